/* SPDX-License-Identifier: EUPL-1.2
 * desk_matter.c - one matter: what it is, what may be done, all that was said
 */
#include "publish/desk/desk_matter.h"

#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

enum { MOST_SHOWN = 100 };

static const TextKey STATES[MATTER_STATES] = {
    [MATTER_OPEN] = TEXT_MATTER_IS_OPEN,
    [MATTER_CLARIFY] = TEXT_MATTER_IS_CLARIFY,
    [MATTER_REMOVE] = TEXT_MATTER_IS_REMOVE,
    [MATTER_ESCALATE] = TEXT_MATTER_IS_ESCALATE,
    [MATTER_ANSWERED] = TEXT_MATTER_IS_ANSWERED,
    [MATTER_AGREED] = TEXT_MATTER_IS_AGREED,
    [MATTER_DECLINED] = TEXT_MATTER_IS_DECLINED,
    [MATTER_DECIDED] = TEXT_MATTER_IS_DECIDED,
    [MATTER_DONE] = TEXT_MATTER_IS_DONE,
    [MATTER_CLOSED] = TEXT_MATTER_IS_CLOSED,
};
/* On a button; and in the history. Nothing is put in twice. */
static const TextKey BUTTONS[MATTER_DEEDS] = {
    [MATTER_PUT_IN] = TEXT_MATTER_PUT_IN,
    [MATTER_ANSWER] = TEXT_MATTER_DO_ANSWER,
    [MATTER_TO_CLARIFY] = TEXT_MATTER_DO_CLARIFY,
    [MATTER_TO_REMOVE] = TEXT_MATTER_DO_REMOVE,
    [MATTER_TO_ESCALATE] = TEXT_MATTER_DO_ESCALATE,
    [MATTER_AGREE] = TEXT_MATTER_DO_AGREE,
    [MATTER_DECLINE] = TEXT_MATTER_DO_DECLINE,
    [MATTER_DECIDE] = TEXT_MATTER_DO_DECIDE,
    [MATTER_FINISH] = TEXT_MATTER_DO_FINISH,
    [MATTER_REOPEN] = TEXT_MATTER_DO_REOPEN,
    [MATTER_WITHDRAW] = TEXT_MATTER_DO_WITHDRAW,
};
static const TextKey DEEDS[MATTER_DEEDS] = {
    [MATTER_PUT_IN] = TEXT_MATTER_DID_PUT_IN,
    [MATTER_ANSWER] = TEXT_MATTER_DID_ANSWER,
    [MATTER_TO_CLARIFY] = TEXT_MATTER_DID_CLARIFY,
    [MATTER_TO_REMOVE] = TEXT_MATTER_DID_REMOVE,
    [MATTER_TO_ESCALATE] = TEXT_MATTER_DID_ESCALATE,
    [MATTER_AGREE] = TEXT_MATTER_DID_AGREE,
    [MATTER_DECLINE] = TEXT_MATTER_DID_DECLINE,
    [MATTER_DECIDE] = TEXT_MATTER_DID_DECIDE,
    [MATTER_FINISH] = TEXT_MATTER_DID_FINISH,
    [MATTER_REOPEN] = TEXT_MATTER_DID_REOPEN,
    [MATTER_WITHDRAW] = TEXT_MATTER_DID_WITHDRAW,
};

static const Action *action_of(const Page *page, Str id)
{
    const ActionList *actions = &page->view->pact->reg.actions;
    for (size_t i = 0; id.length > 0 && i < actions->count; i++) {
        if (str_equal(actions->items[i].id, id)) {
            return &actions->items[i];
        }
    }
    return NULL;
}

static Str theme_name(const Page *page, Str id)
{
    const ThemeList *themes = &page->view->pact->reg.themes;
    for (size_t i = 0; i < themes->count; i++) {
        if (str_equal(themes->items[i].id, id)) {
            return words_in(themes->items[i].name, page->lang, NULL);
        }
    }
    return S("");
}

static void row_facts(Page *page, const Matter *matter)
{
    Str owner = matter->owner.length > 0 ? party_shown(page, matter->owner) : S("");
    html_text(page->h, text_get(STATES[matter->state], page->lang));
    html_text(page->h, owner.length > 0 ? S(", ") : S(""));
    html_text(page->h, owner);
    html_text(page->h, S(", "));
    html_text(page->h, shown_date(page->a, moment_date(matter->at), page->lang));
}

void matter_rows(Page *page, const Desk *desk, Matters matters)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < matters.count && i < MOST_SHOWN; i++) {
            const Matter *matter = &matters.items[i];
            HTML(page->h, TAG_LI, NO_ATTRS) {
                HTML(page->h, TAG_P, NO_ATTRS)
                    desk_link(page, desk, desk_path_of(desk, "matter", matter->id, ""),
                              matter->title);
                HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft"))))
                    row_facts(page, matter);
            }
        }
    }
    if (matters.count > MOST_SHOWN) {
        plain_paragraph(page, text_count(page->a, TEXT_OWE_MORE,
                                         (int64_t)(matters.count - MOST_SHOWN),
                                         page->lang, NO_PLACES));
    }
}

