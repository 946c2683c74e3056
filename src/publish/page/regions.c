/* SPDX-License-Identifier: EUPL-1.2
 * regions.c - the regions of the pact; and one region beside the country
 */
#include "publish/page/bar_chart.h"
#include "publish/page/component.h"
#include "publish/page/figure_table.h"
#include "publish/page/map_chart.h"
#include "publish/page/reach.h"
#include "publish/page/register_parts.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

static size_t figures_in(const View *view, const Region *region)
{
    size_t count = 0;
    for (size_t s = 0; s < view->pact->monitor.series.count; s++) {
        for (size_t i = 0; i < view->series[s].lines.count; i++) {
            const FigureLine *line = &view->series[s].lines.items[i];
            count += line->region == region ? line->figures.count : 0;
        }
    }
    return count;
}

static bool is_in(const RegionRefs *regions, const Region *region)
{
    for (size_t i = 0; i < regions->count; i++) {
        if (regions->items[i] == region) {
            return true;
        }
    }
    return false;
}

static const Agenda *agenda_of(const View *view, const Region *region)
{
    const AgendaList *all = &view->pact->reg.agendas;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].region == region) {
            return &all->items[i];
        }
    }
    return NULL;
}

static Title regions_finding(Page *page)
{
    const RegionRefs *all = &page->view->regions;
    size_t with = 0;
    for (size_t i = 0; i < all->count; i++) {
        with += figures_in(page->view, all->items[i]) > 0 ? 1 : 0;
    }
    Str total = shown_integer(page->a, (int64_t)all->count, page->lang);
    Words name = page->view->pact->head->regions->name;
    return (Title){text_count(page->a, TEXT_REGIONS_FINDING, (int64_t)with, page->lang,
                              PLACES({PLACE_ALL, total},
                                     {PLACE_REGIONS, words_in(name, page->lang, NULL)})),
                   page->lang};
}

void render_regions(Page *page)
{
    const RegionScheme *scheme = page->view->pact->head->regions;
    opening(page,
            &(Opening){.kicker = page_title(page).text,
                       .title = scheme == NULL ? page_title(page) : regions_finding(page),
                       .lead_words = scheme == NULL ? NO_WORDS : scheme->note});
    regions_map(page);
    PART(page, S("regions"), TEXT_MENU_REGIONS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < page->view->regions.count; i++) {
                const Region *region = page->view->regions.items[i];
                const Agenda *agenda = agenda_of(page->view, region);
                size_t figures = figures_in(page->view, region);
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    region_link(page, region);
                    paragraph_words(page, agenda == NULL ? NO_WORDS : agenda->summary);
                    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
                        if (figures == 0) {
                            put_absent(page, TEXT_SHOWN_NO_FIGURES);
                        } else {
                            html_text(page->h,
                                      text_count(page->a, TEXT_REGION_FIGURE_COUNT,
                                                 (int64_t)figures, page->lang,
                                                 NO_PLACES));
                        }
                    }
                }
            }
        }
    }
    reach_links(page);
    PART(page, S("comparing"), TEXT_PART_COMPARING) {
        paragraph(page, TEXT_REGION_COMPARING);
    }
}

Title title_region(Page *page)
{
    Title title;
    title.text = words_in(((const Region *)page->subject)->name, page->lang, &title.lang);
    return title;
}

/* The latest on the axis, or else one whose source names no year. */
static const Figure *latest_told(const FigureLine *line)
{
    const Figure *last = line_last(line);
    for (size_t i = 0; last == NULL && i < line->figures.count; i++) {
        const Figure *figure = line->figures.items[i];
        last = figure_has_value(figure) ? figure : NULL;
    }
    return last;
}

