/* SPDX-License-Identifier: EUPL-1.2
 * cube_writers.h - small random cubes, written in every format that is read
 *
 *   SmallCube cube = random_cube(a, &r);
 *   Str text = write_px(a, &r, &cube);
 *   -> read it -> cube_lines() of the table equals that of the cube
 *
 * Writers make what a publisher might: they choose at random where a format leaves a
 * choice. They share no code with the readers but JsonWriter and csv_field().
 */
#ifndef TESTS_CUBE_WRITERS_H
#define TESTS_CUBE_WRITERS_H

#include "readers.h"

#include "formats/csv.h"
#include "formats/json.h"

enum { CUBE_MOST_DIMENSIONS = 4, CUBE_MOST_CODES = 5 };

typedef struct SmallCube {
    size_t count; /* of dimensions */
    Str names[CUBE_MOST_DIMENSIONS];
    Str codes[CUBE_MOST_DIMENSIONS][CUBE_MOST_CODES];
    size_t sizes[CUBE_MOST_DIMENSIONS];
    size_t cells;
    Str *values; /* as JSON writes numbers; empty: missing */
    Str *status;
} SmallCube;

/* Characters that formats stumble over, but for those that PX cannot write. */
static inline Str random_code(Arena *a, Random *r, size_t number)
{
    static const char *const pieces[] = {"a", "B", "7", "é", "€", "😀", " ",
                                         "&", "<", ">", "'", ",", ";", ":",
                                         "#", "/", "=", "(", "]", "-"};
    Buf buf = buf_in(a, 0);
    size_t length = random_below(r, 6);
    buf_printf(&buf, "x%zu", number); /* no two are alike */
    for (size_t i = 0; i < length; i++) {
        buf_add(&buf, str_of(pieces[random_below(r, sizeof pieces / sizeof pieces[0])]));
    }
    buf_char(&buf, '.');
    return buf_str(&buf);
}

static inline SmallCube random_cube(Arena *a, Random *r)
{
    SmallCube cube = {.count = 1 + random_below(r, CUBE_MOST_DIMENSIONS), .cells = 1};
    for (size_t d = 0; d < cube.count; d++) {
        cube.names[d] = str_format(a, "D%zu", d);
        cube.sizes[d] = 1 + random_below(r, CUBE_MOST_CODES);
        cube.cells *= cube.sizes[d];
        for (size_t i = 0; i < cube.sizes[d]; i++) {
            cube.codes[d][i] = random_code(a, r, i);
        }
    }
    static const char *const words[] = {"", "p", "C"};
    cube.values = PUSH_ARRAY(a, Str, cube.cells);
    cube.status = PUSH_ARRAY(a, Str, cube.cells);
    for (size_t i = 0; i < cube.cells; i++) {
        int units = (int)random_below(r, 200000) - 100000;
        cube.values[i] = random_below(r, 8) == 0 ? S("")
                         : random_below(r, 2) == 0
                             ? str_format(a, "%d", units)
                             : str_format(a, "%d.%02d", units, (int)random_below(r, 100));
        cube.status[i] = str_of(words[random_below(r, 3)]);
    }
    return cube;
}

static inline size_t code_at(const SmallCube *cube, size_t cell, size_t dimension)
{
    for (size_t d = cube->count; d-- > dimension + 1;) {
        cell /= cube->sizes[d];
    }
    return cell % cube->sizes[dimension];
}

static inline Str code_of(const SmallCube *cube, size_t cell, size_t dimension)
{
    return cube->codes[dimension][code_at(cube, cell, dimension)];
}

/* ---- JSON ---- */

static inline Str json_done(JsonWriter *w)
{
    Str text = {0};
    Error err = {0};
    if (!json_finish(w, &text, &err)) {
        fail_msg("%s", err.message);
    }
    return text;
}

/* JsonWriter rounds; a value is written as it stands. */
static inline void json_raw(JsonWriter *w, Buf *buf, Str value)
{
    if (value.length == 0) {
        json_null(w);
        return;
    }
    json_int(w, 0);
    buf->length--;
    buf_add(buf, value);
}

