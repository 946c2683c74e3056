/* SPDX-License-Identifier: EUPL-1.2
 * metrics.c - counting, and saying how much
 */
#include "app/metrics.h"

void metrics_count(Metrics *metrics, int status, int64_t elapsed_us)
{
    int class = status / 100;
    if (metrics != NULL && class > 0 && class < STATUS_CLASSES) {
        atomic_fetch_add(&metrics->requests[class], 1);
        atomic_fetch_add(&metrics->elapsed_us, elapsed_us);
    }
}

static void one(Buf *buf, const char *name, const char *type, const char *help,
                int64_t number)
{
    buf_printf(buf, "# HELP %s %s\n# TYPE %s %s\n%s %lld\n", name, help, name, type, name,
               (long long)number);
}

Str metrics_text(Arena *a, Metrics *metrics, const OfficeFigures *office)
{
    Buf buf = buf_in(a, 0);
    buf_printf(&buf, "# HELP pact_requests_total Requests that were answered.\n"
                     "# TYPE pact_requests_total counter\n");
    int64_t count = 0;
    for (int i = 1; i < STATUS_CLASSES; i++) {
        int64_t of_class = atomic_load(&metrics->requests[i]);
        count += of_class;
        buf_printf(&buf, "pact_requests_total{status=\"%dxx\"} %lld\n", i,
                   (long long)of_class);
    }
    buf_printf(&buf,
               "# HELP pact_request_seconds Time from first line to last byte.\n"
               "# TYPE pact_request_seconds summary\npact_request_seconds_sum %.6f\n"
               "pact_request_seconds_count %lld\n",
               (double)atomic_load(&metrics->elapsed_us) / 1e6, (long long)count);
    if (office != NULL) {
        one(&buf, "pact_generation", "gauge", "Changes of the pact that is shown.",
            office->generation);
        one(&buf, "pact_published_total", "counter", "Times the site was written.",
            office->published);
        one(&buf, "pact_publish_failed_total", "counter",
            "Times the site could not be written.", office->failed);
        one(&buf, "pact_publish_milliseconds", "gauge", "How long the last time took.",
            office->publish_ms);
    }
    return buf_str(&buf);
}
