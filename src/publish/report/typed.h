/* SPDX-License-Identifier: EUPL-1.2
 * typed.h - numbers that somebody typed, beside the figures they seem to mean
 *
 *   {{say pps-partners}} Er doen 9.000 partners mee.
 *       report/national.nl.md:41: the text says 9.000; the figure says 10.000
 *       (pps-partners, 2018)
 *
 * In a paragraph with a question about an indicator, a typed number is held against the
 * figures of that indicator: one followed by a word for percent against shares, any other
 * against amounts, when it is at least half and at most twice the nearest; one with
 * decimals and no word for percent against both. Years, periods and dates are left alone,
 * and so are whole numbers below 13, which count things of the text itself, unless the
 * unit of the indicator follows ("9 docenten"). A number that is one of the indicator's
 * figures is right.
 *
 * The same reading serves documents that come back: returned.h. Pure.
 */
#ifndef PUBLISH_REPORT_TYPED_H
#define PUBLISH_REPORT_TYPED_H

#include "base/buf.h"
#include "publish/page/view.h"

typedef struct TypedNumber {
    Str text; /* "9.000" */
    double value;
    size_t at; /* byte in the text */
    bool is_share;
    bool is_small; /* whole, and below 13 */
    bool has_decimals;
    Str after; /* what follows, from the next word on */
} TypedNumber;

/* The next number at or after `*at`, and moves past it; false when there is none. */
bool typed_next(Str text, size_t *at, Lang lang, TypedNumber *number);

/* The figure that it contradicts, or null: it is one of the figures, or like none. */
const Figure *typed_contradicts(const View *view, const TypedNumber *number,
                                const Indicator *indicator, Lang lang);

#endif
