/* SPDX-License-Identifier: EUPL-1.2
 * matters.h - questions, barriers, joining, the agenda, tasks: kept with all that was
 * said
 *
 * What may be done stands in domain/register/matter.h, and is asked here, so no caller
 * can forget. A deed names the step it builds on; when another was added meanwhile it is
 * refused (ERR_CONFLICT, REFUSAL_CHANGED). Each deed is in the audit.
 *
 * Who wants to join need not have signed in: at most JOININGS_A_DAY of them are taken on
 * one day, and the rest is ERR_BUSY.
 */
#ifndef KEEP_MATTERS_H
#define KEEP_MATTERS_H

#include "domain/register/matter.h"
#include "store/store.h"

enum { JOININGS_A_DAY = 50 };

/* `matter` says all but its id, state, step, person and moment. `person` is null for
 * somebody who has not signed in. */
MUST_CHECK bool matters_put_in(Arena *a, Store *store, const Matter *matter,
                               const Person *person, Moment now, int64_t *id, Error *err);
MUST_CHECK bool matters_act(Arena *a, Store *store, int64_t id, const MatterAct *act,
                            Error *err);

MUST_CHECK bool matters_find(Arena *a, Store *store, int64_t id, Matter *matter,
                             Error *err);
/* Newest first. */
MUST_CHECK bool matters_of_kind(Arena *a, Store *store, MatterKind kind, Matters *matters,
                                Error *err);
MUST_CHECK bool matters_of_action(Arena *a, Store *store, Str action, Matters *matters,
                                  Error *err);
/* What a person's parties must still answer or do. */
MUST_CHECK bool matters_asked_of(Arena *a, Store *store, const Person *person,
                                 Matters *matters, Error *err);
/* Newest first. */
MUST_CHECK bool matters_steps(Arena *a, Store *store, int64_t id, MatterSteps *steps,
                              Error *err);

#endif
