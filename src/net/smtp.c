/* SPDX-License-Identifier: EUPL-1.2
 * smtp.c - the door to libcurl's SMTP
 */
#include "net/smtp.h"

#include <curl/curl.h>
#include <string.h>

enum { CONNECT_SECONDS = 20, TOTAL_SECONDS = 120, SAID_BYTES = 200 };

typedef struct Sending {
    Str rest;              /* of the message */
    char said[SAID_BYTES]; /* the last refusal of the server */
    size_t said_length;
} Sending;

bool smtp_url_is_good(Str url)
{
    return str_starts(url, S("smtp://")) || str_starts(url, S("smtps://"));
}

static size_t give(char *to, size_t size, size_t count, void *self)
{
    Sending *sending = self;
    size_t most = size * count;
    size_t length = sending->rest.length < most ? sending->rest.length : most;
    if (length > 0) {
        memcpy(to, sending->rest.data, length);
    }
    sending->rest = str_slice(sending->rest, length, sending->rest.length);
    return length;
}

/* What the server says; of its refusals the last is kept, not its goodbye. */
static size_t take_line(char *bytes, size_t size, size_t count, void *self)
{
    Sending *sending = self;
    Str line = str_trim((Str){bytes, size * count});
    if (str_starts(line, S("4")) || str_starts(line, S("5"))) {
        sending->said_length = line.length < SAID_BYTES ? line.length : SAID_BYTES;
        memcpy(sending->said, line.data, sending->said_length);
    }
    return size * count;
}

static void set_up(Arena *a, CURL *c, const SmtpServer *server, Sending *sending)
{
    bool has_user = server->user.length > 0;
    curl_easy_setopt(c, CURLOPT_URL, str_c(a, server->url));
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_USE_SSL,
                     (long)(has_user ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)TOTAL_SECONDS);
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(c, CURLOPT_READDATA, sending);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_line);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, sending);
    if (has_user) {
        curl_easy_setopt(c, CURLOPT_USERNAME, str_c(a, server->user));
        curl_easy_setopt(c, CURLOPT_PASSWORD, str_c(a, server->password));
    }
}

static bool tell(const Sending *sending, CURLcode code, long status, Error *err)
{
    if (status >= 500 && status < 600) {
        return FAIL(err, ERR_DENIED, "the mail server refuses it: %.*s",
                    (int)sending->said_length, sending->said);
    }
    if (status >= 400 && status < 500) {
        return FAIL(err, ERR_BUSY, "the mail server does not take it now: %.*s",
                    (int)sending->said_length, sending->said);
    }
    return FAIL(err, ERR_IO, "the mail server was not reached: %s",
                curl_easy_strerror(code));
}

bool smtp_send(Arena *a, const SmtpServer *server, Str to, Str message, Error *err)
{
    Sending sending = {.rest = message};
    Str from = str_format(a, "<%.*s>", STR_ARG(server->from));
    Str whom = str_format(a, "<%.*s>", STR_ARG(to));
    CURL *curl = curl_easy_init();
    CHECK(curl != NULL);
    struct curl_slist *to_whom = curl_slist_append(NULL, str_c(a, whom));
    CHECK(to_whom != NULL);
    set_up(a, curl, server, &sending);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, str_c(a, from));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to_whom);
    CURLcode code = curl_easy_perform(curl);
    long status = 0;
    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(to_whom);
    curl_easy_cleanup(curl);
    return code == CURLE_OK || tell(&sending, code, status, err);
}
