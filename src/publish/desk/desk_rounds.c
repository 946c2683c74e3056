/* SPDX-License-Identifier: EUPL-1.2
 * desk_rounds.c - the round that runs, a new one, earlier ones
 */
#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

static const Round *running(const Page *page)
{
    const RoundList *rounds = &page->view->pact->reg.rounds;
    for (size_t i = 0; i < rounds->count; i++) {
        if (!date_is_set(rounds->items[i].closed)) {
            return &rounds->items[i];
        }
    }
    return NULL;
}

static void round_facts(Page *page, const Round *round)
{
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        fact(page, TEXT_ROUND_OPENS);
        HTML(page->h, TAG_DD, NO_ATTRS)
            html_text(page->h, shown_date(page->a, round->opens, page->lang));
        fact(page, TEXT_ROUND_CLOSES);
        HTML(page->h, TAG_DD, NO_ATTRS)
            html_text(page->h, shown_date(page->a, round->closes, page->lang));
        if (round->excepted.count > 0) {
            fact(page, TEXT_ROUND_EXCEPTED);
            HTML(page->h, TAG_DD, NO_ATTRS)
                party_links(page, &round->excepted);
        }
    }
}

static void except_form(Page *page, const Desk *desk)
{
    const PartyList *parties = &page->view->pact->reg.parties;
    Choice *items = PUSH_ARRAY(page->a, Choice, parties->count + 1);
    for (size_t i = 0; i < parties->count; i++) {
        const Party *party = &parties->items[i];
        items[i] = (Choice){party->id, words_in(party->name, page->lang, NULL)};
    }
    DESK_FORM(page, desk, desk_path(desk, "rounds/except"))
    {
        chooser(page, S("party"), TEXT_DESK_PARTY, items, parties->count, S(""));
        submit(page, TEXT_ROUND_EXCEPT);
    }
}

static void running_part(Page *page, const Desk *desk, const Round *round)
{
    PART(page, S("running"), TEXT_ROUND_RUNNING) {
        heading_words(page, round->name);
        round_facts(page, round);
        except_form(page, desk);
        DESK_FORM(page, desk, desk_path(desk, "rounds/close"))
        submit(page, TEXT_ROUND_CLOSE_NOW);
    }
}

static void new_part(Page *page, const Desk *desk)
{
    const Choice audiences[] = {
        {S("office"), text_get(TEXT_ROUND_AUDIENCE_OFFICE, page->lang)},
        {S("steering"), text_get(TEXT_ROUND_AUDIENCE_STEERING, page->lang)},
        {S("public"), text_get(TEXT_ROUND_AUDIENCE_PUBLIC, page->lang)},
    };
    PART(page, S("new"), TEXT_ROUND_NEW) {
        DESK_FORM(page, desk, desk_path(desk, "rounds"))
        {
            field(page, &(FieldSpec){.name = S("name-nl"),
                                     .label = TEXT_ROUND_NAME_NL,
                                     .is_required = true});
            field(page, &(FieldSpec){.name = S("name-en"), .label = TEXT_ROUND_NAME_EN});
            field(page, &(FieldSpec){.name = S("opens"),
                                     .label = TEXT_ROUND_OPENS,
                                     .form = FIELD_DAY,
                                     .value = date_iso(page->a, desk->today),
                                     .is_required = true});
            field(page, &(FieldSpec){.name = S("closes"),
                                     .label = TEXT_ROUND_CLOSES,
                                     .form = FIELD_DAY,
                                     .is_required = true});
            chooser(page, S("audience"), TEXT_ROUND_AUDIENCE, audiences, 3, S("office"));
            submit(page, TEXT_ROUND_START);
        }
    }
}

static void earlier_part(Page *page)
{
    const RoundList *rounds = &page->view->pact->reg.rounds;
    PART(page, S("earlier"), TEXT_ROUND_EARLIER) {
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = rounds->count; i > 0; i--) {
                const Round *round = &rounds->items[i - 1];
                if (date_is_set(round->closed)) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        put_words(page, round->name);
                        html_text(page->h, S(", "));
                        put_filled(page, TEXT_ROUND_WAS_CLOSED,
                                   PLACES({PLACE_DATE, shown_date(page->a, round->closed,
                                                                  page->lang)}));
                    }
                }
            }
        }
    }
}

static void rounds_page(Page *page, const Desk *desk, const void *content)
{
    (void)content;
    const Round *round = running(page);
    desk_opening(page, S(""), text_get(TEXT_DESK_MENU_ROUNDS, page->lang),
                 text_get(TEXT_ROUND_LEAD, page->lang));
    if (round != NULL) {
        running_part(page, desk, round);
    } else {
        new_part(page, desk);
    }
    if (page->view->pact->reg.rounds.count > (round != NULL ? 1 : 0)) {
        earlier_part(page);
    }
}

bool desk_rounds(const Desk *desk, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_ROUNDS, desk->lang), rounds_page, NULL,
                     text, err);
}
