/* SPDX-License-Identifier: EUPL-1.2
 * bundled_pact_test.c - facts about the pact that comes with the program
 *
 * Figures here are those the source document or a published edition printed; each has its
 * source in pacts/techniekpact/monitor/sources.csv. Run from the top of the project.
 */
#include "expect.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "formats/csv.h"
#include "pact/dump.h"
#include "pact/pact.h"
#include "pact/reconcile.h"
#include "pact/schema.h"
#include "publish/text/say.h"

#define BUNDLED "pacts/techniekpact"

static Pact *load(Arena *a, Str folder)
{
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    bool good = pact_load(a, folder, &pact, &faults, &err);
    for (size_t i = 0; !good && i < faults.count; i++) {
        print_error("%.*s", STR_ARG(fault_text(a, folder, &faults.items[i])));
    }
    if (!good) {
        fail_msg("%s", err.message);
    }
    return pact;
}

static size_t regions_in(Arena *a, const Pact *pact, const char *scheme)
{
    for (size_t i = 0; i < pact->regions.schemes.count; i++) {
        const RegionScheme *s = &pact->regions.schemes.items[i];
        if (str_equal(s->id, str_of(scheme))) {
            return regions_of_scheme(a, &pact->regions, s).count;
        }
    }
    return 0;
}

static void all_of_the_document_is_there(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, S(BUNDLED));
    size_t per_theme[4] = {0}, subs = 0;
    for (size_t i = 0; i < pact->reg.actions.count; i++) {
        const Action *action = &pact->reg.actions.items[i];
        if (action_is_sub(action)) {
            subs++;
        } else {
            per_theme[action->theme->order - 1]++;
        }
    }
    assert_int_equal(pact->reg.themes.count, 4);
    assert_int_equal(per_theme[0], 11);
    assert_int_equal(per_theme[1], 13);
    assert_int_equal(per_theme[2], 13);
    assert_int_equal(per_theme[3], 9);
    assert_int_equal(subs, 13);
    assert_int_equal(pact->reg.signatures.count, 29);
    assert_int_equal(signatories(a, &pact->reg, pact->head->version).count, 28);
    assert_int_equal(regions_in(a, pact, "landsdeel@2018"), 5);
    assert_int_equal(regions_in(a, pact, "province@2018"), 12);
    assert_int_equal(regions_in(a, pact, "labour-market-region@2015"), 35);
}

static void every_collected_figure_is_accounted_for(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, S(BUNDLED));
    FaultList faults = fault_list(a);
    Reconciliation r = pact_reconcile(a, pact, &faults);
    assert_int_equal(r.collected, 574);
    assert_int_equal(faults.fault_count, 0);
    assert_true(r.placed[PLACED_REJECTED] >= 2);
}

/* What was collected is what was handed over: row by row, when the list is at hand. */
static void the_collected_figures_are_those_of_the_list(void **state)
{
    Arena *a = *state;
    Str path = S("../shared/data/pact/figures.csv");
    if (file_kind(path) != FILE_PLAIN) {
        /* cmocka calls a skipped fact "not ok", which prove takes for a failure. */
        print_message("# skipped: there is no %.*s here\n", STR_ARG(path));
        return;
    }
    Str text;
    Error err = {0};
    assert_true(file_read(a, path, 1000000, &text, &err));
    TextFaults faults = text_faults(a);
    CsvTable table = csv_read(a, text, &faults);
    const Pact *pact = load(a, S(BUNDLED));
    assert_int_equal(table.count, pact->monitor.collected.count);
    for (size_t i = 0; i < table.count; i++) {
        const Collected *row = &pact->monitor.collected.items[i];
        expect_str(row->indicator, table.rows[i].fields[0].text);
        expect_str(row->breakdown, table.rows[i].fields[1].text);
        expect_str(row->period, table.rows[i].fields[3].text);
        expect_str(row->value.text, table.rows[i].fields[4].text);
    }
}

/* For any two figures of an indicator: no difference and no sentence across series. */
static void no_sentence_crosses_series(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, S(BUNDLED));
    const FigureRefs *all = &pact->monitor.figures;
    size_t refused = 0, said = 0;
    Arena *tmp = arena_new();
    for (size_t i = 0; i < all->count; i++) {
        for (size_t k = 0; k < all->count; k++) {
            const Figure *from = all->items[i], *to = all->items[k];
            if (from->series->definition->indicator !=
                to->series->definition->indicator) {
                continue;
            }
            Sentence s =
                say_change(tmp, &pact->monitor, from, to, k % 2 ? LANG_NL : LANG_EN);
            bool same = from->series == to->series && cell_equal(from->cell, to->cell) &&
                        from->region == to->region;
            assert_true(s.text.length > 0);
            assert_true(s.is_refused || same);
            refused += s.is_refused;
            said += !s.is_refused;
        }
        arena_reset(tmp);
    }
    arena_free(tmp);
    assert_true(refused > 1000);
    assert_true(said > 1000);
}

