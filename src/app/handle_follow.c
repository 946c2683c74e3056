/* SPDX-License-Identifier: EUPL-1.2
 * handle_follow.c - mail for whoever wants to follow something
 */
#include "app/handle.h"
#include "app/mailing.h"
#include "domain/register/refusal.h"
#include "keep/subscriptions.h"
#include "publish/text/text.h"

static bool follow_page(const App *app, const Desk *desk, const Request *request,
                        Response *response, DeskFollow *follow, Error *err)
{
    Str text;
    follow->is_on = mailing_is_on(app);
    return desk_follow(desk, follow, &text, err) && handle_page(request, response, text);
}

/* The page of a link: its address ends in the token. */
static Desk link_desk(const App *app, const Request *request, const char *before)
{
    Str rest = str_format(request->arena, "%s/%.*s", before,
                          STR_ARG(request_param(request, S("token"))));
    return handle_desk(app, request, str_c(request->arena, rest));
}

bool handle_follow_page(const App *app, const Request *request, Response *response,
                        Error *err)
{
    Desk desk = handle_desk(app, request, "follow");
    DeskFollow follow = {.what = request_param(request, S("what"))};
    return follow_page(app, &desk, request, response, &follow, err);
}

static bool mail_link(const App *app, const Request *request, const Subscription *wanted,
                      Str name, Str token, Error *err)
{
    Arena *a = request->arena;
    const View *view = office_view(app->office, a);
    Lang lang = wanted->lang;
    Str pact = words_in(view->pact->head->name, lang, NULL);
    Str words = text_fill(a, TEXT_LETTER_FOLLOW, lang, PLACES({PLACE_NAME, name}));
    Str rest = str_format(a, "follow/%.*s", STR_ARG(token));
    LetterLink link = {text_get(TEXT_LETTER_FOLLOW_LINK, lang),
                       mailing_link(a, app, lang, rest)};
    Letter letter = {.lang = lang,
                     .subject = text_fill(a, TEXT_LETTER_FOLLOW_SUBJECT, lang,
                                          PLACES({PLACE_PACT, pact})),
                     .paragraphs = &words,
                     .paragraph_count = 1,
                     .links = &link,
                     .link_count = 1};
    MailTo to = {S("follow"), wanted->mail};
    bool good = store_begin(request->store, err) &&
                mailing_put(a, request->store, view, &letter, &to, request->now, err) &&
                store_commit(request->store, err);
    store_rollback(request->store);
    if (good) {
        postman_told(app->postman);
    }
    return good;
}

static bool ask(const App *app, const Desk *desk, const Request *request, Error *err)
{
    Str token;
    Str what = request_param(request, S("what"));
    Subscription wanted = {.mail = str_trim(request_param(request, S("mail"))),
                           .lang = handle_lang(request)};
    (void)str_cut(what, ':', &wanted.kind, &wanted.subject);
    Str name = desk_follow_name(desk, what);
    if (!mailing_is_on(app) || name.length == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND,
                      "there is nothing to follow");
    }
    return subscription_ask(desk->a, request->store, &wanted, request->now, &token,
                            err) &&
           (token.length == 0 || mail_link(app, request, &wanted, name, token, err));
}

/* The same answer whether the address follows it already or not. */
bool handle_follow(const App *app, const Request *request, Response *response, Error *err)
{
    Error why = {0};
    Desk desk = handle_desk(app, request, "follow");
    DeskFollow follow = {.what = request_param(request, S("what")),
                         .mail = request_param(request, S("mail"))};
    if (ask(app, &desk, request, &why)) {
        follow.step = FOLLOW_DONE;
        desk.notice = text_get(TEXT_FOLLOW_ASKED, desk.lang);
    } else if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return follow_page(app, &desk, request, response, &follow, err);
}

bool handle_follow_confirm_page(const App *app, const Request *request,
                                Response *response, Error *err)
{
    Subscription found;
    Desk desk = link_desk(app, request, "follow");
    if (!subscription_look(request->arena, request->store,
                           request_param(request, S("token")), request->now, &found,
                           err)) {
        return false;
    }
    Str what = found.subject.length > 0
                   ? str_format(request->arena, "%.*s:%.*s", STR_ARG(found.kind),
                                STR_ARG(found.subject))
                   : found.kind;
    DeskFollow follow = {.step = FOLLOW_CONFIRM, .what = what};
    return follow_page(app, &desk, request, response, &follow, err);
}

bool handle_follow_confirm(const App *app, const Request *request, Response *response,
                           Error *err)
{
    Desk desk = link_desk(app, request, "follow");
    DeskFollow follow = {.step = FOLLOW_DONE};
    if (!subscription_confirm(request->arena, request->store,
                              request_param(request, S("token")), request->now, err)) {
        return false;
    }
    desk.notice = text_get(TEXT_FOLLOW_CONFIRMED, desk.lang);
    return follow_page(app, &desk, request, response, &follow, err);
}

bool handle_unfollow_page(const App *app, const Request *request, Response *response,
                          Error *err)
{
    Desk desk = link_desk(app, request, "unfollow");
    DeskFollow follow = {.step = FOLLOW_LEAVE};
    return follow_page(app, &desk, request, response, &follow, err);
}

/* By the button, or by a mail program for its reader (RFC 8058). */
bool handle_unfollow(const App *app, const Request *request, Response *response,
                     Error *err)
{
    Desk desk = link_desk(app, request, "unfollow");
    DeskFollow follow = {.step = FOLLOW_DONE};
    if (!subscription_leave(request->store, request_param(request, S("token")), err)) {
        return false;
    }
    desk.notice = text_get(TEXT_FOLLOW_LEFT, desk.lang);
    return follow_page(app, &desk, request, response, &follow, err);
}
