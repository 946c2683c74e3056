/* SPDX-License-Identifier: EUPL-1.2
 * px_write.c - a cube as a PX file
 *
 * Periods run across, everything else down. A text longer than a line is several quoted
 * pieces, one after the other.
 */
#include "base/buf.h"
#include "formats/cube_write.h"

enum { LINE_BYTES = 200 };

static void quoted(Buf *buf, Str text)
{
    buf_char(buf, '"');
    size_t in_line = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool is_start = (c & 0xC0) != 0x80; /* of a character */
        if (in_line >= LINE_BYTES && is_start) {
            buf_add(buf, S("\"\n\""));
            in_line = 0;
        }
        if (c == '"') {
            buf_add(buf, S("\xE2\x80\x99"));
        } else {
            buf_char(buf, c == '\n' || c == '\r' ? '#' : c);
        }
        in_line++;
    }
    buf_char(buf, '"');
}

static void keyword(Buf *buf, const char *name, Str text)
{
    if (text.length > 0) {
        buf_printf(buf, "%s=", name);
        quoted(buf, text);
        buf_add(buf, S(";\n"));
    }
}

/* VALUES("Geslacht")="Totaal","Vrouwen"; */
static void listed(Buf *buf, const char *name, const CubeDimension *dimension,
                   bool is_label)
{
    buf_printf(buf, "%s(", name);
    quoted(buf, dimension->label);
    buf_add(buf, S(")="));
    for (size_t i = 0; i < dimension->count; i++) {
        buf_add(buf, i > 0 ? S(",\n") : S(""));
        quoted(buf, is_label ? dimension->codes[i].label : dimension->codes[i].code);
    }
    buf_add(buf, S(";\n"));
}

static void stub_and_heading(Buf *buf, const Cube *cube)
{
    buf_add(buf, S("STUB="));
    bool is_first = true;
    for (size_t d = 0; d < cube->dimension_count; d++) {
        if (cube->dimensions[d].role != CUBE_TIME) {
            buf_add(buf, is_first ? S("") : S(","));
            quoted(buf, cube->dimensions[d].label);
            is_first = false;
        }
    }
    buf_add(buf, S(";\n"));
    keyword(buf, "HEADING", cube_time(cube)->label);
}

static void dimensions(Buf *buf, const Cube *cube)
{
    for (size_t d = 0; d < cube->dimension_count; d++) {
        listed(buf, "VALUES", &cube->dimensions[d], true);
        listed(buf, "CODES", &cube->dimensions[d], false);
    }
    for (size_t d = 0; d < cube->dimension_count; d++) {
        buf_add(buf, S("VARIABLECODE("));
        quoted(buf, cube->dimensions[d].label);
        buf_add(buf, S(")="));
        quoted(buf, cube->dimensions[d].id);
        buf_add(buf, S(";\n"));
    }
}

static bool needs_note(const CubeCell *cell)
{
    return cell->status_label.length > 0 || cell->is_after_break ||
           cell->low.length > 0 || cell->note.length > 0;
}

static Str note_of(Arena *a, const CubeCell *cell)
{
    Str parts[4];
    size_t count = 0;
    if (cell->status_label.length > 0) {
        parts[count++] = cell->status_label;
    }
    if (cell->is_after_break) {
        parts[count++] = S("B");
    }
    if (cell->low.length > 0) {
        parts[count++] = str_format(a, "%.*s: %.*s-%.*s", STR_ARG(cell->range),
                                    STR_ARG(cell->low), STR_ARG(cell->high));
    }
    if (cell->note.length > 0) {
        parts[count++] = cell->note;
    }
    return str_join(a, parts, count, S("; "));
}

static void cell_notes(Buf *buf, const Cube *cube)
{
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (!needs_note(cell)) {
            continue;
        }
        buf_add(buf, S("CELLNOTE("));
        for (size_t d = 0; d < cube->dimension_count; d++) {
            buf_add(buf, d > 0 ? S(",") : S(""));
            quoted(buf, cube->dimensions[d].codes[cell->at[d]].label);
        }
        buf_add(buf, S(")="));
        quoted(buf, note_of(buf->arena, cell));
        buf_add(buf, S(";\n"));
    }
}

/* "." cannot occur, ".." not known, "..." hidden: DATASYMBOL1 to 3. */
static Str datum(const CubeCell *cell)
{
    if (cell == NULL || cell->observation == 'O') {
        return S("\"..\"");
    }
    if (cell->confidentiality == 'C') {
        return S("\"...\"");
    }
    if (cell->observation == 'M') {
        return S("\".\"");
    }
    return cell->value.length > 0 ? cell->value : S("\"..\"");
}

static void data(Buf *buf, const Cube *cube, size_t places)
{
    size_t across = cube_time(cube)->count, next = 0;
    buf_add(buf, S("DATA=\n"));
    for (size_t place = 0; place < places; place++) {
        const CubeCell *cell = NULL;
        if (next < cube->cell_count && cube_place(cube, &cube->cells[next]) == place) {
            cell = &cube->cells[next++];
        }
        buf_add(buf, datum(cell));
        buf_char(buf, ' ');
        if ((place + 1) % across == 0) {
            buf_char(buf, '\n');
        }
    }
    buf_add(buf, S(";\n"));
}

/* 2023-11-14T06:00:00Z -> 20231114 06:00 */
static Str px_date(Arena *a, Str moment)
{
    if (moment.length < 16) {
        return S("");
    }
    return str_format(a, "%.4s%.2s%.2s %.5s", moment.data, moment.data + 5,
                      moment.data + 8, moment.data + 11);
}

static void head(Buf *buf, const Cube *cube)
{
    buf_add(buf, S("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\n"));
    keyword(buf, "LANGUAGE", cube->lang);
    keyword(buf, "CREATION-DATE", px_date(buf->arena, cube->updated));
    buf_printf(buf, "DECIMALS=%d;\nSHOWDECIMALS=%d;\n", cube->decimals, cube->decimals);
    keyword(buf, "MATRIX", cube->id);
    keyword(buf, "SUBJECT-CODE", cube->id);
    keyword(buf, "SUBJECT-AREA", cube->title);
    keyword(buf, "TITLE", cube->title);
    keyword(buf, "CONTENTS", cube->title);
    keyword(buf, "UNITS", cube->unit_label);
}

bool cube_px(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    size_t places;
    if (!cube_places(cube, &places, err)) {
        return false;
    }
    CHECK(cube->dimensions[cube->dimension_count - 1].role == CUBE_TIME);
    Buf buf = buf_in(a, 0);
    head(&buf, cube);
    stub_and_heading(&buf, cube);
    dimensions(&buf, cube);
    keyword(&buf, "SOURCE", cube->sources);
    keyword(&buf, "LAST-UPDATED", px_date(a, cube->updated));
    keyword(&buf, "NOTE", str_join(a, cube->notes.items, cube->notes.count, S("##")));
    cell_notes(&buf, cube);
    buf_add(&buf, S("DATASYMBOL1=\".\";\nDATASYMBOL2=\"..\";\nDATASYMBOL3=\"...\";\n"));
    data(&buf, cube, places);
    return buf_finish(&buf, bytes, err);
}
