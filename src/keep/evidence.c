/* SPDX-License-Identifier: EUPL-1.2
 * evidence.c - adding, taking out, forgetting
 */
#include "keep/evidence.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"
#include "secrets/secrets.h"

static bool tell(Arena *a, Store *store, int64_t report, const Person *person, Moment now,
                 Str deed, Str detail, Error *err)
{
    AuditEntry entry = {.at = now,
                        .person = person->id,
                        .deed = deed,
                        .subject = str_format(a, "report:%lld", (long long)report),
                        .detail = detail};
    return audit_add(store, &entry, err);
}

/* Its writer has it, and this person may write in it. */
static bool may_change(Arena *a, Store *store, int64_t id, const Person *person,
                       const Concern *concern, Error *err)
{
    KeptReport report;
    if (!reports_find(a, store, id, &report, err)) {
        return false;
    }
    if (!person_may(person, DEED_REPORT, concern)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this party");
    }
    return report_may(person, REPORT_SAVE, report.state, concern, NULL, 0) ||
           REFUSE(err, ERR_CONFLICT, REFUSAL_STATE, "the report was sent");
}

static bool is_in_order(Store *store, const NewEvidence *what, Moment now, Error *err)
{
    int64_t count;
    if (what->shows_people && date_compare(what->until, moment_date(now)) <= 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_CONSENT,
                      "a photograph of people is kept until a day they agreed to");
    }
    if (!store_number(
            store, S("SELECT count(*) FROM report_file WHERE report = $1 AND taken = 0"),
            VALUES(store_integer(what->report)), &count, err)) {
        return false;
    }
    return count < EVIDENCE_MOST ||
           REFUSE(err, ERR_CONFLICT, REFUSAL_FILES, "a report has ten files at most");
}

static bool insert(Arena *a, Store *store, const NewEvidence *what, const Person *person,
                   Moment now, Str hash, Error *err)
{
    Str until = what->shows_people ? date_iso(a, what->until) : S("");
    return store_run(store,
                     S("INSERT INTO evidence (hash, size, bytes) VALUES ($1, $2, $3) ON "
                       "CONFLICT DO NOTHING"),
                     VALUES(store_text(hash), store_integer((int64_t)what->bytes.length),
                            store_bytes(what->bytes)),
                     err) &&
           store_run(store,
                     S("INSERT INTO report_file (id, report, hash, name, person, at, "
                       "until, taken) VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM "
                       "report_file), $1, $2, $3, $4, $5, $6, 0)"),
                     VALUES(store_integer(what->report), store_text(hash),
                            store_text(what->name), store_integer(person->id),
                            store_integer(now.seconds), store_text(until)),
                     err);
}

bool evidence_add(Arena *a, Store *store, const NewEvidence *what, const Person *person,
                  const Concern *concern, Moment now, Error *err)
{
    Str hash = secret_hex(a, secret_digest(a, what->bytes));
    Str detail = str_format(a, "%.*s %.*s", STR_ARG(hash), STR_ARG(what->name));
    if (!store_begin(store, err)) {
        return false;
    }
    bool good =
        may_change(a, store, what->report, person, concern, err) &&
        is_in_order(store, what, now, err) &&
        insert(a, store, what, person, now, hash, err) &&
        tell(a, store, what->report, person, now, S("report.add-file"), detail, err) &&
        store_commit(store, err);
    store_rollback(store);
    return good;
}

/* Bytes that no report has any more. */
static bool drop_unused(Store *store, Error *err)
{
    return store_run(store,
                     S("DELETE FROM evidence WHERE hash NOT IN (SELECT hash FROM "
                       "report_file WHERE taken = 0)"),
                     NO_VALUES, err);
}

bool evidence_take_out(Arena *a, Store *store, int64_t id, const Person *person,
                       const Concern *concern, Moment now, Error *err)
{
    Evidence evidence;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = evidence_find(a, store, id, &evidence, err) &&
                may_change(a, store, evidence.report, person, concern, err) &&
                store_run(store, S("UPDATE report_file SET taken = 1 WHERE id = $1"),
                          VALUES(store_integer(id)), err) &&
                drop_unused(store, err) &&
                tell(a, store, evidence.report, person, now, S("report.take-file"),
                     evidence.name, err) &&
                store_commit(store, err);
    store_rollback(store);
    return good;
}

