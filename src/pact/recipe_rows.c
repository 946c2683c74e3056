/* SPDX-License-Identifier: EUPL-1.2
 * recipe_rows.c - from bits to rows, from rows to the tally
 */
#include "pact/recipe_rows.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum {
    KNOWN_BITS = 10,
    KNOWN = 1 << KNOWN_BITS, /* texts of a slot that are kept at hand */
    KNOWN_BYTES = 15,        /* of such a text */
};

/* A raw text as two words: its bytes, and its length and one in the last byte. */
typedef struct Packed {
    uint64_t first;
    uint64_t second;
} Packed;

typedef struct Known {
    Packed text; /* zeros: none yet */
    Judged judged;
} Known;

struct Rows {
    RowsShape shape;
    Arena *scratch; /* texts of the row at hand */
    Tally *tally;
    RunColumns columns;
    bool drops_at_once; /* no slot may say that the row is a total */
    Known (*known)[KNOWN];
    Judged *judged; /* of the row at hand: texts that are too long to be known */
    Str *slots;
    Str *values;
    const Marks *marks;
    RowsPassed passed;
};

/* A row within the text; `bits` are the ends in the 64 bytes from its start. */
typedef struct Row {
    size_t start;
    size_t end; /* its line feed */
    size_t width;
    uint64_t line;
    uint64_t bits;
} Row;

/* Stands at the start of a field; `bits` are the ends in the 64 bytes from `at` that are
 * not before it. */
typedef struct Cursor {
    size_t column;
    size_t start;
    size_t at;
    uint64_t bits;
} Cursor;

/* --- rows and fields --- */

/* The bits of the 64 bytes from any place. */
INLINE uint64_t window(const uint64_t *words, size_t at)
{
    size_t word = at / MARKS_WORD, shift = at % MARKS_WORD;
    return words[word] >> shift | words[word + 1] << 1 << (MARKS_WORD - 1 - shift);
}

INLINE size_t count(uint64_t bits)
{
    return (size_t)__builtin_popcountll(bits);
}

INLINE size_t lowest(uint64_t bits)
{
    return (size_t)__builtin_ctzll(bits);
}

/* The row that starts at `start`, in this line. False: it has no end here. */
INLINE bool find_row(const Marks *m, size_t start, uint64_t line, Row *row)
{
    uint64_t bits = window(m->ends, start), stop = window(m->rows, start);
    uint64_t ends = bits;
    size_t at = start, width = 0;
    while (stop == 0) {
        width += count(ends);
        at += MARKS_WORD;
        if (at >= m->length) {
            return false;
        }
        ends = window(m->ends, at);
        stop = window(m->rows, at);
    }
    width += count(ends & (stop ^ (stop - 1)));
    *row = (Row){start, at + lowest(stop), width, line, bits};
    return true;
}

INLINE Cursor cursor_at(const Row *row)
{
    return (Cursor){0, row->start, row->start, row->bits};
}

/* The raw text of a column that the row has. */
INLINE Str field(const Marks *m, const Row *row, Cursor *c, size_t column)
{
    if (column < c->column) {
        *c = cursor_at(row);
    }
    if (column > c->column) {
        size_t passed = column - c->column - 1;
        for (size_t here; (here = count(c->bits)) <= passed;) {
            passed -= here;
            c->at += MARKS_WORD;
            c->bits = window(m->ends, c->at);
        }
        for (; passed > 0; passed--) {
            c->bits &= c->bits - 1;
        }
        c->start = c->at + lowest(c->bits) + 1;
        c->bits &= c->bits - 1;
        c->column = column;
    }
    while (c->bits == 0) {
        c->at += MARKS_WORD;
        c->bits = window(m->ends, c->at);
    }
    return (Str){m->text + c->start, c->at + lowest(c->bits) - c->start};
}

/* Without blanks and quotes, as UTF-8: as formats/delimited.c cleans a field. */
static bool clean(Rows *rows, Str raw, Str *text)
{
    Str s = str_trim(raw);
    if (s.length >= 2 && s.data[0] == '"' && !rows->shape.is_literal) {
        s = str_slice(s, 1, s.length - 1);
        if (memchr(s.data, '"', s.length) != NULL) {
            s = str_replace(rows->scratch, s, S("\"\""), S("\""));
        }
        s = str_trim(s);
    }
    if (rows->marks->has_high) {
        size_t at;
        if (!encoding_to_utf8(rows->scratch, rows->shape.encoding, s, &s, &at)) {
            return false;
        }
        s = delimited_trim(s);
    }
    *text = s;
    return true;
}

