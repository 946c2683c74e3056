/* SPDX-License-Identifier: EUPL-1.2
 * reach_ask.c - from options to questions
 */
#include "app/reach/reach_ask.h"

#include <math.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/number.h"
#include "pact/pact.h"
#include "pact/reach/published.h"
#include "pact/reach/roll_up.h"

static bool read_one(Command *command, Str option, ReachFile *file, Error *err)
{
    Str path = command_text(command, option);
    if (path.length == 0) {
        return true;
    }
    file->path = path;
    return file_read(command->arena, path, LIMIT_REACH_FILE_BYTES, &file->text, err);
}

/* The scheme is named as the file is: province@2018.geojson. */
static Str scheme_of(Str path)
{
    Str folder, name, end;
    if (!str_cut_last(path, '/', &folder, &name)) {
        name = path;
    }
    Str scheme = name;
    (void)str_cut_last(name, '.', &scheme, &end);
    return scheme;
}

static bool read_area(Command *command, ReachFiles *files, Error *err)
{
    Str path = command_text(command, S("areas"));
    if (path.length == 0) {
        return true;
    }
    if (files->area_count == MOST_REACH_AREAS) {
        return FAIL(err, ERR_INVALID, "there are more than %d files of areas",
                    MOST_REACH_AREAS);
    }
    files->area_schemes[files->area_count] = scheme_of(path);
    return read_one(command, S("areas"), &files->areas[files->area_count++], err);
}

/* Those of a pact folder first; an option stands in the place of one of them. */
static bool read_files(Command *command, ReachFiles *files, Error *err)
{
    Str folder = command_argument(command, S("FOLDER"));
    if (folder.length > 0 && !reach_folder_files(command->arena, folder, files, err)) {
        return false;
    }
    if (folder.length == 0 && !command_has(command, S("origins"))) {
        return command_wrong_usage(command, err, "name the origins with --origins");
    }
    return read_one(command, S("offers"), &files->offers, err) &&
           read_one(command, S("origins"), &files->origins, err) &&
           read_one(command, S("places"), &files->places, err) &&
           read_one(command, S("matrix"), &files->matrix, err) &&
           read_one(command, S("roads"), &files->roads, err) &&
           read_one(command, S("barriers"), &files->barriers, err) &&
           read_area(command, files, err);
}

static bool read_norm(ReachAsk *ask, Error *err)
{
    Command *command = ask->command;
    Str text = command_text(command, S("norm"));
    text = text.length == 0 ? S("12km") : text;
    bool is_time = str_ends(text, S("min"));
    size_t unit_length = is_time ? 3 : str_ends(text, S("km")) ? 2 : 0;
    Decimal number;
    if (unit_length == 0 ||
        !decimal_parse(str_trim(str_slice(text, 0, text.length - unit_length)),
                       &number) ||
        number.value <= 0 || number.value > 500) {
        return command_wrong_usage(command, err,
                                   "a norm is written as 12km or 45min, not \"%.*s\"",
                                   STR_ARG(text));
    }
    ask->unit = is_time ? REACH_SECONDS : REACH_METRES;
    ask->norm = number.value * (is_time ? 60 : 1000);
    ask->norm_text = str_format(command->arena, "%.*s %s", STR_ARG(number.text),
                                is_time ? "min" : "km");
    return true;
}

static bool read_road(Command *command, double *road, Error *err)
{
    Str text = command_text(command, S("road"));
    Decimal number;
    *road = 1.3;
    if (text.length == 0) {
        return true;
    }
    if (!decimal_parse(text, &number) || number.value < 1 || number.value > 10) {
        return command_wrong_usage(
            command, err, "a road factor lies from 1 (straight line) to 10, not \"%.*s\"",
            STR_ARG(text));
    }
    *road = number.value;
    return true;
}

static void say_warnings(Command *command, const FaultList *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        Str line = str_trim(fault_text(command->arena, S(""), &faults->items[i]));
        command_say(command, "%.*s", STR_ARG(line));
    }
    size_t rest = faults->warning_count + faults->fault_count - faults->count;
    if (rest > 0) {
        command_say(command, "and %zu more", rest);
    }
}

static void say_uncounted(const ReachAsk *ask)
{
    const ReachRead *read = ask->read;
    if (read->uncounted_rows > 0) {
        command_say(ask->command,
                    "%.*s pupils in %zu rows have no place and are in no share",
                    STR_ARG(count_text(ask->command->arena, read->uncounted)),
                    read->uncounted_rows);
    }
    if (read->unknown_rows > 0) {
        command_say(ask->command, "%zu rows do not tell how many pupils there are",
                    read->unknown_rows);
    }
    if (read->unplaced_sites > 0) {
        command_say(ask->command, "%zu sites have no place and are reached by nobody",
                    read->unplaced_sites);
    }
}

