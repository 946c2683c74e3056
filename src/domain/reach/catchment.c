/* SPDX-License-Identifier: EUPL-1.2
 * catchment.c - the two steps of 2SFCA
 */
#include "domain/reach/catchment.h"

#include <math.h>

#include "base/error.h"

double catchment_weight(CatchmentWeight weight, double length, double norm)
{
    if (length > norm) {
        return 0;
    }
    switch (weight) {
    case CATCHMENT_EQUAL:
        break;
    case CATCHMENT_STEPS:
        return length <= norm / 3 ? 1.0 : length <= norm * 2 / 3 ? 0.68 : 0.22;
    case CATCHMENT_GAUSSIAN: {
        double edge = exp(-0.5);
        double share = norm > 0 ? length / norm : 0;
        return (exp(-0.5 * share * share) - edge) / (1 - edge);
    }
    }
    return 1;
}

/* Adds, for each link of a site that counts, what `add` makes of it. */
typedef struct Step {
    const ReachLinks *links;
    const ReachQuestion *question;
    CatchmentWeight weight;
    const double *from; /* by origin, or by site */
    double *to;
    bool to_sites;
} Step;

static void take_step(const Step *step)
{
    const ReachLinks *links = step->links;
    for (size_t i = 0; i < links->input->origin_count; i++) {
        for (size_t l = links->first[i]; l < links->first[i + 1]; l++) {
            const ReachLink *link = &links->items[l];
            if (!site_counts(&links->input->sites[link->site], step->question)) {
                continue;
            }
            double w = catchment_weight(step->weight, link->length, step->question->norm);
            if (step->to_sites) {
                step->to[link->site] += step->from[i] * w;
            } else {
                step->to[i] += step->from[link->site] * w;
            }
        }
    }
}

Catchment catchment(Arena *a, const ReachLinks *links, const ReachQuestion *question,
                    CatchmentWeight weight, const double *pupils, const double *places)
{
    CHECK(question->norm <= links->limit);
    const ReachInput *input = links->input;
    Catchment result = {.per_site = PUSH_ARRAY(a, double, input->site_count + 1),
                        .per_origin = PUSH_ARRAY(a, double, input->origin_count + 1)};
    take_step(&(Step){links, question, weight, pupils, result.per_site, true});
    for (size_t s = 0; s < input->site_count; s++) {
        double demand = result.per_site[s];
        result.per_site[s] = demand > 0 ? places[s] / demand : 0;
    }
    take_step(
        &(Step){links, question, weight, result.per_site, result.per_origin, false});
    return result;
}