/* Nothing of it would be cleaned away. */
INLINE bool is_clean(const Rows *rows, Str raw)
{
    return !rows->marks->has_high &&
           (raw.length == 0 ||
            (raw.data[0] > ' ' && raw.data[0] != '"' && raw.data[raw.length - 1] > ' '));
}

/* --- texts that were judged before --- */

/* What to keep of the two words of a text, by its length. */
#define LOW(bytes) (((uint64_t)1 << 8 * (bytes)) - 1)
#define IN_FIRST(bytes)                                                                  \
    {                                                                                    \
        LOW(bytes), 0                                                                    \
    }
#define IN_SECOND(bytes)                                                                 \
    {                                                                                    \
        ~(uint64_t)0, LOW(bytes)                                                         \
    }
static const Packed MASKS[KNOWN_BYTES + 1] = {
    IN_FIRST(0),  IN_FIRST(1),  IN_FIRST(2),  IN_FIRST(3),  IN_FIRST(4),  IN_FIRST(5),
    IN_FIRST(6),  IN_FIRST(7),  IN_SECOND(0), IN_SECOND(1), IN_SECOND(2), IN_SECOND(3),
    IN_SECOND(4), IN_SECOND(5), IN_SECOND(6), IN_SECOND(7),
};

INLINE Packed pack(Str raw)
{
    const Packed *mask = &MASKS[raw.length];
    return (Packed){marks_bytes(raw.data) & mask->first,
                    (marks_bytes(raw.data + 8) & mask->second) |
                        (uint64_t)(raw.length + 1) << 56};
}

static bool judge_anew(Rows *rows, size_t slot, Str raw, Judged *judged)
{
    Str text;
    return clean(rows, raw, &text) && tally_judge(rows->tally, slot, text, judged, NULL);
}

static const Judged *judge_long(Rows *rows, size_t slot, Str raw)
{
    return judge_anew(rows, slot, raw, &rows->judged[slot]) ? &rows->judged[slot] : NULL;
}

static const Judged *learn(Rows *rows, size_t slot, Str raw, Packed packed, Known *known)
{
    known->text = (Packed){0, 0};
    if (!judge_anew(rows, slot, raw, &known->judged)) {
        return NULL;
    }
    known->text = packed;
    return &known->judged;
}

/* What a text says, until the next text of the slot; null: not for here. */
INLINE const Judged *judge(Rows *rows, size_t slot, Str raw)
{
    if (raw.length > KNOWN_BYTES) {
        return judge_long(rows, slot, raw);
    }
    Packed packed = pack(raw);
    uint64_t mixed = packed.first ^ (packed.second << 31 | packed.second >> 33);
    uint64_t hash = mixed * 0x9E3779B97F4A7C15U;
    Known *known = &rows->known[slot][hash >> (64 - KNOWN_BITS)];
    if (((known->text.first ^ packed.first) | (known->text.second ^ packed.second)) !=
        0) {
        return learn(rows, slot, raw, packed, known);
    }
    return &known->judged;
}

/* --- rows that are not plain --- */

static size_t count_filled(Rows *rows, const Row *row)
{
    size_t filled = 0;
    Cursor c = cursor_at(row);
    for (size_t i = 0; i < row->width; i++) {
        Str text;
        filled += clean(rows, field(rows->marks, row, &c, i), &text) && text.length > 0;
    }
    return filled;
}

/* A row of another width: blank, a note, or for the careful reader to judge. */
static bool odd_row(Rows *rows, const Row *row)
{
    size_t filled = count_filled(rows, row);
    if (filled > 1 || (filled == 1 && rows->shape.column_count <= 2)) {
        return false;
    }
    rows->passed.blank_count += filled == 0;
    rows->passed.note_count += filled == 1;
    return true;
}

