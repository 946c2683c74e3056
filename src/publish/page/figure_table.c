/* SPDX-License-Identifier: EUPL-1.2
 * figure_table.c - figures as tables
 */
#include "publish/page/figure_table.h"

#include <stdlib.h>

#include "base/buf.h"
#include "pact/import.h"
#include "publish/page/component.h"
#include "publish/page/figure_anchor.h"
#include "publish/text/shown.h"

typedef struct PeriodSet {
    Period *items;
    size_t count;
} PeriodSet;

static int latest_first(const void *a, const void *b)
{
    const Period *x = a;
    const Period *y = b;
    bool x_dated = x->kind != PERIOD_UNDATED && x->kind != PERIOD_NONE;
    bool y_dated = y->kind != PERIOD_UNDATED && y->kind != PERIOD_NONE;
    if (x_dated != y_dated) {
        return x_dated ? -1 : 1; /* undated last */
    }
    return period_compare(*y, *x);
}

static PeriodSet periods_of(Arena *a, const FigureLine *const *lines, size_t count)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += lines[i] == NULL ? 0 : lines[i]->figures.count;
    }
    PeriodSet set = {PUSH_ARRAY(a, Period, total + 1), 0};
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; lines[i] != NULL && f < lines[i]->figures.count; f++) {
            set.items[set.count++] = lines[i]->figures.items[f]->period;
        }
    }
    qsort(set.items, set.count, sizeof set.items[0], latest_first);
    size_t kept = 0;
    for (size_t i = 0; i < set.count; i++) {
        if (kept == 0 || !period_equal(set.items[kept - 1], set.items[i])) {
            set.items[kept++] = set.items[i];
        }
    }
    set.count = kept;
    return set;
}

void put_figure(Page *page, const Figure *figure)
{
    if (figure == NULL) {
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("dash"))))
            html_text(page->h, S("–"));
        return;
    }
    html_text(page->h, shown_figure(page->a, figure, SHOWN_IN_TABLE, page->lang));
}

/* The figure, on the way to where it comes from. */
static void put_linked(Page *page, const Figure *figure)
{
    if (figure == NULL) {
        put_figure(page, figure);
        return;
    }
    HTML(page->h, TAG_A, ATTRS(attr_href(figure_origin(page, figure))))
        put_figure(page, figure);
}

static void number_cell(Page *page, const Figure *figure)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
        put_linked(page, figure);
}

/* Each different value once, with the labels of its columns when it is not the only one:
 * "basis (bb), kader (kb): voorlopig". */
static void put_joined(Page *page, const Str *values, const Str *labels, size_t count)
{
    bool all_equal = true;
    for (size_t i = 1; i < count; i++) {
        all_equal = all_equal && str_equal(values[0], values[i]);
    }
    if (count == 0 || (all_equal && values[0].length == 0)) {
        return;
    }
    if (all_equal) {
        html_text(page->h, values[0]);
        return;
    }
    Buf buf = buf_in(page->a, 0);
    for (size_t i = 0; i < count; i++) {
        bool seen = values[i].length == 0;
        for (size_t j = 0; j < i; j++) {
            seen = seen || str_equal(values[i], values[j]);
        }
        if (seen) {
            continue;
        }
        buf_add(&buf, buf.length > 0 ? S("; ") : S(""));
        for (size_t j = i, first = 1; j < count; j++) {
            if (str_equal(values[i], values[j])) {
                buf_add(&buf, first ? S("") : S(", "));
                buf_add(&buf, labels[j]);
                first = 0;
            }
        }
        buf_add(&buf, S(": "));
        buf_add(&buf, values[i]);
    }
    html_text(page->h, buf_str(&buf));
}

/* Lines as columns, periods as rows. */
typedef struct KeyTable {
    const FigureLine *lines[MOST_KEY_LINES]; /* null: not in this series */
    Str labels[MOST_KEY_LINES];
    size_t count;
    bool has_status; /* somewhere in the table a figure has one */
} KeyTable;

static void period_row(Page *page, const KeyTable *table, Period period)
{
    Str editions[MOST_KEY_LINES], statuses[MOST_KEY_LINES], known[MOST_KEY_LINES];
    size_t found = 0;
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            html_text(page->h, shown_period(page->a, period, page->lang));
        for (size_t i = 0; i < table->count; i++) {
            const FigureLine *line = table->lines[i];
            const Figure *figure = line == NULL ? NULL : line_figure(line, period);
            number_cell(page, figure);
            if (figure != NULL) {
                editions[found] = words_in(figure->edition->name, page->lang, NULL);
                statuses[found] = shown_status(page->a, figure, page->lang);
                known[found++] = table->labels[i];
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            put_joined(page, editions, known, found);
        if (table->has_status) {
            HTML(page->h, TAG_TD, NO_ATTRS)
                put_joined(page, statuses, known, found);
        }
    }
}

static void break_row(Page *page, const Break *way, size_t columns)
{
    HTML(page->h, TAG_TR, ATTRS(attr_class(S("break")))) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROWGROUP), attr_colspan(columns))) {
            HTML(page->h, TAG_SPAN, NO_ATTRS) {
                put_filled(
                    page, TEXT_TABLE_BREAK,
                    PLACES({PLACE_PERIOD, shown_period(page->a, way->at, page->lang)},
                           {PLACE_CAUSE, words_in(way->cause, page->lang, NULL)}));
            }
        }
    }
}

