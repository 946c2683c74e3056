/* SPDX-License-Identifier: EUPL-1.2
 * workbook.c - what both formats of sheets need
 */
#include "formats/workbook.h"

#include "base/buf.h"
#include "base/number.h"

bool workbook_is_number(Str text, int *decimals)
{
    Decimal number;
    if (!decimal_parse(text, &number)) {
        return false;
    }
    *decimals = number.decimals;
    return true;
}

static bool is_in_xml(char c)
{
    return (unsigned char)c >= ' ' || c == '\n' || c == '\t';
}

Str workbook_text(Arena *a, Str text)
{
    size_t good = 0;
    while (good < text.length && is_in_xml(text.data[good])) {
        good++;
    }
    if (good == text.length) {
        return text; /* nearly always */
    }
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < text.length; i++) {
        if (is_in_xml(text.data[i])) {
            buf_char(&buf, text.data[i]);
        }
    }
    return buf_str(&buf);
}
