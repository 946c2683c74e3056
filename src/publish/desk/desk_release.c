/* SPDX-License-Identifier: EUPL-1.2
 * desk_release.c - one edition: how it stands, what it changes, what may be done
 */
#include "publish/desk/desk_release.h"

#include "publish/desk/desk_frame.h"
#include "publish/desk/desk_release_parts.h"
#include "publish/text/shown.h"

enum { ROWS_MOST = 200 };

static void facts(Page *page, const DeskRelease *release)
{
    const Edition *edition = release->about.edition;
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        fact(page, TEXT_RELEASE_STATE);
        HTML(page->h, TAG_DD, NO_ATTRS)
            html_text(page->h, release_state_shown(release->about.state, page->lang));
        if (release->about.state >= RELEASE_SCHEDULED) {
            fact(page, TEXT_RELEASE_DUE);
            HTML(page->h, TAG_DD, NO_ATTRS)
                html_text(page->h,
                          shown_moment(page->a, edition->released_at, page->lang));
        }
        fact(page, TEXT_RELEASE_FIGURES_COUNT);
        HTML(page->h, TAG_DD, NO_ATTRS)
            html_text(page->h,
                      shown_integer(page->a, (int64_t)release->figure_count, page->lang));
        fact_words(page, TEXT_RELEASE_REASON, edition->note);
    }
}

static void value_cell(Page *page, const Figure *figure, TextKey absent)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        if (figure == NULL) {
            put_absent(page, absent);
        } else {
            html_text(page->h, shown_figure(page->a, figure, SHOWN_IN_TEXT, page->lang));
        }
    }
}

static void diff_row(Page *page, const DiffRow *row)
{
    const Figure *figure = row->after != NULL ? row->after : row->before;
    const Indicator *indicator = figure->series->definition->indicator;
    Str about = str_format(page->a, "%.*s, %.*s, %.*s",
                           STR_ARG(shown_cell(page->a, figure->cell, page->lang)),
                           STR_ARG(words_in(figure->region->name, page->lang, NULL)),
                           STR_ARG(shown_period(page->a, figure->period, page->lang)));
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            html_text(page->h, words_in(indicator->name, page->lang, NULL));
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h, about);
        value_cell(page, row->before, TEXT_RELEASE_ADDED);
        value_cell(page, row->after, TEXT_RELEASE_GONE);
    }
}

static void diff_table(Page *page, const DiffRowList *rows)
{
    size_t count = rows->count < ROWS_MOST ? rows->count : ROWS_MOST;
    TABLE(page, text_get(TEXT_RELEASE_CHANGES, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_RELEASE_INDICATOR);
                column(page, TEXT_RELEASE_WHAT);
                column_text(page, text_get(TEXT_RELEASE_BEFORE, page->lang), true);
                column_text(page, text_get(TEXT_RELEASE_AFTER, page->lang), true);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < count; i++) {
                diff_row(page, &rows->items[i]);
            }
        }
    }
    if (count < rows->count) {
        paragraph_filled(
            page, TEXT_RELEASE_CHANGES_CUT,
            PLACES({PLACE_COUNT, shown_integer(page->a, (int64_t)count, page->lang)}));
    }
}

static void diff_part(Page *page, const DiffRowList *rows)
{
    size_t counts[3] = {0};
    if (rows->count == 0) {
        paragraph(page, TEXT_RELEASE_NO_CHANGES);
        return;
    }
    for (size_t i = 0; i < rows->count; i++) {
        counts[rows->items[i].kind]++;
    }
    Str shown[3];
    for (size_t i = 0; i < 3; i++) {
        shown[i] = shown_integer(page->a, (int64_t)counts[i], page->lang);
    }
    paragraph_filled(page, TEXT_RELEASE_CHANGES_COUNTED,
                     PLACES({PLACE_NEW, shown[DIFF_ADDED]},
                            {PLACE_CHANGED, shown[DIFF_CHANGED]},
                            {PLACE_GONE, shown[DIFF_GONE]}));
    diff_table(page, rows);
}

static void release_page(Page *page, const Desk *desk, const void *content)
{
    const DeskRelease *release = content;
    desk_opening(page, text_get(TEXT_RELEASE_NAME, page->lang),
                 words_in(release->about.edition->name, page->lang, NULL), S(""));
    if (release->link.length > 0) {
        PART(page, S("link"), TEXT_RELEASE_PREVIEW_LINK) {
            paragraph(page, TEXT_RELEASE_PREVIEW_LINK_LEAD);
            HTML(page->h, TAG_P, NO_ATTRS) {
                HTML(page->h, TAG_CODE, NO_ATTRS)
                    html_text(page->h, release->link);
            }
        }
    }
    PART(page, S("stand"), TEXT_RELEASE_STAND)
        facts(page, release);
    release_deeds_part(page, desk, release);
    WIDE_PART(page, S("changes"), TEXT_RELEASE_CHANGES)
        diff_part(page, &release->diff);
    release_fill_part(page, desk, release);
    release_previews_part(page, desk, release);
    release_history_part(page, release);
}

bool desk_release(const Desk *desk, const DeskRelease *release, Str *text, Error *err)
{
    return desk_page(desk, words_in(release->about.edition->name, desk->lang, NULL),
                     release_page, release, text, err);
}
