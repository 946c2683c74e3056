/* SPDX-License-Identifier: EUPL-1.2
 * tally_read.c - what the text of one value says
 */
#include "domain/sources/tally.h"

/* Digits and nothing else, not too many: what most values are. */
static bool read_digits(Str text, int64_t *units)
{
    if (text.length == 0 || text.length > EXACT_DECIMALS) {
        return false;
    }
    int64_t number = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned digit = (unsigned)(text.data[i] - '0');
        if (digit > 9) {
            return false;
        }
        number = number * 10 + (int64_t)digit;
    }
    *units = number;
    return true;
}

/* -?digits, with the recipe's marks; true if that is all there is. */
static bool read_number(const TallyPlan *plan, Str text, int64_t *units, int *decimals)
{
    const Recipe *recipe = plan->recipe;
    char mark = plan->decimal_comma ? ',' : '.';
    char thousands = recipe->thousands.length == 1 ? recipe->thousands.data[0] : '\0';
    const char *at = text.data, *end = text.data + text.length;
    bool is_negative = at < end && *at == '-';
    at += is_negative;
    int64_t number = 0;
    int digits = 0, after = -1;
    for (; at < end; at++) {
        unsigned digit = (unsigned)(*at - '0');
        if (digit < 10) {
            if (digits == EXACT_DECIMALS) {
                if (after < 0) {
                    return false;
                }
                continue; /* more digits than a number holds: float noise */
            }
            number = number * 10 + (int64_t)digit;
            digits += number > 0;
            after += after >= 0;
        } else if (*at == mark && after < 0) {
            after = 0;
        } else if (*at != thousands || thousands == '\0' || after >= 0) {
            return false;
        }
    }
    if (text.length == (size_t)is_negative || (digits == 0 && number != 0)) {
        return false;
    }
    if (after > EXACT_DECIMALS) {
        return false;
    }
    *units = is_negative ? -number : number;
    *decimals = after < 0 ? 0 : after;
    return text.data[text.length - 1] != mark;
}

void tally_read(const TallyPlan *plan, Str text, Quantity *to, bool *unknown)
{
    const Recipe *recipe = plan->recipe;
    int64_t units;
    int decimals = 0;
    if (read_digits(text, &units) ||
        (text.length > 0 && read_number(plan, text, &units, &decimals))) {
        exact_add(&to->sum, exact_of(units, decimals));
        to->known++;
        if (recipe->is_as_printed && decimals < EXACT_DECIMALS) {
            exact_add(&to->halves, exact_of(5, decimals + 1));
        }
        return;
    }
    for (size_t i = 0; i < recipe->tokens.count; i++) {
        const Token *token = &recipe->tokens.items[i];
        if (!str_equal(token->text, text)) {
            continue;
        }
        if (token->kind == TOKEN_NUMBER) {
            exact_add(&to->sum, exact_of(token->low, 0));
            to->known++;
            return;
        }
        exact_add(&to->low, exact_of(token->low, 0));
        exact_add(&to->high, exact_of(token->high, 0));
        to->hidden += token->kind == TOKEN_RANGE;
        to->unbounded += token->kind == TOKEN_HIDDEN;
        to->missing += token->kind == TOKEN_MISSING;
        to->impossible += token->kind == TOKEN_IMPOSSIBLE;
        return;
    }
    *unknown = true;
    to->missing++;
}
