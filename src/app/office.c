/* SPDX-License-Identifier: EUPL-1.2
 * office.c - the pool, the pact that is shown, and the thread that publishes it
 */
#include "app/office.h"

#include <pthread.h>
#include <time.h>

#include "keep/rounds.h"
#include "pact/database.h"
#include "publish/site.h"
#include "store/migrate.h"

enum { CONNECTIONS = 4, LOOK_EVERY_S = 1 };

/* A pact with its arena, held by the office and by who reads it. */
typedef struct Shown {
    Arena *arena;
    const View *view;
    int64_t generation;
    size_t holders; /* under the lock of the office */
} Shown;

struct Office {
    OfficeOptions options;
    Arena *arena;
    pthread_mutex_t lock;
    pthread_cond_t change; /* told, or to stop */
    pthread_t publisher;
    bool is_running;
    bool is_told;
    bool must_stop;
    Store *free[CONNECTIONS]; /* the first `free_count` are not in use */
    size_t free_count;
    Store *own; /* of the publisher */
    Shown *shown;
    OfficeFigures figures;
};

static int64_t now_ms(void)
{
    struct timespec now;
    CHECK(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void let_go(Office *office, Shown *shown)
{
    pthread_mutex_lock(&office->lock);
    bool is_last = --shown->holders == 0;
    pthread_mutex_unlock(&office->lock);
    if (is_last) {
        arena_free(shown->arena);
    }
}

/* Reads and publishes; the new pact, or null when it did not work. */
static Shown *publish(Office *office, int64_t generation, Error *err)
{
    Arena *a = arena_new();
    Pact *pact;
    FaultList faults;
    SiteOptions options = {.out = office->options.site,
                           .as_of = as_of_latest(),
                           .program = office->options.program,
                           .threads = office->options.threads};
    SiteResult result;
    if (!pact_load_database(a, office->own, &pact, &faults, err) ||
        !site_publish(a, pact, &options, &result, err)) {
        arena_free(a);
        return NULL;
    }
    Shown *shown = PUSH(a, Shown);
    *shown = (Shown){.arena = a,
                     .view = view_new(a, pact, options.as_of),
                     .generation = generation,
                     .holders = 1};
    return shown;
}

static bool renew(Office *office, Error *err)
{
    int64_t generation;
    bool closed;
    Moment now = clock_now(office->options.clock);
    if (!rounds_close_due(office->own, now, &closed, err) ||
        !pact_generation(office->own, &generation, err)) {
        return false;
    }
    if (office->shown != NULL && office->shown->generation == generation) {
        return true;
    }
    int64_t began = now_ms();
    Shown *fresh = publish(office, generation, err);
    if (fresh == NULL) {
        return false;
    }
    pthread_mutex_lock(&office->lock);
    Shown *old = office->shown;
    office->shown = fresh;
    office->figures.generation = generation;
    office->figures.published++;
    office->figures.publish_ms = now_ms() - began;
    pthread_mutex_unlock(&office->lock);
    if (old != NULL) {
        let_go(office, old);
    }
    return true;
}

static void note_failure(Office *office, const Error *err)
{
    pthread_mutex_lock(&office->lock);
    office->figures.failed++;
    pthread_mutex_unlock(&office->lock);
    if (office->options.log != NULL) {
        fprintf(office->options.log, "pact: not published: %s\n", err->message);
    }
}

/* Until told, or a second has passed. True when it is time to stop. */
static bool wait_a_while(Office *office)
{
    struct timespec until;
    CHECK(clock_gettime(CLOCK_MONOTONIC, &until) == 0);
    until.tv_sec += LOOK_EVERY_S;
    pthread_mutex_lock(&office->lock);
    int waited = 0;
    while (!office->is_told && !office->must_stop && waited == 0) {
        waited = pthread_cond_timedwait(&office->change, &office->lock, &until);
    }
    office->is_told = false;
    bool must_stop = office->must_stop;
    pthread_mutex_unlock(&office->lock);
    return must_stop;
}

static void *publisher(void *context)
{
    Office *office = context;
    while (!wait_a_while(office)) {
        Error err = {0};
        if (!renew(office, &err)) {
            note_failure(office, &err);
        }
    }
    return NULL;
}

static bool open_stores(Office *office, Moment now, Error *err)
{
    size_t applied;
    Arena *a = office->arena;
    Str database = office->options.database;
    if (!store_open(a, database, STORE_USE, &office->own, err) ||
        !store_is_current(office->own, err) ||
        !store_migrate(office->own, 0, now, &applied, err) ||
        !pact_tables(office->own, err)) {
        return false;
    }
    while (office->free_count < CONNECTIONS) {
        if (!store_open(a, database, STORE_USE, &office->free[office->free_count], err)) {
            return false;
        }
        office->free_count++;
    }
    return true;
}

bool office_open(Arena *a, const OfficeOptions *options, Moment now, Office **office,
                 Error *err)
{
    Office *made = PUSH(a, Office);
    made->options = *options;
    made->arena = arena_new();
    CHECK(pthread_mutex_init(&made->lock, NULL) == 0);
    pthread_condattr_t steady; /* a clock that is set back must not make us wait */
    CHECK(pthread_condattr_init(&steady) == 0);
    CHECK(pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) == 0);
    CHECK(pthread_cond_init(&made->change, &steady) == 0);
    CHECK(pthread_condattr_destroy(&steady) == 0);
    if (!open_stores(made, now, err) || !renew(made, err)) {
        office_close(made);
        return false;
    }
    if (pthread_create(&made->publisher, NULL, publisher, made) != 0) {
        office_close(made);
        return FAIL(err, ERR_IO, "the thread that publishes cannot be started");
    }
    made->is_running = true;
    *office = made;
    return true;
}

void office_close(Office *office)
{
    if (office == NULL) {
        return;
    }
    if (office->is_running) {
        pthread_mutex_lock(&office->lock);
        office->must_stop = true;
        pthread_cond_signal(&office->change);
        pthread_mutex_unlock(&office->lock);
        pthread_join(office->publisher, NULL);
    }
    for (size_t i = 0; i < office->free_count; i++) {
        store_close(office->free[i]);
    }
    store_close(office->own);
    if (office->shown != NULL) {
        let_go(office, office->shown);
    }
    pthread_cond_destroy(&office->change);
    pthread_mutex_destroy(&office->lock);
    arena_free(office->arena);
}

bool office_lend(Office *office, Store **store, Error *err)
{
    Store *found = NULL;
    pthread_mutex_lock(&office->lock);
    if (office->free_count > 0) {
        found = office->free[--office->free_count];
    }
    pthread_mutex_unlock(&office->lock);
    if (found == NULL) {
        return FAIL(err, ERR_BUSY, "many people are at work, try again in a moment");
    }
    *store = found;
    return true;
}

void office_take_back(Office *office, Store *store)
{
    store_rollback(store); /* a handler that failed halfway leaves nothing behind */
    pthread_mutex_lock(&office->lock);
    office->free[office->free_count++] = store;
    pthread_mutex_unlock(&office->lock);
}

typedef struct Held {
    Office *office;
    Shown *shown;
} Held;

static void release(void *thing)
{
    Held *held = thing;
    let_go(held->office, held->shown);
}

const View *office_view(Office *office, Arena *a)
{
    Held *held = PUSH(a, Held);
    held->office = office;
    pthread_mutex_lock(&office->lock);
    held->shown = office->shown;
    held->shown->holders++;
    pthread_mutex_unlock(&office->lock);
    arena_defer(a, release, held);
    return held->shown->view;
}

void office_told(Office *office)
{
    pthread_mutex_lock(&office->lock);
    office->is_told = true;
    pthread_cond_signal(&office->change);
    pthread_mutex_unlock(&office->lock);
}

OfficeFigures office_figures(Office *office)
{
    pthread_mutex_lock(&office->lock);
    OfficeFigures figures = office->figures;
    pthread_mutex_unlock(&office->lock);
    return figures;
}
