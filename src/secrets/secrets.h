/* SPDX-License-Identifier: EUPL-1.2
 * secrets.h - chance, digests and passwords: the door to libsodium
 *
 *   Str token = secret_token(a);                 goes to the browser, and nowhere else
 *   Str kept = secret_digest(a, token);          goes into the database
 *
 * A token has 256 bits from the system's own source of chance; a digest is SHA-256, which
 * is enough for what cannot be guessed. A password can be, so it is hashed by argon2id
 * with 64 MiB of memory (OWASP ASVS 5.0, appendix C asks for 46), one at a time: a crowd
 * that signs in waits, and does not fill the memory.
 */
#ifndef SECRETS_SECRETS_H
#define SECRETS_SECRETS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

Str secret_token(Arena *a);            /* 43 characters for an address or a cookie */
Str secret_salt(Arena *a);             /* 16 bytes */
Str secret_digest(Arena *a, Str text); /* 32 bytes */
Str secret_hex(Arena *a, Str bytes);
bool secret_equal(Str a, Str b); /* takes as long whatever differs */

MUST_CHECK bool password_hash(Arena *a, Str password, Str *hash, Error *err);
bool password_matches(Arena *a, Str password, Str hash);

#endif
