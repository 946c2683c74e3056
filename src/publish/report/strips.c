/* SPDX-License-Identifier: EUPL-1.2
 * strips.c - from blocks to strips
 */
#include "publish/report/strips.h"

#include "publish/report/print_front.h"
#include "publish/text/text.h"

#define MOST_ROUNDS 5
#define PLOT_SCALE 0.75 /* points to a unit of a drawing */
#define ITEM_INDENT 12.0

const LineStyle STYLE_BODY = {
    FONT_SERIF, FONT_SERIF_BOLD, FONT_SERIF_ITALIC, INK_TEXT, 10.5, 14.5, true};
const LineStyle STYLE_SMALL = {
    FONT_SANS, FONT_SANS_BOLD, FONT_SANS_ITALIC, INK_SOFT, 8, 10.8, true};
const LineStyle STYLE_H1 = {
    FONT_SERIF_BOLD, FONT_SERIF_BOLD, FONT_SERIF_BOLD, INK_TEXT, 20, 23, false};
const LineStyle STYLE_H2 = {
    FONT_SERIF_BOLD, FONT_SERIF_BOLD, FONT_SERIF_BOLD, INK_TEXT, 14, 18, false};
const LineStyle STYLE_H3 = {
    FONT_SERIF_BOLD, FONT_SERIF_BOLD, FONT_SERIF_BOLD, INK_TEXT, 10.5, 14.5, false};
const LineStyle STYLE_FINDING = {
    FONT_SERIF_BOLD, FONT_SERIF_BOLD, FONT_SERIF_BOLD, INK_TEXT, 11, 14, false};
const LineStyle STYLE_CELL = {
    FONT_SANS, FONT_SANS_BOLD, FONT_SANS_ITALIC, INK_TEXT, 8.5, 11, true};
const LineStyle STYLE_HEAD_CELL = {
    FONT_SANS_BOLD, FONT_SANS_BOLD, FONT_SANS_BOLD, INK_TEXT, 8.5, 11, true};
static const LineStyle STYLE_NUMBER = {
    FONT_SANS_BOLD, FONT_SANS_BOLD, FONT_SANS_BOLD, INK_ACCENT, 9.5, 14.5, false};

Strip *strip_add(Layout *layout, Strip strip)
{
    if (layout->count == layout->capacity) {
        layout->strips = arena_grow(layout->a, layout->strips, layout->count,
                                    &layout->capacity, sizeof(Strip));
    }
    layout->strips[layout->count++] = strip;
    return &layout->strips[layout->count - 1];
}

/* Baselines lie where the line box puts them: a little below the middle. */
static double baseline_of(const LineStyle *style)
{
    return style->leading / 2 + style->size * 0.35;
}

/* Lines that follow each other; `like` says the rest. The first two and the last two
 * keep together. */
static void add_lines(Layout *layout, const Lines *lines, const LineStyle *style,
                      Strip like)
{
    for (size_t i = 0; i < lines->count; i++) {
        Strip strip = like;
        strip.kind = STRIP_LINE;
        strip.line = &lines->items[i];
        strip.height = style->leading;
        strip.baseline = baseline_of(style);
        strip.before = i == 0 ? like.before : 0;
        strip.starts_page = i == 0 && like.starts_page;
        bool is_last = i + 1 == lines->count;
        bool is_edge = i == 0 || i + 2 == lines->count;
        strip.keeps = like.keeps || (!is_last && is_edge);
        (void)strip_add(layout, strip);
    }
}

/* Spans as they are on paper: a reference names its page. */
static const Spans *on_paper(Layout *layout, const Spans *spans)
{
    bool has_see = false;
    for (size_t i = 0; i < spans->count; i++) {
        has_see = has_see || spans->items[i].kind == SPAN_SEE;
    }
    if (!has_see) {
        return spans;
    }
    Spans *copy = PUSH(layout->a, Spans);
    *copy = spans_in(layout->a);
    for (size_t i = 0; i < spans->count; i++) {
        Span span = spans->items[i];
        size_t at =
            span.kind == SPAN_SEE ? map_get(&layout->places, span.target) : MAP_NONE;
        if (at != MAP_NONE) {
            Str page = str_format(layout->a, "%zu", layout->page_of[at]);
            span.text = text_fill(layout->a, TEXT_REPORT_ON_PAGE, layout->draft->lang,
                                  PLACES({PLACE_TEXT, span.text}, {PLACE_NUMBER, page}));
        }
        (void)spans_add(copy, span);
    }
    return copy;
}

