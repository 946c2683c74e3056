/* SPDX-License-Identifier: EUPL-1.2
 * separators.c - masks, and places from masks */
#include "formats/separators.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2 1
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#endif

#define INLINE static inline __attribute__((always_inline))

enum { BLOCK = 64 };

/* One bit per byte of the block, the first byte lowest. */
typedef struct Masks {
    uint64_t delimiters;
    uint64_t feeds;
    uint64_t quotes;
    uint64_t returns;
    uint64_t high;
} Masks;

typedef Masks MasksOf(const char *block, char delimiter);

/* Eight bits, one for each byte of `word` that equals `byte`; exact, no carries between
 * bytes. Source: H. Warren, "Hacker's Delight", 2nd edition, section 6-1. */
INLINE uint64_t bits_equal(uint64_t word, char byte)
{
    const uint64_t low = 0x7F7F7F7F7F7F7F7FU;
    uint64_t x = word ^ (0x0101010101010101U * (unsigned char)byte);
    uint64_t zero = ~(((x & low) + low) | x | low);
    return ((zero >> 7) * 0x0102040810204080U) >> 56;
}

INLINE Masks masks_portable(const char *block, char delimiter)
{
    Masks m = {0};
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t word = 0;
        for (int b = 0; b < 8; b++) { /* compilers make one load of it */
            word |= (uint64_t)(unsigned char)block[i + b] << (8 * b);
        }
        m.delimiters |= bits_equal(word, delimiter) << i;
        m.feeds |= bits_equal(word, '\n') << i;
        m.quotes |= bits_equal(word, '"') << i;
        m.returns |= bits_equal(word, '\r') << i;
        m.high |= word & 0x8080808080808080U;
    }
    return m;
}

/* The state that goes from block to block. */
typedef struct Walk {
    uint64_t inside;     /* all ones: a quote is open */
    uint64_t may_open;   /* 1: the byte before lets a quote open */
    uint64_t was_closed; /* 1: the byte before closed a quote */
    uint64_t high;
} Walk;

INLINE uint64_t prefix_xor(uint64_t x)
{
    for (int shift = 1; shift < BLOCK; shift *= 2) {
        x ^= x << shift;
    }
    return x;
}

INLINE void note_stray(Separators *found, uint64_t stray, uint32_t base)
{
    if (stray != 0 && !found->has_stray) {
        found->has_stray = true;
        found->stray_at = base + (uint32_t)__builtin_ctzll(stray);
    }
}

/* Which bytes lie in quotes; the quotes that close count as outside. */
INLINE uint64_t inside_of(Separators *found, Walk *walk, const Masks *m, uint32_t base)
{
    uint64_t inside = prefix_xor(m->quotes) ^ walk->inside;
    uint64_t separators = m->delimiters | m->feeds;
    uint64_t opens = m->quotes & inside;
    uint64_t closes = m->quotes & ~inside;
    uint64_t may_open = ((separators | m->quotes) << 1) | walk->may_open;
    uint64_t after_close = (closes << 1) | walk->was_closed;
    uint64_t goes_on = ~(separators | m->returns | m->quotes);
    note_stray(found, (opens & ~may_open) | (after_close & goes_on), base);
    walk->was_closed = closes >> (BLOCK - 1);
    walk->inside = (uint64_t)0 - (inside >> (BLOCK - 1));
    found->has_quotes = true;
    return inside;
}

/* Writes eight places at a time, more than there are: the next block overwrites them. */
INLINE void write_ends(Separators *found, uint64_t bits, uint32_t base)
{
    uint32_t *to = found->ends + found->count;
    size_t count = (size_t)__builtin_popcountll(bits);
    found->count += count;
    for (size_t done = 0; done < count; done += 8) {
        for (size_t i = 0; i < 8; i++) {
            to[done + i] = base + (uint32_t)(bits != 0 ? __builtin_ctzll(bits) : 0);
            bits &= bits - 1;
        }
    }
}

INLINE void write_rows(Separators *found, uint64_t feeds, uint64_t ends)
{
    while (feeds != 0) {
        uint64_t before = (feeds & (0 - feeds)) - 1;
        size_t place = found->count + (size_t)__builtin_popcountll(ends & before);
        found->rows[found->row_count++] = (uint32_t)place;
        feeds &= feeds - 1;
    }
}

