/* SPDX-License-Identifier: EUPL-1.2
 * get.h - getting a document over HTTP, with nothing taken on trust
 *
 *   GetRules rules = GET_RULES;
 *   GetAsk ask = {.url = S("https://…"), .on_bytes = keep, .self = &file};
 *   GetAnswer answer;
 *   if (!get(a, &rules, &ask, &answer, err)) ...
 *
 * The bytes go to `on_bytes` as they come: only those of the final answer, never of a
 * redirect or an error. A download that broke off goes on from `from` bytes when the
 * server still has the same version (`etag`); `answer.from` tells whether it did.
 *
 * Refused: a scheme other than https (and http, when the rules have it); an address
 * that is not public, looked at after the name is resolved and for every redirect; a
 * redirect to another host when `same_host`; more than GET_REDIRECTS of them; a name and
 * password in the address; more than `most_bytes`. A proxy is never used: it would hide
 * the address.
 *
 * Times: to connect, without any byte coming in, and in all. Errors: ERR_NOT_FOUND (404,
 * 410), ERR_DENIED (a refusal of ours, 401, 403), ERR_BUSY (429, 503), ERR_INVALID (too
 * large), ERR_IO (the rest); ERR_IO means that going on later may help.
 *
 * The certificate is checked by the system's own list. get.c is the only file that sees
 * libcurl.
 */
#ifndef NET_GET_H
#define NET_GET_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct GetRules {
    bool allows_http;    /* without TLS */
    bool allows_private; /* addresses of this machine and its network */
    bool same_host;      /* redirects stay where they are */
    uint64_t most_bytes;
    long connect_seconds;
    long silent_seconds;
    long total_seconds;
} GetRules;

#define GET_REDIRECTS 5
#define GET_RULES                                                                        \
    ((GetRules){.most_bytes = (uint64_t)8 << 30,                                         \
                .connect_seconds = 20,                                                   \
                .silent_seconds = 60,                                                    \
                .total_seconds = (long)4 * 3600})

typedef struct GetAnswer {
    Str url;       /* where it was found in the end */
    Str etag;      /* a strong one, or empty */
    Str type;      /* Content-Type, as given */
    Str file_name; /* of Content-Disposition, as given; not a path to be trusted */
    uint64_t from;
    uint64_t bytes; /* of the whole document */
} GetAnswer;

typedef struct GetAsk {
    Str url;
    Str accept; /* empty: anything */
    uint64_t from;
    Str etag; /* of the version that `from` belongs to; empty: from the start */
    /* `at` is where the piece stands in the document: 0 again when the server does not
     * go on but starts anew. */
    bool (*on_bytes)(void *self, uint64_t at, Str piece, Error *err);
    /* Before the first byte, with what the head of the answer tells; null. */
    bool (*on_begin)(void *self, const GetAnswer *answer, Error *err);
    void (*on_progress)(void *self, uint64_t got, uint64_t total); /* null; total 0: ? */
    void *self;
} GetAsk;

MUST_CHECK bool get(Arena *a, const GetRules *rules, const GetAsk *ask, GetAnswer *answer,
                    Error *err);

/* "https://host:8443/x" gives "https://host:8443", in lower case; empty if it is none. */
Str get_origin(Arena *a, Str url);
/* A link as it stands in a document, made whole: "?skip=2" of "https://h/a/b". */
MUST_CHECK bool get_resolve(Arena *a, Str base, Str link, Str *url, Error *err);

#endif
