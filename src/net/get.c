/* SPDX-License-Identifier: EUPL-1.2
 * get.c - the door to libcurl
 *
 * Redirects are followed here, one request at a time, so that each is looked at. Where a
 * connection goes is decided in open_socket(), which sees the address itself: a name that
 * is resolved twice could give two answers.
 */
#include "net/get.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "net/address.h"

enum { OK = 200, PARTIAL = 206, OUT_OF_RANGE = 416 };

typedef struct Getting {
    Arena *arena;
    const GetRules *rules;
    const GetAsk *ask;
    CURL *curl;
    GetAnswer answer;
    uint64_t at; /* next byte of the document */
    bool has_begun;
    bool has_range; /* the answer tells where it begins */
    uint64_t range_from;
    uint64_t total; /* 0: not told */
    Error why;      /* our own refusal, behind libcurl's code */
} Getting;

/* ---- What libcurl asks of us ---- */

static bool is_allowed(const GetRules *rules, const struct curl_sockaddr *address)
{
    if (rules->allows_private) {
        return true;
    }
    if (address->family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, &address->addr, sizeof in);
        return address_is_public((const unsigned char *)&in.sin_addr, sizeof in.sin_addr);
    }
    if (address->family == AF_INET6) {
        struct sockaddr_in6 in;
        memcpy(&in, &address->addr, sizeof in);
        return address_is_public((const unsigned char *)&in.sin6_addr,
                                 sizeof in.sin6_addr);
    }
    return false;
}

static curl_socket_t open_socket(void *self, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
    Getting *g = self;
    (void)purpose;
    if (!is_allowed(g->rules, address)) {
        error_hint(&g->why, S("Only addresses on the internet are fetched from."));
        (void)FAIL(&g->why, ERR_DENIED,
                   "the address leads to this machine or its own network");
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

/* The value of a header line when it has this name, in lower case. */
static bool header_is(Str line, Str name, Str *value)
{
    Str head;
    if (!str_cut(line, ':', &head, value) || head.length != name.length) {
        return false;
    }
    for (size_t i = 0; i < name.length; i++) {
        char c = head.data[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != name.data[i]) {
            return false;
        }
    }
    *value = str_trim(*value);
    return true;
}

static bool digits(Str text, uint64_t *number)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || sum > UINT64_MAX / 20) {
            return false;
        }
        sum = sum * 10 + (uint64_t)(text.data[i] - '0');
    }
    *number = sum;
    return text.length > 0;
}

/* "bytes 100-199/1234" */
static void take_range(Getting *g, Str value)
{
    Str first;
    Str rest;
    Str total;
    if (str_starts(value, S("bytes ")) &&
        str_cut(str_slice(value, 6, value.length), '-', &first, &rest) &&
        str_cut(rest, '/', &rest, &total)) {
        g->has_range = digits(first, &g->range_from);
        (void)digits(total, &g->total);
    }
}

static void take_file_name(Getting *g, Str value)
{
    Str before;
    Str name;
    while (str_cut(value, ';', &before, &value)) {
        value = str_trim(value);
        if (str_starts(value, S("filename="))) {
            name = str_slice(value, 9, value.length);
            (void)str_cut(name, ';', &name, &before);
            if (str_starts(name, S("\"")) && str_ends(name, S("\"")) && name.length > 1) {
                name = str_slice(name, 1, name.length - 1);
            }
            g->answer.file_name = str_copy(g->arena, name);
            return;
        }
    }
}

static size_t take_header(char *bytes, size_t size, size_t count, void *self)
{
    Getting *g = self;
    Str line = {bytes, size * count};
    Str value;
    if (str_starts(line, S("HTTP/"))) { /* another answer begins */
        g->answer.etag = g->answer.type = g->answer.file_name = (Str){0};
        g->has_range = false;
        g->total = 0;
    } else if (header_is(line, S("etag"), &value) && !str_starts(value, S("W/"))) {
        g->answer.etag = str_copy(g->arena, value);
    } else if (header_is(line, S("content-type"), &value)) {
        g->answer.type = str_copy(g->arena, value);
    } else if (header_is(line, S("content-disposition"), &value)) {
        take_file_name(g, value);
    } else if (header_is(line, S("content-range"), &value)) {
        take_range(g, value);
    } else if (header_is(line, S("content-length"), &value)) {
        (void)digits(value, &g->total);
    }
    return size * count;
}

