/* SPDX-License-Identifier: EUPL-1.2
 * rounds.c - opening and closing
 */
#include "keep/rounds.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"

static bool pact_has_changed(Store *store, Error *err)
{
    return store_run(store,
                     S("UPDATE counter SET number = number + 1 WHERE name = 'pact'"),
                     NO_VALUES, err);
}

static bool tell(Store *store, int64_t person, Moment now, Str deed, Str round,
                 Str detail, Error *err)
{
    AuditEntry entry = {
        .at = now, .person = person, .deed = deed, .subject = round, .detail = detail};
    return audit_add(store, &entry, err);
}

/* Not closed yet: at most one. */
static bool current(Arena *a, Store *store, Str *id, Error *err)
{
    StoreRows rows;
    if (!store_rows(
            a, store,
            S("SELECT id FROM register_rounds WHERE closed = '' ORDER BY _nr DESC"),
            NO_VALUES, &rows, err)) {
        return false;
    }
    *id = rows.count > 0 ? row_text(&rows, 0, 0) : S("");
    return true;
}

bool rounds_running(Arena *a, Store *store, Date today, Str *id, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT id FROM register_rounds WHERE closed = '' AND opens <= $1 "
                      "ORDER BY _nr DESC"),
                    VALUES(store_text(date_iso(a, today))), &rows, err)) {
        return false;
    }
    *id = rows.count > 0 ? row_text(&rows, 0, 0) : S("");
    return true;
}

static bool may(const Person *person, Error *err)
{
    return person_may(person, DEED_ROUND, NULL) ||
           REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "this person asks no rounds");
}

static bool is_in_order(const NewRound *round, Str running, Error *err)
{
    bool is_good = round->name_nl.length > 0 && round->name_nl.length < 200 &&
                   date_is_set(round->opens) &&
                   date_compare(round->opens, round->closes) < 0 && running.length == 0;
    return is_good || REFUSE(err, ERR_INVALID, REFUSAL_ROUND,
                             "a round has a name, closes after it opens, and runs alone");
}

static bool add(Arena *a, Store *store, const NewRound *round, Str id, Error *err)
{
    return store_run(
        store,
        S("INSERT INTO register_rounds (_nr, _line, id, name_nl, name_en, opens, closes, "
          "closed, audience) VALUES ((SELECT COALESCE(MAX(_nr), -1) + 1 FROM "
          "register_rounds), 0, $1, $2, $3, $4, $5, '', $6)"),
        VALUES(store_text(id), store_text(round->name_nl), store_text(round->name_en),
               store_text(date_iso(a, round->opens)),
               store_text(date_iso(a, round->closes)), store_text(round->audience)),
        err);
}

bool rounds_open(Arena *a, Store *store, const NewRound *round, const Person *person,
                 Moment now, Error *err)
{
    Str running;
    int64_t count;
    if (!may(person, err) || !store_begin(store, err)) {
        return false;
    }
    bool good = current(a, store, &running, err) && is_in_order(round, running, err) &&
                store_number(store, S("SELECT count(*) FROM register_rounds"), NO_VALUES,
                             &count, err);
    if (good) {
        Str id = str_format(a, "round-%.*s-%lld", STR_ARG(date_iso(a, round->opens)),
                            (long long)count + 1);
        good = add(a, store, round, id, err) && pact_has_changed(store, err) &&
               tell(store, person->id, now, S("round.open"), id, round->name_nl, err) &&
               store_commit(store, err);
    }
    store_rollback(store);
    return good;
}

bool rounds_except(Arena *a, Store *store, Str party, const Person *person, Moment now,
                   Error *err)
{
    Str running;
    if (!may(person, err) || !store_begin(store, err)) {
        return false;
    }
    bool good = current(a, store, &running, err);
    if (good && running.length == 0) {
        good = REFUSE(err, ERR_CONFLICT, REFUSAL_STATE, "no round runs");
    }
    good =
        good &&
        store_run(store,
                  S("INSERT INTO record_list (kind, record, field, item, text) SELECT "
                    "'register_rounds', _nr, 'excepted', (SELECT count(*) FROM "
                    "record_list WHERE kind = 'register_rounds' AND record = _nr AND "
                    "field = 'excepted'), CAST($2 AS TEXT) FROM register_rounds WHERE id "
                    "= $1 AND NOT EXISTS (SELECT 1 FROM record_list WHERE kind = "
                    "'register_rounds' AND record = _nr AND field = 'excepted' AND text "
                    "= $2)"),
                  VALUES(store_text(running), store_text(party)), err) &&
        pact_has_changed(store, err) &&
        tell(store, person->id, now, S("round.except"), running, party, err) &&
        store_commit(store, err);
    store_rollback(store);
    return good;
}

static bool close_one(Arena *a, Store *store, Str id, int64_t person, Moment now,
                      Error *err)
{
    return store_run(store, S("UPDATE register_rounds SET closed = $2 WHERE id = $1"),
                     VALUES(store_text(id), store_text(date_iso(a, moment_date(now)))),
                     err) &&
           pact_has_changed(store, err) &&
           tell(store, person, now, S("round.close"), id, S(""), err);
}

bool rounds_close(Arena *a, Store *store, const Person *person, Moment now, Error *err)
{
    Str running;
    if (!may(person, err) || !store_begin(store, err)) {
        return false;
    }
    bool good = current(a, store, &running, err);
    if (good && running.length == 0) {
        good = REFUSE(err, ERR_CONFLICT, REFUSAL_STATE, "no round runs");
    }
    good = good && close_one(a, store, running, person->id, now, err) &&
           store_commit(store, err);
    store_rollback(store);
    return good;
}

bool rounds_close_due(Store *store, Moment now, bool *closed, Error *err)
{
    Arena *tmp = arena_new();
    StoreRows rows;
    Str today = date_iso(tmp, moment_date(now));
    bool good =
        store_rows(tmp, store,
                   S("SELECT id FROM register_rounds WHERE closed = '' AND closes < "
                     "$1"),
                   VALUES(store_text(today)), &rows, err);
    *closed = false;
    if (good && rows.count > 0 && store_begin(store, err)) {
        *closed = close_one(tmp, store, row_text(&rows, 0, 0), 0, now, err) &&
                  store_commit(store, err);
        store_rollback(store);
        good = *closed;
    }
    arena_free(tmp);
    return good;
}
