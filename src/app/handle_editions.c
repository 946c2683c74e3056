/* SPDX-License-Identifier: EUPL-1.2
 * handle_editions.c - editions on their way to the public
 */
#include "app/handle.h"
#include "app/mailing.h"
#include "app/site_files.h"
#include "domain/register/refusal.h"
#include "keep/previews.h"
#include "keep/releases.h"
#include "pact/figures_put.h"
#include "publish/desk/desk_release.h"
#include "publish/text/text.h"

/* Everything that is kept, drafts too: for pages of who may see them. */
static bool load_whole(const Request *request, Pact **pact, Error *err)
{
    FaultList faults;
    return pact_load_database(request->arena, request->store, pact, &faults, err);
}

static const Edition *find_edition(const Pact *pact, Str id)
{
    const EditionList *editions = &pact->monitor.editions;
    for (size_t i = 0; i < editions->count; i++) {
        if (str_equal(editions->items[i].id, id)) {
            return &editions->items[i];
        }
    }
    return NULL;
}

static bool list_page(const App *app, const Request *request, Response *response,
                      const Error *why, Error *err)
{
    Arena *a = request->arena;
    Pact *pact;
    KeptReleases kept;
    Str text;
    Desk desk = handle_desk(app, request, "editions");
    if (why != NULL && !handle_refused(&desk, response, why)) {
        *err = *why;
        return false;
    }
    if (!load_whole(request, &pact, err) ||
        !releases_all(a, request->store, &kept, err)) {
        return false;
    }
    DeskEdition *items = PUSH_ARRAY(a, DeskEdition, kept.count + 1);
    DeskEditions shown = {.items = items,
                          .may_begin = person_may(request->person, DEED_EDITION, NULL)};
    for (size_t i = 0; i < kept.count; i++) {
        const Edition *edition = find_edition(pact, kept.items[i].edition);
        if (edition != NULL) {
            items[shown.count++] =
                (DeskEdition){edition, kept.items[i].state, kept.items[i].due_at};
        }
    }
    return desk_editions(&desk, &shown, &text, err) &&
           handle_page(request, response, text);
}

bool handle_editions(const App *app, const Request *request, Response *response,
                     Error *err)
{
    return list_page(app, request, response, NULL, err);
}

bool handle_edition_begin(const App *app, const Request *request, Response *response,
                          Error *err)
{
    Error why = {0};
    Str kind = request_param(request, S("kind"));
    NewEdition edition = {.id = request_param(request, S("id")),
                          .name_nl = str_trim(request_param(request, S("name-nl"))),
                          .name_en = str_trim(request_param(request, S("name-en"))),
                          .kind = kind,
                          .corrects = S("")};
    bool is_known = str_equal(kind, S("yearly")) || str_equal(kind, S("interim")) ||
                    str_equal(kind, S("pulse")) || str_equal(kind, S("correction"));
    bool good = (is_known ||
                 REFUSE(&why, ERR_INVALID, REFUSAL_EDITION, "there is no such kind")) &&
                releases_begin(request->arena, request->store, &edition, request->person,
                               request->now, &why);
    if (!good) {
        return list_page(app, request, response, &why, err);
    }
    Str rest = str_format(request->arena, "editions/%.*s", STR_ARG(edition.id));
    return handle_go(request, response, str_c(request->arena, rest));
}

static void copy_steps(Arena *a, const ReleaseSteps *steps, DeskRelease *shown)
{
    DeskReleaseStep *items = PUSH_ARRAY(a, DeskReleaseStep, steps->count + 1);
    for (size_t i = 0; i < steps->count; i++) {
        const ReleaseStep *step = &steps->items[i];
        items[i] = (DeskReleaseStep){.at = step->at,
                                     .name = step->name,
                                     .by_program = step->person == 0,
                                     .deed = step->deed,
                                     .note = step->note};
    }
    shown->steps = items;
    shown->step_count = steps->count;
}

static void copy_previews(Arena *a, const KeptPreviews *previews, DeskRelease *shown)
{
    DeskPreview *items = PUSH_ARRAY(a, DeskPreview, previews->count + 1);
    for (size_t i = 0; i < previews->count; i++) {
        const KeptPreview *preview = &previews->items[i];
        items[i] = (DeskPreview){.id = preview->id,
                                 .name = preview->name,
                                 .why = preview->why,
                                 .ended_at = preview->ended_at,
                                 .looks = preview->looks,
                                 .last_at = preview->last_at};
    }
    shown->previews = items;
    shown->preview_count = previews->count;
}

