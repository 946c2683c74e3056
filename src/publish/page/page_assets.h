/* SPDX-License-Identifier: EUPL-1.2
 * page_assets.h - the files that pages use, by the names they get in the site
 *
 *   site.css -> assets/site.3f2a9c….css      the hash of its bytes is in its name
 */
#ifndef PUBLISH_PAGE_PAGE_ASSETS_H
#define PUBLISH_PAGE_PAGE_ASSETS_H

#include "assets.h"
#include "publish/page/page.h"

PageAssets page_assets(Arena *a);
Str asset_path(Arena *a, const Asset *asset);
Str asset_named(Arena *a, Str name); /* one that is not in assets/ aborts */

#endif
