/* SPDX-License-Identifier: EUPL-1.2
 * jsonstat.h - cubes in JSON-stat, 1.x and 2.0
 *
 *   {"version": "2.0", "class": "dataset",          sex   year   value   status
 *    "id": ["sex", "year"], "size": [1, 2],         F     2023   28.9
 *    "dimension": {"sex": …, "year": …},            F     2024           C
 *    "value": [28.9, null], "status": {"1": "C"}}
 *
 *   if (!jsonstat_read(a, &input, S(""), &sink, err)) ...
 *
 * One row for each value that is listed, in the order of the list: all cells of an array,
 * the named ones of an object. `null` is "". The column `status` is there when the
 * dataset says something of it: per cell, per named cell, or one word for all.
 *
 * Codes come in the order of the index, with their labels, units, notes, and the parent
 * that names them as a child (the first that does). Roles time and geo give their
 * columns theirs; metric, like none, is a dimension.
 *
 * One file may hold several datasets: a bundle (1.x) names them, a collection (2.0) lists
 * them, by label, address or number from 1. `part` chooses; empty is the first.
 * `Dataset.part` tells which it was.
 *
 * Members come in any order, values before dimensions too, so what is read is held until
 * the end: LIMIT_SOURCE_CELLS values of one dataset, which is some 200 MB.
 *
 * Faults besides those of json_stream.h: no id, size, dimension or value; a size that is
 * not the number of codes, or a count of values that is not the product of the sizes; a
 * position outside the cube or given twice; a collection of links without data; a part
 * that is not there.
 *
 * Source: json-stat.org/full (2.0) and json-stat.org/format/1.03, as of 2018.
 */
#ifndef FORMATS_JSONSTAT_H
#define FORMATS_JSONSTAT_H

#include "formats/dataset.h"
#include "formats/input.h"

MUST_CHECK bool jsonstat_read(Arena *a, Input *input, Str part, const DatasetSink *sink,
                              Error *err);

#endif
