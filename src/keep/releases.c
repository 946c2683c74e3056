/* SPDX-License-Identifier: EUPL-1.2
 * releases.c - editions on their way to the public
 */
#include "keep/releases.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"
#include "keep/release_digest.h"

#define RELEASE_COLUMNS                                                                  \
    "SELECT monitor_editions.id, COALESCE(release.state, ''), COALESCE(release.step, "   \
    "0), COALESCE(release.due_at, 0), monitor_editions.state FROM monitor_editions "     \
    "LEFT JOIN release ON release.edition = monitor_editions.id "

/* Without a row: what the pact says. Scheduled without an approval is still a draft. */
static KeptRelease read_release(const StoreRows *rows, size_t i)
{
    KeptRelease release = {.edition = row_text(rows, i, 0),
                           .step = row_integer(rows, i, 2),
                           .due_at = {row_integer(rows, i, 3)}};
    Str shown = row_text(rows, i, 4);
    if (!release_state_parse(row_text(rows, i, 1), &release.state)) {
        bool is_public = shown.length == 0 || str_equal(shown, S("published"));
        release.state = is_public                          ? RELEASE_PUBLISHED
                        : str_equal(shown, S("withdrawn")) ? RELEASE_WITHDRAWN
                                                           : RELEASE_DRAFT;
    }
    return release;
}

bool releases_all(Arena *a, Store *store, KeptReleases *releases, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S(RELEASE_COLUMNS "WHERE monitor_editions.kind <> 'external' ORDER "
                                      "BY monitor_editions.\"_nr\" DESC"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    *releases = (KeptReleases){PUSH_ARRAY(a, KeptRelease, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        releases->items[i] = read_release(&rows, i);
    }
    return true;
}

bool releases_find(Arena *a, Store *store, Str edition, KeptRelease *release, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S(RELEASE_COLUMNS "WHERE monitor_editions.id = $1 AND "
                                      "monitor_editions.kind <> 'external'"),
                    VALUES(store_text(edition)), &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND,
                      "there is no edition \"%.*s\" of our own", STR_ARG(edition));
    }
    *release = read_release(&rows, 0);
    return true;
}

bool releases_steps(Arena *a, Store *store, Str edition, ReleaseSteps *steps, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT step, at, person, COALESCE(name, ''), deed, note FROM "
                      "release_step LEFT JOIN person ON person.id = release_step.person "
                      "WHERE edition = $1 ORDER BY step DESC"),
                    VALUES(store_text(edition)), &rows, err)) {
        return false;
    }
    *steps = (ReleaseSteps){PUSH_ARRAY(a, ReleaseStep, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        ReleaseStep *step = &steps->items[i];
        *step = (ReleaseStep){.step = row_integer(&rows, i, 0),
                              .at = {row_integer(&rows, i, 1)},
                              .person = row_integer(&rows, i, 2),
                              .name = row_text(&rows, i, 3),
                              .note = row_text(&rows, i, 5)};
        CHECK(release_deed_parse(row_text(&rows, i, 4), &step->deed));
    }
    return true;
}

bool releases_hands(Arena *a, Store *store, Str edition, const int64_t **hands,
                    size_t *count, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT DISTINCT person FROM release_step WHERE edition = $1 AND "
                      "deed IN ('fill', 'submit', 'begin')"),
                    VALUES(store_text(edition)), &rows, err)) {
        return false;
    }
    int64_t *found = PUSH_ARRAY(a, int64_t, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        found[i] = row_integer(&rows, i, 0);
    }
    *hands = found;
    *count = rows.count;
    return true;
}

static bool pact_has_changed(Store *store, Error *err)
{
    return store_run(store,
                     S("UPDATE counter SET number = number + 1 WHERE name = 'pact'"),
                     NO_VALUES, err);
}

static bool add_edition(Arena *a, Store *store, const NewEdition *edition, Moment now,
                        Error *err)
{
    int64_t count;
    bool is_good = str_is_kebab(edition->id) && edition->id.length < 100 &&
                   edition->name_nl.length > 0 && edition->name_nl.length < 200;
    if (!is_good) {
        return REFUSE(err, ERR_INVALID, REFUSAL_EDITION,
                      "an edition has an id in lower case with dashes, and a name");
    }
    if (!store_number(store, S("SELECT count(*) FROM monitor_editions WHERE id = $1"),
                      VALUES(store_text(edition->id)), &count, err)) {
        return false;
    }
    if (count > 0) {
        return REFUSE(err, ERR_CONFLICT, REFUSAL_EDITION,
                      "there is an edition \"%.*s\" already", STR_ARG(edition->id));
    }
    return store_run(
        store,
        S("INSERT INTO monitor_editions (\"_nr\", \"_line\", id, name_nl, name_en, kind, "
          "released_at, sequence, recorded_at, state, corrects, certainty, note_nl, "
          "note_en) VALUES ((SELECT COALESCE(MAX(\"_nr\"), -1) + 1 FROM "
          "monitor_editions), 0, $1, $2, $3, $4, $5, '', '', 'draft', $6, '', $7, $8)"),
        VALUES(store_text(edition->id), store_text(edition->name_nl),
               store_text(edition->name_en), store_text(edition->kind),
               store_text(moment_iso(a, now)), store_text(edition->corrects),
               store_text(edition->note_nl), store_text(edition->note_en)),
        err);
}

