/* SPDX-License-Identifier: EUPL-1.2
 * address.c - addresses in answers
 */
#include "publish/api/address.h"

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

void address_encoded(Buf *buf, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (is_plain(text.data[i])) {
            buf_char(buf, text.data[i]);
        } else {
            buf_printf(buf, "%%%02X", (unsigned char)text.data[i]);
        }
    }
}

void address_param(Buf *buf, Str name, Str value)
{
    buf_char(buf, str_contains(buf_str(buf), S("?")) ? '&' : '?');
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] == '$' || name.data[i] == '@') {
            buf_char(buf, name.data[i]);
        } else {
            address_encoded(buf, str_slice(name, i, i + 1));
        }
    }
    buf_char(buf, '=');
    address_encoded(buf, value);
}

void address_params(Buf *buf, const ApiParam *params, size_t count, Str but)
{
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(params[i].name, but)) {
            address_param(buf, params[i].name, params[i].value);
        }
    }
}
