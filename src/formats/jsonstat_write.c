/* SPDX-License-Identifier: EUPL-1.2
 * jsonstat_write.c - a cube as a JSON-stat dataset
 *
 * Values are an object by place, since most places of a cube of statistics were never
 * stated; an array when more than half of them were. Several statuses of one cell stand
 * side by side ("bp"), as Eurostat writes them.
 */
#include "base/number.h"
#include "formats/cube_write.h"
#include "formats/json.h"

static void pair_if(JsonWriter *w, const char *key, Str text)
{
    if (text.length > 0) {
        json_key(w, str_of(key));
        json_text(w, text);
    }
}

static void value(JsonWriter *w, const CubeCell *cell)
{
    Decimal number;
    if (cell->value.length > 0 && decimal_parse(cell->value, &number)) {
        json_number(w, number.value, number.decimals);
    } else {
        json_null(w);
    }
}

static void place_key(JsonWriter *w, Arena *a, const Cube *cube, const CubeCell *cell)
{
    json_key(w, str_format(a, "%zu", cube_place(cube, cell)));
}

static void values(JsonWriter *w, Arena *a, const Cube *cube, size_t places)
{
    json_key(w, S("value"));
    if (cube->cell_count * 2 < places) {
        json_object_begin(w);
        for (size_t i = 0; i < cube->cell_count; i++) {
            place_key(w, a, cube, &cube->cells[i]);
            value(w, &cube->cells[i]);
        }
        json_object_end(w);
        return;
    }
    json_array_begin(w);
    size_t next = 0;
    for (size_t place = 0; place < places; place++) {
        if (next < cube->cell_count && cube_place(cube, &cube->cells[next]) == place) {
            value(w, &cube->cells[next++]);
        } else {
            json_null(w);
        }
    }
    json_array_end(w);
}

static Str status(Arena *a, const CubeCell *cell)
{
    Buf buf = buf_in(a, 0);
    if (cell->is_after_break) {
        buf_char(&buf, 'b');
    }
    switch (cell->observation) {
    case 'P':
        buf_char(&buf, 'p');
        break;
    case 'E':
        buf_char(&buf, 'e');
        break;
    case 'F':
        buf_char(&buf, 'f');
        break;
    case 'M':
        buf_char(&buf, 'm');
        break;
    case 'O':
        buf_char(&buf, 'o');
        break;
    default:
        break;
    }
    if (cell->confidentiality == 'C') {
        buf_char(&buf, 'C');
    }
    return buf_str(&buf);
}

static void statuses(JsonWriter *w, Arena *a, const Cube *cube)
{
    json_key(w, S("status"));
    json_object_begin(w);
    for (size_t i = 0; i < cube->cell_count; i++) {
        if (!cube_cell_is_plain(&cube->cells[i])) {
            place_key(w, a, cube, &cube->cells[i]);
            json_text(w, status(a, &cube->cells[i]));
        }
    }
    json_object_end(w);
}

static void children(JsonWriter *w, const CubeDimension *dimension)
{
    bool has_any = false;
    for (size_t i = 0; i < dimension->count; i++) {
        has_any = has_any || dimension->codes[i].parent != CUBE_NONE;
    }
    if (!has_any) {
        return;
    }
    json_key(w, S("child"));
    json_object_begin(w);
    for (size_t p = 0; p < dimension->count; p++) {
        bool is_open = false;
        for (size_t i = 0; i < dimension->count; i++) {
            if (dimension->codes[i].parent == p) {
                if (!is_open) {
                    json_key(w, dimension->codes[p].code);
                    json_array_begin(w);
                    is_open = true;
                }
                json_text(w, dimension->codes[i].code);
            }
        }
        if (is_open) {
            json_array_end(w);
        }
    }
    json_object_end(w);
}

static void dimension(JsonWriter *w, const CubeDimension *dimension)
{
    json_key(w, dimension->id);
    json_object_begin(w);
    pair_if(w, "label", dimension->label);
    json_key(w, S("category"));
    json_object_begin(w);
    json_key(w, S("index"));
    json_array_begin(w);
    for (size_t i = 0; i < dimension->count; i++) {
        json_text(w, dimension->codes[i].code);
    }
    json_array_end(w);
    json_key(w, S("label"));
    json_object_begin(w);
    for (size_t i = 0; i < dimension->count; i++) {
        json_key(w, dimension->codes[i].code);
        json_text(w, dimension->codes[i].label);
    }
    json_object_end(w);
    children(w, dimension);
    json_object_end(w);
    json_object_end(w);
}

static void roles(JsonWriter *w, const Cube *cube)
{
    static const struct {
        CubeRole role;
        const char *name;
    } named[] = {{CUBE_REGION, "geo"}, {CUBE_TIME, "time"}};
    json_key(w, S("role"));
    json_object_begin(w);
    for (size_t r = 0; r < sizeof named / sizeof named[0]; r++) {
        json_key(w, str_of(named[r].name));
        json_array_begin(w);
        for (size_t d = 0; d < cube->dimension_count; d++) {
            if (cube->dimensions[d].role == named[r].role) {
                json_text(w, cube->dimensions[d].id);
            }
        }
        json_array_end(w);
    }
    json_object_end(w);
}

static void shape(JsonWriter *w, const Cube *cube)
{
    json_key(w, S("id"));
    json_array_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        json_text(w, cube->dimensions[d].id);
    }
    json_array_end(w);
    json_key(w, S("size"));
    json_array_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        json_int(w, (int64_t)cube->dimensions[d].count);
    }
    json_array_end(w);
    roles(w, cube);
    json_key(w, S("dimension"));
    json_object_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        dimension(w, &cube->dimensions[d]);
    }
    json_object_end(w);
}

/* What JSON-stat has no word for. */
static void extension(JsonWriter *w, const Cube *cube)
{
    json_key(w, S("extension"));
    json_object_begin(w);
    pair_if(w, "indicator", cube->id);
    pair_if(w, "definition", cube->definition);
    pair_if(w, "edition", cube->edition);
    pair_if(w, "unit", cube->unit);
    pair_if(w, "unitLabel", cube->unit_label);
    json_key(w, S("decimals"));
    json_int(w, cube->decimals);
    pair_if(w, "licence", cube->licence);
    json_key(w, S("statusLabels"));
    json_object_begin(w);
    pair_if(w, "b", S("after a break: not to be compared with the series before it"));
    pair_if(w, "p", S("provisional"));
    pair_if(w, "e", S("estimated"));
    pair_if(w, "f", S("forecast"));
    pair_if(w, "m", S("cannot occur"));
    pair_if(w, "o", S("missing"));
    pair_if(w, "C", S("confidential"));
    json_object_end(w);
    json_object_end(w);
}

bool cube_jsonstat(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    size_t places;
    if (!cube_places(cube, &places, err)) {
        return false;
    }
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    pair_if(&w, "version", S("2.0"));
    pair_if(&w, "class", S("dataset"));
    pair_if(&w, "label", cube->title);
    pair_if(&w, "source", cube->sources);
    pair_if(&w, "updated", cube->updated);
    if (cube->notes.count > 0) {
        json_key(&w, S("note"));
        json_array_begin(&w);
        for (size_t i = 0; i < cube->notes.count; i++) {
            json_text(&w, cube->notes.items[i]);
        }
        json_array_end(&w);
    }
    shape(&w, cube);
    values(&w, a, cube, places);
    statuses(&w, a, cube);
    extension(&w, cube);
    json_object_end(&w);
    return json_finish(&w, bytes, err);
}
