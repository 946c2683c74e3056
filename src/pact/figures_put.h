/* SPDX-License-Identifier: EUPL-1.2
 * figures_put.h - figures put into a draft that lies in a database
 *
 *   series,cell,region,period,value,source,locator
 *   jobs-v1,,NL,2025,1234,cbs-2026,"table 2, row 8"
 *
 * Columns are those of monitor/figures.csv; edition may be left out. A row takes the
 * place of what the draft already has for the same series, cell, region, period and
 * source; an empty table takes nothing away.
 *
 * The whole pact is read anew with them in it: what breaks a rule of a pact folder is
 * told, every fault with its line, and then nothing may stay: ERR_INVALID.
 *
 * Within the caller's transaction, which must be rolled back when this fails.
 */
#ifndef PACT_FIGURES_PUT_H
#define PACT_FIGURES_PUT_H

#include "pact/database.h"

typedef struct FiguresPut {
    size_t rows;
    size_t replaced;
} FiguresPut;

MUST_CHECK bool figures_put(Arena *a, Store *store, Str edition, Str csv,
                            FiguresPut *result, FaultList *faults, Error *err);

#endif
