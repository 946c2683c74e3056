/* SPDX-License-Identifier: EUPL-1.2
 * px.c - statements and data of a PX file
 *
 * All marks of the format are ASCII, and so are the bytes of its encodings below 128; so
 * the header is taken apart as bytes, and its texts are decoded when CODEPAGE is known.
 */
#include "formats/px.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "formats/encoding.h"
#include "formats/px_header.h"

enum {
    WINDOW_BYTES = 64 << 10,
    CELL_BYTES = 1000, /* of one number, symbol or key */
};

typedef struct Reader {
    Arena *arena;
    Input *input;
    char *window; /* ended by a zero byte */
    size_t at;
    size_t end;
    bool ended;
    uint64_t base;
    uint64_t line;
    uint64_t line_start;
    Buf text;
    PxHeader header;
    PxCube cube;
    const DatasetSink *sink;
    Str *fields;
    size_t *positions; /* of the cell at hand, by variable */
    Map *keys;         /* by STUB variable: from key to position */
    Arena *scratch;    /* of the key at hand */
} Reader;

static DatasetPlace place_of(const Reader *r)
{
    uint64_t column = r->base + r->at - r->line_start + 1;
    return (DatasetPlace){r->line, column > UINT32_MAX ? UINT32_MAX : (uint32_t)column};
}

