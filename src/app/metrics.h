/* SPDX-License-Identifier: EUPL-1.2
 * metrics.h - what the program counts about itself, for Prometheus
 *
 *   pact_requests_total{status="2xx"} 1234
 *   pact_request_seconds_sum 5.6
 *
 * Text format 0.0.4 of Prometheus. Nothing about visitors is counted.
 */
#ifndef APP_METRICS_H
#define APP_METRICS_H

#include <stdatomic.h>

#include "app/office.h"
#include "base/buf.h"

enum { STATUS_CLASSES = 6 };

typedef struct Metrics {
    atomic_llong requests[STATUS_CLASSES]; /* [2]: 200 to 299 */
    atomic_llong elapsed_us;
} Metrics;

void metrics_count(Metrics *metrics, int status,
                   int64_t elapsed_us); /* null is allowed */
Str metrics_text(Arena *a, Metrics *metrics, const OfficeFigures *office);

#endif
