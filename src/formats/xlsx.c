/* SPDX-License-Identifier: EUPL-1.2
 * xlsx.c - a sheet of an Office Open XML workbook into the grid
 *
 *   _rels/.rels -> xl/workbook.xml -> xl/_rels/workbook.xml.rels -> xl/worksheets/…
 *                       sheets            styles, shared strings
 *
 * Section numbers are those of ECMA-376 part 1, fifth edition.
 */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/number.h"
#include "formats/sheet_file.h"
#include "formats/xlsx_style.h"

typedef struct SheetEntry {
    Str name;
    Str relation;
    bool is_shown;
} SheetEntry;

typedef struct Relation {
    Str id;
    Str type; /* what follows the last slash: "worksheet" */
    Str member;
} Relation;

typedef struct Book {
    Arena *arena;
    ZipReader *zip;
    Str member; /* the workbook itself */
    SheetEntry *sheets;
    size_t sheet_count;
    size_t sheet_capacity;
    Relation *relations;
    size_t relation_count;
    size_t relation_capacity;
    Str *strings;
    size_t string_count;
    size_t string_capacity;
    size_t string_bytes;
    XlsxStyles styles;
    bool is_1904; /* 18.2.28: day 0 is 1904-01-01 */
} Book;

/* ---- The parts of the package ---- */

/* "worksheets/sheet1.xml" beside "xl/workbook.xml" is "xl/worksheets/sheet1.xml". */
static Str member_beside(Arena *a, Str member, Str target)
{
    if (str_starts(target, S("/"))) {
        return str_copy(a, str_slice(target, 1, target.length));
    }
    Str folder;
    Str name;
    if (!str_cut_last(member, '/', &folder, &name)) {
        return str_copy(a, target);
    }
    return str_format(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(target));
}

static Str relations_of(Arena *a, Str member)
{
    Str folder;
    Str name;
    if (!str_cut_last(member, '/', &folder, &name)) {
        return str_format(a, "_rels/%.*s.rels", STR_ARG(member));
    }
    return str_format(a, "%.*s/_rels/%.*s.rels", STR_ARG(folder), STR_ARG(name));
}

static void add_relation(Book *book, Str member, const XmlItem *item)
{
    Str folder;
    Str type;
    if (!str_cut_last(xml_attribute(item, S("Type")), '/', &folder, &type)) {
        return;
    }
    if (book->relation_count == book->relation_capacity) {
        book->relations = arena_grow(book->arena, book->relations, book->relation_count,
                                     &book->relation_capacity, sizeof(Relation));
    }
    book->relations[book->relation_count++] = (Relation){
        str_copy(book->arena, xml_attribute(item, S("Id"))), str_copy(book->arena, type),
        member_beside(book->arena, member, xml_attribute(item, S("Target")))};
}

/* What a member is related to; replaces what was listed before. */
static bool read_relations(Book *book, Str member, Error *err)
{
    XmlReader *xml;
    XmlItem item;
    book->relation_count = 0;
    if (!sheet_file_open(book->arena, book->zip, relations_of(book->arena, member), &xml,
                         err)) {
        return false;
    }
    do {
        if (!xml_next(xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("Relationship"))) {
            add_relation(book, member, &item);
        }
    } while (item.kind != XML_END);
    return true;
}

/* The member with this type (first) or id; empty when there is none. */
static Str related(const Book *book, Str type, Str id)
{
    for (size_t i = 0; i < book->relation_count; i++) {
        const Relation *relation = &book->relations[i];
        if (str_equal(relation->type, type) &&
            (id.length == 0 || str_equal(relation->id, id))) {
            return relation->member;
        }
    }
    return (Str){0};
}

static bool is_on(const XmlItem *item, Str name)
{
    Str value = xml_attribute(item, name);
    return str_equal(value, S("1")) || str_equal(value, S("true"));
}

static void add_sheet(Book *book, const XmlItem *item)
{
    if (book->sheet_count == book->sheet_capacity) {
        book->sheets = arena_grow(book->arena, book->sheets, book->sheet_count,
                                  &book->sheet_capacity, sizeof(SheetEntry));
    }
    Str state = xml_attribute(item, S("state"));
    book->sheets[book->sheet_count++] =
        (SheetEntry){str_copy(book->arena, xml_attribute(item, S("name"))),
                     str_copy(book->arena, xml_attribute(item, S("id"))),
                     state.length == 0 || str_equal(state, S("visible"))};
}

