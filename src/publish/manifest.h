/* SPDX-License-Identifier: EUPL-1.2
 * manifest.h - what an earlier run wrote in a folder, and from what
 *
 *   pact-site 9b41…(16)                    the stamp of the whole
 *   90ab…(16) 5120 nl/index.html           stamp of what it was made from, bytes, path
 *
 * `.pact-site` is written last, so a file that the disk says is older than it and as
 * large as noted holds what we wrote: it is untouched, and is made again only when its
 * stamp differs. What is newer, or of another size, is looked at byte by byte. A run that
 * broke off leaves the older manifest, and files that are newer than it. (A clock has
 * ticks of some milliseconds: what a stranger changes, without changing its size, in the
 * very tick in which a run ends is noticed only when it is made again.)
 *
 * Lines of another form (an older program, a stranger's hand) are paths without a stamp.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/error.h"
#include "base/map.h"
#include "base/stamp.h"

typedef struct Made {
    Stamp stamp; /* STAMP_NONE: not known */
    size_t bytes;
    Str path;
} Made;

typedef struct Manifest {
    Stamp stamp;
    Made *items;
    size_t count;
    Map by_path;
    int64_t written_ns; /* 0: there is none yet */
} Manifest;

/* An empty one for a folder that is new or empty. ERR_CONFLICT: it holds other files. */
MUST_CHECK bool manifest_read(Arena *a, Str out, Manifest *manifest, Error *err);
MUST_CHECK bool manifest_write(Arena *a, Str out, Stamp stamp, const Made *items,
                               size_t count, Error *err);

const Made *manifest_find(const Manifest *manifest, Str path); /* or null */
/* The file still holds what the run that wrote the manifest put there. */
bool manifest_is_untouched(Arena *tmp, const Manifest *manifest, Str out,
                           const Made *made);

#endif