static void
an_answer_holds_one_definition_per_indicator_and_no_later_edition(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, S(BUNDLED));
    for (size_t e = 0; e < pact->monitor.released.count; e++) {
        const Edition *edition = pact->monitor.released.items[e];
        FigureQuery query = {.as_of = as_of_edition(edition)};
        FigureRefs found = figures_find(a, &pact->monitor, &query);
        for (size_t i = 0; i < found.count; i++) {
            const Definition *own = found.items[i]->series->definition;
            assert_true(edition_is_visible(found.items[i]->edition, query.as_of));
            assert_ptr_equal(
                own, definition_in_force(&pact->monitor, own->indicator, query.as_of));
        }
    }
}

static void before_the_first_edition_there_is_nothing(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, S(BUNDLED));
    FigureQuery query = {.as_of = as_of_date((Date){2013, 5, 12})};
    assert_int_equal(figures_find(a, &pact->monitor, &query).count, 0);
}

static Str question(Arena *a, const Pact *pact, const char *indicator,
                    const char *breakdown, const char *from, const char *to)
{
    ChangeQuestion q = {.breakdown = str_of(breakdown),
                        .region = regions_find(&pact->regions, S("NL")),
                        .as_of = as_of_latest()};
    for (size_t i = 0; i < pact->monitor.indicators.count; i++) {
        if (str_equal(pact->monitor.indicators.items[i].id, str_of(indicator))) {
            q.indicator = &pact->monitor.indicators.items[i];
        }
    }
    assert_true(period_parse(str_of(from), &q.from));
    assert_true(period_parse(str_of(to), &q.to));
    ChangeEnds ends;
    Error err = {0};
    assert_true(say_find_ends(a, &pact->monitor, &q, &ends, &err));
    assert_non_null(ends.from);
    assert_non_null(ends.to);
    Sentence s = say_change(a, &pact->monitor, ends.from, ends.to, LANG_NL);
    return s.is_refused ? s.code : s.text;
}

static void the_sentences_of_the_monitor_are_said_from_figures(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, S(BUNDLED));
    Str inflow = question(a, pact, "ho-inflow-share", "", "2007/08", "2017/18");
    assert_true(
        str_contains(inflow, S("21 procent in 2007/08 naar 29 procent in 2017/18")));
    assert_true(str_contains(inflow, S("+8 procentpunt (afgerond)")));
    Str women = question(a, pact, "unemployment-rate", "trained=technical;sex=women",
                         "2016", "2017");
    assert_true(str_contains(women, S("8,6 procent in 2016 en 6,4 procent in 2017")));
    assert_true(str_contains(women, S("marge onbekend")));
    assert_false(str_contains(women, S("daalde")));
    expect_text(
        question(a, pact, "vacancies-open", "group=technical", "2021-Q4", "2022-Q1"),
        "not-comparable");
    expect_text(question(a, pact, "unemployment-rate", "", "2017", "2022"),
                "not-comparable");
}

static Str temporary(Arena *a)
{
    char name[] = "/tmp/bundled-pact-XXXXXX";
    assert_non_null(mkdtemp(name));
    return str_copy(a, str_of(name));
}

static void a_dump_of_a_dump_is_the_same_bytes(void **state)
{
    Arena *a = *state;
    Error err = {0};
    Str top = temporary(a);
    Str once = path_join(a, top, S("once")), twice = path_join(a, top, S("twice"));
    size_t files;
    assert_true(pact_dump(a, load(a, S(BUNDLED)), once, &files, &err));
    assert_true(pact_dump(a, load(a, once), twice, &files, &err));
    const char *command =
        str_c(a, str_format(a, "diff -r %.*s %.*s", STR_ARG(once), STR_ARG(twice)));
    assert_int_equal(system(command), 0);
    assert_int_equal(system(str_c(a, str_format(a, "rm -rf %.*s", STR_ARG(top)))), 0);
}

static void the_bundled_folder_is_in_canonical_form(void **state)
{
    Arena *a = *state;
    Error err = {0};
    Str top = temporary(a);
    Str once = path_join(a, top, S("once"));
    size_t files;
    assert_true(pact_dump(a, load(a, S(BUNDLED)), once, &files, &err));
    const char *command = str_c(
        a, str_format(a, "diff -r -q -x report -x recipes %.*s " BUNDLED, STR_ARG(once)));
    assert_int_equal(system(command), 0);
    assert_int_equal(system(str_c(a, str_format(a, "rm -rf %.*s", STR_ARG(top)))), 0);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(all_of_the_document_is_there),
        FACT(every_collected_figure_is_accounted_for),
        FACT(the_collected_figures_are_those_of_the_list),
        FACT(no_sentence_crosses_series),
        FACT(an_answer_holds_one_definition_per_indicator_and_no_later_edition),
        FACT(before_the_first_edition_there_is_nothing),
        FACT(the_sentences_of_the_monitor_are_said_from_figures),
        FACT(a_dump_of_a_dump_is_the_same_bytes),
        FACT(the_bundled_folder_is_in_canonical_form),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
