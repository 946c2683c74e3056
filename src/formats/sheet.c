/* SPDX-License-Identifier: EUPL-1.2
 * sheet.c - the grid: filling it, addresses, numbers, merged cells */
#include "formats/sheet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"

enum {
    LETTERS = 26,
    NUMBER_DIGITS = 15,
    NUMBER_BYTES = 40,
    LINE_CELLS = 2 * LIMIT_SHEET_COLUMNS, /* own and spread */
};

Sheet sheet_in(Arena *a, Str name)
{
    return (Sheet){.arena = a, .name = name};
}

bool sheet_row(Sheet *sheet, uint64_t row, bool is_hidden, Error *err)
{
    DatasetPlace place = {row, 0};
    if (row == 0 || row > LIMIT_SHEET_ROWS) {
        return FAIL_AT(err, place, "a sheet has rows 1 to %u", LIMIT_SHEET_ROWS);
    }
    if (row <= sheet->row) {
        return FAIL_AT(err, place, "row %u of the sheet comes before it", sheet->row);
    }
    sheet->row = (uint32_t)row;
    sheet->row_is_hidden = is_hidden;
    return true;
}

/* The line of the row at hand, made when its first cell comes. */
static SheetLine *line_at_hand(Sheet *sheet)
{
    if (sheet->line_count > 0 && sheet->lines[sheet->line_count - 1].row == sheet->row) {
        return &sheet->lines[sheet->line_count - 1];
    }
    if (sheet->line_count == sheet->line_capacity) {
        sheet->lines = arena_grow(sheet->arena, sheet->lines, sheet->line_count,
                                  &sheet->line_capacity, sizeof(SheetLine));
    }
    if (sheet->row_is_hidden && sheet->hidden_rows++ == 0) {
        sheet->first_hidden_row = sheet->row;
    }
    SheetLine *line = &sheet->lines[sheet->line_count++];
    *line = (SheetLine){sheet->row, sheet->row_is_hidden, sheet->cell_count, 0};
    return line;
}

static bool refuse_size(Error *err, DatasetPlace place, const char *what)
{
    error_hint(err, S("Save the sheet as CSV: delimited text is read at any size."));
    return FAIL_AT(err, place, "the sheet holds more than %s", what);
}

bool sheet_cell(Sheet *sheet, uint64_t column, SheetKind kind, Str text, Error *err)
{
    DatasetPlace place = {sheet->row, (uint32_t)column};
    if (column == 0 || column > LIMIT_SHEET_COLUMNS) {
        place.column = 0;
        return FAIL_AT(err, place, "a sheet has columns A to %.*s",
                       STR_ARG(sheet_column_name(sheet->arena, LIMIT_SHEET_COLUMNS)));
    }
    CHECK(sheet->row > 0);
    if (kind == SHEET_TEXT) {
        text = str_trim(text);
    }
    if (text.length == 0) {
        return true;
    }
    if (text.length > LIMIT_FIELD_BYTES) {
        return FAIL_AT(err, place, "a cell of more than %zu bytes", LIMIT_FIELD_BYTES);
    }
    if (sheet->cell_count == LIMIT_SHEET_CELLS) {
        return refuse_size(err, place, "two million filled cells");
    }
    sheet->text_bytes += text.length;
    if (sheet->text_bytes > LIMIT_SHEET_TEXT_BYTES) {
        return refuse_size(err, place, "256 MB of text");
    }
    SheetLine *line = line_at_hand(sheet);
    if (line->count > 0 && sheet->cells[sheet->cell_count - 1].column >= column) {
        return FAIL_AT(err, place, "cells of a row are not in order");
    }
    if (sheet->cell_count == sheet->cell_capacity) {
        sheet->cells = arena_grow(sheet->arena, sheet->cells, sheet->cell_count,
                                  &sheet->cell_capacity, sizeof(SheetCell));
    }
    sheet->cells[sheet->cell_count++] =
        (SheetCell){.text = text, .column = (uint32_t)column, .kind = kind};
    line->count++;
    return true;
}

static bool add_area(Sheet *sheet, SheetArea **areas, size_t *count, size_t *capacity,
                     SheetArea area, Error *err)
{
    if (area.top > area.bottom || area.left > area.right ||
        area.bottom > LIMIT_SHEET_ROWS || area.right > LIMIT_SHEET_COLUMNS) {
        return FAIL(err, ERR_INVALID, "the sheet \"%.*s\" spans cells beyond its edges",
                    STR_ARG(sheet->name));
    }
    if (*count == LIMIT_SHEET_AREAS) {
        return FAIL(err, ERR_INVALID, "the sheet \"%.*s\" has more than %zu merged cells",
                    STR_ARG(sheet->name), LIMIT_SHEET_AREAS);
    }
    if (*count == *capacity) {
        *areas = arena_grow(sheet->arena, *areas, *count, capacity, sizeof(SheetArea));
    }
    (*areas)[(*count)++] = area;
    return true;
}

bool sheet_merge(Sheet *sheet, SheetArea area, Error *err)
{
    return add_area(sheet, &sheet->merged, &sheet->merged_count, &sheet->merged_capacity,
                    area, err);
}

