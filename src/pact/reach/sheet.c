/* SPDX-License-Identifier: EUPL-1.2
 * sheet.c - rows, and where they lie
 */
#include "pact/reach/sheet.h"

#include <ctype.h>

#include "base/number.h"

Sheet sheet_open(Reading *reading, const ReachFile *file)
{
    Sheet sheet = {.reading = reading, .path = file->path};
    TextFaults found = text_faults(reading->tmp);
    sheet.table = csv_read(reading->tmp, file->text, &found);
    for (size_t i = 0; i < found.count; i++) {
        fault_add(reading->faults, SEVERITY_FAULT, file->path, found.items[i].place.line,
                  S(""), S(""), "%.*s", STR_ARG(found.items[i].message));
    }
    reading->faults->fault_count += found.total - found.count;
    sheet.postcode = csv_column(&sheet.table, S("postcode"));
    sheet.lat = csv_column(&sheet.table, S("lat"));
    sheet.lon = csv_column(&sheet.table, S("lon"));
    sheet.x = csv_column(&sheet.table, S("x"));
    sheet.y = csv_column(&sheet.table, S("y"));
    return sheet;
}

size_t sheet_column(Sheet *sheet, Str name)
{
    size_t column = csv_column(&sheet->table, name);
    if (column == CSV_NONE && sheet->table.names.count > 0) {
        fault_add(sheet->reading->faults, SEVERITY_FAULT, sheet->path, 1, S(""),
                  S("docs/reach.md lists the columns."), "there is no column \"%.*s\"",
                  STR_ARG(name));
    }
    return column;
}

Str sheet_text(const Sheet *sheet, size_t row, size_t column)
{
    return column == CSV_NONE ? S("")
                              : str_trim(sheet->table.rows[row].fields[column].text);
}

int sheet_line(const Sheet *sheet, size_t row)
{
    return sheet->table.rows[row].fields[0].place.line;
}

bool sheet_number(const Sheet *sheet, size_t row, size_t column, double *number)
{
    Str text = sheet_text(sheet, row, column);
    Decimal decimal;
    if (!decimal_parse(text, &decimal)) {
        return false;
    }
    *number = decimal.value;
    return true;
}

/* Coordinates may have more digits than a printed number: what lies beyond a millionth of
 * a degree is cut off. */
static bool coordinate(const Sheet *sheet, size_t row, size_t column, double *number)
{
    Str text = sheet_text(sheet, row, column);
    Str whole, part;
    if (str_cut(text, '.', &whole, &part) && part.length > 9) {
        text = str_slice(text, 0, whole.length + 1 + 9);
    }
    Decimal decimal;
    if (!decimal_parse(text, &decimal)) {
        return false;
    }
    *number = decimal.value;
    return true;
}

static bool has(const Sheet *sheet, size_t row, size_t column)
{
    return sheet_text(sheet, row, column).length > 0;
}

static bool doubtful(const Sheet *sheet, size_t row, Str what, Str id, PlaceDoubt doubt,
                     Str first, Str second)
{
    if (doubt == DOUBT_NONE) {
        return false;
    }
    Str words = place_doubt_words(doubt);
    SHEET_WARN(sheet, row, S(""), S("Mend the row; until then it is left out."),
               "%.*s %.*s at %.*s, %.*s: %.*s", STR_ARG(what), STR_ARG(id),
               STR_ARG(first), STR_ARG(second), STR_ARG(words));
    return true;
}

static bool place_by_degrees(const Sheet *sheet, size_t row, Str what, Str id, Point *at)
{
    Degrees degrees;
    Str lat = sheet_text(sheet, row, sheet->lat),
        lon = sheet_text(sheet, row, sheet->lon);
    if (!coordinate(sheet, row, sheet->lat, &degrees.latitude) ||
        !coordinate(sheet, row, sheet->lon, &degrees.longitude)) {
        SHEET_WARN(sheet, row, S("lat"), S("Write degrees with a point: 52.984975."),
                   "%.*s %.*s has coordinates that are no numbers: \"%.*s\", \"%.*s\"",
                   STR_ARG(what), STR_ARG(id), STR_ARG(lat), STR_ARG(lon));
        return false;
    }
    if (doubtful(sheet, row, what, id, place_doubt_degrees(degrees), lat, lon)) {
        return false;
    }
    return projection_to_metres(sheet->reading->projection, degrees.latitude,
                                degrees.longitude, &at->x_m, &at->y_m);
}

