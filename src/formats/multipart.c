/* SPDX-License-Identifier: EUPL-1.2
 * multipart.c - cutting a body at its marks
 */
#include "formats/multipart.h"

#include <string.h>

enum { MOST_PARTS = 40, MOST_MARK = 70, MOST_HEAD = 4096 };

static const Str TYPE = S_INIT("multipart/form-data");

bool is_multipart(Str content_type)
{
    return str_starts(content_type, TYPE);
}

/* Where `part` begins in `text`, from `from` on; its length when it does not. */
static size_t find(Str text, size_t from, Str part)
{
    while (part.length <= text.length && from <= text.length - part.length) {
        const char *hit =
            memchr(text.data + from, part.data[0], text.length - part.length - from + 1);
        if (hit == NULL) {
            break;
        }
        from = (size_t)(hit - text.data);
        if (memcmp(hit, part.data, part.length) == 0) {
            return from;
        }
        from++;
    }
    return text.length;
}

/* `name="value"` or name=value among parameters with ; between. */
static bool parameter(Arena *a, Str text, Str name, Str *value)
{
    Str mark = str_format(a, "%.*s=", STR_ARG(name));
    size_t at = 0;
    while ((at = find(text, at, mark)) < text.length) {
        char before = at > 0 ? text.data[at - 1] : ';';
        at += mark.length;
        if (before != ';' && before != ' ') {
            continue; /* filename= is not name= */
        }
        if (at < text.length && text.data[at] == '"') {
            size_t end = ++at;
            while (end < text.length && text.data[end] != '"') {
                end += text.data[end] == '\\' && end + 1 < text.length &&
                               text.data[end + 1] == '"'
                           ? 2
                           : 1;
            }
            *value = str_slice(text, at, end);
            return end < text.length;
        }
        Str rest;
        (void)str_cut(str_slice(text, at, text.length), ';', value, &rest);
        *value = str_trim(*value);
        return true;
    }
    return false;
}

static Str unescaped(Arena *a, Str value)
{
    return str_replace(a, str_replace(a, value, S("%22"), S("\"")), S("\\\""), S("\""));
}

static bool mark_of(Arena *a, Str content_type, Str *mark, Error *err)
{
    Str boundary;
    if (!parameter(a, content_type, S("boundary"), &boundary) || boundary.length == 0 ||
        boundary.length > MOST_MARK) {
        return FAIL(err, ERR_INVALID, "the form does not say where its parts end");
    }
    *mark = str_format(a, "\r\n--%.*s", STR_ARG(boundary));
    return true;
}

/* The line of the head that tells what it is. */
static bool disposition(Str head, Str *line)
{
    static const Str NAME = S_INIT("content-disposition:");
    bool more = true;
    while (more) {
        Str one;
        more = str_cut(head, '\n', &one, &head);
        bool is_it = one.length > NAME.length;
        for (size_t i = 0; is_it && i < NAME.length; i++) {
            char c = one.data[i];
            is_it = (c >= 'A' && c <= 'Z' ? c + 32 : c) == NAME.data[i];
        }
        if (is_it) {
            *line = str_trim(str_slice(one, NAME.length, one.length));
            return true;
        }
    }
    return false;
}

static bool read_part(Arena *a, Str text, FormPart *part, Error *err)
{
    Str line;
    size_t end = find(text, 0, S("\r\n\r\n"));
    if (end == text.length || end > MOST_HEAD) {
        return FAIL(err, ERR_INVALID, "a part of the form has no head");
    }
    if (!disposition(str_slice(text, 0, end), &line) ||
        !parameter(a, line, S("name"), &part->name) || part->name.length == 0) {
        return FAIL(err, ERR_INVALID, "a part of the form has no name");
    }
    part->name = unescaped(a, part->name);
    part->is_file = parameter(a, line, S("filename"), &part->file_name);
    part->file_name = unescaped(a, part->file_name);
    part->bytes = str_slice(text, end + 4, text.length);
    bool is_text = str_is_utf8(part->name, NULL) && str_is_utf8(part->file_name, NULL) &&
                   (part->is_file || str_is_utf8(part->bytes, NULL));
    return is_text || FAIL(err, ERR_INVALID, "a field of the form is not UTF-8");
}

bool multipart_parse(Arena *a, Str content_type, Str body, FormParts *parts, Error *err)
{
    Str mark;
    FormParts result = {PUSH_ARRAY(a, FormPart, MOST_PARTS), 0};
    if (!mark_of(a, content_type, &mark, err)) {
        return false;
    }
    Str first = str_slice(mark, 2, mark.length); /* nothing need stand before it */
    size_t at =
        str_starts(body, first) ? first.length : find(body, 0, mark) + mark.length;
    while (at + 2 <= body.length && memcmp(body.data + at, "--", 2) != 0) {
        size_t next = find(body, at, mark);
        FormPart part = {0};
        if (memcmp(body.data + at, "\r\n", 2) != 0 || next == body.length) {
            break;
        }
        if (result.count == MOST_PARTS) {
            return FAIL(err, ERR_INVALID, "the form has more than %d parts", MOST_PARTS);
        }
        if (!read_part(a, str_slice(body, at + 2, next), &part, err)) {
            return false;
        }
        if (form_part(&result, part.name) != NULL) {
            return FAIL(err, ERR_INVALID, "\"%.*s\" is given twice",
                        STR_ARG(str_slice(part.name, 0, 80)));
        }
        result.items[result.count++] = part;
        at = next + mark.length;
    }
    if (at + 2 > body.length || memcmp(body.data + at, "--", 2) != 0) {
        return FAIL(err, ERR_INVALID, "the form breaks off");
    }
    *parts = result;
    return true;
}

const FormPart *form_part(const FormParts *parts, Str name)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (str_equal(parts->items[i].name, name)) {
            return &parts->items[i];
        }
    }
    return NULL;
}
