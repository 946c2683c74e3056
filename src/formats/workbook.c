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

Str workbook_text(Arena *a, Str text)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if ((unsigned char)c >= ' ' || c == '\n' || c == '\t') {
            buf_char(&buf, c);
        }
    }
    return buf_str(&buf);
}
