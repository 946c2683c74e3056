/* SPDX-License-Identifier: EUPL-1.2
 * password.c - which passwords are good enough
 *
 * Source: OWASP ASVS 5.0, section 6.2: long rather than odd, nothing composed, no
 * expiry; never the name of who it is for.
 */
#include "domain/register/refusal.h"
#include "keep/people.h"

enum { LEAST_CHARACTERS = 12, MOST_BYTES = 200, LEAST_DIFFERENT = 5 };

static size_t different_bytes(Str text)
{
    bool seen[256] = {false};
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        count += !seen[c];
        seen[c] = true;
    }
    return count;
}

bool password_is_good(Str password, Str mail, Error *err)
{
    Str name, host;
    (void)str_cut(mail, '@', &name, &host);
    if (str_char_count(password) < LEAST_CHARACTERS) {
        error_hint(err, S("Take a sentence, or let the browser think one up."));
        return REFUSE(err, ERR_INVALID, REFUSAL_PASSWORD_SHORT,
                      "the password has fewer than %d characters", LEAST_CHARACTERS);
    }
    if (password.length > MOST_BYTES) {
        return REFUSE(err, ERR_INVALID, REFUSAL_PASSWORD_LONG,
                      "the password is longer than %d bytes", MOST_BYTES);
    }
    if (name.length > 2 && str_contains(password, name)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_PASSWORD_NAME,
                      "the password holds the name in the mail address");
    }
    if (different_bytes(password) < LEAST_DIFFERENT) {
        return REFUSE(err, ERR_INVALID, REFUSAL_PASSWORD_SAME,
                      "the password is a few characters over and over");
    }
    return true;
}
