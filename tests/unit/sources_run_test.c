/* SPDX-License-Identifier: EUPL-1.2
 * sources_run_test.c - facts about recipes at work, on tables of a few lines
 */
#include "expect.h"

#include <string.h>

#include "base/buf.h"
#include "domain/sources/run.h"
#include "formats/delimited.h"
#include "pact/recipe_read.h"

typedef struct Ran {
    bool is_read;
    Cube cube;
    RunReport report;
    Error err;
} Ran;

static const Recipe *recipe_of(Arena *a, const char *yaml)
{
    const Recipe *recipe = NULL;
    FaultList faults = fault_list(a);
    Error err = {0};
    if (!recipe_read_text(a, S("test"), str_of(yaml), &recipe, &faults, &err)) {
        fail_msg("%s: %.*s", err.message,
                 STR_ARG(fault_text(a, S(""), &faults.items[0])));
    }
    return recipe;
}

static bool feed(Arena *a, Run *run, const char *text, Error *err)
{
    Str rest = str_of(text);
    Input input = input_of_text(&rest);
    DelimitedSettings settings = {0};
    DelimitedFound found;
    DatasetSink sink = run_sink(run);
    return delimited_read(a, &input, &settings, &sink, &found, err);
}

static Ran ran(Arena *a, const char *yaml, const char *text)
{
    Ran r = {0};
    Run *run = run_new(a, recipe_of(a, yaml));
    r.is_read = feed(a, run, text, &r.err);
    if (r.is_read) {
        r.report = run_finish(run, &r.cube);
    }
    return r;
}

static const Observation *find(const Ran *r, const char *series, const char *cell,
                               const char *period)
{
    for (size_t i = 0; i < r->cube.observations.count; i++) {
        const Observation *o = &r->cube.observations.items[i];
        Period wanted;
        assert_true(period_parse(str_of(period), &wanted));
        if (str_equal(o->series, str_of(series)) && str_equal(o->cell, str_of(cell)) &&
            period_equal(o->period, wanted)) {
            return o;
        }
    }
    return NULL;
}

static void expect_figure(Arena *a, const Ran *r, const char *series, const char *cell,
                          const char *period, const char *value)
{
    const Observation *o = find(r, series, cell, period);
    if (o == NULL) {
        fail_msg("no observation %s %s %s: %s", series, cell, period, r->err.message);
    }
    expect_str(observation_text(a, &r->cube, o).value, str_of(value));
}

static void expect_hidden(Arena *a, const Ran *r, const char *cell, const char *low,
                          const char *high)
{
    const Observation *o = find(r, "s", cell, "2019");
    assert_non_null(o);
    ObservationText text = observation_text(a, &r->cube, o);
    assert_int_equal(text.bounds.kind, RANGE_DISCLOSURE);
    assert_int_equal(text.bounds.confidentiality, CONFIDENTIALITY_PUBLISHER);
    expect_text(text.value, "");
    expect_str(text.low, str_of(low));
    expect_str(text.high, str_of(high));
}

#define WIDE                                                                             \
    "id: t\nfile: f\nvalues: '{period} {sex}'\n"                                         \
    "period: {column: period, form: school-year}\n"                                      \
    "totals:\n  - {column: FASE, code: totalen, over: [sex]}\n"                          \
    "lists:\n  - {name: tech, version: '1', column: DEEL, codes: [techniek]}\n"          \
    "  - {name: tech, version: '2', column: DEEL, codes: [techniek, natuur]}\n"          \
    "dimensions:\n  sex: {column: sex, codes: {MAN: men, VROUW: women}}\n"               \
    "figures:\n  - {series: all}\n  - {series: v1, rows: [tech@1], by: [sex]}\n"         \
    "  - {series: v2, rows: [tech@2], by: [sex]}\n"                                      \
    "  - {series: share, rows: [tech@2], of: [], by: [sex], decimals: 1}\n"