static bool read_workbook(Book *book, Error *err)
{
    if (!read_relations(book, S(""), err)) {
        return false;
    }
    book->member = related(book, S("officeDocument"), S(""));
    if (book->member.length == 0) {
        return FAIL(err, ERR_INVALID, "the zip names no workbook in _rels/.rels");
    }
    XmlReader *xml;
    XmlItem item;
    if (!sheet_file_open(book->arena, book->zip, book->member, &xml, err)) {
        return false;
    }
    do {
        if (!xml_next(xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("sheet"))) {
            add_sheet(book, &item);
        } else if (xml_opens(&item, S("workbookPr"))) {
            book->is_1904 = is_on(&item, S("date1904"));
        }
    } while (item.kind != XML_END);
    return read_relations(book, book->member, err);
}

/* ---- Strings ---- */

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* 22.9.2.19 (ST_Xstring): _x000D_ is what XML cannot hold. Those that are no text at all
 * are left out. */
static Str unescaped(Arena *a, Str text)
{
    if (!str_contains(text, S("_x"))) {
        return str_copy(a, text);
    }
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < text.length; i++) {
        uint32_t code = 0;
        bool is_escape = i + 7 <= text.length && text.data[i] == '_' &&
                         text.data[i + 1] == 'x' && text.data[i + 6] == '_';
        for (size_t k = 2; is_escape && k < 6; k++) {
            int digit = hex_digit(text.data[i + k]);
            is_escape = digit >= 0;
            code = code * 16 + (uint32_t)(is_escape ? digit : 0);
        }
        if (!is_escape) {
            buf_char(&buf, text.data[i]);
            continue;
        }
        i += 6;
        if (code >= ' ' ? code < 0xD800 || code > 0xDFFF : code == '\n' || code == '\t') {
            buf_utf8(&buf, code);
        }
    }
    return buf_str(&buf);
}

/* 18.4.8 (si), 18.3.1.53 (is): its texts joined; what is said aloud (rPh) is left out. */
static bool read_text(Arena *a, XmlReader *xml, XmlItem item, Str *text, Error *err)
{
    int depth = item.depth;
    bool is_text = false;
    Buf buf = buf_in(a, LIMIT_FIELD_BYTES);
    do {
        if (!xml_next(xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("rPh")) && !xml_skip(xml, item, err)) {
            return false;
        }
        if (item.kind == XML_TEXT && is_text) {
            buf_add(&buf, item.text);
        } else {
            is_text = xml_opens(&item, S("t"));
        }
    } while (item.kind != XML_CLOSE || item.depth != depth);
    if (!buf_finish(&buf, text, err)) {
        return false;
    }
    *text = unescaped(a, *text);
    return true;
}

static bool add_string(Book *book, XmlReader *xml, XmlItem item, Error *err)
{
    if (book->string_count == LIMIT_SHEET_CELLS ||
        book->string_bytes > LIMIT_SHEET_TEXT_BYTES) {
        return FAIL_AT(err, item.place, "the workbook has more text than is read");
    }
    if (book->string_count == book->string_capacity) {
        book->strings = arena_grow(book->arena, book->strings, book->string_count,
                                   &book->string_capacity, sizeof(Str));
    }
    Str *text = &book->strings[book->string_count++];
    if (!read_text(book->arena, xml, item, text, err)) {
        return false;
    }
    book->string_bytes += text->length;
    return true;
}

static bool read_strings(Book *book, Error *err)
{
    Str member = related(book, S("sharedStrings"), S(""));
    XmlReader *xml;
    XmlItem item;
    if (member.length == 0) {
        return true;
    }
    if (!sheet_file_open(book->arena, book->zip, member, &xml, err)) {
        return false;
    }
    do {
        if (!xml_next(xml, &item, err) ||
            (xml_opens(&item, S("si")) && !add_string(book, xml, item, err))) {
            return false;
        }
    } while (item.kind != XML_END);
    return true;
}

