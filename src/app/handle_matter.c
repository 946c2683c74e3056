/* SPDX-License-Identifier: EUPL-1.2
 * handle_matter.c - questions, barriers, joining, the agenda, tasks
 */
#include "app/handle.h"
#include "domain/register/alike.h"
#include "domain/register/refusal.h"
#include "keep/matters.h"
#include "publish/desk/desk_matter.h"

/* As alike as this, and it is asked whether it is the same. */
#define ALIKE_ENOUGH 0.35
enum { ALIKE_MOST = 5 };

static const Action *action_named(const Desk *desk, Str id)
{
    const ActionList *actions = &desk->view->pact->reg.actions;
    for (size_t i = 0; i < actions->count; i++) {
        if (str_equal(actions->items[i].id, id)) {
            return &actions->items[i];
        }
    }
    return NULL;
}

static bool has_theme(const Desk *desk, Str id)
{
    const ThemeList *themes = &desk->view->pact->reg.themes;
    for (size_t i = 0; i < themes->count; i++) {
        if (str_equal(themes->items[i].id, id)) {
            return true;
        }
    }
    return id.length == 0;
}

static bool has_party(const Desk *desk, Str id)
{
    const PartyList *parties = &desk->view->pact->reg.parties;
    for (size_t i = 0; i < parties->count; i++) {
        if (str_equal(parties->items[i].id, id)) {
            return true;
        }
    }
    return id.length == 0;
}

static bool has_region(const Desk *desk, Str id)
{
    return id.length == 0 || regions_find(&desk->view->pact->regions, id) != NULL;
}

/* What it is about must exist. */
static bool exists(const Desk *desk, const Matter *matter, Error *err)
{
    bool is_there =
        (matter->action.length == 0 || action_named(desk, matter->action) != NULL) &&
        has_theme(desk, matter->theme) && has_party(desk, matter->owner) &&
        has_region(desk, matter->region);
    return is_there || REFUSE(err, ERR_INVALID, REFUSAL_FORM,
                              "there is no such action, theme, region or party");
}

static bool may_read(const Desk *desk, const Person *person, const Matter *matter)
{
    const Action *action = action_named(desk, matter->action);
    Party owner = {.id = matter->owner};
    Concern concern = action != NULL ? handle_concern(desk->a, action, &owner)
                                     : (Concern){matter->owner, &matter->region, 1};
    return matter_may_read(person, matter, &concern);
}

static bool kind_of(const Request *request, MatterKind *kind, Error *err)
{
    return matter_kind_parse(request_param(request, S("kind")), kind) ||
           REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no such kind");
}

static Desk matters_desk(const App *app, const Request *request)
{
    Str rest = str_format(request->arena, "matters/%.*s",
                          STR_ARG(request_param(request, S("kind"))));
    return handle_desk(app, request, str_c(request->arena, rest));
}

/* All of the kind that this person may see; nobody may: there is no such page for them.
 */
static bool list_page(const Desk *desk, const Request *request, Response *response,
                      DeskMatters *shown, Error *err)
{
    Matters all;
    Str text;
    shown->may_put_in = request->person != NULL && shown->kind != MATTER_JOINING &&
                        matter_may_put_in(request->person, shown->kind);
    if (!matters_of_kind(desk->a, request->store, shown->kind, &all, err)) {
        return false;
    }
    shown->matters.items = PUSH_ARRAY(desk->a, Matter, all.count + 1);
    for (size_t i = 0; i < all.count; i++) {
        if (may_read(desk, request->person, &all.items[i])) {
            shown->matters.items[shown->matters.count++] = all.items[i];
        }
    }
    Matter any = {.kind = shown->kind};
    if (!shown->may_put_in && shown->matters.count == 0 &&
        !may_read(desk, request->person, &any)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person");
    }
    return desk_matters(desk, shown, &text, err) && handle_page(request, response, text);
}

bool handle_matters(const App *app, const Request *request, Response *response,
                    Error *err)
{
    Desk desk = matters_desk(app, request);
    DeskMatters shown = {0};
    return kind_of(request, &shown.kind, err) &&
           list_page(&desk, request, response, &shown, err);
}

static Matter typed_of(const Request *request, MatterKind kind)
{
    Matter typed = {.kind = kind,
                    .title = str_trim(request_param(request, S("title"))),
                    .text = str_trim(request_param(request, S("text"))),
                    .action = request_param(request, S("action")),
                    .theme = request_param(request, S("theme")),
                    .region = request_param(request, S("region")),
                    .owner = request_param(request, S("owner")),
                    .link = str_trim(request_param(request, S("link")))};
    (void)date_parse(request_param(request, S("due")), &typed.due);
    return typed;
}

static Str whole_text(Arena *a, const Matter *matter)
{
    return str_format(a, "%.*s %.*s", STR_ARG(matter->title), STR_ARG(matter->text));
}