#define WIDE_ROWS                                                                        \
    "DEEL;FASE;2016 MAN;2016 VROUW;2017 MAN;2017 VROUW;\r\n"                             \
    "techniek;b;5;3;6;2;\r\nnatuur;b;1;1;2;2;\r\ntaal;m;4;6;4;4;\r\n;;;;;;\r\n"

static void a_row_of_totals_is_checked_and_not_counted(void **state)
{
    Arena *a = *state;
    Ran r = ran(a, WIDE, WIDE_ROWS ";totalen;20;;20;;\r\n");
    assert_true(run_is_sound(&r.report, &r.err));
    assert_int_equal(r.report.row_count, 4);
    assert_int_equal(r.report.kept_count, 3);
    assert_int_equal(r.report.outcomes[TOTAL_AGREES], 2);
    expect_figure(a, &r, "all", "", "2016/17", "20");

    r = ran(a, WIDE, WIDE_ROWS ";totalen;20;;21;;\r\n");
    assert_false(run_is_sound(&r.report, &r.err));
    assert_non_null(strstr(r.err.message, "line 6: the publisher's total of 2017 MAN is "
                                          "21, the rows add up to 20"));
}

static void definitions_run_side_by_side_over_one_file(void **state)
{
    Arena *a = *state;
    Ran r = ran(a, WIDE, WIDE_ROWS);
    expect_figure(a, &r, "v1", "", "2017/18", "8");
    expect_figure(a, &r, "v2", "", "2017/18", "12");
    expect_figure(a, &r, "v2", "sex=women", "2017/18", "4");
    expect_figure(a, &r, "share", "", "2017/18", "60.0");          /* 12 of 20 */
    expect_figure(a, &r, "share", "sex=women", "2016/17", "40.0"); /* 4 of 10 */
}

#define TALL                                                                             \
    "id: t\nfile: f\nvalues: [n]\nperiod: {is: '2019'}\n"                                \
    "tokens: {'<5': 1..4, '.': missing, '': impossible, x: hidden}\n"                    \
    "lists:\n  - {name: tech, column: deel, codes: [t]}\n"                               \
    "dimensions:\n  sex: {column: sex}\n"

/* By hand: numerator 10 + (1..4), rest 20 + (1..4). The least share has the smallest
 * numerator and the largest rest: 11 / (11 + 24) = 31.43; the most 14 / (14 + 21) = 40.
 * Rounded outwards to one decimal. */
static void the_bounds_of_a_share_are_exact(void **state)
{
    Arena *a = *state;
    Ran r = ran(a, TALL "figures:\n  - {series: s, rows: [tech], of: [], decimals: 1}\n",
                "deel;sex;n\nt;m;10\nt;v;<5\nu;m;20\nu;v;<5\n");
    expect_hidden(a, &r, "", "31.4", "40.0");
}

static void hidden_counts_are_ranges_and_stay_as_the_publisher_gave_them(void **state)
{
    Arena *a = *state;
    Ran r = ran(a, TALL "figures:\n  - {series: s, by: [sex]}\n",
                "deel;sex;n\nt;m;10\nt;v;<5\nu;m;<5\n");
    expect_hidden(a, &r, "", "12", "18");
    expect_hidden(a, &r, "sex=v", "1", "4");
    expect_hidden(a, &r, "sex=m", "11", "14");
}

