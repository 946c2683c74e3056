/* SPDX-License-Identifier: EUPL-1.2
 * server.c - the door to libmicrohttpd
 *
 * One request, in the words of the library: on_target() when its first line is there,
 * on_request() when its headers are, and again for every part of a body; on_done() at
 * last. State lives in a Visit with its own arena, made by the first and dropped by the
 * last.
 */
#include "app/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/number.h"

enum { THREADS = 2, BACKLOG = 511 };

struct Server {
    const App *app;
    RouteTable table;
    FILE *log;
    struct MHD_Daemon *daemon;
    int listener;
    atomic_int visits; /* requests under way */
    atomic_int files;  /* that come in */
    bool behind_proxy;
    Str address;
    int port;
};

typedef struct Visit {
    Arena *arena;
    Server *server;
    Request request;
    Header headers[HTTP_HEADERS_MOST];
    size_t header_bytes;
    bool has_begun;
    bool has_too_much;
    bool has_odd_name;
    bool has_no_room;
    size_t body_limit; /* 0: its route takes none */
    bool holds_file;   /* it is one of the files that come in */
    Buf body;
    int64_t started_us;
    int status;
    int64_t sent_bytes;
} Visit;

static int64_t clock_us(clockid_t clock)
{
    struct timespec now;
    CHECK(clock_gettime(clock, &now) == 0);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The library's own unescaping is switched off: target_parse() reads what was sent. */
static size_t leave_escaped(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

static void *on_target(void *context, const char *target,
                       struct MHD_Connection *connection)
{
    (void)connection;
    Server *server = context;
    Arena *a = arena_new();
    Visit *visit = PUSH(a, Visit);
    visit->arena = a;
    visit->server = server;
    visit->started_us = clock_us(CLOCK_MONOTONIC);
    visit->request = (Request){.arena = a,
                               .target = str_copy(a, str_of(target)),
                               .role = ROLE_PUBLIC,
                               .headers = visit->headers};
    atomic_fetch_add(&server->visits, 1);
    return visit;
}

/* A name with a blank in it is read differently by different programs. */
static bool is_header_name(Str name)
{
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] <= ' ' || name.data[i] > '~') {
            return false;
        }
    }
    return name.length > 0;
}

static enum MHD_Result on_header(void *context, enum MHD_ValueKind kind, const char *name,
                                 size_t name_length, const char *value,
                                 size_t value_length)
{
    (void)kind;
    Visit *visit = context;
    Request *request = &visit->request;
    visit->header_bytes += name_length + value_length + 4;
    if (request->header_count == HTTP_HEADERS_MOST ||
        visit->header_bytes > LIMIT_HTTP_HEADER_BYTES) {
        visit->has_too_much = true;
        return MHD_NO;
    }
    visit->has_odd_name =
        visit->has_odd_name || !is_header_name((Str){name, name_length});
    visit->headers[request->header_count++] =
        (Header){str_copy(visit->arena, (Str){name, name_length}),
                 str_copy(visit->arena, (Str){value, value_length})};
    return MHD_YES;
}

static bool is_listed(const Request *request, Str name)
{
    return str_contains(request_header(request, name), S(","));
}

static bool has_body(const Request *request)
{
    Str body_length = request_header(request, S("Content-Length"));
    return request_header(request, S("Transfer-Encoding")).length > 0 ||
           (body_length.length > 0 && !str_equal(body_length, S("0")));
}

/* What no route should have to think about. Null when the request is in order. */
static const char *refusal(const Visit *visit, const char *version, int *status)
{
    const Request *request = &visit->request;
    Str body_length = request_header(request, S("Content-Length"));
    Str coding = request_header(request, S("Transfer-Encoding"));
    *status = 400;
    if (visit->has_too_much) {
        *status = 431;
        return "431: the headers are too large\n";
    }
    if (visit->has_odd_name) {
        return "400: a header has no proper name\n";
    }
    if (body_length.length > 0 && coding.length > 0) {
        return "400: Content-Length and Transfer-Encoding together mean two things\n";
    }
    if (is_listed(request, S("Content-Length")) || is_listed(request, S("Host"))) {
        return "400: Content-Length or Host is given twice\n";
    }
    if (str_equal(str_of(version), S("HTTP/1.1")) &&
        request_header(request, S("Host")).length == 0) {
        return "400: the Host header is missing\n";
    }
    if (request->method <= METHOD_HEAD && has_body(request)) {
        *status = 413;
        return "413: this address takes no body\n";
    }
    int64_t size;
    size_t most =
        visit->body_limit > 0 ? visit->body_limit : (size_t)LIMIT_HTTP_BODY_BYTES;
    if (integer_parse(body_length, &size) && size > (int64_t)most) {
        *status = 413;
        return "413: this is too much to send at once\n";
    }
    if (visit->has_no_room) {
        *status = 503;
        return "503: many files come in, try again in a moment\n";
    }
    return NULL;
}

