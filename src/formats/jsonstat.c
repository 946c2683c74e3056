/* SPDX-License-Identifier: EUPL-1.2
 * jsonstat.c - the members of a JSON-stat document, in whatever order they come */
#include "formats/jsonstat.h"

#include "base/limits.h"
#include "base/number.h"
#include "formats/jsonstat_draft.h"

typedef struct Reader {
    Arena *arena;
    JsonStream *json;
    Str part;
    const DatasetSink *sink;
    bool is_done;  /* a dataset was found and given */
    size_t number; /* of datasets so far */
    size_t links;  /* entries of a collection without data */
    Buf seen;      /* names of datasets that were not asked for */
} Reader;

/* ---- Values and status ---- */

static bool add_cell(DraftCells *cells, uint64_t at, JsonItem item, Error *err)
{
    if (item.kind == JSON_ITEM_OBJECT || item.kind == JSON_ITEM_ARRAY) {
        return FAIL_AT(err, item.place, "a single value must stand here");
    }
    if (cells->count == LIMIT_SOURCE_CELLS || cells->text.overflowed) {
        error_hint(err,
                   S("Ask the publisher for the table as delimited text: that has no "
                     "such limit."));
        return FAIL_AT(err, item.place, "more than %zu values", LIMIT_SOURCE_CELLS);
    }
    if (cells->count == cells->capacity) {
        cells->items = arena_grow(cells->text.arena, cells->items, cells->count,
                                  &cells->capacity, sizeof(DraftCell));
    }
    Str text = str_trim(item.text);
    cells->items[cells->count++] = (DraftCell){
        .at = at,
        .from = (uint32_t)cells->text.length,
        .length = (uint32_t)text.length,
        .line = item.place.line > UINT32_MAX ? UINT32_MAX : (uint32_t)item.place.line,
        .column = item.place.column,
    };
    buf_add(&cells->text, text);
    if (cells->count > LIMIT_SOURCE_CELLS || cells->text.overflowed) {
        error_hint(err,
                   S("Ask the publisher for the table as delimited text: that has no "
                     "such limit."));
        return FAIL_AT(err, item.place, "more than %zu values", LIMIT_SOURCE_CELLS);
    }
    return true;
}

static bool read_dense(Reader *r, DraftCells *cells, Error *err)
{
    cells->is_array = true;
    for (uint64_t at = 0;; at++) {
        JsonItem item;
        if (!json_next(r->json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_ARRAY_END) {
            return true;
        }
        if (!add_cell(cells, at, item, err)) {
            return false;
        }
    }
}

static bool read_sparse(Reader *r, DraftCells *cells, Error *err)
{
    for (;;) {
        JsonItem key;
        JsonItem value;
        int64_t at;
        if (!json_next(r->json, &key, err)) {
            return false;
        }
        if (key.kind == JSON_ITEM_OBJECT_END) {
            return true;
        }
        if (!integer_parse(key.text, &at) || at < 0) {
            return FAIL_AT(err, key.place, "\"%.*s\" is not the number of a cell",
                           STR_ARG(key.text));
        }
        if (!json_next(r->json, &value, err) ||
            !add_cell(cells, (uint64_t)at, value, err)) {
            return false;
        }
    }
}

static bool read_cells(Reader *r, DraftCells *cells, DatasetPlace place, Error *err)
{
    JsonItem item;
    if (!json_next(r->json, &item, err)) {
        return false;
    }
    cells->is_there = true;
    cells->place = place;
    switch (item.kind) {
    case JSON_ITEM_ARRAY:
        return read_dense(r, cells, err);
    case JSON_ITEM_OBJECT:
        return read_sparse(r, cells, err);
    case JSON_ITEM_NULL:
        cells->is_there = false;
        return true;
    case JSON_ITEM_END:
    case JSON_ITEM_OBJECT_END:
    case JSON_ITEM_ARRAY_END:
    case JSON_ITEM_KEY:
    case JSON_ITEM_TEXT:
    case JSON_ITEM_NUMBER:
    case JSON_ITEM_TRUE:
    case JSON_ITEM_FALSE:
        break;
    }
    cells->is_array = true;
    return add_cell(cells, 0, item, err);
}

/* ---- Members of a dataset ---- */

/* Notes are a text or a list of them: one a line. */
static Str joined(Arena *a, const JsonNode *node)
{
    if (node->kind != JSON_ITEM_ARRAY) {
        return node->text;
    }
    Str *lines = PUSH_ARRAY(a, Str, node->count);
    for (size_t i = 0; i < node->count; i++) {
        lines[i] = node->items[i].text;
    }
    return str_join(a, lines, node->count, S("\n"));
}

typedef struct Member {
    Str key;
    size_t text; /* where in the draft it goes: a Str … */
    size_t node; /* … or a JsonNode */
    size_t most; /* values in it */
} Member;

#define TEXT_MEMBER(name, field)                                                         \
    {                                                                                    \
        S_INIT(name), offsetof(Draft, field), 0, LIMIT_SOURCE_COLUMNS                    \
    }
#define NODE_MEMBER(name, field, most)                                                   \
    {                                                                                    \
        S_INIT(name), 0, offsetof(Draft, field), (most)                                  \
    }
static const Member members[] = {
    TEXT_MEMBER("class", class_name),
    TEXT_MEMBER("label", about.title),
    TEXT_MEMBER("href", href),
    TEXT_MEMBER("source", about.publisher),
    TEXT_MEMBER("note", about.note),
    TEXT_MEMBER("updated", about.updated),
    NODE_MEMBER("id", id, LIMIT_SOURCE_COLUMNS),
    NODE_MEMBER("size", size, LIMIT_SOURCE_COLUMNS),
    NODE_MEMBER("role", role, LIMIT_SOURCE_COLUMNS),
    NODE_MEMBER("dimension", dimension, LIMIT_SOURCE_CODES * 8),
};

static const Member *member_named(Str key)
{
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        if (str_equal(members[i].key, key)) {
            return &members[i];
        }
    }
    return NULL;
}

