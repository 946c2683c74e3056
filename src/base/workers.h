/* SPDX-License-Identifier: EUPL-1.2
 * workers.h - the same work on many things, on some threads at once
 *
 *   count 5, 2 threads     thread 0: 0 . 2 . 3      thread 1: 1 . 4
 *
 * Each index is worked on once, by whichever thread is free; `worker` tells which, so
 * that it can have an arena of its own. Work on one index may write only what belongs to
 * that index or that worker. So the outcome does not depend on the number of threads.
 *
 * Work returns false when it failed. Then no new index is begun, and the lowest that
 * failed is the answer, whatever the number of threads, since all below it were begun
 * before it. No failure: the answer is `count`.
 *
 * When the system gives fewer threads than asked for, those there are do the work.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

#define MOST_WORKERS 16

typedef bool Work(void *context, size_t worker, size_t index);

size_t workers_run(size_t threads, size_t count, Work *work, void *context);

#endif
