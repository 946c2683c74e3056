/* SPDX-License-Identifier: EUPL-1.2
 * publish_returned_test.c - facts about a report that comes back edited
 */
#include "small_pact.h"

#include "formats/zip.h"
#include "publish/report/matching.h"
#include "publish/report/returned.h"
#include "publish/report/write_docx.h"

static const Figure *rate(Arena *a)
{
    const Pact *pact = small_pact(
        a, (SmallFiles){.definitions = SHARE_V1 WORKERS_V1,
                        .series = "s,share-v1,count,,\nw,workers-v1,count,,\n",
                        .in_force = "e2019,share,share-v1\ne2019,workers,workers-v1\n",
                        .figures = FIGURES "s,,NL,2017/18,e2019,4.0,one\n"
                                           "w,,NL,2017,e2019,1395000,one\n"});
    return small_figure(a, pact, "s||NL|2017/18");
}

/* A heading, a paragraph with a figure, one without, and a table with a figure. */
static Draft *draft_of(Arena *a)
{
    const Figure *figure = rate(a);
    Draft *draft = draft_new(a, LANG_NL);
    draft->title = S("Rapport");
    draft->subject = S("Proef");
    draft->author = S("Bureau");
    draft->identity = S("small/e2019/NL/nl/report");
    draft->date = (Date){2019, 6, 1};
    (void)draft_heading(draft, 1, S("Werk"));
    Block *block = draft_add(draft, BLOCK_PARAGRAPH);
    spans_sentence(&block->spans, S("In 2017/18 was het aandeel 4,0 procent (afgerond)."),
                   &figure, 1, LANG_NL);
    (void)draft_text(draft, BLOCK_PARAGRAPH, S("Deze zin schreef een redacteur."));
    ReportTable *table = table_new(draft, S("Aandeel"));
    table_column(table, S("Jaar"), 0.5, false);
    table_column(table, S("Aandeel"), 0.5, true);
    TableRow *row = table_row(draft, table);
    table_cell(row, 0, S("2017/18"));
    (void)spans_add(&row->cells[1],
                    (Span){.text = S("4,0"), .lang = LANG_NL, .figure = figure});
    return draft;
}

static Str docx(Arena *a)
{
    Str bytes = {0};
    Error err = {0};
    Draft *draft = draft_of(a);
    if (!draft_number(draft, &err) || !report_docx(a, draft, &bytes, &err)) {
        fail_msg("%s", err.message);
    }
    return bytes;
}

static Str member(Arena *a, ZipReader *zip, size_t at)
{
    Input input;
    Str text = {0};
    Error err = {0};
    if (!zip_reader_input(a, zip, at, &input, &err) ||
        !input_rest(a, &input, (size_t)1 << 24, &text, &err)) {
        fail_msg("%s", err.message);
    }
    return text;
}

/* The document with something else in its text, as an editor would leave it. */
static Str edited(Arena *a, const char *what, const char *with)
{
    Str bytes = docx(a), out = {0};
    ZipReader *zip;
    Error err = {0};
    InputAt at = input_at_of_text(&bytes);
    if (!zip_reader_open(a, at, &zip, &err)) {
        fail_msg("%s", err.message);
    }
    ZipWriter *w = zip_writer(a);
    for (size_t i = 0; i < zip_reader_count(zip); i++) {
        Str name = zip_reader_member(zip, i).name;
        Str text = member(a, zip, i);
        if (str_equal(name, S("word/document.xml"))) {
            assert_true(str_contains(text, str_of(what)));
            text = str_replace(a, text, str_of(what), str_of(with));
        }
        zip_writer_add(w, name, text);
    }
    if (!zip_writer_finish(w, &out, &err)) {
        fail_msg("%s", err.message);
    }
    return out;
}

static Returned returned_of(Arena *a, Str bytes)
{
    Returned returned = {0};
    Error err = {0};
    if (!returned_read(a, bytes, &returned, &err)) {
        fail_msg("%s", err.message);
    }
    return returned;
}

static void an_untouched_document_is_unchanged(void **state)
{
    Arena *a = *state;
    Returned returned = returned_of(a, docx(a));
    assert_int_equal(returned.change_count, 0);
    assert_int_equal(returned.number_count, 0);
    expect_text(returned.identity, "small/e2019/NL/nl/report");
}

