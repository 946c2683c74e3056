/* SPDX-License-Identifier: EUPL-1.2
 * marks.c - bytes to bits, and what quotes do to them
 */
#include "formats/marks.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

/* One bit per byte of a block, the first byte lowest. */
typedef struct Block {
    uint64_t delimiters;
    uint64_t feeds;
    uint64_t quotes;
    uint64_t high; /* not zero: some byte is above 127 */
    uint64_t zero; /* not zero: some byte is 0 */
} Block;

typedef Block BlockOf(const char *bytes, char delimiter);

/* The highest bit of each byte of `word` that equals `byte`; exact, no carries between
 * bytes. Source: H. Warren, "Hacker's Delight", 2nd edition, section 6-1. */
INLINE uint64_t bytes_equal(uint64_t word, char byte)
{
    const uint64_t low = 0x7F7F7F7F7F7F7F7FU;
    uint64_t x = word ^ (0x0101010101010101U * (unsigned char)byte);
    return ~(((x & low) + low) | x | low);
}

INLINE uint64_t bits_equal(uint64_t word, char byte)
{
    return ((bytes_equal(word, byte) >> 7) * 0x0102040810204080U) >> 56;
}

INLINE Block block_portable(const char *bytes, char delimiter)
{
    Block b = {0};
    for (int i = 0; i < MARKS_WORD; i += 8) {
        uint64_t word = marks_bytes(bytes + i);
        b.delimiters |= bits_equal(word, delimiter) << i;
        b.feeds |= bits_equal(word, '\n') << i;
        b.quotes |= bits_equal(word, '"') << i;
        b.high |= word & 0x8080808080808080U;
        b.zero |= bytes_equal(word, '\0');
    }
    return b;
}

#ifdef FASTEST_TARGET
FASTEST_TARGET INLINE uint64_t mask_equal(__m256i first, __m256i second, char byte)
{
    __m256i wanted = _mm256_set1_epi8(byte);
    uint32_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(first, wanted));
    uint32_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(second, wanted));
    return low | (uint64_t)high << 32;
}

FASTEST_TARGET INLINE Block block_fastest(const char *bytes, char delimiter)
{
    __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
    __m256i least = _mm256_min_epu8(first, second);
    __m256i none = _mm256_cmpeq_epi8(least, _mm256_setzero_si256());
    return (Block){
        .delimiters = mask_equal(first, second, delimiter),
        .feeds = mask_equal(first, second, '\n'),
        .quotes = mask_equal(first, second, '"'),
        .high = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(first, second)),
        .zero = (uint32_t)_mm256_movemask_epi8(none),
    };
}
#endif

INLINE void look(BlockOf *block_of, Marks *m, char delimiter, bool is_literal)
{
    uint64_t quotes = 0, high = 0, zero = 0;
    uint64_t kept = is_literal ? 0 : ~(uint64_t)0;
    size_t word = 0;
    for (size_t at = 0; at < m->length; at += MARKS_WORD, word++) {
        char last[MARKS_WORD];
        const char *bytes = m->text + at;
        if (m->length - at < MARKS_WORD) { /* what lies past the end says nothing */
            memset(last, ' ', sizeof last);
            memcpy(last, bytes, m->length - at);
            bytes = last;
        }
        Block b = block_of(bytes, delimiter);
        if (m->length - at < MARKS_WORD) {
            b.delimiters &= ((uint64_t)1 << (m->length - at)) - 1;
        }
        m->ends[word] = b.delimiters | b.feeds;
        m->feeds[word] = b.feeds;
        m->quotes[word] = b.quotes & kept;
        quotes |= b.quotes & kept;
        high |= b.high;
        zero |= b.zero;
    }
    m->ends[word] = m->feeds[word] = m->quotes[word] = m->rows_outside[word] = 0;
    m->has_quotes = quotes != 0;
    m->has_high = high != 0;
    m->has_zero = zero != 0;
}

static void look_portable(Marks *m, char delimiter, bool is_literal)
{
    look(block_portable, m, delimiter, is_literal);
}

#ifdef FASTEST_TARGET
FASTEST_TARGET static void look_fastest(Marks *m, char delimiter, bool is_literal)
{
    look(block_fastest, m, delimiter, is_literal);
}
#endif

bool marks_are_fastest(MarksWay way)
{
#ifdef FASTEST_TARGET
    return way == MARKS_FASTEST && __builtin_cpu_supports("avx2") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
#else
    (void)way;
    return false;
#endif
}

Marks marks_new(Arena *a, size_t most)
{
    size_t words = most / MARKS_WORD + 2;
    return (Marks){
        .ends = PUSH_ARRAY(a, uint64_t, words),
        .feeds = PUSH_ARRAY(a, uint64_t, words),
        .quotes = PUSH_ARRAY(a, uint64_t, words),
        .rows_outside = PUSH_ARRAY(a, uint64_t, words),
    };
}

