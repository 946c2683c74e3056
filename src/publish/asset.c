/* SPDX-License-Identifier: EUPL-1.2
 * asset.c - finding an asset
 */
#include "publish/asset.h"

#include "assets.h"
#include "base/error.h"

Str asset_text(Str name)
{
    size_t at = 0;
    while (at < ASSET_COUNT && !str_equal(ASSETS[at].name, name)) {
        at++;
    }
    CHECK(at < ASSET_COUNT);
    return (Str){(const char *)ASSETS[at].bytes, ASSETS[at].size};
}
