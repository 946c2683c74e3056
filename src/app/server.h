/* SPDX-License-Identifier: EUPL-1.2
 * server.h - from sockets to routes and back
 *
 *   sockets -> libmicrohttpd (epoll, two threads) -> Request -> route_answer -> Response
 *
 * What a client may send is limited by base/limits.h. A body is read only where a route
 * takes one (route.h), whole, before it is answered. Refused before any route sees it,
 * and the connection is closed: a body where no route takes one, Content-Length together
 * with Transfer-Encoding, two of Content-Length or Host, headers that are too large.
 * Bytes that are not HTTP at all are answered by libmicrohttpd itself, in its own words.
 *
 * A client that says nothing for LIMIT_HTTP_IDLE_SECONDS is sent away. One that keeps
 * dripping bytes holds a connection and nothing else; put a reverse proxy before the
 * server when it stands on the open internet.
 *
 * The log, if wanted, has one line per request and no address of a visitor.
 *
 * Errors: ERR_INVALID for an address that is not one, ERR_BUSY for a port that is taken,
 * ERR_DENIED for one we may not use, ERR_IO.
 */
#ifndef APP_SERVER_H
#define APP_SERVER_H

#include "app/route.h"

typedef struct ServerOptions {
    Str address; /* 127.0.0.1, ::1, 0.0.0.0 … */
    int port;    /* 0: any free one */
    RouteTable table;
    FILE *log;         /* null: none */
    bool behind_proxy; /* then the last of X-Forwarded-For is who asks */
} ServerOptions;

typedef struct Server Server;

/* Starts answering, in threads of its own. `app` must outlive the server. */
MUST_CHECK bool server_open(Arena *a, const App *app, const ServerOptions *options,
                            Server **server, Error *err);
Str server_url(Arena *a, const Server *server); /* http://127.0.0.1:8080/ */

/* Waits for SIGINT or SIGTERM. Call server_block_signals() before server_open(). */
void server_block_signals(void);
void server_wait(void);

/* Takes no more connections, finishes answers under way, stops. Null is allowed. */
void server_close(Server *server);

#endif