static void text_fact(Page *page, TextKey key, Str text)
{
    if (text.length > 0) {
        fact(page, key);
        HTML(page->h, TAG_DD, NO_ATTRS)
            html_text(page->h, text);
    }
}

static void facts(Page *page, const Matter *matter, const Person *person)
{
    const Action *action = action_of(page, matter->action);
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        text_fact(page, TEXT_MATTER_STATE, text_get(STATES[matter->state], page->lang));
        if (action != NULL) {
            fact(page, TEXT_MATTER_ABOUT);
            HTML(page->h, TAG_DD, NO_ATTRS)
                action_link(page, action);
        }
        text_fact(page, TEXT_MATTER_THEME, theme_name(page, matter->theme));
        if (matter->region.length > 0) {
            text_fact(page, TEXT_DESK_REGION, region_shown(page, matter->region));
        }
        if (matter->owner.length > 0) {
            text_fact(page, TEXT_MATTER_OWNER, party_shown(page, matter->owner));
        }
        if (date_is_set(matter->due)) {
            text_fact(page, TEXT_MATTER_DUE,
                      shown_date(page->a, matter->due, page->lang));
        }
        if (matter->link.length > 0) {
            fact(page, TEXT_MATTER_PAPER);
            HTML(page->h, TAG_DD, NO_ATTRS)
                outside_link(page, matter->link, (Words){{matter->link, {NULL, 0}}});
        }
        if (person_may(person, DEED_RUN, NULL)) {
            text_fact(page, TEXT_MATTER_CONTACT, matter->contact);
        }
    }
}

static void deed_form(Page *page, const Desk *desk, const DeskMatter *shown,
                      MatterDeed deed)
{
    const Matter *matter = &shown->matter;
    unsigned asks = matter_asks(matter->kind, deed);
    DESK_FORM(page, desk, desk_path_of(desk, "matter", matter->id, "/do"))
    {
        hidden_field(page, S("step"),
                     str_format(page->a, "%lld", (long long)matter->step));
        if ((asks & ASKS_OWNER) != 0) {
            party_chooser(page, S("owner"), TEXT_MATTER_OWNER, TEXT_MATTER_NO_OWNER,
                          matter->owner);
        }
        if ((asks & ASKS_DUE) != 0) {
            field(page, &(FieldSpec){.name = S("due"),
                                     .label = TEXT_MATTER_DUE,
                                     .form = FIELD_DAY,
                                     .value = date_iso(page->a, matter->due),
                                     .is_required = true});
        }
        if ((asks & ASKS_TEXT) != 0) {
            field(page, &(FieldSpec){.name = S("text"),
                                     .label = TEXT_MATTER_SAY,
                                     .form = FIELD_AREA,
                                     .value = shown->typed,
                                     .is_required = true});
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            submit_as(page, BUTTONS[deed], S("go"), matter_deed_word(deed),
                      deed == MATTER_WITHDRAW || deed == MATTER_REOPEN);
    }
}

static void history_row(Page *page, const MatterStep *step)
{
    Str name =
        step->name.length > 0 ? step->name : text_get(TEXT_MATTER_STRANGER, page->lang);
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            HTML(page->h, TAG_STRONG, NO_ATTRS)
                put(page, DEEDS[step->deed]);
            html_text(page->h,
                      str_format(page->a, ", %.*s, %.*s",
                                 STR_ARG(shown_moment(page->a, step->at, page->lang)),
                                 STR_ARG(name)));
        }
        if (step->owner.length > 0) {
            plain_paragraph(page, party_shown(page, step->owner));
        }
        if (step->deed != MATTER_PUT_IN && step->text.length > 0) {
            plain_paragraph(page, step->text);
        }
    }
}

static void matter_page(Page *page, const Desk *desk, const void *content)
{
    const DeskMatter *shown = content;
    const Matter *matter = &shown->matter;
    bool any = false;
    for (int d = 0; d < MATTER_DEEDS; d++) {
        any = any || shown->may[d];
    }
    desk_opening(page, text_get(matter_kind_name(matter->kind), page->lang),
                 matter->title, matter->text);
    PART(page, S("now"), TEXT_REPORT_NOW)
        facts(page, matter, desk->person);
    if (any) {
        PART(page, S("next"), TEXT_MATTER_WHAT_NEXT) {
            for (int d = 0; d < MATTER_DEEDS; d++) {
                if (shown->may[d]) {
                    deed_form(page, desk, shown, (MatterDeed)d);
                }
            }
        }
    }
    PART(page, S("history"), TEXT_MATTER_WHAT_HAPPENED) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < shown->steps.count; i++) {
                history_row(page, &shown->steps.items[i]);
            }
        }
    }
}

bool desk_matter(const Desk *desk, const DeskMatter *matter, Str *text, Error *err)
{
    return desk_page(desk, matter->matter.title, matter_page, matter, text, err);
}
