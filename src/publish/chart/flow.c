/* SPDX-License-Identifier: EUPL-1.2
 * flow.c - draws what goes from stage to stage
 */
#include "publish/chart/flow.h"

#include <math.h>

#include "base/buf.h"
#include "base/error.h"
#include "publish/chart/label.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

#define BAR 12.0     /* width of a node */
#define UNKNOWN 18.0 /* height of a node without value */
#define TOP 24.0     /* the names of the stages */

typedef struct NodeBox {
    Label label;
    double x;
    double y;
    double height;
    double out; /* where the next ribbon starts and ends, from y */
    double in;
} NodeBox;

typedef struct FlowLayout {
    Arena *arena;
    const ChartFlow *flow;
    Plot plot;
    bool is_wide;
    double pitch; /* from stage to stage */
    double per_unit;
    NodeBox boxes[MOST_FLOW_NODES];
    double *lanes; /* [link][stage]: where a ribbon passes a stage it does not stop at */
} FlowLayout;

static double known(bool has_value, double value)
{
    return has_value ? fmax(value, 0) : 0;
}

static double sum_at(const ChartFlow *flow, size_t node, bool outward)
{
    double sum = 0;
    for (size_t i = 0; i < flow->link_count; i++) {
        const FlowLink *link = &flow->links[i];
        if ((outward ? link->from : link->to) == node) {
            sum += known(link->has_value, link->value);
        }
    }
    return sum;
}

static double node_size(const ChartFlow *flow, size_t node)
{
    double own = known(flow->nodes[node].has_value, flow->nodes[node].value);
    return fmax(own, fmax(sum_at(flow, node, true), sum_at(flow, node, false)));
}

double flow_left(const ChartFlow *flow, size_t node)
{
    const FlowNode *from = &flow->nodes[node];
    if (!from->has_value || from->stage + 1 >= flow->stage_count) {
        return 0;
    }
    double left = from->value - sum_at(flow, node, true);
    return left > fabs(from->value) * 1e-9 ? left : 0;
}

/* Whether a link goes past this stage. */
static bool passes(const ChartFlow *flow, size_t link, size_t stage)
{
    const FlowLink *at = &flow->links[link];
    return flow->nodes[at->from].stage < stage && stage < flow->nodes[at->to].stage;
}

/* "technical 12,500", over its bar. */
static Label node_label(const FlowLayout *layout, const FlowNode *node)
{
    Str shown =
        node->has_value ? node->shown : text_get(TEXT_FLOW_UNKNOWN, layout->flow->lang);
    Str text = node->name.length == 0 ? shown
                                      : str_format(layout->arena, "%.*s %.*s",
                                                   STR_ARG(node->name), STR_ARG(shown));
    return label_wrap(layout->arena, text, layout->pitch - 10, PLOT_NAME,
                      layout->is_wide ? 2 : 3);
}

static double fixed_height(const FlowLayout *layout, size_t node)
{
    bool is_unknown = node_size(layout->flow, node) <= 0;
    return label_height(&layout->boxes[node].label) + 16 + (is_unknown ? UNKNOWN : 0);
}

/* The scale at which the fullest stage fits. */
static void find_scale(FlowLayout *layout, double room)
{
    const ChartFlow *flow = layout->flow;
    double tallest = 0;
    double per_unit = -1;
    for (size_t s = 0; s < flow->stage_count; s++) {
        double sum = 0, fixed = 0;
        for (size_t i = 0; i < flow->node_count; i++) {
            if (flow->nodes[i].stage == s) {
                sum += node_size(flow, i);
                fixed += fixed_height(layout, i);
            }
        }
        for (size_t i = 0; i < flow->link_count; i++) {
            if (passes(flow, i, s)) {
                sum += known(flow->links[i].has_value, flow->links[i].value);
                fixed += 10;
            }
        }
        tallest = fmax(tallest, fixed);
        double height = fmax(room - fixed, 60);
        if (sum > 0 && (per_unit < 0 || height / sum < per_unit)) {
            per_unit = height / sum;
        }
    }
    layout->per_unit = fmax(per_unit, 0);
    layout->plot.height = TOP + fmax(room, tallest + 60) + 4;
}