/* Barriers that say the same in other words are one barrier. */
static bool find_alike(const Desk *desk, const Request *request, const Matter *typed,
                       Matters *alike, Error *err)
{
    Matters all;
    if (!matters_of_kind(desk->a, request->store, typed->kind, &all, err)) {
        return false;
    }
    StrList texts = {PUSH_ARRAY(desk->a, Str, all.count + 1), all.count};
    for (size_t i = 0; i < all.count; i++) {
        texts.items[i] = whole_text(desk->a, &all.items[i]);
    }
    AlikeFound found = alike_find(desk->a, alike_index(desk->a, texts),
                                  whole_text(desk->a, typed), ALIKE_MOST, ALIKE_ENOUGH);
    *alike = (Matters){PUSH_ARRAY(desk->a, Matter, found.count + 1), found.count};
    for (size_t i = 0; i < found.count; i++) {
        alike->items[i] = all.items[found.items[i].text];
    }
    return true;
}

bool handle_matter_put_in(const App *app, const Request *request, Response *response,
                          Error *err)
{
    Desk desk = matters_desk(app, request);
    DeskMatters shown = {0};
    int64_t id;
    Error why = {0};
    if (!kind_of(request, &shown.kind, err)) {
        return false;
    }
    if (!matter_may_put_in(request->person, shown.kind)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person");
    }
    shown.typed = typed_of(request, shown.kind);
    bool is_new =
        shown.kind != MATTER_BARRIER || request_param(request, S("sure")).length > 0;
    if (!is_new && !find_alike(&desk, request, &shown.typed, &shown.alike, err)) {
        return false;
    }
    if (shown.alike.count > 0) {
        return list_page(&desk, request, response, &shown, err);
    }
    if (exists(&desk, &shown.typed, &why) &&
        matters_put_in(desk.a, request->store, &shown.typed, request->person,
                       request->now, &id, &why)) {
        return handle_go_to(request, response, "matter", id);
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return list_page(&desk, request, response, &shown, err);
}

static Desk matter_desk(const App *app, const Request *request, const char *after)
{
    Str rest = str_format(request->arena, "matter/%lld%s",
                          (long long)handle_number(request, S("id")), after);
    return handle_desk(app, request, str_c(request->arena, rest));
}

static bool show_matter(const Desk *desk, const Request *request, Response *response,
                        Str typed, Error *err)
{
    DeskMatter shown = {.typed = typed};
    Str text;
    if (!matters_find(desk->a, request->store, handle_number(request, S("id")),
                      &shown.matter, err)) {
        return false;
    }
    if (!may_read(desk, request->person, &shown.matter)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person");
    }
    for (int d = 0; d < MATTER_DEEDS; d++) {
        shown.may[d] = matter_may(request->person, &shown.matter, (MatterDeed)d);
    }
    return matters_steps(desk->a, request->store, shown.matter.id, &shown.steps, err) &&
           desk_matter(desk, &shown, &text, err) && handle_page(request, response, text);
}

bool handle_matter(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = matter_desk(app, request, "");
    return show_matter(&desk, request, response, S(""), err);
}

bool handle_matter_do(const App *app, const Request *request, Response *response,
                      Error *err)
{
    Desk desk = matter_desk(app, request, "/do");
    Error why = {0};
    int64_t id = handle_number(request, S("id"));
    MatterAct act = {.person = request->person,
                     .step = handle_number(request, S("step")),
                     .text = str_trim(request_param(request, S("text"))),
                     .owner = request_param(request, S("owner")),
                     .now = request->now};
    (void)date_parse(request_param(request, S("due")), &act.due);
    Matter named = {.owner = act.owner};
    bool good = (matter_deed_parse(request_param(request, S("go")), &act.deed) ||
                 REFUSE(&why, ERR_INVALID, REFUSAL_FORM, "there is no such deed")) &&
                exists(&desk, &named, &why) &&
                matters_act(desk.a, request->store, id, &act, &why);
    if (good) {
        return handle_go_to(request, response, "matter", id);
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return show_matter(&desk, request, response, act.text, err);
}

static bool join_page(const Desk *desk, const Request *request, Response *response,
                      const Matter *typed, bool is_sent, Error *err)
{
    Str text;
    return desk_join(desk, typed, is_sent, &text, err) &&
           handle_page(request, response, text);
}

bool handle_join_page(const App *app, const Request *request, Response *response,
                      Error *err)
{
    Desk desk = handle_desk(app, request, "join");
    Matter none = {0};
    return join_page(&desk, request, response, &none, false, err);
}

bool handle_join(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = handle_desk(app, request, "join");
    Error why = {0};
    int64_t id;
    Matter typed = {.kind = MATTER_JOINING,
                    .title = str_trim(request_param(request, S("title"))),
                    .text = str_trim(request_param(request, S("text"))),
                    .theme = request_param(request, S("theme")),
                    .region = request_param(request, S("region")),
                    .contact = str_trim(request_param(request, S("contact")))};
    bool good = exists(&desk, &typed, &why) &&
                matters_put_in(desk.a, request->store, &typed, request->person,
                               request->now, &id, &why);
    if (!good && !handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return join_page(&desk, request, response, &typed, good, err);
}