static long status_of(CURL *curl)
{
    long status = 0;
    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/* Before the first byte: whether the server goes on where we were. */
static bool begin_document(Getting *g)
{
    bool goes_on = status_of(g->curl) == PARTIAL;
    if (goes_on && (!g->has_range || g->range_from != g->ask->from)) {
        return FAIL(&g->why, ERR_IO,
                    "the server goes on at another place than was asked");
    }
    g->has_begun = true;
    g->at = goes_on ? g->ask->from : 0;
    g->answer.from = g->at;
    return g->ask->on_begin == NULL ||
           g->ask->on_begin(g->ask->self, &g->answer, &g->why);
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *self)
{
    Getting *g = self;
    size_t length = size * count;
    long status = status_of(g->curl);
    if (status != OK && status != PARTIAL) {
        return length; /* the words of a redirect or an error are not the document */
    }
    if (!g->has_begun && !begin_document(g)) {
        return 0;
    }
    if (g->at + length > g->rules->most_bytes) {
        (void)FAIL(&g->why, ERR_INVALID, "the document is larger than %llu bytes",
                   (unsigned long long)g->rules->most_bytes);
        return 0;
    }
    if (!g->ask->on_bytes(g->ask->self, g->at, (Str){bytes, length}, &g->why)) {
        return 0;
    }
    g->at += length;
    if (g->ask->on_progress != NULL) {
        g->ask->on_progress(g->ask->self, g->at, g->total);
    }
    return length;
}

/* ---- One request ---- */

static void set_up(Getting *g, const char *url)
{
    const GetRules *rules = g->rules;
    CURL *c = g->curl;
    curl_easy_setopt(c, CURLOPT_URL, url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR,
                     rules->allows_http ? "https,http" : "https");
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "pact");
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, rules->connect_seconds);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, rules->silent_seconds);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, rules->total_seconds);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, g);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, g);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, g);
}

static struct curl_slist *headers_of(Getting *g)
{
    const GetAsk *ask = g->ask;
    struct curl_slist *list = NULL;
    if (ask->accept.length > 0) {
        Str line = str_format(g->arena, "Accept: %.*s", STR_ARG(ask->accept));
        list = curl_slist_append(list, str_c(g->arena, line));
    }
    if (ask->from > 0 && ask->etag.length > 0) {
        Str range =
            str_format(g->arena, "Range: bytes=%llu-", (unsigned long long)ask->from);
        Str same = str_format(g->arena, "If-Range: %.*s", STR_ARG(ask->etag));
        list = curl_slist_append(list, str_c(g->arena, range));
        list = curl_slist_append(list, str_c(g->arena, same));
    }
    return list;
}

static bool fail_transfer(const Getting *g, CURLcode code, Error *err)
{
    if (g->why.kind != ERR_NONE) {
        error_hint(err, str_of(g->why.hint));
        return FAIL(err, g->why.kind, "%s", g->why.message);
    }
    if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT) {
        return FAIL(err, ERR_DENIED, "\"%.*s\" is no address that may be fetched",
                    STR_ARG(g->answer.url));
    }
    return FAIL(err, ERR_IO, "fetching \"%.*s\" broke off: %s", STR_ARG(g->answer.url),
                curl_easy_strerror(code));
}

static bool check_status(const Getting *g, long status, Error *err)
{
    ErrorKind kind = status == 404 || status == 410   ? ERR_NOT_FOUND
                     : status == 401 || status == 403 ? ERR_DENIED
                     : status == 429 || status == 503 ? ERR_BUSY
                                                      : ERR_IO;
    if (status == OK || status == PARTIAL) {
        return true;
    }
    return FAIL(err, kind, "\"%.*s\" answered %ld", STR_ARG(g->answer.url), status);
}

/* Where the answer sends us; empty: nowhere. */
static bool next_place(Getting *g, Str *next, Error *err)
{
    char *url = NULL;
    *next = (Str){0};
    (void)curl_easy_getinfo(g->curl, CURLINFO_REDIRECT_URL, &url);
    if (url == NULL) {
        return true;
    }
    *next = str_copy(g->arena, str_of(url));
    Str from = get_origin(g->arena, g->answer.url);
    Str to = get_origin(g->arena, *next);
    if (g->rules->same_host && !str_equal(from, to)) {
        return FAIL(err, ERR_DENIED, "\"%.*s\" sends on to another host: \"%.*s\"",
                    STR_ARG(g->answer.url), STR_ARG(*next));
    }
    if (str_starts(from, S("https:")) && !str_starts(to, S("https:"))) {
        return FAIL(err, ERR_DENIED, "\"%.*s\" sends on to an address without TLS",
                    STR_ARG(g->answer.url));
    }
    return true;
}