static Lines *broken(Layout *layout, const Spans *spans, const LineStyle *style,
                     double width)
{
    Lines *lines = PUSH(layout->a, Lines);
    *lines = lines_break(&layout->setter, on_paper(layout, spans), style, width);
    return lines;
}

static Lines *broken_text(Layout *layout, Str text, const LineStyle *style, double width)
{
    Lines *lines = PUSH(layout->a, Lines);
    *lines = lines_of_text(&layout->setter, text, style, width);
    return lines;
}

static void heading_strips(Layout *layout, size_t at, const Block *block)
{
    bool is_chapter = block->level == 1;
    bool starts = is_chapter && layout->draft->has_cover && layout->count > 0;
    const LineStyle *style = is_chapter          ? &STYLE_H1
                             : block->level == 2 ? &STYLE_H2
                                                 : &STYLE_H3;
    Strip like = {.block = at, .x = PAGE_LEFT, .keeps = true, .starts_page = starts};
    like.before = is_chapter ? 29 : block->level == 2 ? 21.75 : 14.5;
    if (block->number.length > 0 && block->level < 3) {
        /* A blank that does not break, for it is read with the heading below. */
        Str number = str_format(layout->a, "%.*s\u00a0", STR_ARG(block->number));
        add_lines(layout, broken_text(layout, number, &STYLE_NUMBER, COLUMN_WIDTH),
                  &STYLE_NUMBER,
                  (Strip){.block = at,
                          .x = PAGE_LEFT,
                          .part = PART_LABEL,
                          .keeps = true,
                          .starts_page = starts,
                          .before = like.before});
        like.before = 0;
        like.starts_page = false;
    }
    size_t first = layout->count;
    add_lines(
        layout,
        broken(layout, &block->spans, style, is_chapter ? BROAD_WIDTH : COLUMN_WIDTH),
        style, like);
    if (layout->count > first) { /* it may be without words */
        layout->strips[layout->count - 1].height += is_chapter ? 10 : 3;
    }
}

static void chart_strips(Layout *layout, size_t at, const Block *block)
{
    const ReportChart *chart = block->chart;
    Str number = text_fill(layout->a, TEXT_REPORT_FIGURE, layout->draft->lang,
                           PLACES({PLACE_NUMBER, block->number}));
    Str what = str_format(layout->a, "%.*s. %.*s", STR_ARG(number), STR_ARG(chart->what));
    Strip like = {.block = at, .x = PAGE_LEFT, .keeps = true, .before = 12};
    like.part = PART_FINDING;
    if (!chart->is_told) {
        add_lines(layout,
                  broken_text(layout, chart->finding, &STYLE_FINDING, COLUMN_WIDTH),
                  &STYLE_FINDING, like);
        like.before = 0;
    }
    like.part = PART_WHAT;
    add_lines(layout, broken_text(layout, what, &STYLE_SMALL, COLUMN_WIDTH), &STYLE_SMALL,
              like);
    (void)strip_add(layout, (Strip){.kind = STRIP_DRAWING,
                                    .block = at,
                                    .x = PAGE_LEFT,
                                    .height = chart->plot.height * PLOT_SCALE + 6,
                                    .keeps = true,
                                    .plot = &chart->plot});
    like.part = PART_SOURCE;
    add_lines(layout, broken_text(layout, chart->source, &STYLE_SMALL, COLUMN_WIDTH),
              &STYLE_SMALL, like);
    Strip *last = &layout->strips[layout->count - 1];
    last->keeps = false;
    last->height += HALF_LINE;
}

static void key_strips(Layout *layout, size_t at, const Block *block)
{
    double width = block->chart == NULL ? BROAD_WIDTH : BROAD_WIDTH - 90;
    size_t first = layout->count;
    add_lines(layout, broken(layout, &block->spans, &STYLE_BODY, width), &STYLE_BODY,
              (Strip){.block = at,
                      .x = PAGE_LEFT,
                      .before = HALF_LINE,
                      .keeps = true,
                      .on_grid = true,
                      .is_broad = true});
    if (layout->count == first) {
        return;
    }
    layout->strips[layout->count - 1].keeps = false;
    if (block->chart != NULL) {
        layout->strips[first].plot = &block->chart->plot;
    }
}

static void text_strips(Layout *layout, size_t at, const Block *block)
{
    bool is_item = block->kind == BLOCK_ITEM;
    double indent = is_item ? ITEM_INDENT : 0;
    bool follows_item =
        is_item && at > 0 && layout->draft->blocks[at - 1].kind == BLOCK_ITEM;
    Lines *lines = broken(layout, &block->spans, &STYLE_BODY, COLUMN_WIDTH - indent);
    bool is_close = follows_item && lines->count == 1;
    add_lines(layout, lines, &STYLE_BODY,
              (Strip){.block = at,
                      .x = PAGE_LEFT + indent,
                      .before = is_close ? 0 : HALF_LINE,
                      .on_grid = true});
}

