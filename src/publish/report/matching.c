/* SPDX-License-Identifier: EUPL-1.2
 * matching.c - a longest common subsequence
 */
#include "publish/report/matching.h"

typedef struct Middle {
    const Str *before;
    const Str *after;
    size_t rows;
    size_t columns;
} Middle;

static void match_middle(Arena *a, const Middle *m, size_t *pairs, size_t from,
                         size_t from_after)
{
    if (m->rows == 0 || m->columns == 0 ||
        m->rows > MOST_MATCHED_CELLS / (m->columns + 1)) {
        return;
    }
    size_t width = m->columns + 1;
    uint32_t *longest = PUSH_ARRAY(a, uint32_t, (m->rows + 1) * width);
    for (size_t i = m->rows; i > 0; i--) {
        for (size_t k = m->columns; k > 0; k--) {
            uint32_t *here = &longest[(i - 1) * width + k - 1];
            uint32_t down = longest[i * width + k - 1];
            uint32_t right = longest[(i - 1) * width + k];
            *here = str_equal(m->before[i - 1], m->after[k - 1])
                        ? longest[i * width + k] + 1
                    : down > right ? down
                                   : right;
        }
    }
    for (size_t i = 0, k = 0; i < m->rows && k < m->columns;) {
        if (str_equal(m->before[i], m->after[k])) {
            pairs[from + i++] = from_after + k++;
        } else if (longest[(i + 1) * width + k] >= longest[i * width + k + 1]) {
            i++;
        } else {
            k++;
        }
    }
}

size_t *match_texts(Arena *a, StrList before, StrList after)
{
    size_t *pairs = PUSH_ARRAY(a, size_t, before.count + 1);
    for (size_t i = 0; i < before.count; i++) {
        pairs[i] = UNMATCHED;
    }
    size_t head = 0, ends = before.count, ends_after = after.count;
    while (head < ends && head < ends_after &&
           str_equal(before.items[head], after.items[head])) {
        pairs[head] = head;
        head++;
    }
    while (ends > head && ends_after > head &&
           str_equal(before.items[ends - 1], after.items[ends_after - 1])) {
        pairs[--ends] = --ends_after;
    }
    Middle middle = {before.items + head, after.items + head, ends - head,
                     ends_after - head};
    match_middle(a, &middle, pairs, head, head);
    return pairs;
}
