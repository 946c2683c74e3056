/* SPDX-License-Identifier: EUPL-1.2
 * publish_take_test.c - addresses that stay, and files to take away
 */
#include "small_pact.h"

#include <string.h>

#include "formats/xml_write.h"
#include "publish/site.h"
#include "publish/take/svg_style.h"

/* The same year by two definitions, a revision with a reason, and a secret. */
static const Pact *two_definitions(Arena *a)
{
    return small_pact(
        a, (SmallFiles){
               .definitions = WORKERS_V1 WORKERS_V2,
               .series = "old,workers-v1,count,,\nnew,workers-v2,sample,,\n",
               .in_force = "e2019,workers,workers-v1\ne2023,workers,workers-v2\n",
               .breaks = "id,from,to,at,cause_nl,cause_en,name_nl,name_en\n"
                         "b,old,new,2014,Een nieuwe telling.,A new count.,nieuw,new\n",
               .figures = "series,cell,region,period,edition,value,reason_nl,reason_en,"
                          "confidentiality,source\n"
                          "old,,NL,2013,e2019,1395,,,,one\n"
                          "old,,NL,2013,e2020,1395,,,,one\n"
                          "old,,NL,2013,e2022,1400,Nagekomen.,Late forms.,,one\n"
                          "old,,NL,2012,e2019,98765,,,hidden-by-us,one\n"
                          "new,,NL,2013,e2023,1489,,,,two\n"});
}

static SitePage one_of(SitePages pages, const char *path)
{
    for (size_t i = 0; i < pages.count; i++) {
        if (str_equal(pages.items[i].path, str_of(path))) {
            return pages.items[i];
        }
    }
    fail_msg("there is no %s", path);
    return (SitePage){0};
}

static SitePages pages_of(Arena *a, const Pact *pact)
{
    SitePages pages = {0};
    Error err = {0};
    if (!site_pages(a, pact, as_of_latest(), &pages, &err)) {
        fail_msg("%s", err.message);
    }
    return pages;
}

static SitePages files_of(Arena *a, const Pact *pact)
{
    SitePages files = {0};
    Error err = {0};
    if (!site_files(a, pact, as_of_latest(), &files, &err)) {
        fail_msg("%s", err.message);
    }
    return files;
}

static void expect_in(SitePage page, const char *part)
{
    if (!str_contains(page.text, str_of(part))) {
        fail_msg("%.*s does not hold \"%s\"", STR_ARG(page.path), part);
    }
}

static void expect_out(SitePage page, const char *part)
{
    if (str_contains(page.text, str_of(part))) {
        fail_msg("%.*s holds \"%s\"", STR_ARG(page.path), part);
    }
}

static void an_edition_keeps_what_it_said(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, two_definitions(a));
    SitePage then = one_of(pages, "nl/cijfers/workers/editie/e2019/index.html");
    expect_in(then, "1.395");
    expect_out(then, "1.400");
    expect_out(then, "1.489");
    expect_in(then, "zoals het stond in 2019");
    expect_in(then, "Er is 1 cijfer gewijzigd.");
    expect_in(then, "<meta name=\"robots\" content=\"noindex\">");
    SitePage english = one_of(pages, "en/figures/workers/edition/e2022/index.html");
    expect_in(english, "1,400");
    expect_out(english, "1,489");
}

static void an_edition_without_figures_has_no_page(void **state)
{
    Arena *a = *state;
    SitePages pages = pages_of(a, two_definitions(a));
    for (size_t i = 0; i < pages.count; i++) {
        assert_false(str_contains(pages.items[i].path, S("cijfers/share/editie")));
    }
}

static void the_living_page_leads_to_every_edition(void **state)
{
    Arena *a = *state;
    SitePage page =
        one_of(pages_of(a, two_definitions(a)), "nl/cijfers/workers/index.html");
    expect_in(page, "href=\"editie/e2019/index.html\"");
    expect_in(page, "href=\"editie/e2024/index.html\"");
}

static void both_answers_stand_beside_each_other_with_the_cause(void **state)
{
    Arena *a = *state;
    SitePage page =
        one_of(pages_of(a, two_definitions(a)), "nl/cijfers/workers/index.html");
    expect_in(page, "Hetzelfde cijfer in opeenvolgende edities");
    expect_in(page, "2019</a>, <a");
    expect_in(page, "Nagekomen. Verschil: +5 personen.");
    expect_in(page, "Een nieuwe telling. <strong>");
    expect_out(page, "+89 ");
    expect_out(page, "+94 ");
}

