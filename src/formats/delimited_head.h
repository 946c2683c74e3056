/* SPDX-License-Identifier: EUPL-1.2
 * delimited_head.h - what the first bytes of delimited text tell
 *
 * The delimiter is the one of ; , tab | that gives most rows the same number of fields,
 * two or more; among equals the one that gives more fields, then the first named.
 */
#ifndef FORMATS_DELIMITED_HEAD_H
#define FORMATS_DELIMITED_HEAD_H

#include "formats/dataset.h"

typedef struct HeadShape {
    char delimiter; /* ',' when no candidate divides the rows */
    size_t width;   /* fields of most rows; 0: no candidate */
} HeadShape;

HeadShape head_shape(Str head, bool is_literal);

/* Columns of these names: what is empty is called by its place, what occurs again gets a
 * number. */
DatasetColumn *head_columns(Arena *a, const Str *names, size_t count);

#endif