static Str way_of(Arena *a, const ReachRead *read)
{
    Str low = number_text(a, read->roads.lowest, 2);
    Str high = number_text(a, read->roads.highest, 2);
    bool is_straight = read->roads.highest == 1;
    Str road = is_straight ? S("straight line")
               : read->roads.lowest == read->roads.highest
                   ? str_format(a, "straight line x %.*s", STR_ARG(low))
                   : str_format(a, "straight line x %.*s to %.*s by area", STR_ARG(low),
                                STR_ARG(high));
    return read->has_matrix ? str_format(a, "matrix; else %.*s", STR_ARG(road)) : road;
}

bool ask_profiles(const ReachAsk *ask, Str text, uint64_t *profiles, Error *err)
{
    Arena *a = ask->command->arena;
    StrList names = str_split(a, text, '+');
    const StrList *known = &ask->input->profiles;
    *profiles = 0;
    for (size_t i = 0; i < names.count; i++) {
        Nearest nearest = nearest_to(names.items[i]);
        uint64_t bit = 0;
        for (size_t p = 0; p < known->count; p++) {
            nearest_offer(&nearest, known->items[p]);
            bit |= str_equal(known->items[p], names.items[i]) ? (uint64_t)1 << p : 0;
        }
        if (bit == 0) {
            error_hint(err, nearest_hint(a, &nearest));
            return FAIL(err, ERR_NOT_FOUND, "nobody offers profile \"%.*s\"",
                        STR_ARG(names.items[i]));
        }
        *profiles |= bit;
    }
    return names.count > 0 ||
           FAIL(err, ERR_INVALID, "no profile is named in \"%.*s\"", STR_ARG(text));
}

bool ask_site(const ReachAsk *ask, Str id, uint32_t *site, Error *err)
{
    Nearest nearest = nearest_to(id);
    for (size_t s = 0; s < ask->input->site_count; s++) {
        if (str_equal(ask->input->sites[s].id, id)) {
            *site = (uint32_t)s;
            return true;
        }
        nearest_offer(&nearest, ask->input->sites[s].id);
    }
    error_hint(err, nearest_hint(ask->command->arena, &nearest));
    return FAIL(err, ERR_NOT_FOUND, "there is no site \"%.*s\" with a place",
                STR_ARG(id));
}

bool ask_place(const ReachAsk *ask, Str text, Point *at, Error *err)
{
    if (reach_place(ask->read, text, at)) {
        return true;
    }
    error_hint(err, S("Write a postcode that is known here, or x/y in metres: "
                      "234900/557600."));
    return FAIL(err, ERR_NOT_FOUND, "there is no place \"%.*s\"", STR_ARG(text));
}

static bool choose_profiles(ReachAsk *ask, Error *err)
{
    Arena *a = ask->command->arena;
    const StrList *known = &ask->input->profiles;
    Str asked = command_text(ask->command, S("profile"));
    ask->profiles = PUSH_ARRAY(a, uint64_t, known->count + 1);
    ask->profile_names = PUSH_ARRAY(a, Str, known->count + 1);
    if (asked.length > 0) {
        ask->profile_names[ask->profile_count++] = asked;
        return ask_profiles(ask, asked, &ask->profiles[0], err);
    }
    for (size_t p = 0; p < known->count; p++) {
        ask->profile_names[ask->profile_count] = known->items[p];
        ask->profiles[ask->profile_count++] = (uint64_t)1 << p;
    }
    return true;
}

static bool choose_tracks(ReachAsk *ask, Error *err)
{
    Arena *a = ask->command->arena;
    const StrList *known = &ask->input->tracks;
    Str asked = command_text(ask->command, S("track"));
    Nearest nearest = nearest_to(asked);
    ask->tracks = PUSH_ARRAY(a, uint32_t, known->count + 1);
    for (size_t t = 0; t < known->count; t++) {
        nearest_offer(&nearest, known->items[t]);
        if (asked.length == 0 || str_equal(known->items[t], asked)) {
            ask->tracks[ask->track_count++] = (uint32_t)t;
        }
    }
    if (ask->track_count == 0) {
        error_hint(err, nearest_hint(a, &nearest));
        return FAIL(err, ERR_NOT_FOUND, "there is no track \"%.*s\"", STR_ARG(asked));
    }
    return true;
}

static bool choose_years(ReachAsk *ask, Error *err)
{
    Str asked = command_text(ask->command, S("year"));
    ask->sex = command_text(ask->command, S("sex"));
    ask->years = ask->read->years;
    if (asked.length == 0) {
        return true;
    }
    for (size_t y = 0; y < ask->read->years.count; y++) {
        if (str_equal(ask->read->years.items[y], asked)) {
            ask->years = (StrList){&ask->read->years.items[y], 1};
            return true;
        }
    }
    return FAIL(err, ERR_NOT_FOUND, "nobody is counted in year \"%.*s\"", STR_ARG(asked));
}

