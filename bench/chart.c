/* SPDX-License-Identifier: EUPL-1.2
 * chart.c - how long one chart takes
 *
 *   chart pacts/techniekpact ho-inflow-share 200
 *   0.123                     milliseconds for one, as a whole SVG file
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "pact/pact.h"
#include "publish/take/svg_style.h"
#include "publish/take/take.h"

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static const IndicatorView *indicator_named(const View *view, Str id)
{
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        if (str_equal(view->indicators[i].indicator->id, id)) {
            return &view->indicators[i];
        }
    }
    return NULL;
}

int main(int argc, char **argv)
{
    Arena *a = arena_new(), *scratch = arena_new();
    Pact *pact;
    FaultList faults;
    Error err = {0};
    if (argc != 4 || !pact_load(a, str_of(argv[1]), &pact, &faults, &err)) {
        (void)fprintf(stderr, "chart FOLDER INDICATOR COUNT: %s\n", err.message);
        return 1;
    }
    const View *view = view_new(a, pact, as_of_latest());
    const IndicatorView *indicator = indicator_named(view, str_of(argv[2]));
    long count = strtol(argv[3], NULL, 10);
    Take take = {.view = view, .a = scratch, .subject = indicator};
    double start = now_ms();
    for (long i = 0; i < count && indicator != NULL; i++) {
        Str svg;
        arena_reset(scratch);
        if (!take_write(&take, TAKE_CHART, &svg, &err)) {
            (void)fprintf(stderr, "chart: %s\n", err.message);
            return 1;
        }
    }
    (void)printf("%.4f\n", (now_ms() - start) / (double)count);
    arena_free(scratch);
    arena_free(a);
    return indicator == NULL;
}