INLINE void one_block(Separators *found, Walk *walk, Masks m, uint32_t base)
{
    uint64_t inside = 0;
    if ((m.quotes | walk->inside | walk->was_closed) != 0) {
        inside = inside_of(found, walk, &m, base);
    }
    uint64_t separators = m.delimiters | m.feeds;
    walk->may_open = (separators | m.quotes) >> (BLOCK - 1);
    walk->high |= m.high;
    uint64_t ends = separators & ~inside;
    write_rows(found, m.feeds & ~inside, ends);
    write_ends(found, ends, base);
}

INLINE void find(MasksOf *masks_of, const char *text, size_t length,
                 SeparatorsMarks marks, Separators *found)
{
    Walk walk = {.inside = marks.starts_inside ? ~(uint64_t)0 : 0, .may_open = 1};
    for (size_t at = 0; at < length; at += BLOCK) {
        Masks m = masks_of(text + at, marks.delimiter);
        if (length - at < BLOCK) {
            uint64_t within = ((uint64_t)1 << (length - at)) - 1;
            m.delimiters &= within;
            m.feeds &= within;
            m.quotes &= within;
            m.returns |= ~within; /* what closes at the very end is followed by nothing */
            m.high = 0;           /* of the last block byte by byte, below */
        }
        if (marks.is_literal) {
            m.quotes = 0;
        }
        one_block(found, &walk, m, (uint32_t)at);
    }
    for (size_t at = length - length % BLOCK; at < length; at++) {
        walk.high |= (unsigned char)text[at] & 0x80U;
    }
    found->has_high = walk.high != 0;
    found->ends_inside = walk.inside != 0;
}

static void find_portable(const char *text, size_t length, SeparatorsMarks marks,
                          Separators *found)
{
    find(masks_portable, text, length, marks, found);
}

#ifdef HAS_AVX2
AVX2 INLINE uint64_t mask_equal(__m256i first, __m256i second, char byte)
{
    __m256i wanted = _mm256_set1_epi8(byte);
    uint32_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(first, wanted));
    uint32_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(second, wanted));
    return low | (uint64_t)high << 32;
}

AVX2 INLINE Masks masks_avx2(const char *block, char delimiter)
{
    __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(block + 32));
    return (Masks){
        .delimiters = mask_equal(first, second, delimiter),
        .feeds = mask_equal(first, second, '\n'),
        .quotes = mask_equal(first, second, '"'),
        .returns = mask_equal(first, second, '\r'),
        .high = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(first, second)),
    };
}

AVX2 static void find_avx2(const char *text, size_t length, SeparatorsMarks marks,
                           Separators *found)
{
    find(masks_avx2, text, length, marks, found);
}
#endif

Separators separators_new(Arena *a, size_t most)
{
    return (Separators){
        .ends = PUSH_ARRAY(a, uint32_t, most + 2 * BLOCK),
        .rows = PUSH_ARRAY(a, uint32_t, most + BLOCK),
    };
}

void separators_find(const char *text, size_t length, SeparatorsMarks marks,
                     Separators *found)
{
    *found = (Separators){.ends = found->ends, .rows = found->rows};
#ifdef HAS_AVX2
    if (marks.way == SEPARATORS_FASTEST && __builtin_cpu_supports("avx2")) {
        find_avx2(text, length, marks, found);
        return;
    }
#endif
    find_portable(text, length, marks, found);
}

/* Odd is what is left of all quote masks laid over each other. */
INLINE bool odd_quotes(MasksOf *masks_of, const char *text, size_t length)
{
    uint64_t all = 0;
    size_t at = 0;
    for (; at + BLOCK <= length; at += BLOCK) {
        all ^= masks_of(text + at, '"').quotes;
    }
    for (; at < length; at++) {
        all ^= text[at] == '"';
    }
    return __builtin_popcountll(all) % 2 == 1;
}

static bool odd_portable(const char *text, size_t length)
{
    return odd_quotes(masks_portable, text, length);
}

#ifdef HAS_AVX2
AVX2 static bool odd_avx2(const char *text, size_t length)
{
    return odd_quotes(masks_avx2, text, length);
}
#endif

bool separators_odd_quotes(const char *text, size_t length)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2")) {
        return odd_avx2(text, length);
    }
#endif
    return odd_portable(text, length);
}
