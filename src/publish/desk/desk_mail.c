/* SPDX-License-Identifier: EUPL-1.2
 * desk_mail.c - mail that went out, waits, or came back
 */
#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

static const struct {
    Str word;
    TextKey text;
} STATES[] = {
    {S_INIT("waiting"), TEXT_POST_WAITING},
    {S_INIT("sent"), TEXT_POST_SENT},
    {S_INIT("refused"), TEXT_POST_REFUSED},
    {S_INIT("bounced"), TEXT_POST_BOUNCED},
};

static void state_cell(Page *page, const DeskMail *mail)
{
    for (size_t i = 0; i < sizeof STATES / sizeof STATES[0]; i++) {
        if (str_equal(STATES[i].word, mail->state)) {
            put(page, STATES[i].text);
        }
    }
    if (mail->trouble.length == 0) {
        return;
    }
    html_leaf(page->h, TAG_BR, NO_ATTRS);
    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
        html_text(page->h, text_count(page->a, TEXT_POST_TRIES, mail->tries, page->lang,
                                      NO_PLACES));
        html_text(page->h, S(": "));
        html_text(page->h, mail->trouble);
    }
}

static void mail_row(Page *page, const DeskMail *mail)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            html_text(page->h, mail->name);
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                html_text(page->h, mail->address);
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h, mail->subject);
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h, shown_moment(page->a, mail->at, page->lang));
        HTML(page->h, TAG_TD, NO_ATTRS)
            state_cell(page, mail);
    }
}

static void mail_table(Page *page, const DeskMails *mails)
{
    TABLE(page, text_get(TEXT_POST_ALL, page->lang)) {
        COLUMN_HEADS(page, TEXT_POST_TO, TEXT_POST_SUBJECT, TEXT_POST_AT,
                     TEXT_POST_STATE);
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < mails->count; i++) {
                mail_row(page, &mails->items[i]);
            }
        }
    }
}

static void mail_page(Page *page, const Desk *desk, const void *content)
{
    (void)desk;
    const DeskMails *mails = content;
    desk_opening(page, S(""), text_get(TEXT_DESK_MENU_MAIL, page->lang),
                 text_get(mails->is_on ? TEXT_POST_LEAD : TEXT_POST_OFF, page->lang));
    WIDE_PART(page, S("all"), TEXT_POST_ALL) {
        if (mails->count == 0) {
            paragraph(page, TEXT_POST_NONE);
        } else {
            mail_table(page, mails);
        }
    }
}

bool desk_mail(const Desk *desk, const DeskMails *mails, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_MAIL, desk->lang), mail_page, mails,
                     text, err);
}
