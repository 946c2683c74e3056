/* SPDX-License-Identifier: EUPL-1.2
 * sheet_table.c - the table that stands in a sheet: where it begins, its names, its rows
 */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/number.h"
#include "formats/sheet.h"

/* Where the parts of the table lie, as places in the sheet's lines. */
typedef struct Layout {
    size_t header; /* first line of the header */
    size_t body;   /* first row of the table */
    size_t end;    /* past its last row: notes follow */
} Layout;

static const SheetCell *cells_of(const Sheet *sheet, const SheetLine *line)
{
    return sheet->cells + line->first;
}

static bool is_year(const SheetCell *cell)
{
    int64_t year;
    return integer_parse(cell->text, &year) && year >= SHEET_FIRST_YEAR &&
           year <= SHEET_LAST_YEAR;
}

/* Text that a publisher means as a number: "1.234", "<5", "29,3 %". */
static bool is_number_text(Str text)
{
    bool has_digit = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        has_digit = has_digit || (c >= '0' && c <= '9');
        if (c == '\0' || strchr("0123456789.,<>% ", c) == NULL) {
            if (i > 0 || c != '-') {
                return false;
            }
        }
    }
    return has_digit;
}

static bool is_figure(const SheetCell *cell)
{
    switch (cell->kind) {
    case SHEET_NUMBER:
        return !is_year(cell);
    case SHEET_TEXT:
        return is_number_text(cell->text) && !is_year(cell);
    case SHEET_TRUTH:
    case SHEET_ERROR:
        return true;
    case SHEET_DATE:
        return false;
    }
    return false;
}

/* Cells that stand there themselves or came down, not those that came from the left. */
static size_t filled(const Sheet *sheet, const SheetLine *line)
{
    size_t count = 0;
    for (size_t i = 0; i < line->count; i++) {
        count += !cells_of(sheet, line)[i].is_across;
    }
    return count;
}

static bool has_figures(const Sheet *sheet, const SheetLine *line)
{
    for (size_t i = 0; i < line->count; i++) {
        if (is_figure(&cells_of(sheet, line)[i])) {
            return true;
        }
    }
    return false;
}

/* A line of names: two of them, or one that spans columns right of the first. */
static bool is_header(const Sheet *sheet, const SheetLine *line, uint32_t left)
{
    if (filled(sheet, line) >= 2) {
        return !has_figures(sheet, line);
    }
    return line->count > 1 && cells_of(sheet, line)[0].column > left;
}

static size_t find_row(const Sheet *sheet, uint32_t row)
{
    size_t i = 0;
    while (i < sheet->line_count && sheet->lines[i].row < row) {
        i++;
    }
    return i;
}

static Layout given_layout(const Sheet *sheet, const SheetSettings *settings)
{
    uint32_t rows = settings->header_rows > 0 ? settings->header_rows : 1;
    return (Layout){.header = find_row(sheet, settings->header_row),
                    .body = find_row(sheet, settings->header_row + rows)};
}

static Layout found_layout(const Sheet *sheet)
{
    size_t first_wide = sheet->line_count;
    for (size_t i = 0; i < sheet->line_count; i++) {
        const SheetLine *line = &sheet->lines[i];
        if (filled(sheet, line) < 2) {
            continue;
        }
        first_wide = first_wide < i ? first_wide : i;
        if (!has_figures(sheet, line)) {
            continue;
        }
        Layout layout = {.header = i, .body = i};
        uint32_t left = cells_of(sheet, line)[0].column;
        while (layout.header > 0) {
            const SheetLine *above = &sheet->lines[layout.header - 1];
            if (above->row + 1 != sheet->lines[layout.header].row ||
                !is_header(sheet, above, left)) {
                break;
            }
            layout.header--;
        }
        return layout;
    }
    /* No figures: a list, or a table of one column. */
    size_t header = first_wide < sheet->line_count ? first_wide : 0;
    return (Layout){.header = header, .body = header + 1};
}

/* The last row of the table: the last one with two cells, figures among them if there are
 * any at all; what follows without a gap still belongs to it. */
