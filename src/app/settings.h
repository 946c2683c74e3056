/* SPDX-License-Identifier: EUPL-1.2
 * settings.h - how `pact serve` is set: by options, by a file, or not at all
 *
 *   # /etc/pact/pact.yaml
 *   db: /var/lib/pact/register.db     or db-file: /run/secrets/db, whose first line it is
 *   site: /var/lib/pact/site
 *   address: 127.0.0.1
 *   port: 8080
 *   https: yes                        people reach us over TLS: HSTS is sent
 *   behind-proxy: yes                 the last X-Forwarded-For is who asks
 *   log: yes
 *   public-url: https://monitor.example.org   what links in mail begin with
 *   mail: smtp://localhost:25         or smtps://…; none: no mail is sent
 *   mail-from: The office <office@example.org>
 *   mail-user: pact                   with mail-password-file, whose first line it is
 *
 * An option on the command line goes before the file, the file before what is written
 * below. A word that the file does not have a meaning for is an error, with the nearest.
 */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "app/clock.h"
#include "app/command.h"
#include "net/smtp.h"

typedef struct Settings {
    Str db; /* empty: a published folder is served */
    Str site;
    Str address;
    int port;
    bool is_https;
    bool behind_proxy;
    bool has_log;
    Str public_url;  /* without a slash at its end */
    SmtpServer mail; /* without a url: no mail is sent */
    Str mail_name;   /* of who sends it */
    Clock clock;
} Settings;

MUST_CHECK bool settings_read(Command *command, Settings *settings, Error *err);

#endif
