/* SPDX-License-Identifier: EUPL-1.2
 * store_contract_test.c - what holds for every database behind store.h
 *
 * With STORE_ADDRESS in the environment on that database, which must be empty
 * (tests/cli/postgres_test.sh does so); else on an SQLite file of its own.
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keep/audit.h"
#include "pact/database.h"
#include "store/copy.h"
#include "store/migrate.h"

static char sqlite_path[] = "/tmp/store-contract-XXXXXX";
static const char *address;

#define GOOD(call)                                                                       \
    do {                                                                                 \
        Error err_ = {0};                                                                \
        Error *err = &err_;                                                              \
        if (!(call)) {                                                                   \
            fail_msg("%s", err_.message);                                                \
        }                                                                                \
    } while (0)

static Store *opened(Arena *a)
{
    Store *store = NULL;
    size_t applied;
    GOOD(store_open(a, str_of(address), STORE_CREATE, &store, err));
    GOOD(store_migrate(store, 0, (Moment){1}, &applied, err));
    return store;
}

static int64_t number(Store *store, Str sql)
{
    int64_t result = -1;
    GOOD(store_number(store, sql, NO_VALUES, &result, err));
    return result;
}

static Store *with_table(Arena *a)
{
    Store *store = opened(a);
    GOOD(store_define(
        store,
        S("DROP TABLE IF EXISTS leaf; DROP TABLE IF EXISTS tree;"
          "CREATE TABLE tree (id {integer} PRIMARY KEY, name {text} NOT NULL "
          "UNIQUE, bark {bytes}) {strict};"
          "CREATE TABLE leaf (id {integer} PRIMARY KEY, tree {integer} NOT "
          "NULL REFERENCES tree (id)) {strict}"),
        err));
    return store;
}

static void plant(Store *store, int64_t id, Str name)
{
    GOOD(store_run(store, S("INSERT INTO tree (id, name, bark) VALUES ($1, $2, $3)"),
                   VALUES(store_integer(id), store_text(name), store_null()), err));
}

static void what_goes_in_comes_out(void **state)
{
    Store *store = with_table(*state);
    StoreRows rows;
    static const char bytes[] = {0, 1, '\'', '\\', (char)0xff};
    Str odd = S("é'; DROP TABLE tree; -- 😀\n\t\"$1\"");
    GOOD(store_run(store, S("INSERT INTO tree (id, name, bark) VALUES ($1, $2, $3)"),
                   VALUES(store_integer(INT64_MAX), store_text(odd),
                          store_bytes((Str){bytes, sizeof bytes})),
                   err));
    GOOD(store_rows(*state, store, S("SELECT id, name, bark FROM tree WHERE name = $1"),
                    VALUES(store_text(odd)), &rows, err));
    assert_int_equal(rows.count, 1);
    assert_true(row_integer(&rows, 0, 0) == INT64_MAX);
    expect_str(row_text(&rows, 0, 1), odd);
    expect_str(row_bytes(&rows, 0, 2), ((Str){bytes, sizeof bytes}));
    store_close(store);
}

static void nothing_and_empty_are_two_things(void **state)
{
    Store *store = with_table(*state);
    StoreRows rows;
    plant(store, 1, S(""));
    GOOD(store_run(store, S("INSERT INTO tree (id, name, bark) VALUES (2, 'x', $1)"),
                   VALUES(store_bytes(S(""))), err));
    GOOD(store_rows(*state, store, S("SELECT name, bark FROM tree ORDER BY id"),
                    NO_VALUES, &rows, err));
    assert_false(row_is_null(&rows, 0, 0));
    assert_true(row_is_null(&rows, 0, 1));
    assert_false(row_is_null(&rows, 1, 1));
    store_close(store);
}

static void parameters_may_stand_in_any_order_and_twice(void **state)
{
    Store *store = with_table(*state);
    int64_t count;
    plant(store, 7, S("oak"));
    GOOD(store_number(
        store, S("SELECT count(*) FROM tree WHERE name = $2 AND id = $1 AND $1 = id"),
        VALUES(store_integer(7), store_text(S("oak"))), &count, err));
    assert_int_equal(count, 1);
    store_close(store);
}

static void what_is_not_committed_never_was(void **state)
{
    Store *store = with_table(*state);
    GOOD(store_begin(store, err));
    plant(store, 1, S("oak"));
    store_rollback(store);
    assert_int_equal(number(store, S("SELECT count(*) FROM tree")), 0);
    GOOD(store_begin(store, err));
    plant(store, 1, S("oak"));
    store_close(store); /* as when the program dies */
    store = opened(*state);
    assert_int_equal(number(store, S("SELECT count(*) FROM tree")), 0);
    store_close(store);
}

