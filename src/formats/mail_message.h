/* SPDX-License-Identifier: EUPL-1.2
 * mail_message.h - a mail as it goes over the wire
 *
 *   multipart/mixed                 only when there are files
 *     multipart/alternative         only when there is HTML
 *       text/plain; utf-8           quoted-printable
 *       text/html; utf-8            quoted-printable
 *     application/…                 base64, one per file
 *
 * Lines end in CR LF and are at most 78 characters; texts may be anything that is UTF-8.
 * What is no plain ASCII in a header is an encoded word, so no name or subject can make a
 * header of its own. A mail with `leave` can be left by one click. Automatic: mail
 * programs that are away do not answer.
 *
 * The same values give the same bytes; `boundary` tells the parts apart and must not
 * stand in them: chance makes it.
 *
 * Sources: RFC 5322, 2045, 2046, 2047 and 2183 (form), 3834 (Auto-Submitted), 8058 (one
 * click).
 *
 * Errors: ERR_INVALID for an address that is none.
 */
#ifndef FORMATS_MAIL_MESSAGE_H
#define FORMATS_MAIL_MESSAGE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"

typedef struct MessageFile {
    Str name;
    Str type;
    Str bytes;
} MessageFile;

typedef struct MailMessage {
    Str from_name;
    Str from;
    Str to_name;
    Str to;
    Str subject;
    Str message_id; /* left of its @; right of it comes the host of `from` */
    Moment date;
    Str plain; /* lines end in LF */
    Str html;  /* empty: plain text alone */
    Str leave; /* https://… ; empty: none */
    Str boundary;
    const MessageFile *files;
    size_t file_count;
} MailMessage;

MUST_CHECK bool mail_message(Arena *a, const MailMessage *message, Str *bytes,
                             Error *err);

/* `name <local@host>` or `local@host`, as a setting has it. */
bool mail_address_split(Str text, Str *name, Str *address);
/* One @ with something on both sides, and nothing a header could break on. */
bool mail_address_is_good(Str address);

#endif
