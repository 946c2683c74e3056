/* SPDX-License-Identifier: EUPL-1.2
 * reach_scenario.c - what if: steps from options, and what they change for whom
 *
 * What is printed here goes to whoever asked, and nowhere else.
 */
#include <math.h>

#include "app/reach/reach_ask.h"
#include "base/number.h"
#include "domain/reach/covering.h"
#include "domain/reach/what_if.h"

typedef struct StepWord {
    WhatIfKind kind;
    Str option;
} StepWord;

/* In the order in which they are taken. */
static const StepWord STEP_WORDS[] = {
    {WHAT_IF_CLOSE, S_INIT("close")}, {WHAT_IF_MOVE, S_INIT("move")},
    {WHAT_IF_MERGE, S_INIT("merge")}, {WHAT_IF_ADD, S_INIT("add")},
    {WHAT_IF_OPEN, S_INIT("open")},
};
#define STEP_WORD_COUNT (sizeof STEP_WORDS / sizeof STEP_WORDS[0])

bool reach_has_steps(const Command *command)
{
    for (size_t i = 0; i < STEP_WORD_COUNT; i++) {
        if (command_has(command, STEP_WORDS[i].option)) {
            return true;
        }
    }
    return false;
}

static uint32_t all_tracks(const ReachAsk *ask)
{
    return ((uint32_t)1 << ask->input->tracks.count) - 1;
}

/* `head:tail`, where the kind of step has two parts. */
static bool read_step(const ReachAsk *ask, WhatIfKind kind, Str text, WhatIf *step,
                      Error *err)
{
    Str head, tail;
    bool has_two = str_cut(text, ':', &head, &tail) && head.length > 0 && tail.length > 0;
    *step = (WhatIf){.kind = kind, .tracks = all_tracks(ask)};
    if (kind != WHAT_IF_CLOSE && !has_two) {
        return command_wrong_usage(
            ask->command, err, "\"%.*s\" has no two parts with : between", STR_ARG(text));
    }
    switch (kind) {
    case WHAT_IF_CLOSE:
        return ask_site(ask, text, &step->site, err);
    case WHAT_IF_MOVE:
        return ask_site(ask, head, &step->site, err) &&
               ask_place(ask, tail, &step->at, err);
    case WHAT_IF_MERGE:
        return ask_site(ask, head, &step->site, err) &&
               ask_site(ask, tail, &step->into, err);
    case WHAT_IF_ADD:
        return ask_site(ask, head, &step->site, err) &&
               ask_profiles(ask, tail, &step->profiles, err);
    case WHAT_IF_OPEN:
        step->id = str_format(ask->command->arena, "new at %.*s", STR_ARG(head));
        return ask_place(ask, head, &step->at, err) &&
               ask_profiles(ask, tail, &step->profiles, err);
    }
    return true;
}

static bool read_steps(const ReachAsk *ask, WhatIf **steps, size_t *count, Error *err)
{
    Arena *a = ask->command->arena;
    size_t capacity = 0;
    *steps = NULL;
    *count = 0;
    for (size_t w = 0; w < STEP_WORD_COUNT; w++) {
        StrList texts =
            str_split(a, command_text(ask->command, STEP_WORDS[w].option), ',');
        for (size_t i = 0; i < texts.count; i++) {
            if (*count == capacity) {
                *steps = arena_grow(a, *steps, *count, &capacity, sizeof **steps);
            }
            if (!read_step(ask, STEP_WORDS[w].kind, texts.items[i], &(*steps)[*count],
                           err)) {
                return false;
            }
            ++*count;
        }
    }
    return true;
}

static const ListingColumn CHANGE_COLUMNS[] = {
    TEXT("profile"), TEXT("track"),  TEXT("year"),  TEXT("region"),
    TEXT("what"),    TEXT("before"), TEXT("after"),
};

