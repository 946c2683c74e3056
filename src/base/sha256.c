/* SPDX-License-Identifier: EUPL-1.2
 * sha256.c - the rounds of FIPS 180-4: in C, and by the processor's own instructions
 */
#include "base/sha256.h"

#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#define HAS_SHA_TARGET __attribute__((target("sha,sse4.1")))
#endif

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static void spread(const unsigned char *block, uint32_t w[64])
{
    for (size_t i = 0; i < 16; i++) {
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | (uint32_t)block[4 * i + 3];
    }
    for (int i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
               (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
}

static void block_in_c(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[64], s[8];
    spread(block, w);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t e = s[4], a = s[0];
        uint32_t t1 = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                      ((e & s[5]) ^ (~e & s[6])) + K[i] + w[i];
        uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
                      ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof s[0]);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) {
        state[i] += s[i];
    }
}

#ifdef HAS_SHA_TARGET
/* Four words of the block from the sixteen before them: w[i] of FIPS 180-4, 6.2.2. */
HAS_SHA_TARGET static __m128i next_words(__m128i before16, __m128i before12,
                                         __m128i before8, __m128i before4)
{
    __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(before16, before12),
                                _mm_alignr_epi8(before4, before8, 4));
    return _mm_sha256msg2_epu32(sum, before4);
}

/* The instructions want the eight words of the state as (f e b a) and (h g d c). */
HAS_SHA_TARGET static void blocks_by_processor(uint32_t state[8],
                                               const unsigned char *block, size_t count)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i_u *)state), 0xB1);
    __m128i hgfe =
        _mm_shuffle_epi32(_mm_loadu_si128((const __m128i_u *)(state + 4)), 0x1B);
    __m128i feba = _mm_alignr_epi8(badc, hgfe, 8);
    __m128i hgdc = _mm_blend_epi16(hgfe, badc, 0xF0);
    for (; count > 0; count--, block += 64) {
        __m128i w[16], feba_before = feba, hgdc_before = hgdc;
        for (size_t i = 0; i < 16; i++) {
            w[i] = i < 4 ? _mm_shuffle_epi8(
                               _mm_loadu_si128((const __m128i_u *)(block + 16 * i)), swap)
                         : next_words(w[i - 4], w[i - 3], w[i - 2], w[i - 1]);
            __m128i words =
                _mm_add_epi32(w[i], _mm_loadu_si128((const __m128i_u *)(K + 4 * i)));
            hgdc = _mm_sha256rnds2_epu32(hgdc, feba, words);
            feba = _mm_sha256rnds2_epu32(feba, hgdc, _mm_shuffle_epi32(words, 0x0E));
        }
        feba = _mm_add_epi32(feba, feba_before);
        hgdc = _mm_add_epi32(hgdc, hgdc_before);
    }
    __m128i abef = _mm_shuffle_epi32(feba, 0x1B);
    __m128i ghcd = _mm_shuffle_epi32(hgdc, 0xB1);
    _mm_storeu_si128((__m128i_u *)state, _mm_blend_epi16(abef, ghcd, 0xF0));
    _mm_storeu_si128((__m128i_u *)(state + 4), _mm_alignr_epi8(ghcd, abef, 8));
}

static bool processor_can(void)
{
    unsigned a, b, c, d;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0 &&
           __builtin_cpu_supports("sse4.1");
}
#endif

static void blocks(Sha256 *hash, const unsigned char *block, size_t count)
{
#ifdef HAS_SHA_TARGET
    if (hash->is_fast) {
        blocks_by_processor(hash->state, block, count);
        return;
    }
#endif
    for (size_t i = 0; i < count; i++) {
        block_in_c(hash->state, block + i * sizeof hash->block);
    }
}

Sha256 sha256_start_in_c(void)
{
    return (Sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                              0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

Sha256 sha256_start(void)
{
    Sha256 hash = sha256_start_in_c();
#ifdef HAS_SHA_TARGET
    hash.is_fast = processor_can();
#endif
    return hash;
}

void sha256_add(Sha256 *hash, Str bytes)
{
    for (size_t i = 0; i < bytes.length;) {
        size_t filled = hash->length % sizeof hash->block;
        size_t left = bytes.length - i;
        if (filled == 0 && left >= sizeof hash->block) {
            size_t whole = left - left % sizeof hash->block;
            blocks(hash, (const unsigned char *)bytes.data + i,
                   whole / sizeof hash->block);
            hash->length += whole;
            i += whole;
            continue;
        }
        size_t taken =
            sizeof hash->block - filled < left ? sizeof hash->block - filled : left;
        memcpy(hash->block + filled, bytes.data + i, taken);
        hash->length += taken;
        i += taken;
        if (filled + taken == sizeof hash->block) {
            blocks(hash, hash->block, 1);
        }
    }
}

Str sha256_finish(Arena *a, Sha256 *hash)
{
    uint64_t bits = hash->length * 8;
    sha256_add(hash, S("\x80"));
    while (hash->length % sizeof hash->block != 56) {
        sha256_add(hash, (Str){"\0", 1});
    }
    char length[8];
    for (int i = 0; i < 8; i++) {
        length[i] = (char)(bits >> (56 - 8 * i));
    }
    sha256_add(hash, (Str){length, sizeof length});
    char *text = PUSH_ARRAY(a, char, 64);
    for (int i = 0; i < 64; i++) {
        text[i] = "0123456789abcdef"[hash->state[i / 8] >> (28 - 4 * (i % 8)) & 0xF];
    }
    return (Str){text, 64};
}
