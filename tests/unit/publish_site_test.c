/* SPDX-License-Identifier: EUPL-1.2
 * publish_site_test.c - a whole site: of the bundled pact, and of a small one made here
 */
#include "expect.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "publish/site.h"

static Pact *load(Arena *a, Str folder)
{
    Pact *pact;
    FaultList faults;
    Error error = {0};
    if (!pact_load(a, folder, &pact, &faults, &error)) {
        print_error("%s\n", error.message);
        for (size_t i = 0; i < faults.count; i++) {
            print_error("%.*s\n", STR_ARG(fault_text(a, folder, &faults.items[i])));
        }
        fail();
    }
    return pact;
}

static SitePages pages_of(Arena *a, const Pact *pact, AsOf as_of)
{
    SitePages pages;
    Error error = {0};
    if (!site_pages(a, pact, as_of, &pages, &error)) {
        fail_msg("%s", error.message);
    }
    return pages;
}

static SitePages bundled(Arena *a)
{
    return pages_of(a, load(a, S("pacts/techniekpact")), as_of_latest());
}

static Str new_folder(Arena *a)
{
    char name[] = "/tmp/pact-site-XXXXXX";
    assert_non_null(mkdtemp(name));
    return str_copy(a, str_of(name));
}

/* A pact of a few lines: a hidden count with its value still in the folder, a break, a
 * name that looks like markup, and Dutch without English. */
static Str small_pact(Arena *a)
{
    static const char *const files[][2] = {
        {"pact.yaml", "id: small\nname: {nl: \"Klein <b>pact</b>\", en: Small pact}\n"
                      "regions: part@2018\nmail: someone@example.org\n"},
        {"regions/schemes.csv", "id,name_nl,name_en,one_nl,one_en,in\n"
                                "whole@2018,landen,countries,land,country,\n"
                                "part@2018,delen,parts,deel,part,whole@2018\n"},
        {"regions/regions.csv", "id,alias,scheme,name_nl,name_en\n"
                                "whole@2018:all,ALL,whole@2018,Alles,All\n"
                                "part@2018:left,,part@2018,Links,Left\n"},
        {"register/themes.yaml", "- id: one\n  name: {nl: Een, en: One}\n"},
        {"register/actions.yaml", "- id: try\n  number: \"1\"\n  theme: one\n"
                                  "  name: {nl: Alleen Nederlands}\n"
                                  "  promise: {nl: Wij proberen het.}\n"},
        {"monitor/units.csv", "id,one_nl,one_en,many_nl,many_en\n"
                              "persons,persoon,person,personen,persons\n"},
        {"monitor/surveys.csv",
         "id,name_nl,name_en,kind\nregister,Telling,Count,register\n"},
        {"monitor/indicators.yaml",
         "- id: people\n  name: {nl: Mensen, en: People}\n  is_key: yes\n"
         "  subject: {nl: het aantal mensen, en: the number of people}\n"},
        {"monitor/definitions.yaml",
         "- id: people-v1\n  indicator: people\n  version: \"1\"\n"
         "  name: {nl: oud, en: old}\n  text: {nl: oud, en: old}\n"
         "  unit: persons\n  period_kind: year\n"
         "- id: people-v2\n  indicator: people\n  version: \"2\"\n"
         "  name: {nl: nieuw, en: new}\n  text: {nl: nieuw, en: new}\n"
         "  unit: persons\n  period_kind: year\n"},
        {"monitor/series.csv", "id,definition,survey\nold,people-v1,register\n"
                               "new,people-v2,register\n"},
        {"monitor/breaks.csv", "id,from,to,at,cause_nl,cause_en,name_nl,name_en\n"
                               "b,old,new,2017,Andere telling.,Other count.,nieuw,new\n"},
        {"monitor/editions.csv", "id,name_nl,name_en,released_at\n"
                                 "first,Eerste,First,2018-01-02\n"
                                 "second,Tweede,Second,2020-03-04\n"},
        {"monitor/sources.csv", "id,title_nl,title_en,publisher\ns,Bron,Source,Wij\n"},
        {"monitor/in-force.csv", "edition,indicator,definition\nfirst,people,people-v1\n"
                                 "second,people,people-v2\n"},
        {"monitor/figures.csv",
         "series,cell,region,period,edition,value,confidentiality,stage,reason_nl,"
         "source\n"
         "old,,ALL,2015,first,111,open,,,s\nold,,ALL,2016,first,122,open,,,s\n"
         "new,,ALL,2017,second,233,open,,,s\nnew,,ALL,2018,second,244,open,provisional,,"
         "s\n"
         "new,,ALL,2019,second,98765,hidden-by-us,,,s\n"
         "old,,ALL,2016,second,123,open,,Verbeterd.,s\n"},
    };
    Str folder = new_folder(a);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Error error = {0};
        if (!file_write(path_join(a, folder, str_of(files[i][0])), str_of(files[i][1]),
                        NULL, &error)) {
            fail_msg("%s", error.message);
        }
    }
    return folder;
}