static void missing_is_never_zero_and_impossible_adds_nothing(void **state)
{
    Arena *a = *state;
    Ran r = ran(a, TALL "figures:\n  - {series: s, by: [sex]}\n",
                "deel;sex;n\nt;m;10\nt;v;.\nu;m;\nu;w;\nt;h;x\n");
    const Observation *v = find(&r, "s", "sex=v", "2019");
    Bounds b = observation_bounds(&r.cube, v);
    assert_false(b.is_known);
    assert_int_equal(b.availability, AVAILABLE_MISSING);
    assert_int_equal(b.confidentiality, CONFIDENTIALITY_OPEN);
    expect_figure(a, &r, "s", "sex=m", "2019", "10");
    b = observation_bounds(&r.cube, find(&r, "s", "sex=w", "2019"));
    assert_int_equal(b.availability, AVAILABLE_IMPOSSIBLE);
    b = observation_bounds(&r.cube, find(&r, "s", "sex=h", "2019"));
    assert_int_equal(b.confidentiality, CONFIDENTIALITY_PUBLISHER);
    assert_false(observation_bounds(&r.cube, find(&r, "s", "", "2019")).is_known);
}

static void what_the_recipe_does_not_know_stops_it_with_the_line(void **state)
{
    Arena *a = *state;
    Ran r = ran(a, TALL "figures:\n  - {series: s}\n", "deel;sex;n\nt;m;1\nt;v;ca. 5\n");
    assert_false(run_is_sound(&r.report, &r.err));
    assert_non_null(strstr(r.err.message, "line 3: value \"ca. 5\""));

    r = ran(a,
            "id: t\nfile: f\nvalues: [n]\nperiod: {is: '2019'}\n"
            "dimensions:\n  sex: {column: sex, codes: {m: men}}\n"
            "figures:\n  - {series: s, by: [sex]}\n",
            "sex;n\nm;1\nonbekend;2\n");
    assert_false(run_is_sound(&r.report, &r.err));
    assert_non_null(strstr(r.err.message, "code \"onbekend\""));

    r = ran(a, TALL "figures:\n  - {series: s, by: [sex]}\n", "deel;seks;n\nt;m;1\n");
    assert_false(r.is_read);
    assert_non_null(strstr(r.err.message, "no column \"sex\""));
}

static void totals_in_the_header_are_checked_row_by_row(void **state)
{
    Arena *a = *state;
    const char *yaml = "id: t\nfile: f\nvalues: '{period} {sex}'\n"
                       "period: {column: period}\ntokens: {'<5': 1..4}\n"
                       "totals:\n  - {column: sex, code: T}\n"
                       "figures:\n  - {series: all}\n";
    Ran r = ran(a, yaml, "b;2019 M;2019 V;2019 T\na;5;7;12\nb;<5;7;9\nc;<5;<5;6\n");
    assert_true(run_is_sound(&r.report, &r.err));
    assert_int_equal(r.report.wide.agree, 1);
    assert_int_equal(r.report.wide.within_range, 2);
    r = ran(a, yaml, "b;2019 M;2019 V;2019 T\na;5;7;12\nb;<5;7;19\n");
    assert_false(run_is_sound(&r.report, &r.err));
    assert_non_null(strstr(r.err.message, "line 3: 19 printed, 8..11 in the parts"));
}

static void rows_are_kept_dropped_and_accounted_for(void **state)
{
    Arena *a = *state;
    Ran r = ran(a,
                TALL "keep:\n  - {column: sex, codes: [m, v]}\n"
                     "drop:\n  - {column: deel, codes: [z]}\n"
                     "figures:\n  - {series: s}\n",
                "deel;sex;n\nt;m;1\nz;m;100\nt;T;1000\nu;v;2\n");
    assert_int_equal(r.report.row_count, 4);
    assert_int_equal(r.report.kept_count, 2);
    assert_int_equal(r.report.dropped[0].count, 1);
    assert_int_equal(r.report.dropped[1].count, 1);
    expect_figure(a, &r, "s", "", "2019", "3");
}

