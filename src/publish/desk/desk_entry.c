/* SPDX-License-Identifier: EUPL-1.2
 * desk_entry.c - coming in, what went wrong, one's own account
 */
#include "publish/desk/desk_frame.h"

static void sign_in(Page *page, const Desk *desk, const void *content)
{
    const DeskSignIn *about = content;
    desk_opening(page, S(""), text_get(TEXT_DESK_SIGN_IN_TITLE, page->lang),
                 text_get(TEXT_DESK_SIGN_IN_LEAD, page->lang));
    DESK_FORM(page, desk, desk->path)
    {
        field(page, &(FieldSpec){.name = S("mail"),
                                 .label = TEXT_DESK_MAIL,
                                 .form = FIELD_MAIL,
                                 .value = about->mail,
                                 .autocomplete = S("username"),
                                 .is_required = true});
        field(page, &(FieldSpec){.name = S("password"),
                                 .label = TEXT_DESK_PASSWORD,
                                 .form = FIELD_SECRET,
                                 .autocomplete = S("current-password"),
                                 .is_required = true});
        submit(page, TEXT_DESK_SIGN_IN);
    }
    if (about->mails_links) {
        HTML(page->h, TAG_P, NO_ATTRS)
            desk_link(page, desk, desk_path(desk, "follow"),
                      text_get(TEXT_FOLLOW_TITLE, page->lang));
        PART(page, S("by-mail"), TEXT_DESK_BY_MAIL) {
            paragraph(page, TEXT_DESK_BY_MAIL_LEAD);
            DESK_FORM(page, desk, desk_path(desk, "link"))
            {
                field(page, &(FieldSpec){.name = S("mail"),
                                         .label = TEXT_DESK_MAIL_FOR_LINK,
                                         .form = FIELD_MAIL,
                                         .value = about->mail,
                                         .autocomplete = S("email"),
                                         .is_required = true});
                submit(page, TEXT_DESK_MAIL_LINK);
            }
        }
    }
    HTML(page->h, TAG_P, NO_ATTRS)
        desk_link(page, desk, desk_path(desk, "join"),
                  text_get(TEXT_DESK_WANT_TO_JOIN, page->lang));
}

bool desk_sign_in(const Desk *desk, const DeskSignIn *content, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_SIGN_IN_TITLE, desk->lang), sign_in,
                     content, text, err);
}

static void invitation(Page *page, const Desk *desk, const void *content)
{
    const Str *name = content;
    desk_opening(
        page, S(""),
        text_fill(page->a, TEXT_DESK_WELCOME, page->lang, PLACES({PLACE_NAME, *name})),
        text_get(TEXT_DESK_WELCOME_LEAD, page->lang));
    DESK_FORM(page, desk, desk->path)
    {
        field(page, &(FieldSpec){.name = S("password"),
                                 .label = TEXT_DESK_NEW_PASSWORD,
                                 .has_hint = true,
                                 .hint = TEXT_DESK_NEW_PASSWORD_HINT,
                                 .form = FIELD_SECRET,
                                 .autocomplete = S("new-password")});
        submit(page, TEXT_DESK_COME_IN);
    }
}

bool desk_invitation(const Desk *desk, Str name, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_SIGN_IN_TITLE, desk->lang), invitation,
                     &name, text, err);
}

static void trouble(Page *page, const Desk *desk, const void *content)
{
    (void)content;
    desk_opening(page, S(""), text_get(TEXT_DESK_TROUBLE, page->lang), S(""));
    HTML(page->h, TAG_P, NO_ATTRS)
        desk_link(page, desk, desk_path(desk, "account"),
                  text_get(TEXT_DESK_TO_START, page->lang));
}

bool desk_trouble(const Desk *desk, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_TROUBLE, desk->lang), trouble, NULL, text,
                     err);
}

static void account(Page *page, const Desk *desk, const void *content)
{
    (void)content;
    desk_opening(page, S(""), desk->person->name, desk->person->mail);
    PART(page, S("duties"), TEXT_DESK_DUTIES) {
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < desk->person->duty_count; i++) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    html_text(page->h, duty_shown(page, &desk->person->duties[i]));
            }
        }
    }
    PART(page, S("password"), TEXT_DESK_PASSWORD) {
        DESK_FORM(page, desk, desk_path(desk, "password"))
        {
            field(page, &(FieldSpec){.name = S("password"),
                                     .label = TEXT_DESK_NEW_PASSWORD,
                                     .has_hint = true,
                                     .hint = TEXT_DESK_NEW_PASSWORD_HINT,
                                     .form = FIELD_SECRET,
                                     .autocomplete = S("new-password"),
                                     .is_required = true});
            submit(page, TEXT_DESK_SAVE);
        }
    }
}

bool desk_account(const Desk *desk, Str *text, Error *err)
{
    return desk_page(desk, desk->person->name, account, NULL, text, err);
}