static struct MHD_Response *response_of(const Response *answer)
{
    if (answer->file >= 0) {
        return MHD_create_response_from_fd_at_offset64((uint64_t)answer->file_size,
                                                       answer->file, 0);
    }
    union {
        const char *text;
        void *bytes;
    } body = {.text = answer->body.data};
    return MHD_create_response_from_buffer(answer->body.length, body.bytes,
                                           MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result send_answer(Visit *visit, struct MHD_Connection *connection,
                                   const Response *answer)
{
    struct MHD_Response *response = response_of(answer);
    if (response == NULL) {
        if (answer->file >= 0) {
            close(answer->file);
        }
        return MHD_NO;
    }
    bool is_whole = true;
    for (size_t i = 0; i < answer->header_count; i++) {
        const Header *header = &answer->headers[i];
        is_whole = is_whole &&
                   MHD_add_response_header(response, str_c(visit->arena, header->name),
                                           str_c(visit->arena, header->value)) == MHD_YES;
    }
    visit->status = answer->status;
    visit->sent_bytes =
        answer->file >= 0 ? answer->file_size : (int64_t)answer->body.length;
    enum MHD_Result result = MHD_NO;
    if (is_whole) {
        result = MHD_queue_response(connection, (unsigned)answer->status, response);
    }
    MHD_destroy_response(response); /* the connection holds it as long as it needs to */
    return result;
}

static void answer_visit(Visit *visit, const char *why_not, int status, Response *answer)
{
    if (why_not == NULL) {
        route_answer(visit->server->app, visit->server->table, &visit->request, answer);
        return;
    }
    response_init(answer);
    response_text(answer, status, str_of(why_not));
    response_finish(answer);
}

/* Of the other end; behind a proxy of this machine, what that says it is. */
static Str peer_of(Visit *visit, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char text[INET6_ADDRSTRLEN] = "";
    if (info != NULL && info->client_addr->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, info->client_addr, sizeof v4);
        (void)inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
    } else if (info != NULL && info->client_addr->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, info->client_addr, sizeof v6);
        (void)inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
    }
    Str peer = str_copy(visit->arena, str_of(text));
    Str told = request_header(&visit->request, S("X-Forwarded-For"));
    Str before, last;
    if (!visit->server->behind_proxy || told.length == 0) {
        return peer;
    }
    return str_trim(str_cut_last(told, ',', &before, &last) ? last : told);
}

static const char *begin_visit(Visit *visit, struct MHD_Connection *connection,
                               const char *method, const char *version, int *status)
{
    visit->has_begun = true;
    visit->request.method = method_of(str_of(method));
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, on_header, visit);
    visit->request.peer = peer_of(visit, connection);
    visit->request.now = clock_now(visit->server->app->clock);
    visit->body_limit = route_body_limit(visit->arena, visit->server->table,
                                         visit->request.method, visit->request.target);
    visit->body = buf_in(visit->arena, visit->body_limit);
    if (visit->body_limit > LIMIT_HTTP_BODY_BYTES) {
        visit->holds_file = true;
        visit->has_no_room =
            atomic_fetch_add(&visit->server->files, 1) >= LIMIT_HTTP_FILES;
    }
    return refusal(visit, version, status);
}

/* An answer given in the first call closes the connection: right for what is refused, and
 * for a body that no route takes. Everything else is answered in a later call, the first
 * that brings no more of the body. */