static inline void json_texts(JsonWriter *w, Str key, const Str *items, size_t count)
{
    json_key(w, key);
    json_array_begin(w);
    for (size_t i = 0; i < count; i++) {
        json_text(w, items[i]);
    }
    json_array_end(w);
}

static inline void write_category(Arena *a, Random *r, JsonWriter *w,
                                  const SmallCube *cube, size_t d)
{
    json_key(w, cube->names[d]);
    json_object_begin(w);
    json_key(w, S("category"));
    json_object_begin(w);
    if (random_below(r, 2) == 0) {
        json_texts(w, S("index"), cube->codes[d], cube->sizes[d]);
    } else {
        json_key(w, S("index"));
        json_object_begin(w);
        for (size_t i = cube->sizes[d]; i-- > 0;) {
            json_key(w, cube->codes[d][i]);
            json_text(w, str_format(a, "%zu", i));
        }
        json_object_end(w);
    }
    json_object_end(w);
    json_object_end(w);
}

static inline Str write_jsonstat(Arena *a, Random *r, const SmallCube *cube)
{
    Buf *buf = PUSH(a, Buf);
    *buf = buf_in(a, 0);
    JsonWriter w = json_writer(buf);
    bool is_sparse = random_below(r, 2) == 0;
    json_object_begin(&w);
    json_key(&w, S("value"));
    is_sparse ? json_object_begin(&w) : json_array_begin(&w);
    for (size_t i = 0; i < cube->cells; i++) {
        if (is_sparse) {
            json_key(&w, str_format(a, "%zu", i));
        }
        json_raw(&w, buf, cube->values[i]);
    }
    is_sparse ? json_object_end(&w) : json_array_end(&w);
    json_key(&w, S("status"));
    json_object_begin(&w);
    for (size_t i = cube->cells; i-- > 0;) {
        if (cube->status[i].length > 0) {
            json_key(&w, str_format(a, "%zu", i));
            json_text(&w, cube->status[i]);
        }
    }
    json_object_end(&w);
    json_key(&w, S("dimension"));
    json_object_begin(&w);
    for (size_t d = 0; d < cube->count; d++) {
        write_category(a, r, &w, cube, d);
    }
    json_object_end(&w);
    json_texts(&w, S("id"), cube->names, cube->count);
    json_key(&w, S("size"));
    json_array_begin(&w);
    for (size_t d = 0; d < cube->count; d++) {
        json_int(&w, (int64_t)cube->sizes[d]);
    }
    json_array_end(&w);
    json_object_end(&w);
    return json_done(&w);
}

/* Pages of some rows; the last has no link. */
static inline Str write_odata(Arena *a, Random *r, const SmallCube *cube)
{
    Buf all = buf_in(a, 0);
    size_t per_page = 1 + random_below(r, cube->cells);
    for (size_t from = 0; from < cube->cells; from += per_page) {
        Buf buf = buf_in(a, 0);
        JsonWriter w = json_writer(&buf);
        json_object_begin(&w);
        json_key(&w, S("@odata.context"));
        json_text(&w, S("https://x.example/$metadata#Observations"));
        json_key(&w, S("value"));
        json_array_begin(&w);
        for (size_t i = from; i < cube->cells && i < from + per_page; i++) {
            json_object_begin(&w);
            json_key(&w, S("Id"));
            json_int(&w, (int64_t)i);
            for (size_t d = 0; d < cube->count; d++) {
                json_key(&w, cube->names[d]);
                json_text(&w, code_of(cube, i, d));
            }
            json_key(&w, S("Value"));
            json_raw(&w, &buf, cube->values[i]);
            json_key(&w, S("ValueAttribute"));
            json_text(&w, cube->status[i]);
            json_object_end(&w);
        }
        json_array_end(&w);
        if (from + per_page < cube->cells) {
            json_key(&w, S("@odata.nextLink"));
            json_text(&w, S("https://x.example/next"));
        }
        json_object_end(&w);
        buf_add(&all, json_done(&w));
        buf_char(&all, '\n');
    }
    return buf_str(&all);
}

