/* SPDX-License-Identifier: EUPL-1.2
 * desk_people.c - who may sign in, and an invitation for one more
 */
#include "publish/desk/desk_frame.h"

static const TextKey DUTY_NAMES[DUTY_COUNT] = {
    [DUTY_REPORTER] = TEXT_DUTY_REPORTER,
    [DUTY_PARTY_APPROVER] = TEXT_DUTY_PARTY_APPROVER,
    [DUTY_COORDINATOR] = TEXT_DUTY_COORDINATOR,
    [DUTY_EDITOR] = TEXT_DUTY_EDITOR,
    [DUTY_APPROVER] = TEXT_DUTY_APPROVER,
    [DUTY_STEERING] = TEXT_DUTY_STEERING,
    [DUTY_ADMIN] = TEXT_DUTY_ADMIN,
};

Str party_shown(const Page *page, Str id)
{
    const PartyList *parties = &page->view->pact->reg.parties;
    for (size_t i = 0; i < parties->count; i++) {
        if (str_equal(parties->items[i].id, id)) {
            return words_in(parties->items[i].name, page->lang, NULL);
        }
    }
    return id;
}

Str region_shown(const Page *page, Str id)
{
    const Region *region = regions_find(&page->view->pact->regions, id);
    return region != NULL ? words_in(region->name, page->lang, NULL) : id;
}

Str duty_shown(Page *page, const Duty *duty)
{
    Str name = text_get(DUTY_NAMES[duty->kind], page->lang);
    Str whom = duty->party.length > 0    ? party_shown(page, duty->party)
               : duty->region.length > 0 ? region_shown(page, duty->region)
                                         : S("");
    return whom.length > 0
               ? str_format(page->a, "%.*s, %.*s", STR_ARG(name), STR_ARG(whom))
               : name;
}

static void deeds(Page *page, const Desk *desk, const DeskPerson *person)
{
    if (person->has_left) {
        put(page, TEXT_DESK_HAS_LEFT);
        return;
    }
    DESK_FORM(page, desk, desk_path_of(desk, "people", person->person.id, "/invite"))
    submit_as(page, TEXT_DESK_NEW_LINK, S("go"), S("invite"), true);
    DESK_FORM(page, desk, desk_path_of(desk, "people", person->person.id, "/leave"))
    submit_as(page, TEXT_DESK_LEAVE, S("go"), S("leave"), true);
}

static void person_row(Page *page, const Desk *desk, const DeskPerson *person)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            html_text(page->h, person->person.name);
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                html_text(page->h, person->person.mail);
        }
        HTML(page->h, TAG_TD, NO_ATTRS) {
            HTML(page->h, TAG_UL, NO_ATTRS) {
                for (size_t i = 0; i < person->person.duty_count; i++) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        html_text(page->h, duty_shown(page, &person->person.duties[i]));
                }
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            put(page, person->is_active ? TEXT_DESK_ACTIVE : TEXT_DESK_INVITED);
        HTML(page->h, TAG_TD, NO_ATTRS)
            deeds(page, desk, person);
    }
}

static void duty_choices(Page *page)
{
    Choice duties[DUTY_COUNT];
    for (int i = 0; i < DUTY_COUNT; i++) {
        duties[i] = (Choice){duty_word((DutyKind)i), text_get(DUTY_NAMES[i], page->lang)};
    }
    chooser(page, S("duty"), TEXT_DESK_DUTY, duties, DUTY_COUNT, S("reporter"));
    party_chooser(page, S("party"), TEXT_DESK_PARTY, TEXT_DESK_NO_PARTY, S(""));
    region_chooser(page, S(""));
}

static void invite_form(Page *page, const Desk *desk)
{
    DESK_FORM(page, desk, desk_path(desk, "people"))
    {
        field(page, &(FieldSpec){
                        .name = S("name"), .label = TEXT_DESK_NAME, .is_required = true});
        field(page, &(FieldSpec){.name = S("mail"),
                                 .label = TEXT_DESK_MAIL,
                                 .form = FIELD_MAIL,
                                 .is_required = true});
        duty_choices(page);
        submit(page, TEXT_DESK_INVITE);
    }
}

static void people_list(Page *page, const Desk *desk, const void *content)
{
    const DeskPeople *people = content;
    desk_opening(page, S(""), text_get(TEXT_DESK_MENU_PEOPLE, page->lang),
                 text_get(TEXT_DESK_PEOPLE_LEAD, page->lang));
    if (people->link.length > 0) {
        PART(page, S("link"), TEXT_DESK_LINK_TITLE) {
            paragraph(page, TEXT_DESK_LINK_LEAD);
            HTML(page->h, TAG_P, NO_ATTRS) {
                HTML(page->h, TAG_CODE, NO_ATTRS)
                    html_text(page->h, people->link);
            }
        }
    }
    WIDE_PART(page, S("everybody"), TEXT_DESK_EVERYBODY) {
        TABLE(page, text_get(TEXT_DESK_EVERYBODY, page->lang)) {
            COLUMN_HEADS(page, TEXT_DESK_NAME, TEXT_DESK_DUTIES, TEXT_DESK_STATE,
                         TEXT_DESK_DEEDS);
            HTML(page->h, TAG_TBODY, NO_ATTRS) {
                for (size_t i = 0; i < people->count; i++) {
                    person_row(page, desk, &people->items[i]);
                }
            }
        }
    }
    PART(page, S("invite"), TEXT_DESK_INVITE)
        invite_form(page, desk);
}

bool desk_people(const Desk *desk, const DeskPeople *people, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_PEOPLE, desk->lang), people_list,
                     people, text, err);
}
