/* SPDX-License-Identifier: EUPL-1.2
 * desk_refusal.c - what was refused, in the words of the page
 */
#include "domain/register/refusal.h"
#include "publish/desk/desk.h"
#include "publish/text/text.h"

static const TextKey SENTENCES[REFUSAL_COUNT] = {
    [REFUSAL_NONE] = TEXT_REFUSAL_OTHER,
    [REFUSAL_OTHER] = TEXT_REFUSAL_OTHER,
    [REFUSAL_BUSY] = TEXT_REFUSAL_BUSY,
    [REFUSAL_NOT_ALLOWED] = TEXT_REFUSAL_NOT_ALLOWED,
    [REFUSAL_NOT_FOUND] = TEXT_REFUSAL_NOT_FOUND,
    [REFUSAL_FORM] = TEXT_REFUSAL_FORM,
    [REFUSAL_OTHER_SITE] = TEXT_REFUSAL_OTHER_SITE,
    [REFUSAL_OTHER_SESSION] = TEXT_REFUSAL_OTHER_SESSION,
    [REFUSAL_NAME] = TEXT_REFUSAL_NAME,
    [REFUSAL_MAIL] = TEXT_REFUSAL_MAIL,
    [REFUSAL_DUTY] = TEXT_REFUSAL_DUTY,
    [REFUSAL_HAS_LEFT] = TEXT_REFUSAL_HAS_LEFT,
    [REFUSAL_LINK] = TEXT_REFUSAL_LINK,
    [REFUSAL_PASSWORD_SHORT] = TEXT_REFUSAL_PASSWORD_SHORT,
    [REFUSAL_PASSWORD_LONG] = TEXT_REFUSAL_PASSWORD_LONG,
    [REFUSAL_PASSWORD_NAME] = TEXT_REFUSAL_PASSWORD_NAME,
    [REFUSAL_PASSWORD_SAME] = TEXT_REFUSAL_PASSWORD_SAME,
    [REFUSAL_WRONG_PASSWORD] = TEXT_REFUSAL_WRONG_PASSWORD,
    [REFUSAL_TOO_OFTEN] = TEXT_REFUSAL_TOO_OFTEN,
};

static Refusal by_kind(ErrorKind kind)
{
    switch (kind) {
    case ERR_BUSY:
        return REFUSAL_BUSY;
    case ERR_DENIED:
        return REFUSAL_NOT_ALLOWED;
    case ERR_NOT_FOUND:
        return REFUSAL_NOT_FOUND;
    case ERR_INVALID:
        return REFUSAL_FORM;
    case ERR_NONE:
    case ERR_CONFLICT:
    case ERR_IO:
    case ERR_NOT_COMPARABLE:
        return REFUSAL_OTHER;
    }
    return REFUSAL_OTHER;
}

Str desk_refusal(const Error *why, Lang lang)
{
    Refusal refusal = why->code > 0 && why->code < REFUSAL_COUNT ? (Refusal)why->code
                                                                 : by_kind(why->kind);
    return text_get(SENTENCES[refusal], lang);
}
