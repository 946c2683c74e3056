/* SPDX-License-Identifier: EUPL-1.2
 * restated.c - the same figure in successive editions, and why it differs
 */
#include "publish/page/restated.h"

#include <stdlib.h>

#include "domain/figures/order.h"
#include "publish/page/component.h"
#include "publish/page/frozen.h"
#include "publish/text/shown.h"

/* All answers to one question: figures[start .. end). */
typedef struct Group {
    size_t start;
    size_t end;
    bool is_key;
} Group;

typedef struct Groups {
    FigureRefs figures;
    Group *items; /* those with different answers, the key ones first */
    size_t count;
    size_t key_count;
    size_t unchanged; /* groups with one answer in several editions */
    bool one_unit;
} Groups;

static int compare_question(const Figure *a, const Figure *b)
{
    int order = str_compare(a->cell.text, b->cell.text);
    if (order == 0 && a->region != b->region) {
        order = str_compare(a->region->id, b->region->id);
    }
    return order != 0 ? order : -period_compare(a->period, b->period);
}

static int compare_answers(const void *left, const void *right)
{
    const Figure *a = *(const Figure *const *)left;
    const Figure *b = *(const Figure *const *)right;
    int order = compare_question(a, b);
    if (order == 0) {
        order = edition_compare(a->edition, b->edition);
    }
    return order != 0 ? order : str_compare(a->series->id, b->series->id);
}

static FigureRefs answers_of(const Page *page, const Indicator *indicator)
{
    const Monitor *monitor = &page->view->pact->monitor;
    FigureRefs all = figures_of_indicator(&monitor->figures, monitor, indicator);
    FigureRefs found = {PUSH_ARRAY(page->a, const Figure *, all.count + 1), 0};
    for (size_t i = 0; i < all.count; i++) {
        const Figure *figure = all.items[i];
        if (edition_is_visible(figure->edition, page->view->as_of)) {
            found.items[found.count++] = figure;
        }
    }
    qsort(found.items, found.count, sizeof found.items[0], compare_answers);
    return found;
}

static Str shown_answer(Page *page, const Figure *figure, bool one_unit)
{
    return shown_figure(page->a, figure, one_unit ? SHOWN_IN_TABLE : SHOWN_IN_TEXT,
                        page->lang);
}

/* The same answer in a later edition joins the line of the one before. */
static bool same_answer(Page *page, const Figure *a, const Figure *b)
{
    return a->series == b->series &&
           str_equal(shown_answer(page, a, true), shown_answer(page, b, true)) &&
           str_equal(shown_status(page->a, a, page->lang),
                     shown_status(page->a, b, page->lang));
}

static bool is_key(const IndicatorView *view, const Figure *figure)
{
    bool found = false;
    for (size_t k = 0; k < view->key_count; k++) {
        found = found || str_equal(view->key[k]->cell.text, figure->cell.text);
    }
    return (found || figure->cell.count == 0) && figure->region == view->region;
}

static void note_group(Page *page, Groups *groups, const IndicatorView *view,
                       size_t start, size_t end)
{
    bool differs = false;
    for (size_t i = start + 1; i < end; i++) {
        differs = differs || !same_answer(page, groups->figures.items[start],
                                          groups->figures.items[i]);
    }
    if (!differs) {
        groups->unchanged += end - start > 1 ? 1 : 0;
        return;
    }
    const Unit *unit = view->definition->unit;
    for (size_t i = start; i < end; i++) {
        groups->one_unit = groups->one_unit &&
                           groups->figures.items[i]->series->definition->unit == unit;
    }
    bool key = is_key(view, groups->figures.items[start]);
    groups->key_count += key ? 1 : 0;
    groups->items[groups->count++] = (Group){start, end, key};
}

static Groups groups_of(Page *page, const IndicatorView *view)
{
    Groups groups = {.figures = answers_of(page, view->indicator), .one_unit = true};
    size_t count = groups.figures.count;
    groups.items = PUSH_ARRAY(page->a, Group, count + 1);
    for (size_t start = 0; start < count;) {
        size_t end = start;
        while (end < count && compare_question(groups.figures.items[start],
                                               groups.figures.items[end]) == 0) {
            end++;
        }
        note_group(page, &groups, view, start, end);
        start = end;
    }
    return groups;
}

static void other_series(Page *page, const Figure *before, const Figure *after)
{
    const Monitor *monitor = &page->view->pact->monitor;
    const Break *way = break_between(monitor, before->series, after->series);
    way = way != NULL ? way : break_between(monitor, after->series, before->series);
    if (way != NULL) {
        put_words(page, way->cause);
        put_space(page);
    } else if (words_are_set(after->series->definition->changed)) {
        put_words(page, after->series->definition->changed);
        put_space(page);
    }
    HTML(page->h, TAG_STRONG, NO_ATTRS)
        put(page, TEXT_RESTATED_OTHER_SERIES);
}

