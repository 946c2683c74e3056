/* SPDX-License-Identifier: EUPL-1.2
 * region.c - finding places and what lies in what */
#include "domain/regions/region.h"

const Region *regions_find(const Regions *regions, Str id_or_alias)
{
    for (size_t i = 0; i < regions->regions.count; i++) {
        const Region *region = &regions->regions.items[i];
        if (str_equal(region->id, id_or_alias) ||
            (region->alias.length > 0 && str_equal(region->alias, id_or_alias))) {
            return region;
        }
    }
    return NULL;
}

RegionRefs regions_members(Arena *a, const Regions *regions, const Region *region,
                           const RegionScheme *scheme)
{
    RegionRefs members = {PUSH_ARRAY(a, const Region *, regions->memberships.count), 0};
    for (size_t i = 0; i < regions->memberships.count; i++) {
        const Membership *m = &regions->memberships.items[i];
        if (m->region == region && (scheme == NULL || m->place->scheme == scheme)) {
            members.items[members.count++] = m->place;
        }
    }
    return members;
}

RegionRefs regions_around(Arena *a, const Regions *regions, const Region *place,
                          const RegionScheme *scheme)
{
    RegionRefs around = {PUSH_ARRAY(a, const Region *, regions->memberships.count), 0};
    for (size_t i = 0; i < regions->memberships.count; i++) {
        const Membership *m = &regions->memberships.items[i];
        if (m->place == place && (scheme == NULL || m->region->scheme == scheme)) {
            around.items[around.count++] = m->region;
        }
    }
    return around;
}

RegionRefs regions_of_scheme(Arena *a, const Regions *regions, const RegionScheme *scheme)
{
    RegionRefs found = {PUSH_ARRAY(a, const Region *, regions->regions.count), 0};
    for (size_t i = 0; i < regions->regions.count; i++) {
        const Region *region = &regions->regions.items[i];
        if (region->scheme == scheme) {
            found.items[found.count++] = region;
        }
    }
    return found;
}