bool sheet_hide_columns(Sheet *sheet, uint32_t left, uint32_t right, Error *err)
{
    /* Programs hide "all that is to the right" as well: that hides nothing. */
    if (right > LIMIT_SHEET_COLUMNS) {
        right = LIMIT_SHEET_COLUMNS;
    }
    return add_area(sheet, &sheet->hidden, &sheet->hidden_count, &sheet->hidden_capacity,
                    (SheetArea){1, left, 1, right}, err);
}

/* ---- Merged cells ---- */

static int compare_areas(const void *left, const void *right)
{
    const SheetArea *a = left;
    const SheetArea *b = right;
    return a->top != b->top ? (a->top < b->top ? -1 : 1)
                            : (a->left > b->left) - (a->left < b->left);
}

static int compare_cells(const void *left, const void *right)
{
    const SheetCell *a = left;
    const SheetCell *b = right;
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    /* What stands there itself goes before what is spread over it. */
    int a_is_spread = a->is_down || a->is_across;
    int b_is_spread = b->is_down || b->is_across;
    return a_is_spread - b_is_spread;
}

static bool may_be_repeated(const SheetCell *cell)
{
    int64_t year;
    return cell->kind == SHEET_TEXT || cell->kind == SHEET_DATE ||
           (cell->kind == SHEET_NUMBER && integer_parse(cell->text, &year) &&
            year >= SHEET_FIRST_YEAR && year <= SHEET_LAST_YEAR);
}

/* A merged area that rows below its first still touch, and the cell it shows. */
typedef struct Open {
    SheetArea area;
    SheetCell cell;
} Open;

typedef struct Spread {
    Sheet to; /* the sheet anew */
    Open *open;
    size_t open_count;
    size_t open_capacity;
    size_t next;      /* area that has not begun */
    uint32_t right;   /* last filled column of the sheet */
    size_t work_left; /* so that areas of nothing end too */
} Spread;

static const SheetCell *cell_at(const Sheet *sheet, const SheetLine *line,
                                uint32_t column)
{
    for (size_t i = 0; i < line->count; i++) {
        if (sheet->cells[line->first + i].column == column) {
            return &sheet->cells[line->first + i];
        }
    }
    return NULL;
}

/* Areas that begin at this line; those that began where no line is show nothing. */
static void open_areas(const Sheet *sheet, Spread *s, const SheetLine *line)
{
    while (s->next < sheet->merged_count && sheet->merged[s->next].top <= line->row) {
        SheetArea area = sheet->merged[s->next++];
        const SheetCell *cell =
            area.top == line->row ? cell_at(sheet, line, area.left) : NULL;
        if (cell == NULL || !may_be_repeated(cell)) {
            continue;
        }
        if (s->open_count == s->open_capacity) {
            s->open = arena_grow(sheet->arena, s->open, s->open_count, &s->open_capacity,
                                 sizeof(Open));
        }
        s->open[s->open_count++] = (Open){area, *cell};
    }
}

static void close_areas(Spread *s, uint32_t row)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->open_count; i++) {
        if (s->open[i].area.bottom >= row) {
            s->open[kept++] = s->open[i];
        }
    }
    s->open_count = kept;
}

/* What one open area adds to a line. */
static bool spread_open(const Open *open, uint32_t row, uint32_t right, SheetCell *cells,
                        size_t *count, size_t most)
{
    uint32_t last = open->area.right < right ? open->area.right : right;
    for (uint32_t column = open->area.left; column <= last; column++) {
        if (row == open->area.top && column == open->area.left) {
            continue;
        }
        if (*count == most) {
            return false;
        }
        SheetCell cell = open->cell;
        cell.column = column;
        cell.is_down = row > open->area.top;
        cell.is_across = column > open->area.left;
        cells[(*count)++] = cell;
    }
    return true;
}

/* The cells of one line, those of open areas among them, into the new sheet. `cells` has
 * room for LINE_CELLS. */
static bool spread_line(const Sheet *sheet, Spread *s, const SheetLine *line,
                        SheetCell *cells, Error *err)
{
    DatasetPlace place = {line->row, 0};
    size_t count = line->count;
    memcpy(cells, sheet->cells + line->first, count * sizeof *cells);
    for (size_t i = 0; i < s->open_count; i++) {
        if (s->work_left-- == 0) {
            return refuse_size(err, place, "two million filled cells");
        }
        if (!spread_open(&s->open[i], line->row, s->right, cells, &count, LINE_CELLS)) {
            return FAIL_AT(err, place, "merged cells lie over each other");
        }
    }
    qsort(cells, count, sizeof *cells, compare_cells);
    if (!sheet_row(&s->to, line->row, line->is_hidden, err)) {
        return false;
    }
    uint32_t before = 0;
    for (size_t i = 0; i < count; i++) {
        if (cells[i].column == before) {
            continue;
        }
        before = cells[i].column;
        if (!sheet_cell(&s->to, before, cells[i].kind, cells[i].text, err)) {
            return false;
        }
        CHECK(s->to.cells != NULL); /* what is spread is not empty */
        s->to.cells[s->to.cell_count - 1] = cells[i];
    }
    return true;
}

