/* SPDX-License-Identifier: EUPL-1.2
 * published.c - the questions of a folder: read, answered, and made into figures
 */
#include "pact/reach/published.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "formats/csv.h"
#include "pact/loader.h"
#include "pact/reach/roll_up.h"

#define QUESTIONS "reach/questions.csv"

/* The row at hand. */
typedef struct Asking {
    Loader *loader;
    PactReach *reach;
    const CsvTable *table;
    size_t row;
} Asking;

static Str text_of(const Asking *asking, Str column)
{
    size_t at = csv_column(asking->table, column);
    return at == CSV_NONE ? S("")
                          : str_trim(asking->table->rows[asking->row].fields[at].text);
}

static Place place_of(const Asking *asking)
{
    return (Place){S(QUESTIONS), asking->table->rows[asking->row].fields[0].place.line};
}

#define ASK_FAULT(asking, field, hint, ...)                                              \
    FAULT((asking)->loader, place_of(asking), S(field), (hint), __VA_ARGS__)

/* A record of the pact by its id; empty text gives null and is no fault. */
static const void *record_of(const Asking *asking, KindId kind, Str column)
{
    Loader *loader = asking->loader;
    Str id = text_of(asking, column);
    AnyList list = kind_list(loader->pact, &PACT_KINDS[kind]);
    for (size_t i = 0; i < list.count; i++) {
        const void *record = kind_record(loader->pact, &PACT_KINDS[kind], i);
        if (id.length > 0 && str_equal(record_id(&PACT_KINDS[kind], record), id)) {
            return record;
        }
    }
    if (id.length > 0) {
        FAULT(loader, place_of(asking), column, hint_nearest_id(loader, kind, id),
              "there is no %.*s \"%.*s\"", STR_ARG(PACT_KINDS[kind].name), STR_ARG(id));
    }
    return NULL;
}

static void ask_profiles(const Asking *asking, ReachPublished *question)
{
    Loader *loader = asking->loader;
    const StrList *known = &asking->reach->read->input.profiles;
    question->profiles = str_split(loader->a, text_of(asking, S("profiles")), ' ');
    for (size_t i = 0; i < question->profiles.count; i++) {
        uint64_t bit = 0;
        for (size_t p = 0; p < known->count; p++) {
            bool is_it = str_equal(known->items[p], question->profiles.items[i]);
            bit |= is_it ? (uint64_t)1 << p : 0;
        }
        question->question.profiles |= bit;
        if (bit == 0) {
            ASK_FAULT(asking, "profiles", S("reach/offers.csv tells who offers what."),
                      "nobody offers profile \"%.*s\"",
                      STR_ARG(question->profiles.items[i]));
        }
    }
    if (question->profiles.count == 0) {
        ASK_FAULT(asking, "profiles", S("Name profiles, with blanks between."),
                  "the question names no profile");
    }
}

static void ask_cohorts(const Asking *asking, ReachPublished *question)
{
    const ReachInput *input = &asking->reach->read->input;
    uint32_t *found = PUSH_ARRAY(asking->loader->a, uint32_t, input->cohort_count + 1);
    question->track = str_copy(asking->loader->a, text_of(asking, S("track")));
    question->year = str_copy(asking->loader->a, text_of(asking, S("year")));
    question->cohorts.items = found;
    for (size_t c = 0; c < input->cohort_count; c++) {
        const ReachCohort *cohort = &input->cohorts[c];
        if (str_equal(input->tracks.items[cohort->track], question->track) &&
            str_equal(cohort->year, question->year)) {
            question->question.track = cohort->track;
            found[question->cohorts.count++] = (uint32_t)c;
        }
    }
    if (question->cohorts.count == 0) {
        ASK_FAULT(asking, "track", S("reach/origins.csv tells tracks and years."),
                  "no pupils are counted of track \"%.*s\" in year \"%.*s\"",
                  STR_ARG(question->track), STR_ARG(question->year));
    }
}

static void ask_norm(const Asking *asking, ReachPublished *question)
{
    Str text = text_of(asking, S("norm_km"));
    Decimal norm;
    question->norm = str_copy(asking->loader->a, text.length > 0 ? text : S("12"));
    if (!decimal_parse(question->norm, &norm) || norm.value <= 0 || norm.value > 500) {
        ASK_FAULT(asking, "norm_km", S("Write kilometres: 12."),
                  "\"%.*s\" is no distance", STR_ARG(text));
        return;
    }
    question->question.norm = norm.value * 1000;
}

