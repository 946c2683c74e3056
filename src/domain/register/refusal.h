/* SPDX-License-Identifier: EUPL-1.2
 * refusal.h - why something a person wants is refused, for who must tell it in two
 * languages
 *
 *   return REFUSE(err, ERR_INVALID, REFUSAL_MAIL, "\"%.*s\" is no mail address", …);
 *
 * The message is for logs and for the command line; pages look up the sentence of the
 * code (publish/desk/desk_refusal.c), which is as friendly in Dutch as in English.
 */
#ifndef DOMAIN_REGISTER_REFUSAL_H
#define DOMAIN_REGISTER_REFUSAL_H

#include "base/error.h"

typedef enum Refusal {
    REFUSAL_NONE,
    REFUSAL_OTHER, /* nothing better to say */
    REFUSAL_BUSY,
    REFUSAL_NOT_ALLOWED,
    REFUSAL_NOT_FOUND,
    REFUSAL_FORM,
    REFUSAL_OTHER_SITE,
    REFUSAL_OTHER_SESSION,
    REFUSAL_NAME,
    REFUSAL_MAIL,
    REFUSAL_DUTY,
    REFUSAL_HAS_LEFT,
    REFUSAL_LINK,
    REFUSAL_PASSWORD_SHORT,
    REFUSAL_PASSWORD_LONG,
    REFUSAL_PASSWORD_NAME,
    REFUSAL_PASSWORD_SAME,
    REFUSAL_WRONG_PASSWORD,
    REFUSAL_TOO_OFTEN,
    REFUSAL_TOO_LONG,
    REFUSAL_COUNT_FORM,
    REFUSAL_DATE,
    REFUSAL_EVIDENCE,
    REFUSAL_STATUS,
    REFUSAL_UNTIL,
    REFUSAL_DONE,
    REFUSAL_CHANGED,  /* somebody else did something meanwhile */
    REFUSAL_STATE,    /* that step does not follow */
    REFUSAL_OWN,      /* one's own report */
    REFUSAL_REASON,   /* returned without a reason */
    REFUSAL_NO_OWNER, /* the party has no part in the action */
    REFUSAL_ROUND,
    REFUSAL_TITLE,
    REFUSAL_SAY,     /* an answer without words */
    REFUSAL_OWNER,   /* no party is named */
    REFUSAL_EDITION, /* an edition has an id of its own, a name and a kind */
    REFUSAL_FIGURES, /* figures that cannot be read, or break a rule */
    REFUSAL_MOMENT,  /* a release lies in the future */
    REFUSAL_CONSENT, /* of who is in a photograph */
    REFUSAL_FILES,   /* too many */
    REFUSAL_FILE_NAME,
    REFUSAL_FILE_KIND,
    REFUSAL_FILE_SIZE,
    REFUSAL_FILE_FALSE, /* it is not what its name says */
    REFUSAL_FILE_NONE,
    REFUSAL_COUNT,
} Refusal;

#define REFUSE(err, kind, why, ...)                                                      \
    (error_code((err), (int)(why)), FAIL((err), (kind), __VA_ARGS__))

#endif
