/* SPDX-License-Identifier: EUPL-1.2
 * deflate.c - zlib in one go
 */
#include "formats/deflate.h"

#include <zlib.h>

#include "base/error.h"

#define LEVEL 5 /* 6 takes a third longer on pages of text, for one per cent of size */

Str deflate_packed(Arena *a, Str plain)
{
    uLongf length = compressBound((uLong)plain.length);
    char *packed = PUSH_ARRAY(a, char, length);
    const Bytef *from = (const Bytef *)(plain.data == NULL ? "" : plain.data);
    CHECK(compress2((Bytef *)packed, &length, from, (uLong)plain.length, LEVEL) == Z_OK);
    return (Str){packed, (size_t)length};
}