static bool place_by_metres(const Sheet *sheet, size_t row, Str what, Str id, Point *at)
{
    Point metres;
    Str x = sheet_text(sheet, row, sheet->x), y = sheet_text(sheet, row, sheet->y);
    if (!coordinate(sheet, row, sheet->x, &metres.x_m) ||
        !coordinate(sheet, row, sheet->y, &metres.y_m)) {
        SHEET_WARN(sheet, row, S("x"), S("Write metres of the national grid: 234900."),
                   "%.*s %.*s has coordinates that are no numbers: \"%.*s\", \"%.*s\"",
                   STR_ARG(what), STR_ARG(id), STR_ARG(x), STR_ARG(y));
        return false;
    }
    if (doubtful(sheet, row, what, id, place_doubt_metres(metres), x, y)) {
        return false;
    }
    *at = metres;
    return true;
}

/* `9404 CC` and `9404cc` are `9404CC`. */
static Str plain_postcode(Arena *a, Str text)
{
    char *plain = PUSH_ARRAY(a, char, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        int c = toupper((unsigned char)text.data[i]);
        if (c != ' ') {
            plain[length++] = (char)c;
        }
    }
    return (Str){plain, length};
}

static bool place_by_postcode(const Sheet *sheet, size_t row, Str what, Str id,
                              Str postcode, Point *at)
{
    Reading *reading = sheet->reading;
    Str plain = plain_postcode(reading->tmp, postcode);
    size_t place = map_get(&reading->read->postcodes, plain);
    if (place == MAP_NONE) {
        place = map_get(&reading->read->postcodes, str_slice(plain, 0, 4));
    }
    if (place == MAP_NONE) {
        SHEET_WARN(sheet, row, S("postcode"),
                   S("Add the postcode to the places, or give the row coordinates."),
                   "%.*s %.*s: postcode %.*s has no centroid", STR_ARG(what), STR_ARG(id),
                   STR_ARG(postcode));
        return false;
    }
    *at = reading->read->places[place];
    return true;
}

bool sheet_place(const Sheet *sheet, size_t row, Str what, Str id, Str postcode,
                 Point *at)
{
    if (has(sheet, row, sheet->lat) || has(sheet, row, sheet->lon)) {
        return place_by_degrees(sheet, row, what, id, at);
    }
    if (has(sheet, row, sheet->x) || has(sheet, row, sheet->y)) {
        return place_by_metres(sheet, row, what, id, at);
    }
    if (postcode.length > 0) {
        return place_by_postcode(sheet, row, what, id, postcode, at);
    }
    SHEET_WARN(sheet, row, S(""), S("Give it lat and lon, x and y, or a postcode."),
               "%.*s %.*s has no place", STR_ARG(what), STR_ARG(id));
    return false;
}

void read_places(Reading *reading, const ReachFile *file)
{
    Sheet sheet = sheet_open(reading, file);
    size_t count = 0;
    reading->read->places = PUSH_ARRAY(reading->a, Point, sheet.table.count + 1);
    reading->read->postcodes = map_in(reading->a, sheet.table.count + 1);
    if (file->text.length > 0) {
        (void)sheet_column(&sheet, S("postcode"));
    }
    for (size_t row = 0; row < sheet.table.count; row++) {
        Str code = sheet_text(&sheet, row, sheet.postcode);
        Point at;
        if (code.length == 0 ||
            !sheet_place(&sheet, row, S("postcode"), code, S(""), &at)) {
            continue;
        }
        reading->read->places[count] = at;
        if (!map_put(&reading->read->postcodes, plain_postcode(reading->a, code),
                     count)) {
            SHEET_WARN(&sheet, row, S("postcode"), S("The first of the two is used."),
                       "postcode %.*s stands there twice", STR_ARG(code));
            continue;
        }
        count++;
    }
}

Names names_in(Arena *a)
{
    return (Names){.a = a,
                   .list = {PUSH_ARRAY(a, Str, 16), 0},
                   .capacity = 16,
                   .places = map_in(a, 16)};
}

uint32_t names_add(Names *names, Str name)
{
    size_t found = map_get(&names->places, name);
    if (found != MAP_NONE) {
        return (uint32_t)found;
    }
    if (names->list.count == names->capacity) {
        names->list.items = arena_grow(names->a, names->list.items, names->list.count,
                                       &names->capacity, sizeof(Str));
    }
    Str kept = str_copy(names->a, name);
    names->list.items[names->list.count] = kept;
    (void)map_put(&names->places, kept, names->list.count);
    return (uint32_t)names->list.count++;
}

uint32_t names_find(const Names *names, Str name)
{
    size_t found = map_get(&names->places, name);
    return found == MAP_NONE ? REACH_NONE : (uint32_t)found;
}