/* The region's latest figure, with the country's of the same series, cell and period. */
static void level_pair(Page *page, const FigureLine *line)
{
    const Figure *last = latest_told(line);
    if (last == NULL) {
        return;
    }
    const View *view = page->view;
    const Figure *whole =
        view->country == NULL
            ? NULL
            : figure_find(&view->pact->monitor, line->series, line->cell, view->country,
                          last->period, view->as_of);
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            indicator_link(page, line->series->definition->indicator);
            if (line->cell.count > 0) {
                html_text(page->h, S(", "));
                html_text(page->h, cell_words(page, line->cell));
            }
        }
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("short"))))
            put_words(page, line->series->definition->unit->many);
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("short"))))
            html_text(page->h, shown_period(page->a, last->period, page->lang));
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
            put_figure(page, last);
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
            put_figure(page, whole);
        HTML(page->h, TAG_TD, NO_ATTRS) {
            put_words(page, last->edition->name);
            Str status = shown_status(page->a, last, page->lang);
            if (status.length > 0) {
                html_text(page->h, S(", "));
                html_text(page->h, status);
            }
        }
    }
}

static void pair_rows(Page *page, const Region *region)
{
    const View *view = page->view;
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        for (size_t s = 0; s < view->pact->monitor.series.count; s++) {
            const SeriesView *series = &view->series[s];
            bool fits =
                series->series->definition->indicator == view->ordered[i]->indicator;
            for (size_t l = 0; fits && l < series->lines.count; l++) {
                if (series->lines.items[l].region == region) {
                    level_pair(page, &series->lines.items[l]);
                }
            }
        }
    }
}

static void pair_table(Page *page, const Region *region)
{
    Str name = words_in(region->name, page->lang, NULL);
    Str country = page->view->country == NULL
                      ? text_get(TEXT_SHOWN_TOTAL, page->lang)
                      : words_in(page->view->country->name, page->lang, NULL);
    TABLE(page, text_fill(page->a, TEXT_REGION_CAPTION, page->lang,
                          PLACES({PLACE_REGION, name}))) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_TABLE_FIGURE);
                column(page, TEXT_FACT_UNIT);
                column(page, TEXT_TABLE_PERIOD);
                column_text(page, name, true);
                column_text(page, country, true);
                column(page, TEXT_TABLE_EDITION);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS)
            pair_rows(page, region);
    }
    small_paragraph(page, TEXT_TABLE_DASH);
}

static void figures_part(Page *page, const Region *region)
{
    PART(page, S("figures"), TEXT_PART_BESIDE_COUNTRY) {
        if (figures_in(page->view, region) == 0) {
            HTML(page->h, TAG_P, NO_ATTRS)
                put_absent(page, TEXT_REGION_NO_FIGURES);
        } else {
            paragraph(page, TEXT_REGION_LATEST);
            region_bars(page, region);
            pair_table(page, region);
        }
        RegionRefs members =
            regions_members(page->a, &page->view->pact->regions, region, NULL);
        for (size_t i = 0; i < members.count; i++) {
            if (figures_in(page->view, members.items[i]) > 0) {
                heading_words(page, members.items[i]->name);
                paragraph(page, TEXT_REGION_MEMBER);
                pair_table(page, members.items[i]);
            }
        }
    }
}

static void member_part(Page *page, const Region *region)
{
    const MembershipList *all = &page->view->pact->regions.memberships;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].region == region ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("members"), TEXT_PART_MEMBERS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                const Membership *member = &all->items[i];
                if (member->region != region) {
                    continue;
                }
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    put_words(page, member->place->name);
                    html_text(page->h, S(" ("));
                    put_words(page, member->place->scheme->one);
                    html_text(page->h, S(")"));
                    if (member->certainty != CERTAINTY_STATED) {
                        HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
                            put_absent(page, member->certainty == CERTAINTY_PRESUMED
                                                 ? TEXT_WORD_PRESUMED
                                                 : TEXT_WORD_DOUBTFUL);
                    }
                    paragraph_words(page, member->note);
                }
            }
        }
    }
}

static void agenda_goals(Page *page, const Agenda *agenda)
{
    const GoalList *goals = &page->view->pact->reg.goals;
    size_t count = 0;
    for (size_t i = 0; i < goals->count; i++) {
        count += goals->items[i].agenda == agenda ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < goals->count; i++) {
            if (goals->items[i].agenda == agenda) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    put_goal(page, &goals->items[i]);
            }
        }
    }
}