static void what_is_committed_is_there_for_others(void **state)
{
    Store *one = with_table(*state);
    Store *two = opened(*state);
    GOOD(store_begin(one, err));
    plant(one, 1, S("oak"));
    assert_int_equal(number(two, S("SELECT count(*) FROM tree")), 0);
    GOOD(store_commit(one, err));
    assert_int_equal(number(two, S("SELECT count(*) FROM tree")), 1);
    store_close(one);
    store_close(two);
}

static void a_reader_sees_one_moment(void **state)
{
    Store *reader = with_table(*state);
    Store *writer = opened(*state);
    GOOD(store_begin_reading(reader, err));
    assert_int_equal(number(reader, S("SELECT count(*) FROM tree")), 0);
    plant(writer, 1, S("oak"));
    assert_int_equal(number(reader, S("SELECT count(*) FROM tree")), 0);
    store_rollback(reader);
    assert_int_equal(number(reader, S("SELECT count(*) FROM tree")), 1);
    store_close(reader);
    store_close(writer);
}

static void the_rules_of_a_table_are_kept(void **state)
{
    Store *store = with_table(*state);
    plant(store, 1, S("oak"));
    static const Str wrong[] = {
        S_INIT("INSERT INTO tree (id, name) VALUES (2, 'oak')"),
        S_INIT("INSERT INTO tree (id, name) VALUES (1, 'elm')"),
        S_INIT("INSERT INTO leaf (id, tree) VALUES (1, 99)"),
        S_INIT("DELETE FROM tree WHERE name IS NULL OR id = (SELECT 1)"),
    };
    GOOD(
        store_run(store, S("INSERT INTO leaf (id, tree) VALUES (5, 1)"), NO_VALUES, err));
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        Error why = {0};
        assert_false(store_run(store, wrong[i], NO_VALUES, &why));
        assert_int_equal(why.kind, ERR_CONFLICT);
    }
    assert_int_equal(number(store, S("SELECT count(*) FROM tree")), 1);
    store_close(store);
}

static void a_change_that_went_wrong_is_undone_whole(void **state)
{
    Store *store = with_table(*state);
    GOOD(store_begin(store, err));
    plant(store, 1, S("oak"));
    Error why = {0};
    assert_false(store_run(store, S("INSERT INTO leaf (id, tree) VALUES (1, 99)"),
                           NO_VALUES, &why));
    store_rollback(store);
    assert_int_equal(number(store, S("SELECT count(*) FROM tree")), 0);
    plant(store, 1, S("oak")); /* and the connection is of use again */
    store_close(store);
}

static bool stop_at_two(void *context, const StoreValue *cells, size_t count, Error *err)
{
    (void)cells;
    (void)count;
    size_t *seen = context;
    return ++*seen < 2 || FAIL(err, ERR_INVALID, "enough");
}

static void who_takes_rows_may_stop(void **state)
{
    Store *store = with_table(*state);
    for (int64_t i = 0; i < 5; i++) {
        plant(store, i, str_format(*state, "%d", (int)i));
    }
    size_t seen = 0;
    Error why = {0};
    assert_false(
        store_each(store, S("SELECT id FROM tree"), NO_VALUES, stop_at_two, &seen, &why));
    assert_string_equal(why.message, "enough");
    assert_int_equal(seen, 2);
    assert_int_equal(number(store, S("SELECT count(*) FROM tree")), 5);
    store_close(store);
}

static void migrations_are_applied_once(void **state)
{
    Store *store = opened(*state);
    size_t applied = 99;
    GOOD(store_migrate(store, 0, (Moment){2}, &applied, err));
    assert_int_equal(applied, 0);
    GOOD(store_is_current(store, err));
    assert_int_equal(number(store, S("SELECT max(number) FROM migration")),
                     store_newest());
    store_close(store);
}

