/* SPDX-License-Identifier: EUPL-1.2
 * smtp.h - handing one mail to a server that takes it further
 *
 *   SmtpServer server = {.url = S("smtp://localhost:25"), .from = S("pact@example.org")};
 *   if (!smtp_send(a, &server, to, message, err)) ...
 *
 * smtps:// is TLS from the first byte. With smtp:// TLS is used when the server offers
 * it; with a user it must be offered, so that no password is sent in the clear. The
 * certificate is checked by the system's own list.
 *
 * Errors tell what to do next: ERR_DENIED, the server refuses this mail or this address
 * for good (5yz); ERR_BUSY, not now (4yz); ERR_IO, it was not reached or fell silent.
 * Source: RFC 5321, section 4.2.1.
 */
#ifndef NET_SMTP_H
#define NET_SMTP_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct SmtpServer {
    Str url;
    Str user; /* empty: none asked */
    Str password;
    Str from; /* where what cannot be delivered comes back */
} SmtpServer;

MUST_CHECK bool smtp_send(Arena *a, const SmtpServer *server, Str to, Str message,
                          Error *err);
bool smtp_url_is_good(Str url);

#endif