/* A scheme of the pact that the files do not name may follow from one they do. */
static bool find_scheme(ReachAsk *ask, Str scheme, Error *err)
{
    Arena *a = ask->command->arena;
    Str folder = command_argument(ask->command, S("FOLDER"));
    FaultList faults = fault_list(a);
    Pact *pact;
    if (reach_scheme(ask->read, scheme) != NULL || folder.length == 0) {
        return true;
    }
    if (!pact_load(a, folder, &pact, &faults, err)) {
        say_warnings(ask->command, &faults);
        return false;
    }
    (void)reach_roll_up(a, &pact->regions, ask->read, scheme);
    return true;
}

static bool choose_regions(ReachAsk *ask, Error *err)
{
    Arena *a = ask->command->arena;
    Str scheme = command_text(ask->command, S("by"));
    ask->input = &ask->read->input;
    if (scheme.length == 0) {
        return true;
    }
    if (!find_scheme(ask, scheme, err)) {
        return false;
    }
    ask->input = reach_by(a, ask->read, scheme);
    if (ask->input != NULL) {
        return true;
    }
    Nearest nearest = nearest_to(scheme);
    for (size_t s = 0; s < ask->read->scheme_count; s++) {
        nearest_offer(&nearest, ask->read->schemes[s].id);
    }
    Str hint = nearest_hint(a, &nearest);
    error_hint(err, hint.length > 0
                        ? hint
                        : S("A scheme is a column of the origins, with a region in each "
                            "row."));
    return FAIL(err, ERR_NOT_FOUND, "the origins do not tell their region in \"%.*s\"",
                STR_ARG(scheme));
}

bool reach_ask(Command *command, ReachAsk *ask, Error *err)
{
    *ask = (ReachAsk){.command = command};
    ReachFiles files = {0};
    FaultList faults = fault_list(command->arena);
    double road;
    if (!read_norm(ask, err) || !read_road(command, &road, err) ||
        !read_files(command, &files, err)) {
        return false;
    }
    bool good = reach_read(command->arena, &files, &(ReachOptions){road, ask->unit},
                           &ask->read, &faults, err);
    say_warnings(command, &faults);
    if (!good || !choose_regions(ask, err) || !choose_profiles(ask, err) ||
        !choose_tracks(ask, err) || !choose_years(ask, err)) {
        return false;
    }
    say_uncounted(ask);
    ask->way = way_of(command->arena, ask->read);
    Arena *tmp = arena_new();
    ask->links = links_make(command->arena, tmp, ask->input, ask->norm);
    arena_free(tmp);
    return true;
}

static CohortSet cohorts_of(const ReachAsk *ask, uint32_t track, Str year)
{
    const ReachInput *input = ask->input;
    uint32_t *found = PUSH_ARRAY(ask->command->arena, uint32_t, input->cohort_count + 1);
    size_t count = 0;
    for (size_t c = 0; c < input->cohort_count; c++) {
        const ReachCohort *cohort = &input->cohorts[c];
        if (cohort->track == track && str_equal(cohort->year, year) &&
            (ask->sex.length == 0 || str_equal(cohort->sex, ask->sex))) {
            found[count++] = (uint32_t)c;
        }
    }
    return (CohortSet){found, count};
}

bool reach_turn(const ReachAsk *ask, ReachTurn *turn)
{
    size_t years = ask->years.count, tracks = ask->track_count;
    if (turn->at >= ask->profile_count * tracks * years) {
        return false;
    }
    size_t profile = turn->at / (tracks * years);
    uint32_t track = ask->tracks[turn->at / years % tracks];
    turn->profile = ask->profile_names[profile];
    turn->track = ask->input->tracks.items[track];
    turn->year = ask->years.items[turn->at % years];
    turn->question = (ReachQuestion){ask->profiles[profile], track, ask->norm};
    turn->cohorts = cohorts_of(ask, track, turn->year);
    turn->at++;
    return true;
}

Str count_text(Arena *a, Count count)
{
    int decimals =
        count.low == floor(count.low) && count.high == floor(count.high) ? 0 : 1;
    Str low = number_text(a, count.low, decimals);
    return count_is_exact(count)
               ? low
               : str_format(a, "%.*s..%.*s", STR_ARG(low),
                            STR_ARG(number_text(a, count.high, decimals)));
}

static Str extent_text(Arena *a, Extent extent, double unit)
{
    if (isinf(extent.lowest)) {
        return S("no way");
    }
    Str low = number_text(a, extent.lowest / unit, 1);
    Str high =
        isinf(extent.highest) ? S("no way") : number_text(a, extent.highest / unit, 1);
    return str_equal(low, high)
               ? low
               : str_format(a, "%.*s..%.*s", STR_ARG(low), STR_ARG(high));
}

Str share_text(Arena *a, Extent share)
{
    return extent_text(a, share, 0.01);
}

Str length_text(const ReachAsk *ask, Extent length)
{
    return extent_text(ask->command->arena, length,
                       ask->unit == REACH_SECONDS ? 60 : 1000);
}

Str region_name(const ReachAsk *ask, size_t region)
{
    return region < ask->input->regions.count ? ask->input->regions.items[region]
                                              : S("all");
}