static void an_altered_migration_is_refused(void **state)
{
    Store *store = opened(*state);
    StoreRows rows;
    Error why = {0};
    GOOD(store_rows(*state, store, S("SELECT checksum FROM migration WHERE number = 1"),
                    NO_VALUES, &rows, err));
    GOOD(store_run(store, S("UPDATE migration SET checksum = 'x' WHERE number = 1"),
                   NO_VALUES, err));
    assert_false(store_is_current(store, &why));
    assert_non_null(strstr(why.message, "0001_people.sql was altered"));
    GOOD(store_run(store, S("UPDATE migration SET checksum = $1 WHERE number = 1"),
                   VALUES(store_text(row_text(&rows, 0, 0))), err));
    store_close(store);
}

static void a_database_of_a_newer_program_is_refused(void **state)
{
    Store *store = opened(*state);
    Error why = {0};
    size_t applied;
    GOOD(store_run(store,
                   S("INSERT INTO migration (number, name, checksum, applied_at) VALUES "
                     "(9999, '9999_later.sql', 'x', 1)"),
                   NO_VALUES, err));
    assert_false(store_migrate(store, 0, (Moment){2}, &applied, &why));
    assert_int_equal(why.kind, ERR_CONFLICT);
    GOOD(
        store_run(store, S("DELETE FROM migration WHERE number = 9999"), NO_VALUES, err));
    store_close(store);
}

static void tables_and_columns_are_listed_in_order(void **state)
{
    Store *store = with_table(*state);
    StrList tables, columns;
    GOOD(store_tables(*state, store, &tables, err));
    size_t tree = 0, leaf = 0;
    for (size_t i = 0; i < tables.count; i++) {
        tree = str_equal(tables.items[i], S("tree")) ? i : tree;
        leaf = str_equal(tables.items[i], S("leaf")) ? i : leaf;
    }
    assert_true(tree > 0 && leaf > tree);
    GOOD(store_columns(*state, store, S("tree"), &columns, err));
    expect_text(str_join(*state, columns.items, columns.count, S(" ")), "id name bark");
    store_close(store);
}

static void a_copy_holds_the_same_rows_and_lists(void **state)
{
    Store *store = with_table(*state);
    plant(store, 1, S("oak"));
    GOOD(
        store_run(store, S("INSERT INTO leaf (id, tree) VALUES (5, 1)"), NO_VALUES, err));
    char path[] = "/tmp/store-copy-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    Store *copy;
    CopyCount count;
    size_t applied;
    GOOD(store_open(*state, str_of(path), STORE_CREATE, &copy, err));
    Error why = {0};
    GOOD(store_migrate(copy, 0, (Moment){1}, &applied, err));
    assert_false(store_copy(store, copy, &count, &why)); /* no place for table tree */
    assert_non_null(strstr(why.message, "has no place for"));
    GOOD(store_define(copy,
                      S("CREATE TABLE tree (id {integer} PRIMARY KEY, name {text}, bark "
                        "{bytes}) {strict}; CREATE TABLE leaf (id {integer} PRIMARY KEY, "
                        "tree {integer} REFERENCES tree (id)) {strict}"),
                      err));
    GOOD(store_copy(store, copy, &count, err));
    assert_int_equal(number(copy, S("SELECT count(*) FROM leaf JOIN tree ON tree.id = "
                                    "leaf.tree WHERE name = 'oak'")),
                     1);
    store_close(copy);
    store_close(store);
    unlink(path);
}

/* The audit is written by every part of the program, so it stands in the contract. */
static void add_deeds(Store *store)
{
    GOOD(store_run(store, S("DELETE FROM audit_detail"), NO_VALUES, err));
    GOOD(store_run(store, S("DELETE FROM audit"), NO_VALUES, err));
    for (int64_t i = 1; i <= 4; i++) {
        GOOD(store_begin(store, err));
        AuditEntry entry = {.at = {i},
                            .person = i % 2,
                            .deed = S("report.save"),
                            .subject = i < 3 ? S("report:1") : S("report:2"),
                            .detail = S("1,400 of 2,000")};
        GOOD(audit_add(store, &entry, err));
        GOOD(store_commit(store, err));
    }
}