static void a_printed_total_of_the_file_is_taken_not_summed(void **state)
{
    Arena *a = *state;
    Ran r = ran(a,
                "id: t\nfile: f\nvalues: [n]\nmultiply: 1000\nrounded_to: as-printed\n"
                "period: {column: p, form: cbs, only: quarter}\n"
                "dimensions:\n  sex: {column: sex, codes: {T1: _T, m: men, v: women}}\n"
                "figures:\n  - {series: s, by: [sex]}\n",
                "sex;p;n\nT1;2018KW02;260.6\nm;2018KW02;130.2\nv;2018KW02;130.3\n"
                "T1;2018JJ00;261.0\nm;2018MM01;1\n");
    expect_figure(a, &r, "s", "", "2018-Q2", "260600");
    expect_figure(a, &r, "s", "sex=men", "2018-Q2", "130200");
    const Observation *o = find(&r, "s", "", "2018-Q2");
    assert_float_equal(observation_text(a, &r.cube, o).rounded_to, 100, 1e-6);
    assert_int_equal(r.report.other_periods, 2);
    assert_int_equal(r.report.unknown_code_count, 0);
}

static void codes_are_renamed_while_the_old_name_holds(void **state)
{
    Arena *a = *state;
    Ran r = ran(a,
                "id: t\nfile: f\nvalues: [n]\nperiod: {column: p}\n"
                "renames:\n  - {column: g, from: '0055', to: '1970', until: 2018-12-31}\n"
                "dimensions:\n  place: {column: g}\n"
                "figures:\n  - {series: s, by: [place]}\n",
                "g;p;n\n0055;2018;1\n1970;2018;2\n0055;2019;4\n");
    expect_figure(a, &r, "s", "place=1970", "2018", "3");
    expect_figure(a, &r, "s", "place=0055", "2019", "4");
}

static void a_word_beside_the_value_may_take_it_away(void **state)
{
    Arena *a = *state;
    Ran r =
        ran(a,
            "id: t\nfile: f\nvalues: [v]\nperiod: {is: '2019'}\ntokens: {'': missing}\n"
            "status: {column: att, normal: None, words: {Impossible: impossible, "
            "Confidential: hidden}}\n"
            "dimensions:\n  g: {column: g}\nfigures:\n  - {series: s, by: [g]}\n",
            "g;v;att\na;1;None\nb;;Confidential\na;;Impossible\n");
    expect_figure(a, &r, "s", "g=a", "2019", "1");
    assert_int_equal(
        observation_bounds(&r.cube, find(&r, "s", "g=b", "2019")).availability,
        AVAILABLE_MISSING);
    assert_int_equal(
        observation_bounds(&r.cube, find(&r, "s", "g=b", "2019")).confidentiality,
        CONFIDENTIALITY_PUBLISHER);
}

/* Two runs over the halves of a file, merged, are the run over the whole. */
static void partial_runs_merge_to_the_whole(void **state)
{
    Arena *a = *state;
    const Recipe *recipe =
        recipe_of(a, TALL "figures:\n  - {series: s, rows: [tech], of: [], by: [sex]}\n");
    Random random = {97};
    static const char *const VALUES[] = {"1", "2.5", "<5", "3.25", "1000000", ""};
    Buf halves[3];
    for (size_t i = 0; i < 3; i++) {
        halves[i] = buf_in(a, 0);
        buf_add(&halves[i], S("deel;sex;n\n"));
    }
    for (int i = 0; i < 2000; i++) {
        char deel = "tuz"[random_below(&random, 3)];
        int sex = (int)random_below(&random, 40);
        const char *n = VALUES[random_below(&random, 6)];
        buf_printf(&halves[random_below(&random, 2)], "%c;s%d;%s\n", deel, sex, n);
    }
    for (size_t i = 0; i < 2; i++) {
        Str half = buf_str(&halves[i]);
        buf_add(&halves[2], str_slice(half, S("deel;sex;n\n").length, half.length));
    }
    Run *runs[3];
    for (size_t i = 0; i < 3; i++) {
        runs[i] = run_new(a, recipe);
        Error err = {0};
        assert_true(feed(a, runs[i], str_c(a, buf_str(&halves[i])), &err));
    }
    Cube merged, whole;
    assert_true(run_merge(runs[0], runs[1], NULL));
    RunReport parts = run_finish(runs[0], &merged), all = run_finish(runs[2], &whole);
    assert_true(cube_equal(&merged, &whole));
    assert_int_equal(merged.observations.count, 41);
    assert_int_equal(parts.row_count, all.row_count);
    assert_int_equal(parts.hidden_count, all.hidden_count);
}