static const Region *region_of(const Asking *asking, Str scheme, Str text)
{
    return reach_region(asking->loader->tmp, &asking->loader->pact->regions, scheme,
                        text);
}

static void ask_regions(const Asking *asking, ReachPublished *question)
{
    Arena *a = asking->loader->a;
    Str scheme = text_of(asking, S("scheme"));
    question->input = &asking->reach->read->input;
    question->country = regions_find(&asking->loader->pact->regions, S("NL"));
    if (scheme.length == 0) {
        return;
    }
    question->scheme =
        reach_roll_up(a, &asking->loader->pact->regions, asking->reach->read, scheme);
    if (question->scheme == NULL) {
        ASK_FAULT(
            asking, "scheme",
            S("A scheme is a column of reach/origins.csv, a file in reach/areas, or one "
              "that regions/memberships.csv leads to."),
            "the origins do not tell their region in \"%.*s\"", STR_ARG(scheme));
        return;
    }
    question->input = reach_by(a, asking->reach->read, scheme);
    const StrList *ids = &question->input->regions;
    question->regions = PUSH_ARRAY(a, const Region *, ids->count + 1);
    for (size_t r = 0; r < ids->count; r++) {
        question->regions[r] = region_of(asking, scheme, ids->items[r]);
        if (question->regions[r] == NULL && question->scheme->areas.count > 0) {
            question->regions[r] =
                region_of(asking, scheme, question->scheme->areas.items[r].name);
        }
    }
}

static void ask_figures(const Asking *asking, ReachPublished *question)
{
    Loader *loader = asking->loader;
    Error err = {0};
    question->series = record_of(asking, KIND_SERIES, S("series"));
    question->edition = record_of(asking, KIND_EDITION, S("edition"));
    question->source = record_of(asking, KIND_SOURCE, S("source"));
    if (question->series == NULL) {
        return;
    }
    if (question->edition == NULL) {
        ASK_FAULT(asking, "edition", S("Name the edition the figures belong to."),
                  "the question has a series and no edition");
    }
    if (!period_parse(question->year, &question->period)) {
        ASK_FAULT(asking, "year", S("Write 2019 or 2018/19."), "\"%.*s\" is no period",
                  STR_ARG(question->year));
    }
    if (!question->series->definition->unit->is_share) {
        ASK_FAULT(asking, "series", S("Reach gives the share of pupils within the norm."),
                  "series %.*s is no share", STR_ARG(question->series->id));
    }
    if (!cell_parse(loader->a, &loader->pact->monitor, question->series->definition,
                    text_of(asking, S("cell")), &question->cell, &err)) {
        ASK_FAULT(asking, "cell", str_of(err.hint), "%s", err.message);
    }
}

static void ask(const Asking *asking, ReachPublished *question)
{
    Arena *a = asking->loader->a;
    *question = (ReachPublished){
        .id = str_copy(a, text_of(asking, S("id"))),
        .name = {{str_copy(a, text_of(asking, S("name_nl"))),
                  str_copy(a, text_of(asking, S("name_en")))}},
        .names_sites = str_equal(text_of(asking, S("sites")), S("yes")),
        .line = place_of(asking).line,
    };
    if (!str_is_kebab(question->id)) {
        ASK_FAULT(asking, "id", S("Write lower-case letters, digits and single hyphens."),
                  "\"%.*s\" does not have the form of an id", STR_ARG(question->id));
    }
    if (!words_are_set(question->name)) {
        ASK_FAULT(asking, "name_nl", S("Fill it in."), "the question has no name");
    }
    ask_profiles(asking, question);
    ask_cohorts(asking, question);
    ask_norm(asking, question);
    ask_regions(asking, question);
    ask_figures(asking, question);
}

static void answer(Loader *loader, ReachPublished *question)
{
    question->links =
        links_make(loader->a, loader->tmp, question->input, question->question.norm);
    question->answer = reach_measure(loader->a, loader->tmp, &question->links,
                                     &question->question, question->cohorts);
}

/* One decimal; a range where hidden counts make one that shows. */
static Figure *figure_of(Loader *loader, const ReachPublished *question,
                         const Region *region, const ReachMeasures *measures)
{
    Figure *figure = PUSH(loader->a, Figure);
    Str low = number_text(loader->a, measures->reached.lowest * 100, 1);
    Str high = number_text(loader->a, measures->reached.highest * 100, 1);
    *figure = (Figure){
        .series = question->series,
        .cell_text = question->cell.text,
        .cell = question->cell,
        .region = region,
        .period = question->period,
        .edition = question->edition,
        .origin = ORIGIN_COMPUTED,
        .source = question->source,
        .locator = str_format(loader->a, QUESTIONS ":%d", question->line),
    };
    if (str_equal(low, high)) {
        CHECK(decimal_parse(low, &figure->value));
    } else {
        CHECK(decimal_parse(low, &figure->low) && decimal_parse(high, &figure->high));
        figure->range_kind = RANGE_DISCLOSURE;
    }
    return figure;
}

