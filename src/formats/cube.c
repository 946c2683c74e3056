/* SPDX-License-Identifier: EUPL-1.2
 * cube.c - places in a cube
 */
#include "formats/cube.h"

#include "base/limits.h"

bool cube_places(const Cube *cube, size_t *count, Error *err)
{
    size_t places = 1;
    for (size_t i = 0; i < cube->dimension_count; i++) {
        size_t codes = cube->dimensions[i].count;
        if (codes > 0 && places > LIMIT_CUBE_PLACES / codes) {
            error_hint(err, S("Ask for fewer codes, or for csv, which names only the "
                              "figures there are."));
            return FAIL(err, ERR_INVALID, "the table has more than %zu places",
                        LIMIT_CUBE_PLACES);
        }
        places *= codes;
    }
    *count = places;
    return true;
}

size_t cube_place(const Cube *cube, const CubeCell *cell)
{
    size_t place = 0;
    for (size_t i = 0; i < cube->dimension_count; i++) {
        place = place * cube->dimensions[i].count + cell->at[i];
    }
    return place;
}

const CubeDimension *cube_time(const Cube *cube)
{
    for (size_t i = 0; i < cube->dimension_count; i++) {
        if (cube->dimensions[i].role == CUBE_TIME) {
            return &cube->dimensions[i];
        }
    }
    CHECK(false); /* every cube has one */
    return NULL;
}

bool cube_cell_is_plain(const CubeCell *cell)
{
    return cell->observation == 'A' && cell->confidentiality == 'F' &&
           !cell->is_after_break;
}

Str cube_harmless(Arena *a, Str text)
{
    char first = text.length > 0 ? text.data[0] : 'x';
    bool is_formula = first == '=' || first == '+' || first == '-' || first == '@' ||
                      first == '\t' || first == '\r';
    return is_formula ? str_format(a, "'%.*s", STR_ARG(text)) : text;
}