static void a_presumed_definition_tells_no_difference(void **state)
{
    Arena *a = *state;
    const Pact *pact = small_pact(
        a,
        (SmallFiles){.definitions = "- id: workers-v1\n  indicator: workers\n"
                                    "  version: 1\n  unit: persons\n"
                                    "  name: {nl: eerste, en: first}\n"
                                    "  text: {nl: wie, en: who}\n  certainty: presumed\n"
                                    "  measure: level\n  period_kind: year\n",
                     .series = "old,workers-v1,count,,\n",
                     .in_force = "e2019,workers,workers-v1\n",
                     .figures = FIGURES "old,,NL,2013,e2019,1395,one\n"
                                        "old,,NL,2013,e2020,1400,one\n"});
    SitePage page = one_of(pages_of(a, pact), "nl/cijfers/workers/index.html");
    expect_in(page, "Hetzelfde cijfer in opeenvolgende edities");
    expect_out(page, "Verschil: ");
}

/* How many points the first line of a page joins to the one before. */
static int joins(Arena *a, SitePage page)
{
    const char *line = strstr(str_c(a, page.text), "<path class=\"line\" d=\"");
    assert_non_null(line);
    int count = 0;
    for (const char *at = strstr(line, "d=\"") + 3; *at != '"'; at++) {
        count += *at == 'L' ? 1 : 0;
    }
    return count;
}

/* The total and the women, two years from one edition and one from the next. */
static const Pact *three_years(Arena *a, const char *definition)
{
    return small_pact(a, (SmallFiles){.definitions = definition,
                                      .series = "s,workers-v1,count,,\n",
                                      .in_force = "e2019,workers,workers-v1\n",
                                      .figures =
                                          FIGURES "s,,NL,2016,e2019,12,one\n"
                                                  "s,,NL,2017,e2019,13,one\n"
                                                  "s,,NL,2018,e2020,15,one\n"
                                                  "s,sex=women,NL,2016,e2019,2,one\n"
                                                  "s,sex=women,NL,2017,e2019,3,one\n"
                                                  "s,sex=women,NL,2018,e2020,5,one\n"});
}

static void lines_of_a_presumed_definition_stay_within_an_edition(void **state)
{
    Arena *a = *state;
    const char *const pages[] = {"en/figures/workers/index.html",
                                 "en/figures/workers/compare/index.html"};
    SitePages sure = pages_of(a, three_years(a, WORKERS_V1));
    SitePages presumed =
        pages_of(a, three_years(a, WORKERS_V1 "  certainty: presumed\n"));
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(joins(a, one_of(sure, pages[i])), 2);
        assert_int_equal(joins(a, one_of(presumed, pages[i])), 1);
    }
    expect_in(one_of(presumed, pages[0]), "come from different editions");
    expect_out(one_of(sure, pages[0]), "come from different editions");
}

static void the_citation_names_the_address_that_stays(void **state)
{
    Arena *a = *state;
    SitePage page =
        one_of(pages_of(a, two_definitions(a)), "en/figures/workers/index.html");
    expect_in(page,
              "<p class=\"citation\" data-words=\"Copy|Copied\">Small. 2024, released");
    expect_in(page, "<p class=\"citation\" lang=\"nl\"");
}

static void data_holds_all_definitions_and_no_secret(void **state)
{
    Arena *a = *state;
    SitePages files = files_of(a, two_definitions(a));
    SitePage csv = one_of(files, "data/figures/workers.csv");
    expect_in(csv, "indicator,definition,series,region,breakdown,period,value,low,high,"
                   "range,unit,status,origin,edition,source\n");
    expect_in(csv, "workers,workers-v1,old,NL,,2013,1400,");
    expect_in(csv, "workers,workers-v2,new,NL,,2013,1489,");
    expect_in(csv, "hidden-by-us");
    SitePage then = one_of(files, "data/editions/e2020/workers.csv");
    expect_in(then, ",2013,1395,");
    expect_out(then, "1400");
    expect_out(then, "1489");
    for (size_t i = 0; i < files.count; i++) {
        expect_out(files.items[i], "98765");
        expect_out(files.items[i], "98.765");
    }
}

static void json_has_definitions_and_the_cause_of_a_break(void **state)
{
    Arena *a = *state;
    SitePage json = one_of(files_of(a, two_definitions(a)), "data/figures/workers.json");
    expect_in(json, "\"latest_edition\":\"e2023\"");
    expect_in(json, "\"cause\":{\"nl\":\"Een nieuwe telling.\",\"en\":\"A new count.\"}");
    expect_in(json, "\"value\":1489");
}

static void a_chart_file_carries_its_own_style(void **state)
{
    Arena *a = *state;
    SitePage svg =
        one_of(files_of(a, two_definitions(a)), "nl/cijfers/workers/grafiek.svg");
    expect_in(svg, "xmlns=\"http://www.w3.org/2000/svg\"");
    expect_in(svg, "<style>");
    expect_in(svg, ".plot .colour-1 .line");
    expect_out(svg, "var(--");
    expect_in(svg, "</text>");
}

