/* SPDX-License-Identifier: EUPL-1.2
 * sink.h - who takes the rows while fuzzing: looks at every byte, so that a sanitizer
 * sees what a reader hands out wrongly
 */
#ifndef TESTS_FUZZ_SINK_H
#define TESTS_FUZZ_SINK_H

#include "formats/dataset.h"

typedef struct FuzzSink {
    size_t width;
    size_t rows;
    bool has_begun;
    uint64_t seen;
} FuzzSink;

static inline void fuzz_see(FuzzSink *sink, Str text)
{
    CHECK(text.length == 0 || text.data != NULL);
    CHECK(str_is_utf8(text, NULL));
    sink->seen ^= str_hash(text);
}

static inline bool fuzz_begin(void *self, const Dataset *dataset, Error *err)
{
    (void)err;
    FuzzSink *sink = self;
    CHECK(!sink->has_begun);
    sink->has_begun = true;
    sink->width = dataset->column_count;
    for (size_t i = 0; i < dataset->column_count; i++) {
        const DatasetColumn *column = &dataset->columns[i];
        fuzz_see(sink, column->name);
        fuzz_see(sink, column->label);
        for (size_t j = 0; j < column->code_count; j++) {
            fuzz_see(sink, column->codes[j].code);
            fuzz_see(sink, column->codes[j].label);
            fuzz_see(sink, column->codes[j].parent);
        }
    }
    return true;
}

static inline bool fuzz_row(void *self, const DatasetRow *row, Error *err)
{
    (void)err;
    FuzzSink *sink = self;
    CHECK(sink->has_begun);
    CHECK(row->place.line > 0);
    for (size_t i = 0; i < sink->width; i++) {
        fuzz_see(sink, row->fields[i]);
    }
    sink->rows++;
    return true;
}

static inline DatasetSink fuzz_sink(FuzzSink *sink)
{
    return (DatasetSink){sink, fuzz_begin, fuzz_row};
}

static inline void fuzz_expect_reason(bool ok, const Error *err)
{
    CHECK(ok || (err->kind != ERR_NONE && err->message[0] != '\0'));
}

#endif
