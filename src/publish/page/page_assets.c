/* SPDX-License-Identifier: EUPL-1.2
 * page_assets.c - the files that pages use, by the names they get in the site
 */
#include "publish/page/page_assets.h"

#include "base/error.h"
#include "publish/asset.h"
#include "publish/take/svg_style.h"

/* site.css -> assets/site.3f2a9c….css */
Str asset_path(Arena *a, const Asset *asset)
{
    Str name, type;
    CHECK(str_cut_last(asset->name, '.', &name, &type));
    return str_format(a, "assets/%.*s.%.*s.%.*s", STR_ARG(name), STR_ARG(asset->hash),
                      STR_ARG(type));
}

Str asset_named(Arena *a, Str name)
{
    size_t at = 0;
    while (at < ASSET_COUNT && !str_equal(ASSETS[at].name, name)) {
        at++;
    }
    CHECK(at < ASSET_COUNT); /* else a page needs a file that is not in assets/ */
    return asset_path(a, &ASSETS[at]);
}

PageAssets page_assets(Arena *a)
{
    return (PageAssets){.tokens = asset_named(a, S("tokens.css")),
                        .site = asset_named(a, S("site.css")),
                        .icon = asset_named(a, S("icon.svg")),
                        .script = asset_named(a, S("site.js")),
                        .chart_style = svg_style(a, asset_text(S("site.css")),
                                                 asset_text(S("tokens.css")))};
}
