/* SPDX-License-Identifier: EUPL-1.2
 * publish_paper_test.c - paper and its tags, and words broken at the end of a line
 *
 * What other programs make of a whole report: tests/cli/report_test.sh.
 */
#include "expect.h"
#include "publish/ink/hyphen.h"
#include "publish/ink/paper.h"

static const PaperType BODY = {FONT_SERIF, 10.5, INK_TEXT};
static const PaperHead HEAD = {
    .title = S_INIT("Een proef & meer"),
    .author = S_INIT("Het bureau"),
    .lang = LANG_NL,
    .date = {2018, 6, 18},
};

static Paper *paper_of(Arena *a)
{
    Paper *paper;
    Error err = {0};
    if (!paper_new(a, &HEAD, &paper, &err)) {
        fail_msg("%s", err.message);
    }
    return paper;
}

static Str finished(Paper *paper)
{
    Str bytes = {0};
    Error err = {0};
    if (!paper_finish(paper, &bytes, &err)) {
        fail_msg("%s", err.message);
    }
    return bytes;
}

static void draw_page(Paper *paper)
{
    Plot plot = {0};
    paper_page(paper, 595.3, 841.9);
    paper_open_artifact(paper);
    paper_text(paper, BODY, 70, 40, S("kopregel"));
    paper_close(paper);
    paper_open(paper, (PaperTag){.role = PAPER_P});
    paper_open(paper, (PaperTag){.role = PAPER_SPAN});
    paper_place(paper, S("p"), 70, 700);
    paper_text(paper, BODY, 70, 700, S("Een alinea die op de volgende bladzijde"));
    paper_close(paper);
    paper_page(paper, 595.3, 841.9);
    paper_open(paper, (PaperTag){.role = PAPER_SPAN});
    paper_text(paper, BODY, 70, 100, S("verder loopt"));
    paper_close(paper);
    paper_close(paper);
    paper_open(paper,
               (PaperTag){.role = PAPER_FIGURE, .alternative = S("van 21 naar 29")});
    paper_plot(paper, &plot, 70, 120, 0.75);
    paper_fill(paper, INK_ACCENT, 70, 120, 20, 20);
    paper_close(paper);
    paper_open_link(paper, S("p"), S("naar de alinea"));
    paper_text(paper, BODY, 70, 200, S("zie de alinea"));
    paper_close_link(paper);
    paper_attach(paper, (PaperAttachment){S("een.csv"), S("cijfers"), S("text/csv"),
                                          S("a,b\n1,2\n")});
}

static void the_same_calls_give_the_same_bytes(void **state)
{
    Arena *a = *state;
    Paper *one = paper_of(a), *two = paper_of(a);
    draw_page(one);
    draw_page(two);
    Str first = finished(one), second = finished(two);
    assert_true(first.length > 1000);
    assert_true(str_equal(first, second));
}

static void a_paragraph_may_go_on_over_the_page(void **state)
{
    Paper *paper = paper_of(*state);
    draw_page(paper);
    Str bytes = finished(paper);
    assert_true(str_starts(bytes, S("%PDF-1.7")));
    assert_int_equal(paper_page_count(paper), 2);
}

static void widths_grow_with_the_size(void **state)
{
    Paper *paper = paper_of(*state);
    PaperType large = {FONT_SERIF, 21, INK_TEXT};
    double small_width = paper_width(paper, BODY, S("techniek"));
    assert_true(small_width > 30 && small_width < 50);
    double twice = paper_width(paper, large, S("techniek"));
    assert_true(twice > 1.999 * small_width && twice < 2.001 * small_width);
    paper_page(paper, 100, 100);
    paper_open(paper, (PaperTag){.role = PAPER_P});
    paper_text(paper, BODY, 10, 20, S("a"));
    paper_close(paper);
    (void)finished(paper);
}

static size_t points_of(Arena *a, Lang lang, Str word, size_t *points)
{
    Hyphen *hyphen = hyphen_new(a, lang);
    if (!hyphen_is_known(hyphen)) {
        skip();
    }
    return hyphen_points(hyphen, word, points, 20);
}

/* Woordenlijst Nederlandse Taal: ar·beids·markt; Oxford: tech·nol·ogy. */
static void words_break_where_the_language_breaks_them(void **state)
{
    size_t points[20];
    assert_int_equal(points_of(*state, LANG_NL, S("arbeidsmarkt"), points), 2);
    assert_int_equal(points[0], 2);
    assert_int_equal(points[1], 7);
    assert_true(points_of(*state, LANG_EN, S("technology"), points) >= 1);
}

static void numbers_names_and_short_words_stay_whole(void **state)
{
    size_t points[20];
    assert_int_equal(points_of(*state, LANG_NL, S("2017/18"), points), 0);
    assert_int_equal(points_of(*state, LANG_NL, S("MKB-Nederland"), points), 0);
    assert_int_equal(points_of(*state, LANG_NL, S("werk"), points), 0);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_same_calls_give_the_same_bytes),
        FACT(a_paragraph_may_go_on_over_the_page),
        FACT(widths_grow_with_the_size),
        FACT(words_break_where_the_language_breaks_them),
        FACT(numbers_names_and_short_words_stay_whole),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