static size_t find_end(const Sheet *sheet, Layout layout)
{
    size_t last = layout.body;
    size_t wide = 0;
    bool figures = false;
    for (size_t i = layout.body; i < sheet->line_count; i++) {
        const SheetLine *line = &sheet->lines[i];
        bool is_wide = filled(sheet, line) >= 2;
        bool follows = i == last && (i == 0 || sheet->lines[i - 1].row + 1 == line->row);
        figures = figures || has_figures(sheet, line);
        wide += is_wide;
        if (is_wide && (follows || !figures || has_figures(sheet, line))) {
            last = i + 1;
        }
    }
    return wide == 0 ? sheet->line_count : last;
}

/* ---- Names ---- */

typedef struct Columns {
    uint32_t *places; /* in the sheet */
    DatasetColumn *items;
    size_t count;
} Columns;

static void mark_columns(const Sheet *sheet, size_t from, size_t to, bool *used)
{
    for (size_t i = from; i < to; i++) {
        const SheetCell *cells = cells_of(sheet, &sheet->lines[i]);
        for (size_t k = 0; k < sheet->lines[i].count; k++) {
            used[cells[k].column] = true;
        }
    }
}

static const SheetCell *cell_in(const Sheet *sheet, const SheetLine *line,
                                uint32_t column)
{
    const SheetCell *cells = cells_of(sheet, line);
    for (size_t i = 0; i < line->count && cells[i].column <= column; i++) {
        if (cells[i].column == column) {
            return &cells[i];
        }
    }
    return NULL;
}

/* The names above a column, joined downwards; its letter when there is none. */
static Str column_name(Arena *a, const Sheet *sheet, Layout layout, uint32_t column)
{
    Buf name = buf_in(a, 0);
    for (size_t i = layout.header; i < layout.body; i++) {
        const SheetCell *cell = cell_in(sheet, &sheet->lines[i], column);
        if (cell == NULL || cell->is_down) {
            continue;
        }
        if (name.length > 0) {
            buf_char(&name, ' ');
        }
        /* A break of the line is there for the looks. */
        Str text = str_replace(a, cell->text, S("\r\n"), S(" "));
        buf_add(&name, str_replace(a, text, S("\n"), S(" ")));
    }
    return name.length > 0 ? buf_str(&name) : sheet_column_name(a, column);
}

/* "Totaal", "Totaal (2)": names are told apart. */
static Str distinct_name(Arena *a, Map *names, Str name)
{
    Str own = name;
    for (size_t i = 2; !map_put(names, own, i); i++) {
        own = str_format(a, "%.*s (%zu)", STR_ARG(name), i);
    }
    return own;
}

static bool find_columns(Arena *a, const Sheet *sheet, Layout layout, Columns *columns,
                         Error *err)
{
    bool *used = PUSH_ARRAY(a, bool, LIMIT_SHEET_COLUMNS + 1);
    mark_columns(sheet, layout.header, layout.end, used);
    size_t count = 0;
    for (uint32_t i = 1; i <= LIMIT_SHEET_COLUMNS; i++) {
        count += used[i];
    }
    if (count > LIMIT_SHEET_TABLE_COLUMNS) {
        return FAIL(err, ERR_INVALID, "the sheet \"%.*s\" has %zu columns, more than %u",
                    STR_ARG(sheet->name), count, LIMIT_SHEET_TABLE_COLUMNS);
    }
    columns->places = PUSH_ARRAY(a, uint32_t, count);
    columns->items = PUSH_ARRAY(a, DatasetColumn, count);
    Map names = map_in(a, count);
    for (uint32_t i = 1; i <= LIMIT_SHEET_COLUMNS; i++) {
        if (used[i]) {
            Str name = column_name(a, sheet, layout, i);
            columns->places[columns->count] = i;
            columns->items[columns->count++].name = distinct_name(a, &names, name);
        }
    }
    return true;
}

/* ---- What the sheet says beside the table ---- */

