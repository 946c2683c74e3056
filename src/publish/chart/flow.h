/* SPDX-License-Identifier: EUPL-1.2
 * flow.h - how many go from one stage to the next, and of how many that is not known
 *
 *   vmbo            mbo                hbo
 *   technical       technical
 *   | 12,500 |=====| 9,000 |==========| 4,000 |
 *   |        |=\   | 38,443|::
 *   other    \==\=|
 *   | 60,000 |///
 *
 * Stages stand from left to right; a node is a bar as high as its value, on one scale for
 * the whole drawing; a ribbon between two nodes is as high as what goes there. What
 * leaves a node for a place that nobody recorded is a hatched stub on its right side, and
 * a node without value is a hatched bar of fixed height that says so. A link without
 * value is a thin line, never a ribbon of some width. Nothing is made to add up: a node
 * is as high as the largest of its value, what comes in and what goes out.
 *
 * Nodes of a stage stand in the order given, links at a node in the order of the nodes
 * they lead to: the same input gives the same drawing. Links lead to a later stage.
 *
 * Pure: knows no pact. Texts arrive in the language of the page; all lives in the arena.
 */
#ifndef PUBLISH_CHART_FLOW_H
#define PUBLISH_CHART_FLOW_H

#include "domain/words.h"
#include "publish/chart/plot.h"

#define MOST_FLOW_NODES 24
#define MOST_FLOW_STAGES 6

typedef struct FlowNode {
    Str name;
    size_t stage;
    bool has_value;
    double value;
    Str shown;
} FlowNode;

typedef struct FlowLink {
    size_t from; /* of nodes */
    size_t to;
    bool has_value;
    double value;
    Str shown;
} FlowLink;

typedef struct ChartFlow {
    const Str *stages; /* names, at most MOST_FLOW_STAGES */
    size_t stage_count;
    const FlowNode *nodes; /* at most MOST_FLOW_NODES */
    size_t node_count;
    const FlowLink *links;
    size_t link_count;
    Lang lang;
} ChartFlow;

/* What leaves a node to nowhere we know; 0 at the last stage or without value. */
double flow_left(const ChartFlow *flow, size_t node);
Plot chart_flow(Arena *a, const ChartFlow *flow, ChartSize size);
Str chart_flow_description(Arena *a, const ChartFlow *flow);

#endif
