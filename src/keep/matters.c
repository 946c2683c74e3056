/* SPDX-License-Identifier: EUPL-1.2
 * matters.c - putting in, answering, finding
 */
#include "keep/matters.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"

static bool tell(Arena *a, Store *store, int64_t id, const Matter *matter,
                 const MatterAct *act, Error *err)
{
    AuditEntry entry = {
        .at = act->now,
        .person = act->person != NULL ? act->person->id : 0,
        .deed = str_format(a, "%.*s.%.*s", STR_ARG(matter_kind_word(matter->kind)),
                           STR_ARG(matter_deed_word(act->deed))),
        .subject = str_format(a, "matter:%lld", (long long)id),
        .detail = str_format(a, "%.*s|%.*s|%.*s", STR_ARG(act->owner),
                             STR_ARG(date_iso(a, act->due)), STR_ARG(act->text))};
    return audit_add(store, &entry, err);
}

static bool add_step(Arena *a, Store *store, int64_t id, int64_t step,
                     const MatterAct *act, Error *err)
{
    return store_run(
        store,
        S("INSERT INTO matter_step (matter, step, at, person, deed, said, owner, due) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
        VALUES(store_integer(id), store_integer(step), store_integer(act->now.seconds),
               store_integer(act->person != NULL ? act->person->id : 0),
               store_text(matter_deed_word(act->deed)), store_text(act->text),
               store_text(act->owner), store_text(date_iso(a, act->due))),
        err);
}

/* Strangers cannot fill the database. */
static bool is_welcome(Store *store, const Matter *matter, Moment now, Error *err)
{
    int64_t count;
    if (matter->kind != MATTER_JOINING) {
        return true;
    }
    if (!store_number(
            store, S("SELECT count(*) FROM matter WHERE kind = 'joining' AND at > $1"),
            VALUES(store_integer(now.seconds - (int64_t)24 * 3600)), &count, err)) {
        return false;
    }
    return count < JOININGS_A_DAY ||
           REFUSE(err, ERR_BUSY, REFUSAL_TOO_OFTEN, "many have asked to join today");
}

static bool insert(Arena *a, Store *store, const Matter *matter, const MatterAct *act,
                   int64_t *id, Error *err)
{
    return store_number(
        store,
        S("INSERT INTO matter (id, kind, state, step, person, at, title, about, action, "
          "theme, region, owner, due, link, contact) VALUES ((SELECT COALESCE(MAX(id), "
          "0) "
          "+ 1 FROM matter), $1, 'open', 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
          "$12) RETURNING id"),
        VALUES(store_text(matter_kind_word(matter->kind)),
               store_integer(act->person != NULL ? act->person->id : 0),
               store_integer(act->now.seconds), store_text(matter->title),
               store_text(matter->text), store_text(matter->action),
               store_text(matter->theme), store_text(matter->region),
               store_text(matter->owner), store_text(date_iso(a, matter->due)),
               store_text(matter->link), store_text(matter->contact)),
        id, err);
}

bool matters_put_in(Arena *a, Store *store, const Matter *matter, const Person *person,
                    Moment now, int64_t *id, Error *err)
{
    MatterAct act = {.person = person,
                     .deed = MATTER_PUT_IN,
                     .text = matter->title,
                     .owner = matter->owner,
                     .due = matter->due,
                     .now = now};
    int64_t made;
    if (!matter_may_put_in(person, matter->kind)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED,
                      "this person may not put that in");
    }
    if (!matter_check(matter, err) || !store_begin(store, err)) {
        return false;
    }
    bool good = is_welcome(store, matter, now, err) &&
                insert(a, store, matter, &act, &made, err) &&
                add_step(a, store, made, 1, &act, err) &&
                tell(a, store, made, matter, &act, err) && store_commit(store, err);
    store_rollback(store);
    if (good) {
        *id = made;
    }
    return good;
}

static bool do_it(Arena *a, Store *store, const Matter *matter, const MatterAct *act,
                  Error *err)
{
    MatterState to;
    Str owner = act->owner.length > 0 ? act->owner : matter->owner;
    Date due = date_is_set(act->due) ? act->due : matter->due;
    return matter_act_check(matter, act, &to, err) &&
           store_run(store,
                     S("UPDATE matter SET state = $2, step = $3, owner = $4, due = $5 "
                       "WHERE id = $1"),
                     VALUES(store_integer(matter->id), store_text(matter_state_word(to)),
                            store_integer(matter->step + 1), store_text(owner),
                            store_text(date_iso(a, due))),
                     err) &&
           add_step(a, store, matter->id, matter->step + 1, act, err) &&
           tell(a, store, matter->id, matter, act, err);
}