/* One answer, which may send us on to `next`. */
static bool request(Getting *g, Str *next, Error *err)
{
    Str rest;
    Str host;
    if (str_contains(get_origin(g->arena, g->answer.url), S("@")) ||
        !str_cut(g->answer.url, ':', &host, &rest)) {
        return FAIL(err, ERR_DENIED, "\"%.*s\" is no address that may be fetched",
                    STR_ARG(g->answer.url));
    }
    g->has_begun = false;
    curl_easy_reset(g->curl);
    set_up(g, str_c(g->arena, g->answer.url));
    struct curl_slist *headers = headers_of(g);
    curl_easy_setopt(g->curl, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(g->curl);
    curl_slist_free_all(headers);
    long status = status_of(g->curl);
    if (code != CURLE_OK) {
        return fail_transfer(g, code, err);
    }
    return next_place(g, next, err) &&
           (next->length > 0 || status == OUT_OF_RANGE || check_status(g, status, err));
}

bool get(Arena *a, const GetRules *rules, const GetAsk *ask, GetAnswer *answer,
         Error *err)
{
    Getting g = {.arena = a, .rules = rules, .ask = ask, .curl = curl_easy_init()};
    CHECK(g.curl != NULL);
    g.answer.url = str_copy(a, ask->url);
    GetAsk anew = *ask;
    Str next = {0};
    bool is_good = true;
    for (int i = 0; is_good && (i == 0 || next.length > 0); i++) {
        if (i > GET_REDIRECTS) {
            is_good = FAIL(err, ERR_IO, "\"%.*s\" sends on more than %d times",
                           STR_ARG(ask->url), GET_REDIRECTS);
            break;
        }
        g.answer.url = next.length > 0 ? next : g.answer.url;
        is_good = request(&g, &next, err);
        if (is_good && status_of(g.curl) == OUT_OF_RANGE && g.ask->from > 0) {
            anew.from = 0; /* what we have is not of this document: all over again */
            g.ask = &anew;
            next = g.answer.url;
        }
    }
    curl_easy_cleanup(g.curl);
    if (is_good) {
        g.answer.bytes = g.at;
        *answer = g.answer;
    }
    return is_good;
}

/* ---- Addresses ---- */

Str get_origin(Arena *a, Str url)
{
    char *part = NULL;
    Str origin = {0};
    CURLU *parts = curl_url();
    CHECK(parts != NULL);
    if (curl_url_set(parts, CURLUPART_URL, str_c(a, url), CURLU_NON_SUPPORT_SCHEME) ==
        CURLUE_OK) {
        (void)curl_url_set(parts, CURLUPART_PATH, "/", 0);
        (void)curl_url_set(parts, CURLUPART_QUERY, NULL, 0);
        (void)curl_url_set(parts, CURLUPART_FRAGMENT, NULL, 0);
        if (curl_url_get(parts, CURLUPART_URL, &part, CURLU_NO_DEFAULT_PORT) ==
            CURLUE_OK) {
            Str text = str_of(part);
            char *copy = PUSH_ARRAY(a, char, text.length);
            for (size_t i = 0; i < text.length; i++) {
                char c = text.data[i];
                copy[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
            }
            origin = (Str){copy, text.length - str_ends(text, S("/"))};
        }
        curl_free(part);
    }
    curl_url_cleanup(parts);
    return origin;
}

bool get_resolve(Arena *a, Str base, Str link, Str *url, Error *err)
{
    char *whole = NULL;
    Str plain = str_replace(a, link, S(" "), S("%20")); /* libcurl would make it + */
    CURLU *parts = curl_url();
    CHECK(parts != NULL);
    bool is_good = curl_url_set(parts, CURLUPART_URL, str_c(a, base), 0) == CURLUE_OK &&
                   curl_url_set(parts, CURLUPART_URL, str_c(a, plain), CURLU_URLENCODE) ==
                       CURLUE_OK &&
                   curl_url_get(parts, CURLUPART_URL, &whole, 0) == CURLUE_OK;
    if (is_good) {
        *url = str_copy(a, str_of(whole));
    }
    curl_free(whole);
    curl_url_cleanup(parts);
    return is_good || FAIL(err, ERR_INVALID, "\"%.*s\" is no address", STR_ARG(link));
}