static void aside_strip(Layout *layout, size_t at, const Block *block)
{
    Lines lines = *broken(layout, &block->spans, &STYLE_SMALL, ASIDE_WIDTH);
    (void)strip_add(
        layout,
        (Strip){.kind = STRIP_ASIDE, .block = at, .x = ASIDE_LEFT, .aside = lines});
}

void strips_of_block(Layout *layout, size_t at)
{
    const Block *block = &layout->draft->blocks[at];
    switch (block->kind) {
    case BLOCK_HEADING:
        heading_strips(layout, at, block);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
        text_strips(layout, at, block);
        break;
    case BLOCK_ASIDE:
        aside_strip(layout, at, block);
        break;
    case BLOCK_CHART:
        chart_strips(layout, at, block);
        break;
    case BLOCK_TABLE:
        strips_of_table(layout, at);
        break;
    case BLOCK_KEY:
        key_strips(layout, at, block);
        break;
    case BLOCK_PAGE:
        break;
    }
}

/* A heading right above a turned table stands on its page. */
static void turn_headings(Layout *layout)
{
    for (size_t i = layout->count; i > 1; i--) {
        const Strip *next = &layout->strips[i - 1];
        Strip *strip = &layout->strips[i - 2];
        strip->is_turned = strip->is_turned || (strip->keeps && next->is_turned);
    }
}

/* Only a reference to a page can make a block other than it was the round before. */
static bool has_reference(const Block *block)
{
    bool found = false;
    for (size_t i = 0; i < block->spans.count; i++) {
        found = found || block->spans.items[i].kind == SPAN_SEE;
    }
    return found;
}

/* Takes over the strips that the block had; pages are laid anew. */
static void copy_strips(Layout *layout, const Strip *before, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        (void)strip_add(layout, before[i]);
    }
}

static void make_strips(Layout *layout)
{
    size_t blocks = layout->draft->count;
    const Strip *before = layout->strips;
    const size_t *was = layout->first_of;
    layout->strips = NULL;
    layout->capacity = 0;
    layout->count = 0;
    layout->first_of = PUSH_ARRAY(layout->a, size_t, blocks + 1);
    bool starts_page = false;
    for (size_t i = 0; i < blocks; i++) {
        size_t first = layout->count;
        layout->first_of[i] = first;
        if (was == NULL || has_reference(&layout->draft->blocks[i])) {
            strips_of_block(layout, i);
        } else {
            copy_strips(layout, before, was[i], was[i + 1]);
        }
        if (starts_page && layout->count > first) {
            layout->strips[first].starts_page = true;
            starts_page = false;
        }
        starts_page = starts_page || layout->draft->blocks[i].kind == BLOCK_PAGE;
    }
    layout->first_of[blocks] = layout->count;
    turn_headings(layout);
}

Layout *layout_new(Arena *a, const Draft *draft, Paper *paper)
{
    Layout *layout = PUSH(a, Layout);
    layout->a = a;
    layout->draft = draft;
    layout->setter = (Setter){.a = a, .paper = paper};
    for (size_t i = 0; i < LANG_COUNT; i++) {
        layout->setter.hyphens[i] = hyphen_new(a, (Lang)i);
    }
    layout->page_of = PUSH_ARRAY(a, size_t, draft->count + 1);
    layout->places = map_in(a, 256);
    for (size_t i = 0; i < draft->count; i++) {
        if (draft->blocks[i].id.length > 0) {
            (void)map_put(&layout->places, draft->blocks[i].id, i);
        }
    }
    return layout;
}

/* Where blocks begin; true when that is where they began the time before. */
static bool note_pages(Layout *layout)
{
    bool stays = true;
    size_t last = (size_t)-1;
    for (size_t i = 0; i < layout->count; i++) {
        const Strip *strip = &layout->strips[i];
        if (strip->block == last) {
            continue;
        }
        last = strip->block;
        size_t page = layout->contents_pages + strip->page + 1;
        stays = stays && layout->page_of[last] == page;
        layout->page_of[last] = page;
    }
    return stays;
}

void layout_make(Layout *layout)
{
    layout->contents_pages =
        layout->draft->has_cover ? 1 + contents_pages(layout->draft) : 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        make_strips(layout);
        pages_make(layout);
        if (note_pages(layout)) {
            break;
        }
    }
}
