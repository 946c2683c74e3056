/* SPDX-License-Identifier: EUPL-1.2
 * read_origins.c - where pupils live, and in which regions
 */
#include <stdlib.h>

#include "base/number.h"
#include "pact/reach/sheet.h"

typedef struct OriginColumns {
    size_t origin, track, sex, year, pupils, road, edge;
} OriginColumns;

typedef struct PupilRow {
    uint32_t origin;
    uint32_t cohort;
    Count pupils;
} PupilRow;

typedef struct OriginReading {
    Reading *reading;
    Sheet sheet;
    OriginColumns columns;
    Names origins;
    Names unplaced;
    Names tracks;
    Names cohorts;
    Names *regions; /* by scheme */
    size_t *scheme_columns;
    PupilRow *rows;
    size_t row_count;
    Map keys; /* origin and cohort */
} OriginReading;

bool reach_count_parse(Str text, Count *count, bool *is_known)
{
    *is_known = text.length > 0 && !str_equal(text, S("."));
    Decimal low, high;
    Str first, rest;
    if (!*is_known) {
        return true;
    }
    if (str_starts(text, S("<"))) {
        int64_t bound;
        if (!integer_parse(str_slice(text, 1, text.length), &bound) || bound < 2) {
            return *is_known = false;
        }
        *count = (Count){1, (double)(bound - 1)};
        return true;
    }
    bool is_range = str_cut(text, '.', &first, &rest) && str_starts(rest, S("."));
    Str end = is_range ? str_slice(rest, 1, rest.length) : text;
    if (!decimal_parse(is_range ? first : text, &low) || !decimal_parse(end, &high) ||
        low.value < 0 || high.value < low.value) {
        return *is_known = false;
    }
    *count = (Count){low.value, high.value};
    return true;
}

static void take_regions(OriginReading *origins, size_t row, uint32_t origin)
{
    ReachRead *read = origins->reading->read;
    for (size_t s = 0; s < read->scheme_count; s++) {
        Str region = sheet_text(&origins->sheet, row, origins->scheme_columns[s]);
        read->schemes[s].regions_of[origin] =
            region.length == 0 ? REACH_NONE : names_add(&origins->regions[s], region);
    }
}

static double road_of(OriginReading *origins, size_t row)
{
    double road = origins->reading->options->road, told;
    Str text = sheet_text(&origins->sheet, row, origins->columns.road);
    if (text.length == 0) {
        return road;
    }
    if (!sheet_number(&origins->sheet, row, origins->columns.road, &told) || told < 1 ||
        told > 10) {
        SHEET_WARN(&origins->sheet, row, S("road"),
                   S("A road is never shorter than the straight line: write 1.3."),
                   "this is no road factor: \"%.*s\"", STR_ARG(text));
        return road;
    }
    return told;
}

static bool has_own_place(const Sheet *sheet, size_t row)
{
    return sheet_text(sheet, row, sheet->lat).length > 0 ||
           sheet_text(sheet, row, sheet->x).length > 0;
}

static uint32_t origin_of(OriginReading *origins, size_t row, Str id)
{
    const Sheet *sheet = &origins->sheet;
    ReachInput *input = &origins->reading->read->input;
    uint32_t known = names_find(&origins->origins, id);
    if (known != REACH_NONE || names_find(&origins->unplaced, id) != REACH_NONE) {
        return known;
    }
    Str postcode = sheet_text(sheet, row, sheet->postcode);
    Point at;
    if (postcode.length == 0 && !has_own_place(sheet, row)) {
        postcode = id; /* an origin is named by its postcode, unless it says more */
    }
    if (!sheet_place(sheet, row, S("origin"), id, postcode, &at)) {
        (void)names_add(&origins->unplaced, id);
        return REACH_NONE;
    }
    uint32_t origin = names_add(&origins->origins, id);
    input->origins[input->origin_count++] = (ReachOrigin){
        .id = origins->origins.list.items[origin],
        .at = at,
        .road = road_of(origins, row),
        .region = REACH_NONE,
        .is_edge = str_equal(sheet_text(sheet, row, origins->columns.edge), S("yes")),
        .line = sheet_line(sheet, row)};
    take_regions(origins, row, origin);
    return origin;
}

