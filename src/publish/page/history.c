/* SPDX-License-Identifier: EUPL-1.2
 * history.c - the versions of the pact, its lines of work and how each went on
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

static void put_when(Page *page, const PactVersion *version)
{
    if (version->date_text.length > 0) {
        put_date_text(page, version->date_text);
    } else if (date_is_set(version->date)) {
        html_text(page->h, shown_date(page->a, version->date, page->lang));
    } else {
        put_absent(page, TEXT_WORD_NOT_RECORDED);
    }
}

static void version_facts(Page *page, const PactVersion *version)
{
    PartyRefs signed_by = signatories(page->a, &page->view->pact->reg, version);
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        fact(page, TEXT_FACT_WHEN);
        HTML(page->h, TAG_DD, NO_ATTRS)
            put_when(page, version);
        fact(page, TEXT_FACT_SIGNED);
        HTML(page->h, TAG_DD, NO_ATTRS) {
            if (signed_by.count > 0) {
                html_link(page->h, page_to(page, PAGE_PARTIES, NULL),
                          text_count(page->a, TEXT_PARTIES_COUNT,
                                     (int64_t)signed_by.count, page->lang, NO_PLACES));
            } else {
                put_absent(page, TEXT_HISTORY_NO_SIGNATURES);
            }
        }
        fact(page, TEXT_FACT_SOURCE);
        HTML(page->h, TAG_DD, NO_ATTRS) {
            if (version->document == NULL) {
                put_absent(page, TEXT_WORD_NOT_RECORDED);
            } else {
                document_link(page, version->document);
                html_text(page->h, S(". "));
                document_place(page, version->document);
            }
        }
    }
}

static void put_doubt(Page *page, Certainty certainty)
{
    if (certainty == CERTAINTY_PRESUMED) {
        put_absent(page, TEXT_WORD_PRESUMED);
    } else if (certainty == CERTAINTY_DOUBTFUL) {
        put_absent(page, TEXT_WORD_DOUBTFUL);
    }
}

/* Of all successions from the lines of a version: presumed without exception. */
static bool is_our_reading(const Page *page, const PactVersion *version)
{
    const SuccessionList *all = &page->view->pact->reg.successions;
    size_t count = 0, presumed = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].from->version == version) {
            count++;
            presumed += all->items[i].certainty == CERTAINTY_PRESUMED ? 1 : 0;
        }
    }
    return count > 0 && presumed == count;
}

static void succession_row(Page *page, const Succession *next)
{
    static const TextKey hows[] = {[SUCCESSION_CONTINUES] = TEXT_LINE_CONTINUES,
                                   [SUCCESSION_SPLITS] = TEXT_LINE_SPLITS,
                                   [SUCCESSION_MERGES] = TEXT_LINE_MERGES,
                                   [SUCCESSION_ENDS] = TEXT_LINE_ENDS};
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small")))) {
        put(page, next->to == NULL ? TEXT_LINE_ENDS : hows[next->how]);
        if (next->to != NULL) {
            put_space(page);
            HTML(page->h, TAG_STRONG, NO_ATTRS) {
                if (next->to->theme != NULL) {
                    link_words(page, page_to(page, PAGE_THEME, next->to->theme),
                               next->to->name);
                } else {
                    put_words(page, next->to->name);
                }
            }
            html_text(page->h, S(" ("));
            put_words(page, next->to->version->name);
            html_text(page->h, S("). "));
        }
        put_words(page, next->note);
        put_space(page);
        if (!is_our_reading(page, next->from->version)) {
            put_doubt(page, next->certainty);
        }
    }
}

static void line_row(Page *page, const Line *line)
{
    const SuccessionList *all = &page->view->pact->reg.successions;
    size_t count = 0;
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_STRONG, NO_ATTRS) {
            if (line->theme != NULL) {
                link_words(page, page_to(page, PAGE_THEME, line->theme), line->name);
            } else {
                put_words(page, line->name);
            }
        }
        paragraph_words(page, line->note);
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].from == line) {
                count++;
                succession_row(page, &all->items[i]);
            }
        }
        if (count == 0 && line->version != page->view->pact->head->version) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
                put_absent(page, TEXT_LINE_NO_SUCCESSOR);
        }
    }
}

static void version_part(Page *page, const PactVersion *version)
{
    const LineList *lines = &page->view->pact->reg.lines;
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        count += lines->items[i].version == version ? 1 : 0;
    }
    WORDS_PART(page, anchor_id(page, S("version"), version->id), version->name)
    {
        paragraph_words(page, version->note);
        version_facts(page, version);
        if (count > 0) {
            heading(page, TEXT_HISTORY_LINES);
            if (is_our_reading(page, version)) {
                HTML(page->h, TAG_P, ATTRS(attr_class(S("remark"))))
                    put(page, TEXT_HISTORY_OUR_READING);
            }
            HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
                for (size_t i = 0; i < lines->count; i++) {
                    if (lines->items[i].version == version) {
                        line_row(page, &lines->items[i]);
                    }
                }
            }
        }
    }
}

void render_history(Page *page)
{
    const PactVersionList *all = &page->view->pact->reg.versions;
    Title title = {text_count(page->a, TEXT_HISTORY_FINDING, (int64_t)all->count,
                              page->lang, NO_PLACES),
                   page->lang};
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = all->count > 0 ? title : page_title(page),
                             .lead = text_get(TEXT_HISTORY_LEAD, page->lang)});
    if (all->count == 0) {
        paragraph(page, TEXT_REGISTER_EMPTY);
    }
    for (size_t i = 0; i < all->count; i++) {
        version_part(page, &all->items[i]);
    }
}
