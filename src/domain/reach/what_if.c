/* SPDX-License-Identifier: EUPL-1.2
 * what_if.c - another input, and links for what is new in it
 */
#include "domain/reach/what_if.h"

#include <math.h>
#include <string.h>

/* There is room for one site per step. */
static void append(ReachInput *input, ReachSite site)
{
    site.is_planned = true;
    input->sites[input->site_count++] = site;
}

static void teach(ReachSite *site, uint64_t profiles, uint32_t tracks)
{
    for (size_t t = 0; t < MOST_TRACKS; t++) {
        if (tracks >> t & 1) {
            site->profiles[t] |= profiles;
        }
    }
}

static bool teaches_nothing(const ReachSite *site)
{
    for (size_t t = 0; t < MOST_TRACKS; t++) {
        if (site->profiles[t] != 0) {
            return false;
        }
    }
    return true;
}

static void stop(ReachSite *site)
{
    memset(site->profiles, 0, sizeof site->profiles);
    site->places = 0;
}

/* A moved site is closed here and opened there: the one and the other have their own
 * links. */
static void move(ReachInput *input, ReachSite *site, Point at)
{
    ReachSite there = *site;
    there.at = at;
    stop(site);
    append(input, there);
}

static void merge(ReachSite *site, ReachSite *into)
{
    for (size_t t = 0; t < MOST_TRACKS; t++) {
        into->profiles[t] |= site->profiles[t];
    }
    into->places += site->places;
    stop(site);
}

/* Where a site is after the steps before: one that moved bears its name elsewhere. */
static ReachSite *now_at(ReachInput *input, uint32_t site)
{
    for (size_t s = input->site_count; s-- > site;) {
        if (input->sites[s].is_planned &&
            str_equal(input->sites[s].id, input->sites[site].id)) {
            return &input->sites[s];
        }
    }
    return &input->sites[site];
}

static void open_site(ReachInput *input, const WhatIf *step)
{
    ReachSite site = {.id = step->id, .at = step->at, .places = step->places};
    teach(&site, step->profiles, step->tracks);
    append(input, site);
}

static bool change(ReachInput *input, const WhatIf *step, ReachSite *site, Error *err)
{
    if (step->kind == WHAT_IF_ADD) {
        teach(site, step->profiles, step->tracks);
        return true;
    }
    if (teaches_nothing(site)) {
        error_hint(err, S("Was it closed by an earlier step?"));
        return FAIL(err, ERR_INVALID, "%.*s teaches nothing", STR_ARG(site->id));
    }
    if (step->kind == WHAT_IF_MERGE && step->into == step->site) {
        return FAIL(err, ERR_INVALID, "%.*s cannot merge into itself", STR_ARG(site->id));
    }
    if (step->kind == WHAT_IF_MERGE) {
        merge(site, now_at(input, step->into));
    } else if (step->kind == WHAT_IF_MOVE) {
        move(input, site, step->at);
    } else {
        stop(site);
    }
    return true;
}

static bool take(ReachInput *input, const WhatIf *step, Error *err)
{
    if (step->kind == WHAT_IF_OPEN) {
        open_site(input, step);
        return true;
    }
    return change(input, step, now_at(input, step->site), err);
}

/* Only the new sites, by the same rules as all others. */
static ReachLinks new_links(const ReachInput *input, Arena *tmp, size_t first_new,
                            double limit)
{
    ReachInput *few = PUSH(tmp, ReachInput);
    *few = *input;
    few->sites += first_new;
    few->site_count -= first_new;
    few->legs = NULL;
    few->leg_count = 0;
    return links_make(tmp, tmp, few, limit);
}

static bool comes_first(const ReachLink *left, const ReachLink *right)
{
    return left->length <= right->length; /* the old one has the lower number */
}

static ReachLinks join_links(Arena *a, const ReachLinks *old, const ReachLinks *new,
                             const ReachInput *input, size_t first_new,
                             const bool *has_legs)
{
    size_t origins = input->origin_count;
    ReachLinks links = {
        .input = input,
        .first = PUSH_ARRAY(a, size_t, origins + 1),
        .items = PUSH_ARRAY(a, ReachLink, old->first[origins] + new->first[origins] + 1),
        .limit = old->limit,
    };
    size_t count = 0;
    for (size_t i = 0; i < origins; i++) {
        size_t left = old->first[i], right = new->first[i];
        size_t right_end = has_legs[i] ? right : new->first[i + 1];
        while (left < old->first[i + 1] || right < right_end) {
            bool is_old = right == right_end ||
                          (left < old->first[i + 1] &&
                           comes_first(&old->items[left], &new->items[right]));
            ReachLink link = is_old ? old->items[left++] : new->items[right++];
            link.site += is_old ? 0 : (uint32_t)first_new;
            links.items[count++] = link;
        }
        links.first[i + 1] = count;
    }
    return links;
}

static bool *origins_with_legs(Arena *tmp, const ReachInput *input)
{
    bool *has_legs = PUSH_ARRAY(tmp, bool, input->origin_count + 1);
    for (size_t l = 0; l < input->leg_count; l++) {
        has_legs[input->legs[l].origin] = true;
    }
    return has_legs;
}

bool scenario_make(Arena *a, Arena *tmp, const ReachLinks *links, const WhatIf *steps,
                   size_t count, Scenario **scenario, Error *err)
{
    const ReachInput *before = links->input;
    Scenario *made = PUSH(a, Scenario);
    made->input = *before;
    made->first_new = before->site_count;
    made->input.sites = PUSH_ARRAY(a, ReachSite, before->site_count + count + 1);
    memcpy(made->input.sites, before->sites, before->site_count * sizeof *before->sites);
    for (size_t i = 0; i < count; i++) {
        if (!take(&made->input, &steps[i], err)) {
            return false;
        }
    }
    ReachLinks fresh = new_links(&made->input, tmp, made->first_new, links->limit);
    made->links = join_links(a, links, &fresh, &made->input, made->first_new,
                             origins_with_legs(tmp, before));
    *scenario = made;
    return true;
}

static size_t class_of(const Reached *reached)
{
    return reached->within < 2 ? reached->within : 2;
}

static void add(Count *to, Count count)
{
    *to = count_plus(*to, count);
}

ScenarioChange scenario_compare(Arena *a, const Scenario *scenario, const Reached *before,
                                const Reached *after, const Count *pupils)
{
    const ReachInput *input = &scenario->input;
    ScenarioChange change = {.gained = PUSH_ARRAY(a, Count, input->site_count + 1),
                             .lost = PUSH_ARRAY(a, Count, input->site_count + 1)};
    bool *has_legs = origins_with_legs(a, input);
    bool has_new = input->site_count > scenario->first_new;
    for (size_t i = 0; i < input->origin_count; i++) {
        Count count = pupils[i];
        add(&change.moved[class_of(&before[i])][class_of(&after[i])], count);
        if (after[i].length > before[i].length) {
            add(&change.farther, count);
            if (has_legs[i] && has_new) {
                add(&change.not_followed, count);
            }
        } else if (after[i].length < before[i].length) {
            add(&change.nearer, count);
        }
        if (before[i].nearest == after[i].nearest) {
            continue;
        }
        if (before[i].nearest != REACH_NONE) {
            add(&change.lost[before[i].nearest], count);
        }
        if (after[i].nearest != REACH_NONE) {
            add(&change.gained[after[i].nearest], count);
        }
    }
    return change;
}
