/* SPDX-License-Identifier: EUPL-1.2
 * compare_regions.c - several indicators beside each other, for chosen regions
 *
 * Each row is one series, one group and one period: the latest that most of its regions
 * have. So within a row numbers may be compared; from row to row the unit differs.
 */
#include <stdlib.h>

#include "publish/page/choices.h"
#include "publish/page/compare.h"
#include "publish/page/component.h"
#include "publish/page/figure_table.h"
#include "publish/text/shown.h"

typedef struct Columns {
    const Region *items[MOST_CHOICES];
    size_t rows[MOST_CHOICES]; /* how many rows have a figure here */
    size_t count;
} Columns;

/* One cell of one series, with the figures of all regions in one period. */
typedef struct Row {
    const IndicatorView *indicator;
    const FigureLine *like; /* the first line: its cell, its series */
    Period period;
    size_t known;
} Row;

typedef struct RowList {
    Row *items;
    size_t count;
} RowList;

static const Figure *figure_in(const Row *row, const SeriesView *series,
                               const Region *region)
{
    const FigureLine *line = series_line(series, row->like->cell.text, region);
    const Figure *figure = line == NULL ? NULL : line_figure(line, row->period);
    bool is_shown =
        figure != NULL && (figure_has_value(figure) || shown_has_range(figure));
    return is_shown ? figure : NULL;
}

static size_t known_in(const SeriesView *series, const Row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        count += str_equal(line->cell.text, row->like->cell.text) &&
                         figure_in(row, series, line->region) != NULL
                     ? 1
                     : 0;
    }
    return count;
}

/* The latest of the periods that most regions have. */
static Row row_of(const IndicatorView *indicator, const FigureLine *like)
{
    Row best = {.indicator = indicator, .like = like};
    for (size_t l = 0; l < indicator->main->lines.count; l++) {
        const FigureLine *line = &indicator->main->lines.items[l];
        if (!str_equal(line->cell.text, like->cell.text)) {
            continue;
        }
        for (size_t i = 0; i < line->figures.count; i++) {
            Row row = {indicator, like, line->figures.items[i]->period, 0};
            row.known = known_in(indicator->main, &row);
            if (row.known > best.known || (row.known == best.known &&
                                           period_compare(row.period, best.period) > 0)) {
                best = row;
            }
        }
    }
    return best;
}

static bool is_first_of_cell(const SeriesView *series, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (str_equal(series->lines.items[i].cell.text,
                      series->lines.items[index].cell.text)) {
            return false;
        }
    }
    return true;
}

static RowList rows_of(Page *page)
{
    const View *view = page->view;
    size_t room = 1;
    for (size_t i = 0; i < view->pact->monitor.series.count; i++) {
        room += view->series[i].lines.count;
    }
    RowList rows = {PUSH_ARRAY(page->a, Row, room), 0};
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        const IndicatorView *indicator = view->ordered[i];
        for (size_t l = 0; indicator->main != NULL && l < indicator->main->lines.count;
             l++) {
            if (is_first_of_cell(indicator->main, l)) {
                Row row = row_of(indicator, &indicator->main->lines.items[l]);
                if (row.known >= 2) {
                    rows.items[rows.count++] = row;
                }
            }
        }
    }
    return rows;
}

static void count_region(Columns *columns, const Region *region)
{
    size_t at = 0;
    while (at < columns->count && columns->items[at] != region) {
        at++;
    }
    if (at == columns->count) {
        if (columns->count == MOST_CHOICES) {
            return;
        }
        columns->items[columns->count] = region;
        columns->rows[columns->count++] = 0;
    }
    columns->rows[at]++;
}

static Columns columns_of(const Page *page, const RowList *rows)
{
    Columns columns = {.count = 0};
    if (page->view->country != NULL) {
        count_region(&columns, page->view->country);
        columns.rows[0] = 0;
    }
    for (size_t r = 0; r < rows->count; r++) {
        const SeriesView *series = rows->items[r].indicator->main;
        for (size_t i = 0; i < series->lines.count; i++) {
            const Region *region = series->lines.items[i].region;
            if (is_first_of_cell(series, i) || region != page->view->country) {
                bool is_cell = str_equal(series->lines.items[i].cell.text,
                                         rows->items[r].like->cell.text);
                if (is_cell && figure_in(&rows->items[r], series, region) != NULL) {
                    count_region(&columns, region);
                }
            }
        }
    }
    return columns;
}

/* At first: the country and the region with most figures. */
static size_t fullest(const Columns *columns)
{
    size_t best = columns->count > 1 ? 1 : 0;
    for (size_t i = 1; i < columns->count; i++) {
        best = columns->rows[i] > columns->rows[best] ? i : best;
    }
    return best;
}

static void row(Page *page, const Row *what, const Columns *columns)
{
    const Definition *definition = what->like->series->definition;
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            indicator_link(page, what->indicator->indicator);
            html_text(page->h, S(", "));
            html_text(page->h, cell_words(page, what->like->cell));
            html_text(page->h, S(" ("));
            put_words(page, definition->unit->many);
            html_text(page->h, S(")"));
        }
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("short"))))
            html_text(page->h, shown_period(page->a, what->period, page->lang));
        for (size_t i = 0; i < columns->count; i++) {
            HTML(page->h, TAG_TD, ATTRS(choice_class_with(page, i, S("number"))))
                put_figure(page,
                           figure_in(what, what->indicator->main, columns->items[i]));
        }
    }
}

static void region_table(Page *page, const RowList *rows, const Columns *columns)
{
    TABLE(page, text_get(TEXT_COMPARE_REGION_CAPTION, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_TABLE_FIGURE);
                column(page, TEXT_TABLE_PERIOD);
                for (size_t i = 0; i < columns->count; i++) {
                    HTML(page->h, TAG_TH,
                         ATTRS(attr_scope(SCOPE_COL),
                               choice_class_with(page, i, S("number"))))
                        put_words(page, columns->items[i]->name);
                }
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < rows->count; i++) {
                row(page, &rows->items[i], columns);
            }
        }
    }
    small_paragraph(page, TEXT_TABLE_DASH);
}

static void regions_part(Page *page)
{
    RowList rows = rows_of(page);
    Columns columns = columns_of(page, &rows);
    size_t second = fullest(&columns);
    ChoiceBox boxes[MOST_CHOICES];
    for (size_t i = 0; i < columns.count; i++) {
        boxes[i] = (ChoiceBox){words_in(columns.items[i]->name, page->lang, NULL),
                               i == 0 || i == second};
    }
    WIDE_PART(page, S("regions"), TEXT_COMPARE_REGIONS) {
        if (rows.count == 0) {
            paragraph(page, TEXT_COMPARE_NO_REGIONS);
        } else {
            paragraph(page, TEXT_COMPARE_REGIONS_LEAD);
            HTML(page->h, TAG_DIV, ATTRS(attr_class(S("choose")))) {
                choice_boxes(page, TEXT_COMPARE_REGIONS_LEGEND, boxes, columns.count);
                choice_none(page);
                region_table(page, &rows, &columns);
            }
        }
    }
}

void render_compare(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_COMPARE_LEAD, page->lang)});
    PART(page, S("groups"), TEXT_COMPARE_GROUPS) {
        paragraph(page, TEXT_COMPARE_GROUPS_LEAD);
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                const IndicatorView *view = page->view->ordered[i];
                if (indicator_has_choice(page->view, view)) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        link_words(page,
                                   page_to(page, PAGE_COMPARE_INDICATOR, view->indicator),
                                   view->indicator->name);
                }
            }
        }
    }
    regions_part(page);
}
