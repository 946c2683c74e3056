/* SPDX-License-Identifier: EUPL-1.2
 * expect.h - what unit tests share
 *
 *   static void head_is_what_precedes_the_mark(void **state)
 *   {
 *       Arena *a = *state;                       a fresh one for every fact
 *       expect_text(str_format(a, "%d", 3), "3");
 *   }
 *
 *   int main(void)
 *   {
 *       const struct CMUnitTest facts[] = {FACT(head_is_what_precedes_the_mark)};
 *       cmocka_set_message_output(CM_OUTPUT_TAP);
 *       return cmocka_run_group_tests(facts, NULL, NULL);
 *   }
 */
#ifndef TESTS_EXPECT_H
#define TESTS_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

static inline int arena_setup(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int arena_teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

static inline void expect_text_at(Str actual, Str expected, const char *file, int line)
{
    if (!str_equal(actual, expected)) {
        print_error("\"%.*s\" is not \"%.*s\"\n", STR_ARG(actual), STR_ARG(expected));
        _fail(file, line);
    }
}

#define expect_text(actual, literal)                                                     \
    expect_text_at((actual), S(literal), __FILE__, __LINE__)
#define expect_str(actual, expected)                                                     \
    expect_text_at((actual), (expected), __FILE__, __LINE__)

/* Numbers that are as good as random and the same in every run.
 * Source: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003). */
typedef struct Random {
    uint64_t state; /* not zero */
} Random;

static inline uint64_t random_next(Random *r)
{
    r->state ^= r->state << 13;
    r->state ^= r->state >> 7;
    r->state ^= r->state << 17;
    return r->state;
}

static inline size_t random_below(Random *r, size_t bound)
{
    return (size_t)(random_next(r) >> 11) % bound;
}

/* Up to `most` characters of those that readers and writers stumble over. */
static inline Str random_text(Arena *a, Random *r, size_t most)
{
    static const char *const pieces[] = {
        "a",
        "B",
        "0",
        "1",
        "7",
        ".",
        "-",
        "é",
        "€",
        "😀",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\"",
        "\"\"",
        "'",
        ",",
        ";",
        ":",
        ": ",
        "#",
        " #",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "{",
        "}",
        "[",
        "]",
        "<<",
        "~",
        "null",
        "---",
        "...",
        "\\",
        "\\n",
        "/",
        "=",
        "\x01",
        "\x1B",
        "\x7F",
        "\xC2\x85",
        "\xC2\xA0",
        "\xE2\x80\xA8",
        "\xEF\xBB\xBF",
        "\xEF\xBF\xBD",
        "\xEF\xBF\xBF",
    };
    enum { PIECES = sizeof pieces / sizeof pieces[0] };
    size_t count = random_below(r, most + 1);
    Str *parts = PUSH_ARRAY(a, Str, count);
    for (size_t i = 0; i < count; i++) {
        parts[i] = str_of(pieces[random_below(r, PIECES)]);
    }
    return str_join(a, parts, count, S(""));
}

#endif