static void series_rows(Page *page, const KeyTable *table)
{
    PeriodSet periods = periods_of(page->a, table->lines, table->count);
    for (size_t i = 0; i < periods.count; i++) {
        period_row(page, table, periods.items[i]);
    }
}

static void table_head(Page *page, const KeyTable *table)
{
    HTML(page->h, TAG_THEAD, NO_ATTRS) {
        HTML(page->h, TAG_TR, NO_ATTRS) {
            column(page, TEXT_TABLE_PERIOD);
            for (size_t i = 0; i < table->count; i++) {
                column_text(page, table->labels[i], true);
            }
            column(page, TEXT_TABLE_EDITION);
            if (table->has_status) {
                column(page, TEXT_TABLE_STATUS);
            }
        }
    }
}

static Str table_caption(Page *page, const Series *series, const Region *region)
{
    const Definition *definition = series->definition;
    return text_fill(
        page->a, TEXT_TABLE_CAPTION, page->lang,
        PLACES({PLACE_NAME, words_in(definition->indicator->name, page->lang, NULL)},
               {PLACE_REGION, words_in(region->name, page->lang, NULL)},
               {PLACE_UNIT, words_in(definition->unit->many, page->lang, NULL)}));
}

static bool has_status(Page *page, const FigureLine *line)
{
    for (size_t i = 0; line != NULL && i < line->figures.count; i++) {
        if (shown_status(page->a, line->figures.items[i], page->lang).length > 0) {
            return true;
        }
    }
    return false;
}

/* The older series on the other side of a break; with no break: the main one. */
static const FigureLine *key_line(const IndicatorView *view, size_t earlier, size_t key)
{
    return earlier == view->earlier_count
               ? view->key[key]
               : series_line(view->earlier[earlier], view->key[key]->cell.text,
                             view->region);
}

void indicator_table(Page *page, const IndicatorView *view)
{
    KeyTable table = {.count = view->key_count};
    for (size_t k = 0; k < view->key_count; k++) {
        table.labels[k] = cell_words(page, view->key[k]->cell);
        for (size_t e = 0; e <= view->earlier_count; e++) {
            table.has_status = table.has_status || has_status(page, key_line(view, e, k));
        }
    }
    TABLE(page, table_caption(page, view->main->series, view->region)) {
        table_head(page, &table);
        for (size_t e = view->earlier_count + 1; e > 0; e--) {
            for (size_t k = 0; k < view->key_count; k++) {
                table.lines[k] = key_line(view, e - 1, k);
            }
            HTML(page->h, TAG_TBODY, NO_ATTRS) {
                if (e <= view->earlier_count) {
                    break_row(page, view->breaks[e - 1],
                              view->key_count + (table.has_status ? 3 : 2));
                }
                series_rows(page, &table);
            }
        }
    }
    small_paragraph(page, TEXT_TABLE_DASH);
}

/* Editions and statuses of a grid, told once each. */
#define MOST_NOTES 12
typedef struct Notes {
    Str items[MOST_NOTES];
    size_t count;
} Notes;

static Str note_of(Page *page, const Figure *figure)
{
    Str edition = words_in(figure->edition->name, page->lang, NULL);
    Str status = shown_status(page->a, figure, page->lang);
    if (status.length == 0) {
        return edition;
    }
    return str_format(page->a, "%.*s, %.*s", STR_ARG(edition), STR_ARG(status));
}

static size_t note_number(Notes *notes, Str note)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (str_equal(notes->items[i], note)) {
            return i + 1;
        }
    }
    if (notes->count == MOST_NOTES) {
        return 0;
    }
    notes->items[notes->count++] = note;
    return notes->count;
}

static Notes notes_of(Page *page, const FigureLine *const *lines, size_t count)
{
    Notes notes = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < lines[i]->figures.count; f++) {
            (void)note_number(&notes, note_of(page, lines[i]->figures.items[f]));
        }
    }
    return notes;
}

static void grid_cell(Page *page, const Figure *figure, Notes *notes)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        put_linked(page, figure);
        if (figure != NULL && notes->count > 1) {
            size_t number = note_number(notes, note_of(page, figure));
            if (number > 0) {
                HTML(page->h, TAG_SUP, NO_ATTRS)
                    html_text(page->h, str_format(page->a, " %zu", number));
            }
        }
    }
}

