/* SPDX-License-Identifier: EUPL-1.2
 * banned.h - calls of the C library that do not compile here
 *
 * Every file gets this first, by the compiler flag `-include base/banned.h`.
 *
 * They are declared here as unavailable; the system's own declaration may follow and
 * changes nothing. No system header is included, so a forgotten include still shows.
 * (#pragma GCC poison was rejected: it needs those headers first, and it also refuses
 * the word where a library's header uses it for something else.)
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#define BANNED(instead) __attribute__((unavailable("banned, use " instead)))

struct tm;

char *strcpy(char *to, const char *from) BANNED("Str or Buf");
char *strcat(char *to, const char *from) BANNED("Str or Buf");
int sprintf(char *to, const char *format, ...) BANNED("str_format or buf_printf");
int vsprintf(char *to, const char *format, __builtin_va_list arguments)
    BANNED("str_format or buf_printf");
char *strtok(char *text, const char *marks) BANNED("str_cut or str_split");
int atoi(const char *text) BANNED("integer_parse");
long atol(const char *text) BANNED("integer_parse");
double atof(const char *text) BANNED("decimal_parse");
char *gets(char *to) BANNED("file_read");
struct tm *localtime(const long *seconds) BANNED("moment_iso");
struct tm *gmtime(const long *seconds) BANNED("moment_iso_utc");
char *ctime(const long *seconds) BANNED("moment_iso");
char *asctime(const struct tm *time) BANNED("moment_iso");
char *setlocale(int category, const char *locale) BANNED("texts/, from an argument");
int rand(void) BANNED("a generator of your own with a seed, or libsodium");

#endif
