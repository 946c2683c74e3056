/* SPDX-License-Identifier: EUPL-1.2
 * http.h - a request and its answer, apart from any library
 *
 *   GET /nl/cijfers/?q=a%20b     target, as sent
 *   /nl/cijfers/                 raw_path
 *   {"nl", "cijfers", ""}        segments, decoded; the last is empty after a slash
 *
 * A path is refused (ERR_INVALID) when it could mean two things: a dot segment, an
 * encoded slash, a backslash, a control character, bytes that are not UTF-8, a wrong %
 * code.
 *
 * Every answer carries the security headers (response_finish), errors included; a page
 * type that needs another content policy sets `policy`.
 *
 * A form is read as a query is; its body is limited by LIMIT_HTTP_BODY_BYTES. Where a
 * route takes a file the form is multipart, of LIMIT_HTTP_FILE_BYTES at most.
 *
 * Ownership: all texts live in the request's arena, until the answer has been sent.
 */
#ifndef APP_HTTP_H
#define APP_HTTP_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "domain/register/rights.h"
#include "formats/multipart.h"
#include "store/store.h"

typedef enum Method {
    METHOD_GET,
    METHOD_HEAD,
    METHOD_POST,
    METHOD_PUT,
    METHOD_PATCH,
    METHOD_DELETE,
    METHOD_OPTIONS,
    METHOD_OTHER,
} Method;

/* Who is asking. Rights grow downwards. */
typedef enum Role { ROLE_PUBLIC, ROLE_PARTY, ROLE_OFFICE, ROLE_ADMIN } Role;

enum { HTTP_HEADERS_MOST = 100, HTTP_PARAMS_MOST = 16, HTTP_SEGMENTS_MOST = 32 };

typedef struct Header {
    Str name;
    Str value;
} Header;

typedef struct HttpTarget {
    Str raw_path; /* as sent, without the query */
    Str query;    /* as sent, without the question mark */
    StrList segments;
} HttpTarget;

typedef struct Param {
    Str name;
    Str value;
} Param;

typedef struct Request {
    Arena *arena;
    Method method;
    Str target; /* as sent */
    HttpTarget parsed;
    Role role;
    const Header *headers;
    size_t header_count;
    Param params[HTTP_PARAMS_MOST]; /* those the route declares, checked */
    size_t param_count;
    Str body;        /* of a form */
    FormParts parts; /* of a form with a file in it, for a route that takes one */
    Str peer;        /* where it came from: an address, without its port */
    Moment now;
    const Person *person; /* who has signed in; null: nobody, or the route does not ask */
    Str session;          /* their cookie */
    Store *store;         /* of a route that asks who it is; while its handler runs */
    Str logged;           /* for the log, when the target holds a secret; else empty */
} Request;

typedef struct Response {
    int status;
    Str content_type;
    Str body;
    int file; /* an open file that is the body, or -1; closed by who sends it */
    int64_t file_size;
    Str policy; /* Content-Security-Policy; empty: the usual one */
    Header headers[16];
    size_t header_count;
} Response;

Method method_of(Str word);
Str method_name(Method method);

/* All values of a header, joined with commas; empty if absent. */
Str request_header(const Request *request, Str name);
/* Of a cookie; empty if absent. */
Str request_cookie(const Request *request, Str name);
/* Of a parameter that the route declares; empty if absent. Another name aborts. */
Str request_param(const Request *request, Str name);

MUST_CHECK bool target_parse(Arena *a, Str target, HttpTarget *parsed, Error *err);
/* Decodes %41, and in a query also +. */
MUST_CHECK bool percent_decode(Arena *a, Str text, bool is_query, Str *decoded,
                               Error *err);

/* The weight 0..1000 that `Accept-…: a;q=0.5, b, *;q=0` gives to a word. */
int accept_weight(Str header, Str word);
/* Dutch unless English is liked better. */
Lang accept_language(Str header);
/* Does `If-None-Match: "a", W/"b"` or `*` name this tag? */
bool tag_matches(Str header, Str tag);

void response_init(Response *response);
void response_header(Response *response, Str name, Str value);
void response_text(Response *response, int status, Str text);
void response_redirect(Response *response, int status, Str location);
/* Adds the headers that every answer carries. */
void response_finish(Response *response);

/* From an error to its status and a plain text. */
void response_error(Arena *a, Response *response, const Error *err);

/* "text/html; charset=utf-8" for page.html. */
Str content_type_of(Str path);

#endif