static void without_an_address_there_are_no_feeds(void **state)
{
    Arena *a = *state;
    SitePages files = files_of(a, two_definitions(a));
    for (size_t i = 0; i < files.count; i++) {
        assert_false(str_ends(files.items[i].path, S("feed.xml")));
        assert_false(str_equal(files.items[i].path, S("sitemap.xml")));
    }
    expect_out(one_of(files, "robots.txt"), "Sitemap");
}

static Pact *bundled(Arena *a)
{
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    if (!pact_load(a, S("pacts/techniekpact"), &pact, &faults, &err)) {
        fail_msg("%s", err.message);
    }
    return pact;
}

static void feeds_take_their_dates_from_editions(void **state)
{
    Arena *a = *state;
    SitePages files = files_of(a, bundled(a));
    SitePage feed = one_of(files, "nl/edities/feed.xml");
    expect_in(feed, "<updated>2024-06-27T00:00:00+02:00</updated>");
    expect_in(feed, "<id>tag:www.techniekpact.nl,2017-06-26:editions/nl</id>");
    expect_in(feed,
              "<id>tag:www.techniekpact.nl,2019-05-20:edition/monitor-2019/nl</id>");
    expect_in(feed, "href=\"https://www.techniekpact.nl/nl/edities/monitor-2019/\"");
    SitePage map = one_of(files, "sitemap.xml");
    expect_in(map, "<loc>https://www.techniekpact.nl/nl/</loc>");
    expect_out(map, "/editie/");
    expect_in(one_of(files, "robots.txt"),
              "Sitemap: https://www.techniekpact.nl/sitemap.xml");
    expect_in(one_of(files, "en/figures/ho-inflow-share/dataset.jsonld"),
              "\"@type\":\"Dataset\"");
}

static void what_is_wrong_and_what_is_right_stand_together(void **state)
{
    Arena *a = *state;
    SitePage page = one_of(pages_of(a, bundled(a)), "nl/correcties/index.html");
    expect_in(page, "1.882.000 personen");
    expect_in(page, "1.582.000 personen");
}

static void xml_is_escaped_and_closed(void **state)
{
    Arena *a = *state;
    Xml *x = xml_new(a, S("feed"), S("urn:x"));
    xml_open(x, S("link"));
    xml_attr(x, S("href"), S("a\"b&c"));
    xml_close(x);
    xml_element(x, S("title"), S("1 < 2"));
    Str text;
    Error err = {0};
    assert_true(xml_finish(x, &text, &err));
    expect_text(text,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"urn:x\">\n"
                "<link href=\"a&quot;b&amp;c\"/>\n<title>1 &lt; 2</title>\n</feed>\n");
}

static void what_is_not_xml_is_refused(void **state)
{
    Arena *a = *state;
    Str text;
    Error err = {0};
    Xml *x = xml_new(a, S("feed"), S("urn:x"));
    xml_element(x, S("title"), S("a\001b"));
    assert_false(xml_finish(x, &text, &err));
    x = xml_new(a, S("feed"), S("urn:x"));
    xml_open(x, S("entry"));
    assert_false(xml_finish(x, &text, &err));
    x = xml_new(a, S("feed"), S("urn:x"));
    xml_text(x, S("a"));
    xml_attr(x, S("late"), S("b"));
    assert_false(xml_finish(x, &text, &err));
}

static void a_style_knows_no_variables(void **state)
{
    Arena *a = *state;
    Str style = svg_style(a,
                          S(".colour-1 { --colour: var(--one); }\n"
                            ".plot .line { stroke: var(--colour); }\n"
                            ".plot .grid { stroke: var(--theirs, var(--two)); }\n"
                            ".other { color: red; }\n  .plot .inside { color: red; }\n"),
                          S("  --one: var(--theirs, #111);\n  --two: #222;\n"));
    assert_true(str_contains(style, S(".plot .colour-1 .line { stroke: #111; }\n")));
    assert_true(str_contains(style, S(".plot .grid { stroke: #222; }\n")));
    assert_false(str_contains(style, S("red")));
    assert_false(str_contains(style, S("var(")));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(an_edition_keeps_what_it_said),
        FACT(an_edition_without_figures_has_no_page),
        FACT(the_living_page_leads_to_every_edition),
        FACT(both_answers_stand_beside_each_other_with_the_cause),
        FACT(a_presumed_definition_tells_no_difference),
        FACT(lines_of_a_presumed_definition_stay_within_an_edition),
        FACT(the_citation_names_the_address_that_stays),
        FACT(data_holds_all_definitions_and_no_secret),
        FACT(json_has_definitions_and_the_cause_of_a_break),
        FACT(a_chart_file_carries_its_own_style),
        FACT(without_an_address_there_are_no_feeds),
        FACT(feeds_take_their_dates_from_editions),
        FACT(what_is_wrong_and_what_is_right_stand_together),
        FACT(xml_is_escaped_and_closed),
        FACT(what_is_not_xml_is_refused),
        FACT(a_style_knows_no_variables),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
