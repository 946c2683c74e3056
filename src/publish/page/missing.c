/* SPDX-License-Identifier: EUPL-1.2
 * missing.c - what the pact names and nobody recorded, counted or translated
 */
#include "publish/page/component.h"
#include "publish/page/indicator_facts.h"
#include "publish/page/register_parts.h"
#include "publish/text/shown.h"

static void figures_part(Page *page)
{
    PART(page, S("figures"), TEXT_MISSING_FIGURES) {
        paragraph(page, TEXT_MISSING_FIGURES_LEAD);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                const IndicatorView *view = page->view->ordered[i];
                if (view->figure_count == 0) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        indicator_link(page, view->indicator);
                        html_text(page->h, S(". "));
                        if (words_are_set(view->indicator->no_figures_because)) {
                            put_words(page, view->indicator->no_figures_because);
                        } else {
                            put_absent(page, TEXT_MISSING_NO_REASON);
                        }
                        if (words_are_set(view->indicator->named_in)) {
                            HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft"))))
                                put_words(page, view->indicator->named_in);
                        }
                    }
                }
            }
        }
    }
}

static void targets_part(Page *page)
{
    const TargetList *all = &page->view->pact->monitor.targets;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].definition == NULL ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("targets"), TEXT_MISSING_TARGETS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                if (all->items[i].definition == NULL) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        indicator_link(page, all->items[i].indicator);
                        html_text(page->h, S(": "));
                        put_target(page, &all->items[i]);
                    }
                }
            }
        }
    }
}

typedef enum GapKind { GAP_OWNER, GAP_DATE, GAP_TARGET } GapKind;

static bool lacks(const Action *action, GapKind kind)
{
    Gaps gaps = gaps_of(action);
    return kind == GAP_OWNER ? gaps.owner : kind == GAP_DATE ? gaps.date : gaps.target;
}

static void gap_list(Page *page, GapKind kind, TextKey key)
{
    const ActionRefs *all = &page->view->actions;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += lacks(all->items[i], kind) ? 1 : 0;
    }
    HTML(page->h, TAG_H3, NO_ATTRS) {
        html_text(page->h, text_count(page->a, key, (int64_t)count, page->lang,
                                      PLACES({PLACE_ALL,
                                              shown_integer(page->a, (int64_t)all->count,
                                                            page->lang)})));
    }
    if (count == 0) {
        return;
    }
    HTML(page->h, TAG_DETAILS, NO_ATTRS) {
        HTML(page->h, TAG_SUMMARY, NO_ATTRS)
            put(page, TEXT_MISSING_SHOW_LIST);
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < all->count; i++) {
                if (lacks(all->items[i], kind)) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        action_link(page, all->items[i]);
                }
            }
        }
    }
}

static void promises_part(Page *page)
{
    if (page->view->actions.count == 0) {
        return;
    }
    PART(page, S("promises"), TEXT_MENU_PROMISES) {
        paragraph(page, TEXT_MISSING_PROMISES_LEAD);
        gap_list(page, GAP_OWNER, TEXT_MISSING_NO_OWNER);
        gap_list(page, GAP_DATE, TEXT_MISSING_NO_DATE);
        gap_list(page, GAP_TARGET, TEXT_MISSING_NO_TARGET);
    }
}

static void doubt_part(Page *page)
{
    const View *view = page->view;
    size_t definitions = 0, editions = 0;
    for (size_t i = 0; i < view->pact->monitor.definitions.count; i++) {
        definitions +=
            view->pact->monitor.definitions.items[i].certainty != CERTAINTY_STATED;
    }
    for (size_t i = 0; i < view->visible.count; i++) {
        editions += view->visible.items[i]->certainty != CERTAINTY_STATED ? 1 : 0;
    }
    PART(page, S("doubt"), TEXT_MISSING_DOUBT) {
        HTML(page->h, TAG_UL, NO_ATTRS) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                html_text(page->h,
                          text_count(page->a, TEXT_MISSING_PRESUMED_DEFINITIONS,
                                     (int64_t)definitions, page->lang, NO_PLACES));
            HTML(page->h, TAG_LI, NO_ATTRS)
                html_text(page->h, text_count(page->a, TEXT_MISSING_PRESUMED_DATES,
                                              (int64_t)editions, page->lang, NO_PLACES));
        }
    }
}

static size_t count_untranslated(const View *view)
{
    const Pact *pact = view->pact;
    size_t count = 0;
    for (size_t i = 0; i < pact->monitor.indicators.count; i++) {
        count += pact->monitor.indicators.items[i].name.in[LANG_EN].length == 0 ? 1 : 0;
    }
    for (size_t i = 0; i < pact->reg.actions.count; i++) {
        const Action *action = &pact->reg.actions.items[i];
        count += action->name.in[LANG_EN].length == 0 ||
                 action->promise.in[LANG_EN].length == 0;
    }
    for (size_t i = 0; i < pact->reg.parties.count; i++) {
        count += pact->reg.parties.items[i].name.in[LANG_EN].length == 0 ? 1 : 0;
    }
    return count;
}

static void language_part(Page *page)
{
    size_t count = count_untranslated(page->view);
    PART(page, S("english"), TEXT_MISSING_ENGLISH) {
        if (count == 0) {
            paragraph(page, TEXT_MISSING_ALL_TRANSLATED);
        } else {
            plain_paragraph(page, text_count(page->a, TEXT_MISSING_UNTRANSLATED,
                                             (int64_t)count, page->lang, NO_PLACES));
            paragraph(page, TEXT_MISSING_ENGLISH_LEAD);
        }
    }
}

static Title finding(Page *page)
{
    size_t all = page->view->pact->monitor.indicators.count;
    size_t without = 0;
    for (size_t i = 0; i < all; i++) {
        without += page->view->indicators[i].figure_count == 0 ? 1 : 0;
    }
    Str total = shown_integer(page->a, (int64_t)all, page->lang);
    return (Title){text_count(page->a, TEXT_MISSING_FINDING, (int64_t)without, page->lang,
                              PLACES({PLACE_ALL, total})),
                   page->lang};
}

void render_missing(Page *page)
{
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = finding(page),
                             .lead = text_get(TEXT_MISSING_LEAD, page->lang)});
    figures_part(page);
    targets_part(page);
    promises_part(page);
    missing_ended_part(page);
    doubt_part(page);
    language_part(page);
}