static const SitePage *page_at(const SitePages *pages, Str path)
{
    for (size_t i = 0; i < pages->count; i++) {
        if (str_equal(pages->items[i].path, path)) {
            return &pages->items[i];
        }
    }
    fail_msg("there is no page %.*s", STR_ARG(path));
    return NULL;
}

static void expect_in(const SitePage *page, Str part)
{
    if (!str_contains(page->text, part)) {
        fail_msg("%.*s does not hold \"%.*s\"", STR_ARG(page->path), STR_ARG(part));
    }
}

static size_t count_of(Str text, Str part)
{
    size_t count = 0;
    for (size_t at = 0; at + part.length <= text.length; at++) {
        count += str_starts(str_slice(text, at, text.length), part) ? 1 : 0;
    }
    return count;
}

/* The next value of `name="…"` after `*at`; false when there is none. */
static bool next_value(Str text, Str name, size_t *at, Str *value)
{
    for (; *at + name.length < text.length; (*at)++) {
        if (text.data[*at] == name.data[0] &&
            str_starts(str_slice(text, *at, text.length), name)) {
            Str rest;
            *at += name.length;
            (void)str_cut(str_slice(text, *at, text.length), '"', value, &rest);
            return true;
        }
    }
    return false;
}

/* The path a relative link leads to. */
static Str resolved(Arena *a, Str from, Str link)
{
    Str folder, name;
    if (!str_cut_last(from, '/', &folder, &name)) {
        folder = S("");
    }
    while (str_starts(link, S("../"))) {
        Str outer;
        link = str_slice(link, 3, link.length);
        folder = str_cut_last(folder, '/', &outer, &name) ? outer : S("");
    }
    return folder.length == 0
               ? link
               : str_format(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(link));
}

static bool is_outside(Str link)
{
    return str_starts(link, S("http")) || str_starts(link, S("mailto:")) ||
           str_starts(link, S("/"));
}

static void every_page_has_a_language_a_title_and_one_heading(void **state)
{
    SitePages pages = bundled(*state);
    assert_true(pages.count > 400);
    for (size_t i = 0; i < pages.count; i++) {
        const SitePage *page = &pages.items[i];
        bool is_english = str_starts(page->path, S("en/"));
        assert_true(str_starts(page->text, S("<!doctype html>")));
        expect_in(page, is_english ? S("<html lang=\"en\">") : S("<html lang=\"nl\">"));
        expect_in(page, S("<title>"));
        assert_int_equal(count_of(page->text, S("<h1")), 1);
        assert_int_equal(count_of(page->text, S("<main")), 1);
    }
}

static SitePages files_of(Arena *a, const Pact *pact)
{
    SitePages files;
    Error error = {0};
    if (!site_files(a, pact, as_of_latest(), &files, &error)) {
        fail_msg("%s", error.message);
    }
    return files;
}

static void every_link_leads_to_a_page_that_is_there(void **state)
{
    Arena *a = *state;
    SitePages pages = bundled(a);
    SitePages files = files_of(a, load(a, S("pacts/techniekpact")));
    Map known = map_in(a, pages.count + files.count);
    for (size_t i = 0; i < pages.count; i++) {
        (void)map_put(&known, pages.items[i].path, i);
    }
    for (size_t i = 0; i < files.count; i++) {
        (void)map_put(&known, files.items[i].path, i);
    }
    for (size_t i = 0; i < pages.count; i++) {
        Str link;
        for (size_t at = 0; next_value(pages.items[i].text, S(" href=\""), &at, &link);) {
            Str path, part;
            (void)str_cut(link, '#', &path, &part);
            if (path.length == 0 || is_outside(link)) {
                continue;
            }
            Str target = resolved(a, pages.items[i].path, path);
            size_t found = map_get(&known, target);
            if (found == MAP_NONE && !str_starts(target, S("assets/"))) {
                fail_msg("%.*s links to %.*s", STR_ARG(pages.items[i].path),
                         STR_ARG(link));
            }
            Str id = str_format(a, " id=\"%.*s\"", STR_ARG(part));
            if (part.length > 0 && !str_contains(pages.items[found].text, id)) {
                fail_msg("%.*s links to %.*s", STR_ARG(pages.items[i].path),
                         STR_ARG(link));
            }
        }
    }
}