static void place_nodes(FlowLayout *layout)
{
    const ChartFlow *flow = layout->flow;
    double lowest = 0;
    for (size_t s = 0; s < flow->stage_count; s++) {
        double y = TOP;
        for (size_t i = 0; i < flow->node_count; i++) {
            if (flow->nodes[i].stage != s) {
                continue;
            }
            NodeBox *box = &layout->boxes[i];
            double size = node_size(flow, i);
            y += label_height(&box->label) + 6;
            box->x = layout->pitch * (double)s;
            box->y = y;
            box->height = size > 0 ? fmax(size * layout->per_unit, 1) : UNKNOWN;
            y += box->height + 10;
        }
        for (size_t i = 0; i < flow->link_count; i++) {
            if (passes(flow, i, s)) {
                const FlowLink *link = &flow->links[i];
                layout->lanes[i * flow->stage_count + s] = y + 4;
                y += known(link->has_value, link->value) * layout->per_unit + 10;
            }
        }
        lowest = fmax(lowest, y);
    }
    layout->plot.height = lowest;
}

static FlowLayout layout_of(Arena *a, const ChartFlow *flow, ChartSize size)
{
    bool is_wide = size == CHART_WIDE;
    double width = is_wide ? 700 : size == CHART_NARROW ? 288 : 300;
    FlowLayout layout = {
        .arena = a, .flow = flow, .plot = plot_in(a, width, 0), .is_wide = is_wide};
    layout.pitch = floor(width / fmax(1, (double)flow->stage_count));
    layout.lanes = PUSH_ARRAY(a, double, flow->link_count * flow->stage_count + 1);
    for (size_t i = 0; i < flow->node_count; i++) {
        CHECK(flow->nodes[i].stage < flow->stage_count);
        layout.boxes[i].label = node_label(&layout, &flow->nodes[i]);
    }
    find_scale(&layout, is_wide ? 340 : 380);
    place_nodes(&layout);
    return layout;
}

static void draw_stages(FlowLayout *layout)
{
    for (size_t s = 0; s < layout->flow->stage_count; s++) {
        double x = layout->pitch * (double)s;
        Label label = label_wrap(layout->arena, layout->flow->stages[s],
                                 layout->pitch - 10, PLOT_VALUE, 1);
        label_draw(&layout->plot, &label, COLOUR_NONE, x, 14, ANCHOR_START);
    }
}

/* One piece of a link, from stage to stage. */
static void draw_piece(FlowLayout *layout, const FlowLink *link, double x, double y,
                       double end, double y2)
{
    if (link->has_value) {
        plot_ribbon(&layout->plot, PLOT_FLOW, COLOUR_1, x, y, end, y2,
                    known(true, link->value) * layout->per_unit);
    } else {
        plot_line(&layout->plot, PLOT_LEADER, COLOUR_NONE, x, y, end, y2);
    }
}

static void draw_link(FlowLayout *layout, size_t index)
{
    const FlowLink *link = &layout->flow->links[index];
    NodeBox *from = &layout->boxes[link->from];
    NodeBox *to = &layout->boxes[link->to];
    double height = known(link->has_value, link->value) * layout->per_unit;
    if (link->has_value && height <= 0) {
        return;
    }
    double x = from->x + BAR;
    double y = from->y + (link->has_value ? from->out : from->height / 2);
    double y2 = to->y + (link->has_value ? to->in : to->height / 2);
    double start = y;
    for (size_t s = 0; s < layout->flow->stage_count; s++) {
        if (passes(layout->flow, index, s)) {
            double lane = layout->lanes[index * layout->flow->stage_count + s];
            draw_piece(layout, link, x, y, layout->pitch * (double)s, lane);
            x = layout->pitch * (double)s + BAR;
            y = lane;
            draw_piece(layout, link, x - BAR, y, x, y);
        }
    }
    draw_piece(layout, link, x, y, to->x, y2);
    from->out += height;
    to->in += height;
    if (layout->is_wide && height >= 17) { /* inside its own ribbon: it hits nothing */
        plot_text_over(&layout->plot, PLOT_LABEL, COLOUR_1, from->x + BAR + 8,
                       start + height / 2 + 4.5, ANCHOR_START, link->shown);
    }
}

