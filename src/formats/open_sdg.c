/* SPDX-License-Identifier: EUPL-1.2
 * open_sdg.c - the data file of one indicator on an Open SDG platform */
#include "formats/open_sdg.h"

#include "formats/delimited.h"

static DatasetRole role_of(Str name)
{
    static const struct {
        Str name;
        DatasetRole role;
    } roles[] = {
        {S_INIT("Year"), DATASET_TIME},
        {S_INIT("Value"), DATASET_VALUE},
        {S_INIT("Observation status"), DATASET_STATUS},
        {S_INIT("GeoCode"), DATASET_REGION},
        {S_INIT("Units"), DATASET_NOTE},
        {S_INIT("Unit measure"), DATASET_NOTE},
        {S_INIT("Unit multiplier"), DATASET_NOTE},
        {S_INIT("Progress"), DATASET_NOTE},
        {S_INIT("Unnamed: 0"), DATASET_NOTE},
    };
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (str_equal(name, roles[i].name)) {
            return roles[i].role;
        }
    }
    return str_starts(name, S("COMMENT")) ? DATASET_NOTE : DATASET_DIMENSION;
}

typedef struct Reader {
    Arena *arena;
    const DatasetSink *sink;
} Reader;

static bool begin(void *self, const Dataset *dataset, Error *err)
{
    const Reader *r = self;
    static const char *const needed[] = {"Year", "Value"};
    for (size_t i = 0; i < 2; i++) {
        if (dataset_column(dataset, str_of(needed[i])) == DATASET_NONE) {
            return FAIL(err, ERR_INVALID, "not an Open SDG file: no column %s",
                        needed[i]);
        }
    }
    Dataset own = *dataset;
    own.columns = PUSH_ARRAY(r->arena, DatasetColumn, own.column_count);
    for (size_t i = 0; i < own.column_count; i++) {
        own.columns[i] = dataset->columns[i];
        own.columns[i].role = role_of(own.columns[i].name);
    }
    return r->sink->begin(r->sink->self, &own, err);
}

static bool row(void *self, const DatasetRow *given, Error *err)
{
    const Reader *r = self;
    return r->sink->row(r->sink->self, given, err);
}

bool open_sdg_is_header(Str line)
{
    if (str_starts(line, S("\xEF\xBB\xBF"))) {
        line = str_slice(line, 3, line.length);
    }
    line = str_trim(line);
    return str_starts(line, S("Year,")) && str_ends(line, S(",Value"));
}

bool open_sdg_read(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    Reader r = {a, sink};
    DatasetSink own = {&r, begin, row};
    DelimitedSettings settings = {.delimiter = S(",")};
    DelimitedFound found;
    return delimited_read(a, input, &settings, &own, &found, err);
}
