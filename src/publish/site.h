/* SPDX-License-Identifier: EUPL-1.2
 * site.h - writes the public site of a pact
 *
 *   index.html               choose a language
 *   nl/…/index.html          one folder per page (page/page.h)
 *   en/…/index.html
 *   assets/site.3f….css      the hash of the bytes is in the name
 *   data/…csv  …feed.xml     files to take away and to follow (take/take.h)
 *   .pact-site               what was written here, and from what (manifest.h)
 *
 * Same pact, same moment, same program: same bytes, by whatever number of threads. A file
 * is made again only when something it is made from changed, or when somebody touched it
 * (manifest.h); one about a single indicator is made from the figures of that indicator
 * and from all that is no figure, every other one from everything. A file that comes out
 * the same is left alone. One is removed only when .pact-site of an earlier run lists it
 * and this run no longer has it; nothing else in the folder is touched. A folder that
 * holds files but no .pact-site is refused, so that no other site is written over.
 *
 * The clock is not read: what is shown stands at `as_of`, and stamps come from editions.
 *
 * Errors: ERR_CONFLICT for a folder with other files, ERR_IO, ERR_INVALID for a page that
 * turned out not to be HTML (our mistake).
 */
#ifndef PUBLISH_SITE_H
#define PUBLISH_SITE_H

#include "pact/pact.h"

typedef struct SiteOptions {
    Str out; /* folder; made when it is not there */
    AsOf as_of;
    Str program;    /* tells one build of the program from another */
    size_t threads; /* 0 is 1 */
} SiteOptions;

typedef struct SiteResult {
    size_t pages;
    size_t files;
    size_t changed; /* of these files */
    size_t removed;
    size_t bytes;
} SiteResult;

MUST_CHECK bool site_publish(Arena *a, const Pact *pact, const SiteOptions *options,
                             SiteResult *result, Error *err);

/* One page as text, as site_publish() writes it; for tests and for a server. The result
 * lives in `a`. */
typedef struct SitePage {
    Str path;
    Str text;
} SitePage;
typedef struct SitePages {
    SitePage *items;
    size_t count;
} SitePages;
MUST_CHECK bool site_pages(Arena *a, const Pact *pact, AsOf as_of, SitePages *pages,
                           Error *err);
/* The same for the files that are no pages: take/take.h. */
MUST_CHECK bool site_files(Arena *a, const Pact *pact, AsOf as_of, SitePages *files,
                           Error *err);

#endif
