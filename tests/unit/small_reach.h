/* SPDX-License-Identifier: EUPL-1.2
 * small_reach.h - small countries for tests of reach
 *
 *   line_country(a)     four origins and two sites on a line, worked out by hand:
 *
 *      a 100     S1 60    b 50             c 80  S2 30                        d 20
 *      0.0       2.0      4.0              11.0  12.0                         30.0 km
 *
 *   random_country(a, &random, origins, sites)     anything, with hidden counts
 */
#ifndef TESTS_SMALL_REACH_H
#define TESTS_SMALL_REACH_H

#include "expect.h"

#include "domain/reach/measure.h"

/* From 0 up to `limit`. */
static inline double random_length(Random *random, double limit)
{
    return (double)(random_next(random) >> 11) * 0x1p-53 * limit;
}

static inline StrList one_text(Arena *a, Str text)
{
    StrList list = {PUSH_ARRAY(a, Str, 1), 1};
    list.items[0] = text;
    return list;
}

static inline ReachInput *country(Arena *a, size_t origins, size_t sites, size_t cohorts)
{
    ReachInput *input = PUSH(a, ReachInput);
    *input = (ReachInput){.profiles = one_text(a, S("PIE")),
                          .tracks = one_text(a, S("")),
                          .sites = PUSH_ARRAY(a, ReachSite, sites),
                          .site_count = sites,
                          .origins = PUSH_ARRAY(a, ReachOrigin, origins),
                          .origin_count = origins,
                          .cohorts = PUSH_ARRAY(a, ReachCohort, cohorts),
                          .cohort_count = cohorts,
                          .pupils = PUSH_ARRAY(a, Count, cohorts * origins)};
    return input;
}

static inline ReachInput *line_country(Arena *a)
{
    static const double at_km[] = {0, 4, 11, 30}, pupils[] = {100, 50, 80, 20};
    static const Str names[] = {S_INIT("a"), S_INIT("b"), S_INIT("c"), S_INIT("d")};
    ReachInput *input = country(a, 4, 2, 1);
    for (size_t i = 0; i < 4; i++) {
        input->origins[i] = (ReachOrigin){
            .id = names[i], .at = {at_km[i] * 1000, 0}, .road = 1, .region = REACH_NONE};
        input->pupils[i] = (Count){pupils[i], pupils[i]};
    }
    input->sites[0] =
        (ReachSite){.id = S("S1"), .at = {2000, 0}, .profiles = {1}, .places = 60};
    input->sites[1] =
        (ReachSite){.id = S("S2"), .at = {12000, 0}, .profiles = {1}, .places = 30};
    return input;
}

static inline ReachInput *random_country(Arena *a, Random *random, size_t origins,
                                         size_t sites)
{
    ReachInput *input = country(a, origins, sites, 2);
    input->profiles = (StrList){PUSH_ARRAY(a, Str, 3), 3};
    input->regions = (StrList){PUSH_ARRAY(a, Str, 3), 3};
    input->cohorts[1].year = S("2020");
    for (size_t i = 0; i < 3; i++) {
        input->profiles.items[i] = str_format(a, "P%zu", i);
        input->regions.items[i] = str_format(a, "r%zu", i);
    }
    for (size_t i = 0; i < origins; i++) {
        input->origins[i] = (ReachOrigin){
            .id = str_format(a, "o%zu", i),
            .at = {random_length(random, 60000), random_length(random, 60000)},
            .road = 1 + random_length(random, 0.5),
            .region = random_next(random) % 5 == 0 ? REACH_NONE
                                                   : (uint32_t)(random_next(random) % 3)};
        for (size_t c = 0; c < 2; c++) {
            double low = (double)(random_next(random) % 30);
            bool is_hidden = random_next(random) % 3 == 0;
            input->pupils[c * origins + i] =
                is_hidden ? (Count){1, 4} : (Count){low, low};
        }
    }
    for (size_t s = 0; s < sites; s++) {
        input->sites[s] = (ReachSite){
            .id = str_format(a, "s%zu", s),
            .at = {random_length(random, 60000), random_length(random, 60000)},
            .profiles = {random_next(random) % 8},
            .places = (double)(random_next(random) % 200)};
    }
    return input;
}

static const uint32_t FIRST_COHORT[] = {0, 1};
#define ONE_COHORT ((CohortSet){FIRST_COHORT, 1})
#define BOTH_COHORTS ((CohortSet){FIRST_COHORT, 2})

#define assert_near(actual, expected, allowed)                                           \
    do {                                                                                 \
        double actual_ = (actual), expected_ = (expected);                               \
        if (!(actual_ - expected_ <= (allowed) && expected_ - actual_ <= (allowed))) {   \
            fail_msg("%.12f is not %.12f", actual_, expected_);                          \
        }                                                                                \
    } while (0)

#endif
