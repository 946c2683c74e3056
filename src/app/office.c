/* SPDX-License-Identifier: EUPL-1.2
 * office.c - the pool, the pact that is shown, and the thread that publishes it
 */
#include "app/office.h"

#include <pthread.h>
#include <time.h>

#include "base/file.h"
#include "base/folder.h"
#include "keep/evidence.h"
#include "keep/releases.h"
#include "keep/rounds.h"
#include "pact/database.h"
#include "publish/site.h"
#include "store/migrate.h"

enum { CONNECTIONS = 4, LOOK_EVERY_S = 1 };

/* A pact with its arena, held by the office and by who reads it. */
typedef struct Shown {
    Arena *arena;
    const View *view;
    Str beside; /* folder of its site, when that is to take the place of the one shown */
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
    pthread_mutex_t preview_lock; /* of the two below, and of their folder */
    Str preview_edition;          /* what lies there */
    int64_t preview_generation;
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

static bool write_into(const Office *office, Arena *a, const Pact *pact, Str folder,
                       Error *err)
{
    SiteResult result;
    SiteOptions options = {.out = folder,
                           .as_of = as_of_latest(),
                           .program = office->options.program,
                           .threads = office->options.threads};
    return site_publish(a, pact, &options, &result, err);
}

/* Editions that the one shows and the other does not. */
static bool shows_others(const Pact *before, const Pact *after)
{
    const EditionRefs *old = &before->monitor.released;
    const EditionRefs *fresh = &after->monitor.released;
    bool differs = old->count != fresh->count;
    for (size_t i = 0; !differs && i < old->count; i++) {
        differs = !str_equal(old->items[i]->id, fresh->items[i]->id);
    }
    return differs;
}

/* An edition becomes public whole: then the site is written anew beside the one that is
 * shown, and show() lets it take its place. */
static bool write_site(const Office *office, Arena *a, const Pact *pact, Str *beside,
                       Error *err)
{
    Str site = office->options.site;
    *beside = S("");
    if (office->shown == NULL || !shows_others(office->shown->view->pact, pact)) {
        return write_into(office, a, pact, site, err);
    }
    *beside = str_format(a, "%.*s.next", STR_ARG(site));
    return folder_remove(a, *beside, err) && write_into(office, a, pact, *beside, err);
}

/* Reads and writes; the new pact, or null when it did not work. */
static Shown *publish(Office *office, int64_t generation, Error *err)
{
    Arena *a = arena_new();
    Pact *pact;
    FaultList faults;
    Str beside;
    if (!pact_load_released(a, office->own, S(""), &pact, &faults, err) ||
        !write_site(office, a, pact, &beside, err)) {
        arena_free(a);
        return NULL;
    }
    Shown *shown = PUSH(a, Shown);
    *shown = (Shown){.arena = a,
                     .view = view_new(a, pact, as_of_latest()),
                     .beside = beside,
                     .generation = generation,
                     .holders = 1};
    return shown;
}

/* Pages and interfaces change together: who asks for the pact waits for the exchange. An
 * old site that cannot be removed now is removed before the next is written. */
static bool show(Office *office, Shown *fresh, int64_t began, Error *err)
{
    pthread_mutex_lock(&office->lock);
    Shown *old = office->shown;
    bool good = fresh->beside.length == 0 ||
                folder_exchange(fresh->arena, office->options.site, fresh->beside, err);
    if (good) {
        office->shown = fresh;
        office->figures.generation = fresh->generation;
        office->figures.published++;
        office->figures.publish_ms = now_ms() - began;
    }
    pthread_mutex_unlock(&office->lock);
    if (!good) {
        arena_free(fresh->arena);
        return false;
    }
    if (old != NULL) {
        let_go(office, old);
    }
    return fresh->beside.length == 0 || folder_remove(fresh->arena, fresh->beside, err);
}

static bool renew(Office *office, Error *err)
{
    int64_t generation;
    bool closed;
    Moment now = clock_now(office->options.clock);
    size_t released;
    if (!rounds_close_due(office->own, now, &closed, err) ||
        !releases_due(office->own, now, &released, err) ||
        !evidence_forget(office->own, now, err) ||
        !pact_generation(office->own, &generation, err)) {
        return false;
    }
    if (office->shown != NULL && office->shown->generation == generation) {
        return true;
    }
    int64_t began = now_ms();
    Shown *fresh = publish(office, generation, err);
    return fresh != NULL && show(office, fresh, began, err);
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
    CHECK(pthread_mutex_init(&made->preview_lock, NULL) == 0);
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
    pthread_mutex_destroy(&office->preview_lock);
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

static Str preview_folder(Arena *a, const Office *office)
{
    return str_format(a, "%.*s.preview", STR_ARG(office->options.site));
}

static bool write_preview(Office *office, Store *store, Str edition, Str folder,
                          Error *err)
{
    Arena *a = arena_new();
    Pact *pact;
    FaultList faults;
    bool good = pact_load_released(a, store, edition, &pact, &faults, err) &&
                write_into(office, a, pact, folder, err);
    arena_free(a);
    return good;
}

bool office_preview(Office *office, Arena *a, Store *store, Str edition, Str *folder,
                    Error *err)
{
    int64_t generation;
    Str made = path_join(a, preview_folder(a, office), edition);
    if (!pact_generation(store, &generation, err)) {
        return false;
    }
    pthread_mutex_lock(&office->preview_lock);
    bool good = office->preview_generation == generation &&
                str_equal(office->preview_edition, edition);
    if (!good) {
        good = write_preview(office, store, edition, made, err);
        office->preview_edition = good ? str_copy(office->arena, edition) : S("");
        office->preview_generation = generation;
    }
    pthread_mutex_unlock(&office->preview_lock);
    if (good) {
        *folder = made;
    }
    return good;
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