static void add_words(const Sheet *sheet, size_t from, size_t to, Buf *words)
{
    for (size_t i = from; i < to; i++) {
        const SheetCell *cells = cells_of(sheet, &sheet->lines[i]);
        if (words->length > 0) {
            buf_char(words, '\n');
        }
        for (size_t k = 0; k < sheet->lines[i].count; k++) {
            if (!cells[k].is_across && !cells[k].is_down) {
                buf_add(words, k > 0 ? S(" ") : S(""));
                buf_add(words, cells[k].text);
            }
        }
    }
}

static void add_hidden(Arena *a, const Sheet *sheet, const Columns *columns, Buf *words)
{
    const char *start = words->length > 0 ? "\n" : "";
    if (sheet->hidden_rows > 0) {
        buf_printf(words, "%s%llu hidden rows, the first is row %u", start,
                   (unsigned long long)sheet->hidden_rows, sheet->first_hidden_row);
        start = "\n";
    }
    for (size_t i = 0; i < columns->count; i++) {
        for (size_t k = 0; k < sheet->hidden_count; k++) {
            if (sheet->hidden[k].left <= columns->places[i] &&
                columns->places[i] <= sheet->hidden[k].right) {
                buf_printf(words, "%scolumn %.*s is hidden", start,
                           STR_ARG(sheet_column_name(a, columns->places[i])));
                start = "\n";
                break;
            }
        }
    }
}

/* ---- Rows ---- */

static uint32_t place_of_value(const Sheet *sheet, const SheetLine *line)
{
    const SheetCell *cells = cells_of(sheet, line);
    for (size_t i = 0; i < line->count; i++) {
        if (is_figure(&cells[i])) {
            return cells[i].column;
        }
    }
    return cells[0].column;
}

static bool send_rows(Arena *a, const Sheet *sheet, Layout layout, const Columns *columns,
                      const DatasetSink *sink, Error *err)
{
    Str *fields = PUSH_ARRAY(a, Str, columns->count);
    for (size_t i = layout.body; i < layout.end; i++) {
        const SheetLine *line = &sheet->lines[i];
        const SheetCell *cells = cells_of(sheet, line);
        memset(fields, 0, columns->count * sizeof *fields);
        for (size_t k = 0, column = 0; k < line->count; k++) {
            while (columns->places[column] < cells[k].column) {
                column++;
            }
            if (!cells[k].is_across) {
                fields[column] = cells[k].text;
            }
        }
        DatasetRow row = {
            fields, {line->row, place_of_value(sheet, line)}, columns->places};
        if (!sink->row(sink->self, &row, err)) {
            return false;
        }
    }
    return true;
}

bool sheet_table(Arena *a, const Sheet *sheet, const SheetSettings *settings,
                 const DatasetSink *sink, Error *err)
{
    if (sheet->line_count == 0) {
        return FAIL(err, ERR_INVALID, "the sheet \"%.*s\" is empty",
                    STR_ARG(sheet->name));
    }
    Layout layout =
        settings->header_row > 0 ? given_layout(sheet, settings) : found_layout(sheet);
    if (layout.header == layout.body && settings->header_row > 0) {
        return FAIL(err, ERR_INVALID, "row %u of the sheet \"%.*s\" is empty",
                    settings->header_row, STR_ARG(sheet->name));
    }
    layout.end = find_end(sheet, layout);
    Columns columns = {0};
    if (!find_columns(a, sheet, layout, &columns, err)) {
        return false;
    }
    Buf title = buf_in(a, 0);
    Buf note = buf_in(a, 0);
    add_words(sheet, 0, layout.header, &title);
    add_words(sheet, layout.end, sheet->line_count, &note);
    add_hidden(a, sheet, &columns, &note);
    Dataset dataset = {.columns = columns.items,
                       .column_count = columns.count,
                       .title = buf_str(&title),
                       .note = buf_str(&note),
                       .part = sheet->name};
    return sink->begin(sink->self, &dataset, err) &&
           send_rows(a, sheet, layout, &columns, sink, err);
}
