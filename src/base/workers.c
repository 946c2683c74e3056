/* SPDX-License-Identifier: EUPL-1.2
 * workers.c - threads that take the next index from one counter
 */
#include "base/workers.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/error.h"

typedef struct Shared {
    Work *work;
    void *context;
    size_t count;
    atomic_size_t next;
    atomic_bool has_failed;
} Shared;

typedef struct Worker {
    Shared *shared;
    size_t number;
    size_t failed_at; /* shared->count: it did not */
    pthread_t thread;
} Worker;

static void *run(void *argument)
{
    Worker *worker = argument;
    Shared *shared = worker->shared;
    worker->failed_at = shared->count;
    while (!atomic_load(&shared->has_failed)) {
        size_t index = atomic_fetch_add(&shared->next, 1);
        if (index >= shared->count) {
            break;
        }
        if (!shared->work(shared->context, worker->number, index)) {
            worker->failed_at = index;
            atomic_store(&shared->has_failed, true);
        }
    }
    return NULL;
}

size_t workers_run(size_t threads, size_t count, Work *work, void *context)
{
    CHECK(threads > 0 && threads <= MOST_WORKERS);
    Shared shared = {.work = work, .context = context, .count = count};
    Worker workers[MOST_WORKERS] = {{.shared = &shared}};
    size_t started = 1; /* the first is the thread we are in */
    while (started < threads && started < count) {
        Worker *worker = &workers[started];
        *worker = (Worker){.shared = &shared, .number = started};
        if (pthread_create(&worker->thread, NULL, run, worker) != 0) {
            break;
        }
        started++;
    }
    (void)run(&workers[0]);
    size_t failed_at = workers[0].failed_at;
    for (size_t i = 1; i < started; i++) {
        CHECK(pthread_join(workers[i].thread, NULL) == 0);
        if (workers[i].failed_at < failed_at) {
            failed_at = workers[i].failed_at;
        }
    }
    return failed_at;
}
