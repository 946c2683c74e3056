/* SPDX-License-Identifier: EUPL-1.2
 * store.c - what a register of 2,000 actions with 40 reports each takes
 *
 *   store fill DATABASE       adds the reports to a pact that was loaded
 *   store save DATABASE N     saves N reports one after the other: milliseconds each
 *   store fsync FILE N        what the disk takes for N flushes of 4 kB: milliseconds
 * each
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "keep/people.h"
#include "keep/reports.h"
#include "store/migrate.h"

enum { REPORTS_EACH = 40 };

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void must(bool good, const Error *err)
{
    if (!good) {
        fprintf(stderr, "%s\n", err->message);
        exit(1);
    }
}

/* Of every action 39 accepted reports, and one that waits for the office. */
static void fill(Arena *a, Store *store)
{
    Error err = {0};
    StoreRows actions;
    must(store_begin(store, &err), &err);
    must(store_rows(
             a, store,
             S("SELECT register_actions.id, text FROM register_actions JOIN "
               "record_list ON kind = 'register_actions' AND record = _nr AND field "
               "= 'owners' AND item = 0 ORDER BY _nr"),
             NO_VALUES, &actions, &err),
         &err);
    int64_t id = 0;
    for (size_t i = 0; i < actions.count; i++) {
        StoreValue action = store_text(row_text(&actions, i, 0));
        StoreValue party = store_text(row_text(&actions, i, 1));
        for (int k = 0; k < REPORTS_EACH; k++) {
            Str date = str_format(a, "%d-05-%02d", 1985 + k, 1 + k % 28);
            bool is_last = k == REPORTS_EACH - 1;
            id++;
            must(store_run(store,
                           S("INSERT INTO report (id, action, party, round, state, step) "
                             "VALUES ($1, $2, $3, '', $4, 1)"),
                           VALUES(store_integer(id), action, party,
                                  store_text(is_last ? S("approved") : S("accepted"))),
                           &err) &&
                     store_run(store,
                               S("INSERT INTO report_step (report, step, at, person, "
                                 "on_behalf, deed, note, status, until, done, reached, "
                                 "wanted, obstacles, evidence) VALUES ($1, 1, 1, 1, 0, "
                                 "'submit', '', 'on-schedule', '', 'Wat er is gedaan.', "
                                 "'50', '80', '', '')"),
                               VALUES(store_integer(id)), &err) &&
                     (is_last ||
                      store_run(
                          store,
                          S("INSERT INTO register_reports (_nr, _line, id, action, "
                            "party, date, status, done, reached, wanted) VALUES ($1, "
                            "0, $2, $3, $4, $5, 'on-schedule', 'Wat er is gedaan.', "
                            "'50', '80')"),
                          VALUES(store_integer(id),
                                 store_text(str_format(a, "report-%lld", (long long)id)),
                                 action, party, store_text(date)),
                          &err)),
                 &err);
        }
    }
    must(store_run(store, S("UPDATE counter SET number = number + 1"), NO_VALUES, &err) &&
             store_commit(store, &err),
         &err);
}

static double save(Arena *a, Store *store, int count)
{
    Error err = {0};
    static const Duty duties[] = {{DUTY_EDITOR, {0}, {0}}};
    Person person = {.id = 1, .duties = duties, .duty_count = 1};
    Concern concern = {.party = S("office")};
    KeptReports waiting;
    must(reports_in_state(a, store, REPORT_DRAFT, &waiting, &err), &err);
    int64_t id = 0;
    ReportAct act = {.person = &person,
                     .deed = REPORT_SAVE,
                     .content = {.status = S("on-schedule"), .done = S("Wat is gedaan.")},
                     .concern = &concern,
                     .now = {1000}};
    NewReport what = {.action = S("bench"), .party = S("office")};
    must(reports_begin(a, store, &what, &act, &id, &err), &err);
    double began = now_ms();
    for (int i = 0; i < count; i++) {
        act.step = i + 1;
        must(reports_act(a, store, id, &act, &err), &err);
    }
    double each = (now_ms() - began) / count;
    must(store_run(store, S("DELETE FROM report_step WHERE report = $1"),
                   VALUES(store_integer(id)), &err) &&
             store_run(store, S("DELETE FROM report WHERE id = $1"),
                       VALUES(store_integer(id)), &err),
         &err);
    return each;
}

static double flush(const char *path, int count)
{
    static char block[4096];
    int file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
    if (file < 0) {
        perror(path);
        exit(1);
    }
    double began = now_ms();
    for (int i = 0; i < count; i++) {
        if (write(file, block, sizeof block) != sizeof block || fdatasync(file) != 0) {
            perror(path);
            exit(1);
        }
    }
    double each = (now_ms() - began) / count;
    close(file);
    unlink(path);
    return each;
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    Store *store;
    Error err = {0};
    if (argc == 4 && strcmp(argv[1], "fsync") == 0) {
        printf("%.3f\n", flush(argv[2], (int)strtol(argv[3], NULL, 10)));
        return 0;
    }
    if (argc < 3) {
        fputs("usage: store fill|save|fsync …\n", stderr);
        return 2;
    }
    must(store_open(a, str_of(argv[2]), STORE_USE, &store, &err), &err);
    if (strcmp(argv[1], "fill") == 0) {
        fill(a, store);
    } else {
        printf("%.3f\n", save(a, store, (int)strtol(argv[3], NULL, 10)));
    }
    store_close(store);
    arena_free(a);
    return 0;
}
