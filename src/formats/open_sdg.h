/* SPDX-License-Identifier: EUPL-1.2
 * open_sdg.h - the data file of one indicator on an Open SDG platform
 *
 *   Year,Skill,Sex,Observation status,Unit multiplier,Unit measure,Value
 *   2017,Programming,,Normal value,Units,Percentage (%),8.0
 *
 * Delimited text (delimited.h) whose columns have a meaning: Year is the time, Value the
 * value, Observation status the status, GeoCode the region; units, their multiplier,
 * COMMENT… and Progress are notes; all others are dimensions, in which blank is the
 * total. Nothing is filled in or multiplied: `Unit multiplier` is told, as it stands.
 *
 * Refused: a file without a column Year or without a column Value.
 * Source: open-sdg.readthedocs.io, "Data format", as of version 2.
 */
#ifndef FORMATS_OPEN_SDG_H
#define FORMATS_OPEN_SDG_H

#include "formats/dataset.h"
#include "formats/input.h"

/* Whether this line of names is one of Open SDG: it begins with Year, ends in Value. */
bool open_sdg_is_header(Str line);

MUST_CHECK bool open_sdg_read(Arena *a, Input *input, const DatasetSink *sink,
                              Error *err);

#endif
