/* SPDX-License-Identifier: EUPL-1.2
 * pact_faults_test.c - facts about what is wrong with a folder, and how it is told
 *
 * Each fault is made by one change to a fresh `pact init` folder, and must be found in
 * that file, with that message, and with a hint where the table asks for one.
 */
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "expect.h"
#include "pact/init.h"
#include "pact/pact.h"

typedef struct FaultCase {
    const char *file;
    const char *from; /* text to replace; empty: put `to` at the end */
    const char *to;
    const char *message;
    const char *hint;
} FaultCase;

static const FaultCase FAULTS[] = {
    {"pact.yaml", "office: office", "office: offfice", "there is no party \"offfice\"",
     "Did you mean \"office\"?"},
    {"pact.yaml", "licence:", "license:", "pact has no field \"license\"",
     "Did you mean \"licence\"?"},
    {"pact.yaml", "id: ", "id: Not-", "does not have the form of an id", "lower-case"},
    {"pact.yaml", "{nl: Naam van het pact, en: Name of the pact}", "Naam",
     "the text does not say its language", "{nl: ..., en: ...}"},
    {"pact.yaml", "licence: CC-BY-4.0", "licence: [a]",
     "this is a list where text is meant", ""},
    {"pact.yaml", "office: office", "office: \"office", "", ""},
    {"register/parties.csv", "", "office,Dubbel,Double,other\n",
     "party \"office\" stands in line 2 already", "another id"},
    {"register/parties.csv", "kind", "knid", "party has no field \"knid\"",
     "Did you mean \"kind\"?"},
    {"register/parties.csv", ",office\n", ",ofice\n",
     "\"ofice\" is not one of the choices", "ministry"},
    {"register/parties.csv", "name_nl", "name", "the column does not say its language",
     "name_nl and name_en"},
    {"register/parties.csv", "office,Programmabureau", ",Programmabureau",
     "party has no id", "Fill it in."},
    {"register/parties.csv", "Programme office", "Programme \"office", "", ""},
    {"register/versions.csv", "2024-01-01", "2024-02-30", "\"2024-02-30\" is not a date",
     "2018-06-27"},
    {"register/signatures.csv", "", "first,office,\n",
     "the same signature stands in line 2", "Take one"},
    {"register/actions.yaml", "ends: 2026-12-31",
     "ends: 2026-12-31\n  starts: 2027-01-01", "it ends before it starts", ""},
    {"register/actions.yaml", "  theme: first-theme",
     "  theme: first-theme\n  parent: first-action",
     "following it leads round in a circle", ""},
    {"register/actions.yaml", "  owners: [office]", "  owners: [office, office]",
     "\"office\" stands twice in the list", "once"},
    {"register/actions.yaml", "  owners: [office]", "  owners: office",
     "a list is meant here", "sequence"},
    {"register/actions.yaml", "  owners: [office]", "  state: waiting",
     "the action waits, but not for anything", "which decision"},
    {"register/actions.yaml", "first-indicator", "first-indicater",
     "there is no indicator \"first-indicater\"", "Did you mean \"first-indicator\"?"},
    {"register/money.csv", "", "id,name_nl,name_en,amount_eur\nm,a,b,1.234\n",
     "\"1.234\" is not an amount in euros", "two decimals"},
    {"register/goals.yaml", "", "- id: g\n  name: {nl: a, en: b}\n",
     "a goal belongs to one theme or to one agenda", ""},
    {"regions/regions.csv", "", "country@2018:nl2,NL,country@2018,a,b\n",
     "alias \"NL\" is taken", ""},
    {"regions/regions.csv", "", "county@1:x,,country@2018,a,b\n",
     "region \"county@1:x\" says it is of scheme \"country@2018\"", ""},
    {"monitor/definitions.yaml", "unit: persons", "unit: person",
     "there is no unit \"person\"", "persons"},
    {"monitor/definitions.yaml", "dimensions: [sex]", "dimensions: [age]",
     "there is no dimension \"age\"", ""},
    {"monitor/definitions.yaml", "dimensions: [sex]", "dimensions: [\"sex:gender\"]",
     "code list \"gender\" has no total", "codes.csv"},
    {"monitor/definitions.yaml", "period_kind: year", "period_kind: yearly",
     "\"yearly\" is not a kind of period", "school-year"},
    {"monitor/units.csv", "", "pct,procent,percent,procent,percent,1\n", "", ""},
    {"monitor/codes.csv", "sex:women,sex:_T", "sex:women,sex:all",
     "there is no code \"sex:all\"", ""},
    {"monitor/in-force.csv", "", "edition-2024,first-indicator,first-indicator-v1\n",
     "the same definition in force stands in line 2", ""},
    {"monitor/figures.csv", "sex=women,NL,2022,edition-2024,32",
     "sex=woman,NL,2022,edition-2024,32", "dimension \"sex\" has no code \"woman\"",
     "Did you mean \"women\"?"},
    {"monitor/figures.csv", "NL,2022,edition-2024,32", "NL,2022/23,edition-2024,32",
     "\"2022/23\" is the wrong kind of period", "counts by year"},
    {"monitor/figures.csv", "NL,2022,edition-2024,32", "NL,2022,,32",
     "figure has no edition", "Fill it in."},
    {"monitor/figures.csv", "NL,2022,edition-2024,32", "NL,2022,edition-2024,3.200,0", "",
     ""},
    {"monitor/figures.csv", "NL,2022,edition-2024,32", "NL,2022,edition-2024,3e2",
     "\"3e2\" is not a number", "decimal point"},
    {"monitor/figures.csv", "NL,2022,edition-2024,32", "NL,2022,edition-2024,",
     "the figure has no value", "availability missing"},
    {"monitor/figures.csv", "NL,2022,edition-2024,32", "EU,2022,edition-2024,32",
     "there is no region \"EU\"", ""},
    {"monitor/figures.csv", "sex=men,NL,2022,edition-2024,30",
     "sex=women,NL,2022,edition-2024,30", "", ""},
    {"monitor/editions.csv", "yearly", "correction", "a correction corrects an edition",
     ""},
    {"monitor/targets.csv", "",
     "id,indicator,region,value,unit\nt,first-indicator,NL,40,persons\n",
     "a target without definition cannot be computed", "say why"},
    {"monitor/breaks.csv", "",
     "id,from,to,at,cause_nl,cause_en,name_nl,name_en\n"
     "b,first-indicator-v1-own,first-indicator-v1-own,2023,a,b,c,d\n",
     "have no break between them", ""},
    {"monitor/figurs.csv", "", "x\n", "this file is not part of a pact folder",
     "its name"},
    {"extra/notes.txt", "", "x\n", "this file is not part of a pact folder", ""},
};

