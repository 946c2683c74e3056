/* SPDX-License-Identifier: EUPL-1.2
 * separators.c - places from bits
 */
#include "formats/separators.h"

#define INLINE static inline __attribute__((always_inline))

/* Writes eight places at a time, more than there are: the next word overwrites them. */
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

INLINE void write_rows(Separators *found, uint64_t rows, uint64_t ends)
{
    while (rows != 0) {
        uint64_t before = (rows & (0 - rows)) - 1;
        size_t place = found->count + (size_t)__builtin_popcountll(ends & before);
        found->rows[found->row_count++] = (uint32_t)place;
        rows &= rows - 1;
    }
}

INLINE void write_all(Separators *found)
{
    const Marks *m = &found->marks;
    for (size_t word = 0; word * MARKS_WORD < m->length; word++) {
        write_rows(found, m->rows[word], m->ends[word]);
        write_ends(found, m->ends[word], (uint32_t)(word * MARKS_WORD));
    }
}

#ifdef FASTEST_TARGET
FASTEST_TARGET static void write_fastest(Separators *found)
{
    write_all(found);
}
#endif

Separators separators_new(Arena *a, size_t most)
{
    return (Separators){
        .marks = marks_new(a, most),
        .ends = PUSH_ARRAY(a, uint32_t, most + 2 * (size_t)MARKS_WORD),
        .rows = PUSH_ARRAY(a, uint32_t, most + (size_t)MARKS_WORD),
    };
}

void separators_find(const char *text, size_t length, char delimiter, bool is_literal,
                     MarksWay way, Separators *found)
{
    marks_look(&found->marks, text, length, delimiter, is_literal, way);
    marks_settle(&found->marks, false);
    found->count = found->row_count = 0;
#ifdef FASTEST_TARGET
    if (marks_are_fastest(way)) {
        write_fastest(found);
        return;
    }
#endif
    write_all(found);
}
