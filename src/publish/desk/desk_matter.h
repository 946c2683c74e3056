/* SPDX-License-Identifier: EUPL-1.2
 * desk_matter.h - pages of what people ask each other: domain/register/matter.h
 */
#ifndef PUBLISH_DESK_DESK_MATTER_H
#define PUBLISH_DESK_DESK_MATTER_H

#include "domain/register/matter.h"
#include "publish/desk/desk.h"

/* All of a kind that this person may see, and a form for one more. */
typedef struct DeskMatters {
    MatterKind kind;
    Matters matters;
    bool may_put_in;
    Matter typed;  /* what stands in the form */
    Matters alike; /* what the typed one is like: it is asked again */
} DeskMatters;
MUST_CHECK bool desk_matters(const Desk *desk, const DeskMatters *matters, Str *text,
                             Error *err);

typedef struct DeskMatter {
    Matter matter;
    MatterSteps steps; /* newest first */
    bool may[MATTER_DEEDS];
    Str typed; /* that was refused */
} DeskMatter;
MUST_CHECK bool desk_matter(const Desk *desk, const DeskMatter *matter, Str *text,
                            Error *err);

/* For everybody: asking to join. `is_sent`: with thanks, and without a form. */
MUST_CHECK bool desk_join(const Desk *desk, const Matter *typed, bool is_sent, Str *text,
                          Error *err);

#endif