/* The one script is a file of the site; there is no script in a page. */
static void no_page_holds_script_or_loads_from_elsewhere(void **state)
{
    SitePages pages = bundled(*state);
    for (size_t i = 0; i < pages.count; i++) {
        Str text = pages.items[i].text, source = {NULL, 0};
        assert_true(count_of(text, S("<script")) <= 1);
        assert_int_equal(count_of(text, S("<script")), count_of(text, S("></script>")));
        for (size_t at = 0; next_value(text, S("<script src=\""), &at, &source);) {
            assert_true(str_contains(source, S("assets/site.")));
            assert_false(str_contains(source, S(":")));
        }
        assert_false(str_contains(text, S(" style=")));
        assert_int_equal(count_of(text, S(" src=\"")), count_of(text, S("<script")));
        assert_false(str_contains(text, S(" onclick=")));
        assert_int_equal(count_of(text, S("<link rel=\"stylesheet\" href=\"http")), 0);
    }
}

/* But a spark: the sentence beside it says what it shows. */
static void every_drawing_is_told_in_words(void **state)
{
    SitePages pages = bundled(*state);
    for (size_t i = 0; i < pages.count; i++) {
        Str text = pages.items[i].text;
        size_t drawings =
            count_of(text, S("<svg")) - count_of(text, S("<svg class=\"plot spark\""));
        assert_int_equal(count_of(text, S("role=\"img\"")), drawings);
        assert_int_equal(count_of(text, S("<desc id=\"")), drawings);
    }
}

static void the_same_pact_gives_the_same_bytes(void **state)
{
    Arena *a = *state;
    SitePages first = bundled(a);
    SitePages second = bundled(a);
    assert_int_equal(first.count, second.count);
    for (size_t i = 0; i < first.count; i++) {
        expect_str(first.items[i].path, second.items[i].path);
        assert_true(str_equal(first.items[i].text, second.items[i].text));
    }
}

static void a_page_stays_small(void **state)
{
    SitePages pages = bundled(*state);
    for (size_t i = 0; i < pages.count; i++) {
        if (pages.items[i].text.length > 400000) { /* about 40 kB when compressed */
            fail_msg("%.*s is %zu bytes", STR_ARG(pages.items[i].path),
                     pages.items[i].text.length);
        }
    }
}

static void a_hidden_value_stands_on_no_page(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    for (size_t i = 0; i < pages.count; i++) {
        assert_false(str_contains(pages.items[i].text, S("98765")));
        assert_false(str_contains(pages.items[i].text, S("98.765")));
        assert_false(str_contains(pages.items[i].text, S("98,765")));
    }
    expect_in(page_at(&pages, S("nl/cijfers/people/index.html")), S("geheim"));
}

static void a_name_that_looks_like_markup_is_only_a_name(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    const SitePage *home = page_at(&pages, S("nl/index.html"));
    expect_in(home, S("Klein &lt;b&gt;pact&lt;/b&gt;"));
    assert_false(str_contains(home->text, S("<b>")));
}

static void dutch_on_an_english_page_is_marked(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    expect_in(page_at(&pages, S("en/promises/index.html")),
              S("<span lang=\"nl\">Alleen Nederlands</span>"));
    expect_in(page_at(&pages, S("en/promises/try/index.html")),
              S("<h1 lang=\"nl\">Alleen Nederlands</h1>"));
}

static void what_is_not_recorded_is_said(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    expect_in(page_at(&pages, S("nl/toezeggingen/try/index.html")), S("niet vastgelegd"));
}

static void both_sides_of_a_break_stand_in_one_table(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    const SitePage *page = page_at(&pages, S("nl/cijfers/people/index.html"));
    expect_in(page, S("<tr class=\"break\">"));
    expect_in(page, S("Andere telling."));
    expect_in(page, S("class=\"break-name over\""));
    expect_in(page, S("voorlopig"));
    assert_false(str_contains(page->text, S("+111"))); /* no difference across it */
}