static inline void write_sdmx_components(JsonWriter *w, const SmallCube *cube,
                                         size_t from, size_t to)
{
    json_array_begin(w);
    for (size_t d = from; d < to; d++) {
        json_object_begin(w);
        json_key(w, S("id"));
        json_text(w, cube->names[d]);
        json_key(w, S("values"));
        json_array_begin(w);
        for (size_t i = 0; i < cube->sizes[d]; i++) {
            json_object_begin(w);
            json_key(w, S("id"));
            json_text(w, cube->codes[d][i]);
            json_object_end(w);
        }
        json_array_end(w);
        json_object_end(w);
    }
    json_array_end(w);
}

static inline void write_sdmx_structure(JsonWriter *w, const SmallCube *cube,
                                        size_t split)
{
    json_key(w, S("structure"));
    json_object_begin(w);
    json_key(w, S("dimensions"));
    json_object_begin(w);
    json_key(w, S("series"));
    write_sdmx_components(w, cube, 0, split);
    json_key(w, S("observation"));
    write_sdmx_components(w, cube, split, cube->count);
    json_object_end(w);
    json_key(w, S("attributes"));
    json_object_begin(w);
    json_key(w, S("observation"));
    json_array_begin(w);
    json_object_begin(w);
    json_key(w, S("id"));
    json_text(w, S("OBS_STATUS"));
    json_object_end(w);
    json_array_end(w);
    json_object_end(w);
    json_object_end(w);
}

static inline Str sdmx_key(Arena *a, const SmallCube *cube, size_t cell, size_t from,
                           size_t to)
{
    Buf buf = buf_in(a, 0);
    for (size_t d = from; d < to; d++) {
        buf_printf(&buf, "%s%zu", d == from ? "" : ":", code_at(cube, cell, d));
    }
    return buf_str(&buf);
}

/* Flat, or in series: the first `split` dimensions are those of the series. */
static inline void write_sdmx_sets(Arena *a, JsonWriter *w, Buf *buf,
                                   const SmallCube *cube, size_t split)
{
    Str open = {0};
    json_key(w, S("dataSets"));
    json_array_begin(w);
    json_object_begin(w);
    json_key(w, split > 0 ? S("series") : S("observations"));
    json_object_begin(w);
    for (size_t i = 0; i < cube->cells; i++) {
        Str series = sdmx_key(a, cube, i, 0, split);
        if (split > 0 && (i == 0 || !str_equal(series, open))) {
            if (i > 0) {
                json_object_end(w);
                json_object_end(w);
            }
            open = series;
            json_key(w, series);
            json_object_begin(w);
            json_key(w, S("observations"));
            json_object_begin(w);
        }
        json_key(w, sdmx_key(a, cube, i, split, cube->count));
        json_array_begin(w);
        json_raw(w, buf, cube->values[i]);
        json_text(w, cube->status[i]);
        json_array_end(w);
    }
    if (split > 0) {
        json_object_end(w);
        json_object_end(w);
    }
    json_object_end(w);
    json_object_end(w);
    json_array_end(w);
}

static inline Str write_sdmx_json(Arena *a, Random *r, const SmallCube *cube)
{
    Buf *buf = PUSH(a, Buf);
    *buf = buf_in(a, 0);
    JsonWriter w = json_writer(buf);
    size_t split = random_below(r, cube->count);
    bool is_first = random_below(r, 2) == 0;
    json_object_begin(&w);
    if (is_first) {
        write_sdmx_structure(&w, cube, split);
    }
    write_sdmx_sets(a, &w, buf, cube, split);
    if (!is_first) {
        write_sdmx_structure(&w, cube, split);
    }
    json_object_end(&w);
    return json_done(&w);
}

/* ---- PX ---- */

