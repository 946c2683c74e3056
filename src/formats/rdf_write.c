/* SPDX-License-Identifier: EUPL-1.2
 * rdf_write.c - a list of statements, written in two forms
 */
#include "formats/rdf_write.h"

#include "base/buf.h"
#include "formats/json.h"

#define TYPE S("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

typedef enum ObjectKind { OBJECT_LINK, OBJECT_TEXT, OBJECT_TYPED } ObjectKind;

typedef struct Statement {
    Str subject;
    Str predicate;
    ObjectKind kind;
    Str object;
    Str with; /* the language or the datatype */
} Statement;

struct Rdf {
    Arena *arena;
    Statement *items;
    size_t count;
    size_t capacity;
    bool failed;
    Error error;
};

Rdf *rdf_new(Arena *a)
{
    Rdf *rdf = PUSH(a, Rdf);
    rdf->arena = a;
    return rdf;
}

static bool is_address(Str text)
{
    Str scheme, rest;
    if (!str_cut(text, ':', &scheme, &rest) || scheme.length == 0) {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if ((unsigned char)c <= ' ' || c == '<' || c == '>' || c == '"' || c == '{' ||
            c == '}' || c == '|' || c == '\\' || c == '^' || c == '`') {
            return false;
        }
    }
    return true;
}

static void add(Rdf *rdf, Statement statement)
{
    bool links = statement.kind == OBJECT_LINK;
    if (statement.object.length == 0 || rdf->failed) {
        return;
    }
    if (!is_address(statement.subject) || !is_address(statement.predicate) ||
        (links && !is_address(statement.object))) {
        rdf->failed =
            !FAIL(&rdf->error, ERR_INVALID, "\"%.*s\" or \"%.*s\" is not an address",
                  STR_ARG(statement.subject), STR_ARG(statement.object));
        return;
    }
    if (rdf->count == rdf->capacity) {
        rdf->items = arena_grow(rdf->arena, rdf->items, rdf->count, &rdf->capacity,
                                sizeof(Statement));
    }
    rdf->items[rdf->count++] = statement;
}

void rdf_is(Rdf *rdf, Str subject, Str type)
{
    add(rdf, (Statement){subject, TYPE, OBJECT_LINK, type, {NULL, 0}});
}

void rdf_link(Rdf *rdf, Str subject, Str predicate, Str object)
{
    add(rdf, (Statement){subject, predicate, OBJECT_LINK, object, {NULL, 0}});
}

void rdf_text(Rdf *rdf, Str subject, Str predicate, Str text, Str lang)
{
    add(rdf, (Statement){subject, predicate, OBJECT_TEXT, text, lang});
}

void rdf_typed(Rdf *rdf, Str subject, Str predicate, Str text, Str datatype)
{
    add(rdf, (Statement){subject, predicate, OBJECT_TYPED, text, datatype});
}

static void address(Buf *buf, Str text)
{
    buf_char(buf, '<');
    buf_add(buf, text);
    buf_char(buf, '>');
}

static void quoted(Buf *buf, Str text)
{
    buf_char(buf, '"');
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '"' || c == '\\') {
            buf_char(buf, '\\');
            buf_char(buf, c);
        } else if (c == '\n') {
            buf_add(buf, S("\\n"));
        } else if (c == '\r') {
            buf_add(buf, S("\\r"));
        } else if (c == '\t') {
            buf_add(buf, S("\\t"));
        } else if ((unsigned char)c < ' ') {
            buf_printf(buf, "\\u%04x", c);
        } else {
            buf_char(buf, c);
        }
    }
    buf_char(buf, '"');
}

static void object(Buf *buf, const Statement *statement)
{
    if (statement->kind == OBJECT_LINK) {
        address(buf, statement->object);
        return;
    }
    quoted(buf, statement->object);
    if (statement->kind == OBJECT_TYPED) {
        buf_add(buf, S("^^"));
        address(buf, statement->with);
    } else if (statement->with.length > 0) {
        buf_char(buf, '@');
        buf_add(buf, statement->with);
    }
}

static bool same_subject(const Rdf *rdf, size_t i)
{
    return i > 0 && str_equal(rdf->items[i - 1].subject, rdf->items[i].subject);
}

bool rdf_turtle(const Rdf *rdf, Str *text, Error *err)
{
    if (rdf->failed) {
        *err = rdf->error;
        return false;
    }
    Buf buf = buf_in(rdf->arena, 0);
    for (size_t i = 0; i < rdf->count; i++) {
        const Statement *statement = &rdf->items[i];
        if (same_subject(rdf, i)) {
            buf_add(&buf, S(" ;\n    "));
        } else {
            buf_add(&buf, i > 0 ? S(" .\n\n") : S(""));
            address(&buf, statement->subject);
            buf_char(&buf, ' ');
        }
        address(&buf, statement->predicate);
        buf_char(&buf, ' ');
        object(&buf, statement);
    }
    buf_add(&buf, rdf->count > 0 ? S(" .\n") : S(""));
    return buf_finish(&buf, text, err);
}

static void json_object_of(JsonWriter *w, const Statement *statement)
{
    json_object_begin(w);
    if (statement->kind == OBJECT_LINK) {
        json_key(w, S("@id"));
        json_text(w, statement->object);
    } else {
        json_key(w, S("@value"));
        json_text(w, statement->object);
        if (statement->with.length > 0) {
            json_key(w, statement->kind == OBJECT_TYPED ? S("@type") : S("@language"));
            json_text(w, statement->with);
        }
    }
    json_object_end(w);
}

/* All statements about one thing, each predicate once, in the order it first came. */
static void json_thing(JsonWriter *w, const Rdf *rdf, size_t start, size_t end)
{
    json_object_begin(w);
    json_key(w, S("@id"));
    json_text(w, rdf->items[start].subject);
    for (size_t i = start; i < end; i++) {
        Str predicate = rdf->items[i].predicate;
        bool is_first = true;
        for (size_t k = start; k < i; k++) {
            is_first = is_first && !str_equal(rdf->items[k].predicate, predicate);
        }
        if (!is_first) {
            continue;
        }
        bool is_type = str_equal(predicate, TYPE);
        json_key(w, is_type ? S("@type") : predicate);
        json_array_begin(w);
        for (size_t k = i; k < end; k++) {
            if (str_equal(rdf->items[k].predicate, predicate)) {
                if (is_type) {
                    json_text(w, rdf->items[k].object);
                } else {
                    json_object_of(w, &rdf->items[k]);
                }
            }
        }
        json_array_end(w);
    }
    json_object_end(w);
}

bool rdf_jsonld(const Rdf *rdf, Str *text, Error *err)
{
    if (rdf->failed) {
        *err = rdf->error;
        return false;
    }
    Buf buf = buf_in(rdf->arena, 0);
    JsonWriter w = json_writer(&buf);
    json_array_begin(&w);
    for (size_t start = 0; start < rdf->count;) {
        size_t end = start + 1;
        while (end < rdf->count && same_subject(rdf, end)) {
            end++;
        }
        json_thing(&w, rdf, start, end);
        start = end;
    }
    json_array_end(&w);
    return json_finish(&w, text, err);
}
