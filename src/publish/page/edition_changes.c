/* SPDX-License-Identifier: EUPL-1.2
 * edition_changes.c - what one edition brought
 */
#include "publish/page/edition_changes.h"

#include "domain/figures/order.h"
#include "publish/page/component.h"
#include "publish/page/frozen.h"
#include "publish/text/shown.h"

/* The answers of this edition to questions that no earlier edition answered. */
static bool is_first_answer(const View *view, size_t index)
{
    const FigureRefs *all = &view->pact->monitor.figures;
    return index == 0 ||
           figure_compare_place(all->items[index - 1], all->items[index]) != 0;
}

EditionCounts edition_counts(const View *view, const Edition *edition)
{
    EditionCounts counts = {0};
    const FigureRefs *all = &view->pact->monitor.figures;
    for (size_t i = 0; i < all->count; i++) {
        bool is_new = all->items[i]->edition == edition && is_first_answer(view, i);
        counts.added += is_new ? 1 : 0;
    }
    for (size_t i = 0; i < view->history.count; i++) {
        const Revision *revision = &view->history.items[i];
        if (revision->after->edition == edition) {
            bool is_gone = revision->after->availability == AVAILABLE_MISSING;
            *(is_gone ? &counts.gone : &counts.changed) += 1;
        }
    }
    return counts;
}

static Str counted(Page *page, size_t count)
{
    return shown_integer(page->a, (int64_t)count, page->lang);
}

Str edition_counts_text(Page *page, const Edition *edition)
{
    EditionCounts counts = edition_counts(page->view, edition);
    return text_fill(page->a, TEXT_EDITION_COUNTS, page->lang,
                     PLACES({PLACE_ADDED, counted(page, counts.added)},
                            {PLACE_REVISED, counted(page, counts.changed)},
                            {PLACE_GONE, counted(page, counts.gone)}));
}

/* The definition that was in force right before this edition; null: none. */
static const Definition *in_force_before(const View *view, const Indicator *indicator,
                                         const Edition *edition)
{
    const Edition *before = NULL;
    for (size_t i = 0; i < view->visible.count; i++) {
        if (edition_compare(view->visible.items[i], edition) < 0) {
            before = view->visible.items[i];
        }
    }
    return before == NULL ? NULL
                          : definition_in_force(&view->pact->monitor, indicator,
                                                as_of_edition(before));
}

static const Definition *replaced_by(const View *view, const InForce *row,
                                     const Edition *edition)
{
    if (row->edition != edition) {
        return NULL;
    }
    const Definition *before = in_force_before(view, row->indicator, edition);
    return before == row->definition ? NULL : before;
}

static void replaced_item(Page *page, const InForce *row, const Definition *before)
{
    const Definition *now = row->definition;
    indicator_link(page, row->indicator);
    HTML(page->h, TAG_P, NO_ATTRS) {
        put_filled(page, TEXT_EDITION_REPLACED,
                   PLACES({PLACE_BEFORE, words_in(before->name, page->lang, NULL)},
                          {PLACE_AFTER, words_in(now->name, page->lang, NULL)}));
        put_space(page);
        put_words(page, now->changed);
    }
}

void edition_definitions_part(Page *page, const Edition *edition)
{
    const InForceList *rows = &page->view->pact->monitor.in_force;
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        count += replaced_by(page->view, &rows->items[i], edition) != NULL ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("definitions"), TEXT_EDITION_DEFINITIONS) {
        paragraph(page, TEXT_EDITION_DEFINITIONS_LEAD);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < rows->count; i++) {
                const Definition *before =
                    replaced_by(page->view, &rows->items[i], edition);
                if (before != NULL) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        replaced_item(page, &rows->items[i], before);
                }
            }
        }
    }
}

void edition_subjects_part(Page *page, const Edition *edition)
{
    PART(page, S("subjects"), TEXT_EDITION_SUBJECTS) {
        paragraph(page, TEXT_EDITION_SUBJECTS_LEAD);
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                const Indicator *indicator = page->view->ordered[i]->indicator;
                const Frozen *frozen = frozen_of(page->view, indicator, edition);
                if (frozen != NULL) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        link_words(page, page_to(page, PAGE_FROZEN, frozen),
                                   indicator->name);
                }
            }
        }
    }
}