static void add_figures(Loader *loader, PactReach *reach, const ReachPublished *question)
{
    size_t regions = question->input->regions.count;
    for (size_t r = 0; question->series != NULL && r <= regions; r++) {
        const Region *region = r < regions ? question->regions[r] : question->country;
        const ReachMeasures *measures = &question->answer.regions[r];
        if (region != NULL && measures->is_known) {
            reach->figures.items[reach->figures.count++] =
                figure_of(loader, question, region, measures);
        }
    }
}

static void read_questions(Loader *loader, PactReach *reach, Str text)
{
    TextFaults found = text_faults(loader->tmp);
    CsvTable table = csv_read(loader->tmp, text, &found);
    for (size_t i = 0; i < found.count; i++) {
        FAULT(loader, ((Place){S(QUESTIONS), found.items[i].place.line}), S(""), S(""),
              "%.*s", STR_ARG(found.items[i].message));
    }
    Map ids = map_in(loader->tmp, table.count + 1);
    reach->questions.items = PUSH_ARRAY(loader->a, ReachPublished, table.count + 1);
    size_t most = 0;
    for (size_t row = 0; row < table.count; row++) {
        Asking asking = {loader, reach, &table, row};
        ReachPublished *question = &reach->questions.items[reach->questions.count++];
        ask(&asking, question);
        if (!map_put(&ids, question->id, row)) {
            ASK_FAULT(&asking, "id", S("Give one of them another id."),
                      "question \"%.*s\" stands there twice", STR_ARG(question->id));
        }
        most += question->input->regions.count + 1;
    }
    reach->figures.items = PUSH_ARRAY(loader->a, const Figure *, most + 1);
    for (size_t i = 0; i < reach->questions.count && loader->faults->fault_count == 0;
         i++) {
        answer(loader, &reach->questions.items[i]);
        add_figures(loader, reach, &reach->questions.items[i]);
    }
}

void reach_load(Loader *loader)
{
    ReachFiles files;
    ReachRead *read;
    Error err = {0};
    Str text;
    if (loader->folder.length == 0 || !reach_folder_has(loader->tmp, loader->folder)) {
        return;
    }
    Str path = path_join(loader->tmp, loader->folder, S(QUESTIONS));
    if (!reach_folder_files(loader->tmp, loader->folder, &files, &err) ||
        !file_read(loader->tmp, path, LIMIT_REACH_FILE_BYTES, &text, &err)) {
        FAULT(loader, ((Place){S("reach/"), 0}), S(""), str_of(err.hint), "%s",
              err.message);
        return;
    }
    if (!reach_read(loader->a, &files, &(ReachOptions){1.3, REACH_METRES}, &read,
                    loader->faults, &err)) {
        return; /* every fault is in the list */
    }
    PactReach *reach = PUSH(loader->a, PactReach);
    reach->read = read;
    read_questions(loader, reach, text);
    loader->pact->reach = reach;
    loader->pact->monitor.made = reach->figures;
}

const ReachPublished *reach_of_figure(const PactReach *reach, const Figure *figure,
                                      size_t *region)
{
    for (size_t i = 0; reach != NULL && i < reach->questions.count; i++) {
        const ReachPublished *question = &reach->questions.items[i];
        bool is_its = question->series == figure->series &&
                      question->edition == figure->edition &&
                      cell_equal(question->cell, figure->cell) &&
                      period_equal(question->period, figure->period);
        for (size_t r = 0; is_its && r <= question->input->regions.count; r++) {
            const Region *known = r < question->input->regions.count
                                      ? question->regions[r]
                                      : question->country;
            if (known == figure->region) {
                *region = r;
                return question;
            }
        }
    }
    return NULL;
}

Words reach_region_name(const ReachPublished *question, size_t region)
{
    if (question->regions[region] != NULL) {
        return question->regions[region]->name;
    }
    Str name = question->scheme->areas.count > 0
                   ? question->scheme->areas.items[region].name
                   : question->input->regions.items[region];
    return (Words){{name, name}};
}