static Str audit_fault(Arena *a, Store *store, size_t *erased)
{
    AuditReport report = {0};
    GOOD(audit_check(a, store, &report, err));
    assert_in_range(report.rows, 3, 4);
    *erased = report.erased;
    return report.fault;
}

static void the_chain_of_the_audit_holds_and_tells_what_was_altered(void **state)
{
    static const struct {
        Str change;
        const char *fault;
    } cases[] = {
        {S_INIT("SELECT 1"), ""},
        {S_INIT("UPDATE audit SET person = 9 WHERE sequence = 2"),
         "row 2 of the audit was altered"},
        {S_INIT("UPDATE audit_detail SET detail = '2,000' WHERE sequence = 3"),
         "the words of row 3 of the audit were altered"},
        {S_INIT("DELETE FROM audit_detail WHERE sequence = 3"), ""},
    };
    Store *store = opened(*state);
    size_t erased;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        add_deeds(store);
        GOOD(store_run(store, cases[i].change, NO_VALUES, err));
        expect_str(audit_fault(*state, store, &erased), str_of(cases[i].fault));
    }
    assert_int_equal(erased, 1); /* erasing what was said breaks nothing */
    add_deeds(store);
    GOOD(store_run(store, S("DELETE FROM audit_detail WHERE sequence = 2"), NO_VALUES,
                   err));
    GOOD(store_run(store, S("DELETE FROM audit WHERE sequence = 2"), NO_VALUES, err));
    expect_text(audit_fault(*state, store, &erased), "row 2 of the audit is gone");
    store_close(store);
}

static void history_is_by_subject_and_newest_first(void **state)
{
    Store *store = opened(*state);
    AuditLines lines;
    add_deeds(store);
    GOOD(audit_erase(store, S("report:2"), err));
    GOOD(audit_history(*state, store, S("report:1"), &lines, err));
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.items[0].at.seconds, 2);
    expect_text(lines.items[0].detail, "1,400 of 2,000");
    GOOD(audit_history(*state, store, S("report:2"), &lines, err));
    expect_text(lines.items[0].detail, "");
    store_close(store);
}

static void a_database_without_a_pact_says_so(void **state)
{
    Store *store = opened(*state);
    Pact *pact;
    FaultList faults;
    Error why = {0};
    GOOD(pact_tables(store, err));
    GOOD(pact_tables(store, err)); /* twice does no harm */
    assert_false(pact_load_database(*state, store, &pact, &faults, &why));
    assert_int_equal(why.kind, ERR_NOT_FOUND);
    store_close(store);
}

static void a_password_in_an_address_is_not_shown(void **state)
{
    expect_text(store_shown(*state, S("postgresql://anna:s3:c@ret@host/db")),
                "postgresql://anna@host/db");
    expect_text(store_shown(*state, S("/var/lib/pact/a@b.db")), "/var/lib/pact/a@b.db");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_goes_in_comes_out),
        FACT(nothing_and_empty_are_two_things),
        FACT(parameters_may_stand_in_any_order_and_twice),
        FACT(what_is_not_committed_never_was),
        FACT(what_is_committed_is_there_for_others),
        FACT(a_reader_sees_one_moment),
        FACT(the_rules_of_a_table_are_kept),
        FACT(a_change_that_went_wrong_is_undone_whole),
        FACT(who_takes_rows_may_stop),
        FACT(migrations_are_applied_once),
        FACT(an_altered_migration_is_refused),
        FACT(a_database_of_a_newer_program_is_refused),
        FACT(tables_and_columns_are_listed_in_order),
        FACT(a_copy_holds_the_same_rows_and_lists),
        FACT(the_chain_of_the_audit_holds_and_tells_what_was_altered),
        FACT(history_is_by_subject_and_newest_first),
        FACT(a_database_without_a_pact_says_so),
        FACT(a_password_in_an_address_is_not_shown),
    };
    address = getenv("STORE_ADDRESS");
    if (address == NULL) {
        int file = mkstemp(sqlite_path);
        if (file < 0) {
            return 1;
        }
        close(file);
        address = sqlite_path;
    }
    cmocka_set_message_output(CM_OUTPUT_TAP);
    int failed = cmocka_run_group_tests(facts, NULL, NULL);
    if (address == sqlite_path) {
        unlink(sqlite_path);
    }
    return failed;
}
