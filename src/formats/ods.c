/* SPDX-License-Identifier: EUPL-1.2
 * ods.c - a sheet of an OpenDocument spreadsheet into the grid
 *
 *   content.xml: table (name) -> table-row (repeated) -> table-cell (repeated, spanned)
 *
 * Empty rows and cells to the edges of the sheet are there as one repeated element, so a
 * repeat costs nothing until it holds something. Section numbers are those of
 * OpenDocument 1.3, part 3.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "base/number.h"
#include "formats/sheet_file.h"

typedef struct Cell {
    SheetKind kind;
    Str text;
    uint64_t repeated;
    uint64_t columns; /* that it spans */
    uint64_t rows;
    uint64_t column;
} Cell;

typedef struct Reader {
    Arena *arena;
    XmlReader *xml;
    Sheet *sheet;
    Cell *cells; /* of the row at hand: those with a text */
    size_t cell_count;
    size_t cell_capacity;
    Arena *row_arena; /* of that list */
    uint64_t row;     /* the next one */
    uint64_t column;  /* the next one */
} Reader;

/* A count of one or more; absent is one. */
static bool count_of(const XmlItem *item, Str name, uint64_t *count, Error *err)
{
    int64_t number = 1;
    Str text = xml_attribute(item, name);
    if (text.length > 0 &&
        (!integer_parse(text, &number) || number < 1 || number > INT32_MAX)) {
        return FAIL_AT(err, item->place, "\"%.*s\" is no number for %.*s", STR_ARG(text),
                       STR_ARG(name));
    }
    *count = (uint64_t)number;
    return true;
}

/* ---- The text of a cell (sections 5.1.3, 6.1) ---- */

/* One item within a cell. */
static bool add_text(Buf *buf, const XmlItem *item, bool *is_paragraph, Error *err)
{
    uint64_t count;
    if (xml_opens(item, S("p"))) {
        *is_paragraph = true;
        buf_add(buf, buf->length > 0 ? S("\n") : S(""));
    } else if (xml_closes(item, S("p"))) {
        *is_paragraph = false;
    } else if (xml_opens(item, S("s"))) {
        if (!count_of(item, S("c"), &count, err)) {
            return false;
        }
        for (; count > 0 && !buf->overflowed; count--) {
            buf_char(buf, ' ');
        }
    } else if (xml_opens(item, S("tab"))) {
        buf_char(buf, '\t');
    } else if (xml_opens(item, S("line-break"))) {
        buf_char(buf, '\n');
    } else if (item->kind == XML_TEXT && *is_paragraph) {
        buf_add(buf, item->text);
    }
    return true;
}

/* To the end of the cell. */
static bool read_text(Reader *r, XmlItem item, Str *text, Error *err)
{
    int depth = item.depth;
    bool is_paragraph = false;
    Buf buf = buf_in(r->arena, LIMIT_FIELD_BYTES);
    do {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("annotation")) || xml_opens(&item, S("shape")) ||
            xml_opens(&item, S("frame"))) {
            if (!xml_skip(r->xml, item, err)) {
                return false;
            }
        } else if (!add_text(&buf, &item, &is_paragraph, err)) {
            return false;
        }
    } while (item.kind != XML_CLOSE || item.depth != depth);
    return buf_finish(&buf, text, err);
}

/* ---- Cells and rows ---- */

/* Its kind, and its value where the value is not its text (section 19.385). */
static void read_kind(Reader *r, const XmlItem *item, Cell *cell)
{
    Str type = xml_attribute(item, S("value-type"));
    cell->kind = SHEET_TEXT;
    if (str_equal(type, S("float")) || str_equal(type, S("percentage")) ||
        str_equal(type, S("currency"))) {
        cell->kind = SHEET_NUMBER;
        cell->text =
            str_copy(r->arena, sheet_decimal(r->arena, xml_attribute(item, S("value"))));
    } else if (str_equal(type, S("date"))) {
        cell->kind = SHEET_DATE;
        cell->text = str_copy(r->arena, xml_attribute(item, S("date-value")));
    } else if (str_equal(type, S("boolean"))) {
        cell->kind = SHEET_TRUTH;
        cell->text = str_equal(xml_attribute(item, S("boolean-value")), S("true"))
                         ? S("1")
                         : S("0");
    } else if (str_equal(type, S("time"))) {
        cell->kind = SHEET_DATE;
    }
}

