/* SPDX-License-Identifier: EUPL-1.2
 * previews.h - who may see an edition before its moment, and who did
 *
 * Each person on the list has a link of their own. It is kept as a digest, works until it
 * is ended or the edition is public, and every page that is opened by it is written down.
 */
#ifndef KEEP_PREVIEWS_H
#define KEEP_PREVIEWS_H

#include "base/date.h"
#include "domain/register/rights.h"
#include "store/store.h"

typedef struct KeptPreview {
    int64_t id;
    Str edition;
    Str name; /* who it is for */
    Str why;
    Moment made_at;
    Moment ended_at; /* 0: it works */
    int64_t looks;   /* pages opened */
    Moment last_at;  /* 0: never */
} KeptPreview;
typedef struct KeptPreviews {
    KeptPreview *items;
    size_t count;
} KeptPreviews;

typedef struct NewPreview {
    Str edition;
    Str name;
    Str why;
} NewPreview;

/* The token of a new link: it is shown once. */
MUST_CHECK bool previews_make(Arena *a, Store *store, const NewPreview *preview,
                              const Person *person, Moment now, Str *token, Error *err);
MUST_CHECK bool previews_end(Store *store, int64_t id, const Person *person, Moment now,
                             Error *err);
/* The edition it shows; ERR_NOT_FOUND when it was ended or is none. `path` is noted when
 * it is not empty. */
MUST_CHECK bool previews_look(Arena *a, Store *store, Str token, Str path, Moment now,
                              Str *edition, Error *err);
/* Of one edition, in order. */
MUST_CHECK bool previews_of(Arena *a, Store *store, Str edition, KeptPreviews *previews,
                            Error *err);

#endif
