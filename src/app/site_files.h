/* SPDX-License-Identifier: EUPL-1.2
 * site_files.h - the published folder, served as it lies
 *
 *   /            303 to /nl/ or /en/, by Accept-Language
 *   /nl/         nl/index.html
 *   /nl          301 to /nl/, when nl/index.html is there
 *   /nl/zork     404, with nl/404.html as its page when the site has one
 *
 * Nothing outside the folder can be reached: every part of a path is opened inside the
 * part before it, and links are not followed, wherever they point. Only plain files are
 * served; names that begin with a dot are not, save `.well-known`.
 *
 * A page that ends in `/inbedden/` or `/embed/` may stand in a frame of any other site;
 * its policy says so. All others may not.
 *
 * A file has an ETag of its size and time of change, to the nanosecond: publishing leaves
 * files alone whose bytes stay the same. `page.html.br` or `page.html.gz` is sent instead
 * of `page.html` to who accepts it, unless it is older.
 */
#ifndef APP_SITE_FILES_H
#define APP_SITE_FILES_H

#include "app/route.h"

Handler site_home;
Handler site_file;

/* Makes the site's own page for "not found" the answer, in the language of the address.
 */
bool site_page_not_found(const App *app, const Request *request, Response *response);

#endif
