/* SPDX-License-Identifier: EUPL-1.2
 * publish_pdf_test.c - objects of a PDF, and what holds them together
 *
 * What other programs make of a whole file: tests/cli/report_test.sh.
 */
#include <stdlib.h>

#include "expect.h"
#include "publish/ink/paper.h"
#include "publish/ink/pdf.h"

static Str number(Arena *a, double value)
{
    Buf buf = buf_in(a, 0);
    pdf_put_number(&buf, value);
    return buf_str(&buf);
}

static Str text(Arena *a, Str words)
{
    Buf buf = buf_in(a, 0);
    pdf_put_text(&buf, words);
    return buf_str(&buf);
}

static void numbers_have_three_decimals_at_most(void **state)
{
    Arena *a = *state;
    expect_text(number(a, 12), "12 ");
    expect_text(number(a, 0.5), "0.5 ");
    expect_text(number(a, -0.0625), "-0.063 ");
    expect_text(number(a, 3.0004), "3 ");
    expect_text(number(a, 1234.06), "1234.06 ");
}

/* ISO 32000-1, 7.3.4.2 and 7.9.2.2; U+00E8 is è, U+1F600 lies outside 16 bits. */
static void words_are_plain_or_sixteen_bits(void **state)
{
    Arena *a = *state;
    expect_text(text(a, S("pact (2018)")), "(pact \\(2018\\))");
    expect_text(text(a, S("b\u00e8ta")), "<FEFF006200E800740061>");
    expect_text(text(a, S("\U0001F600")), "<FEFFD83DDE00>");
}

static size_t tail_number(Str file, Str before)
{
    size_t at = file.length;
    while (at > 0 && !str_starts(str_slice(file, at, file.length), before)) {
        at--;
    }
    return (size_t)strtoul(file.data + at + before.length, NULL, 10);
}

/* Two objects and a table: startxref is the byte at which the table begins. */
static void the_end_tells_where_the_table_is(void **state)
{
    Pdf *pdf = pdf_new(*state);
    size_t first = pdf_numbers(pdf, 2);
    pdf_object(pdf, first + 1, S("<< /Title (b) >>"));
    pdf_object(pdf, first, S("<< /Type /Catalog >>"));
    Str file = pdf_finish(pdf, first, first + 1);
    size_t start = tail_number(file, S("startxref\n"));
    assert_true(start > 0 && start < file.length);
    assert_true(str_starts(str_slice(file, start, file.length), S("4 0 obj\n")));
    assert_true(str_contains(file, S("/Size 5 /W [1 4 2] /Root 1 0 R /Info 2 0 R")));
}

/* Packed together, but no more than some hundreds to a stream. */
static void many_objects_lie_in_a_few_streams(void **state)
{
    Pdf *pdf = pdf_new(*state);
    size_t first = pdf_numbers(pdf, 1000);
    for (size_t i = 0; i < 1000; i++) {
        pdf_object(pdf, first + i, S("<< /Type /Catalog >>"));
    }
    Str file = pdf_finish(pdf, first, first);
    size_t streams = 0;
    for (size_t i = 0; i < file.length; i++) {
        streams += str_starts(str_slice(file, i, file.length), S("/ObjStm")) ? 1 : 0;
    }
    assert_int_equal(streams, 3);
    assert_true(file.length < 12000);
}

static void a_link_to_nowhere_is_told(void **state)
{
    static const PaperHead head = {.lang = LANG_NL, .date = {2018, 6, 18}};
    Paper *paper;
    Error err = {0};
    Str bytes;
    assert_true(paper_new(*state, &head, &paper, &err));
    paper_page(paper, 100, 100);
    paper_open_link(paper, S("weg"), S("naar iets"));
    paper_text(paper, (PaperType){FONT_SANS, 9, INK_TEXT}, 10, 20, S("zie daar"));
    paper_close_link(paper);
    assert_false(paper_finish(paper, &bytes, &err));
    expect_text(str_of(err.message), "a link leads to \"weg\", which is on no page");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(numbers_have_three_decimals_at_most),
        FACT(words_are_plain_or_sixteen_bits),
        FACT(the_end_tells_where_the_table_is),
        FACT(many_objects_lie_in_a_few_streams),
        FACT(a_link_to_nowhere_is_told),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