static bool gather(const Request *request, Str id, DeskRelease *shown, Error *err)
{
    Arena *a = request->arena;
    Pact *pact;
    KeptRelease release;
    ReleaseSteps steps;
    KeptPreviews previews;
    const int64_t *hands;
    size_t hand_count;
    if (!releases_find(a, request->store, id, &release, err) ||
        !releases_steps(a, request->store, id, &steps, err) ||
        !releases_hands(a, request->store, id, &hands, &hand_count, err) ||
        !previews_of(a, request->store, id, &previews, err) ||
        !load_whole(request, &pact, err)) {
        return false;
    }
    const Edition *edition = find_edition(pact, id);
    if (edition == NULL) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no such edition");
    }
    shown->about = (DeskEdition){edition, release.state, release.due_at};
    shown->step = release.step;
    shown->diff = edition_diff(a, &pact->monitor, edition);
    for (size_t i = 0; i < pact->monitor.rows.count; i++) {
        shown->figure_count += pact->monitor.rows.items[i].edition == edition;
    }
    for (int d = 0; d < RELEASE_DEEDS; d++) {
        shown->may[d] = release_may(request->person, (ReleaseDeed)d, release.state, hands,
                                    hand_count);
    }
    shown->may_preview = person_may(request->person, DEED_EDITION, NULL);
    copy_steps(a, &steps, shown);
    copy_previews(a, &previews, shown);
    return true;
}

/* What was refused is told on the page of the edition, with what was typed. */
static bool edition_page(const App *app, const Request *request, Response *response,
                         DeskRelease *shown, const Error *why, Error *err)
{
    Arena *a = request->arena;
    Str id = request_param(request, S("edition"));
    Str text;
    Str rest = str_format(a, "editions/%.*s", STR_ARG(id));
    if (request->method == METHOD_POST) {
        Str path = request->parsed.raw_path; /* links count from what was asked */
        Str before, after;
        (void)str_cut_last(path, '/', &before, &after);
        rest = str_format(a, "editions/%.*s/%.*s", STR_ARG(id), STR_ARG(after));
        if (str_ends(path, S("/end"))) {
            rest = str_format(a, "editions/%.*s/previews/0/end", STR_ARG(id));
        }
    }
    Desk desk = handle_desk(app, request, str_c(a, rest));
    if (why != NULL && !handle_refused(&desk, response, why)) {
        *err = *why;
        return false;
    }
    return gather(request, id, shown, err) && desk_release(&desk, shown, &text, err) &&
           handle_page(request, response, text);
}

static bool go_to_edition(const Request *request, Response *response)
{
    Str rest = str_format(request->arena, "editions/%.*s",
                          STR_ARG(request_param(request, S("edition"))));
    return handle_go(request, response, str_c(request->arena, rest));
}

bool handle_edition(const App *app, const Request *request, Response *response,
                    Error *err)
{
    DeskRelease shown = {0};
    return edition_page(app, request, response, &shown, NULL, err);
}

/* The draft that a correction begins, named after what it corrects. */
static bool correction_of(const Request *request, Str id, NewEdition *draft, Error *err)
{
    Arena *a = request->arena;
    Pact *pact;
    if (!load_whole(request, &pact, err)) {
        return false;
    }
    const Edition *edition = find_edition(pact, id);
    if (edition == NULL) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no such edition");
    }
    Str step = request_param(request, S("step"));
    *draft = (NewEdition){
        .id = str_format(a, "%.*s-correction-%.*s", STR_ARG(id), STR_ARG(step)),
        .name_nl =
            text_fill(a, TEXT_RELEASE_CORRECTION_NAME, LANG_NL,
                      PLACES({PLACE_NAME, words_in(edition->name, LANG_NL, NULL)})),
        .name_en =
            text_fill(a, TEXT_RELEASE_CORRECTION_NAME, LANG_EN,
                      PLACES({PLACE_NAME, words_in(edition->name, LANG_EN, NULL)})),
        .kind = S("correction"),
        .corrects = id,
        .note_nl = str_trim(request_param(request, S("note"))),
        .note_en = str_trim(request_param(request, S("note-en"))),
    };
    return true;
}

