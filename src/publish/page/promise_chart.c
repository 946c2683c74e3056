/* SPDX-License-Identifier: EUPL-1.2
 * promise_chart.c - one column per action
 */
#include "publish/page/promise_chart.h"

#include "publish/chart/blocks.h"
#include "publish/chart/plot_svg.h"
#include "publish/page/component.h"
#include "publish/text/shown.h"

static PromiseCounts counts_of(const Action *const *actions, size_t count)
{
    PromiseCounts counts = {.actions = count};
    for (size_t i = 0; i < count; i++) {
        Gaps gaps = gaps_of(actions[i]);
        counts.owner += gaps.owner ? 0 : 1;
        counts.date += gaps.date ? 0 : 1;
        counts.target += gaps.target ? 0 : 1;
        counts.all_three += gaps.owner || gaps.date || gaps.target ? 0 : 1;
    }
    return counts;
}

PromiseCounts promise_counts(const View *view)
{
    return counts_of(view->actions.items, view->actions.count);
}

static Str count_text(Page *page, size_t count)
{
    return shown_integer(page->a, (int64_t)count, page->lang);
}

Str promise_finding(Page *page, const PromiseCounts *counts)
{
    return text_count(page->a, TEXT_PROMISES_FINDING, (int64_t)counts->all_three,
                      page->lang, PLACES({PLACE_ALL, count_text(page, counts->actions)}));
}

/* Actions stand in the order of their themes, so that groups are runs. */
typedef struct Columns {
    const Action **items;
    size_t count;
    BlockGroup *groups;
    size_t group_count;
} Columns;

static void add_group(Page *page, Columns *columns, const Theme *theme, Str name)
{
    size_t before = columns->count;
    const ActionRefs *actions = &page->view->actions;
    for (size_t i = 0; i < actions->count; i++) {
        if (actions->items[i]->theme == theme) {
            columns->items[columns->count++] = actions->items[i];
        }
    }
    if (columns->count > before) {
        columns->groups[columns->group_count++] =
            (BlockGroup){name, columns->count - before};
    }
}

static Columns columns_of(Page *page)
{
    const ThemeList *themes = &page->view->pact->reg.themes;
    Columns columns = {PUSH_ARRAY(page->a, const Action *, page->view->actions.count + 1),
                       0, PUSH_ARRAY(page->a, BlockGroup, themes->count + 1), 0};
    for (size_t t = 0; t < themes->count; t++) {
        const Theme *theme = &themes->items[t];
        Words name = words_are_set(theme->short_name) ? theme->short_name : theme->name;
        add_group(page, &columns, theme, words_in(name, page->lang, NULL));
    }
    add_group(page, &columns, NULL, text_get(TEXT_PROMISES_NO_THEME, page->lang));
    return columns;
}

static Str described(Page *page, const PromiseCounts *counts)
{
    return text_fill(page->a, TEXT_PROMISES_DESCRIPTION, page->lang,
                     PLACES({PLACE_ALL, count_text(page, counts->actions)},
                            {PLACE_OWNER, count_text(page, counts->owner)},
                            {PLACE_DATE, count_text(page, counts->date)},
                            {PLACE_TARGET, count_text(page, counts->target)}));
}

static void draw(Page *page, const PromiseCounts *counts)
{
    Columns columns = columns_of(page);
    bool *owner = PUSH_ARRAY(page->a, bool, columns.count + 1);
    bool *date = PUSH_ARRAY(page->a, bool, columns.count + 1);
    bool *target = PUSH_ARRAY(page->a, bool, columns.count + 1);
    for (size_t i = 0; i < columns.count; i++) {
        Gaps gaps = gaps_of(columns.items[i]);
        owner[i] = !gaps.owner;
        date[i] = !gaps.date;
        target[i] = !gaps.target;
    }
    BlockRow rows[] = {
        {text_get(TEXT_PROMISES_ROW_OWNER, page->lang), owner,
         count_text(page, counts->owner)},
        {text_get(TEXT_PROMISES_ROW_DATE, page->lang), date,
         count_text(page, counts->date)},
        {text_get(TEXT_PROMISES_ROW_TARGET, page->lang), target,
         count_text(page, counts->target)},
    };
    ChartBlocks blocks = {columns.groups, columns.group_count, rows, 3};
    Plot full = chart_blocks_full(page->a, &blocks);
    Plot tall = chart_blocks_tall(page->a, &blocks);
    Str title = promise_finding(page, counts);
    PlotWords words = {page_id(page, S("chart")), S("plot-full"), title,
                       described(page, counts)};
    plot_svg(page->h, &full, &words);
    words.id = page_id(page, S("chart"));
    words.size = S("plot-tall");
    plot_svg(page->h, &tall, &words);
}

void promise_chart(Page *page, bool with_finding)
{
    PromiseCounts counts = promise_counts(page->view);
    if (counts.actions == 0) {
        return;
    }
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            if (with_finding) {
                HTML(page->h, TAG_P, ATTRS(attr_class(S("finding"))))
                    html_text(page->h, promise_finding(page, &counts));
            }
            HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
                put(page, TEXT_PROMISES_WHAT);
        }
        draw(page, &counts);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("source")))) {
            const PactVersion *version = page->view->pact->head->version;
            if (version != NULL) {
                put(page, TEXT_PROMISES_SOURCE);
                put_space(page);
                put_words(page, version->name);
                html_text(page->h, S(". "));
            }
            html_link(page->h, page_to_part(page, PAGE_ABOUT, NULL, S("promises")),
                      text_get(TEXT_PROMISES_HOW_COUNTED, page->lang));
        }
    }
}

static void number_cell(Page *page, size_t count)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
        html_text(page->h, count_text(page, count));
}

static void count_row(Page *page, Str name, const PromiseCounts *counts)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            html_text(page->h, name);
        number_cell(page, counts->actions);
        number_cell(page, counts->owner);
        number_cell(page, counts->date);
        number_cell(page, counts->target);
    }
}

static void count_column(Page *page, TextKey name)
{
    column_text(page, shown_capital(page->a, text_get(name, page->lang)), true);
}

void promise_table(Page *page)
{
    Columns columns = columns_of(page);
    PromiseCounts all = promise_counts(page->view);
    TABLE(page, text_get(TEXT_PROMISES_CAPTION, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_PROMISES_THEME);
                column_text(page, text_get(TEXT_PROMISES_ACTIONS, page->lang), true);
                count_column(page, TEXT_PROMISES_ROW_OWNER);
                count_column(page, TEXT_PROMISES_ROW_DATE);
                count_column(page, TEXT_PROMISES_ROW_TARGET);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            size_t start = 0;
            for (size_t g = 0; g < columns.group_count; g++) {
                const BlockGroup *group = &columns.groups[g];
                PromiseCounts counts = counts_of(columns.items + start, group->count);
                count_row(page, group->name, &counts);
                start += group->count;
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) /* stays below when the rest is sorted */
            count_row(page,
                      shown_capital(page->a, text_get(TEXT_SHOWN_TOTAL, page->lang)),
                      &all);
    }
}