static uint32_t cohort_of(OriginReading *origins, size_t row)
{
    const Sheet *sheet = &origins->sheet;
    Str track = sheet_text(sheet, row, origins->columns.track);
    Str sex = sheet_text(sheet, row, origins->columns.sex);
    Str year = sheet_text(sheet, row, origins->columns.year);
    uint32_t number = names_add(&origins->tracks, track);
    if (number >= MOST_TRACKS) {
        SHEET_WARN(sheet, row, S("track"), S("The row is left out."),
                   "there are more than %d tracks", MOST_TRACKS);
        return REACH_NONE;
    }
    size_t before = origins->cohorts.list.count;
    Arena *a = origins->reading->a;
    uint32_t cohort = names_add(&origins->cohorts,
                                str_format(origins->reading->tmp, "%.*s\x1f%.*s\x1f%.*s",
                                           STR_ARG(track), STR_ARG(sex), STR_ARG(year)));
    if (cohort == before) {
        origins->reading->read->input.cohorts[cohort] =
            (ReachCohort){number, str_copy(a, sex), str_copy(a, year)};
    }
    return cohort;
}

static void not_placed(OriginReading *origins, Count pupils)
{
    ReachRead *read = origins->reading->read;
    read->uncounted = count_plus(read->uncounted, pupils);
    read->uncounted_rows++;
}

static void take_row(OriginReading *origins, size_t row)
{
    const Sheet *sheet = &origins->sheet;
    Str id = sheet_text(sheet, row, origins->columns.origin);
    if (id.length == 0) {
        SHEET_WARN(sheet, row, S("origin"), S("Fill it in, or take the row out."),
                   "the row has no origin");
        return;
    }
    Str text = sheet_text(sheet, row, origins->columns.pupils);
    Count pupils = {0};
    bool is_known;
    if (!reach_count_parse(text, &pupils, &is_known)) {
        SHEET_WARN(sheet, row, S("pupils"), S("Write 12, <5, 3..9, or . for not known."),
                   "this is no number of pupils: \"%.*s\"", STR_ARG(text));
    }
    uint32_t origin = origin_of(origins, row, id);
    uint32_t cohort = cohort_of(origins, row);
    if (!is_known) {
        origins->reading->read->unknown_rows++;
        return;
    }
    if (origin == REACH_NONE || cohort == REACH_NONE) {
        not_placed(origins, pupils);
        return;
    }
    Str key = str_format(origins->reading->tmp, "%u %u", origin, cohort);
    if (!map_put(&origins->keys, key, row)) {
        SHEET_WARN(sheet, row, S("origin"), S("The first of the two is used."),
                   "origin %.*s has this track, sex and year in line %d already",
                   STR_ARG(id), sheet_line(sheet, map_get(&origins->keys, key)));
        return;
    }
    origins->rows[origins->row_count++] = (PupilRow){origin, cohort, pupils};
}

static void find_schemes(OriginReading *origins)
{
    static const Str KNOWN[] = {S_INIT("origin"), S_INIT("track"),  S_INIT("sex"),
                                S_INIT("year"),   S_INIT("pupils"), S_INIT("postcode"),
                                S_INIT("lat"),    S_INIT("lon"),    S_INIT("x"),
                                S_INIT("y"),      S_INIT("road"),   S_INIT("edge")};
    Arena *a = origins->reading->a;
    ReachRead *read = origins->reading->read;
    const CsvTable *table = &origins->sheet.table;
    read->scheme_room = table->names.count + (size_t)2 * MOST_REACH_AREAS;
    read->schemes = PUSH_ARRAY(a, ReachScheme, read->scheme_room);
    origins->scheme_columns = PUSH_ARRAY(a, size_t, table->names.count + 1);
    origins->regions = PUSH_ARRAY(a, Names, table->names.count + 1);
    for (size_t c = 0; c < table->names.count; c++) {
        Str name = str_trim(table->names.fields[c].text);
        bool is_known = false;
        for (size_t k = 0; k < sizeof KNOWN / sizeof KNOWN[0]; k++) {
            is_known = is_known || str_equal(name, KNOWN[k]);
        }
        if (!is_known) {
            size_t s = read->scheme_count++;
            read->schemes[s] =
                (ReachScheme){.id = str_copy(a, name),
                              .regions_of = PUSH_ARRAY(a, uint32_t, table->count + 1)};
            origins->scheme_columns[s] = c;
            origins->regions[s] = names_in(a);
        }
    }
}

