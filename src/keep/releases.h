/* SPDX-License-Identifier: EUPL-1.2
 * releases.h - editions on their way to the public, kept
 *
 *   release        one edition of our own: its state, and the moment that was set
 *   release_step   who did what, when and why; never altered
 *   monitor_editions (pact/schema.h)  state, released_at and note: what the pact says
 *
 * A draft that was put in by `pact load` and has no row yet is a draft at step 0. A deed
 * names the step it builds on; when another was added meanwhile it is refused
 * (ERR_CONFLICT, REFUSAL_CHANGED). Who may is asked here, of domain/register/release.h.
 *
 * Approving keeps a digest of the edition: its record, and all figures, definitions in
 * force, statements and checks that belong to it. releases_due() publishes in one
 * transaction, and only what has that digest still; else it goes back to its editor.
 *
 * Reads no clock: `now` is handed down.
 */
#ifndef KEEP_RELEASES_H
#define KEEP_RELEASES_H

#include "base/date.h"
#include "domain/register/release.h"
#include "store/store.h"

typedef struct KeptRelease {
    Str edition;
    ReleaseState state;
    int64_t step;
    Moment due_at; /* 0: not set */
} KeptRelease;
typedef struct KeptReleases {
    KeptRelease *items;
    size_t count;
} KeptReleases;

typedef struct ReleaseStep {
    int64_t step;
    Moment at;
    int64_t person; /* 0: the program */
    Str name;       /* empty when erased */
    ReleaseDeed deed;
    Str note;
} ReleaseStep;
typedef struct ReleaseSteps {
    ReleaseStep *items; /* newest first */
    size_t count;
} ReleaseSteps;

typedef struct ReleaseAct {
    const Person *person;
    ReleaseDeed deed;
    int64_t step; /* the one that was seen */
    Moment due;   /* of schedule: later than now */
    Str note;
    Str note_en;                    /* of a withdrawal, which is public */
    const struct NewEdition *draft; /* of a correction: the edition it becomes */
    Moment now;
} ReleaseAct;

typedef struct NewEdition {
    Str id;
    Str name_nl;
    Str name_en;
    Str kind; /* a word of pact/schema.c: empty, interim, pulse, correction */
    Str corrects;
    Str note_nl;
    Str note_en;
} NewEdition;

/* Those that are not published, and those that went by here; last changed first. */
MUST_CHECK bool releases_all(Arena *a, Store *store, KeptReleases *releases, Error *err);
MUST_CHECK bool releases_find(Arena *a, Store *store, Str edition, KeptRelease *release,
                              Error *err);
MUST_CHECK bool releases_steps(Arena *a, Store *store, Str edition, ReleaseSteps *steps,
                               Error *err);
/* Who may not approve: who filled or submitted it. */
MUST_CHECK bool releases_hands(Arena *a, Store *store, Str edition, const int64_t **hands,
                               size_t *count, Error *err);

MUST_CHECK bool releases_begin(Arena *a, Store *store, const NewEdition *edition,
                               const Person *person, Moment now, Error *err);
MUST_CHECK bool releases_act(Arena *a, Store *store, Str edition, const ReleaseAct *act,
                             Error *err);
/* Notes that figures were put in, within the caller's transaction: an approval ends. */
MUST_CHECK bool releases_filled(Arena *a, Store *store, Str edition, const Person *person,
                                Str note, Moment now, Error *err);
/* Publishes what is due. `count`: how many editions changed their state. */
MUST_CHECK bool releases_due(Store *store, Moment now, size_t *count, Error *err);

#endif
