/* SPDX-License-Identifier: EUPL-1.2
 * stamp.c - FNV-1a over the length of a part and its bytes
 */
#include "base/stamp.h"

#define FNV_OFFSET UINT64_C(0xCBF29CE484222325)
#define FNV_PRIME UINT64_C(0x100000001B3)

enum { NUMBER_BYTES = 8, BYTE_BITS = 8, HEX_SIGNS = 16, HEX_BITS = 4 };

Stamp stamp_add_number(Stamp before, uint64_t number)
{
    Stamp stamp = before == STAMP_NONE ? FNV_OFFSET : before;
    for (int i = 0; i < NUMBER_BYTES; i++) {
        stamp = (stamp ^ ((number >> (BYTE_BITS * i)) & 0xFF)) * FNV_PRIME;
    }
    return stamp;
}

Stamp stamp_add(Stamp before, Str part)
{
    Stamp stamp = stamp_add_number(before, part.length);
    for (size_t i = 0; i < part.length; i++) {
        stamp = (stamp ^ (unsigned char)part.data[i]) * FNV_PRIME;
    }
    return stamp;
}

Str stamp_text(Arena *a, Stamp stamp)
{
    return str_format(a, "%016llx", (unsigned long long)stamp);
}

bool stamp_parse(Str text, Stamp *stamp)
{
    if (text.length != HEX_SIGNS) {
        return false;
    }
    Stamp sum = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool is_digit = c >= '0' && c <= '9';
        if (!is_digit && !(c >= 'a' && c <= 'f')) {
            return false;
        }
        sum = (sum << HEX_BITS) | (Stamp)(is_digit ? c - '0' : c - 'a' + 10);
    }
    *stamp = sum;
    return true;
}
