/* SPDX-License-Identifier: EUPL-1.2
 * desk_follow.c - asking for mail, confirming it, stopping it
 */
#include "publish/desk/desk_frame.h"

typedef struct Offers {
    Choice *items;
    size_t count;
} Offers;

static void offer(const Desk *desk, Offers *offers, const char *kind, Str id, TextKey key,
                  Words name)
{
    Str shown = text_fill(desk->a, key, desk->lang,
                          PLACES({PLACE_NAME, words_in(name, desk->lang, NULL)}));
    offers->items[offers->count++] =
        (Choice){str_format(desk->a, "%s:%.*s", kind, STR_ARG(id)), shown};
}

/* All that can be followed: what has a page of its own. */
static Offers offers_of(const Desk *desk)
{
    const Pact *pact = desk->view->pact;
    const IndicatorList *indicators = &pact->monitor.indicators;
    const ThemeList *themes = &pact->reg.themes;
    const ActionList *actions = &pact->reg.actions;
    const RegionRefs *regions = &desk->view->regions;
    size_t most = 1 + indicators->count + themes->count + actions->count + regions->count;
    Offers offers = {PUSH_ARRAY(desk->a, Choice, most), 0};
    offers.items[offers.count++] =
        (Choice){S("all"), text_get(TEXT_FOLLOW_ALL, desk->lang)};
    for (size_t i = 0; i < themes->count; i++) {
        offer(desk, &offers, "theme", themes->items[i].id, TEXT_FOLLOW_THEME,
              themes->items[i].name);
    }
    for (size_t i = 0; i < regions->count; i++) {
        offer(desk, &offers, "region", regions->items[i]->id, TEXT_FOLLOW_REGION,
              regions->items[i]->name);
    }
    for (size_t i = 0; i < indicators->count; i++) {
        offer(desk, &offers, "indicator", indicators->items[i].id, TEXT_FOLLOW_INDICATOR,
              indicators->items[i].name);
    }
    for (size_t i = 0; i < actions->count; i++) {
        offer(desk, &offers, "action", actions->items[i].id, TEXT_FOLLOW_ACTION,
              actions->items[i].name);
    }
    return offers;
}

Str desk_follow_name(const Desk *desk, Str what)
{
    Offers offers = offers_of(desk);
    for (size_t i = 0; i < offers.count; i++) {
        if (str_equal(offers.items[i].value, what)) {
            return offers.items[i].label;
        }
    }
    return S("");
}

static void ask_form(Page *page, const Desk *desk, const DeskFollow *follow)
{
    Offers offers = offers_of(desk);
    DESK_FORM(page, desk, desk_path(desk, "follow"))
    {
        chooser(page, S("what"), TEXT_FOLLOW_WHAT, offers.items, offers.count,
                follow->what);
        field(page, &(FieldSpec){.name = S("mail"),
                                 .label = TEXT_DESK_MAIL_FOR_LINK,
                                 .form = FIELD_MAIL,
                                 .value = follow->mail,
                                 .autocomplete = S("email"),
                                 .is_required = true});
        submit(page, TEXT_FOLLOW_ASK);
    }
}

static void follow_page(Page *page, const Desk *desk, const void *content)
{
    const DeskFollow *follow = content;
    bool leaves = follow->step == FOLLOW_LEAVE;
    TextKey lead = follow->step == FOLLOW_CONFIRM ? TEXT_FOLLOW_CONFIRM_LEAD
                   : leaves                       ? TEXT_FOLLOW_LEAVE_LEAD
                                                  : TEXT_FOLLOW_LEAD;
    desk_opening(
        page, S(""),
        text_get(leaves ? TEXT_FOLLOW_LEAVE_TITLE : TEXT_FOLLOW_TITLE, page->lang),
        follow->step == FOLLOW_DONE ? S("") : text_get(lead, page->lang));
    if (follow->step == FOLLOW_ASK && !follow->is_on) {
        paragraph(page, TEXT_FOLLOW_OFF);
    } else if (follow->step == FOLLOW_ASK) {
        ask_form(page, desk, follow);
    } else if (follow->step != FOLLOW_DONE) {
        if (!leaves) {
            plain_paragraph(page, desk_follow_name(desk, follow->what));
        }
        DESK_FORM(page, desk, desk->path)
        submit(page, leaves ? TEXT_FOLLOW_LEAVE : TEXT_FOLLOW_CONFIRM);
    }
}

bool desk_follow(const Desk *desk, const DeskFollow *follow, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_FOLLOW_TITLE, desk->lang), follow_page, follow,
                     text, err);
}
