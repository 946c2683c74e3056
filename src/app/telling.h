/* SPDX-License-Identifier: EUPL-1.2
 * telling.h - what changed for the public, told to who follows it
 *
 * When the pact that is shown has changed: an edition that became public or was
 * withdrawn, an action that stands otherwise than was told last. Each subscriber gets one
 * letter about all of it that they follow, in the transaction that notes it as told:
 * once, whichever program comes first. A register that begins tells nothing of what was
 * there before.
 */
#ifndef APP_TELLING_H
#define APP_TELLING_H

#include "publish/page/view.h"
#include "store/store.h"

typedef struct Telling {
    const View *view;
    int64_t generation; /* of that view */
    Str public_url;
    Moment now;
} Telling;

/* Sets `count` to how many letters were put in the queue. */
MUST_CHECK bool telling_do(Store *store, const Telling *telling, size_t *count,
                           Error *err);

#endif