static bool read_styles(Book *book, Error *err)
{
    Str member = related(book, S("styles"), S(""));
    XmlReader *xml;
    if (member.length == 0) {
        return true;
    }
    return sheet_file_open(book->arena, book->zip, member, &xml, err) &&
           xlsx_styles_read(book->arena, xml, &book->styles, err);
}

/* ---- Cells ---- */

typedef struct RawCell {
    uint32_t row;
    uint32_t column;
    Str type; /* 18.18.11 (ST_CellType) */
    Str style;
    Str value;
    bool is_formula;
} RawCell;

static bool keep_string(const Book *book, Sheet *sheet, const RawCell *cell, Error *err)
{
    int64_t index;
    if (!integer_parse(cell->value, &index) || index < 0 ||
        (size_t)index >= book->string_count) {
        return FAIL(err, ERR_INVALID, "cell %.*s names a text that the workbook lacks",
                    STR_ARG(sheet_address(book->arena, cell->row, cell->column)));
    }
    return sheet_cell(sheet, cell->column, SHEET_TEXT, book->strings[index], err);
}

static bool keep_number(const Book *book, Sheet *sheet, const RawCell *cell, Error *err)
{
    Str number = sheet_decimal(book->arena, cell->value);
    XlsxShown shown = xlsx_style_shown(&book->styles, cell->style);
    Str date;
    if (shown != XLSX_NUMBER &&
        xlsx_date(book->arena, number, shown, book->is_1904, &date)) {
        return sheet_cell(sheet, cell->column, SHEET_DATE, date, err);
    }
    /* A number too large or small for a decimal keeps the bytes of the file. */
    return sheet_cell(sheet, cell->column, SHEET_NUMBER, str_copy(book->arena, number),
                      err);
}

static bool keep_cell(const Book *book, Sheet *sheet, const RawCell *cell, Error *err)
{
    Arena *a = book->arena;
    if (str_equal(cell->type, S("s"))) {
        return keep_string(book, sheet, cell, err);
    }
    if (str_equal(cell->type, S("inlineStr"))) {
        return sheet_cell(sheet, cell->column, SHEET_TEXT, cell->value, err);
    }
    if (str_equal(cell->type, S("str"))) {
        return sheet_cell(sheet, cell->column, SHEET_TEXT, unescaped(a, cell->value),
                          err);
    }
    if (cell->value.length == 0) {
        if (cell->is_formula) {
            error_hint(err, S("Open the file in a spreadsheet program, let it compute, "
                              "and save it."));
            return FAIL(err, ERR_INVALID, "the formula in cell %.*s was never computed",
                        STR_ARG(sheet_address(a, cell->row, cell->column)));
        }
        return true;
    }
    SheetKind kind = str_equal(cell->type, S("b"))   ? SHEET_TRUTH
                     : str_equal(cell->type, S("e")) ? SHEET_ERROR
                     : str_equal(cell->type, S("d")) ? SHEET_DATE
                                                     : SHEET_NUMBER;
    if (kind == SHEET_NUMBER) {
        return keep_number(book, sheet, cell, err);
    }
    return sheet_cell(sheet, cell->column, kind, str_copy(a, cell->value), err);
}

/* 18.3.1.4 (c): its value, up to its end. `tmp` holds the value. */
static bool read_value(Arena *tmp, Arena *a, XmlReader *xml, XmlItem item, RawCell *cell,
                       Error *err)
{
    int depth = item.depth;
    bool is_value = false;
    do {
        if (!xml_next(xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("is")) && !read_text(a, xml, item, &cell->value, err)) {
            return false;
        }
        if (xml_opens(&item, S("f"))) {
            cell->is_formula = true;
        }
        if (item.kind == XML_TEXT && is_value) {
            cell->value = str_copy(tmp, item.text);
        }
        is_value = xml_opens(&item, S("v"));
    } while (item.kind != XML_CLOSE || item.depth != depth);
    return true;
}

typedef struct SheetReader {
    Book *book;
    Sheet *sheet;
    XmlReader *xml;
    Arena *tmp;      /* emptied for each cell */
    uint32_t column; /* of the cell before */
} SheetReader;

