/* SPDX-License-Identifier: EUPL-1.2
 * previews.c - the list of who sees an edition before its moment
 */
#include "keep/previews.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"
#include "secrets/secrets.h"

static bool may(const Person *person, Error *err)
{
    return person_may(person, DEED_EDITION, NULL) ||
           REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person");
}

/* Names stand in the list alone, not in the audit. */
static bool tell(Arena *a, Store *store, Str edition, Str deed, int64_t id,
                 const Person *person, Moment now, Error *err)
{
    AuditEntry entry = {.at = now,
                        .person = person->id,
                        .deed = deed,
                        .subject = str_format(a, "edition:%.*s", STR_ARG(edition)),
                        .detail = str_format(a, "%lld", (long long)id)};
    return audit_add(store, &entry, err);
}

bool previews_make(Arena *a, Store *store, const NewPreview *preview,
                   const Person *person, Moment now, Str *token, Error *err)
{
    int64_t id;
    Str made = secret_token(a);
    if (!may(person, err)) {
        return false;
    }
    if (preview->name.length == 0 || preview->name.length > 200) {
        return REFUSE(err, ERR_INVALID, REFUSAL_NAME, "a link is for somebody");
    }
    if (!store_begin(store, err)) {
        return false;
    }
    bool good =
        store_number(store, S("SELECT COALESCE(MAX(id), 0) + 1 FROM preview"), NO_VALUES,
                     &id, err) &&
        store_run(store,
                  S("INSERT INTO preview (id, token, edition, name, why, person, "
                    "made_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)"),
                  VALUES(store_integer(id), store_bytes(secret_digest(a, made)),
                         store_text(preview->edition), store_text(preview->name),
                         store_text(preview->why), store_integer(person->id),
                         store_integer(now.seconds)),
                  err) &&
        tell(a, store, preview->edition, S("preview.make"), id, person, now, err) &&
        store_commit(store, err);
    store_rollback(store);
    if (good) {
        *token = made;
    }
    return good;
}

bool previews_end(Store *store, int64_t id, const Person *person, Moment now, Error *err)
{
    if (!may(person, err) || !store_begin(store, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    StoreRows rows;
    bool good =
        store_rows(tmp, store, S("SELECT edition FROM preview WHERE id = $1"),
                   VALUES(store_integer(id)), &rows, err) &&
        (rows.count > 0 ||
         REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no such link")) &&
        store_run(store,
                  S("UPDATE preview SET ended_at = $2 WHERE id = $1 AND ended_at = 0"),
                  VALUES(store_integer(id), store_integer(now.seconds)), err) &&
        tell(tmp, store, row_text(&rows, 0, 0), S("preview.end"), id, person, now, err) &&
        store_commit(store, err);
    store_rollback(store);
    arena_free(tmp);
    return good;
}

bool previews_look(Arena *a, Store *store, Str token, Str path, Moment now, Str *edition,
                   Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT preview.id, edition FROM preview JOIN monitor_editions ON "
                      "monitor_editions.id = edition WHERE token = $1 AND ended_at = 0 "
                      "AND monitor_editions.state IN ('draft', 'scheduled')"),
                    VALUES(store_bytes(secret_digest(a, token))), &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_LINK,
                      "this link shows nothing any more");
    }
    *edition = row_text(&rows, 0, 1);
    return path.length == 0 ||
           store_run(
               store,
               S("INSERT INTO preview_look (preview, at, path) VALUES ($1, $2, $3)"),
               VALUES(store_integer(row_integer(&rows, 0, 0)), store_integer(now.seconds),
                      store_text(str_slice(path, 0, 300))),
               err);
}

bool previews_of(Arena *a, Store *store, Str edition, KeptPreviews *previews, Error *err)
{
    StoreRows rows;
    if (!store_rows(
            a, store,
            S("SELECT id, edition, name, why, made_at, ended_at, (SELECT count(*) FROM "
              "preview_look WHERE preview_look.preview = preview.id), (SELECT "
              "COALESCE(MAX(at), 0) "
              "FROM preview_look WHERE preview_look.preview = preview.id) FROM preview "
              "WHERE edition "
              "= $1 ORDER BY id"),
            VALUES(store_text(edition)), &rows, err)) {
        return false;
    }
    *previews = (KeptPreviews){PUSH_ARRAY(a, KeptPreview, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        previews->items[i] = (KeptPreview){.id = row_integer(&rows, i, 0),
                                           .edition = row_text(&rows, i, 1),
                                           .name = row_text(&rows, i, 2),
                                           .why = row_text(&rows, i, 3),
                                           .made_at = {row_integer(&rows, i, 4)},
                                           .ended_at = {row_integer(&rows, i, 5)},
                                           .looks = row_integer(&rows, i, 6),
                                           .last_at = {row_integer(&rows, i, 7)}};
    }
    return true;
}
