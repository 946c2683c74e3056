/* SPDX-License-Identifier: EUPL-1.2
 * command_export.c - pact export: figures in the formats of other people's tools
 */
#include "app/ask.h"
#include "app/commands.h"
#include "base/file.h"
#include "publish/api/export.h"
#include "publish/api/figure_cube.h"

static bool ask_question(Command *command, const Pact *pact, CubeQuestion *question,
                         Error *err)
{
    FigureQuery *query = &question->query;
    return ask_indicator(pact, command, &query->indicator, err) &&
           ask_region(pact, command, &query->region, err) &&
           ask_definition(pact, command, &query->definition, err) &&
           ask_as_of(pact, command, &query->as_of, err);
}

static bool write_out(Command *command, Str bytes, Error *err)
{
    if (!command_has(command, S("out"))) {
        buf_add(&command->out, bytes);
        return true;
    }
    return file_write(command_text(command, S("out")), bytes, NULL, err);
}

bool command_export(Command *command, Error *err)
{
    Arena *a = command->arena;
    const Pact *pact;
    CubeQuestion question = {0};
    Cube cube;
    Str bytes;
    Lang lang = str_equal(command_text(command, S("lang")), S("en")) ? LANG_EN : LANG_NL;
    const ExportFormat *format = export_format(command_text(command, S("format")));
    CHECK(format != NULL); /* the choices of the option are the table of formats */
    if (!ask_pact(command, &pact, err) || !ask_question(command, pact, &question, err) ||
        !figure_cube(a, pact, &question, lang, &cube, err) ||
        !format->write(a, &cube, &bytes, err)) {
        return false;
    }
    bool is_sdmx = str_starts(format->name, S("sdmx"));
    if (is_sdmx && cube_undated(&cube) > 0) {
        command_say(command, "%zu of %zu figures have no date and are not in SDMX",
                    cube_undated(&cube), cube.cell_count);
    }
    return write_out(command, bytes, err);
}