void marks_look(Marks *m, const char *text, size_t length, char delimiter,
                bool is_literal, MarksWay way)
{
    *m = (Marks){.text = text,
                 .length = length,
                 .ends = m->ends,
                 .rows = m->feeds,
                 .feeds = m->feeds,
                 .quotes = m->quotes,
                 .rows_outside = m->rows_outside};
#ifdef FASTEST_TARGET
    if (marks_are_fastest(way)) {
        look_fastest(m, delimiter, is_literal);
        return;
    }
#else
    (void)way;
#endif
    look_portable(m, delimiter, is_literal);
}

/* What one word of quotes leaves to the next. */
typedef struct Walk {
    uint64_t inside;     /* all ones: a quote is open */
    uint64_t may_open;   /* 1: the byte before lets a quote open */
    uint64_t was_closed; /* 1: the byte before closed a quote */
} Walk;

INLINE uint64_t prefix_xor(uint64_t x)
{
    for (int shift = 1; shift < MARKS_WORD; shift *= 2) {
        x ^= x << shift;
    }
    return x;
}

/* A quote may close before a carriage return, or at the very end. */
static uint64_t without_ends_of_line(const Marks *m, uint64_t after_close, size_t word)
{
    uint64_t stray = 0;
    for (uint64_t left = after_close; left != 0; left &= left - 1) {
        size_t at = word * MARKS_WORD + (size_t)__builtin_ctzll(left);
        if (at < m->length && m->text[at] != '\r') {
            stray |= left & (0 - left);
        }
    }
    return stray;
}

INLINE void settle_word(Marks *m, Walk *walk, size_t word)
{
    uint64_t quotes = m->quotes[word], separators = m->ends[word];
    uint64_t inside = prefix_xor(quotes) ^ walk->inside;
    uint64_t opens = quotes & inside, closes = quotes & ~inside;
    uint64_t may_open = ((separators | quotes) << 1) | walk->may_open;
    uint64_t after_close = ((closes << 1) | walk->was_closed) & ~(separators | quotes);
    uint64_t stray = opens & ~may_open;
    if (after_close != 0) {
        stray |= without_ends_of_line(m, after_close, word);
    }
    if (stray != 0 && !m->has_stray) {
        m->has_stray = true;
        m->stray_at = (uint32_t)(word * MARKS_WORD + (size_t)__builtin_ctzll(stray));
    }
    walk->was_closed = closes >> (MARKS_WORD - 1);
    walk->may_open = (separators | quotes) >> (MARKS_WORD - 1);
    walk->inside = (uint64_t)0 - (inside >> (MARKS_WORD - 1));
    m->ends[word] = separators & ~inside;
    m->rows_outside[word] = m->feeds[word] & ~inside;
}

void marks_settle(Marks *m, bool starts_inside)
{
    if (!m->has_quotes && !starts_inside) {
        return;
    }
    Walk walk = {.inside = starts_inside ? ~(uint64_t)0 : 0, .may_open = 1};
    for (size_t word = 0; word * MARKS_WORD < m->length; word++) {
        settle_word(m, &walk, word);
    }
    m->rows = m->rows_outside;
    m->ends_inside = walk.inside != 0;
}

/* Of bits [from, to). */
INLINE size_t count_bits(const uint64_t *words, size_t from, size_t to)
{
    if (from >= to) {
        return 0;
    }
    size_t word = from / MARKS_WORD, last = (to - 1) / MARKS_WORD;
    uint64_t before = ((uint64_t)1 << from % MARKS_WORD) - 1;
    uint64_t past = ~(uint64_t)0 << 1 << (to - 1) % MARKS_WORD;
    size_t extra = (size_t)__builtin_popcountll(words[word] & before) +
                   (size_t)__builtin_popcountll(words[last] & past);
    size_t count = 0;
    for (; word <= last; word++) {
        count += (size_t)__builtin_popcountll(words[word]);
    }
    return count - extra;
}

#ifdef FASTEST_TARGET
FASTEST_TARGET static size_t count_fastest(const uint64_t *words, size_t from, size_t to)
{
    return count_bits(words, from, to);
}
#endif

static size_t count_between(const uint64_t *words, size_t from, size_t to)
{
#ifdef FASTEST_TARGET
    if (marks_are_fastest(MARKS_FASTEST)) {
        return count_fastest(words, from, to);
    }
#endif
    return count_bits(words, from, to);
}

size_t marks_feeds(const Marks *m, size_t from, size_t to)
{
    return count_between(m->feeds, from, to);
}

size_t marks_quotes(const Marks *m, size_t from, size_t to)
{
    return m->has_quotes ? count_between(m->quotes, from, to) : 0;
}
