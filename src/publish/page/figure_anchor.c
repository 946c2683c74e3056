/* SPDX-License-Identifier: EUPL-1.2
 * figure_anchor.c - a short name for a figure, and the way to its row */
#include "publish/page/figure_anchor.h"

#include "base/buf.h"

enum { ANCHOR_SIGNS = 8 };

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. */
static uint64_t add_text(uint64_t sum, Str text)
{
    for (size_t i = 0; i <= text.length; i++) {
        sum ^= i < text.length ? (unsigned char)text.data[i] : 0xFFu;
        sum *= UINT64_C(0x100000001B3);
    }
    return sum;
}

Str figure_anchor(Arena *a, const Figure *figure)
{
    static const char SIGNS[] = "0123456789abcdefghijkmnpqrstvwxz";
    uint64_t sum = add_text(UINT64_C(0xCBF29CE484222325), figure->series->id);
    sum = add_text(sum, figure->cell.text);
    sum = add_text(sum, figure->region->id);
    sum = add_text(sum, period_text(a, figure->period));
    Buf name = buf_in(a, 0);
    buf_add(&name, S("c-"));
    for (int i = 0; i < ANCHOR_SIGNS; i++) {
        buf_char(&name, SIGNS[(sum >> (5 * i)) & 31]);
    }
    return buf_str(&name);
}

Url figure_origin(Page *page, const Figure *figure)
{
    Str anchor = figure_anchor(page->a, figure);
    if (page->kind == PAGE_INDICATOR || page->kind == PAGE_FROZEN) {
        return url_part(page->a, anchor);
    }
    const Indicator *indicator = figure->series->definition->indicator;
    return url_page_part(page->a, page->path,
                         page_path(page->a, PAGE_INDICATOR, indicator, page->lang),
                         anchor);
}