static void why(Page *page, const Figure *before, const Figure *after)
{
    if (before == NULL) {
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("soft"))))
            put(page, TEXT_RESTATED_FIRST);
        return;
    }
    if (before->series != after->series) {
        other_series(page, before, after);
        return;
    }
    if (words_are_set(after->reason)) {
        put_words(page, after->reason);
    } else {
        put_absent(page, TEXT_CHANGE_NO_REASON);
    }
    Comparison c = comparison(&page->view->pact->monitor, before, after);
    if (c.why_not == COMPARABLE) {
        put_space(page);
        put_filled(
            page, TEXT_RESTATED_DIFFERENCE,
            PLACES({PLACE_DIFFERENCE,
                    shown_difference(page->a, c.difference, c.decimals,
                                     after->series->definition->unit, page->lang)}));
    }
}

static void editions_cell(Page *page, const Groups *groups, size_t from, size_t to)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("names")))) {
        for (size_t i = from; i < to; i++) {
            const Figure *figure = groups->figures.items[i];
            html_text(page->h, i > from ? S(", ") : S(""));
            frozen_link(page, figure->series->definition->indicator, figure->edition);
        }
    }
}

/* How many lines the group takes. */
static size_t line_count(Page *page, const Groups *groups, const Group *group)
{
    size_t lines = 1;
    for (size_t i = group->start + 1; i < group->end; i++) {
        lines += same_answer(page, groups->figures.items[i - 1], groups->figures.items[i])
                     ? 0
                     : 1;
    }
    return lines;
}

static void group_label(Page *page, const Figure *figure, size_t lines)
{
    HTML(page->h, TAG_TH,
         ATTRS(attr_scope(SCOPE_ROWGROUP),
               lines > 1 ? attr_rowspan(lines) : attr_none())) {
        html_text(page->h, shown_period(page->a, figure->period, page->lang));
        html_text(page->h, S(", "));
        html_text(page->h, cell_words(page, figure->cell));
        if (figure->region != page->view->country) {
            html_text(page->h, S(", "));
            put_words(page, figure->region->name);
        }
    }
}

static void answer_row(Page *page, const Groups *groups, const Group *group, size_t from,
                       size_t to)
{
    const Figure *figure = groups->figures.items[from];
    const Figure *before = from == group->start ? NULL : groups->figures.items[from - 1];
    HTML(page->h, TAG_TR, NO_ATTRS) {
        if (before == NULL) {
            group_label(page, figure, line_count(page, groups, group));
        }
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
            html_text(page->h, shown_answer(page, figure, groups->one_unit));
            Str status = shown_status(page->a, figure, page->lang);
            if (status.length > 0) {
                html_leaf(page->h, TAG_BR, NO_ATTRS);
                HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                    html_text(page->h, status);
            }
        }
        editions_cell(page, groups, from, to);
        HTML(page->h, TAG_TD, NO_ATTRS)
            put_words(page, figure->series->definition->name);
        HTML(page->h, TAG_TD, NO_ATTRS)
            why(page, before, figure);
    }
}

static void group_rows(Page *page, const Groups *groups, const Group *group)
{
    HTML(page->h, TAG_TBODY, ATTRS(attr_class(S("group")))) {
        for (size_t from = group->start; from < group->end;) {
            size_t to = from + 1;
            while (to < group->end && same_answer(page, groups->figures.items[to - 1],
                                                  groups->figures.items[to])) {
                to++;
            }
            answer_row(page, groups, group, from, to);
            from = to;
        }
    }
}

static void groups_table(Page *page, const Groups *groups, const IndicatorView *view,
                         bool key)
{
    Str unit = words_in(view->definition->unit->many, page->lang, NULL);
    TABLE(page, text_fill(page->a, TEXT_RESTATED_CAPTION, page->lang,
                          PLACES({PLACE_UNIT, unit}))) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_RESTATED_PERIOD);
                column_text(page, text_get(TEXT_TABLE_FIGURE, page->lang), true);
                column(page, TEXT_RESTATED_BY);
                column(page, TEXT_RESTATED_HOW);
                column(page, TEXT_RESTATED_WHY);
            }
        }
        for (size_t i = 0; i < groups->count; i++) {
            if (groups->items[i].is_key == key) {
                group_rows(page, groups, &groups->items[i]);
            }
        }
    }
}

void restated_part(Page *page, const IndicatorView *view)
{
    Groups groups = groups_of(page, view);
    if (groups.count == 0) {
        return;
    }
    size_t others = groups.count - groups.key_count;
    PART(page, S("same-figure"), TEXT_RESTATED_TITLE) {
        paragraph(page, TEXT_RESTATED_LEAD);
        if (groups.key_count > 0) {
            groups_table(page, &groups, view, true);
        }
        if (others > 0) {
            HTML(page->h, TAG_DETAILS, NO_ATTRS) {
                HTML(page->h, TAG_SUMMARY, NO_ATTRS)
                    html_text(page->h,
                              text_count(page->a, TEXT_RESTATED_MORE, (int64_t)others,
                                         page->lang, NO_PLACES));
                groups_table(page, &groups, view, false);
            }
        }
        if (groups.unchanged > 0) {
            plain_paragraph(page,
                            text_count(page->a, TEXT_RESTATED_UNCHANGED,
                                       (int64_t)groups.unchanged, page->lang, NO_PLACES));
        }
    }
}