static void the_same_draft_gives_the_same_bytes(void **state)
{
    assert_true(str_equal(docx(*state), docx(*state)));
}

static void a_number_that_is_no_longer_its_figure_is_told(void **state)
{
    Arena *a = *state;
    Returned returned = returned_of(a, edited(a, ">4,0<", ">4,1<"));
    assert_int_equal(returned.number_count, 2); // in the sentence, and in the table
    expect_text(returned.numbers[0].says, "4,1");
    expect_text(returned.numbers[0].figure, "4,0");
    expect_text(returned.numbers[0].indicator, "share");
    expect_text(returned.numbers[0].period, "2017/18");
    assert_int_equal(returned.numbers[0].paragraph, 2);
}

static void a_reworded_sentence_keeps_its_figures(void **state)
{
    Arena *a = *state;
    Returned returned =
        returned_of(a, edited(a, "In 2017/18 was het aandeel ", "Het aandeel was toen "));
    assert_int_equal(returned.number_count, 0);
    assert_int_equal(returned.change_count, 1);
    assert_int_equal(returned.changes[0].kind, TEXT_CHANGED);
    expect_text(returned.changes[0].is, "Het aandeel was toen 4,0 procent (afgerond).");
}

static void an_edited_paragraph_is_ready_to_take_over(void **state)
{
    Arena *a = *state;
    Returned returned = returned_of(a, edited(a, "Deze zin schreef een redacteur.",
                                              "Deze zin schreef een andere redacteur."));
    assert_int_equal(returned.change_count, 1);
    expect_text(returned.changes[0].was, "Deze zin schreef een redacteur.");
    expect_text(returned.changes[0].is, "Deze zin schreef een andere redacteur.");
}

static void a_paragraph_of_other_words_is_new_and_the_old_is_gone(void **state)
{
    Arena *a = *state;
    Returned returned = returned_of(
        a, edited(a, "Deze zin schreef een redacteur.", "Wat volgt is de tabel."));
    assert_int_equal(returned.change_count, 2);
    assert_int_equal(returned.changes[0].kind, TEXT_REMOVED);
    assert_int_equal(returned.changes[1].kind, TEXT_ADDED);
}

static void runs_and_blanks_do_not_count(void **state)
{
    Arena *a = *state;
    Returned returned = returned_of(
        a, edited(a, "Deze zin schreef een redacteur.",
                  "Deze zin</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
                  "<w:r><w:t>schreef een redacteur."));
    assert_int_equal(returned.change_count, 0);
}

static void what_is_no_document_of_ours_is_refused(void **state)
{
    Arena *a = *state;
    Returned returned;
    Error err = {0};
    assert_false(returned_read(a, S("zork"), &returned, &err));
    assert_true(str_contains(str_of(err.message), S("no Word document")));
    ZipWriter *w = zip_writer(a);
    zip_writer_add(w, S("word/document.xml"), S("<w/>"));
    Str bytes;
    assert_true(zip_writer_finish(w, &bytes, &err));
    err = (Error){0};
    assert_false(returned_read(a, bytes, &returned, &err));
    assert_true(str_contains(str_of(err.message), S("when it went out")));
}

static void matching_pairs_equals_in_order(void **state)
{
    Str before[] = {S("a"), S("b"), S("c"), S("d")};
    Str after[] = {S("a"), S("x"), S("c"), S("d"), S("b")};
    size_t *pairs = match_texts(*state, (StrList){before, 4}, (StrList){after, 5});
    assert_int_equal(pairs[0], 0);
    assert_int_equal(pairs[1], UNMATCHED);
    assert_int_equal(pairs[2], 2);
    assert_int_equal(pairs[3], 3);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(an_untouched_document_is_unchanged),
        FACT(the_same_draft_gives_the_same_bytes),
        FACT(a_number_that_is_no_longer_its_figure_is_told),
        FACT(a_reworded_sentence_keeps_its_figures),
        FACT(an_edited_paragraph_is_ready_to_take_over),
        FACT(a_paragraph_of_other_words_is_new_and_the_old_is_gone),
        FACT(runs_and_blanks_do_not_count),
        FACT(what_is_no_document_of_ours_is_refused),
        FACT(matching_pairs_equals_in_order),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
