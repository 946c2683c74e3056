/* SPDX-License-Identifier: EUPL-1.2
 * gzip.h - a packed stream, unpacked as it is read
 *
 *   Input plain;
 *   gzip_input(a, &packed, &plain);            then read `plain` as any other Input
 *
 * Several gzips one after another are one text, as gzip itself has it; what follows them
 * and is no gzip is refused, but for zero bytes (tape blocks). A stream that breaks off
 * and a checksum that does not hold are ERR_INVALID. No more than LIMIT_ZIP_BYTES comes
 * out, nor, past LIMIT_ZIP_RATIO_FREE, more than LIMIT_ZIP_RATIO times what went in.
 * Memory: some 50 KB, whatever the size.
 *
 * Ownership: the state lives in `a` and ends with it; `packed` must live as long.
 * Source: RFC 1952, as zlib reads it. gzip.c is the only file that sees zlib.
 */
#ifndef FORMATS_GZIP_H
#define FORMATS_GZIP_H

#include "formats/input.h"

void gzip_input(Arena *a, Input *packed, Input *plain);

/* Whether bytes begin as a gzip does. */
bool gzip_is(Str head);

#endif
