/* SPDX-License-Identifier: EUPL-1.2
 * editions.c - what was published when; and one edition: what it changed
 */
#include "publish/page/editions.h"

#include "publish/page/component.h"
#include "publish/page/edition_changes.h"
#include "publish/page/revision_table.h"
#include "publish/page/take_part.h"
#include "publish/text/shown.h"

static size_t figures_by(const View *view, const Edition *edition)
{
    size_t count = 0;
    for (size_t i = 0; i < view->pact->monitor.rows.count; i++) {
        count += view->pact->monitor.rows.items[i].edition == edition ? 1 : 0;
    }
    return count;
}

static void edition_name(Page *page, const Edition *edition)
{
    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
        edition_link(page, edition);
        if (words_are_set(edition->note)) {
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                put_words(page, edition->note);
        }
    }
}

static void edition_day(Page *page, const Edition *edition)
{
    HTML(page->h, TAG_TD, NO_ATTRS) {
        HTML(page->h, TAG_TIME,
             ATTRS(attr_datetime(moment_iso(page->a, edition->released_at))))
            html_text(page->h, shown_moment(page->a, edition->released_at, page->lang));
        if (edition->certainty != CERTAINTY_STATED) {
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                put(page, edition->certainty == CERTAINTY_PRESUMED
                              ? TEXT_EDITION_DAY_PRESUMED
                              : TEXT_EDITION_DAY_DOUBTFUL);
        }
    }
}

TextKey edition_kind_text(EditionKind kind)
{
    static const TextKey texts[] = {[EDITION_YEARLY] = TEXT_EDITION_YEARLY,
                                    [EDITION_INTERIM] = TEXT_EDITION_INTERIM,
                                    [EDITION_PULSE] = TEXT_EDITION_PULSE,
                                    [EDITION_CORRECTION] = TEXT_EDITION_CORRECTION,
                                    [EDITION_EXTERNAL] = TEXT_EDITION_EXTERNAL};
    return texts[kind];
}

static void number_column(Page *page, size_t number)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
        html_text(page->h, shown_integer(page->a, (int64_t)number, page->lang));
}

static void edition_row(Page *page, const Edition *edition)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        edition_name(page, edition);
        edition_day(page, edition);
        if (edition->kind == EDITION_EXTERNAL) {
            number_column(page, figures_by(page->view, edition));
        } else {
            HTML(page->h, TAG_TD, NO_ATTRS)
                put(page, edition_kind_text(edition->kind));
            EditionCounts counts = edition_counts(page->view, edition);
            number_column(page, figures_by(page->view, edition));
            number_column(page, counts.added);
            number_column(page, counts.changed);
            number_column(page, counts.gone);
        }
    }
}

/* What others published is all of one kind, and changes nothing of ours. */
static void edition_columns(Page *page, bool external)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        column(page, external ? TEXT_EDITION_PUBLICATION : TEXT_TABLE_EDITION);
        column(page, TEXT_EDITION_RELEASED);
        if (!external) {
            column(page, TEXT_EDITION_KIND);
        }
        column_text(page, text_get(TEXT_EDITION_FIGURES, page->lang), true);
        if (!external) {
            column_text(page, text_get(TEXT_EDITION_ADDED_COLUMN, page->lang), true);
            column_text(page, text_get(TEXT_EDITION_REVISED, page->lang), true);
            column_text(page, text_get(TEXT_EDITION_GONE_COLUMN, page->lang), true);
        }
    }
}

static void edition_table(Page *page, TextKey caption, bool external)
{
    TABLE(page, text_get(caption, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS)
            edition_columns(page, external);
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = page->view->visible.count; i > 0; i--) {
                const Edition *edition = page->view->visible.items[i - 1];
                if ((edition->kind == EDITION_EXTERNAL) == external) {
                    edition_row(page, edition);
                }
            }
        }
    }
}

/* The calendar, and what was withdrawn: names and moments, no figures. */
static void state_part(Page *page, EditionState state, Str id, TextKey title,
                       TextKey lead)
{
    const EditionList *editions = &page->view->pact->monitor.editions;
    size_t count = 0;
    for (size_t i = 0; i < editions->count; i++) {
        count += editions->items[i].state == state;
    }
    if (count == 0) {
        return;
    }
    PART(page, id, title) {
        paragraph(page, lead);
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < editions->count; i++) {
                const Edition *edition = &editions->items[i];
                if (edition->state == state) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        HTML(page->h, TAG_TIME,
                             ATTRS(attr_datetime(
                                 moment_iso(page->a, edition->released_at))))
                            html_text(page->h, shown_moment(page->a, edition->released_at,
                                                            page->lang));
                        html_text(page->h, S(": "));
                        put_words(page, edition->name);
                        if (state == EDITION_WITHDRAWN) {
                            html_text(page->h, S(". "));
                            put_words(page, edition->note);
                        }
                    }
                }
            }
        }
    }
}

