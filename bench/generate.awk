# SPDX-License-Identifier: EUPL-1.2
# generate.awk - a made-up pact of some size
#
#   mkdir -p DIR/regions DIR/monitor DIR/register
#   awk -v out=DIR -v indicators=150 -v actions=60 -f bench/generate.awk
#
# Each indicator has figures of twelve years by sex and in four regions, from three
# editions. The numbers follow from the place of the indicator: no chance, no clock.

function line(file, text) { print text >(out "/" file) }

BEGIN {
    line("pact.yaml", "id: generated\nname: {nl: Gemaakt pact, en: Generated pact}\nregions: part@1\nlicence: CC-BY-4.0\nurl: https://pact.example")
    line("regions/schemes.csv", "id,name_nl,name_en,one_nl,one_en,in\ncountry@1,landen,countries,land,country,\npart@1,delen,parts,deel,part,country@1")
    line("regions/regions.csv", "id,alias,scheme,name_nl,name_en,short_name,row,column\ncountry@1:nl,NL,country@1,Nederland,the Netherlands,,,")
    line("regions/memberships.csv", "place,region")
    split("noord oost zuid west", parts, " ")
    for (r = 1; r <= 4; r++) {
        line("regions/regions.csv", "part@1:" parts[r] ",,part@1," parts[r] "," parts[r] "," toupper(substr(parts[r], 1, 2)) ",1," r)
        line("regions/memberships.csv", "part@1:" parts[r] ",NL")
    }
    line("monitor/units.csv", "id,one_nl,one_en,many_nl,many_en,symbol_nl,symbol_en,difference,is_share\npersons,persoon,person,personen,persons,,,,\npct,procent,percent,procent,percent,%,%,pp,yes\npp,procentpunt,percentage point,procentpunt,percentage points,,,,")
    line("monitor/dimensions.csv", "id,name_nl,name_en\nsex,geslacht,sex")
    line("monitor/codes.csv", "id,parent,parts_add_up,name_nl,name_en\nsex:_T,,yes,totaal,total\nsex:men,sex:_T,,mannen,men\nsex:women,sex:_T,,vrouwen,women")
    line("monitor/surveys.csv", "id,name_nl,name_en,kind\ncount,telling,count,register")
    line("monitor/sources.csv", "id,title_nl,title_en,publisher")
    line("monitor/editions.csv", "id,name_nl,name_en,kind,released_at")
    for (e = 2021; e <= 2023; e++) {
        line("monitor/sources.csv", "source-" e ",Bron " e ",Source " e ",Bureau")
        line("monitor/editions.csv", "monitor-" e ",Monitor " e ",Monitor " e ",yearly," e "-11-15T07:00")
    }
    line("monitor/series.csv", "id,definition,survey,region_scheme")
    line("monitor/in-force.csv", "edition,indicator,definition")
    line("monitor/figures.csv", "series,cell,region,period,edition,value,stage,source")
    line("register/themes.yaml", "- id: theme\n  name: {nl: Thema, en: Theme}")
    line("register/parties.csv", "id,name_nl,name_en,kind")
    for (i = 1; i <= indicators; i++) indicator(i)
    for (i = 1; i <= actions; i++) action(i)
}

function indicator(i, id, e, y) {
    id = "indicator-" i
    line("monitor/indicators.yaml", "- id: " id "\n  name: {nl: Onderwerp " i ", en: Subject " i "}\n  subject: {nl: het aantal bij onderwerp " i ", en: the number for subject " i "}\n  summary: {nl: Hoeveel het er zijn bij onderwerp " i "., en: How many there are for subject " i ".}\n  theme: theme\n  order: " i)
    line("monitor/definitions.yaml", "- id: " id "-v1\n  indicator: " id "\n  version: 1\n  name: {nl: eerste, en: first}\n  text: {nl: Wie er op 1 oktober zijn., en: Who is there on 1 October.}\n  unit: persons\n  measure: level\n  period_kind: year\n  dimensions: [sex]")
    line("monitor/series.csv", id "-s," id "-v1,count,part@1")
    line("monitor/in-force.csv", "monitor-2021," id "," id "-v1")
    for (y = 2010; y <= 2021; y++) {
        e = y <= 2019 ? 2021 : y == 2020 ? 2022 : 2023
        figures(id "-s", y, e, 1000 + 37 * i + 11 * (y - 2010) * (i % 5 - 1))
    }
}

function figures(series, year, edition, value, tail, r, rest) {
    tail = "," year ",monitor-" edition ","
    end = "," (year == 2021 ? "provisional" : "final") ",source-" edition
    line("monitor/figures.csv", series ",,NL" tail value end)
    line("monitor/figures.csv", series ",sex=men,NL" tail int(value * 0.4) end)
    line("monitor/figures.csv", series ",sex=women,NL" tail (value - int(value * 0.4)) end)
    rest = value
    for (r = 1; r <= 4; r++) {
        line("monitor/figures.csv", series ",,part@1:" parts[r] tail (r == 4 ? rest : int(value * (0.1 + 0.05 * r))) end)
        rest -= int(value * (0.1 + 0.05 * r))
    }
}

function action(i) {
    line("register/parties.csv", "party-" i ",Partij " i ",Party " i ",employers")
    line("register/actions.yaml", "- id: action-" i "\n  number: \"" i "\"\n  theme: theme\n  name: {nl: Toezegging " i ", en: Promise " i "}\n  promise: {nl: Partij " i " maakt er meer van., en: Party " i " makes more of it.}\n  owners: [party-" i "]\n  indicators: [indicator-" (i % indicators + 1) "]")
}