/* The next step of an edition, and what it is now; both or neither with what follows. */
static bool add_step(Store *store, const KeptRelease *release, ReleaseState to,
                     int64_t person, ReleaseDeed deed, Str note, Moment now, Error *err)
{
    Str word = release_state_word(to);
    Str deed_name = release_deed_word(deed);
    Arena *tmp = arena_new();
    AuditEntry entry = {.at = now,
                        .person = person,
                        .deed = str_format(tmp, "release.%.*s", STR_ARG(deed_name)),
                        .subject =
                            str_format(tmp, "edition:%.*s", STR_ARG(release->edition)),
                        .detail = note};
    bool good =
        store_run(store,
                  S("INSERT INTO release (edition, state, step, due_at, approved) VALUES "
                    "($1, $2, $3, $4, $5) ON CONFLICT (edition) DO UPDATE SET state = "
                    "excluded.state, step = excluded.step, due_at = excluded.due_at"),
                  VALUES(store_text(release->edition), store_text(word),
                         store_integer(release->step + 1),
                         store_integer(release->due_at.seconds), store_bytes(S(""))),
                  err) &&
        store_run(store,
                  S("INSERT INTO release_step (edition, step, at, person, deed, note) "
                    "VALUES ($1, $2, $3, $4, $5, $6)"),
                  VALUES(store_text(release->edition), store_integer(release->step + 1),
                         store_integer(now.seconds), store_integer(person),
                         store_text(deed_name), store_text(note)),
                  err) &&
        audit_add(store, &entry, err);
    arena_free(tmp);
    return good;
}

bool releases_begin(Arena *a, Store *store, const NewEdition *edition,
                    const Person *person, Moment now, Error *err)
{
    KeptRelease release = {.edition = edition->id};
    if (!release_may(person, RELEASE_BEGIN, RELEASE_DRAFT, NULL, 0)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person");
    }
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = add_edition(a, store, edition, now, err) &&
                add_step(store, &release, RELEASE_DRAFT, person->id, RELEASE_BEGIN, S(""),
                         now, err) &&
                pact_has_changed(store, err) && store_commit(store, err);
    store_rollback(store);
    return good;
}

static bool is_allowed(Arena *a, Store *store, const KeptRelease *release,
                       const ReleaseAct *act, Error *err)
{
    const int64_t *hands;
    size_t count;
    ReleaseState to;
    if (!releases_hands(a, store, release->edition, &hands, &count, err)) {
        return false;
    }
    if (release_may(act->person, act->deed, release->state, hands, count)) {
        return true;
    }
    Deed right = release_right(act->deed);
    if (right == DEED_COUNT || !person_may(act->person, right, NULL)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED,
                      "this person may not do that");
    }
    if (!release_next(release->state, act->deed, &to)) {
        return REFUSE(err, ERR_CONFLICT, REFUSAL_STATE,
                      "an edition that is %.*s cannot be given that step",
                      STR_ARG(release_state_word(release->state)));
    }
    return REFUSE(err, ERR_DENIED, REFUSAL_OWN, "nobody approves their own edition");
}

static bool is_in_order(const KeptRelease *release, const ReleaseAct *act, Error *err)
{
    if (release->step != act->step) {
        return REFUSE(err, ERR_CONFLICT, REFUSAL_CHANGED,
                      "somebody did something with this edition meanwhile");
    }
    if (release_needs_reason(act->deed) && act->note.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_REASON, "a reason must be given");
    }
    if (act->deed == RELEASE_SCHEDULE && act->due.seconds <= act->now.seconds) {
        return REFUSE(err, ERR_INVALID, REFUSAL_MOMENT,
                      "the moment of a release lies in the future");
    }
    return true;
}

static bool keep_digest(Arena *a, Store *store, Str edition, Error *err)
{
    Str digest;
    return release_digest(a, store, edition, &digest, err) &&
           store_run(store, S("UPDATE release SET approved = $2 WHERE edition = $1"),
                     VALUES(store_text(edition), store_bytes(digest)), err);
}

static bool show_as(Store *store, Str edition, Str state, Str released_at, Error *err)
{
    return store_run(
        store,
        S("UPDATE monitor_editions SET state = $2, released_at = CASE WHEN "
          "$3 = '' THEN released_at ELSE $3 END WHERE id = $1"),
        VALUES(store_text(edition), store_text(state), store_text(released_at)), err);
}