static enum MHD_Result on_request(void *context, struct MHD_Connection *connection,
                                  const char *url, const char *method,
                                  const char *version, const char *body,
                                  size_t *body_length, void **state)
{
    (void)context;
    (void)url;
    Visit *visit = *state;
    int status = 200;
    const char *why_not = NULL;
    if (!visit->has_begun) {
        why_not = begin_visit(visit, connection, method, version, &status);
        if (why_not == NULL && (visit->body_limit > 0 || !has_body(&visit->request))) {
            return MHD_YES;
        }
    } else if (*body_length > 0) {
        buf_add(&visit->body, (Str){body, *body_length});
        *body_length = 0;
        return visit->body.overflowed ? MHD_NO : MHD_YES;
    }
    visit->request.body = buf_str(&visit->body);
    Response answer;
    answer_visit(visit, why_not, status, &answer);
    return send_answer(visit, connection, &answer);
}

/* A stranger wrote the target: only plain characters reach a terminal. */
static Str shown(Arena *a, Str text)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < text.length && i < 500; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c > 0x20 && c < 0x7f && c != '\\') {
            buf_char(&buf, (char)c);
        } else {
            buf_printf(&buf, "\\x%02x", c);
        }
    }
    return buf_str(&buf);
}

static void write_log(const Visit *visit)
{
    Arena *a = visit->arena;
    Moment now = {clock_us(CLOCK_REALTIME) / 1000000};
    int64_t elapsed_us = clock_us(CLOCK_MONOTONIC) - visit->started_us;
    Str target = visit->request.logged.length > 0 ? visit->request.logged
                                                  : shown(a, visit->request.target);
    fprintf(visit->server->log, "%.*s %.*s %.*s %d %lld %.1f ms\n",
            STR_ARG(moment_iso_utc(a, now)), STR_ARG(method_name(visit->request.method)),
            STR_ARG(target), visit->status, (long long)visit->sent_bytes,
            (double)elapsed_us / 1000);
    fflush(visit->server->log);
}

static void on_done(void *context, struct MHD_Connection *connection, void **state,
                    enum MHD_RequestTerminationCode how)
{
    (void)connection;
    (void)how;
    Server *server = context;
    Visit *visit = *state;
    if (visit == NULL) {
        return;
    }
    if (server->log != NULL) {
        write_log(visit);
    }
    metrics_count(server->app->metrics, visit->status,
                  clock_us(CLOCK_MONOTONIC) - visit->started_us);
    if (visit->holds_file) {
        atomic_fetch_sub(&server->files, 1);
    }
    arena_free(visit->arena);
    *state = NULL;
    atomic_fetch_sub(&server->visits, 1);
}

typedef union Address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} Address;

static bool read_address(Arena *a, const ServerOptions *options, Address *address,
                         socklen_t *length, Error *err)
{
    *address = (Address){0};
    const char *text = str_c(a, options->address);
    in_port_t port = htons((uint16_t)options->port);
    if (inet_pton(AF_INET, text, &address->v4.sin_addr) == 1) {
        address->v4.sin_family = AF_INET;
        address->v4.sin_port = port;
        *length = sizeof address->v4;
        return true;
    }
    if (inet_pton(AF_INET6, text, &address->v6.sin6_addr) == 1) {
        address->v6.sin6_family = AF_INET6;
        address->v6.sin6_port = port;
        *length = sizeof address->v6;
        return true;
    }
    error_hint(err,
               S("Give the address of this machine in numbers, such as 127.0.0.1, ::1, "
                 "or 0.0.0.0 for all its networks."));
    return FAIL(err, ERR_INVALID, "\"%.*s\" is not an address",
                STR_ARG(options->address));
}

static bool bind_failed(const ServerOptions *options, Error *err)
{
    switch (errno) {
    case EADDRINUSE:
        error_hint(err,
                   S("Stop what listens there, or choose another port with --port."));
        return FAIL(err, ERR_BUSY, "port %d of %.*s is taken", options->port,
                    STR_ARG(options->address));
    case EACCES:
        error_hint(err,
                   S("Ports below 1024 are for the administrator; choose another with "
                     "--port."));
        return FAIL(err, ERR_DENIED, "port %d of %.*s is not ours to use", options->port,
                    STR_ARG(options->address));
    case EADDRNOTAVAIL:
        return FAIL(err, ERR_INVALID, "%.*s is not an address of this machine",
                    STR_ARG(options->address));
    default:
        return FAIL(err, ERR_IO, "cannot listen on port %d of %.*s", options->port,
                    STR_ARG(options->address));
    }
}

