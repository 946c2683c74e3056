/* SPDX-License-Identifier: EUPL-1.2
 * url.c - relative links between pages, and addresses elsewhere
 */
#include "publish/markup/url.h"

#include "base/buf.h"
#include "base/error.h"

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_path(Str path)
{
    if (path.length == 0 || path.data[0] == '/') {
        return false;
    }
    char before = '\0';
    for (size_t i = 0; i < path.length; i++) {
        char c = path.data[i];
        bool is_mark = c == '.' || c == '/';
        if (!is_letter_or_digit(c) && c != '-' && c != '_' && !is_mark) {
            return false;
        }
        if (is_mark && c == before) { /* "..", "//" */
            return false;
        }
        before = c;
    }
    return true;
}

Url url_page(Arena *a, Str from, Str to)
{
    CHECK(is_path(from) && is_path(to));
    size_t common = 0;
    for (size_t i = 0; i < from.length && i < to.length; i++) {
        if (from.data[i] != to.data[i]) {
            break;
        }
        if (from.data[i] == '/') {
            common = i + 1;
        }
    }
    Buf buf = buf_in(a, 0);
    for (size_t i = common; i < from.length; i++) {
        if (from.data[i] == '/') {
            buf_add(&buf, S("../"));
        }
    }
    buf_add(&buf, str_slice(to, common, to.length));
    return (Url){buf_str(&buf)};
}

Url url_page_part(Arena *a, Str from, Str to, Str id)
{
    Str parts[] = {url_page(a, from, to).made_by_url_functions_only, id};
    return (Url){str_join(a, parts, 2, S("#"))};
}

Url url_root(Arena *a, Str to)
{
    CHECK(is_path(to));
    return (Url){str_format(a, "/%.*s", STR_ARG(to))};
}

Url url_part(Arena *a, Str id)
{
    return (Url){str_format(a, "#%.*s", STR_ARG(id))};
}

/* Printable ASCII without what could end an attribute or confuse a reader. */
static bool is_plain(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c <= ' ' || c >= 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' ||
            c == '\\' || c == '`') {
            return false;
        }
    }
    return text.length > 0;
}

bool url_outside(Arena *a, Str text, Url *url)
{
    size_t head = str_starts(text, S("https://"))  ? 8
                  : str_starts(text, S("http://")) ? 7
                                                   : 0;
    if (head == 0 || !is_plain(text) || text.length <= head ||
        !is_letter_or_digit(text.data[head])) {
        return false;
    }
    *url = (Url){str_copy(a, text)};
    return true;
}

bool url_mail(Arena *a, Str address, Url *url)
{
    Str name, host;
    if (!is_plain(address) || !str_cut(address, '@', &name, &host) || name.length == 0 ||
        !str_contains(host, S(".")) || str_contains(host, S("@"))) {
        return false;
    }
    for (size_t i = 0; i < address.length; i++) {
        char c = address.data[i];
        if (!is_letter_or_digit(c) && c != '@' && c != '.' && c != '-' && c != '_' &&
            c != '+') {
            return false;
        }
    }
    *url = (Url){str_format(a, "mailto:%.*s", STR_ARG(address))};
    return true;
}
