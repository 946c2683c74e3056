/* SPDX-License-Identifier: EUPL-1.2
 * mailing.c - letters into the queue
 */
#include "app/mailing.h"

#include "keep/mail.h"
#include "publish/text/text.h"

bool mailing_is_on(const App *app)
{
    return app->postman != NULL && app->public_url.length > 0;
}

Str mailing_link(Arena *a, const App *app, Lang lang, Str rest)
{
    return str_format(a, "%.*s/%.*s/register/%.*s", STR_ARG(app->public_url),
                      STR_ARG(lang_code(lang)), STR_ARG(rest));
}

bool mailing_put(Arena *a, Store *store, const View *view, const Letter *letter,
                 const MailTo *to, Moment now, Error *err)
{
    LetterText text;
    if (!letter_write(a, view, letter, &text, err)) {
        return false;
    }
    Mail mail = {.kind = to->kind,
                 .name = letter->name,
                 .address = to->address,
                 .subject = letter->subject,
                 .plain = text.plain,
                 .html = text.html,
                 .leave = letter->leave};
    return mail_put(store, &mail, now, err);
}

static const struct {
    Str kind;
    TextKey subject;
    TextKey words;
} ENTRIES[] = {
    [ENTRY_INVITATION] = {S_INIT("invitation"), TEXT_LETTER_INVITATION_SUBJECT,
                          TEXT_LETTER_INVITATION},
    [ENTRY_SIGN_IN] = {S_INIT("sign-in"), TEXT_LETTER_SIGN_IN_SUBJECT,
                       TEXT_LETTER_SIGN_IN},
};

/* "register van {pact}" or "inloggen bij {pact}": one of the two has no place. */
static Str filled(Arena *a, TextKey key, Lang lang, Str pact)
{
    return key == TEXT_LETTER_SIGN_IN
               ? text_get(key, lang)
               : text_fill(a, key, lang, PLACES({PLACE_PACT, pact}));
}

bool mailing_entry(Arena *a, Store *store, const App *app, const Person *person,
                   EntryLetter kind, Str token, Moment now, Error *err)
{
    const View *view = office_view(app->office, a);
    Lang lang = person->lang;
    Str pact = words_in(view->pact->head->name, lang, NULL);
    Str words = filled(a, ENTRIES[kind].words, lang, pact);
    Str rest = str_format(a, "invitation/%.*s", STR_ARG(token));
    LetterLink link = {text_get(TEXT_LETTER_INVITATION_LINK, lang),
                       mailing_link(a, app, lang, rest)};
    Letter letter = {.lang = lang,
                     .subject = filled(a, ENTRIES[kind].subject, lang, pact),
                     .name = person->name,
                     .paragraphs = &words,
                     .paragraph_count = 1,
                     .links = &link,
                     .link_count = 1};
    MailTo to = {ENTRIES[kind].kind, person->mail};
    bool good = store_begin(store, err) &&
                mailing_put(a, store, view, &letter, &to, now, err) &&
                store_commit(store, err);
    store_rollback(store);
    if (good) {
        postman_told(app->postman);
    }
    return good;
}