static void put(Listing *listing, const ReachTurn *turn, Str region, const char *what,
                Str before, Str after)
{
    Str row[] = {turn->profile, turn->track, turn->year, region,
                 str_of(what),  before,      after};
    listing_row(listing, row);
}

static void put_region(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                       size_t r, const ReachMeasures *before, const ReachMeasures *after)
{
    Arena *a = ask->command->arena;
    Str region = region_name(ask, r);
    bool is_whole = r == ask->input->regions.count;
    bool is_same = before->none.high == after->none.high &&
                   before->one.high == after->one.high &&
                   before->more.high == after->more.high &&
                   before->mean.highest == after->mean.highest;
    if (!before->is_known || (is_same && !is_whole)) {
        return;
    }
    put(listing, turn, region, "no site", count_text(a, before->none),
        count_text(a, after->none));
    put(listing, turn, region, "one site", count_text(a, before->one),
        count_text(a, after->one));
    put(listing, turn, region, "two or more", count_text(a, before->more),
        count_text(a, after->more));
    put(listing, turn, region, "% within reach", share_text(a, before->reached),
        share_text(a, after->reached));
    put(listing, turn, region, "mean length",
        before->has_mean ? length_text(ask, before->mean) : S("-"),
        after->has_mean ? length_text(ask, after->mean) : S("-"));
}

/* Who goes where: sites that gain or lose pupils for whom they are nearest. */
static void put_sites(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                      const Scenario *scenario, const ScenarioChange *change)
{
    Arena *a = ask->command->arena;
    for (size_t s = 0; s < scenario->input.site_count; s++) {
        const ReachSite *site = &scenario->input.sites[s];
        if (change->lost[s].high > 0 || change->gained[s].high > 0) {
            put(listing, turn, site->id, "nearest (lost / gained)",
                change->lost[s].high > 0 ? count_text(a, change->lost[s]) : S(""),
                change->gained[s].high > 0 ? count_text(a, change->gained[s]) : S(""));
        }
    }
}

static void put_change(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                       const Scenario *scenario, Arena *tmp)
{
    Arena *a = ask->command->arena;
    ReachAnswer before =
        reach_measure(tmp, tmp, &ask->links, &turn->question, turn->cohorts);
    ReachAnswer after =
        reach_measure(tmp, tmp, &scenario->links, &turn->question, turn->cohorts);
    ScenarioChange change =
        scenario_compare(tmp, scenario, before.reached, after.reached,
                         reach_together(tmp, ask->input, turn->cohorts));
    for (size_t r = 0; r <= ask->input->regions.count; r++) {
        put_region(listing, ask, turn, r, &before.regions[r], &after.regions[r]);
    }
    put(listing, turn, S("all"), "farther than before", S(""),
        count_text(a, change.farther));
    put(listing, turn, S("all"), "nearer than before", S(""),
        count_text(a, change.nearer));
    if (change.not_followed.high > 0) {
        put(listing, turn, S("all"), "not in the matrix, not followed", S(""),
            count_text(a, change.not_followed));
    }
    put_sites(listing, ask, turn, scenario, &change);
}

