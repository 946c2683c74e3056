/* SPDX-License-Identifier: EUPL-1.2
 * frozen.c - an indicator as it stood in one edition, at an address that stays
 */
#include "publish/page/frozen.h"

#include "publish/page/component.h"
#include "publish/text/shown.h"

/* How many figures of each indicator came or changed after the edition of these. */
static void count_changes(const View *view, Frozen *first, size_t count)
{
    if (count == 0) {
        return;
    }
    Arena *tmp = arena_new();
    RevisionList all = revisions(tmp, &view->pact->monitor, first->edition, view->last);
    for (size_t r = 0; r < all.count; r++) {
        const Revision *revision = &all.items[r];
        for (size_t i = 0; i < count; i++) {
            if (first[i].indicator == revision->after->series->definition->indicator) {
                *(revision->before == NULL ? &first[i].added : &first[i].changed) += 1;
            }
        }
    }
    arena_free(tmp);
}

/* In both languages, or not at all. */
static bool has_text(const View *view, const char *about, Arena *a)
{
    const ReportTexts *texts = &view->pact->report_texts;
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        Str name = str_format(a, "report/%s.%.*s.md", about, STR_ARG(lang_code(lang)));
        if (report_texts_find(texts, name) == NULL) {
            return false;
        }
    }
    return true;
}

static void add_reports(Arena *a, View *view, const View *then, const Edition *edition)
{
    if (view->country == NULL || !has_text(view, "national", a) ||
        !report_texts_has(&view->pact->report_texts, edition->id)) {
        return;
    }
    view->reports[view->report_count++] = (ReportPage){edition, NULL, then};
    size_t regions = has_text(view, "region", a) ? view->regions.count : 0;
    for (size_t i = 0; i < regions; i++) {
        view->reports[view->report_count++] =
            (ReportPage){edition, view->regions.items[i], then};
    }
}

void view_freeze(Arena *a, View *view)
{
    size_t indicators = view->pact->monitor.indicators.count;
    view->frozen = PUSH_ARRAY(a, Frozen, indicators * view->own.count + 1);
    view->reports =
        PUSH_ARRAY(a, ReportPage, (view->regions.count + 1) * view->own.count + 1);
    for (size_t e = 0; e < view->own.count; e++) {
        const Edition *edition = view->own.items[e];
        View *then = view_new(a, view->pact, as_of_edition(edition));
        then->living = view;
        add_reports(a, view, then, edition);
        size_t first = view->frozen_count;
        for (size_t i = 0; i < indicators; i++) {
            const IndicatorView *at = &then->indicators[i];
            if (at->figure_count > 0) {
                view->frozen[view->frozen_count++] = (Frozen){
                    .indicator = at->indicator, .edition = edition, .view = then};
            }
        }
        count_changes(view, &view->frozen[first], view->frozen_count - first);
    }
}

static const View *living(const View *view)
{
    return view->living != NULL ? view->living : view;
}

const Frozen *frozen_of(const View *view, const Indicator *indicator,
                        const Edition *edition)
{
    const View *now = living(view);
    for (size_t i = 0; i < now->frozen_count; i++) {
        if (now->frozen[i].indicator == indicator && now->frozen[i].edition == edition) {
            return &now->frozen[i];
        }
    }
    return NULL;
}

void frozen_link(Page *page, const Indicator *indicator, const Edition *edition)
{
    const Frozen *frozen = frozen_of(page->view, indicator, edition);
    if (frozen == NULL || frozen == page->subject) {
        put_words(page, edition->name);
    } else {
        link_words(page, page_to(page, PAGE_FROZEN, frozen), edition->name);
    }
}

static void put_count(Page *page, TextKey key, size_t count)
{
    if (count > 0) {
        html_text(page->h,
                  text_count(page->a, key, (int64_t)count, page->lang, NO_PLACES));
        put_space(page);
    }
}

void frozen_notice(Page *page, const Indicator *indicator)
{
    const Frozen *frozen = page->subject;
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("remark")))) {
        paragraph_filled(
            page, TEXT_FROZEN_STAMP,
            PLACES({PLACE_EDITION, words_in(frozen->edition->name, page->lang, NULL)},
                   {PLACE_DATE,
                    shown_moment(page->a, frozen->edition->released_at, page->lang)}));
        HTML(page->h, TAG_P, NO_ATTRS) {
            if (frozen->added + frozen->changed == 0) {
                put(page, TEXT_FROZEN_SAME);
                put_space(page);
            } else {
                put_count(page, TEXT_FROZEN_ADDED, frozen->added);
                put_count(page, TEXT_FROZEN_CHANGED, frozen->changed);
            }
            html_link(page->h, page_to(page, PAGE_INDICATOR, indicator),
                      text_get(TEXT_FROZEN_TO_LIVING, page->lang));
        }
    }
}

void frozen_list(Page *page, const Indicator *indicator)
{
    const View *now = living(page->view);
    heading(page, TEXT_FROZEN_HEADING);
    paragraph(page, TEXT_FROZEN_LEAD);
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("inline")))) {
        for (size_t i = now->frozen_count; i > 0; i--) {
            if (now->frozen[i - 1].indicator == indicator) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    frozen_link(page, indicator, now->frozen[i - 1].edition);
            }
        }
    }
}

Title title_frozen(Page *page)
{
    const Frozen *frozen = page->subject;
    Str name = words_in(frozen->indicator->name, page->lang, NULL);
    Str edition = words_in(frozen->edition->name, page->lang, NULL);
    return (Title){text_fill(page->a, TEXT_FROZEN_TITLE, page->lang,
                             PLACES({PLACE_NAME, name}, {PLACE_EDITION, edition})),
                   page->lang};
}
