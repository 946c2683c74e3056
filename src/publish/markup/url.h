/* SPDX-License-Identifier: EUPL-1.2
 * url.h - the only things a link may point to
 *
 *   from page     nl/figures/jobs/index.html
 *   to page       nl/promises/index.html
 *   url_page()    ../../promises/index.html
 *
 * Links inside the site are relative and name the file, so that a site works from any
 * address, under any prefix, and straight from disk. A page is known by its path from the
 * root of the site, without a slash in front.
 *
 * A Url is made here and nowhere else; that is why attributes ask for one.
 */
#ifndef PUBLISH_MARKUP_URL_H
#define PUBLISH_MARKUP_URL_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Url {
    Str made_by_url_functions_only;
} Url;

/* Another page or file of the site, seen from page `from`. Both are paths as above, with
 * letters, digits and -._/ only: CHECK aborts on anything else. */
Url url_page(Arena *a, Str from, Str to);
Url url_page_part(Arena *a, Str from, Str to, Str id); /* with #id */
/* From the root of the server: for the one page that is shown at any address. */
Url url_root(Arena *a, Str to);
/* A part of the page itself. The page must have that id, or html_finish() fails. */
Url url_part(Arena *a, Str id);

/* An address elsewhere: http or https with a host. False for anything else. */
bool url_outside(Arena *a, Str text, Url *url);
/* A mail address; false if it does not look like one. */
bool url_mail(Arena *a, Str address, Url *url);

#endif
