/* SPDX-License-Identifier: EUPL-1.2
 * fault.c - collecting, sorting and showing what is wrong */
#include "pact/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"

FaultList fault_list(Arena *a)
{
    return (FaultList){.arena = a};
}

void fault_add(FaultList *list, Severity severity, Str file, int line, Str field,
               Str hint, const char *format, ...)
{
    size_t *seen = severity == SEVERITY_FAULT ? &list->fault_count : &list->warning_count;
    *seen += 1;
    if (*seen > LIMIT_FAULTS) {
        return;
    }
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (list->count == list->capacity) {
        list->items = arena_grow(list->arena, list->items, list->count, &list->capacity,
                                 sizeof list->items[0]);
    }
    list->items[list->count] = (Fault){
        .severity = severity,
        .file = str_copy(list->arena, file),
        .line = line,
        .field = str_copy(list->arena, field),
        .message = str_copy(list->arena, str_of(message)),
        .hint = str_copy(list->arena, hint),
        .sequence = list->count,
    };
    list->count++;
}

static int compare_faults(const void *left, const void *right)
{
    const Fault *a = left, *b = right;
    if (a->severity != b->severity) {
        return a->severity == SEVERITY_FAULT ? -1 : 1;
    }
    int order = str_compare(a->file, b->file);
    if (order == 0) {
        order = (a->line > b->line) - (a->line < b->line);
    }
    return order != 0 ? order : (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

void fault_sort(FaultList *list)
{
    if (list->count > 1) {
        qsort(list->items, list->count, sizeof list->items[0], compare_faults);
    }
}

Str fault_text(Arena *a, Str folder, const Fault *fault)
{
    Buf buf = buf_in(a, 0);
    if (folder.length > 0) {
        buf_add(&buf, folder);
        buf_add(&buf, str_ends(folder, S("/")) ? S("") : S("/"));
    }
    buf_add(&buf, fault->file);
    if (fault->line > 0) {
        buf_printf(&buf, ":%d", fault->line);
    }
    buf_add(&buf, fault->severity == SEVERITY_WARNING ? S(": warning: ") : S(": "));
    if (fault->field.length > 0) {
        buf_printf(&buf, "%.*s: ", STR_ARG(fault->field));
    }
    buf_add(&buf, fault->message);
    buf_char(&buf, '\n');
    if (fault->hint.length > 0) {
        buf_printf(&buf, "    %.*s\n", STR_ARG(fault->hint));
    }
    return buf_str(&buf);
}
