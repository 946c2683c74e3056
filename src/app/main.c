/* SPDX-License-Identifier: EUPL-1.2
 * main.c - the only place that reads the clock and the words of the command line
 */
#include <time.h>
#include <unistd.h>

#include "app/command.h"
#include "app/commands.h"

extern const char PROGRAM_BUILD[]; /* made while building: a sum over the whole program */

static StrList words_of(Arena *a, int count, char **words)
{
    StrList list = {.items = PUSH_ARRAY(a, Str, (size_t)count), .count = 0};
    for (int i = 1; i < count; i++) {
        list.items[list.count++] = str_of(words[i]);
    }
    return list;
}

static size_t core_count(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (size_t)count : 1;
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    Surroundings around = {
        .table = commands(),
        .now = {.seconds = (int64_t)time(NULL)},
        .program = str_of(PROGRAM_BUILD),
        .threads = core_count(),
        .out_is_terminal = isatty(STDOUT_FILENO) == 1,
        .talk_is_terminal = isatty(STDERR_FILENO) == 1,
        .out = stdout,
        .talk = stderr,
    };
    int code = command_run(a, &around, words_of(a, argc, argv));
    arena_free(a);
    return code;
}
