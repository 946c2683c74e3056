/* SPDX-License-Identifier: EUPL-1.2
 * spark.h - a line as small as a word, beside the number it is about
 *
 * 96 wide and 24 high, from zero, without text: the number stands beside it and all
 * values in the table it leads to, so it is hidden from who listens (plot_svg_silent).
 * The same points are joined as in a line chart, and no others: a gap is a gap. An older
 * series is grey and joined to nothing. The last point has a marker, open when it is
 * provisional; a point that is joined to none has a small one.
 *
 * Pure: knows no pact. Results live in the arena.
 */
#ifndef PUBLISH_CHART_SPARK_H
#define PUBLISH_CHART_SPARK_H

#include "publish/chart/line.h"

Plot chart_spark(Arena *a, const ChartSeries *series, size_t count);

#endif