static inline void write_px_list(Buf *buf, const char *keyword, Str subject,
                                 const Str *items, size_t count)
{
    buf_add(buf, str_of(keyword));
    if (subject.length > 0) {
        buf_printf(buf, "(\"%.*s\")", STR_ARG(subject));
    }
    for (size_t i = 0; i < count; i++) {
        buf_printf(buf, "%s\"%.*s\"", i == 0 ? "=" : ",\n", STR_ARG(items[i]));
    }
    buf_add(buf, S(";\n"));
}

static inline Str write_px(Arena *a, Random *r, const SmallCube *cube)
{
    Buf buf = buf_in(a, 0);
    size_t split = random_below(r, cube->count + 1);
    bool has_keys = split > 0 && random_below(r, 2) == 0;
    buf_add(&buf, S("CHARSET=\"ANSI\";\nCODEPAGE=\"utf-8\";\n"));
    if (split > 0) {
        write_px_list(&buf, "STUB", (Str){0}, cube->names, split);
    }
    if (split < cube->count) {
        write_px_list(&buf, "HEADING", (Str){0}, cube->names + split,
                      cube->count - split);
    }
    for (size_t d = 0; d < cube->count; d++) {
        write_px_list(&buf, "VALUES", cube->names[d], cube->codes[d], cube->sizes[d]);
        if (random_below(r, 2) == 0) {
            write_px_list(&buf, "CODES", cube->names[d], cube->codes[d], cube->sizes[d]);
        }
        if (has_keys && d < split) {
            buf_printf(&buf, "KEYS(\"%.*s\")=CODES;\n", STR_ARG(cube->names[d]));
        }
    }
    size_t width = 1;
    for (size_t d = split; d < cube->count; d++) {
        width *= cube->sizes[d];
    }
    buf_add(&buf, S("DATA=\n"));
    for (size_t i = 0; i < cube->cells; i++) {
        for (size_t d = 0; has_keys && i % width == 0 && d < split; d++) {
            buf_printf(&buf, "\"%.*s\",", STR_ARG(code_of(cube, i, d)));
        }
        buf_add(&buf, cube->values[i].length == 0 ? S("\"..\"") : cube->values[i]);
        buf_add(&buf, (i + 1) % width == 0 ? S(" \n") : S(" "));
    }
    buf_add(&buf, S(";\n"));
    return buf_str(&buf);
}

/* ---- XML and delimited text ---- */

static inline Str xml_escaped(Arena *a, Str text)
{
    text = str_replace(a, text, S("&"), S("&amp;"));
    text = str_replace(a, text, S("<"), S("&lt;"));
    return str_replace(a, text, S("\""), S("&quot;"));
}

#define SDMX_MESSAGE "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"

static inline Str write_sdmx_generic(Arena *a, Random *r, const SmallCube *cube)
{
    (void)r;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("<m:GenericData xmlns:m=\"" SDMX_MESSAGE "\"><m:DataSet>\n"));
    for (size_t i = 0; i < cube->cells; i++) {
        buf_add(&buf, S("<Obs><ObsKey>"));
        for (size_t d = 0; d < cube->count; d++) {
            buf_printf(&buf, "<Value id=\"%.*s\" value=\"%.*s\"/>",
                       STR_ARG(cube->names[d]),
                       STR_ARG(xml_escaped(a, code_of(cube, i, d))));
        }
        buf_add(&buf, S("</ObsKey>"));
        if (cube->values[i].length > 0) {
            buf_printf(&buf, "<ObsValue value=\"%.*s\"/>", STR_ARG(cube->values[i]));
        }
        buf_printf(&buf,
                   "<Attributes><Value id=\"OBS_STATUS\" value=\"%.*s\"/></Attributes>"
                   "</Obs>\n",
                   STR_ARG(cube->status[i]));
    }
    buf_add(&buf, S("</m:DataSet></m:GenericData>"));
    return buf_str(&buf);
}

