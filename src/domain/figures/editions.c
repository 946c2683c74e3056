/* SPDX-License-Identifier: EUPL-1.2
 * editions.c - what was published when, and which definition held then */
#include "domain/figures/figures.h"

#include "domain/figures/order.h"

int edition_compare(const Edition *a, const Edition *b)
{
    if (a->released_at.seconds != b->released_at.seconds) {
        return a->released_at.seconds < b->released_at.seconds ? -1 : 1;
    }
    if (a->sequence != b->sequence) {
        return a->sequence < b->sequence ? -1 : 1;
    }
    return str_compare(a->id, b->id);
}

AsOf as_of_latest(void)
{
    return (AsOf){.moment = {INT64_MAX}};
}

AsOf as_of_date(Date date)
{
    return (AsOf){.moment = moment_day_end(date)};
}

AsOf as_of_edition(const Edition *edition)
{
    return (AsOf){.edition = edition};
}

bool edition_is_visible(const Edition *edition, AsOf as_of)
{
    if (edition->state != EDITION_PUBLISHED) {
        return false;
    }
    if (as_of.edition != NULL) {
        return edition_compare(edition, as_of.edition) <= 0;
    }
    return edition->released_at.seconds <= as_of.moment.seconds;
}

const Definition *definition_in_force(const Monitor *monitor, const Indicator *indicator,
                                      AsOf as_of)
{
    const InForce *last = NULL;
    for (size_t i = 0; i < monitor->in_force.count; i++) {
        const InForce *row = &monitor->in_force.items[i];
        if (row->indicator == indicator && edition_is_visible(row->edition, as_of) &&
            (last == NULL || edition_compare(row->edition, last->edition) > 0)) {
            last = row;
        }
    }
    return last != NULL ? last->definition : NULL;
}
