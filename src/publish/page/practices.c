/* SPDX-License-Identifier: EUPL-1.2
 * practices.c - examples from practice, each on its step of the ladder
 *
 *   pilot -> result -> scale up, adapt or stop; not assessed stands apart
 */
#include "domain/register/follow.h"
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

static const PracticeStage LADDER[] = {PRACTICE_PILOT,    PRACTICE_RESULT,
                                       PRACTICE_SCALE_UP, PRACTICE_ADAPT,
                                       PRACTICE_STOP,     PRACTICE_NOT_STATED};
#define STEP_COUNT (sizeof LADDER / sizeof LADDER[0])

static Str step_id(PracticeStage step)
{
    static const Str ids[] = {[PRACTICE_NOT_STATED] = S_INIT("not-stated"),
                              [PRACTICE_PILOT] = S_INIT("pilot"),
                              [PRACTICE_RESULT] = S_INIT("result"),
                              [PRACTICE_SCALE_UP] = S_INIT("scale-up"),
                              [PRACTICE_ADAPT] = S_INIT("adapt"),
                              [PRACTICE_STOP] = S_INIT("stop")};
    return ids[step];
}

static TextKey step_means(PracticeStage step)
{
    static const TextKey texts[] = {[PRACTICE_NOT_STATED] = TEXT_STEP_NOT_STATED,
                                    [PRACTICE_PILOT] = TEXT_STEP_PILOT,
                                    [PRACTICE_RESULT] = TEXT_STEP_RESULT,
                                    [PRACTICE_SCALE_UP] = TEXT_STEP_SCALE_UP,
                                    [PRACTICE_ADAPT] = TEXT_STEP_ADAPT,
                                    [PRACTICE_STOP] = TEXT_STEP_STOP};
    return texts[step];
}

static void ladder_part(Page *page)
{
    WIDE_PART(page, S("ladder"), TEXT_PRACTICES_LADDER) {
        HTML(page->h, TAG_OL, ATTRS(attr_class(S("ladder")))) {
            for (size_t i = 0; i < STEP_COUNT; i++) {
                PracticeStage step = LADDER[i];
                PracticeRefs on =
                    practices_on_step(page->a, &page->view->pact->reg, step);
                HTML(page->h, TAG_LI,
                     ATTRS(step == PRACTICE_NOT_STATED ? attr_class(S("apart"))
                                                       : attr_none())) {
                    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("step-count"))))
                        html_text(page->h,
                                  shown_integer(page->a, (int64_t)on.count, page->lang));
                    HTML(page->h, TAG_STRONG, NO_ATTRS) {
                        if (on.count > 0) {
                            html_link(page->h, url_part(page->a, step_id(step)),
                                      text_get(practice_step_text(step), page->lang));
                        } else {
                            put(page, practice_step_text(step));
                        }
                    }
                    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                        put(page, step_means(step));
                }
            }
        }
    }
}

static void place_row(Page *page, const Practice *practice)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            link_words(page,
                       url_part(page->a, anchor_id(page, S("practice"), practice->id)),
                       practice->name);
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (practice->theme == NULL) {
                put_absent(page, TEXT_WORD_NOT_RECORDED);
            } else {
                put_words(page, words_are_set(practice->theme->short_name)
                                    ? practice->theme->short_name
                                    : practice->theme->name);
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (practice->regions.count == 0) {
                put_absent(page, TEXT_WORD_NOT_RECORDED);
            } else {
                region_links(page, &practice->regions);
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (practice->stage == PRACTICE_NOT_STATED) {
                put_absent(page, practice_step_text(practice->stage));
            } else {
                put(page, practice_step_text(practice->stage));
            }
        }
    }
}

/* Themes in their order, then those without; within a theme in file order. */
static void place_rows(Page *page)
{
    const Register *reg = &page->view->pact->reg;
    for (size_t t = 0; t <= reg->themes.count; t++) {
        const Theme *theme = t < reg->themes.count ? &reg->themes.items[t] : NULL;
        for (size_t i = 0; i < reg->practices.count; i++) {
            if (reg->practices.items[i].theme == theme) {
                place_row(page, &reg->practices.items[i]);
            }
        }
    }
}

static void places_part(Page *page)
{
    WIDE_PART(page, S("places"), TEXT_PRACTICES_PLACES) {
        TABLE(page, text_get(TEXT_PRACTICES_CAPTION, page->lang)) {
            COLUMN_HEADS(page, TEXT_PRACTICES_EXAMPLE, TEXT_FACT_THEME, TEXT_FACT_WHERE,
                         TEXT_FACT_STAGE);
            HTML(page->h, TAG_TBODY, NO_ATTRS)
                place_rows(page);
        }
    }
}

static void practice_block(Page *page, const Practice *what)
{
    HTML(page->h, TAG_DIV,
         ATTRS(attr_class(S("block")),
               attr_id(anchor_id(page, S("practice"), what->id)))) {
        practice(page, what);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
            if (what->date_text.length > 0) {
                put(page, TEXT_FACT_WHEN);
                html_text(page->h, S(": "));
                put_date_text(page, what->date_text);
                html_text(page->h, S(". "));
            }
            if (what->theme != NULL) {
                put(page, TEXT_FACT_THEME);
                html_text(page->h, S(": "));
                theme_link(page, what->theme);
                html_text(page->h, S(". "));
            }
            if (what->action != NULL) {
                put(page, TEXT_FACT_PROMISE);
                html_text(page->h, S(": "));
                action_link(page, what->action);
                html_text(page->h, S("."));
            }
        }
    }
}

static void step_part(Page *page, PracticeStage step)
{
    PracticeRefs on = practices_on_step(page->a, &page->view->pact->reg, step);
    if (on.count == 0) {
        return;
    }
    Words name = text_words(practice_step_text(step));
    for (int l = 0; l < LANG_COUNT; l++) {
        name.in[l] = shown_capital(page->a, name.in[l]);
    }
    WORDS_PART(page, step_id(step), name)
    {
        paragraph(page, step_means(step));
        for (size_t i = 0; i < on.count; i++) {
            practice_block(page, on.items[i]);
        }
    }
}

void render_practices(Page *page)
{
    const PracticeList *all = &page->view->pact->reg.practices;
    size_t told = 0;
    for (size_t i = 0; i < all->count; i++) {
        told += words_are_set(all->items[i].result) ? 1 : 0;
    }
    Str total = shown_integer(page->a, (int64_t)all->count, page->lang);
    Title title = {text_count(page->a, TEXT_PRACTICES_FINDING, (int64_t)told, page->lang,
                              PLACES({PLACE_ALL, total})),
                   page->lang};
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = all->count > 0 ? title : page_title(page),
                             .lead = text_get(TEXT_PRACTICES_LEAD, page->lang)});
    if (all->count == 0) {
        paragraph(page, TEXT_REGISTER_EMPTY);
        return;
    }
    ladder_part(page);
    places_part(page);
    for (size_t i = 0; i < STEP_COUNT; i++) {
        step_part(page, LADDER[i]);
    }
}