static bool read_cell(SheetReader *r, XmlItem item, Error *err)
{
    RawCell cell = {.row = r->sheet->row, .column = r->column + 1};
    Str address = xml_attribute(&item, S("r"));
    if (cell.row == 0) {
        return FAIL_AT(err, item.place, "a cell outside of a row");
    }
    if (address.length > 0 && (!sheet_address_parse(address, &cell.row, &cell.column) ||
                               cell.row != r->sheet->row)) {
        return FAIL_AT(err, item.place, "\"%.*s\" is no cell of row %u", STR_ARG(address),
                       r->sheet->row);
    }
    arena_reset(r->tmp);
    cell.type = str_copy(r->tmp, xml_attribute(&item, S("t")));
    cell.style = str_copy(r->tmp, xml_attribute(&item, S("s")));
    r->column = cell.column;
    return read_value(r->tmp, r->book->arena, r->xml, item, &cell, err) &&
           keep_cell(r->book, r->sheet, &cell, err);
}

static bool read_row(SheetReader *r, const XmlItem *item, Error *err)
{
    Str number = xml_attribute(item, S("r"));
    int64_t row = (int64_t)r->sheet->row + 1;
    if (number.length > 0 && (!integer_parse(number, &row) || row < 1)) {
        return FAIL_AT(err, item->place, "\"%.*s\" is no row", STR_ARG(number));
    }
    r->column = 0;
    return sheet_row(r->sheet, (uint64_t)row, is_on(item, S("hidden")), err);
}

static bool read_columns(SheetReader *r, const XmlItem *item, Error *err)
{
    int64_t left;
    int64_t right;
    if (!is_on(item, S("hidden"))) {
        return true;
    }
    if (!integer_parse(xml_attribute(item, S("min")), &left) ||
        !integer_parse(xml_attribute(item, S("max")), &right) || left < 1 ||
        right < left || right > UINT32_MAX) {
        return FAIL_AT(err, item->place, "hidden columns without a place");
    }
    return sheet_hide_columns(r->sheet, (uint32_t)left, (uint32_t)right, err);
}

static bool read_item(SheetReader *r, const XmlItem *item, Error *err)
{
    if (xml_opens(item, S("c"))) {
        return read_cell(r, *item, err);
    }
    if (xml_opens(item, S("row"))) {
        return read_row(r, item, err);
    }
    if (xml_opens(item, S("col"))) {
        return read_columns(r, item, err);
    }
    if (xml_opens(item, S("mergeCell"))) {
        SheetArea area;
        Str text = xml_attribute(item, S("ref"));
        if (!sheet_area_parse(text, &area)) {
            return FAIL_AT(err, item->place, "\"%.*s\" is no area of cells",
                           STR_ARG(text));
        }
        return sheet_merge(r->sheet, area, err);
    }
    return true;
}

static bool fill_sheet(Book *book, Str member, Sheet *sheet, Error *err)
{
    SheetReader r = {.book = book, .sheet = sheet, .tmp = arena_new()};
    XmlItem item = {0};
    bool is_good = sheet_file_open(book->arena, book->zip, member, &r.xml, err);
    while (is_good) {
        is_good = xml_next(r.xml, &item, err);
        if (!is_good || item.kind == XML_END) {
            break;
        }
        is_good = read_item(&r, &item, err);
    }
    arena_free(r.tmp);
    return is_good && sheet_spread(sheet, err);
}

bool xlsx_sheet(Arena *a, ZipReader *zip, Str name, Sheet *sheet, Error *err)
{
    Book book = {.arena = a, .zip = zip};
    if (!read_workbook(&book, err) || !read_strings(&book, err) ||
        !read_styles(&book, err)) {
        return false;
    }
    Str *names = PUSH_ARRAY(a, Str, book.sheet_count);
    for (size_t i = 0; i < book.sheet_count; i++) {
        const SheetEntry *entry = &book.sheets[i];
        names[i] = entry->name;
        if (name.length > 0 ? !str_equal(entry->name, name) : !entry->is_shown) {
            continue;
        }
        Str member = related(&book, S("worksheet"), entry->relation);
        if (member.length == 0) {
            return FAIL(err, ERR_INVALID, "the sheet \"%.*s\" holds no cells",
                        STR_ARG(entry->name));
        }
        *sheet = sheet_in(a, entry->name);
        return fill_sheet(&book, member, sheet, err);
    }
    return sheet_file_no_sheet(a, name, names, book.sheet_count, err);
}