static void an_older_series_is_named_beside_the_finding(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    expect_in(page_at(&pages, S("nl/cijfers/people/index.html")),
              S("<p class=\"doubt\">Oudere reeksen zijn anders geteld."));
    pages = pages_of(a, load(a, small_pact(a)), as_of_date((Date){2019, 1, 1}));
    const SitePage *before = page_at(&pages, S("nl/cijfers/people/index.html"));
    assert_false(str_contains(before->text, S("Oudere reeksen")));
}

static void an_earlier_moment_shows_the_edition_of_then(void **state)
{
    Arena *a = *state;
    const Pact *pact = load(a, small_pact(a));
    SitePages pages = pages_of(a, pact, as_of_date((Date){2019, 1, 1}));
    const SitePage *page = page_at(&pages, S("nl/cijfers/people/index.html"));
    expect_in(page, S("Eerste, uitgebracht op 2 januari 2018."));
    expect_in(page, S("122"));
    assert_false(str_contains(page->text, S("233")));
    assert_false(str_contains(page->text, S("Tweede")));
}

static void a_correction_shows_both_numbers_and_the_reason(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, load(a, small_pact(a)), as_of_latest());
    const SitePage *page = page_at(&pages, S("nl/edities/index.html"));
    expect_in(page, S("122"));
    expect_in(page, S("123"));
    expect_in(page, S("Verbeterd."));
}

static SiteResult published(Arena *a, const Pact *pact, Str out)
{
    SiteOptions options = {.out = out, .as_of = as_of_latest()};
    SiteResult result;
    Error error = {0};
    if (!site_publish(a, pact, &options, &result, &error)) {
        fail_msg("%s", error.message);
    }
    return result;
}

static void publishing_twice_changes_no_file(void **state)
{
    Arena *a = *state;
    Str folder = small_pact(a);
    Str out = new_folder(a);
    const Pact *pact = load(a, folder);
    SiteResult first = published(a, pact, out);
    assert_int_equal(first.changed, first.files);
    SiteResult second = published(a, pact, out);
    assert_int_equal(second.changed, 0);
    assert_int_equal(second.removed, 0);
    assert_int_equal(second.files, first.files);
}

static void only_what_was_published_is_taken_away(void **state)
{
    Arena *a = *state;
    Error error = {0};
    Str folder = small_pact(a);
    Str out = new_folder(a);
    (void)published(a, load(a, folder), out);
    Str mine = path_join(a, out, S("nl/toezeggingen/note.txt"));
    assert_true(file_write(mine, S("mine"), NULL, &error));
    Str actions = path_join(a, folder, S("register/actions.yaml"));
    assert_true(file_write(actions, S("[]\n"), NULL, &error));
    SiteResult result = published(a, load(a, folder), out);
    assert_int_equal(result.removed, 2);
    Str gone = path_join(a, out, S("nl/toezeggingen/try"));
    assert_int_equal(file_kind(gone), FILE_ABSENT);
    assert_int_equal(file_kind(mine), FILE_PLAIN);
}

static void a_folder_with_other_files_is_refused(void **state)
{
    Arena *a = *state;
    Str folder = small_pact(a);
    SiteOptions options = {.out = folder, .as_of = as_of_latest()};
    SiteResult result;
    Error error = {0};
    assert_false(site_publish(a, load(a, folder), &options, &result, &error));
    assert_int_equal(error.kind, ERR_CONFLICT);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(every_page_has_a_language_a_title_and_one_heading),
        FACT(every_link_leads_to_a_page_that_is_there),
        FACT(no_page_holds_script_or_loads_from_elsewhere),
        FACT(every_drawing_is_told_in_words),
        FACT(the_same_pact_gives_the_same_bytes),
        FACT(a_page_stays_small),
        FACT(a_hidden_value_stands_on_no_page),
        FACT(a_name_that_looks_like_markup_is_only_a_name),
        FACT(dutch_on_an_english_page_is_marked),
        FACT(what_is_not_recorded_is_said),
        FACT(both_sides_of_a_break_stand_in_one_table),
        FACT(an_older_series_is_named_beside_the_finding),
        FACT(an_earlier_moment_shows_the_edition_of_then),
        FACT(a_correction_shows_both_numbers_and_the_reason),
        FACT(publishing_twice_changes_no_file),
        FACT(only_what_was_published_is_taken_away),
        FACT(a_folder_with_other_files_is_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