static int compare_texts(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* Regions in the order of their names, whatever the order of the rows. */
static void sort_regions(OriginReading *origins)
{
    ReachRead *read = origins->reading->read;
    for (size_t s = 0; s < read->scheme_count; s++) {
        const StrList *found = &origins->regions[s].list;
        StrList sorted = {PUSH_ARRAY(origins->reading->a, Str, found->count + 1),
                          found->count};
        uint32_t *places = PUSH_ARRAY(origins->reading->tmp, uint32_t, found->count + 1);
        for (size_t i = 0; i < found->count; i++) {
            sorted.items[i] = found->items[i];
        }
        qsort(sorted.items, sorted.count, sizeof(Str), compare_texts);
        for (size_t i = 0; i < sorted.count; i++) {
            places[names_find(&origins->regions[s], sorted.items[i])] = (uint32_t)i;
        }
        for (size_t i = 0; i < read->input.origin_count; i++) {
            uint32_t *region = &read->schemes[s].regions_of[i];
            *region = *region == REACH_NONE ? REACH_NONE : places[*region];
        }
        read->schemes[s].regions = sorted;
    }
}

static void fill_pupils(OriginReading *origins)
{
    ReachInput *input = &origins->reading->read->input;
    input->cohort_count = origins->cohorts.list.count;
    input->pupils = PUSH_ARRAY(origins->reading->a, Count,
                               input->cohort_count * input->origin_count + 1);
    for (size_t i = 0; i < origins->row_count; i++) {
        const PupilRow *row = &origins->rows[i];
        input->pupils[row->cohort * input->origin_count + row->origin] = row->pupils;
    }
}

static void list_years(Reading *reading)
{
    ReachRead *read = reading->read;
    Names years = names_in(reading->a);
    for (size_t c = 0; c < read->input.cohort_count; c++) {
        (void)names_add(&years, read->input.cohorts[c].year);
    }
    qsort(years.list.items, years.list.count, sizeof(Str), compare_texts);
    read->years = years.list;
}

static Names tracks_of_offers(const Reading *reading)
{
    Names tracks = names_in(reading->a);
    for (size_t t = 0; t < reading->read->input.tracks.count; t++) {
        (void)names_add(&tracks, reading->read->input.tracks.items[t]);
    }
    return tracks;
}

void read_origins(Reading *reading, const ReachFile *file)
{
    OriginReading origins = {.reading = reading,
                             .sheet = sheet_open(reading, file),
                             .origins = names_in(reading->a),
                             .unplaced = names_in(reading->tmp),
                             .tracks = tracks_of_offers(reading),
                             .cohorts = names_in(reading->tmp)};
    CsvTable *table = &origins.sheet.table;
    ReachInput *input = &reading->read->input;
    origins.columns = (OriginColumns){.origin = sheet_column(&origins.sheet, S("origin")),
                                      .pupils = sheet_column(&origins.sheet, S("pupils")),
                                      .track = csv_column(table, S("track")),
                                      .sex = csv_column(table, S("sex")),
                                      .year = csv_column(table, S("year")),
                                      .road = csv_column(table, S("road")),
                                      .edge = csv_column(table, S("edge"))};
    find_schemes(&origins);
    origins.keys = map_in(reading->tmp, table->count + 1);
    origins.rows = PUSH_ARRAY(reading->tmp, PupilRow, table->count + 1);
    input->origins = PUSH_ARRAY(reading->a, ReachOrigin, table->count + 1);
    input->cohorts = PUSH_ARRAY(reading->a, ReachCohort, table->count + 1);
    for (size_t row = 0; row < table->count && reading->faults->fault_count == 0; row++) {
        take_row(&origins, row);
    }
    input->tracks = origins.tracks.list;
    fill_pupils(&origins);
    sort_regions(&origins);
    list_years(reading);
}
