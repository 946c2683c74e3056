/* SPDX-License-Identifier: EUPL-1.2
 * formats_separators_test.c - facts about where fields and rows end
 */
#include "expect.h"

#include <string.h>

#include "formats/separators.h"

/* The same by a byte at a time, as plainly as can be. */
typedef struct Plain {
    uint32_t ends[4096];
    size_t count;
    uint32_t rows[4096];
    size_t row_count;
    bool is_inside;
} Plain;

static void find_plainly(Plain *p, const char *text, size_t length, char delimiter)
{
    memset(p, 0, sizeof *p);
    for (size_t i = 0; i < length; i++) {
        p->is_inside ^= text[i] == '"';
        if (p->is_inside || (text[i] != delimiter && text[i] != '\n')) {
            continue;
        }
        if (text[i] == '\n') {
            p->rows[p->row_count++] = (uint32_t)p->count;
        }
        p->ends[p->count++] = (uint32_t)i;
    }
}

static void expect_same(const Separators *found, const Plain *plain)
{
    assert_int_equal(found->count, plain->count);
    assert_int_equal(found->row_count, plain->row_count);
    assert_memory_equal(found->ends, plain->ends, plain->count * sizeof plain->ends[0]);
    assert_memory_equal(found->rows, plain->rows,
                        plain->row_count * sizeof plain->rows[0]);
    assert_int_equal(found->marks.ends_inside, plain->is_inside);
}

static void both_ways_find_what_a_plain_loop_finds(void **state)
{
    Arena *a = *state;
    enum { MOST = 700, TEXTS = 3000 };
    static const char LETTERS[] = "a;;\n\"\"\r\xE9,b";
    char text[MOST + MARKS_SLACK];
    Random random = {20180613};
    Separators found = separators_new(a, MOST);
    static Plain plain;
    for (size_t n = 0; n < TEXTS; n++) {
        size_t length = random_below(&random, MOST);
        bool has_quotes = random_below(&random, 2) == 1;
        bool has_high = false;
        memset(text, '"', sizeof text); /* past the end nothing counts */
        for (size_t i = 0; i < length; i++) {
            do {
                text[i] = LETTERS[random_below(&random, sizeof LETTERS - 1)];
            } while (text[i] == '"' && !has_quotes);
            has_high = has_high || (unsigned char)text[i] > 127;
        }
        find_plainly(&plain, text, length, ';');
        separators_find(text, length, ';', false, MARKS_FASTEST, &found);
        expect_same(&found, &plain);
        assert_int_equal(found.marks.has_high, has_high);
        Separators fastest = found;
        separators_find(text, length, ';', false, MARKS_PORTABLE, &found);
        expect_same(&found, &plain);
        assert_int_equal(found.marks.has_high, has_high);
        assert_int_equal(found.marks.has_stray, fastest.marks.has_stray);
        assert_int_equal(found.marks.stray_at, fastest.marks.stray_at);
        assert_int_equal(marks_quotes(&found.marks, 0, length) % 2, plain.is_inside);
    }
}

static bool has_stray(Arena *a, Str text, uint32_t *at)
{
    char bytes[200 + MARKS_SLACK] = {0};
    Separators found = separators_new(a, 200);
    memcpy(bytes, text.data, text.length);
    separators_find(bytes, text.length, ';', false, MARKS_FASTEST, &found);
    *at = found.marks.stray_at;
    return found.marks.has_stray;
}

static void a_quote_is_stray_where_no_field_begins_or_ends(void **state)
{
    Arena *a = *state;
    uint32_t at = 0;
    assert_false(has_stray(a, S("\"a\";\"b \"\"c\"\" d\"\r\n\"\";\n"), &at));
    assert_true(has_stray(a, S("a;5\" pipe;b\n"), &at));
    assert_int_equal(at, 3);
    assert_true(has_stray(a, S("\"a\"b;c\n"), &at));
    assert_int_equal(at, 3);
    /* Across the border of two blocks. */
    char text[130];
    memset(text, 'x', sizeof text);
    text[61] = ';';
    text[62] = '"';
    text[63] = '"';
    assert_true(has_stray(a, (Str){text, 120}, &at));
    assert_int_equal(at, 64);
    text[64] = ';';
    assert_false(has_stray(a, (Str){text, 120}, &at));
}

static void a_text_may_start_within_quotes(void **state)
{
    Arena *a = *state;
    char text[8 + MARKS_SLACK] = ";a\n\";b\n";
    Marks marks = marks_new(a, 7);
    marks_look(&marks, text, 7, ';', false, MARKS_FASTEST);
    marks_settle(&marks, true);
    assert_int_equal(marks.ends[0], 1 << 4 | 1 << 6);
    assert_int_equal(marks.rows[0], 1 << 6);
    assert_int_equal(marks_feeds(&marks, 0, 7), 2);
    assert_int_equal(marks_feeds(&marks, 3, 7), 1);
    assert_false(marks.has_stray);
    assert_false(marks.ends_inside);
}

static void a_byte_of_zero_is_told(void **state)
{
    Arena *a = *state;
    static const MarksWay WAYS[] = {MARKS_FASTEST, MARKS_PORTABLE};
    char text[200 + MARKS_SLACK];
    Marks marks = marks_new(a, 200);
    for (size_t i = 0; i < 2; i++) {
        for (size_t zero = 0; zero <= 200; zero++) {
            memset(text, 'x', 200);
            memset(text + 200, 0, MARKS_SLACK);
            text[zero] = '\0'; /* at 200: past the end */
            marks_look(&marks, text, 200, ';', false, WAYS[i]);
            assert_int_equal(marks.has_zero, zero < 200);
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(both_ways_find_what_a_plain_loop_finds),
        FACT(a_quote_is_stray_where_no_field_begins_or_ends),
        FACT(a_text_may_start_within_quotes),
        FACT(a_byte_of_zero_is_told),
        FACT(a_byte_of_zero_is_told),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
