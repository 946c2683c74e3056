/* SPDX-License-Identifier: EUPL-1.2
 * stack_words.c - a whole and its parts, told to who cannot see them
 */
#include "base/buf.h"
#include "publish/chart/stack.h"
#include "publish/text/text.h"

static void add_row(Buf *buf, Arena *a, const ChartStack *stack, const StackRow *row)
{
    Buf list = buf_in(a, 0);
    for (size_t i = 0; i < stack->part_count; i++) {
        buf_printf(&list, "%s%.*s %.*s", i == 0 ? "" : ", ", STR_ARG(stack->parts[i]),
                   STR_ARG(row->values[i].shown));
    }
    if (stack_rest(stack, row) > 0) {
        buf_printf(&list, ", %.*s %.*s", STR_ARG(text_get(TEXT_STACK_REST, stack->lang)),
                   STR_ARG(row->rest_shown));
    }
    if (row->break_name.length > 0) {
        buf_add(buf, text_fill(a, TEXT_CHART_BREAK, stack->lang,
                               PLACES({PLACE_NAME, row->break_name})));
        buf_char(buf, ' ');
    }
    TextKey key = row->has_total ? TEXT_STACK_ROW_TOTAL : TEXT_STACK_ROW;
    FilledPlace places[] = {{PLACE_PERIOD, row->label},
                            {PLACE_LIST, buf_str(&list)},
                            {PLACE_TOTAL, row->total_shown}};
    buf_add(buf,
            text_fill(a, key, stack->lang, (Places){places, row->has_total ? 3 : 2}));
    if (row->is_provisional) {
        buf_char(buf, ' ');
        buf_add(buf, text_get(TEXT_STACK_PROVISIONAL, stack->lang));
    }
}

Str chart_stack_description(Arena *a, const ChartStack *stack)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < stack->row_count; i++) {
        if (i > 0) {
            buf_char(&buf, ' ');
        }
        add_row(&buf, a, stack, &stack->rows[i]);
    }
    return buf_str(&buf);
}