static void agenda_part(Page *page, const Agenda *agenda)
{
    PART(page, S("agenda"), TEXT_PART_AGENDA) {
        HTML(page->h, TAG_H3, NO_ATTRS)
            outside_link(page, agenda->url, agenda->name);
        agenda_goals(page, agenda);
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
            fact(page, TEXT_FACT_WHO);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                if (agenda->parties.count > 0) {
                    party_links(page, &agenda->parties);
                } else {
                    put_absent(page, TEXT_WORD_NOT_RECORDED);
                }
            }
            if (agenda->documents.count > 0) {
                fact(page, TEXT_FACT_DOCUMENTS);
                HTML(page->h, TAG_DD, NO_ATTRS) {
                    for (size_t i = 0; i < agenda->documents.count; i++) {
                        if (i > 0) {
                            html_leaf(page->h, TAG_BR, NO_ATTRS);
                        }
                        document_link(page, agenda->documents.items[i]);
                    }
                }
            }
        }
    }
}

static void promises_part(Page *page, const Region *region)
{
    const ActionList *all = &page->view->pact->reg.actions;
    ActionRefs found = {PUSH_ARRAY(page->a, const Action *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        if (is_in(&all->items[i].regions, region)) {
            found.items[found.count++] = &all->items[i];
        }
    }
    PART(page, S("promises"), TEXT_PART_PROMISES_HERE) {
        if (found.count == 0) {
            paragraph(page, TEXT_REGION_NO_ACTIONS);
        } else {
            action_rows(page, &found);
        }
    }
}

static void practice_part(Page *page, const Region *region)
{
    const PracticeList *all = &page->view->pact->reg.practices;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += is_in(&all->items[i].regions, region) ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("practice"), TEXT_PART_PRACTICE) {
        for (size_t i = 0; i < all->count; i++) {
            if (is_in(&all->items[i].regions, region)) {
                practice(page, &all->items[i]);
            }
        }
    }
}

/* The latest period of which the region itself has a figure. */
static Period latest_in(const View *view, const Region *region)
{
    Period latest = {.kind = PERIOD_NONE};
    for (size_t s = 0; s < view->pact->monitor.series.count; s++) {
        for (size_t i = 0; i < view->series[s].lines.count; i++) {
            const FigureLine *line = &view->series[s].lines.items[i];
            const Figure *last = line->region == region ? line_last(line) : NULL;
            if (last != NULL && (latest.kind == PERIOD_NONE ||
                                 date_compare(last->period.last, latest.last) > 0)) {
                latest = last->period;
            }
        }
    }
    return latest;
}

static Title region_finding(Page *page, const Region *region)
{
    size_t count = figures_in(page->view, region);
    Str name = words_in(region->name, page->lang, NULL);
    Str period = shown_period(page->a, latest_in(page->view, region), page->lang);
    if (count == 0 || period.length == 0) {
        return (Title){text_fill(page->a, TEXT_REGION_FINDING_NONE, page->lang,
                                 PLACES({PLACE_REGION, name})),
                       page->lang};
    }
    return (Title){text_count(page->a, TEXT_REGION_FINDING, (int64_t)count, page->lang,
                              PLACES({PLACE_REGION, name}, {PLACE_PERIOD, period})),
                   page->lang};
}

void render_region(Page *page)
{
    const Region *region = page->subject;
    const Agenda *agenda = agenda_of(page->view, region);
    Str one = words_in(region->scheme->one, page->lang, NULL);
    Str kicker = str_format(page->a, "%.*s %.*s", STR_ARG(shown_capital(page->a, one)),
                            STR_ARG(page_title(page).text));
    opening(page,
            &(Opening){.kicker = kicker,
                       .title = region_finding(page, region),
                       .lead_words = agenda == NULL ? region->note : agenda->summary});
    region_paper_note(page, region);
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("factsheet")))) {
        figures_part(page, region);
        region_map(page, region);
        if (agenda != NULL) {
            agenda_part(page, agenda);
        }
        promises_part(page, region);
        practice_part(page, region);
        region_register_parts(page, region);
        member_part(page, region);
    }
}