void render_editions(Page *page)
{
    Str finding = text_count(page->a, TEXT_EDITIONS_FINDING,
                             (int64_t)page->view->history.count, page->lang, NO_PLACES);
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = {finding, page->lang},
                             .lead = text_get(TEXT_EDITIONS_LEAD, page->lang)});
    state_part(page, EDITION_SCHEDULED, S("to-come"), TEXT_EDITIONS_TO_COME,
               TEXT_EDITIONS_TO_COME_LEAD);
    PART(page, S("own"), TEXT_PART_OWN_EDITIONS) {
        edition_table(page, TEXT_EDITIONS_OWN_CAPTION, false);
        feed_link(page, TAKE_EDITIONS_FEED);
    }
    if (page->view->visible.count > page->view->own.count) {
        PART(page, S("external"), TEXT_PART_EXTERNAL_EDITIONS) {
            paragraph(page, TEXT_EDITIONS_EXTERNAL_LEAD);
            edition_table(page, TEXT_EDITIONS_EXTERNAL_CAPTION, true);
        }
    }
    state_part(page, EDITION_WITHDRAWN, S("withdrawn"), TEXT_EDITIONS_WITHDRAWN,
               TEXT_EDITIONS_WITHDRAWN_LEAD);
    PART(page, S("revisions"), TEXT_PART_REVISIONS) {
        paragraph(page, TEXT_EDITIONS_REVISIONS_LEAD);
        if (!history_table(page)) {
            paragraph(page, TEXT_CHANGE_NOTHING);
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_CORRECTIONS, NULL),
                      text_get(TEXT_CORRECTIONS_WRONG, page->lang));
    }
}

Title title_edition(Page *page)
{
    Title title;
    title.text =
        words_in(((const Edition *)page->subject)->name, page->lang, &title.lang);
    return title;
}

static const Edition *before_this(const View *view, const Edition *edition)
{
    const Edition *before = NULL;
    for (size_t i = 0; i < view->own.count && view->own.items[i] != edition; i++) {
        before = view->own.items[i];
    }
    return before;
}

static Str edition_lead(Page *page, const Edition *edition)
{
    size_t revised = history_count(page->view, edition);
    Str stated =
        shown_integer(page->a, (int64_t)figures_by(page->view, edition), page->lang);
    Places places =
        PLACES({PLACE_DATE, shown_moment(page->a, edition->released_at, page->lang)},
               {PLACE_ALL, stated});
    return revised == 0
               ? text_fill(page->a, TEXT_EDITION_LEAD_UNCHANGED, page->lang, places)
               : text_count(page->a, TEXT_EDITION_LEAD, (int64_t)revised, page->lang,
                            places);
}

static void reports_part(Page *page, const Edition *edition)
{
    const View *view = page->view;
    size_t first = 0;
    while (first < view->report_count && view->reports[first].edition != edition) {
        first++;
    }
    if (first == view->report_count) {
        return;
    }
    PART(page, S("report"), TEXT_REPORT_TITLE) {
        paragraph(page, TEXT_REPORT_LEAD);
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = first; i < view->report_count; i++) {
                if (view->reports[i].edition == edition) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        report_link(page, &view->reports[i]);
                }
            }
        }
    }
}

void render_edition(Page *page)
{
    const Edition *edition = page->subject;
    const Edition *before = before_this(page->view, edition);
    opening(page, &(Opening){.kicker = shown_capital(
                                 page->a,
                                 text_get(edition_kind_text(edition->kind), page->lang)),
                             .title = page_title(page),
                             .lead = edition_lead(page, edition)});
    PART(page, S("note"), TEXT_PART_ABOUT_EDITION) {
        if (edition->certainty != CERTAINTY_STATED) {
            HTML(page->h, TAG_P, NO_ATTRS)
                put_absent(page, edition->certainty == CERTAINTY_PRESUMED
                                     ? TEXT_EDITION_PRESUMED
                                     : TEXT_EDITION_DOUBTFUL);
        }
        paragraph_words(page, edition->note);
        paragraph(page, TEXT_EDITION_STAYS);
        edition_zip_part(page, edition);
    }
    reports_part(page, edition);
    edition_definitions_part(page, edition);
    PART(page, S("changes"), TEXT_PART_CHANGES) {
        plain_paragraph(page, edition_counts_text(page, edition));
        if (before == NULL) {
            paragraph(page, TEXT_EDITION_FIRST);
        } else {
            change_table(page, edition, before, false);
        }
    }
    edition_subjects_part(page, edition);
}