bool reach_print_change(const ReachAsk *ask, Error *err)
{
    WhatIf *steps;
    size_t count;
    if (!read_steps(ask, &steps, &count, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    Scenario *scenario;
    bool good = scenario_make(ask->command->arena, tmp, &ask->links, steps, count,
                              &scenario, err);
    Listing listing = listing_of(ask->command, CHANGE_COLUMNS,
                                 sizeof CHANGE_COLUMNS / sizeof CHANGE_COLUMNS[0]);
    ReachTurn turn = {0};
    while (good && reach_turn(ask, &turn)) {
        arena_reset(tmp);
        if (turn.cohorts.count > 0) {
            put_change(&listing, ask, &turn, scenario, tmp);
        }
    }
    arena_free(tmp);
    command_say(ask->command, "a scenario: private to you; within reach is %.*s, %.*s",
                STR_ARG(ask->norm_text), STR_ARG(ask->way));
    return good && listing_finish(&listing, err);
}

static const ListingColumn BEST_COLUMNS[] = {
    TEXT("profile"),   TEXT("track"),   TEXT("year"),   NUMBER("order"),
    TEXT("place"),     NUMBER("x"),     NUMBER("y"),    NUMBER("gain"),
    NUMBER("covered"), NUMBER("bound"), TEXT("method"),
};

/* Candidates are the origins: a site there reaches every origin within the norm. What it
 * gains are pupils who have no site now. */
static Covers covers_of(const ReachAsk *ask, const Reached *reached, const Count *pupils,
                        Arena *tmp)
{
    const ReachInput *input = ask->input;
    size_t count = input->origin_count;
    ReachInput *there = PUSH(tmp, ReachInput);
    *there = *input;
    there->sites = PUSH_ARRAY(tmp, ReachSite, count + 1);
    there->site_count = count;
    there->legs = NULL;
    there->leg_count = 0;
    double *weights = PUSH_ARRAY(tmp, double, count + 1);
    for (size_t i = 0; i < count; i++) {
        there->sites[i].at = input->origins[i].at;
        weights[i] = reached[i].within == 0 ? (pupils[i].low + pupils[i].high) / 2 : 0;
    }
    ReachLinks links = links_make(tmp, tmp, there, ask->norm);
    size_t *first = PUSH_ARRAY(tmp, size_t, count + 2);
    uint32_t *points = PUSH_ARRAY(tmp, uint32_t, links.first[count] + 1);
    for (size_t l = 0; l < links.first[count]; l++) {
        first[links.items[l].site + 2]++;
    }
    for (size_t c = 2; c < count + 2; c++) {
        first[c] += first[c - 1];
    }
    for (uint32_t i = 0; i < count; i++) {
        for (size_t l = links.first[i]; l < links.first[i + 1]; l++) {
            points[first[links.items[l].site + 1]++] = i;
        }
    }
    return (Covers){weights, count, first, points, count};
}

static void put_best(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                     Arena *tmp)
{
    Arena *a = ask->command->arena;
    Count *pupils = reach_together(tmp, ask->input, turn->cohorts);
    Reached *reached = links_reached(tmp, tmp, &ask->links, &turn->question);
    Covers covers = covers_of(ask, reached, pupils, tmp);
    size_t wanted = (size_t)command_number(ask->command, S("best"), 1);
    Covering found = covering_exact(tmp, &covers, wanted, 4000000);
    for (size_t k = 0; k < found.count; k++) {
        const ReachOrigin *origin = &ask->input->origins[found.places[k]];
        Str row[] = {
            turn->profile,
            turn->track,
            turn->year,
            str_format(a, "%zu", k + 1),
            origin->id,
            number_text(a, origin->at.x_m, 0),
            number_text(a, origin->at.y_m, 0),
            number_text(a, found.gains[k], 1),
            number_text(a, found.covered, 1),
            number_text(a, found.bound, 1),
            found.is_exact ? S("exact") : S("greedy"),
        };
        listing_row(listing, row);
    }
}

bool reach_print_best(const ReachAsk *ask, Error *err)
{
    Listing listing = listing_of(ask->command, BEST_COLUMNS,
                                 sizeof BEST_COLUMNS / sizeof BEST_COLUMNS[0]);
    ReachTurn turn = {0};
    Arena *tmp = arena_new();
    while (reach_turn(ask, &turn)) {
        arena_reset(tmp);
        if (turn.cohorts.count > 0) {
            put_best(&listing, ask, &turn, tmp);
        }
    }
    arena_free(tmp);
    command_say(ask->command,
                "gain: pupils without a site now; no choice of as many places covers "
                "more than the bound; hidden counts at the middle of their range");
    return listing_finish(&listing, err);
}
