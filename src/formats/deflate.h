/* SPDX-License-Identifier: EUPL-1.2
 * deflate.h - bytes packed as a stream of a PDF has them (FlateDecode)
 *
 * Same bytes, same result. The result lives in `a`; ours to give, so nothing can fail.
 * Source: RFC 1950 and 1951, as zlib writes them.
 */
#ifndef FORMATS_DEFLATE_H
#define FORMATS_DEFLATE_H

#include "base/arena.h"
#include "base/str.h"

Str deflate_packed(Arena *a, Str plain);

#endif
