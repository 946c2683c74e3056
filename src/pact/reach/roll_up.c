/* SPDX-License-Identifier: EUPL-1.2
 * roll_up.c - from small regions to large ones
 */
#include "pact/reach/roll_up.h"

static bool is_named(Words words, Str name)
{
    return str_equal(words.in[LANG_NL], name) || str_equal(words.in[LANG_EN], name);
}

const Region *reach_region(Arena *tmp, const Regions *regions, Str scheme, Str text)
{
    const Region *found = regions_find(regions, text);
    if (found == NULL) {
        found = regions_find(
            regions, str_format(tmp, "%.*s:%.*s", STR_ARG(scheme), STR_ARG(text)));
    }
    for (size_t i = 0; found == NULL && i < regions->regions.count; i++) {
        const Region *region = &regions->regions.items[i];
        if (str_equal(region->scheme->id, scheme) && is_named(region->name, text)) {
            found = region;
        }
    }
    return found;
}

static const RegionScheme *scheme_of(const Regions *regions, Str id)
{
    for (size_t i = 0; i < regions->schemes.count; i++) {
        if (str_equal(regions->schemes.items[i].id, id)) {
            return &regions->schemes.items[i];
        }
    }
    return NULL;
}

/* By region of `from`: the one region of `to` it lies in. False when one has none or two.
 */
static bool all_around(Arena *a, const Regions *regions, const ReachScheme *from,
                       const RegionScheme *to, const Region **around)
{
    for (size_t r = 0; r < from->regions.count; r++) {
        const Region *small = reach_region(a, regions, from->id, from->regions.items[r]);
        if (small == NULL) {
            return false;
        }
        RegionRefs found = regions_around(a, regions, small, to);
        if (found.count != 1) {
            return false;
        }
        around[r] = found.items[0];
    }
    return from->regions.count > 0;
}

static uint32_t place_in(const RegionRefs *list, const Region *region)
{
    uint32_t at = 0;
    while (at < list->count && list->items[at] != region) {
        at++;
    }
    return at;
}

/* In the order of the pact. */
static const ReachScheme *make(Arena *a, const Regions *regions, ReachRead *read,
                               const ReachScheme *from, const RegionScheme *to,
                               const Region **around)
{
    RegionRefs all = regions_of_scheme(a, regions, to);
    size_t origins = read->input.origin_count;
    ReachScheme *made = &read->schemes[read->scheme_count++];
    *made = (ReachScheme){.id = to->id,
                          .regions = {PUSH_ARRAY(a, Str, all.count + 1), all.count},
                          .regions_of = PUSH_ARRAY(a, uint32_t, origins + 1),
                          .outside = from->outside};
    for (size_t r = 0; r < all.count; r++) {
        made->regions.items[r] = all.items[r]->id;
    }
    for (size_t i = 0; i < origins; i++) {
        uint32_t small = from->regions_of[i];
        made->regions_of[i] =
            small == REACH_NONE ? REACH_NONE : place_in(&all, around[small]);
    }
    return made;
}

const ReachScheme *reach_roll_up(Arena *a, const Regions *regions, ReachRead *read,
                                 Str scheme)
{
    const ReachScheme *known = reach_scheme(read, scheme);
    const RegionScheme *to = scheme_of(regions, scheme);
    for (size_t s = 0; known == NULL && to != NULL && s < read->scheme_count; s++) {
        const ReachScheme *from = &read->schemes[s];
        const Region **around = PUSH_ARRAY(a, const Region *, from->regions.count + 1);
        if (read->scheme_count < read->scheme_room &&
            all_around(a, regions, from, to, around)) {
            known = make(a, regions, read, from, to, around);
        }
    }
    return known;
}