bool handle_edition_do(const App *app, const Request *request, Response *response,
                       Error *err)
{
    Error why = {0};
    Str id = request_param(request, S("edition"));
    Str due = str_trim(request_param(request, S("due")));
    NewEdition draft;
    ReleaseAct act = {.person = request->person,
                      .step = handle_number(request, S("step")),
                      .note = str_trim(request_param(request, S("note"))),
                      .note_en = str_trim(request_param(request, S("note-en"))),
                      .now = request->now};
    bool good = release_deed_parse(request_param(request, S("go")), &act.deed) ||
                REFUSE(&why, ERR_INVALID, REFUSAL_FORM, "there is no such deed");
    if (good && act.deed == RELEASE_SCHEDULE) {
        good = moment_parse(due, &act.due) ||
               REFUSE(&why, ERR_INVALID, REFUSAL_MOMENT, "this is no moment");
    }
    if (good && act.deed == RELEASE_CORRECT) {
        good = correction_of(request, id, &draft, &why);
        act.draft = &draft;
    }
    if (good && releases_act(request->arena, request->store, id, &act, &why)) {
        office_told(app->office);
        return go_to_edition(request, response);
    }
    DeskRelease shown = {0};
    return edition_page(app, request, response, &shown, &why, err);
}

static bool fill(const Request *request, Str id, Str csv, FaultList *faults, Error *err)
{
    Arena *a = request->arena;
    FiguresPut put;
    if (!store_begin(request->store, err)) {
        return false;
    }
    bool good = figures_put(a, request->store, id, csv, &put, faults, err);
    if (good) {
        Str note = str_format(a, "%zu, %zu", put.rows, put.replaced);
        good = releases_filled(a, request->store, id, request->person, note, request->now,
                               err) &&
               store_commit(request->store, err);
    }
    store_rollback(request->store);
    return good;
}

bool handle_edition_figures(const App *app, const Request *request, Response *response,
                            Error *err)
{
    Error why = {0};
    FaultList faults = fault_list(request->arena);
    Str csv = request_param(request, S("figures"));
    DeskRelease shown = {.typed = csv, .faults = &faults};
    if (fill(request, request_param(request, S("edition")), csv, &faults, &why)) {
        return go_to_edition(request, response);
    }
    if (faults.fault_count > 0) {
        error_code(&why, REFUSAL_FIGURES);
    }
    return edition_page(app, request, response, &shown, &why, err);
}

/* ---- Seen before its moment ---- */

bool handle_preview_make(const App *app, const Request *request, Response *response,
                         Error *err)
{
    Error why = {0};
    Str token;
    KeptRelease release;
    DeskRelease shown = {0};
    Arena *a = request->arena;
    NewPreview preview = {.edition = request_param(request, S("edition")),
                          .name = str_trim(request_param(request, S("name"))),
                          .why = str_trim(request_param(request, S("why")))};
    if (!releases_find(a, request->store, preview.edition, &release, &why) ||
        !previews_make(a, request->store, &preview, request->person, request->now, &token,
                       &why)) {
        return edition_page(app, request, response, &shown, &why, err);
    }
    Str base = app->public_url.length > 0
                   ? app->public_url
                   : str_format(a, "%s://%.*s", app->is_https ? "https" : "http",
                                STR_ARG(request_header(request, S("Host"))));
    shown.link = str_format(a, "%.*s/preview/%.*s/%.*s/index.html", STR_ARG(base),
                            STR_ARG(token), STR_ARG(lang_code(handle_lang(request))));
    return edition_page(app, request, response, &shown, NULL, err);
}

bool handle_preview_end(const App *app, const Request *request, Response *response,
                        Error *err)
{
    Error why = {0};
    DeskRelease shown = {0};
    if (previews_end(request->store, handle_number(request, S("id")), request->person,
                     request->now, &why)) {
        return go_to_edition(request, response);
    }
    return edition_page(app, request, response, &shown, &why, err);
}

/* The site as it will be: written into a folder that nothing else serves. Only pages are
 * noted in the log, not what they load. */
bool handle_preview(const App *app, const Request *request, Response *response,
                    Error *err)
{
    Str edition;
    App shown = *app;
    Str path = request_param(request, S("path"));
    Str noted = str_ends(path, S(".html")) || str_ends(path, S("/")) ? path : S("");
    if (!previews_look(request->arena, request->store, request_param(request, S("token")),
                       noted, request->now, &edition, err) ||
        !office_preview(app->office, request->arena, request->store, edition, &shown.site,
                        err) ||
        !site_file(&shown, request, response, err)) {
        return false;
    }
    for (size_t i = 0; i < response->header_count; i++) {
        if (str_equal(response->headers[i].name, S("Cache-Control"))) {
            response->headers[i].value = S("private, no-store");
        }
    }
    response_header(response, S("X-Robots-Tag"), S("noindex, nofollow"));
    return true;
}
