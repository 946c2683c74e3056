/* SPDX-License-Identifier: EUPL-1.2
 * kept_store.h - a database for facts about keep/, in whichever program keeps it
 *
 *   return run_kept(facts);
 *
 * With STORE_ADDRESS in the environment on that database, which must be empty when the
 * first fact begins (tests/cli/database_test.sh does so for PostgreSQL); else on an
 * SQLite file of its own. Each fact takes away what it put in, or does not mind what is
 * there.
 */
#ifndef TESTS_KEPT_STORE_H
#define TESTS_KEPT_STORE_H

#include "expect.h"

#include <stdlib.h>
#include <unistd.h>

#include "pact/database.h"
#include "store/migrate.h"

static char kept_path[] = "/tmp/kept-store-XXXXXX";
static const char *kept_address;

#define GOOD(call)                                                                       \
    do {                                                                                 \
        Error err_ = {0};                                                                \
        Error *err = &err_;                                                              \
        if (!(call)) {                                                                   \
            fail_msg("%s", err_.message);                                                \
        }                                                                                \
    } while (0)

static inline Store *kept_store(Arena *a)
{
    Store *store = NULL;
    size_t applied;
    GOOD(store_open(a, str_of(kept_address), STORE_CREATE, &store, err));
    GOOD(store_migrate(store, 0, (Moment){1}, &applied, err));
    GOOD(pact_tables(store, err));
    return store;
}

static inline int64_t kept_number(Store *store, Str sql)
{
    int64_t result = -1;
    GOOD(store_number(store, sql, NO_VALUES, &result, err));
    return result;
}

#define run_kept(facts)                                                                  \
    (kept_begin() ? kept_end(cmocka_run_group_tests((facts), NULL, NULL)) : 1)

static inline bool kept_begin(void)
{
    kept_address = getenv("STORE_ADDRESS");
    if (kept_address == NULL) {
        int file = mkstemp(kept_path);
        if (file < 0) {
            return false;
        }
        close(file);
        kept_address = kept_path;
    }
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return true;
}

static inline int kept_end(int failed)
{
    if (kept_address == kept_path) {
        static const char *const ENDINGS[] = {"", "-wal", "-shm"};
        for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++) {
            char path[64];
            (void)snprintf(path, sizeof path, "%s%s", kept_path, ENDINGS[i]);
            (void)unlink(path);
        }
    }
    return failed;
}

#endif
