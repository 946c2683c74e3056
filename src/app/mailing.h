/* SPDX-License-Identifier: EUPL-1.2
 * mailing.h - letters into the queue, with links to our own pages in them
 *
 *   Letter letter = {.lang = …, .subject = …, .paragraphs = …};
 *   MailTo to = {S("reminder"), person->mail};
 *   if (!mailing_put(a, store, view, &letter, &to, now, err)) ...   in a transaction
 *
 * A link in a mail begins with the public address that is set (settings.h), never with
 * what a request says its host is: whoever asks could then send our people elsewhere.
 * Without that address, or without a mail server, no mail is put in at all.
 */
#ifndef APP_MAILING_H
#define APP_MAILING_H

#include "app/app.h"
#include "keep/people.h"
#include "publish/letter/letter.h"

typedef struct MailTo {
    Str kind; /* keep/mail.h */
    Str address;
} MailTo;

bool mailing_is_on(const App *app);
/* https://…/nl/register/(rest) */
Str mailing_link(Arena *a, const App *app, Lang lang, Str rest);
/* Within the caller's transaction. */
MUST_CHECK bool mailing_put(Arena *a, Store *store, const View *view,
                            const Letter *letter, const MailTo *to, Moment now,
                            Error *err);
/* A link to come in by, for who was invited or asks for one; in a transaction of its
 * own. */
typedef enum EntryLetter { ENTRY_INVITATION, ENTRY_SIGN_IN } EntryLetter;
MUST_CHECK bool mailing_entry(Arena *a, Store *store, const App *app,
                              const Person *person, EntryLetter kind, Str token,
                              Moment now, Error *err);

#endif