/* In the order of the nodes at both ends, so that ribbons cross as little as they can. */
static void draw_links(FlowLayout *layout)
{
    const ChartFlow *flow = layout->flow;
    for (size_t from = 0; from < flow->node_count; from++) {
        for (size_t to = 0; to < flow->node_count; to++) {
            for (size_t i = 0; i < flow->link_count; i++) {
                const FlowLink *link = &flow->links[i];
                CHECK(link->from < flow->node_count && link->to < flow->node_count &&
                      flow->nodes[link->from].stage < flow->nodes[link->to].stage);
                if (link->from == from && link->to == to) {
                    draw_link(layout, i);
                }
            }
        }
    }
}

static void draw_node(FlowLayout *layout, size_t i)
{
    const FlowNode *node = &layout->flow->nodes[i];
    const NodeBox *box = &layout->boxes[i];
    Plot *plot = &layout->plot;
    double size = node_size(layout->flow, i);
    if (size <= 0 && !node->has_value) {
        plot_rect(plot, PLOT_OPEN, COLOUR_NONE, box->x + 0.5, box->y + 0.5, BAR - 1,
                  box->height - 1);
        plot_hatch(plot, box->x, box->y, BAR, box->height);
    } else if (size <= 0) { /* nobody: a line */
        plot_line(plot, PLOT_AXIS, COLOUR_NONE, box->x, plot_crisp(box->y), box->x + BAR,
                  plot_crisp(box->y));
    } else {
        plot_rect(plot, PLOT_BAR, COLOUR_1, box->x, box->y, BAR, box->height);
    }
    double left = flow_left(layout->flow, i) * layout->per_unit;
    if (left >= 1) {
        plot_hatch(plot, box->x + BAR, box->y + box->out, fmin(22, layout->pitch / 4),
                   left);
    }
    label_draw_over(plot, &box->label, COLOUR_NONE, box->x,
                    box->y - label_height(&box->label) + 9, ANCHOR_START);
}

Plot chart_flow(Arena *a, const ChartFlow *flow, ChartSize size)
{
    CHECK(flow->node_count <= MOST_FLOW_NODES && flow->stage_count <= MOST_FLOW_STAGES);
    FlowLayout layout = layout_of(a, flow, size);
    draw_links(&layout);
    for (size_t i = 0; i < flow->node_count; i++) {
        draw_node(&layout, i);
    }
    draw_stages(&layout);
    return layout.plot;
}

static void add_sentence(Buf *buf, Str text)
{
    buf_add(buf, buf->length > 0 ? S(" ") : S(""));
    buf_add(buf, text);
}

static Str shown_or_unknown(bool has_value, Str shown, Lang lang)
{
    return has_value ? shown : text_get(TEXT_FLOW_UNKNOWN, lang);
}

Str chart_flow_description(Arena *a, const ChartFlow *flow)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < flow->node_count; i++) {
        const FlowNode *node = &flow->nodes[i];
        add_sentence(
            &buf,
            text_fill(a, TEXT_FLOW_NODE, flow->lang,
                      PLACES({PLACE_NAME, node->name},
                             {PLACE_VALUE, shown_or_unknown(node->has_value, node->shown,
                                                            flow->lang)})));
        if (flow_left(flow, i) > 0) {
            Str left = shown_double(a, flow_left(flow, i), 0, flow->lang);
            add_sentence(
                &buf, text_fill(a, TEXT_FLOW_LEFT, flow->lang,
                                PLACES({PLACE_NAME, node->name}, {PLACE_VALUE, left})));
        }
    }
    for (size_t i = 0; i < flow->link_count; i++) {
        const FlowLink *link = &flow->links[i];
        add_sentence(
            &buf,
            text_fill(a, TEXT_FLOW_LINK, flow->lang,
                      PLACES({PLACE_FROM, flow->nodes[link->from].name},
                             {PLACE_TO, flow->nodes[link->to].name},
                             {PLACE_VALUE, shown_or_unknown(link->has_value, link->shown,
                                                            flow->lang)})));
    }
    return buf_str(&buf);
}
