/* SPDX-License-Identifier: EUPL-1.2
 * scale.c - ticks, scales and spots
 */
#include "publish/chart/scale.h"

#include <math.h>

#include "base/error.h"

static Ticks ticks_of(double step, double lowest, double highest)
{
    /* A hair of tolerance: 0.3 / 0.1 must be 3 steps, not 4. */
    return (Ticks){.step = step,
                   .first = lowest < 0 ? -(int)ceil(-lowest / step - 1e-9) : 0,
                   .last = highest > 0 ? (int)ceil(highest / step - 1e-9) : 0};
}

Ticks ticks_for(double lowest, double highest, bool prefer_more)
{
    static const double heads[] = {1, 2, 5};
    lowest = fmin(lowest, 0);
    highest = fmax(highest, 0);
    if (highest - lowest < 1e-9) {
        highest = 1;
    }
    int power = (int)floor(log10(highest - lowest));
    Ticks best = {0};
    for (int p = power - 1; p <= power; p++) {
        for (size_t i = 0; i < 3; i++) {
            Ticks ticks = ticks_of(heads[i] * pow(10, p), lowest, highest);
            int steps = ticks.last - ticks.first;
            double length = steps * ticks.step;
            double best_length = (best.last - best.first) * best.step;
            bool fits = steps >= 2 && steps <= 4;
            bool tighter = best.step == 0 || length < best_length * (1 - 1e-9);
            bool equal = !tighter && length < best_length * (1 + 1e-9);
            if (fits && (tighter || (equal && !prefer_more))) {
                ticks.decimals = p < 0 ? -p : 0;
                best = ticks;
            }
        }
    }
    if (best.step == 0) { /* both signs, no step gives 3 to 5 ticks: take a wide one */
        best = ticks_of(pow(10, power), lowest, highest);
        best.decimals = power < 0 ? -power : 0;
    }
    return best;
}

double scale_at(const Scale *scale, double value)
{
    double share = (value - scale->from) / (scale->to - scale->from);
    return scale->start + share * (scale->end - scale->start);
}

/* A run of spots that touch, as one. */
typedef struct Run {
    size_t first;
    size_t count;
    double sum; /* of wanted tops, seen from the run's top */
    double height;
} Run;

static double run_top(const Run *run, double top, double bottom)
{
    double at = run->sum / (double)run->count;
    return fmax(top, fmin(at, bottom - run->height));
}

void spots_apart(Spot *spots, size_t count, double top, double bottom)
{
    CHECK(count <= MOST_SPOTS);
    size_t order[MOST_SPOTS] = {0};
    for (size_t i = 0; i < count; i++) { /* insertion sort: stable, and there are few */
        size_t at = i;
        for (; at > 0 && spots[order[at - 1]].wanted > spots[i].wanted; at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    Run runs[MOST_SPOTS];
    size_t run_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Spot *spot = &spots[order[i]];
        runs[run_count++] = (Run){i, 1, spot->wanted - spot->height / 2, spot->height};
        while (run_count > 1) {
            Run *before = &runs[run_count - 2];
            const Run *last = &runs[run_count - 1];
            if (run_top(before, top, bottom) + before->height <=
                run_top(last, top, bottom) + 1e-9) {
                break;
            }
            before->sum += last->sum - before->height * (double)last->count;
            before->height += last->height;
            before->count += last->count;
            run_count--;
        }
    }
    for (size_t r = 0; r < run_count; r++) {
        double at = run_top(&runs[r], top, bottom);
        for (size_t i = runs[r].first; i < runs[r].first + runs[r].count; i++) {
            Spot *spot = &spots[order[i]];
            spot->placed = at + spot->height / 2;
            at += spot->height;
        }
    }
}
