/* SPDX-License-Identifier: EUPL-1.2
 * text_fault.c - keeping the first faults and counting the rest
 */
#include "formats/text_fault.h"

#include <stdarg.h>

#include "base/limits.h"

TextFaults text_faults(Arena *a)
{
    return (TextFaults){.arena = a};
}

void text_fault_add(TextFaults *faults, TextPlace place, const char *format, ...)
{
    faults->total++;
    if (faults->count == LIMIT_FAULTS) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    Str message = str_format_list(faults->arena, format, arguments);
    va_end(arguments);
    if (faults->count == faults->capacity) {
        faults->items = arena_grow(faults->arena, faults->items, faults->count,
                                   &faults->capacity, sizeof(TextFault));
    }
    faults->items[faults->count++] = (TextFault){place, message};
}
