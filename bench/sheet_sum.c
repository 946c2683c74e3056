/* SPDX-License-Identifier: EUPL-1.2
 * sheet_sum.c - reads a spreadsheet, and prints the sum of its columns from the fourth on
 *
 *   build/release/bench/sheet_sum FILE
 */
#include <inttypes.h>
#include <stdio.h>

#include "base/file.h"
#include "base/number.h"
#include "formats/sheet_file.h"

enum { LABELS = 3, MOST_BYTES = 1 << 30 };

typedef struct Sum {
    size_t columns;
    int64_t total;
} Sum;

static bool begin(void *self, const Dataset *dataset, Error *err)
{
    (void)err;
    ((Sum *)self)->columns = dataset->column_count;
    return true;
}

static bool row(void *self, const DatasetRow *row, Error *err)
{
    (void)err;
    Sum *sum = self;
    for (size_t i = LABELS; i < sum->columns; i++) {
        int64_t number;
        sum->total += integer_parse(row->fields[i], &number) ? number : 0;
    }
    return true;
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    Str bytes;
    Error err = {0};
    Sum sum = {0};
    SheetSettings settings = {0};
    DatasetSink sink = {&sum, begin, row};
    bool is_good = argc == 2 && file_read(a, str_of(argv[1]), MOST_BYTES, &bytes, &err) &&
                   sheet_file_read(a, input_at_of_text(&bytes), &settings, &sink, &err);
    if (is_good) {
        printf("%" PRId64 "\n", sum.total);
    } else {
        fprintf(stderr, "%s\n", err.message);
    }
    arena_free(a);
    return is_good ? 0 : 1;
}
