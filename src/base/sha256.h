/* SPDX-License-Identifier: EUPL-1.2
 * sha256.h - the name of a file's bytes
 *
 *   Sha256 hash = sha256_start();
 *   sha256_add(&hash, piece);
 *   Str name = sha256_finish(a, &hash);            64 hexadecimal digits
 *
 * To recognise files, not to keep secrets: those are for a library of cryptography.
 * Source: FIPS 180-4, section 6.2.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct Sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
    bool is_fast; /* by the processor's own instructions, where it has them */
} Sha256;

Sha256 sha256_start(void);
Sha256 sha256_start_in_c(void); /* the same answers on any processor */
void sha256_add(Sha256 *hash, Str bytes);
Str sha256_finish(Arena *a, Sha256 *hash);

#endif