static bool long_way(Rows *rows, Row row)
{
    if (row.width != rows->shape.width) {
        return odd_row(rows, &row);
    }
    if (count_filled(rows, &row) == 0) {
        rows->passed.blank_count++;
        return true;
    }
    const RunColumns *columns = &rows->columns;
    Cursor c = cursor_at(&row);
    for (size_t i = 0; i < columns->slot_count; i++) {
        if (!clean(rows, field(rows->marks, &row, &c, columns->slots[i]),
                   &rows->slots[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < columns->value_count; i++) {
        if (!clean(rows, field(rows->marks, &row, &c, columns->values[i]),
                   &rows->values[i])) {
            return false;
        }
    }
    for (size_t i = rows->shape.column_count; i < row.width; i++) {
        Str past;
        if (!clean(rows, field(rows->marks, &row, &c, i), &past) || past.length > 0) {
            return false;
        }
    }
    DatasetPlace place = {row.line, 0};
    return tally_row(rows->tally, rows->slots, rows->values, place, NULL);
}

/* --- rows that are --- */

/* Nothing but delimiters past the last column. */
INLINE bool ends_well(const Marks *m, const Row *row, size_t past)
{
    size_t at = row->end;
    while (at > row->start && m->text[at - 1] == '\r') {
        at--;
    }
    for (; past > 0 && at > row->start; past--) {
        at--;
        if ((window(m->ends, at) & 1) == 0) {
            return false;
        }
    }
    return past == 0;
}

INLINE bool count_plainly(Rows *rows, const Marks *m, const Row *row, Cursor *c,
                          const Judged *const *said)
{
    const RunColumns *columns = &rows->columns;
    for (size_t i = 0; i < columns->value_count; i++) {
        Str raw = field(m, row, c, columns->values[i]);
        rows->values[i] = raw;
        if (!is_clean(rows, raw) && !clean(rows, raw, &rows->values[i])) {
            return false;
        }
    }
    DatasetPlace place = {row->line, 0};
    return tally_judged_row(rows->tally, said, rows->values, place, NULL);
}

INLINE bool one_row(Rows *rows, const Marks *m, const Row *row)
{
    size_t past = rows->shape.width - rows->shape.column_count;
    if (row->width != rows->shape.width || (past > 0 && !ends_well(m, row, past))) {
        return long_way(rows, *row);
    }
    const Judged *said[TALLY_SLOTS];
    const Judged *dropped = NULL; /* by the first slot that does */
    bool is_filled = false, is_total = false;
    Cursor c = cursor_at(row);
    for (size_t i = 0; i < rows->columns.slot_count; i++) {
        const Judged *says = judge(rows, i, field(m, row, &c, rows->columns.slots[i]));
        if (says == NULL) {
            return false;
        }
        said[i] = says;
        is_filled = is_filled || !says->is_blank;
        is_total = is_total || says->kind == VERDICT_TOTAL;
        if (says->kind == VERDICT_DROPPED && dropped == NULL) {
            dropped = says;
        }
        if (dropped != NULL && is_filled && rows->drops_at_once) {
            tally_drop(rows->tally, dropped);
            return true;
        }
    }
    if (!is_filled) {
        return long_way(rows, *row);
    }
    if (dropped != NULL && !is_total) { /* values make no difference */
        DatasetPlace place = {row->line, 0};
        return tally_judged_row(rows->tally, said, rows->values, place, NULL);
    }
    return count_plainly(rows, m, row, &c, said);
}

INLINE bool all_rows(Rows *rows, const RowsPart *part)
{
    const Marks m = *part->marks;
    uint64_t line = part->line;
    Row row;
    for (size_t at = part->from; at < part->to; at = row.end + 1) {
        if (!find_row(&m, at, line, &row) || !one_row(rows, &m, &row)) {
            return false;
        }
        line += m.has_quotes ? marks_feeds(&m, at, row.end + 1) : 1;
    }
    return true;
}

#ifdef FASTEST_TARGET
FASTEST_TARGET static bool all_rows_fastest(Rows *rows, const RowsPart *part)
{
    return all_rows(rows, part);
}
#endif

static void free_arena(void *thing)
{
    arena_free(thing);
}

Rows *rows_new(Arena *a, Run *run, const RowsShape *shape)
{
    Rows *rows = PUSH(a, Rows);
    *rows = (Rows){.shape = *shape,
                   .scratch = arena_new(),
                   .tally = run_tally(run),
                   .columns = run_columns(run)};
    arena_defer(a, free_arena, rows->scratch);
    rows->drops_at_once = !rows->tally->plan->has_total_rows;
    rows->known = arena_push(a, rows->columns.slot_count + 1, sizeof rows->known[0],
                             _Alignof(Known));
    rows->judged = PUSH_ARRAY(a, Judged, rows->columns.slot_count + 1);
    rows->slots = PUSH_ARRAY(a, Str, rows->columns.slot_count + 1);
    rows->values = PUSH_ARRAY(a, Str, rows->columns.value_count + 1);
    return rows;
}

bool rows_count(Rows *rows, const RowsPart *part)
{
    rows->marks = part->marks;
    bool is_regular;
#ifdef FASTEST_TARGET
    is_regular = marks_are_fastest(rows->shape.way) ? all_rows_fastest(rows, part)
                                                    : all_rows(rows, part);
#else
    is_regular = all_rows(rows, part);
#endif
    arena_reset(rows->scratch);
    return is_regular;
}

RowsPassed rows_passed(const Rows *rows)
{
    return rows->passed;
}
