/* SPDX-License-Identifier: EUPL-1.2
 * nearest.c - the candidate most like a word */
#include "base/nearest.h"

Nearest nearest_to(Str wanted)
{
    return (Nearest){.wanted = wanted, .distance = (wanted.length + 2) / 3 + 1};
}

void nearest_offer(Nearest *nearest, Str candidate)
{
    Str wanted = nearest->wanted;
    bool same_start =
        wanted.length > 0 && candidate.length > 0 && wanted.data[0] == candidate.data[0];
    bool is_head = wanted.length >= 3 && str_starts(candidate, wanted);
    size_t distance = is_head ? 1 : str_distance(wanted, candidate, nearest->distance);
    if (distance < nearest->distance ||
        (distance == nearest->distance && same_start && !nearest->same_start &&
         nearest->best.length > 0)) {
        nearest->best = candidate;
        nearest->distance = distance;
        nearest->same_start = same_start;
    }
}

Str nearest_hint(Arena *a, const Nearest *nearest)
{
    if (nearest->best.length == 0) {
        return S("");
    }
    return str_format(a, "Did you mean \"%.*s\"?", STR_ARG(nearest->best));
}