static inline Str write_sdmx_specific(Arena *a, Random *r, const SmallCube *cube)
{
    Buf buf = buf_in(a, 0);
    bool in_series = random_below(r, 2) == 0;
    size_t last = cube->count - 1;
    buf_add(&buf,
            S("<m:StructureSpecificData xmlns:m=\"" SDMX_MESSAGE "\"><m:DataSet>\n"));
    for (size_t i = 0; i < cube->cells; i++) {
        bool opens = in_series && i % cube->sizes[last] == 0;
        buf_add(&buf, opens ? S("<Series") : S("<Obs"));
        for (size_t d = 0; d < cube->count; d++) {
            if (in_series && d == last) {
                buf_add(&buf, opens ? S("><Obs") : S(""));
            } else if (in_series && !opens) {
                continue;
            }
            buf_printf(&buf, " %.*s=\"%.*s\"", STR_ARG(cube->names[d]),
                       STR_ARG(xml_escaped(a, code_of(cube, i, d))));
        }
        buf_printf(&buf, " OBS_VALUE=\"%.*s\" OBS_STATUS=\"%.*s\"/>",
                   STR_ARG(cube->values[i]), STR_ARG(cube->status[i]));
        bool closes = in_series && (i + 1) % cube->sizes[last] == 0;
        buf_add(&buf, closes ? S("</Series>\n") : S("\n"));
    }
    buf_add(&buf, S("</m:DataSet></m:StructureSpecificData>"));
    return buf_str(&buf);
}

static inline Str write_sdmx_csv(Arena *a, Random *r, const SmallCube *cube)
{
    (void)r;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("STRUCTURE,STRUCTURE_ID,ACTION"));
    for (size_t d = 0; d < cube->count; d++) {
        buf_printf(&buf, ",%.*s", STR_ARG(cube->names[d]));
    }
    buf_add(&buf, S(",OBS_VALUE,OBS_STATUS\n"));
    for (size_t i = 0; i < cube->cells; i++) {
        buf_add(&buf, S("dataflow,TP:DF(1.0.0),I"));
        for (size_t d = 0; d < cube->count; d++) {
            buf_char(&buf, ',');
            csv_field(&buf, code_of(cube, i, d));
        }
        buf_printf(&buf, ",%.*s,%.*s\n", STR_ARG(cube->values[i]),
                   STR_ARG(cube->status[i]));
    }
    return buf_str(&buf);
}

/* ---- What a cube says ---- */

static inline int line_order(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

static inline Str cube_lines(Arena *a, const SmallCube *cube, bool has_status,
                             Str missing)
{
    Str *lines = PUSH_ARRAY(a, Str, cube->cells);
    for (size_t i = 0; i < cube->cells; i++) {
        Buf buf = buf_in(a, 0);
        for (size_t d = 0; d < cube->count; d++) {
            buf_printf(&buf, "%.*s | ", STR_ARG(code_of(cube, i, d)));
        }
        buf_add(&buf, cube->values[i].length == 0 ? missing : cube->values[i]);
        if (has_status) {
            buf_printf(&buf, " | %.*s", STR_ARG(cube->status[i]));
        }
        lines[i] = buf_str(&buf);
    }
    qsort(lines, cube->cells, sizeof *lines, line_order);
    return str_join(a, lines, cube->cells, S("\n"));
}

static inline Str table_lines(Arena *a, const DatasetTable *table, const SmallCube *cube,
                              const char *value, const char *status)
{
    Str *lines = PUSH_ARRAY(a, Str, table->count);
    for (size_t i = 0; i < table->count; i++) {
        Buf buf = buf_in(a, 0);
        for (size_t d = 0; d < cube->count; d++) {
            buf_printf(&buf, "%.*s | ",
                       STR_ARG(table_field(table, i, str_c(a, cube->names[d]))));
        }
        bool has_value = dataset_column(&table->dataset, str_of(value)) != DATASET_NONE;
        buf_add(&buf, has_value ? table_field(table, i, value) : S(""));
        if (status != NULL) {
            buf_printf(&buf, " | %.*s", STR_ARG(table_field(table, i, status)));
        }
        lines[i] = buf_str(&buf);
    }
    qsort(lines, table->count, sizeof *lines, line_order);
    return str_join(a, lines, table->count, S("\n"));
}

#endif
