/* SPDX-License-Identifier: EUPL-1.2
 * line_words.c - a line chart told to who cannot see it
 */
#include "base/buf.h"
#include "publish/chart/line_layout.h"
#include "publish/text/text.h"

static void add_series(Buf *buf, Arena *a, const ChartSeries *series, Lang lang)
{
    bool any = false;
    for (size_t i = 0; i < series->count; i++) {
        const ChartPoint *point = &series->points[i];
        if (!point_is_plotted(point)) {
            continue;
        }
        if (!any && buf->length > 0) {
            buf_char(buf, ' ');
        }
        if (!any && series->name.length > 0) {
            buf_printf(buf, "%.*s: ", STR_ARG(series->name));
        } else if (any) {
            buf_add(buf, S(", "));
        }
        any = true;
        buf_add(buf, text_fill(a,
                               point->is_provisional ? TEXT_CHART_POINT_PROVISIONAL
                                                     : TEXT_CHART_POINT,
                               lang,
                               PLACES({PLACE_PERIOD, point->period_shown},
                                      {PLACE_VALUE, point->shown})));
    }
    if (any) {
        buf_char(buf, '.');
    }
}

static void add_sentence(Buf *buf, Str text)
{
    if (buf->length > 0) {
        buf_char(buf, ' ');
    }
    buf_add(buf, text);
}

Str chart_line_description(Arena *a, const ChartLine *line)
{
    Buf buf = buf_in(a, 0);
    for (size_t s = 0; s < line->series_count; s++) {
        add_series(&buf, a, &line->series[s], line->lang);
    }
    for (size_t i = 0; i < line->break_count; i++) {
        add_sentence(&buf, text_fill(a, TEXT_CHART_BREAK, line->lang,
                                     PLACES({PLACE_NAME, line->breaks[i].name})));
    }
    for (size_t i = 0; i < line->target_count; i++) {
        add_sentence(&buf, text_fill(a, TEXT_CHART_TARGET, line->lang,
                                     PLACES({PLACE_NAME, line->targets[i].name})));
    }
    return buf_str(&buf);
}
