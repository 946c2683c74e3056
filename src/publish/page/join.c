/* SPDX-License-Identifier: EUPL-1.2
 * join.c - how to pledge something, or report on what was pledged
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"

static void steps_part(Page *page)
{
    static const TextKey steps[] = {TEXT_JOIN_STEP_WHO, TEXT_JOIN_STEP_WHAT,
                                    TEXT_JOIN_STEP_MUCH, TEXT_JOIN_STEP_WHEN,
                                    TEXT_JOIN_STEP_FIGURE};
    PART(page, S("steps"), TEXT_JOIN_STEPS) {
        paragraph(page, TEXT_JOIN_STEPS_LEAD);
        HTML(page->h, TAG_OL, NO_ATTRS) {
            for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    put(page, steps[i]);
            }
        }
        paragraph(page, TEXT_JOIN_AFTER);
    }
}

static void office_part(Page *page)
{
    const PactHead *head = page->view->pact->head;
    Url mail;
    PART(page, S("office"), TEXT_JOIN_WHERE) {
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
            fact(page, TEXT_JOIN_OFFICE);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                if (head->office != NULL) {
                    party_link(page, head->office);
                } else {
                    put_absent(page, TEXT_WORD_NOT_RECORDED);
                }
            }
            fact(page, TEXT_JOIN_MAIL);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                if (url_mail(page->a, head->mail, &mail)) {
                    html_link(page->h, mail, head->mail);
                } else {
                    put_absent(page, TEXT_JOIN_NO_MAIL);
                }
            }
            if (head->url.length > 0) {
                fact(page, TEXT_FACT_SITE);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    outside_link(page, head->url, (Words){{head->url, head->url}});
            }
        }
    }
}

static void themes_part(Page *page)
{
    const ThemeList *themes = &page->view->pact->reg.themes;
    if (themes->count == 0) {
        return;
    }
    PART(page, S("themes"), TEXT_PACT_THEMES) {
        paragraph(page, TEXT_JOIN_THEMES);
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < themes->count; i++) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    theme_link(page, &themes->items[i]);
            }
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_SERVICES, NULL),
                      text_get(TEXT_JOIN_SERVICES, page->lang));
    }
}

void render_join(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_JOIN_LEAD, page->lang)});
    steps_part(page);
    office_part(page);
    themes_part(page);
    PART(page, S("owners"), TEXT_JOIN_OWNERS) {
        paragraph(page, TEXT_JOIN_OWNERS_1);
        paragraph(page, TEXT_JOIN_OWNERS_2);
    }
}