static uint32_t last_column(const Sheet *sheet)
{
    uint32_t right = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        right = sheet->cells[i].column > right ? sheet->cells[i].column : right;
    }
    for (size_t i = 0; i < sheet->merged_count; i++) {
        bool is_wide = sheet->merged[i].right > LIMIT_SHEET_TABLE_COLUMNS;
        if (!is_wide && sheet->merged[i].right > right) {
            right = sheet->merged[i].right;
        }
    }
    return right;
}

bool sheet_spread(Sheet *sheet, Error *err)
{
    if (sheet->merged_count == 0) {
        return true;
    }
    qsort(sheet->merged, sheet->merged_count, sizeof(SheetArea), compare_areas);
    Spread s = {.to = sheet_in(sheet->arena, sheet->name),
                .right = last_column(sheet),
                .work_left = LIMIT_SHEET_CELLS};
    Arena *tmp = arena_new();
    SheetCell *line = PUSH_ARRAY(tmp, SheetCell, LINE_CELLS);
    bool is_good = true;
    for (size_t i = 0; is_good && i < sheet->line_count; i++) {
        close_areas(&s, sheet->lines[i].row);
        open_areas(sheet, &s, &sheet->lines[i]);
        is_good = spread_line(sheet, &s, &sheet->lines[i], line, err);
    }
    arena_free(tmp);
    if (is_good) {
        sheet->lines = s.to.lines;
        sheet->line_count = s.to.line_count;
        sheet->line_capacity = s.to.line_capacity;
        sheet->cells = s.to.cells;
        sheet->cell_count = s.to.cell_count;
        sheet->cell_capacity = s.to.cell_capacity;
    }
    return is_good;
}

/* ---- Addresses and numbers ---- */

Str sheet_column_name(Arena *a, uint32_t column)
{
    char name[8];
    size_t at = sizeof name;
    for (; column > 0; column = (column - 1) / LETTERS) {
        name[--at] = (char)('A' + (column - 1) % LETTERS);
    }
    return str_copy(a, (Str){name + at, sizeof name - at});
}

Str sheet_address(Arena *a, uint32_t row, uint32_t column)
{
    return str_format(a, "%.*s%u", STR_ARG(sheet_column_name(a, column)), row);
}

bool sheet_address_parse(Str text, uint32_t *row, uint32_t *column)
{
    uint64_t letters = 0;
    uint64_t digits = 0;
    size_t i = 0;
    for (i += i < text.length && text.data[i] == '$'; i < text.length; i++) {
        char c = text.data[i] >= 'a' ? (char)(text.data[i] - 'a' + 'A') : text.data[i];
        if (c < 'A' || c > 'Z') {
            break;
        }
        letters = letters * LETTERS + (uint64_t)(c - 'A' + 1);
        if (letters > LIMIT_SHEET_COLUMNS) {
            return false;
        }
    }
    for (i += i < text.length && text.data[i] == '$'; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        digits = digits * 10 + (uint64_t)(text.data[i] - '0');
        if (digits > LIMIT_SHEET_ROWS) {
            return false;
        }
    }
    *row = (uint32_t)digits;
    *column = (uint32_t)letters;
    return letters > 0;
}

bool sheet_area_parse(Str text, SheetArea *area)
{
    Str from;
    Str to;
    if (!str_cut(text, ':', &from, &to)) {
        to = from;
    }
    SheetArea found;
    if (!sheet_address_parse(from, &found.top, &found.left) ||
        !sheet_address_parse(to, &found.bottom, &found.right) || found.top == 0 ||
        found.bottom < found.top || found.right < found.left) {
        return false;
    }
    *area = found;
    return true;
}

/* Digits that strtod() takes as a decimal, and nothing else that it would take. */
static bool is_decimal(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (strchr("0123456789+-.eE", text.data[i]) == NULL || text.data[i] == '\0') {
            return false;
        }
    }
    return text.length > 0 && text.length < NUMBER_BYTES;
}

Str sheet_decimal(Arena *a, Str stored)
{
    char bytes[NUMBER_BYTES] = "";
    if (!is_decimal(stored)) {
        return stored;
    }
    memcpy(bytes, stored.data, stored.length);
    char *end;
    double value = strtod(bytes, &end);
    double size = fabs(value);
    if (*end != '\0' || !isfinite(value) || size >= 1e15 || (size > 0 && size < 1e-15)) {
        return stored;
    }
    /* 15 digits, as many as spreadsheets show; then without the exponent. */
    int before = size < 1 ? 1 : (int)floor(log10(size)) + 1;
    int after = NUMBER_DIGITS - before;
    char shown[NUMBER_BYTES];
    int length = snprintf(shown, sizeof shown, "%.*f", after > 0 ? after : 0, value);
    CHECK(length > 0 && (size_t)length < sizeof shown);
    Str text = {shown, (size_t)length};
    if (str_contains(text, S("."))) {
        while (str_ends(text, S("0"))) {
            text.length--;
        }
        text.length -= str_ends(text, S("."));
    }
    return str_equal(text, S("-0")) ? S("0") : str_copy(a, text);
}
