/* SPDX-License-Identifier: EUPL-1.2
 * error.h - what went wrong, for a person
 *
 *   bool edition_parse(Arena *a, Str text, Edition *edition, Error *err)
 *   {
 *       if (text.length == 0) {
 *           error_hint(err, S("Name an edition; `pact editions` lists them."));
 *           return FAIL(err, ERR_INVALID, "edition is empty");
 *       }
 *
 * A function that can fail returns bool, takes `Error *err` last and is marked
 * MUST_CHECK. Its outputs are set only when it returns true. FAIL() records the
 * kind, the message and where in the source it was raised, and yields false.
 *
 * A message is lower case, has no period, names the thing and its value, and gives
 * the reason. A hint is one full sentence: what to do. Both are cut at their size.
 *
 * Ownership: an Error is a plain value of the caller, `Error err = {0}`; nothing to free.
 * A null `err` is allowed: the caller does not care why.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, rest) __attribute__((format(printf, text, rest)))

typedef enum ErrorKind {
    ERR_NONE,
    ERR_INVALID,        /* the input is wrong: exit 1, HTTP 400 */
    ERR_NOT_FOUND,      /* what was named does not exist: exit 1, HTTP 404 */
    ERR_CONFLICT,       /* it is there already, or changed meanwhile: exit 1, HTTP 409 */
    ERR_DENIED,         /* not allowed: exit 1, HTTP 403 */
    ERR_BUSY,           /* a limit or a lock, try again: exit 1, HTTP 503 */
    ERR_IO,             /* disk or network: exit 1, HTTP 500 */
    ERR_NOT_COMPARABLE, /* the figures belong to different series: exit 3, HTTP 422 */
} ErrorKind;

typedef struct Error {
    ErrorKind kind;
    char message[400];
    char hint[240];
    const char *raised_in; /* source file and line, for the log */
    int raised_at;
    int code; /* of whoever tells it in other words; 0: none */
} Error;

/* Records an error and yields false. A hint set before is kept. */
#define FAIL(err, kind, ...)                                                             \
    (error_set((err), (kind), __FILE__, __LINE__, __VA_ARGS__), error_yields())

void error_set(Error *err, ErrorKind kind, const char *file, int line, const char *format,
               ...) PRINTF_LIKE(5, 6);
void error_hint(Error *err, Str hint);
void error_code(Error *err, int code);

/* Here in the header, so that compiler and analyzers see that FAIL() is always false. */
static inline bool error_yields(void)
{
    return false;
}

/* Our own mistakes, never the user's: always on, aborts with file and line. */
#define CHECK(condition)                                                                 \
    ((condition) ? (void)0 : check_failed(#condition, __FILE__, __LINE__))
_Noreturn void check_failed(const char *condition, const char *file, int line);

#endif
