/* SPDX-License-Identifier: EUPL-1.2
 * init.c - the texts of a new pact folder; {id} stands for its name */
#include "pact/init.h"

#include "base/file.h"

typedef struct Template {
    Str file;
    Str text;
} Template;

static const Template TEMPLATES[] = {
    {S_INIT("pact.yaml"),
     S_INIT("id: {id}\n"
            "name: {nl: Naam van het pact, en: Name of the pact}\n"
            "monitor_name: {nl: Monitor van het pact, en: Monitor of the pact}\n"
            "summary: {nl: Wat dit pact is., en: What this pact is.}\n"
            "office: office\n"
            "version: first\n"
            "licence: CC-BY-4.0\n")},
    {S_INIT("regions/schemes.csv"),
     S_INIT("id,name_nl,name_en,one_nl,one_en\n"
            "country@2018,landen,countries,land,country\n")},
    {S_INIT("regions/regions.csv"), S_INIT("id,alias,scheme,name_nl,name_en\n"
                                           "country@2018:nl,NL,country@2018,Nederland,"
                                           "The Netherlands\n")},
    {S_INIT("register/parties.csv"),
     S_INIT("id,name_nl,name_en,kind\noffice,Programmabureau,Programme office,office\n")},
    {S_INIT("register/versions.csv"),
     S_INIT("id,name_nl,name_en,date\nfirst,Eerste versie,First version,2024-01-01\n")},
    {S_INIT("register/signatures.csv"),
     S_INIT("version,party,signed_by\nfirst,office,\n")},
    {S_INIT("register/themes.yaml"),
     S_INIT("- id: first-theme\n"
            "  order: 1\n"
            "  name: {nl: Eerste thema, en: First theme}\n"
            "  indicators: [first-indicator]\n")},
    {S_INIT("register/actions.yaml"),
     S_INIT("- id: first-action\n"
            "  number: \"1.1\"\n"
            "  theme: first-theme\n"
            "  name: {nl: Eerste actie, en: First action}\n"
            "  promise: {nl: Wat is beloofd., en: What is promised.}\n"
            "  owners: [office]\n"
            "  ends: 2026-12-31\n"
            "  wanted: {nl: 100 deelnemers, en: 100 participants}\n"
            "  indicators: [first-indicator]\n")},
    {S_INIT("monitor/units.csv"),
     S_INIT(
         "id,one_nl,one_en,many_nl,many_en\npersons,persoon,person,personen,persons\n")},
    {S_INIT("monitor/dimensions.csv"), S_INIT("id,name_nl,name_en\nsex,geslacht,sex\n")},
    {S_INIT("monitor/codes.csv"), S_INIT("id,parent,parts_add_up,name_nl,name_en\n"
                                         "sex:_T,,yes,totaal,total\n"
                                         "sex:men,sex:_T,,mannen,men\n"
                                         "sex:women,sex:_T,,vrouwen,women\n")},
    {S_INIT("monitor/indicators.yaml"),
     S_INIT("- id: first-indicator\n"
            "  name: {nl: Eerste indicator, en: First indicator}\n"
            "  subject: {nl: het aantal deelnemers, en: the number of participants}\n"
            "  theme: first-theme\n"
            "  is_key: yes\n"
            "  wanted: up\n")},
    {S_INIT("monitor/definitions.yaml"),
     S_INIT("- id: first-indicator-v1\n"
            "  indicator: first-indicator\n"
            "  version: 1\n"
            "  name: {nl: eerste telling, en: first count}\n"
            "  text: {nl: Wie meetelt., en: Who is counted.}\n"
            "  unit: persons\n"
            "  measure: level\n"
            "  period_kind: year\n"
            "  dimensions: [sex]\n")},
    {S_INIT("monitor/surveys.csv"),
     S_INIT("id,name_nl,name_en,kind\nown-count,eigen telling,own count,register\n")},
    {S_INIT("monitor/series.csv"), S_INIT("id,definition,survey\n"
                                          "first-indicator-v1-own,first-indicator-v1,"
                                          "own-count\n")},
    {S_INIT("monitor/editions.csv"),
     S_INIT("id,name_nl,name_en,kind,released_at\n"
            "edition-2024,Editie 2024,Edition 2024,yearly,2024-06-01T07:00\n")},
    {S_INIT("monitor/sources.csv"),
     S_INIT("id,title_nl,title_en,publisher\n"
            "own-count-2024,Eigen telling 2024,Own count 2024,Programmabureau\n")},
    {S_INIT("monitor/in-force.csv"), S_INIT("edition,indicator,definition\n"
                                            "edition-2024,first-indicator,"
                                            "first-indicator-v1\n")},
    {S_INIT("monitor/figures.csv"),
     S_INIT("series,cell,region,period,edition,value,source\n"
            "first-indicator-v1-own,sex=men,NL,2022,edition-2024,30,own-count-2024\n"
            "first-indicator-v1-own,sex=women,NL,2022,edition-2024,32,own-count-2024\n"
            "first-indicator-v1-own,sex=men,NL,2023,edition-2024,35,own-count-2024\n"
            "first-indicator-v1-own,sex=women,NL,2023,edition-2024,41,own-count-2024\n")},
};

bool pact_init(Arena *a, Str path, Error *err)
{
    while (str_ends(path, S("/"))) {
        path = str_slice(path, 0, path.length - 1);
    }
    Str folder, id;
    if (!str_cut_last(path, '/', &folder, &id)) {
        id = path;
    }
    if (!str_is_kebab(id)) {
        error_hint(err,
                   S("Use lower-case letters, digits and single hyphens: care-pact."));
        return FAIL(err, ERR_INVALID, "\"%.*s\" is not a name for a pact", STR_ARG(id));
    }
    if (file_kind(path) != FILE_ABSENT) {
        error_hint(err, S("Choose another name; nothing was changed."));
        return FAIL(err, ERR_CONFLICT, "\"%.*s\" is there already", STR_ARG(path));
    }
    for (size_t i = 0; i < sizeof TEMPLATES / sizeof TEMPLATES[0]; i++) {
        Str text = str_replace(a, TEMPLATES[i].text, S("{id}"), id);
        if (!file_write(path_join(a, path, TEMPLATES[i].file), text, NULL, err)) {
            return false;
        }
    }
    return true;
}
