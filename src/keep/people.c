/* SPDX-License-Identifier: EUPL-1.2
 * people.c - people and their duties
 */
#include "keep/people.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"
#include "secrets/secrets.h"

static const Str STATES[] = {S_INIT("invited"), S_INIT("active"), S_INIT("left")};

static PersonState state_of(Str word)
{
    PersonState state = PERSON_INVITED;
    while (state < PERSON_LEFT && !str_equal(STATES[state], word)) {
        state++;
    }
    return state;
}

static Str subject_of(Arena *a, int64_t id)
{
    return str_format(a, "person:%lld", (long long)id);
}

static bool tell(Arena *a, Store *store, int64_t id, int64_t by, Moment now, Str deed,
                 Str detail, Error *err)
{
    AuditEntry entry = {.at = now,
                        .person = by,
                        .deed = deed,
                        .subject = subject_of(a, id),
                        .detail = detail};
    return audit_add(store, &entry, err);
}

static bool is_in_order(const NewPerson *person, Error *err)
{
    if (person->name.length == 0 || person->name.length > 200) {
        return REFUSE(err, ERR_INVALID, REFUSAL_NAME, "the name is empty or too long");
    }
    if (!mail_is_good(person->mail)) {
        error_hint(err, S("Write it as name@example.org."));
        return REFUSE(err, ERR_INVALID, REFUSAL_MAIL, "\"%.*s\" is no mail address",
                      STR_ARG(str_slice(person->mail, 0, 80)));
    }
    if (!duty_fits(&person->duty)) {
        error_hint(err,
                   S("A reporter and a party approver work for one party, a coordinator "
                     "for one region, all others for the whole pact."));
        return REFUSE(err, ERR_INVALID, REFUSAL_DUTY,
                      "the duty \"%.*s\" does not go with that party or region",
                      STR_ARG(duty_word(person->duty.kind)));
    }
    return true;
}

static bool find_or_make(Arena *a, Store *store, const NewPerson *person, Moment now,
                         int64_t *id, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, S("SELECT id FROM person WHERE mail = $1"),
                    VALUES(store_text(person->mail)), &rows, err)) {
        return false;
    }
    if (rows.count > 0) {
        *id = row_integer(&rows, 0, 0);
        return store_run(store,
                         S("UPDATE person SET state = CASE state WHEN 'left' THEN "
                           "'invited' ELSE state END WHERE id = $1"),
                         VALUES(store_integer(*id)), err);
    }
    return store_number(
        store,
        S("INSERT INTO person (id, name, mail, language, password, state, since) VALUES "
          "((SELECT COALESCE(MAX(id), 0) + 1 FROM person), $1, $2, $3, '', 'invited', "
          "$4) "
          "RETURNING id"),
        VALUES(store_text(person->name), store_text(person->mail),
               store_text(person->lang == LANG_EN ? S("en") : S("nl")),
               store_integer(now.seconds)),
        id, err);
}

static Str duty_detail(Arena *a, const Duty *duty)
{
    return str_format(a, "%.*s %.*s%.*s", STR_ARG(duty_word(duty->kind)),
                      STR_ARG(duty->party), STR_ARG(duty->region));
}