bool matters_act(Arena *a, Store *store, int64_t id, const MatterAct *act, Error *err)
{
    Matter matter;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = matters_find(a, store, id, &matter, err);
    if (good && matter.step != act->step) {
        good = REFUSE(err, ERR_CONFLICT, REFUSAL_CHANGED,
                      "matter %lld was changed by somebody else", (long long)id);
    }
    good = good && do_it(a, store, &matter, act, err) && store_commit(store, err);
    store_rollback(store);
    return good;
}

#define MATTER_COLUMNS                                                                   \
    "SELECT id, kind, state, step, person, at, title, about, action, theme, region, "    \
    "owner, due, link, contact FROM matter "

static Matter matter_at(const StoreRows *rows, size_t row)
{
    Matter matter = {.id = row_integer(rows, row, 0),
                     .step = row_integer(rows, row, 3),
                     .person = row_integer(rows, row, 4),
                     .at = {row_integer(rows, row, 5)},
                     .title = row_text(rows, row, 6),
                     .text = row_text(rows, row, 7),
                     .action = row_text(rows, row, 8),
                     .theme = row_text(rows, row, 9),
                     .region = row_text(rows, row, 10),
                     .owner = row_text(rows, row, 11),
                     .link = row_text(rows, row, 13),
                     .contact = row_text(rows, row, 14)};
    (void)matter_kind_parse(row_text(rows, row, 1), &matter.kind);
    (void)matter_state_parse(row_text(rows, row, 2), &matter.state);
    (void)date_parse(row_text(rows, row, 12), &matter.due);
    return matter;
}

static bool list(Arena *a, Store *store, Str sql, StoreValues values, Matters *matters,
                 Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, sql, values, &rows, err)) {
        return false;
    }
    *matters = (Matters){PUSH_ARRAY(a, Matter, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        matters->items[i] = matter_at(&rows, i);
    }
    return true;
}

bool matters_find(Arena *a, Store *store, int64_t id, Matter *matter, Error *err)
{
    Matters found;
    if (!list(a, store, S(MATTER_COLUMNS "WHERE id = $1"), VALUES(store_integer(id)),
              &found, err)) {
        return false;
    }
    if (found.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no matter %lld",
                      (long long)id);
    }
    *matter = found.items[0];
    return true;
}

bool matters_of_kind(Arena *a, Store *store, MatterKind kind, Matters *matters,
                     Error *err)
{
    return list(a, store, S(MATTER_COLUMNS "WHERE kind = $1 ORDER BY id DESC"),
                VALUES(store_text(matter_kind_word(kind))), matters, err);
}

bool matters_of_action(Arena *a, Store *store, Str action, Matters *matters, Error *err)
{
    return list(a, store, S(MATTER_COLUMNS "WHERE action = $1 ORDER BY id DESC"),
                VALUES(store_text(action)), matters, err);
}

bool matters_asked_of(Arena *a, Store *store, const Person *person, Matters *matters,
                      Error *err)
{
    return list(
        a, store,
        S(MATTER_COLUMNS
          "WHERE state IN ('open', 'clarify', 'remove', 'escalate', 'decided') AND kind "
          "<> 'joining' AND owner <> '' AND owner IN (SELECT party FROM person_role "
          "WHERE "
          "person = $1) ORDER BY id"),
        VALUES(store_integer(person->id)), matters, err);
}

bool matters_steps(Arena *a, Store *store, int64_t id, MatterSteps *steps, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT at, person.name, deed, said, owner, due FROM matter_step "
                      "LEFT JOIN person ON person.id = matter_step.person WHERE matter = "
                      "$1 ORDER BY step DESC"),
                    VALUES(store_integer(id)), &rows, err)) {
        return false;
    }
    *steps = (MatterSteps){PUSH_ARRAY(a, MatterStep, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        MatterStep *step = &steps->items[i];
        *step = (MatterStep){.at = {row_integer(&rows, i, 0)},
                             .name = row_text(&rows, i, 1),
                             .text = row_text(&rows, i, 3),
                             .owner = row_text(&rows, i, 4)};
        (void)matter_deed_parse(row_text(&rows, i, 2), &step->deed);
        (void)date_parse(row_text(&rows, i, 5), &step->due);
    }
    return true;
}
