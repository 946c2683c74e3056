/* SPDX-License-Identifier: EUPL-1.2
 * postman.h - a thread that brings mail from the queue to the mail server
 *
 * What changed for the public it first puts in that queue itself, for who follows it:
 * telling.h.
 *
 * It looks every second, or when told, and sends one at a time: keep/mail.h says what
 * happens with one that is not taken. Several programs on one database share the work. A
 * database or a mail server that is away is told in the log, and tried again.
 */
#ifndef APP_POSTMAN_H
#define APP_POSTMAN_H

#include <stdio.h>

#include "app/clock.h"
#include "app/office.h"
#include "net/smtp.h"
#include "store/store.h"

typedef struct PostmanOptions {
    Str database;
    Office *office; /* its news is told: telling.h */
    Str public_url;
    SmtpServer server;
    Str from_name;
    Clock clock;
    FILE *log; /* null: none */
} PostmanOptions;

typedef struct Postman Postman;

MUST_CHECK bool postman_open(Arena *a, const PostmanOptions *options, Postman **postman,
                             Error *err);
void postman_close(Postman *postman); /* null is allowed; finishes the one under way */
void postman_told(Postman *postman);  /* null is allowed */

#endif