/* What LibreOffice writes for an error is text, with a second type in its own namespace.
 */
static bool is_error(const XmlItem *item)
{
    for (size_t i = 0; i < item->attribute_count; i++) {
        if (str_equal(item->attributes[i].name, S("value-type")) &&
            str_equal(item->attributes[i].value, S("error"))) {
            return true;
        }
    }
    return false;
}

static bool read_cell(Reader *r, const XmlItem *item, Error *err)
{
    Cell cell = {.column = r->column};
    if (!count_of(item, S("number-columns-repeated"), &cell.repeated, err) ||
        !count_of(item, S("number-columns-spanned"), &cell.columns, err) ||
        !count_of(item, S("number-rows-spanned"), &cell.rows, err)) {
        return false;
    }
    read_kind(r, item, &cell);
    bool is_formula = xml_attribute(item, S("formula")).length > 0;
    bool has_error = is_error(item);
    Str shown;
    if (!read_text(r, *item, &shown, err)) {
        return false;
    }
    if (has_error ||
        (is_formula && cell.kind == SHEET_TEXT && str_starts(shown, S("#")))) {
        cell.kind = SHEET_ERROR;
        cell.text = shown;
    } else if (cell.text.length == 0) {
        cell.text = shown;
    }
    r->column += cell.repeated;
    if (cell.text.length == 0) {
        return true;
    }
    if (r->cell_count == LIMIT_SHEET_COLUMNS) {
        return FAIL_AT(err, ((DatasetPlace){r->row, 0}), "a row of more than %u cells",
                       LIMIT_SHEET_COLUMNS);
    }
    if (r->cell_count == r->cell_capacity) {
        r->cells = arena_grow(r->row_arena, r->cells, r->cell_count, &r->cell_capacity,
                              sizeof(Cell));
    }
    r->cells[r->cell_count++] = cell;
    return true;
}

static bool keep_cell(Reader *r, const Cell *cell, Error *err)
{
    for (uint64_t i = 0; i < cell->repeated; i++) {
        if (!sheet_cell(r->sheet, cell->column + i, cell->kind, cell->text, err)) {
            return false;
        }
    }
    if (cell->columns == 1 && cell->rows == 1) {
        return true;
    }
    uint64_t bottom = r->row + cell->rows - 1;
    uint64_t right = cell->column + cell->columns - 1;
    return sheet_merge(r->sheet,
                       (SheetArea){(uint32_t)r->row, (uint32_t)cell->column,
                                   (uint32_t)bottom, (uint32_t)right},
                       err);
}

/* The row at hand, as often as it is repeated. */
static bool keep_row(Reader *r, uint64_t repeated, bool is_hidden, Error *err)
{
    if (r->cell_count == 0) {
        r->row += repeated;
        return true;
    }
    for (uint64_t i = 0; i < repeated; i++, r->row++) {
        if (!sheet_row(r->sheet, r->row, is_hidden, err)) {
            return false;
        }
        for (size_t k = 0; k < r->cell_count; k++) {
            if (!keep_cell(r, &r->cells[k], err)) {
                return false;
            }
        }
    }
    return true;
}

static bool read_row(Reader *r, XmlItem item, Error *err)
{
    int depth = item.depth;
    uint64_t repeated;
    uint64_t covered;
    if (!count_of(&item, S("number-rows-repeated"), &repeated, err)) {
        return false;
    }
    Str shown = xml_attribute(&item, S("visibility"));
    bool is_hidden = shown.length > 0 && !str_equal(shown, S("visible"));
    arena_reset(r->row_arena);
    r->cells = NULL;
    r->cell_count = r->cell_capacity = 0;
    r->column = 1;
    do {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("table-cell")) && !read_cell(r, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("covered-table-cell"))) {
            if (!count_of(&item, S("number-columns-repeated"), &covered, err) ||
                !xml_skip(r->xml, item, err)) {
                return false;
            }
            r->column += covered;
            item.kind = XML_TEXT; /* it is closed already */
        }
    } while (item.kind != XML_CLOSE || item.depth != depth);
    return keep_row(r, repeated, is_hidden, err);
}