/* What a deed changes of the pact itself. */
static bool change_pact(Arena *a, Store *store, Str edition, const ReleaseAct *act,
                        Error *err)
{
    switch (act->deed) {
    case RELEASE_APPROVE:
        return keep_digest(a, store, edition, err);
    case RELEASE_SCHEDULE:
        return show_as(store, edition, S("scheduled"), moment_iso(a, act->due), err) &&
               pact_has_changed(store, err);
    case RELEASE_UNSCHEDULE:
        return show_as(store, edition, S("draft"), S(""), err) &&
               pact_has_changed(store, err);
    case RELEASE_CORRECT:
        return act->draft != NULL && add_edition(a, store, act->draft, act->now, err) &&
               pact_has_changed(store, err);
    case RELEASE_WITHDRAW:
        return show_as(store, edition, S("withdrawn"), S(""), err) &&
               store_run(store,
                         S("UPDATE monitor_editions SET note_nl = $2, note_en = $3 "
                           "WHERE id = $1"),
                         VALUES(store_text(edition), store_text(act->note),
                                store_text(act->note_en)),
                         err) &&
               pact_has_changed(store, err);
    case RELEASE_BEGIN:
    case RELEASE_FILL:
    case RELEASE_SUBMIT:
    case RELEASE_RETURN:
    case RELEASE_PUBLISH:
    case RELEASE_LAPSE:
    case RELEASE_DEEDS:
        break;
    }
    return true;
}

bool releases_act(Arena *a, Store *store, Str edition, const ReleaseAct *act, Error *err)
{
    KeptRelease release;
    ReleaseState to = RELEASE_DRAFT;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = releases_find(a, store, edition, &release, err) &&
                is_allowed(a, store, &release, act, err) &&
                is_in_order(&release, act, err);
    CHECK(!good || release_next(release.state, act->deed, &to));
    if (good && act->deed == RELEASE_SCHEDULE) {
        release.due_at = act->due;
    }
    good = good &&
           add_step(store, &release, to, act->person->id, act->deed, act->note, act->now,
                    err) &&
           change_pact(a, store, edition, act, err) && store_commit(store, err);
    store_rollback(store);
    return good;
}

bool releases_filled(Arena *a, Store *store, Str edition, const Person *person, Str note,
                     Moment now, Error *err)
{
    KeptRelease release;
    if (!releases_find(a, store, edition, &release, err)) {
        return false;
    }
    if (!release_may(person, RELEASE_FILL, release.state, NULL, 0)) {
        return person_may(person, DEED_EDITION, NULL)
                   ? REFUSE(err, ERR_CONFLICT, REFUSAL_STATE,
                            "figures are put in a draft alone")
                   : REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person");
    }
    return add_step(store, &release, RELEASE_DRAFT, person->id, RELEASE_FILL, note, now,
                    err) &&
           pact_has_changed(store, err);
}

/* At the minute that was set; later only when no program ran then. */
static bool publish_one(Arena *tmp, Store *store, const KeptRelease *release,
                        Str approved, Moment now, Error *err)
{
    enum { ON_TIME_SECONDS = 60 };
    Str digest;
    if (!release_digest(tmp, store, release->edition, &digest, err)) {
        return false;
    }
    if (!str_equal(digest, approved)) {
        return add_step(store, release, RELEASE_DRAFT, 0, RELEASE_LAPSE, S(""), now,
                        err) &&
               show_as(store, release->edition, S("draft"), S(""), err);
    }
    bool is_on_time = now.seconds - release->due_at.seconds < ON_TIME_SECONDS;
    Moment at = is_on_time ? release->due_at : now;
    return add_step(store, release, RELEASE_PUBLISHED, 0, RELEASE_PUBLISH, S(""), now,
                    err) &&
           show_as(store, release->edition, S("published"), moment_iso(tmp, at), err);
}

static bool find_due(Arena *tmp, Store *store, Moment now, StoreRows *rows, Error *err)
{
    return store_rows(tmp, store,
                      S("SELECT edition, step, due_at, approved FROM release WHERE state "
                        "= 'scheduled' AND due_at <= $1 ORDER BY due_at, edition"),
                      VALUES(store_integer(now.seconds)), rows, err);
}

static bool publish_all(Arena *tmp, Store *store, Moment now, size_t *count, Error *err)
{
    StoreRows rows;
    if (!find_due(tmp, store, now, &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows.count; i++) {
        KeptRelease release = {.edition = row_text(&rows, i, 0),
                               .state = RELEASE_SCHEDULED,
                               .step = row_integer(&rows, i, 1),
                               .due_at = {row_integer(&rows, i, 2)}};
        if (!publish_one(tmp, store, &release, row_bytes(&rows, i, 3), now, err)) {
            return false;
        }
    }
    *count = rows.count;
    return rows.count == 0 || pact_has_changed(store, err);
}

/* Looked at first without a transaction: most seconds nothing is due. */
bool releases_due(Store *store, Moment now, size_t *count, Error *err)
{
    Arena *tmp = arena_new();
    StoreRows rows;
    *count = 0;
    bool good = find_due(tmp, store, now, &rows, err);
    if (good && rows.count > 0) {
        good = store_begin(store, err) && publish_all(tmp, store, now, count, err) &&
               store_commit(store, err);
        store_rollback(store);
    }
    arena_free(tmp);
    return good;
}
