/* SPDX-License-Identifier: EUPL-1.2
 * small_pact.h - a pact of a few lines, for one fact at a time
 *
 *   const Pact *pact = small_pact(a, (SmallFiles){
 *       .definitions = "...", .series = "...", .in_force = "...", .figures = "...",
 *   });
 *
 * The rest is the same for every test: country NL, two versions of one region scheme that
 * overlap, units persons and pct, dimensions sex and level, a register and a sample, two
 * sources, and editions e2019 to e2024 of 1 June at 07:00. It goes through the real
 * loader, by way of a folder that is gone when the test ends. Wrong rows fail the test.
 */
#ifndef TESTS_SMALL_PACT_H
#define TESTS_SMALL_PACT_H

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "expect.h"
#include "pact/pact.h"

typedef struct SmallFiles {
    const char *definitions; /* YAML, whole */
    const char *editions;    /* rows besides e2019 to e2024 */
    const char *series;      /* rows: id,definition,survey,region_scheme,rounded_to */
    const char *in_force;    /* rows: edition,indicator,definition */
    const char *figures;     /* whole, with its line of names */
    const char *breaks;      /* whole */
    const char *statements;  /* whole */
    const char *targets;     /* whole */
    const char *checks;      /* whole */
} SmallFiles;

/* One definition of `workers`, by sex; many tests need no other. */
#define WORKERS_V1                                                                       \
    "- id: workers-v1\n  indicator: workers\n  version: 1\n  unit: persons\n"            \
    "  name: {nl: eerste, en: first}\n  text: {nl: wie, en: who}\n"                      \
    "  measure: level\n  period_kind: year\n  dimensions: [sex]\n"
#define WORKERS_V2                                                                       \
    "- id: workers-v2\n  indicator: workers\n  version: 2\n  unit: persons\n"            \
    "  name: {nl: tweede, en: second}\n  text: {nl: wie, en: who}\n"                     \
    "  measure: level\n  period_kind: year\n  dimensions: [sex]\n"
#define SHARE_V1                                                                         \
    "- id: share-v1\n  indicator: share\n  version: 1\n  unit: pct\n"                    \
    "  name: {nl: eerste, en: first}\n  text: {nl: wie, en: who}\n"                      \
    "  measure: share\n  period_kind: school-year\n  dimensions: [level, sex]\n"
#define FIGURES "series,cell,region,period,edition,value,source\n"

static inline void small_write(Arena *a, Str folder, const char *name, Str text)
{
    Error err = {0};
    if (!file_write(path_join(a, folder, str_of(name)), text, NULL, &err)) {
        fail_msg("%s", err.message);
    }
}

static inline void small_put(Arena *a, Str folder, const char *name, const char *head,
                             const char *rows)
{
    if (rows != NULL) {
        small_write(a, folder, name, str_format(a, "%s%s", head, rows));
    }
}

static inline void small_base(Arena *a, Str folder)
{
    small_put(a, folder, "pact.yaml", "", "id: small\nname: {nl: Klein, en: Small}\n");
    small_put(a, folder, "regions/schemes.csv", "id,name_nl,name_en,one_nl,one_en\n",
              "country@1,landen,countries,land,country\n"
              "part@1,delen,parts,deel,part\npart@2,delen,parts,deel,part\n");
    small_put(a, folder, "regions/regions.csv", "id,alias,scheme,name_nl,name_en\n",
              "country@1:nl,NL,country@1,Nederland,The Netherlands\n"
              "part@1:north,,part@1,Noord,North\npart@2:north,,part@2,Noord,North\n");
    small_put(a, folder, "monitor/units.csv",
              "id,one_nl,one_en,many_nl,many_en,difference,is_share\n",
              "persons,persoon,person,personen,persons,,\n"
              "pct,procent,percent,procent,percent,pp,yes\n"
              "pp,procentpunt,percentage point,procentpunt,percentage points,,\n");
    small_put(a, folder, "monitor/dimensions.csv", "id,name_nl,name_en\n",
              "sex,geslacht,sex\nlevel,niveau,level\n");
    small_put(a, folder, "monitor/codes.csv",
              "id,parent,same_as,parts_add_up,name_nl,name_en\n",
              "sex:_T,,,yes,totaal,total\nsex:men,sex:_T,,,mannen,men\n"
              "sex:women,sex:_T,,,vrouwen,women\nlevel:_T,,,yes,totaal,total\n"
              "level:low,level:_T,,,laag,low\nlevel:high,level:_T,,,hoog,high\n"
              "level:low+high,,level:_T,,samen,together\n");
    small_put(a, folder, "monitor/indicators.yaml", "",
              "- id: workers\n  name: {nl: Werkenden, en: Workers}\n"
              "  subject: {nl: het aantal werkenden, en: the number of workers}\n"
              "- id: share\n  name: {nl: Aandeel, en: Share}\n"
              "  subject: {nl: het aandeel, en: the share}\n");
    small_put(a, folder, "monitor/surveys.csv", "id,name_nl,name_en,kind\n",
              "count,telling,count,register\nsample,steekproef,sample,sample\n");
    small_put(a, folder, "monitor/sources.csv", "id,title_nl,title_en,publisher\n",
              "one,Bron een,Source one,Publisher one\ntwo,Bron twee,Source two,Publisher "
              "two\n");
}

