/* SPDX-License-Identifier: EUPL-1.2
 * handle_mail.c - what mail went out
 */
#include "app/handle.h"
#include "app/mailing.h"
#include "keep/mail.h"

bool handle_mail(const App *app, const Request *request, Response *response, Error *err)
{
    KeptMails kept;
    Str text;
    Desk desk = handle_desk(app, request, "mail");
    if (!mail_list(request->arena, request->store, &kept, err)) {
        return false;
    }
    DeskMail *items = PUSH_ARRAY(request->arena, DeskMail, kept.count + 1);
    for (size_t i = 0; i < kept.count; i++) {
        const KeptMail *mail = &kept.items[i];
        items[i] = (DeskMail){.name = mail->mail.name,
                              .address = mail->mail.address,
                              .subject = mail->mail.subject,
                              .state = mail_state_word(mail->state),
                              .at = mail->asked_at,
                              .tries = mail->tries,
                              .trouble = mail->trouble};
    }
    DeskMails mails = {items, kept.count, mailing_is_on(app)};
    return desk_mail(&desk, &mails, &text, err) && handle_page(request, response, text);
}
