/* SPDX-License-Identifier: EUPL-1.2
 * telling.c - from what changed to letters in the queue
 */
#include "app/telling.h"

#include "app/mailing.h"
#include "domain/register/standing.h"
#include "keep/subscriptions.h"
#include "pact/database.h"
#include "publish/page/page.h"
#include "publish/page/stand.h"
#include "publish/text/text.h"

/* Something to tell: an edition, or an action. */
typedef struct News {
    const Edition *edition;
    const Action *action;
    Stand stand;
} News;
typedef struct NewsList {
    News *items;
    size_t count;
} NewsList;

typedef struct Teller {
    Arena *a;
    Store *store;
    const Telling *telling;
    NewsList news;
} Teller;

static bool was_told(Store *store, int64_t generation, bool *is_first, bool *is_done,
                     Error *err)
{
    Arena *tmp = arena_new();
    Str before = {0};
    Str now = str_format(tmp, "%lld", (long long)generation);
    bool good = told_put(tmp, store, S("generation"), now, &before, err);
    *is_first = before.length == 0;
    *is_done = str_equal(before, now);
    arena_free(tmp);
    return good;
}

static bool note_editions(Teller *t, Error *err)
{
    const EditionList *editions = &t->telling->view->pact->monitor.editions;
    for (size_t i = 0; i < editions->count; i++) {
        const Edition *edition = &editions->items[i];
        Str what = str_format(t->a, "edition:%.*s", STR_ARG(edition->id));
        Str before;
        Str value = edition->state == EDITION_PUBLISHED   ? S("published")
                    : edition->state == EDITION_WITHDRAWN ? S("withdrawn")
                                                          : S("");
        if (value.length > 0 && !told_put(t->a, t->store, what, value, &before, err)) {
            return false;
        }
        if (value.length > 0 && !str_equal(before, value) &&
            edition->kind != EDITION_EXTERNAL) {
            t->news.items[t->news.count++] = (News){.edition = edition};
        }
    }
    return true;
}

static bool note_actions(Teller *t, Error *err)
{
    const Register *reg = &t->telling->view->pact->reg;
    Date day = moment_date(t->telling->now);
    for (size_t i = 0; i < reg->actions.count; i++) {
        const Action *action = &reg->actions.items[i];
        Stand stand = action_stand(reg, action, day);
        Str what = str_format(t->a, "action:%.*s", STR_ARG(action->id));
        Str value = str_format(t->a, "%d", (int)stand);
        Str before;
        if (!told_put(t->a, t->store, what, value, &before, err)) {
            return false;
        }
        if (!str_equal(before, value)) {
            t->news.items[t->news.count++] = (News){.action = action, .stand = stand};
        }
    }
    return true;
}

/* Does the edition give a figure of what is followed? */
static bool is_in_edition(const Telling *telling, const Edition *edition,
                          const Subscription *s)
{
    const Monitor *monitor = &telling->view->pact->monitor;
    for (size_t i = 0; i < monitor->rows.count; i++) {
        const Figure *figure = &monitor->rows.items[i];
        const Indicator *indicator = figure->series->definition->indicator;
        if (figure->edition != edition) {
            continue;
        }
        if ((str_equal(s->kind, S("indicator")) &&
             str_equal(indicator->id, s->subject)) ||
            (str_equal(s->kind, S("theme")) && indicator->theme != NULL &&
             str_equal(indicator->theme->id, s->subject)) ||
            (str_equal(s->kind, S("region")) &&
             str_equal(figure->region->id, s->subject))) {
            return true;
        }
    }
    return false;
}

static bool concerns(const Telling *telling, const News *news, const Subscription *s)
{
    if (news->action != NULL) {
        return str_equal(s->kind, S("action")) && str_equal(s->subject, news->action->id);
    }
    return str_equal(s->kind, S("all")) || is_in_edition(telling, news->edition, s);
}

static Str public_page(const Teller *t, PageKind kind, const void *subject, Lang lang)
{
    return str_format(t->a, "%.*s/%.*s", STR_ARG(t->telling->public_url),
                      STR_ARG(page_path(t->a, kind, subject, lang)));
}