/* The value of a member of a dataset; false in `*known` when it is none of ours. */
static bool read_member(Reader *r, Draft *draft, JsonItem key, bool *known, Error *err)
{
    *known = true;
    if (str_equal(key.text, S("value"))) {
        return read_cells(r, &draft->values, key.place, err);
    }
    if (str_equal(key.text, S("status"))) {
        return read_cells(r, &draft->status, key.place, err);
    }
    const Member *member = member_named(key.text);
    if (member == NULL) {
        *known = false;
        return true;
    }
    size_t budget = member->most;
    JsonNode node;
    if (!json_tree(draft->arena, r->json, &budget, &node, err)) {
        return false;
    }
    char *fields = (char *)draft;
    if (member->node != 0) {
        *(JsonNode *)(void *)(fields + member->node) = node;
    } else {
        *(Str *)(void *)(fields + member->text) = joined(draft->arena, &node);
    }
    return true;
}

/* A draft has an arena of its own, which is dropped early when it is not asked for. */
static Draft *draft_new(DatasetPlace place)
{
    Arena *own = arena_new();
    Draft *draft = PUSH(own, Draft);
    draft->arena = own;
    draft->place = place;
    draft->values.text = buf_in(own, (size_t)256 << 20);
    draft->status.text = buf_in(own, (size_t)64 << 20);
    return draft;
}

static bool is_asked_for(const Reader *r, const Draft *draft)
{
    int64_t number;
    return r->part.length == 0 || str_equal(r->part, draft->about.part) ||
           str_equal(r->part, draft->about.title) || str_equal(r->part, draft->href) ||
           (integer_parse(r->part, &number) && number > 0 &&
            (uint64_t)number == r->number);
}

/* Gives a complete dataset if it is the one. */
static bool offer(Reader *r, Draft *draft, Error *err)
{
    r->number++;
    Dataset *about = &draft->about;
    if (about->part.length == 0) {
        about->part = about->title;
    }
    if (!is_asked_for(r, draft)) {
        buf_printf(&r->seen, "%s\"%.*s\"", r->number > 1 ? ", " : "",
                   STR_ARG(about->part));
        return true;
    }
    r->is_done = true;
    return draft_emit(draft, r->sink, err);
}

/* ---- Documents ---- */

