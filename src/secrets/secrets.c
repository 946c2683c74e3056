/* SPDX-License-Identifier: EUPL-1.2
 * secrets.c - the door to libsodium
 */
#include "secrets/secrets.h"

#include <pthread.h>
#include <sodium.h>

enum {
    TOKEN_BYTES = 32,
    SALT_BYTES = 16,
    LEAST_PASSWORD = 12,
    MOST_PASSWORD = 200,
    LEAST_DIFFERENT = 5
};
enum { PASSWORD_PASSES = 2, PASSWORD_MEMORY = 64 << 20 };

/* libsodium counts its own readiness; asking again costs nothing. */
static void be_ready(void)
{
    CHECK(sodium_init() >= 0);
}

static Str random_bytes(Arena *a, size_t count)
{
    be_ready();
    unsigned char *bytes = PUSH_ARRAY(a, unsigned char, count);
    randombytes_buf(bytes, count);
    return (Str){(const char *)bytes, count};
}

Str secret_token(Arena *a)
{
    Str bytes = random_bytes(a, TOKEN_BYTES);
    enum { VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING };
    size_t size = sodium_base64_encoded_len(TOKEN_BYTES, VARIANT);
    char *text = PUSH_ARRAY(a, char, size);
    sodium_bin2base64(text, size, (const unsigned char *)bytes.data, bytes.length,
                      VARIANT);
    return (Str){text, size - 1};
}

Str secret_salt(Arena *a)
{
    return random_bytes(a, SALT_BYTES);
}

Str secret_digest(Arena *a, Str text)
{
    be_ready();
    unsigned char *digest = PUSH_ARRAY(a, unsigned char, crypto_hash_sha256_BYTES);
    CHECK(crypto_hash_sha256(digest, (const unsigned char *)text.data, text.length) == 0);
    return (Str){(const char *)digest, crypto_hash_sha256_BYTES};
}

Str secret_hex(Arena *a, Str bytes)
{
    size_t size = 2 * bytes.length + 1;
    char *text = PUSH_ARRAY(a, char, size);
    sodium_bin2hex(text, size, (const unsigned char *)bytes.data, bytes.length);
    return (Str){text, size - 1};
}

bool secret_equal(Str a, Str b)
{
    return a.length == b.length && sodium_memcmp(a.data, b.data, a.length) == 0;
}

/* One at a time: each takes 64 MiB. */
static pthread_mutex_t hashing = PTHREAD_MUTEX_INITIALIZER;

bool password_hash(Arena *a, Str password, Str *hash, Error *err)
{
    be_ready();
    char *text = PUSH_ARRAY(a, char, crypto_pwhash_STRBYTES);
    pthread_mutex_lock(&hashing);
    int failed =
        crypto_pwhash_str_alg(text, password.data, password.length, PASSWORD_PASSES,
                              PASSWORD_MEMORY, crypto_pwhash_ALG_ARGON2ID13);
    pthread_mutex_unlock(&hashing);
    if (failed != 0) {
        return FAIL(err, ERR_BUSY, "there is too little memory to hash a password");
    }
    *hash = str_of(text);
    return true;
}

bool password_matches(Arena *a, Str password, Str hash)
{
    be_ready();
    const char *kept = str_c(a, hash);
    pthread_mutex_lock(&hashing);
    int differs = crypto_pwhash_str_verify(kept, password.data, password.length);
    pthread_mutex_unlock(&hashing);
    return differs == 0;
}
