/* SPDX-License-Identifier: EUPL-1.2
 * release.h - the way of an edition to the public
 *
 *   draft --submit--> review --approve--> approved --schedule--> scheduled --publish-->
 *     ^                 |                   |  ^                    |        published
 *     '-----return------'------return-------'  '----unschedule------'            |
 *                                                                            withdraw
 *   published --correct--> (a new draft, that corrects it)                       v
 *                                                                            withdrawn
 *
 * Approving is for a second person: not who submitted it, nor who put figures in. What
 * was approved is what is published: when a figure, note or definition of the edition
 * changes after that, the program returns it instead (lapse).
 *
 * Publishing is the program's own deed, at the minute that was set, or as soon as it runs
 * again after that. A withdrawn edition keeps its place in the list and its reason.
 *
 * Pure.
 */
#ifndef DOMAIN_REGISTER_RELEASE_H
#define DOMAIN_REGISTER_RELEASE_H

#include "domain/register/rights.h"

typedef enum ReleaseState {
    RELEASE_DRAFT,
    RELEASE_REVIEW,
    RELEASE_APPROVED,
    RELEASE_SCHEDULED,
    RELEASE_PUBLISHED,
    RELEASE_WITHDRAWN,
    RELEASE_STATES,
} ReleaseState;

typedef enum ReleaseDeed {
    RELEASE_BEGIN, /* the edition is made */
    RELEASE_FILL,  /* figures are put in */
    RELEASE_SUBMIT,
    RELEASE_RETURN,
    RELEASE_APPROVE,
    RELEASE_SCHEDULE,
    RELEASE_UNSCHEDULE,
    RELEASE_PUBLISH,
    RELEASE_LAPSE,
    RELEASE_CORRECT,
    RELEASE_WITHDRAW,
    RELEASE_DEEDS,
} ReleaseDeed;

/* False when the deed does not follow that state. */
bool release_next(ReleaseState from, ReleaseDeed deed, ReleaseState *to);
Deed release_right(ReleaseDeed deed);
/* By right and by state. `hands` are those who submitted it or put figures in: they do
 * not approve. */
bool release_may(const Person *person, ReleaseDeed deed, ReleaseState state,
                 const int64_t *hands, size_t hand_count);
/* Does it need a reason in words? */
bool release_needs_reason(ReleaseDeed deed);

Str release_state_word(ReleaseState state);
bool release_state_parse(Str word, ReleaseState *state);
Str release_deed_word(ReleaseDeed deed);
bool release_deed_parse(Str word, ReleaseDeed *deed);

#endif