static void grid_notes(Page *page, const Notes *notes)
{
    HTML(page->h, TAG_P, ATTRS(attr_class(S("table-note")))) {
        if (notes->count == 1) {
            put_filled(page, TEXT_TABLE_ALL_FROM,
                       PLACES({PLACE_EDITION, notes->items[0]}));
        } else {
            put(page, TEXT_TABLE_NOTES);
            for (size_t i = 0; i < notes->count; i++) {
                put_space(page);
                HTML(page->h, TAG_SUP, NO_ATTRS)
                    html_text(page->h, str_format(page->a, "%zu", i + 1));
                html_text(page->h, S(" "));
                html_text(page->h, notes->items[i]);
                html_text(page->h, i + 1 < notes->count ? S(";") : S("."));
            }
        }
        put_space(page);
        put(page, TEXT_TABLE_DASH);
    }
}

void grid_table(Page *page, const FigureLine *const *lines, size_t count, Str caption,
                bool by_region)
{
    PeriodSet periods = periods_of(page->a, lines, count);
    Notes notes = notes_of(page, lines, count);
    TABLE(page, caption) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, by_region ? TEXT_TABLE_REGION : TEXT_TABLE_GROUP);
                for (size_t i = 0; i < periods.count; i++) {
                    column_text(page, shown_period(page->a, periods.items[i], page->lang),
                                true);
                }
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t r = 0; r < count; r++) {
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
                        if (by_region) {
                            region_link(page, lines[r]->region);
                        } else {
                            html_text(page->h, cell_words(page, lines[r]->cell));
                        }
                    }
                    for (size_t i = 0; i < periods.count; i++) {
                        grid_cell(page, line_figure(lines[r], periods.items[i]), &notes);
                    }
                }
            }
        }
    }
    grid_notes(page, &notes);
}

static void trace_sources(Page *page, const Figure *figure)
{
    FigureRefs rows = figure_attestations(page->a, &page->view->pact->monitor, figure);
    if (figure->origin == ORIGIN_COMPUTED && figure->part_count > 0) {
        put_filled(
            page, TEXT_TRACE_COMPUTED,
            PLACES({PLACE_COUNT,
                    shown_integer(page->a, (int64_t)figure->part_count, page->lang)}));
    }
    for (size_t i = 0; i < rows.count; i++) {
        const Figure *row = rows.items[i];
        if (i > 0) {
            html_leaf(page->h, TAG_BR, NO_ATTRS);
        }
        source_link(page, row->source);
        Str recipe;
        if (import_recipe_of(row->locator, &recipe)) {
            html_text(page->h, S(". "));
            put_filled(page, TEXT_TRACE_RECIPE, PLACES({PLACE_NAME, recipe}));
        } else if (row->locator.length > 0) {
            html_text(page->h, S(", "));
            put_dutch(page, row->locator);
        }
        if (row->stated_by.length > 0) {
            html_text(page->h, S(" ("));
            put_filled(page, TEXT_TRACE_STATED_BY, PLACES({PLACE_NAME, row->stated_by}));
            html_text(page->h, S(")"));
        }
        if (words_are_set(row->note)) {
            html_text(page->h, S(". "));
            put_words(page, row->note);
        }
    }
}

static void trace_row(Page *page, const Figure *figure)
{
    HTML(page->h, TAG_TR, ATTRS(attr_id(figure_anchor(page->a, figure)))) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            html_text(page->h, cell_words(page, figure->cell));
            if (figure->region != page->view->country) {
                html_text(page->h, S(", "));
                put_words(page, figure->region->name);
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h, shown_period(page->a, figure->period, page->lang));
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
            put_figure(page, figure);
        HTML(page->h, TAG_TD, NO_ATTRS)
            edition_link(page, figure->edition);
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h, shown_status(page->a, figure, page->lang));
        HTML(page->h, TAG_TD, NO_ATTRS)
            trace_sources(page, figure);
    }
}

static void trace_series(Page *page, const SeriesView *series)
{
    Str caption = text_fill(
        page->a, TEXT_TRACE_CAPTION, page->lang,
        PLACES({PLACE_DEFINITION,
                words_in(series->series->definition->name, page->lang, NULL)},
               {PLACE_SURVEY, words_in(series->series->survey->name, page->lang, NULL)},
               {PLACE_UNIT,
                words_in(series->series->definition->unit->many, page->lang, NULL)}));
    TABLE(page, caption) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_TABLE_GROUP);
                column(page, TEXT_TABLE_PERIOD);
                column_text(page, text_get(TEXT_TABLE_FIGURE, page->lang), true);
                column(page, TEXT_TABLE_EDITION);
                column(page, TEXT_TABLE_STATUS);
                column(page, TEXT_TABLE_SOURCE);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t l = 0; l < series->lines.count; l++) {
                const FigureLine *line = &series->lines.items[l];
                for (size_t i = 0; i < line->figures.count; i++) {
                    trace_row(page, line->figures.items[i]);
                }
            }
        }
    }
}

void trace_table(Page *page, const IndicatorView *view)
{
    const Monitor *monitor = &page->view->pact->monitor;
    for (size_t i = 0; i < monitor->series.count; i++) {
        const SeriesView *series = &page->view->series[i];
        if (series->series->definition->indicator == view->indicator &&
            series->figure_count > 0) {
            trace_series(page, series);
        }
    }
}
