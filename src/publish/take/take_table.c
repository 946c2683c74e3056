/* SPDX-License-Identifier: EUPL-1.2
 * take_table.c - the figures of one indicator in the formats of other people's tools, and
 * all figures of an edition in one zip
 */
#include "formats/zip.h"
#include "publish/api/export.h"
#include "publish/api/figure_cube.h"
#include "publish/take/take.h"

/* The cube on the shelf is that of this subject and language afterwards. */
static bool fill_shelf(const Take *take, Error *err)
{
    TakeShelf *shelf = take->shelf;
    if (shelf->subject == take->subject && shelf->lang == take->lang) {
        return true;
    }
    const IndicatorView *indicator = take->subject;
    CubeQuestion question = {.query = {.indicator = indicator->indicator,
                                       .definition = indicator->definition,
                                       .as_of = take->view->as_of}};
    arena_reset(shelf->a);
    shelf->subject = NULL;
    if (!figure_cube(shelf->a, take->view->pact, &question, take->lang, &shelf->cube,
                     err)) {
        return false;
    }
    shelf->subject = take->subject;
    shelf->lang = take->lang;
    return true;
}

static bool write_table(const Take *take, CubeWriter *write, Str *text, Error *err)
{
    return fill_shelf(take, err) && write(take->a, &take->shelf->cube, text, err);
}

bool take_table_csv(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_csv, text, err);
}

bool take_table_csvw(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_csvw, text, err);
}

bool take_table_package(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_datapackage, text, err);
}

bool take_table_jsonstat(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_jsonstat, text, err);
}

bool take_table_xlsx(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_xlsx, text, err);
}

bool take_table_ods(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_ods, text, err);
}

bool take_table_px(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_px, text, err);
}

bool take_table_sdmx_csv(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_sdmx_csv, text, err);
}

bool take_table_sdmx_ml(const Take *take, Str *text, Error *err)
{
    return write_table(take, cube_sdmx_ml, text, err);
}

/* What data/editions/ID/ holds, as one file. */
bool take_edition_zip(const Take *take, Str *text, Error *err)
{
    const Edition *edition = take->subject;
    ZipWriter *zip = zip_writer(take->a);
    for (size_t i = 0; i < take->view->frozen_count; i++) {
        const Frozen *frozen = &take->view->frozen[i];
        if (frozen->edition == edition) {
            Take one = *take;
            one.subject = frozen;
            Str csv;
            if (!take_frozen_csv(&one, &csv, err)) {
                return false;
            }
            zip_writer_add(
                zip, str_format(take->a, "%.*s.csv", STR_ARG(frozen->indicator->id)),
                csv);
        }
    }
    return zip_writer_finish(zip, text, err);
}