/* A dataset by itself, whose { was just read: a member of a bundle, or of a list. */
static bool read_dataset(Reader *r, Draft *draft, Error *err)
{
    for (;;) {
        JsonItem key;
        bool known;
        if (!json_next(r->json, &key, err)) {
            return false;
        }
        if (key.kind == JSON_ITEM_OBJECT_END) {
            break;
        }
        if (!read_member(r, draft, key, &known, err) ||
            (!known && !json_skip(r->json, key, err))) {
            return false;
        }
    }
    if (!draft->values.is_there && draft->dimension.kind != JSON_ITEM_OBJECT) {
        r->links++; /* of a collection: told by address only */
        return true;
    }
    return offer(r, draft, err);
}

static bool read_part(Reader *r, Str name, DatasetPlace place, Error *err)
{
    Draft *draft = draft_new(place);
    draft->about.part = str_copy(draft->arena, name);
    bool ok = read_dataset(r, draft, err);
    if (r->is_done) {
        arena_defer(r->arena, (void (*)(void *))arena_free, draft->arena);
    } else {
        arena_free(draft->arena);
    }
    return ok;
}

/* The "link" of a collection: {"item": [dataset, dataset]}. */
static bool read_links(Reader *r, Error *err)
{
    JsonItem item;
    if (!json_expect(r->json, JSON_ITEM_OBJECT, "an object", &item, err)) {
        return false;
    }
    for (;;) {
        if (!json_next(r->json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_OBJECT_END) {
            return true;
        }
        bool is_items = str_equal(item.text, S("item"));
        if (!is_items) {
            if (!json_skip(r->json, item, err)) {
                return false;
            }
            continue;
        }
        if (!json_expect(r->json, JSON_ITEM_ARRAY, "a list", &item, err)) {
            return false;
        }
        do {
            if (!json_next(r->json, &item, err) ||
                (item.kind == JSON_ITEM_OBJECT &&
                 !(r->is_done ? json_skip(r->json, item, err)
                              : read_part(r, S(""), item.place, err)))) {
                return false;
            }
        } while (item.kind != JSON_ITEM_ARRAY_END);
    }
}

/* A member of the document that is none of a dataset: of a bundle, when it is an object.
 */
static bool read_other(Reader *r, JsonItem key, Error *err)
{
    static const char *const others[] = {"version", "extension", "error"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (str_equal(key.text, str_of(others[i]))) {
            return json_skip(r->json, key, err);
        }
    }
    if (str_equal(key.text, S("link"))) {
        return read_links(r, err);
    }
    if (r->is_done) {
        return json_skip(r->json, key, err);
    }
    Str name = str_copy(r->arena, key.text);
    JsonItem value;
    if (!json_next(r->json, &value, err)) {
        return false;
    }
    return value.kind == JSON_ITEM_OBJECT ? read_part(r, name, value.place, err)
                                          : json_skip(r->json, value, err);
}

static bool nothing_found(const Reader *r, const Draft *draft, Error *err)
{
    if (r->number > 0) {
        return FAIL(err, ERR_NOT_FOUND, "there is no dataset \"%.*s\", but %.*s",
                    STR_ARG(r->part), STR_ARG(buf_str(&r->seen)));
    }
    if (r->links > 0 && str_equal(draft->class_name, S("collection"))) {
        error_hint(err, S("Fetch the address of the dataset you need."));
        return FAIL(err, ERR_INVALID, "a collection of %zu links, without data",
                    r->links);
    }
    return FAIL_AT(err, draft->place, "no JSON-stat dataset: it has no values");
}

bool jsonstat_read(Arena *a, Input *input, Str part, const DatasetSink *sink, Error *err)
{
    Reader r = {.arena = a,
                .json = json_stream(a, input),
                .part = part,
                .sink = sink,
                .seen = buf_in(a, 200)};
    JsonItem item;
    if (!json_expect(r.json, JSON_ITEM_OBJECT, "a JSON-stat object", &item, err)) {
        return false;
    }
    Draft *draft = draft_new(item.place);
    arena_defer(a, (void (*)(void *))arena_free, draft->arena);
    for (;;) {
        bool known;
        if (!json_next(r.json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_OBJECT_END) {
            break;
        }
        if (!read_member(&r, draft, item, &known, err) ||
            (!known && !read_other(&r, item, err))) {
            return false;
        }
    }
    if (!json_expect(r.json, JSON_ITEM_END, "nothing more", &item, err)) {
        return false;
    }
    if (!r.is_done && draft->values.is_there && !offer(&r, draft, err)) {
        return false;
    }
    return r.is_done || nothing_found(&r, draft, err);
}