/* A paragraph about one piece of news, and the page it stands on. */
static Str words_of(const Teller *t, const News *news, Lang lang, LetterLink *link)
{
    if (news->action != NULL) {
        Str name = words_in(news->action->name, lang, NULL);
        *link = (LetterLink){name, public_page(t, PAGE_ACTION, news->action, lang)};
        return text_fill(
            t->a, TEXT_LETTER_ACTION, lang,
            PLACES({PLACE_NAME, name}, {PLACE_STATE, stand_word(news->stand, lang)}));
    }
    Str name = words_in(news->edition->name, lang, NULL);
    bool is_gone = news->edition->state == EDITION_WITHDRAWN;
    *link =
        (LetterLink){name, is_gone ? public_page(t, PAGE_EDITIONS, NULL, lang)
                                   : public_page(t, PAGE_EDITION, news->edition, lang)};
    Str told = text_fill(t->a, is_gone ? TEXT_LETTER_WITHDRAWN : TEXT_LETTER_EDITION,
                         lang, PLACES({PLACE_NAME, name}));
    const Str parts[] = {told, words_in(news->edition->note, lang, NULL)};
    return str_trim(str_join(t->a, parts, 2, S(" ")));
}

/* All that the subscriptions from..to, of one address, follow of the news. */
static bool write_to(Teller *t, const Subscription *from, const Subscription *to,
                     size_t *count, Error *err)
{
    const Telling *telling = t->telling;
    Str *paragraphs = PUSH_ARRAY(t->a, Str, t->news.count + 1);
    LetterLink *links = PUSH_ARRAY(t->a, LetterLink, t->news.count + 1);
    size_t told = 0;
    for (size_t n = 0; n < t->news.count; n++) {
        bool is_followed = false;
        for (const Subscription *s = from; s < to; s++) {
            is_followed = is_followed || concerns(telling, &t->news.items[n], s);
        }
        if (is_followed) {
            paragraphs[told] = words_of(t, &t->news.items[n], from->lang, &links[told]);
            told++;
        }
    }
    if (told == 0) {
        return true;
    }
    Str pact = words_in(telling->view->pact->head->name, from->lang, NULL);
    Letter letter = {
        .lang = from->lang,
        .subject = text_fill(t->a, TEXT_LETTER_NEWS_SUBJECT, from->lang,
                             PLACES({PLACE_PACT, pact})),
        .paragraphs = paragraphs,
        .paragraph_count = told,
        .links = links,
        .link_count = told,
        .why = text_get(TEXT_LETTER_NEWS_WHY, from->lang),
        .leave = str_format(t->a, "%.*s/%.*s/register/unfollow/%.*s",
                            STR_ARG(telling->public_url), STR_ARG(lang_code(from->lang)),
                            STR_ARG(from->leave)),
    };
    MailTo to_whom = {S("news"), from->mail};
    (*count)++;
    return mailing_put(t->a, t->store, telling->view, &letter, &to_whom, telling->now,
                       err);
}

static bool write_all(Teller *t, size_t *count, Error *err)
{
    Subscriptions all;
    if (t->news.count == 0) {
        return true;
    }
    if (!subscriptions_all(t->a, t->store, &all, err)) {
        return false;
    }
    for (size_t from = 0; from < all.count;) {
        size_t to = from;
        while (to < all.count && str_equal(all.items[to].mail, all.items[from].mail)) {
            to++;
        }
        if (!write_to(t, &all.items[from], all.items + to, count, err)) {
            return false;
        }
        from = to;
    }
    return true;
}

static bool tell(Teller *t, size_t *count, Error *err)
{
    const Pact *pact = t->telling->view->pact;
    bool is_first, is_done;
    if (!was_told(t->store, t->telling->generation, &is_first, &is_done, err)) {
        return false;
    }
    if (is_done) {
        return true;
    }
    t->news.items = PUSH_ARRAY(
        t->a, News, pact->monitor.editions.count + pact->reg.actions.count + 1);
    if (!note_editions(t, err) || !note_actions(t, err)) {
        return false;
    }
    return is_first || write_all(t, count, err);
}

bool telling_do(Store *store, const Telling *telling, size_t *count, Error *err)
{
    int64_t generation;
    *count = 0;
    if (!pact_generation(store, &generation, err)) {
        return false;
    }
    if (generation != telling->generation) {
        return true; /* the site is not there yet: the links would lead nowhere */
    }
    if (!store_begin(store, err)) {
        return false;
    }
    Teller t = {.a = arena_new(), .store = store, .telling = telling};
    bool good = tell(&t, count, err) && store_commit(store, err);
    store_rollback(store);
    arena_free(t.a);
    return good;
}
