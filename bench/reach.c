/* SPDX-License-Identifier: EUPL-1.2
 * reach.c - what reckoning reach takes, without reading files
 *
 *   reach near FILE PLACES SITES     nearest site, and how many lie within 12 km
 *   reach country                    every profile, track and region of a whole country
 *   reach what-if                    one scenario of the same country, the slowest of 100
 *
 * FILE holds x and y of all places, then of all sites, as doubles. Each prints processor
 * milliseconds; `near` also how many lie within and the sum of nearest numbers, so that
 * another program's answers can be compared.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/reach/what_if.h"

#define ORIGINS 4070
#define SITES 550
#define PROFILES 5
#define TRACKS 4
#define REGIONS 345

static double clock_ms(void)
{
    return (double)clock() * 1e3 / CLOCKS_PER_SEC;
}

static double below(uint64_t *state, double limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (double)(*state >> 11) * 0x1p-53 * limit;
}

static int near(const char *path, size_t places, size_t sites)
{
    Arena *a = arena_new(), *tmp = arena_new();
    Point *points = PUSH_ARRAY(a, Point, places + sites);
    FILE *file = fopen(path, "rb");
    if (file == NULL ||
        fread(points, sizeof *points, places + sites, file) != places + sites) {
        fputs("the file is too short\n", stderr);
        return 1;
    }
    (void)fclose(file);
    double start = clock_ms();
    Near *near = near_all(a, tmp, (Points){points, places},
                          (Points){points + places, sites}, 12000);
    double took = clock_ms() - start;
    uint64_t within = 0, nearest = 0;
    for (size_t i = 0; i < places; i++) {
        within += near[i].within;
        nearest += near[i].nearest;
    }
    printf("%.3f %llu %llu\n", took, (unsigned long long)within,
           (unsigned long long)nearest);
    arena_free(tmp);
    arena_free(a);
    return 0;
}

static ReachInput *country(Arena *a)
{
    uint64_t state = 20180627;
    ReachInput *input = PUSH(a, ReachInput);
    *input = (ReachInput){.profiles = {PUSH_ARRAY(a, Str, PROFILES), PROFILES},
                          .tracks = {PUSH_ARRAY(a, Str, TRACKS), TRACKS},
                          .regions = {PUSH_ARRAY(a, Str, REGIONS), REGIONS},
                          .sites = PUSH_ARRAY(a, ReachSite, SITES),
                          .site_count = SITES,
                          .origins = PUSH_ARRAY(a, ReachOrigin, ORIGINS),
                          .origin_count = ORIGINS,
                          .cohorts = PUSH_ARRAY(a, ReachCohort, TRACKS),
                          .cohort_count = TRACKS,
                          .pupils = PUSH_ARRAY(a, Count, TRACKS * ORIGINS)};
    for (size_t i = 0; i < ORIGINS; i++) {
        input->origins[i] =
            (ReachOrigin){.at = {below(&state, 250000), below(&state, 300000)},
                          .road = 1.3,
                          .region = (uint32_t)below(&state, REGIONS)};
        for (size_t t = 0; t < TRACKS; t++) {
            input->pupils[t * ORIGINS + i] = (Count){below(&state, 40), 40};
        }
    }
    for (size_t s = 0; s < SITES; s++) {
        input->sites[s].at = (Point){below(&state, 250000), below(&state, 300000)};
        for (size_t t = 0; t < TRACKS; t++) {
            input->cohorts[t].track = (uint32_t)t;
            input->sites[s].profiles[t] = 1 + (uint64_t)below(&state, 31);
        }
    }
    return input;
}

/* Links too: all that is done after reading. */
static double whole_country_ms(void)
{
    Arena *a = arena_new(), *tmp = arena_new();
    ReachInput *input = country(a);
    double start = clock_ms();
    ReachLinks links = links_make(a, tmp, input, 12000);
    for (uint32_t p = 0; p < PROFILES; p++) {
        for (uint32_t t = 0; t < TRACKS; t++) {
            ReachQuestion question = {(uint64_t)1 << p, t, 12000};
            arena_reset(tmp);
            (void)reach_measure(tmp, tmp, &links, &question, (CohortSet){&t, 1});
        }
    }
    double took = clock_ms() - start;
    arena_free(tmp);
    arena_free(a);
    return took;
}

static double one_scenario_ms(Arena *tmp, const ReachLinks *links, uint64_t *state)
{
    uint32_t track = 0;
    ReachQuestion question = {31, track, 12000};
    WhatIf steps[] = {{.kind = WHAT_IF_CLOSE, .site = (uint32_t)below(state, SITES / 2)},
                      {.kind = WHAT_IF_MOVE,
                       .site = SITES / 2 + (uint32_t)below(state, SITES / 2),
                       .at = {below(state, 250000), below(state, 300000)}},
                      {.kind = WHAT_IF_OPEN,
                       .at = {below(state, 250000), below(state, 300000)},
                       .profiles = 1,
                       .tracks = 1}};
    Scenario *scenario;
    Error err = {0};
    double start = clock_ms();
    ReachAnswer before =
        reach_measure(tmp, tmp, links, &question, (CohortSet){&track, 1});
    if (!scenario_make(tmp, tmp, links, steps, 3, &scenario, &err)) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    ReachAnswer after =
        reach_measure(tmp, tmp, &scenario->links, &question, (CohortSet){&track, 1});
    (void)scenario_compare(tmp, scenario, before.reached, after.reached,
                           reach_pupils(links->input, 0));
    return clock_ms() - start;
}

static double slowest_scenario_ms(void)
{
    Arena *a = arena_new(), *tmp = arena_new();
    ReachLinks links = links_make(a, a, country(a), 12000);
    uint64_t state = 7;
    double slowest = 0;
    for (int i = 0; i < 100; i++) {
        arena_reset(tmp);
        double took = one_scenario_ms(tmp, &links, &state);
        slowest = took > slowest ? took : slowest;
    }
    arena_free(tmp);
    arena_free(a);
    return slowest;
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "near") == 0) {
        return near(argv[2], strtoul(argv[3], NULL, 10), strtoul(argv[4], NULL, 10));
    }
    if (argc == 2 && strcmp(argv[1], "country") == 0) {
        printf("%.3f\n", whole_country_ms());
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "what-if") == 0) {
        printf("%.3f\n", slowest_scenario_ms());
        return 0;
    }
    fputs("usage: reach near FILE PLACES SITES | reach country | reach what-if\n",
          stderr);
    return 2;
}