static inline const Pact *small_pact(Arena *a, SmallFiles files)
{
    char name[] = "/tmp/small-pact-XXXXXX";
    assert_non_null(mkdtemp(name));
    Str folder = str_copy(a, str_of(name));
    small_base(a, folder);
    small_put(a, folder, "monitor/editions.csv",
              "id,name_nl,name_en,kind,released_at,sequence,state,corrects\n"
              "e2019,2019,2019,yearly,2019-06-01T07:00,,,\n"
              "e2020,2020,2020,yearly,2020-06-01T07:00,,,\n"
              "e2022,2022,2022,yearly,2022-06-01T07:00,,,\n"
              "e2023,2023,2023,yearly,2023-06-01T07:00,,,\n"
              "e2024,2024,2024,yearly,2024-06-01T07:00,,,\n",
              files.editions != NULL ? files.editions : "");
    small_put(a, folder, "monitor/definitions.yaml", "", files.definitions);
    small_put(a, folder, "monitor/series.csv",
              "id,definition,survey,region_scheme,rounded_to\n", files.series);
    small_put(a, folder, "monitor/in-force.csv", "edition,indicator,definition\n",
              files.in_force);
    small_put(a, folder, "monitor/figures.csv", "", files.figures);
    small_put(a, folder, "monitor/breaks.csv", "", files.breaks);
    small_put(a, folder, "monitor/statements.csv", "", files.statements);
    small_put(a, folder, "monitor/targets.csv", "", files.targets);
    small_put(a, folder, "monitor/checks.csv", "", files.checks);
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    bool good = pact_load(a, folder, &pact, &faults, &err);
    Str remove = str_format(a, "rm -rf %s", name);
    assert_int_equal(system(str_c(a, remove)), 0);
    for (size_t i = 0; !good && i < faults.count; i++) {
        print_error("%.*s", STR_ARG(fault_text(a, S(""), &faults.items[i])));
    }
    if (!good) {
        fail_msg("%s", err.message);
    }
    return pact;
}

/* Asking the small pact. */
static inline const Indicator *small_indicator(const Pact *pact, const char *id)
{
    for (size_t i = 0; i < pact->monitor.indicators.count; i++) {
        if (str_equal(pact->monitor.indicators.items[i].id, str_of(id))) {
            return &pact->monitor.indicators.items[i];
        }
    }
    fail_msg("no indicator %s", id);
    return NULL;
}

static inline AsOf small_as_of(const char *day)
{
    Date date = {0};
    assert_true(date_parse(str_of(day), &date));
    return as_of_date(date);
}

static inline Period small_period(const char *text)
{
    Period period = {0};
    assert_true(period_parse(str_of(text), &period));
    return period;
}

/* "cell period value edition", a line per figure, as known at the end of a day. */
static inline Str small_answer(Arena *a, const Pact *pact, const char *indicator,
                               const char *day)
{
    FigureQuery query = {.indicator = small_indicator(pact, indicator),
                         .as_of = small_as_of(day)};
    FigureRefs found = figures_find(a, &pact->monitor, &query);
    Str *lines = PUSH_ARRAY(a, Str, found.count + 1);
    for (size_t i = 0; i < found.count; i++) {
        const Figure *f = found.items[i];
        lines[i] = str_format(a, "%.*s %.*s %.*s %.*s%s%s", STR_ARG(f->cell.text),
                              STR_ARG(period_text(a, f->period)), STR_ARG(f->value.text),
                              STR_ARG(f->edition->id),
                              f->availability == AVAILABLE_MISSING ? " missing" : "",
                              f->origin == ORIGIN_COMPUTED ? " computed" : "");
        lines[i] = str_trim(lines[i]);
    }
    return str_join(a, lines, found.count, S("\n"));
}

static inline const Figure *small_figure(Arena *a, const Pact *pact, const char *key)
{
    const Figure *figure = NULL;
    Error err = {0};
    if (!figure_by_key(a, &pact->monitor, str_of(key), &figure, &err)) {
        fail_msg("%s: %s", key, err.message);
    }
    return figure;
}

#endif