static void write_plain(Str path, Str text)
{
    Error err = {0};
    if (!file_write(path, text, NULL, &err)) {
        fail_msg("%.*s: %s", STR_ARG(path), err.message);
    }
}

static Str new_folder(Arena *a)
{
    char name[] = "/tmp/pact-faults-XXXXXX";
    assert_non_null(mkdtemp(name));
    Str folder = path_join(a, str_of(name), S("care-pact"));
    Error err = {0};
    assert_true(pact_init(a, folder, &err));
    return folder;
}

static void remove_folder(Arena *a, Str folder)
{
    Str parent, name;
    assert_true(str_cut_last(folder, '/', &parent, &name));
    assert_int_equal(system(str_c(a, str_format(a, "rm -rf %.*s", STR_ARG(parent)))), 0);
}

static void change(Arena *a, Str folder, const FaultCase *c)
{
    Str path = path_join(a, folder, str_of(c->file));
    Str text = S("");
    Error err = {0};
    if (file_kind(path) == FILE_PLAIN) {
        assert_true(file_read(a, path, 100000, &text, &err));
    }
    if (c->from[0] == '\0') {
        write_plain(path, str_format(a, "%.*s%s", STR_ARG(text), c->to));
        return;
    }
    if (!str_contains(text, str_of(c->from))) {
        fail_msg("%s does not hold \"%s\"", c->file, c->from);
    }
    write_plain(path, str_replace(a, text, str_of(c->from), str_of(c->to)));
}

