/* SPDX-License-Identifier: EUPL-1.2
 * cube.c - places in a cube
 */
#include "formats/cube.h"

#include <string.h>

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

/* The codes of a dimension that cells of the part name, in their order. */
static CubeDimension used_codes(Arena *a, const CubeDimension *dimension,
                                const bool *is_used, size_t *moved)
{
    CubeDimension part = *dimension;
    part.codes = PUSH_ARRAY(a, CubeCode, dimension->count + 1);
    part.count = 0;
    for (size_t i = 0; i < dimension->count; i++) {
        moved[i] = is_used[i] ? part.count : CUBE_NONE;
        if (is_used[i]) {
            part.codes[part.count++] = dimension->codes[i];
        }
    }
    for (size_t i = 0; i < part.count; i++) {
        size_t parent = part.codes[i].parent;
        part.codes[i].parent = parent == CUBE_NONE ? CUBE_NONE : moved[parent];
    }
    return part;
}

Cube cube_part(Arena *a, const Cube *cube, const bool *is_kept)
{
    Cube part = *cube;
    part.cells = PUSH_ARRAY(a, CubeCell, cube->cell_count + 1);
    part.cell_count = 0;
    for (size_t i = 0; i < cube->cell_count; i++) {
        if (is_kept[i]) {
            CubeCell *cell = &part.cells[part.cell_count++];
            *cell = cube->cells[i];
            cell->at = PUSH_ARRAY(a, size_t, cube->dimension_count + 1);
            memcpy(cell->at, cube->cells[i].at, sizeof(size_t) * cube->dimension_count);
        }
    }
    part.dimensions = PUSH_ARRAY(a, CubeDimension, cube->dimension_count + 1);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        bool *is_used = PUSH_ARRAY(a, bool, dimension->count + 1);
        size_t *moved = PUSH_ARRAY(a, size_t, dimension->count + 1);
        for (size_t i = 0; i < part.cell_count; i++) {
            is_used[part.cells[i].at[d]] = true;
        }
        part.dimensions[d] = used_codes(a, dimension, is_used, moved);
        for (size_t i = 0; i < part.cell_count; i++) {
            part.cells[i].at[d] = moved[part.cells[i].at[d]];
        }
    }
    return part;
}
