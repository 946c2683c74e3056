/* SPDX-License-Identifier: EUPL-1.2
 * formats_round_trip_test.c - any cube, written in any format and read back, is equal
 */
#include "cube_writers.h"

#include "formats/jsonstat.h"
#include "formats/odata.h"
#include "formats/px.h"
#include "formats/sdmx.h"

static bool jsonstat(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return jsonstat_read(a, input, (Str){0}, sink, err);
}

static bool px(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return px_read(a, input, (Str){0}, sink, err);
}

static bool odata(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return odata_read(a, input, NULL, sink, err);
}

static bool sdmx_ml(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_ml_read(a, input, NULL, sink, err);
}

static bool sdmx_csv(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_csv_read(a, input, NULL, sink, err);
}

typedef struct Format {
    const char *name;
    Str (*write)(Arena *a, Random *r, const SmallCube *cube);
    Reads reads;
    const char *value;
    const char *status; /* null: the format has none */
    const char *missing;
} Format;

static const Format formats[] = {
    {"JSON-stat", write_jsonstat, jsonstat, "value", "status", ""},
    {"OData", write_odata, odata, "Value", "ValueAttribute", ""},
    {"PX", write_px, px, "value", NULL, ".."},
    {"SDMX-JSON", write_sdmx_json, sdmx_json_read, "OBS_VALUE", "OBS_STATUS", ""},
    {"SDMX-ML generic", write_sdmx_generic, sdmx_ml, "OBS_VALUE", "OBS_STATUS", ""},
    {"SDMX-ML specific", write_sdmx_specific, sdmx_ml, "OBS_VALUE", "OBS_STATUS", ""},
    {"SDMX-CSV", write_sdmx_csv, sdmx_csv, "OBS_VALUE", "OBS_STATUS", ""},
};

static void any_cube_in_any_format_reads_back_as_itself(void **state)
{
    (void)state;
    Random r = {20180627};
    int rounds = getenv("LONG") == NULL ? 60 : 2000;
    for (int round = 0; round < rounds; round++) {
        for (size_t f = 0; f < sizeof formats / sizeof formats[0]; f++) {
            const Format *format = &formats[f];
            Arena *a = arena_new();
            SmallCube cube = random_cube(a, &r);
            Str text = format->write(a, &r, &cube);
            DatasetTable table =
                read_pieces(a, text, 1 + random_below(&r, 300), format->reads);
            Str expected =
                cube_lines(a, &cube, format->status != NULL, str_of(format->missing));
            Str actual = table_lines(a, &table, &cube, format->value, format->status);
            if (!str_equal(actual, expected)) {
                fail_msg("%s, round %d:\n%.*s\nis not\n%.*s\nof\n%.*s", format->name,
                         round, STR_ARG(actual), STR_ARG(expected), STR_ARG(text));
            }
            arena_free(a);
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(any_cube_in_any_format_reads_back_as_itself),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
