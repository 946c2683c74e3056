/* SPDX-License-Identifier: EUPL-1.2
 * audit.c - adding to the chain, and walking it
 */
#include "keep/audit.h"

#include "base/buf.h"
#include "secrets/secrets.h"

/* Every part with its length before it, so that no two rows read the same. */
static Str chained(Arena *a, Str previous, int64_t sequence, const AuditEntry *entry,
                   Str digest)
{
    Buf buf = buf_in(a, 0);
    const Str parts[] = {previous, entry->deed, entry->subject, digest};
    buf_printf(&buf, "%lld %lld %lld", (long long)sequence, (long long)entry->at.seconds,
               (long long)entry->person);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        buf_printf(&buf, " %zu:", parts[i].length);
        buf_add(&buf, parts[i]);
    }
    return secret_digest(a, buf_str(&buf));
}

static Str digest_of(Arena *a, Str salt, Str detail)
{
    const Str parts[] = {salt, detail};
    return secret_digest(a, str_join(a, parts, 2, S("")));
}

static bool add(Arena *tmp, Store *store, const AuditEntry *entry, Error *err)
{
    StoreRows last;
    if (!store_rows(tmp, store,
                    S("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1"),
                    NO_VALUES, &last, err)) {
        return false;
    }
    int64_t sequence = last.count > 0 ? row_integer(&last, 0, 0) + 1 : 1;
    Str previous = last.count > 0 ? row_bytes(&last, 0, 1) : S("");
    Str salt = secret_salt(tmp);
    Str digest = digest_of(tmp, salt, entry->detail);
    return store_run(store,
                     S("INSERT INTO audit (sequence, at, person, deed, subject, digest, "
                       "hash) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
                     VALUES(store_integer(sequence), store_integer(entry->at.seconds),
                            store_integer(entry->person), store_text(entry->deed),
                            store_text(entry->subject), store_bytes(digest),
                            store_bytes(chained(tmp, previous, sequence, entry, digest))),
                     err) &&
           store_run(
               store,
               S("INSERT INTO audit_detail (sequence, salt, detail) VALUES ($1, $2, "
                 "$3)"),
               VALUES(store_integer(sequence), store_bytes(salt),
                      store_text(entry->detail)),
               err);
}

bool audit_add(Store *store, const AuditEntry *entry, Error *err)
{
    Arena *tmp = arena_new();
    bool good = add(tmp, store, entry, err);
    arena_free(tmp);
    return good;
}

typedef struct Walk {
    Arena *a;   /* of the report */
    Arena *tmp; /* emptied at every row */
    int64_t sequence;
    char hash[32];
    size_t hash_length;
    AuditReport report;
} Walk;

/* sequence, at, person, deed, subject, digest, hash, salt, detail */
static bool visit(void *context, const StoreValue *row, size_t count, Error *err)
{
    (void)count;
    (void)err;
    Walk *walk = context;
    AuditReport *report = &walk->report;
    arena_reset(walk->tmp);
    AuditEntry entry = {.at = {row[1].integer},
                        .person = row[2].integer,
                        .deed = row[3].text,
                        .subject = row[4].text};
    Str previous = {walk->hash, walk->hash_length};
    Str hash = chained(walk->tmp, previous, row[0].integer, &entry, row[5].text);
    bool is_erased = row[7].type == STORE_NULL;
    report->rows++;
    report->erased += is_erased;
    if (report->fault.length == 0 && row[0].integer != walk->sequence + 1) {
        report->fault = str_format(walk->a, "row %lld of the audit is gone",
                                   (long long)walk->sequence + 1);
    } else if (report->fault.length == 0 && !secret_equal(hash, row[6].text)) {
        report->fault = str_format(walk->a, "row %lld of the audit was altered",
                                   (long long)row[0].integer);
    } else if (report->fault.length == 0 && !is_erased &&
               !secret_equal(digest_of(walk->tmp, row[7].text, row[8].text),
                             row[5].text)) {
        report->fault = str_format(walk->a,
                                   "the words of row %lld of the audit were "
                                   "altered",
                                   (long long)row[0].integer);
    }
    walk->sequence = row[0].integer;
    walk->hash_length =
        row[6].text.length < sizeof walk->hash ? row[6].text.length : sizeof walk->hash;
    for (size_t i = 0; i < walk->hash_length; i++) {
        walk->hash[i] = row[6].text.data[i];
    }
    return true;
}

bool audit_check(Arena *a, Store *store, AuditReport *report, Error *err)
{
    Walk walk = {.a = a, .tmp = arena_new()};
    bool good = store_each(store,
                           S("SELECT audit.sequence, at, person, deed, subject, digest, "
                             "hash, salt, detail FROM audit LEFT JOIN audit_detail ON "
                             "audit_detail.sequence = audit.sequence ORDER BY "
                             "audit.sequence"),
                           NO_VALUES, visit, &walk, err);
    arena_free(walk.tmp);
    if (good) {
        *report = walk.report;
    }
    return good;
}

bool audit_erase(Store *store, Str subject, Error *err)
{
    return store_run(store,
                     S("DELETE FROM audit_detail WHERE sequence IN (SELECT sequence FROM "
                       "audit WHERE subject = $1)"),
                     VALUES(store_text(subject)), err);
}

bool audit_history(Arena *a, Store *store, Str subject, AuditLines *lines, Error *err)
{
    StoreRows rows;
    if (!store_rows(
            a, store,
            S("SELECT at, person, deed, detail FROM audit LEFT JOIN audit_detail "
              "ON audit_detail.sequence = audit.sequence WHERE subject = $1 ORDER "
              "BY audit.sequence DESC"),
            VALUES(store_text(subject)), &rows, err)) {
        return false;
    }
    *lines = (AuditLines){PUSH_ARRAY(a, AuditLine, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        lines->items[i] = (AuditLine){.at = {row_integer(&rows, i, 0)},
                                      .person = row_integer(&rows, i, 1),
                                      .deed = row_text(&rows, i, 2),
                                      .detail = row_text(&rows, i, 3)};
    }
    return true;
}