/* Our own socket: only so can we say why a port cannot be had. */
static bool listen_on(Server *server, const ServerOptions *options,
                      const Address *address, socklen_t length, Error *err)
{
    int listener = socket(address->any.sa_family, SOCK_STREAM, 0);
    if (listener < 0) {
        return bind_failed(options, err);
    }
    int on = 1;
    Address bound = {0};
    socklen_t bound_length = sizeof bound;
    if (fcntl(listener, F_SETFD, FD_CLOEXEC) != 0 ||
        fcntl(listener, F_SETFL, O_NONBLOCK) != 0 ||
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(listener, &address->any, length) != 0 || listen(listener, BACKLOG) != 0 ||
        getsockname(listener, &bound.any, &bound_length) != 0) {
        bool result = bind_failed(options, err);
        close(listener);
        return result;
    }
    server->listener = listener;
    server->port =
        ntohs(bound.any.sa_family == AF_INET6 ? bound.v6.sin6_port : bound.v4.sin_port);
    return true;
}

/* Not strict: when strict, version 0.9.75 sends the head of its refusals twice. What that
 * would refuse, refusal() does. */
static struct MHD_Daemon *start(Server *server, bool is_v6)
{
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | (is_v6 ? MHD_USE_IPv6 : 0);
    return MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, server,                         //
        MHD_OPTION_LISTEN_SOCKET, server->listener,                       //
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS,                   //
        MHD_OPTION_STRICT_FOR_CLIENT, 0,                                  //
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_HTTP_CONNECTIONS,    //
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)LIMIT_HTTP_IDLE_SECONDS, //
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, 2 * LIMIT_HTTP_HEADER_BYTES,  //
        MHD_OPTION_URI_LOG_CALLBACK, on_target, server,                   //
        MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,                //
        MHD_OPTION_NOTIFY_COMPLETED, on_done, server,                     //
        MHD_OPTION_END);
}

bool server_open(Arena *a, const App *app, const ServerOptions *options, Server **server,
                 Error *err)
{
    Address address;
    socklen_t length = 0;
    if (!read_address(a, options, &address, &length, err)) {
        return false;
    }
    Server *result = PUSH(a, Server);
    *result = (Server){.app = app,
                       .table = options->table,
                       .log = options->log,
                       .behind_proxy = options->behind_proxy,
                       .address = options->address};
    if (!listen_on(result, options, &address, length, err)) {
        return false;
    }
    result->daemon = start(result, address.any.sa_family == AF_INET6);
    if (result->daemon == NULL) {
        close(result->listener);
        return FAIL(err, ERR_IO, "the server cannot be started");
    }
    *server = result;
    return true;
}

Str server_url(Arena *a, const Server *server)
{
    bool is_v6 = str_contains(server->address, S(":"));
    return str_format(a, is_v6 ? "http://[%.*s]:%d/" : "http://%.*s:%d/",
                      STR_ARG(server->address), server->port);
}

static sigset_t stop_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

void server_block_signals(void)
{
    sigset_t signals = stop_signals();
    CHECK(pthread_sigmask(SIG_BLOCK, &signals, NULL) == 0);
    /* A client that hangs up is not our end. */
    CHECK(signal(SIGPIPE, SIG_IGN) != SIG_ERR);
}

void server_wait(void)
{
    sigset_t signals = stop_signals();
    int which;
    CHECK(sigwait(&signals, &which) == 0);
}

void server_close(Server *server)
{
    if (server == NULL) {
        return;
    }
    int listener = MHD_quiesce_daemon(server->daemon);
    struct timespec pause = {.tv_nsec = 10000000};
    for (int i = 0; i < LIMIT_HTTP_STOP_SECONDS * 100 && atomic_load(&server->visits) > 0;
         i++) {
        nanosleep(&pause, NULL);
    }
    MHD_stop_daemon(server->daemon);
    if (listener >= 0) {
        close(listener);
    }
}