/* At least CELL_BYTES from `at` on, unless the file ends before. */
static bool fill(Reader *r, Error *err)
{
    if (r->end - r->at > CELL_BYTES || r->ended) {
        return true;
    }
    memmove(r->window, r->window + r->at, r->end - r->at);
    r->base += r->at;
    r->end -= r->at;
    r->at = 0;
    while (!r->ended && r->end <= CELL_BYTES) {
        size_t got = 0;
        if (!input_read(r->input, r->window + r->end, WINDOW_BYTES - r->end, &got, err)) {
            return false;
        }
        r->ended = got == 0;
        r->end += got;
    }
    r->window[r->end] = '\0';
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* To the first byte that is no blank. `*c` is 0 at the end. */
static bool to_mark(Reader *r, char *c, Error *err)
{
    for (;;) {
        if (!fill(r, err)) {
            return false;
        }
        while (r->at < r->end && is_blank(r->window[r->at])) {
            if (r->window[r->at++] == '\n') {
                r->line++;
                r->line_start = r->base + r->at;
            }
        }
        if (r->at < r->end || r->ended) {
            *c = r->at < r->end ? r->window[r->at] : '\0';
            return true;
        }
    }
}

/* ---- Statements ---- */

static void add_text(Reader *r, PxTexts *texts, Str text)
{
    if (texts->count == texts->capacity) {
        texts->items = arena_grow(r->arena, texts->items, texts->count, &texts->capacity,
                                  sizeof(Str));
    }
    texts->items[texts->count++] = str_copy(r->arena, text);
}

static bool keep_byte(Reader *r, Error *err)
{
    buf_char(&r->text, r->window[r->at]);
    if (r->window[r->at++] == '\n') {
        r->line++;
        r->line_start = r->base + r->at;
    }
    if (r->text.overflowed) {
        return FAIL_AT(err, place_of(r), "text of more than %zu bytes",
                       LIMIT_FIELD_BYTES);
    }
    return true;
}

/* A text between quotes; pieces that follow each other are one text. Line ends within it
 * are no part of it. */
static bool read_quoted(Reader *r, PxTexts *into, Error *err)
{
    char c = '"';
    buf_clear(&r->text);
    while (c == '"') {
        r->at++;
        for (;;) {
            if (!fill(r, err)) {
                return false;
            }
            if (r->at == r->end) {
                return FAIL_AT(err, place_of(r), "the file ends within a text");
            }
            if (r->window[r->at] == '"') {
                r->at++;
                break;
            }
            if (!keep_byte(r, err)) {
                return false;
            }
        }
        if (!to_mark(r, &c, err)) {
            return false;
        }
    }
    add_text(r, into, buf_str(&r->text));
    return true;
}

/* A word without quotes, up to one of `ends`; what stands between parentheses stays
 * together: TLIST(A1,"1994"-"1996"). */
static bool read_word(Reader *r, const char *ends, Str *word, Error *err)
{
    int open = 0;
    buf_clear(&r->text);
    for (;;) {
        if (!fill(r, err)) {
            return false;
        }
        if (r->at == r->end) {
            return FAIL_AT(err, place_of(r), "the file ends before its data");
        }
        char c = r->window[r->at];
        if (open == 0 && strchr(ends, c) != NULL) {
            *word = str_trim(buf_str(&r->text));
            return true;
        }
        open += (c == '(') - (c == ')');
        if (!keep_byte(r, err)) {
            return false;
        }
    }
}

/* The keyword, up to its = ; false at the very end too, with no keyword. */
static bool read_keyword(Reader *r, PxStatement *statement, Error *err)
{
    char c;
    Str word;
    if (!to_mark(r, &c, err)) {
        return false;
    }
    statement->place = place_of(r);
    if (!read_word(r, "[(=;", &word, err)) {
        return false;
    }
    if (word.length == 0) {
        return FAIL_AT(err, statement->place, "a keyword must stand here");
    }
    statement->keyword = str_copy(r->arena, word);
    if (r->window[r->at] == '[') {
        r->at++;
        if (!read_word(r, "]", &word, err)) {
            return false;
        }
        statement->language = str_copy(r->arena, word);
        r->at++;
    }
    return true;
}

/* ("sex","Total") */
static bool read_subjects(Reader *r, PxStatement *statement, Error *err)
{
    char c;
    do {
        r->at++;
        if (!to_mark(r, &c, err)) {
            return false;
        }
        if (c != '"') {
            return FAIL_AT(err, place_of(r), "a text between quotes must stand here");
        }
        if (!read_quoted(r, &statement->subjects, err) || !to_mark(r, &c, err)) {
            return false;
        }
    } while (c == ',');
    if (c != ')') {
        return FAIL_AT(err, place_of(r), "a comma or ) must stand here");
    }
    r->at++;
    return true;
}

static bool read_values(Reader *r, PxStatement *statement, Error *err)
{
    char c;
    for (;;) {
        if (!to_mark(r, &c, err)) {
            return false;
        }
        if (c == ';') {
            r->at++;
            return true;
        }
        if (c == ',') {
            r->at++;
            continue;
        }
        Str word;
        if (c == '"') {
            if (!read_quoted(r, &statement->values, err)) {
                return false;
            }
        } else if (!read_word(r, ",;", &word, err)) {
            return false;
        } else {
            add_text(r, &statement->values, word);
        }
        if (statement->values.count > LIMIT_SOURCE_CODES) {
            return FAIL_AT(err, statement->place, "\"%.*s\" has more than %zu values",
                           STR_ARG(statement->keyword), LIMIT_SOURCE_CODES);
        }
    }
}

/* One statement; `*is_data` when it is DATA, whose = was read. */
static bool read_statement(Reader *r, bool *is_data, Error *err)
{
    PxStatement statement = {0};
    char c;
    if (!read_keyword(r, &statement, err) || !to_mark(r, &c, err)) {
        return false;
    }
    if (c == '(' && (!read_subjects(r, &statement, err) || !to_mark(r, &c, err))) {
        return false;
    }
    if (c != '=') {
        return FAIL_AT(err, place_of(r), "= must follow the keyword \"%.*s\"",
                       STR_ARG(statement.keyword));
    }
    r->at++;
    *is_data = str_equal(statement.keyword, S("DATA"));
    if (*is_data) {
        return true;
    }
    if (!read_values(r, &statement, err)) {
        return false;
    }
    PxHeader *header = &r->header;
    if (header->count == LIMIT_SOURCE_CODES || r->base + r->at > LIMIT_PX_HEADER_BYTES) {
        return FAIL_AT(err, place_of(r),
                       "more than %zu statements or %zu bytes before data",
                       LIMIT_SOURCE_CODES, LIMIT_PX_HEADER_BYTES);
    }
    if (header->count == header->capacity) {
        header->items = arena_grow(r->arena, header->items, header->count,
                                   &header->capacity, sizeof(PxStatement));
    }
    header->items[header->count++] = statement;
    return true;
}

static bool read_header(Reader *r, Error *err)
{
    if (!fill(r, err)) {
        return false;
    }
    Str head = {r->window, r->end};
    if (str_starts(head, S("\xEF\xBB\xBF"))) {
        r->header.has_byte_order_mark = true;
        r->at = 3;
        r->line_start = 3;
    }
    bool is_data = false;
    while (!is_data) {
        if (!read_statement(r, &is_data, err)) {
            return false;
        }
    }
    return true;
}

/* ---- Data ---- */

/* The next cell; `*is_there` false at the ; or the end. */
static bool next_cell(Reader *r, Str *cell, bool *is_there, Error *err)
{
    char c;
    do {
        if (!to_mark(r, &c, err)) {
            return false;
        }
        r->at += c == ',';
    } while (c == ',');
    *is_there = c != ';' && c != '\0';
    if (!*is_there) {
        return true;
    }
    if (!fill(r, err)) {
        return false;
    }
    bool is_quoted = c == '"';
    const char *from = r->window + r->at + is_quoted;
    const char *p = from;
    const char *end = r->window + r->end;
    if (is_quoted) {
        while (p < end && *p != '"' && *p != '\n') {
            p++;
        }
    } else {
        while (p < end && !is_blank(*p) && *p != ',' && *p != ';' && *p != '"') {
            p++;
        }
    }
    size_t length = (size_t)(p - from);
    if (length >= CELL_BYTES || (is_quoted && (p == end || *p != '"'))) {
        return FAIL_AT(err, place_of(r), "a cell that does not end");
    }
    *cell = (Str){from, length};
    return true;
}

/* Past the cell that next_cell() gave. */
static void past_cell(Reader *r, Str cell)
{
    r->at = (size_t)(cell.data - r->window) + cell.length;
    r->at += r->at < r->end && r->window[r->at] == '"';
}

static void set_position(Reader *r, size_t variable, size_t position)
{
    r->positions[variable] = position;
    r->fields[variable] = r->cube.dataset.columns[variable].codes[position].code;
}

/* To the next cell of variables `first` and further; false when they begin anew. */
static bool step(Reader *r, size_t first)
{
    for (size_t v = r->cube.variable_count; v-- > first;) {
        size_t next = r->positions[v] + 1;
        if (next < r->cube.dataset.columns[v].code_count) {
            set_position(r, v, next);
            return true;
        }
        set_position(r, v, 0);
    }
    return false;
}

static bool give_cell(Reader *r, Str cell, Error *err)
{
    if (!str_is_utf8(cell, NULL)) {
        return FAIL_AT(err, place_of(r), "a cell that is neither number nor symbol");
    }
    r->fields[r->cube.variable_count] = cell.length == 0 ? S("") : cell;
    DatasetRow row = {.fields = r->fields, .place = place_of(r)};
    return r->sink->row(r->sink->self, &row, err);
}

/* Cells until the variables from `first` on begin anew; fewer is a fault. */
static bool read_block(Reader *r, size_t first, Error *err)
{
    do {
        Str cell;
        bool is_there;
        if (!next_cell(r, &cell, &is_there, err)) {
            return false;
        }
        if (!is_there) {
            return FAIL_AT(err, place_of(r), "the data end here, with cells missing");
        }
        if (!give_cell(r, cell, err)) {
            return false;
        }
        past_cell(r, cell);
    } while (step(r, first));
    return true;
}

static bool make_keys(Reader *r, Error *err)
{
    const PxCube *cube = &r->cube;
    r->keys = PUSH_ARRAY(r->arena, Map, cube->stub_count);
    for (size_t v = 0; v < cube->stub_count; v++) {
        const DatasetColumn *column = &cube->dataset.columns[v];
        if (cube->keys[v] == PX_NO_KEYS) {
            return FAIL(err, ERR_INVALID, "\"%.*s\" has no KEYS, others have",
                        STR_ARG(column->name));
        }
        r->keys[v] = map_in(r->arena, column->code_count);
        for (size_t i = 0; i < column->code_count; i++) {
            Str key = cube->keys[v] == PX_KEYS_VALUES ? cube->value_texts[v][i]
                                                      : column->codes[i].code;
            map_put(&r->keys[v], key, i);
        }
    }
    return true;
}

/* The key of one STUB variable, at the begin of a line of data. */
static bool read_key(Reader *r, size_t variable, Error *err)
{
    Str bytes;
    Str key;
    size_t bad;
    bool is_there;
    if (!next_cell(r, &bytes, &is_there, err)) {
        return false;
    }
    arena_reset(r->scratch);
    if (!is_there ||
        !encoding_to_utf8(r->scratch, r->cube.dataset.encoding, bytes, &key, &bad)) {
        return FAIL_AT(err, place_of(r), "a key must stand here");
    }
    key = str_trim(key);
    size_t position = map_get(&r->keys[variable], key);
    if (position == MAP_NONE) {
        return FAIL_AT(err, place_of(r), "\"%.*s\" is no key of \"%.*s\"", STR_ARG(key),
                       STR_ARG(r->cube.dataset.columns[variable].name));
    }
    set_position(r, variable, position);
    past_cell(r, bytes);
    return true;
}

/* Lines that begin with the keys of their STUB variables. */
static bool read_keyed(Reader *r, Error *err)
{
    if (!make_keys(r, err)) {
        return false;
    }
    r->scratch = arena_new();
    arena_defer(r->arena, (void (*)(void *))arena_free, r->scratch);
    for (;;) {
        char c;
        if (!to_mark(r, &c, err)) {
            return false;
        }
        if (c == ';' || c == '\0') {
            return true;
        }
        for (size_t v = 0; v < r->cube.stub_count; v++) {
            if (!read_key(r, v, err)) {
                return false;
            }
        }
        if (!read_block(r, r->cube.stub_count, err)) {
            return false;
        }
    }
}

static bool read_data(Reader *r, Error *err)
{
    bool is_keyed = false;
    for (size_t v = 0; v < r->cube.variable_count; v++) {
        is_keyed |= r->cube.keys[v] != PX_NO_KEYS;
        set_position(r, v, 0);
    }
    if (!r->sink->begin(r->sink->self, &r->cube.dataset, err) ||
        !(is_keyed ? read_keyed(r, err) : read_block(r, 0, err))) {
        return false;
    }
    char c;
    if (!to_mark(r, &c, err)) {
        return false;
    }
    if (c != ';' && c != '\0') {
        return FAIL_AT(err, place_of(r), "more cells than the variables make");
    }
    return true;
}

bool px_read(Arena *a, Input *input, Str language, const DatasetSink *sink, Error *err)
{
    Reader r = {.arena = a,
                .input = input,
                .window = PUSH_ARRAY(a, char, WINDOW_BYTES + 1),
                .line = 1,
                .text = buf_in(a, LIMIT_FIELD_BYTES),
                .header = {.arena = a, .language = language},
                .sink = sink};
    if (!read_header(&r, err) || !px_cube(&r.header, &r.cube, err)) {
        return false;
    }
    r.fields = PUSH_ARRAY(a, Str, r.cube.variable_count + 1);
    r.positions = PUSH_ARRAY(a, size_t, r.cube.variable_count);
    return read_data(&r, err);
}