static bool is_told(const FaultList *faults, const FaultCase *c)
{
    for (size_t i = 0; i < faults->count; i++) {
        const Fault *fault = &faults->items[i];
        if (fault->severity == SEVERITY_FAULT &&
            str_starts(str_of(c->file), fault->file) &&
            str_contains(fault->message, str_of(c->message)) &&
            str_contains(fault->hint, str_of(c->hint))) {
            return true;
        }
    }
    return false;
}

static void each_fault_is_found_with_its_place_and_its_remedy(void **state)
{
    Arena *a = *state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof FAULTS[0]; i++) {
        Str folder = new_folder(a);
        change(a, folder, &FAULTS[i]);
        Pact *pact = NULL;
        FaultList faults;
        Error err = {0};
        bool good = pact_load(a, folder, &pact, &faults, &err);
        if (good || !is_told(&faults, &FAULTS[i])) {
            for (size_t k = 0; k < faults.count; k++) {
                print_error("%.*s", STR_ARG(fault_text(a, S(""), &faults.items[k])));
            }
            fail_msg("case %zu: %s: \"%s\" was not told", i, FAULTS[i].file,
                     FAULTS[i].message);
        }
        assert_null(pact);
        remove_folder(a, folder);
    }
}

static void a_new_folder_has_neither_faults_nor_warnings(void **state)
{
    Arena *a = *state;
    Str folder = new_folder(a);
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    assert_true(pact_load(a, folder, &pact, &faults, &err));
    assert_int_equal(faults.fault_count, 0);
    assert_int_equal(faults.warning_count, 0);
    remove_folder(a, folder);
}

static void init_refuses_a_folder_that_is_there_and_a_name_that_is_no_id(void **state)
{
    Arena *a = *state;
    Str folder = new_folder(a);
    Error err = {0};
    assert_false(pact_init(a, folder, &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_false(pact_init(a, S("/tmp/Zorg Pact"), &err));
    assert_int_equal(err.kind, ERR_INVALID);
    remove_folder(a, folder);
}

static void all_faults_of_a_folder_come_in_one_run(void **state)
{
    Arena *a = *state;
    Str folder = new_folder(a);
    change(a, folder, &FAULTS[0]);
    change(a, folder, &FAULTS[6]);
    change(a, folder, &FAULTS[12]);
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    assert_false(pact_load(a, folder, &pact, &faults, &err));
    assert_int_equal(faults.fault_count, 3);
    assert_string_equal(err.message, "the folder has 3 faults");
    remove_folder(a, folder);
}

static void past_the_limit_faults_are_counted_not_shown(void **state)
{
    Arena *a = *state;
    FaultList faults = fault_list(a);
    for (int i = 0; i < 250; i++) {
        fault_add(&faults, SEVERITY_FAULT, S("a.csv"), 250 - i, S(""), S(""), "fault %d",
                  i);
    }
    fault_sort(&faults);
    assert_int_equal(faults.count, 100);
    assert_int_equal(faults.fault_count, 250);
    assert_int_equal(faults.items[0].line, 151);
}

static void a_gap_in_a_promise_is_a_warning(void **state)
{
    Arena *a = *state;
    Str folder = new_folder(a);
    FaultCase owner = {"register/actions.yaml", "  owners: [office]\n", "", "", ""};
    FaultCase english = {"pact.yaml", ", en: What this pact is.", "", "", ""};
    change(a, folder, &owner);
    change(a, folder, &english);
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    assert_true(pact_load(a, folder, &pact, &faults, &err));
    assert_int_equal(faults.warning_count, 2);
    expect_text(faults.items[0].message, "the text is in Dutch only");
    expect_text(faults.items[1].message, "action 1.1 has no owner");
    remove_folder(a, folder);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(each_fault_is_found_with_its_place_and_its_remedy),
        FACT(a_new_folder_has_neither_faults_nor_warnings),
        FACT(init_refuses_a_folder_that_is_there_and_a_name_that_is_no_id),
        FACT(all_faults_of_a_folder_come_in_one_run),
        FACT(past_the_limit_faults_are_counted_not_shown),
        FACT(a_gap_in_a_promise_is_a_warning),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
