/* SPDX-License-Identifier: EUPL-1.2
 * error.c - recording what went wrong, and stopping at our own mistakes
 */
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

/* A message that was cut must still be UTF-8: drops a last character that lost its tail.
 */
static void drop_split_character(char *text)
{
    size_t length = strlen(text);
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start == 0) {
        return;
    }
    start--;
    unsigned char lead = (unsigned char)text[start];
    size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - start < needed) {
        text[start] = '\0';
    }
}

void error_set(Error *err, ErrorKind kind, const char *file, int line, const char *format,
               ...)
{
    if (err == NULL) {
        return;
    }
    err->kind = kind;
    err->raised_in = file;
    err->raised_at = line;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    if (length < 0) {
        err->message[0] = '\0';
    } else if ((size_t)length >= sizeof err->message) {
        drop_split_character(err->message);
    }
}

void error_hint(Error *err, Str hint)
{
    if (err == NULL) {
        return;
    }
    bool is_cut = hint.length >= sizeof err->hint;
    size_t length = is_cut ? sizeof err->hint - 1 : hint.length;
    if (length > 0) {
        memcpy(err->hint, hint.data, length);
    }
    err->hint[length] = '\0';
    if (is_cut) {
        drop_split_character(err->hint);
    }
}

void error_code(Error *err, int code)
{
    if (err != NULL) {
        err->code = code;
    }
}

_Noreturn void check_failed(const char *condition, const char *file, int line)
{
    (void)fprintf(stderr, "%s:%d: check failed: %s\n", file, line, condition);
    abort();
}
