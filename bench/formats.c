/* SPDX-License-Identifier: EUPL-1.2
 * formats.c - reads a file by what it is, and tells its rows and the sum of its values
 *
 *   formats v4.json
 *   1500000 7467680925.0
 */
#include <stdio.h>
#include <stdlib.h>

#include "pact/source_file.h"

typedef struct Tally {
    size_t column;
    size_t rows;
    double sum;
} Tally;

static bool begin(void *self, const Dataset *dataset, Error *err)
{
    Tally *tally = self;
    for (size_t i = 0; i < dataset->column_count; i++) {
        if (dataset->columns[i].role == DATASET_VALUE) {
            tally->column = i;
            return true;
        }
    }
    return FAIL(err, ERR_INVALID, "no column holds values");
}

static bool row(void *self, const DatasetRow *given, Error *err)
{
    (void)err;
    Tally *tally = self;
    Str text = given->fields[tally->column];
    char number[64];
    size_t length = text.length < sizeof number - 1 ? text.length : sizeof number - 1;
    for (size_t i = 0; i < length; i++) {
        number[i] = text.data[i];
    }
    number[length] = '\0';
    tally->sum += strtod(number, NULL);
    tally->rows++;
    return true;
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    Tally tally = {0};
    DatasetSink sink = {&tally, begin, row};
    SourceAsk ask = {.path = str_of(argc == 2 ? argv[1] : "")};
    Error err = {0};
    bool ok = source_read(a, &ask, &sink, &err);
    if (ok) {
        printf("%zu %.1f\n", tally.rows, tally.sum);
    } else {
        fprintf(stderr, "%s\n", err.message);
    }
    arena_free(a);
    return ok ? 0 : 1;
}
