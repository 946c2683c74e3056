/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_select_fuzz.c - any bytes as a key and as a constraint: never a crash, a refusal
 * has a reason, and what is selected is counted right
 */
#include <stddef.h>
#include <stdint.h>

#include "publish/sdmx/sdmx_select.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const SdmxSelection *selection, bool ok, const Error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < selection->cube->cell_count; i++) {
        kept += selection->is_kept[i];
    }
    CHECK(kept == selection->kept);
    CHECK(ok ? kept > 0 : err->kind != ERR_NONE && err->message[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CubeCode sexes[] = {{.code = S("men"), .parent = CUBE_NONE},
                        {.code = S("women"), .parent = CUBE_NONE}};
    CubeCode years[] = {{.code = S("2017/18"), .time = S("2017-08-01/P1Y")},
                        {.code = S("2018"), .time = S("2018")},
                        {.code = S("undated")}};
    CubeDimension dimensions[] = {
        {.id = S("sex"), .codes = sexes, .count = 2},
        {.id = S("period"), .role = CUBE_TIME, .codes = years, .count = 3}};
    size_t places[6][2];
    CubeCell cells[6] = {{0}};
    for (size_t i = 0; i < 6; i++) {
        places[i][0] = i / 3;
        places[i][1] = i % 3;
        cells[i].at = places[i];
    }
    Cube cube = {
        .dimensions = dimensions, .dimension_count = 2, .cells = cells, .cell_count = 6};
    Arena *a = arena_new();
    Str text = {(const char *)data, size};
    for (int way = 0; way < 4; way++) {
        Error err = {0};
        SdmxSelection selection = sdmx_selection(a, &cube);
        bool ok = way == 0   ? sdmx_select_key(&selection, text, false, &err)
                  : way == 1 ? sdmx_select_key(&selection, text, true, &err)
                  : way == 2 ? sdmx_select_constraint(&selection, S("SEX"), text, &err)
                             : sdmx_select_period(&selection, text, text, &err);
        check(&selection, ok, &err);
    }
    arena_free(a);
    return 0;
}
