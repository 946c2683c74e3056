/* SPDX-License-Identifier: EUPL-1.2
 * pact.h - a whole pact in memory
 *
 *   Pact *pact;
 *   FaultList faults;
 *   if (!pact_load(a, S("pacts/example"), &pact, &faults, err)) ...
 *
 *   folder -> records (one per row or item, each knowing file and line)
 *          -> structs of the domain (schema.h says which field goes where)
 *          -> references resolved, cells read, figures joined and indexed
 *
 * Loading reads everything and finds every fault; it yields a pact only when there is
 * none. Warnings do not stop it. A pact never changes after loading; it lives in the
 * arena it was loaded into and is dropped whole.
 *
 * Errors: ERR_NOT_FOUND when the folder or its pact.yaml is not there; ERR_INVALID when
 * the folder has faults (they are in the list).
 */
#ifndef PACT_PACT_H
#define PACT_PACT_H

#include "base/arena.h"
#include "base/error.h"
#include "domain/figures/figures.h"
#include "domain/regions/region.h"
#include "domain/register/register.h"
#include "pact/fault.h"
#include "pact/report_texts.h"

typedef struct PactHead {
    Str id;
    Words name;
    Words short_name;
    Words monitor_name;
    Words summary;
    const Party *office;
    const PactVersion *version;
    const RegionScheme *regions;
    Str url;
    Str licence;
    Str mail;
    StrList data_themes; /* codes of the EU's data themes: EDUC */
} PactHead;
LIST_OF(PactHead);

typedef struct Pact {
    Str folder;
    PactHeadList heads; /* one */
    const PactHead *head;
    Regions regions;
    Register reg;
    Monitor monitor;
    const struct PactReach *reach; /* pact/reach/published.h; null: the folder has none */
    ReportTexts report_texts;      /* of the yearly report */
    const struct PactPlaces *places; /* where each record stands, for pact_place() */
} Pact;

MUST_CHECK bool pact_load(Arena *a, Str folder, Pact **pact, FaultList *faults,
                          Error *err);

/* Where a record was read: "monitor/figures.csv", 412. False for what is not in a file.
 */
typedef struct Place {
    Str file; /* within the folder */
    int line;
} Place;
bool pact_place(const Pact *pact, const void *record, Place *place);

#endif
