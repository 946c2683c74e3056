/* SPDX-License-Identifier: EUPL-1.2
 * cube_sheets.c - a cube as sheets: figures, what they are, where they are from
 */
#include "formats/cube_write.h"
#include "formats/workbook.h"

static bool is_number_column(Str name)
{
    return str_equal(name, S("value")) || str_equal(name, S("low")) ||
           str_equal(name, S("high"));
}

static Sheet sheet_of(Arena *a, Str name, const CubeTable *table)
{
    Sheet sheet = {.name = name, .columns = table->columns, .rows = table->rows};
    sheet.cells = PUSH_ARRAY(a, SheetCell, table->columns * table->rows + 1);
    for (size_t i = 0; i < table->columns * table->rows; i++) {
        sheet.cells[i] = (SheetCell){table->texts[i], false};
    }
    return sheet;
}

static Workbook workbook(Arena *a, const Cube *cube)
{
    CubeTable rows = cube_rows(a, cube);
    Sheet *sheets = PUSH_ARRAY(a, Sheet, 3);
    sheets[0] = sheet_of(a, cube->sheet_names[0], &rows);
    sheets[1] = sheet_of(a, cube->sheet_names[1], &cube->about);
    sheets[2] = sheet_of(a, cube->sheet_names[2], &cube->provenance);
    for (size_t i = rows.columns; i < rows.columns * rows.rows; i++) {
        sheets[0].cells[i].is_number = is_number_column(rows.texts[i % rows.columns]);
    }
    return (Workbook){.title = cube->title,
                      .author = cube->publisher,
                      .lang = cube->lang,
                      .created = cube->updated,
                      .sheets = sheets,
                      .count = 3};
}

bool cube_xlsx(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    Workbook book = workbook(a, cube);
    return xlsx_write(a, &book, bytes, err);
}

bool cube_ods(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    Workbook book = workbook(a, cube);
    return ods_write(a, &book, bytes, err);
}