#define FILE_COLUMNS                                                                     \
    "SELECT report_file.id, report, name, report_file.hash, COALESCE(size, 0), at, "     \
    "until, CASE WHEN size IS NULL THEN 1 ELSE 0 END FROM report_file LEFT JOIN "        \
    "evidence ON evidence.hash = report_file.hash WHERE taken = 0 AND "

static bool list(Arena *a, Store *store, Str sql, int64_t number, EvidenceList *found,
                 Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, sql, VALUES(store_integer(number)), &rows, err)) {
        return false;
    }
    *found = (EvidenceList){PUSH_ARRAY(a, Evidence, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        Evidence *evidence = &found->items[i];
        *evidence = (Evidence){.id = row_integer(&rows, i, 0),
                               .report = row_integer(&rows, i, 1),
                               .name = row_text(&rows, i, 2),
                               .hash = row_text(&rows, i, 3),
                               .size = row_integer(&rows, i, 4),
                               .at = {row_integer(&rows, i, 5)},
                               .is_gone = row_integer(&rows, i, 7) != 0};
        (void)date_parse(row_text(&rows, i, 6), &evidence->until);
    }
    return true;
}

bool evidence_of_report(Arena *a, Store *store, int64_t report, EvidenceList *found,
                        Error *err)
{
    return list(a, store, S(FILE_COLUMNS "report = $1 ORDER BY report_file.id"), report,
                found, err);
}

bool evidence_find(Arena *a, Store *store, int64_t id, Evidence *evidence, Error *err)
{
    EvidenceList found;
    if (!list(a, store, S(FILE_COLUMNS "report_file.id = $1"), id, &found, err)) {
        return false;
    }
    if (found.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no file %lld",
                      (long long)id);
    }
    *evidence = found.items[0];
    return true;
}

bool evidence_bytes(Arena *a, Store *store, const Evidence *evidence, Str *bytes,
                    Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, S("SELECT bytes FROM evidence WHERE hash = $1"),
                    VALUES(store_text(evidence->hash)), &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND,
                      "the file is not kept any more");
    }
    *bytes = row_bytes(&rows, 0, 0);
    return true;
}

/* Of a file that two reports have, the last day that anybody agreed to counts; who set
 * none has no people in it. */
bool evidence_forget(Store *store, Moment now, Error *err)
{
    Arena *tmp = arena_new();
    Str today = date_iso(tmp, moment_date(now));
    int64_t count;
    bool good =
        store_number(store,
                     S("SELECT count(*) FROM evidence WHERE EXISTS (SELECT 1 FROM "
                       "report_file WHERE report_file.hash = evidence.hash AND until <> "
                       "'' AND until < $1)"),
                     VALUES(store_text(today)), &count, err);
    if (good && count > 0) {
        good =
            store_run(store,
                      S("DELETE FROM evidence WHERE EXISTS (SELECT 1 FROM report_file "
                        "WHERE report_file.hash = evidence.hash AND until <> '' AND "
                        "until < $1) AND NOT EXISTS (SELECT 1 FROM report_file WHERE "
                        "report_file.hash = evidence.hash AND taken = 0 AND (until = '' "
                        "OR until >= $1))"),
                      VALUES(store_text(today)), err);
    }
    arena_free(tmp);
    return good;
}

typedef struct Check {
    Arena *a;
    StrList faults;
    size_t capacity;
} Check;

static bool look(void *context, const StoreValue *row, size_t count, Error *err)
{
    (void)count;
    (void)err;
    Check *check = context;
    Arena *tmp = arena_new();
    if (!str_equal(secret_hex(tmp, secret_digest(tmp, row[1].text)), row[0].text)) {
        if (check->faults.count == check->capacity) {
            check->faults.items =
                arena_grow(check->a, check->faults.items, check->faults.count,
                           &check->capacity, sizeof(Str));
        }
        check->faults.items[check->faults.count++] =
            str_format(check->a, "the file %.*s was altered", STR_ARG(row[0].text));
    }
    arena_free(tmp);
    return true;
}

bool evidence_check(Arena *a, Store *store, StrList *faults, Error *err)
{
    Check check = {.a = a};
    if (!store_each(store, S("SELECT hash, bytes FROM evidence ORDER BY hash"), NO_VALUES,
                    look, &check, err)) {
        return false;
    }
    *faults = check.faults;
    return true;
}
