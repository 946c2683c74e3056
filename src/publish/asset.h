/* SPDX-License-Identifier: EUPL-1.2
 * asset.h - the files of assets/ that were built into the program, by name
 */
#ifndef PUBLISH_ASSET_H
#define PUBLISH_ASSET_H

#include "base/str.h"

/* A name that is not in assets/ is our own mistake: CHECK aborts. */
Str asset_text(Str name);

#endif