typedef struct Seen {
    Str texts[8];
    uint64_t lines[8];
    bool rest[8];
    size_t count;
} Seen;

static bool see(void *self, const Contribution *c, Error *err)
{
    (void)err;
    Seen *seen = self;
    seen->texts[seen->count] = c->text;
    seen->lines[seen->count] = c->place.line;
    seen->rest[seen->count++] = c->is_rest;
    return true;
}

static void an_observation_is_followed_to_its_cells(void **state)
{
    Arena *a = *state;
    const char *text = "deel;sex;n\nt;m;10\nt;v;<5\nu;v;20\nu;m;30\n";
    Run *run = run_new(
        a, recipe_of(a, TALL
                     "figures:\n  - {series: s, rows: [tech], of: [], by: [sex]}\n"));
    Ran r = {.is_read = feed(a, run, text, NULL)};
    r.report = run_finish(run, &r.cube);
    Seen seen = {0};
    Watcher watcher = {&seen, see};
    run_watch(run, find(&r, "s", "sex=v", "2019"), &watcher);
    assert_true(feed(a, run, text, NULL));
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.lines[0], 3);
    assert_false(seen.rest[0]);
    assert_int_equal(seen.lines[1], 4);
    assert_true(seen.rest[1]);
}

static void faults_of_a_recipe_are_all_told_with_their_line(void **state)
{
    Arena *a = *state;
    FaultList faults = fault_list(a);
    const Recipe *recipe;
    assert_false(recipe_read_text(a, S("r.yaml"),
                                  S("id: x\nfile: f\nvaluez: [n]\nperiod: {is: 2019}\n"
                                    "figures:\n  - {series: s, rows: [nothing]}\n"),
                                  &recipe, &faults, NULL));
    assert_int_equal(faults.fault_count, 3);
    assert_int_equal(faults.items[0].line, 3);
    expect_text(faults.items[0].hint, "Did you mean \"values\"?");
}

static void a_recipe_that_is_written_reads_back_the_same(void **state)
{
    Arena *a = *state;
    Str once, twice;
    assert_true(recipe_write(a, recipe_of(a, WIDE), &once, NULL));
    assert_true(recipe_write(a, recipe_of(a, str_c(a, once)), &twice, NULL));
    expect_str(twice, once);
    assert_true(
        recipe_write(a, recipe_of(a, TALL "figures:\n  - {series: s}\n"), &once, NULL));
    assert_true(recipe_write(a, recipe_of(a, str_c(a, once)), &twice, NULL));
    expect_str(twice, once);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_row_of_totals_is_checked_and_not_counted),
        FACT(definitions_run_side_by_side_over_one_file),
        FACT(the_bounds_of_a_share_are_exact),
        FACT(hidden_counts_are_ranges_and_stay_as_the_publisher_gave_them),
        FACT(missing_is_never_zero_and_impossible_adds_nothing),
        FACT(what_the_recipe_does_not_know_stops_it_with_the_line),
        FACT(totals_in_the_header_are_checked_row_by_row),
        FACT(rows_are_kept_dropped_and_accounted_for),
        FACT(a_printed_total_of_the_file_is_taken_not_summed),
        FACT(codes_are_renamed_while_the_old_name_holds),
        FACT(a_word_beside_the_value_may_take_it_away),
        FACT(partial_runs_merge_to_the_whole),
        FACT(an_observation_is_followed_to_its_cells),
        FACT(faults_of_a_recipe_are_all_told_with_their_line),
        FACT(a_recipe_that_is_written_reads_back_the_same),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
