/* SPDX-License-Identifier: EUPL-1.2
 * desk_release.h - the pages of editions that are being made
 *
 * Their figures are not public: these pages are for who prepares, judges and steers. What
 * is in the pact handed down is everything; `desk->view` is what the public sees.
 */
#ifndef PUBLISH_DESK_DESK_RELEASE_H
#define PUBLISH_DESK_DESK_RELEASE_H

#include "domain/figures/edition_diff.h"
#include "domain/register/release.h"
#include "pact/fault.h"
#include "publish/desk/desk.h"

typedef struct DeskEdition {
    const Edition *edition;
    ReleaseState state;
    Moment due; /* 0: not set */
} DeskEdition;
typedef struct DeskEditions {
    const DeskEdition *items;
    size_t count;
    bool may_begin;
} DeskEditions;
MUST_CHECK bool desk_editions(const Desk *desk, const DeskEditions *editions, Str *text,
                              Error *err);

typedef struct DeskReleaseStep {
    Moment at;
    Str name; /* empty: the program, or erased */
    bool by_program;
    ReleaseDeed deed;
    Str note;
} DeskReleaseStep;

typedef struct DeskPreview {
    int64_t id;
    Str name;
    Str why;
    Moment ended_at;
    int64_t looks;
    Moment last_at;
} DeskPreview;

typedef struct DeskRelease {
    DeskEdition about;
    int64_t step;
    bool may[RELEASE_DEEDS];
    bool may_preview;
    size_t figure_count;
    DiffRowList diff; /* beside what was public before it */
    const DeskReleaseStep *steps;
    size_t step_count;
    const DeskPreview *previews;
    size_t preview_count;
    Str link;                /* of a preview that was just made: shown once */
    Str typed;               /* figures that were refused … */
    const FaultList *faults; /* … and why; may be null */
} DeskRelease;
MUST_CHECK bool desk_release(const Desk *desk, const DeskRelease *release, Str *text,
                             Error *err);

Str release_state_shown(ReleaseState state, Lang lang);

#endif