static bool read_column(Reader *r, const XmlItem *item, uint64_t *column, Error *err)
{
    uint64_t repeated;
    if (!count_of(item, S("number-columns-repeated"), &repeated, err)) {
        return false;
    }
    uint64_t left = *column;
    *column += repeated;
    Str shown = xml_attribute(item, S("visibility"));
    if (shown.length == 0 || str_equal(shown, S("visible")) ||
        left > LIMIT_SHEET_COLUMNS) {
        return true;
    }
    uint64_t right =
        *column - 1 < LIMIT_SHEET_COLUMNS ? *column - 1 : (uint64_t)LIMIT_SHEET_COLUMNS;
    return sheet_hide_columns(r->sheet, (uint32_t)left, (uint32_t)right, err);
}

static bool read_table(Reader *r, XmlItem item, Error *err)
{
    int depth = item.depth;
    uint64_t column = 1;
    r->row = 1;
    do {
        if (!xml_next(r->xml, &item, err) || (xml_opens(&item, S("table-column")) &&
                                              !read_column(r, &item, &column, err))) {
            return false;
        }
        if (xml_opens(&item, S("table-row"))) {
            if (!read_row(r, item, err)) {
                return false;
            }
            item.kind = XML_TEXT; /* it is closed already */
        }
        /* Drawings and filters of the sheet hold tables too. */
        if ((xml_opens(&item, S("shapes")) || xml_opens(&item, S("forms"))) &&
            !xml_skip(r->xml, item, err)) {
            return false;
        }
    } while (item.kind != XML_CLOSE || item.depth != depth);
    return sheet_spread(r->sheet, err);
}

/* ---- The document ---- */

static bool refuse_locked(Arena *a, ZipReader *zip, Error *err)
{
    size_t manifest = zip_reader_find(zip, S("META-INF/manifest.xml"));
    Input input;
    Str text;
    if (manifest == ZIP_NONE || !zip_reader_input(a, zip, manifest, &input, NULL) ||
        !input_rest(a, &input, LIMIT_SOURCE_ROW_BYTES, &text, NULL) ||
        !str_contains(text, S("encryption-data"))) {
        return true;
    }
    error_hint(err, S("Save it without a password."));
    return FAIL(err, ERR_INVALID, "the spreadsheet has a password");
}

typedef struct Names {
    Arena *arena;
    Str *items;
    size_t count;
    size_t capacity;
} Names;

static Str add_name(Names *names, const XmlItem *item)
{
    if (names->count == names->capacity) {
        names->items = arena_grow(names->arena, names->items, names->count,
                                  &names->capacity, sizeof(Str));
    }
    Str name = str_copy(names->arena, xml_attribute(item, S("name")));
    names->items[names->count++] = name;
    return name;
}

/* Passes over tables until the one that is meant, and reads that. */
static bool find_table(Reader *r, Str wanted, Error *err)
{
    Names names = {.arena = r->arena};
    XmlItem item;
    do {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (!xml_opens(&item, S("table"))) {
            continue;
        }
        Str name = add_name(&names, &item);
        if (wanted.length == 0 || str_equal(name, wanted)) {
            *r->sheet = sheet_in(r->arena, name);
            return read_table(r, item, err);
        }
        if (!xml_skip(r->xml, item, err)) {
            return false;
        }
    } while (item.kind != XML_END);
    return sheet_file_no_sheet(r->arena, wanted, names.items, names.count, err);
}

bool ods_sheet(Arena *a, ZipReader *zip, Str name, Sheet *sheet, Error *err)
{
    Reader r = {.arena = a, .sheet = sheet};
    if (!refuse_locked(a, zip, err) ||
        !sheet_file_open(a, zip, S("content.xml"), &r.xml, err)) {
        return false;
    }
    r.row_arena = arena_new();
    bool is_good = find_table(&r, name, err);
    arena_free(r.row_arena);
    return is_good;
}