bool people_add(Store *store, const NewPerson *person, int64_t by, Moment now,
                int64_t *id, Error *err)
{
    if (!is_in_order(person, err) || !store_begin(store, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    const Duty *duty = &person->duty;
    bool good =
        find_or_make(tmp, store, person, now, id, err) &&
        store_run(
            store,
            S("INSERT INTO person_role (person, role, party, region) VALUES ($1, $2, "
              "$3, $4) ON CONFLICT DO NOTHING"),
            VALUES(store_integer(*id), store_text(duty_word(duty->kind)),
                   store_text(duty->party), store_text(duty->region)),
            err) &&
        tell(tmp, store, *id, by, now, S("person.add"), duty_detail(tmp, duty), err) &&
        store_commit(store, err);
    store_rollback(store);
    arena_free(tmp);
    return good;
}

bool people_take_duty(Store *store, int64_t id, const Duty *duty, int64_t by, Moment now,
                      Error *err)
{
    if (!store_begin(store, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    bool good = store_run(store,
                          S("DELETE FROM person_role WHERE person = $1 AND role = $2 AND "
                            "party = $3 AND region = $4"),
                          VALUES(store_integer(id), store_text(duty_word(duty->kind)),
                                 store_text(duty->party), store_text(duty->region)),
                          err) &&
                tell(tmp, store, id, by, now, S("person.take-duty"),
                     duty_detail(tmp, duty), err) &&
                store_commit(store, err);
    store_rollback(store);
    arena_free(tmp);
    return good;
}

static bool end_all(Store *store, int64_t id, Error *err)
{
    return store_run(store, S("DELETE FROM session WHERE person = $1"),
                     VALUES(store_integer(id)), err) &&
           store_run(store, S("DELETE FROM invitation WHERE person = $1"),
                     VALUES(store_integer(id)), err);
}

bool people_leave(Store *store, int64_t id, int64_t by, Moment now, Error *err)
{
    if (!store_begin(store, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    bool good =
        end_all(store, id, err) &&
        store_run(store,
                  S("UPDATE person SET state = 'left', password = '' WHERE id = $1"),
                  VALUES(store_integer(id)), err) &&
        tell(tmp, store, id, by, now, S("person.leave"), S(""), err) &&
        store_commit(store, err);
    store_rollback(store);
    arena_free(tmp);
    return good;
}

bool people_erase(Store *store, int64_t id, int64_t by, Moment now, Error *err)
{
    if (!people_leave(store, id, by, now, err) || !store_begin(store, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    Str nobody = str_format(tmp, "erased-%lld", (long long)id);
    bool good =
        store_run(store, S("UPDATE person SET name = '', mail = $2 WHERE id = $1"),
                  VALUES(store_integer(id), store_text(nobody)), err) &&
        store_run(store, S("DELETE FROM person_role WHERE person = $1"),
                  VALUES(store_integer(id)), err) &&
        tell(tmp, store, id, by, now, S("person.erase"), S(""), err) &&
        store_commit(store, err);
    store_rollback(store);
    arena_free(tmp);
    return good;
}

bool people_password(Store *store, int64_t id, Str password, Moment now, Error *err)
{
    Arena *tmp = arena_new();
    KnownPerson known;
    Str hash;
    bool good = people_find(tmp, store, id, &known, err) &&
                password_is_good(password, known.person.mail, err) &&
                password_hash(tmp, password, &hash, err) && store_begin(store, err);
    if (good) {
        good = store_run(store,
                         S("UPDATE person SET password = $2, state = 'active' WHERE id = "
                           "$1"),
                         VALUES(store_integer(id), store_text(hash)), err) &&
               tell(tmp, store, id, id, now, S("person.password"), S(""), err) &&
               store_commit(store, err);
        store_rollback(store);
    }
    arena_free(tmp);
    return good;
}

/* id, name, mail, language, state, role, party, region; rows of one person together. */
#define PERSON_COLUMNS                                                                   \
    "SELECT person.id, name, mail, language, state, role, party, region FROM person "    \
    "LEFT "                                                                              \
    "JOIN person_role ON person_role.person = person.id "

static KnownPerson read_person(Arena *a, const StoreRows *rows, size_t from, size_t *to)
{
    size_t end = from;
    while (end < rows->count && row_integer(rows, end, 0) == row_integer(rows, from, 0)) {
        end++;
    }
    Duty *duties = PUSH_ARRAY(a, Duty, end - from);
    size_t count = 0;
    for (size_t i = from; i < end; i++) {
        if (duty_parse(row_text(rows, i, 5), &duties[count].kind)) {
            duties[count].party = row_text(rows, i, 6);
            duties[count++].region = row_text(rows, i, 7);
        }
    }
    *to = end;
    return (KnownPerson){.person = {.id = row_integer(rows, from, 0),
                                    .name = row_text(rows, from, 1),
                                    .mail = row_text(rows, from, 2),
                                    .lang = str_equal(row_text(rows, from, 3), S("en"))
                                                ? LANG_EN
                                                : LANG_NL,
                                    .duties = duties,
                                    .duty_count = count},
                         .state = state_of(row_text(rows, from, 4))};
}

bool people_all(Arena *a, Store *store, People *people, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, S(PERSON_COLUMNS "ORDER BY person.id, role, party, region"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    *people = (People){PUSH_ARRAY(a, KnownPerson, rows.count + 1), 0};
    for (size_t at = 0; at < rows.count;) {
        people->items[people->count++] = read_person(a, &rows, at, &at);
    }
    return true;
}

bool people_find(Arena *a, Store *store, int64_t id, KnownPerson *person, Error *err)
{
    StoreRows rows;
    size_t end;
    if (!store_rows(a, store,
                    S(PERSON_COLUMNS "WHERE person.id = $1 ORDER BY role, party, region"),
                    VALUES(store_integer(id)), &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        return FAIL(err, ERR_NOT_FOUND, "there is no person %lld", (long long)id);
    }
    *person = read_person(a, &rows, 0, &end);
    return true;
}

bool people_invite(Arena *a, Store *store, int64_t id, int64_t by, Moment now, Str *token,
                   Error *err)
{
    KnownPerson known;
    if (!people_find(a, store, id, &known, err)) {
        return false;
    }
    if (known.state == PERSON_LEFT) {
        return REFUSE(err, ERR_CONFLICT, REFUSAL_HAS_LEFT, "this person has left");
    }
    if (!store_begin(store, err)) {
        return false;
    }
    Str made = secret_token(a);
    bool good = store_run(store, S("DELETE FROM invitation WHERE person = $1"),
                          VALUES(store_integer(id)), err) &&
                store_run(store,
                          S("INSERT INTO invitation (token, person, made_at, used_at) "
                            "VALUES ($1, $2, $3, 0)"),
                          VALUES(store_bytes(secret_digest(a, made)), store_integer(id),
                                 store_integer(now.seconds)),
                          err) &&
                tell(a, store, id, by, now, S("person.invite"), S(""), err) &&
                store_commit(store, err);
    store_rollback(store);
    if (good) {
        *token = made;
    }
    return good;
}
