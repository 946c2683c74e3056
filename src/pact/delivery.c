/* SPDX-License-Identifier: EUPL-1.2
 * delivery.c - reading a delivery, and adding it to the figures */
#include "pact/delivery.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "formats/csv.h"

/* ---- Reading ---- */

typedef enum Column {
    COLUMN_SERIES,
    COLUMN_CELL,
    COLUMN_REGION,
    COLUMN_PERIOD,
    COLUMN_EDITION,
    COLUMN_VALUE,
    COLUMN_LARGEST,
    COLUMN_SOURCE,
    COLUMN_STAGE,
    COLUMN_LOCATOR,
    COLUMN_COUNT,
} Column;

static const Str COLUMN_NAMES[COLUMN_COUNT] = {
    S_INIT("series"),  S_INIT("cell"),   S_INIT("region"),  S_INIT("period"),
    S_INIT("edition"), S_INIT("value"),  S_INIT("largest"), S_INIT("source"),
    S_INIT("stage"),   S_INIT("locator")};

typedef struct Reader {
    Arena *arena;
    const Pact *pact;
    TextFaults *faults;
    CsvTable table;
    size_t places[COLUMN_COUNT]; /* CSV_NONE: the file does not have it */
} Reader;

static bool is_optional(Column column)
{
    return column == COLUMN_LARGEST || column == COLUMN_STAGE || column == COLUMN_LOCATOR;
}

/* Only these columns: nobody can tell what another one gives away. */
static void find_columns(Reader *r)
{
    TextPlace first = {1, 1};
    for (size_t i = 0; i < r->table.names.count; i++) {
        Str name = r->table.names.fields[i].text;
        bool is_known = false;
        for (size_t c = 0; c < COLUMN_COUNT; c++) {
            is_known = is_known || str_equal(name, COLUMN_NAMES[c]);
        }
        if (!is_known) {
            text_fault_add(r->faults, r->table.names.fields[i].place,
                           "a delivery has no column \"%.*s\"", STR_ARG(name));
        }
    }
    for (Column c = 0; c < COLUMN_COUNT; c++) {
        r->places[c] = csv_column(&r->table, COLUMN_NAMES[c]);
        if (r->places[c] == CSV_NONE && !is_optional(c)) {
            text_fault_add(r->faults, first, "the column \"%.*s\" is missing",
                           STR_ARG(COLUMN_NAMES[c]));
        }
    }
}

static Str field(const Reader *r, const CsvRow *row, Column column)
{
    size_t place = r->places[column];
    return place == CSV_NONE ? S("") : str_trim(row->fields[place].text);
}

static TextPlace place_of(const Reader *r, const CsvRow *row, Column column)
{
    return row->fields[r->places[column]].place;
}

static void refuse_word(Reader *r, const CsvRow *row, Column column)
{
    text_fault_add(r->faults, place_of(r, row, column), "there is no %.*s \"%.*s\"",
                   STR_ARG(COLUMN_NAMES[column]), STR_ARG(field(r, row, column)));
}

static const Series *find_series(const Monitor *monitor, Str id)
{
    for (size_t i = 0; i < monitor->series.count; i++) {
        if (str_equal(monitor->series.items[i].id, id)) {
            return &monitor->series.items[i];
        }
    }
    return NULL;
}

static const Edition *find_edition(const Monitor *monitor, Str id)
{
    for (size_t i = 0; i < monitor->editions.count; i++) {
        if (str_equal(monitor->editions.items[i].id, id)) {
            return &monitor->editions.items[i];
        }
    }
    return NULL;
}

static const Source *find_source(const Monitor *monitor, Str id)
{
    for (size_t i = 0; i < monitor->sources.count; i++) {
        if (str_equal(monitor->sources.items[i].id, id)) {
            return &monitor->sources.items[i];
        }
    }
    return NULL;
}

static void read_meaning(Reader *r, const CsvRow *row, DeliveryRow *to)
{
    const Monitor *monitor = &r->pact->monitor;
    Error err = {0};
    to->series = find_series(monitor, field(r, row, COLUMN_SERIES));
    if (to->series == NULL) {
        refuse_word(r, row, COLUMN_SERIES);
    } else if (to->series->definition->measure != MEASURE_LEVEL ||
               to->series->definition->unit->is_share) {
        text_fault_add(r->faults, place_of(r, row, COLUMN_SERIES),
                       "only counts are delivered, and \"%.*s\" is none",
                       STR_ARG(to->series->id));
    } else if (!cell_parse(r->arena, monitor, to->series->definition,
                           field(r, row, COLUMN_CELL), &to->cell, &err)) {
        text_fault_add(r->faults, place_of(r, row, COLUMN_CELL), "%s", err.message);
    }
    to->region = regions_find(&r->pact->regions, field(r, row, COLUMN_REGION));
    if (to->region == NULL) {
        refuse_word(r, row, COLUMN_REGION);
    }
    if (!period_parse(field(r, row, COLUMN_PERIOD), &to->period)) {
        refuse_word(r, row, COLUMN_PERIOD);
    }
    to->edition = find_edition(monitor, field(r, row, COLUMN_EDITION));
    if (to->edition == NULL) {
        refuse_word(r, row, COLUMN_EDITION);
    }
}

static void read_value(Reader *r, const CsvRow *row, DeliveryRow *to)
{
    Decimal largest = {0};
    Str text = field(r, row, COLUMN_LARGEST);
    if (!decimal_parse(field(r, row, COLUMN_VALUE), &to->value) || to->value.value < 0) {
        text_fault_add(r->faults, place_of(r, row, COLUMN_VALUE),
                       "\"%.*s\" is no count: a number, 0 or more",
                       STR_ARG(field(r, row, COLUMN_VALUE)));
    }
    if (text.length > 0 && (!decimal_parse(text, &largest) || largest.value < 0 ||
                            largest.value > to->value.value)) {
        text_fault_add(r->faults, place_of(r, row, COLUMN_LARGEST),
                       "\"%.*s\" is not a part of the value", STR_ARG(text));
    }
    to->largest = largest.value;
    to->stage = field(r, row, COLUMN_STAGE);
    to->locator = field(r, row, COLUMN_LOCATOR);
}

static void read_source(Reader *r, const CsvRow *row, Delivery *delivery)
{
    const Source *source = find_source(&r->pact->monitor, field(r, row, COLUMN_SOURCE));
    TextPlace place = place_of(r, row, COLUMN_SOURCE);
    if (source == NULL) {
        refuse_word(r, row, COLUMN_SOURCE);
    } else if (source->access != ACCESS_RESTRICTED) {
        text_fault_add(r->faults, place, "the source \"%.*s\" is not restricted",
                       STR_ARG(source->id));
    } else if (delivery->source != NULL && delivery->source != source) {
        text_fault_add(r->faults, place, "a delivery has one source, not also \"%.*s\"",
                       STR_ARG(source->id));
    } else {
        delivery->source = source;
    }
}

static bool rule_number(const CsvTable *table, size_t row, Str name, double *number)
{
    size_t column = csv_column(table, name);
    Decimal decimal = {0};
    Str text =
        column == CSV_NONE ? S("") : str_trim(table->rows[row].fields[column].text);
    if (text.length > 0 && (!decimal_parse(text, &decimal) || decimal.value < 0)) {
        return false;
    }
    *number = decimal.value;
    return true;
}

bool delivery_rule(Arena *a, Str rules, const Source *source, SecrecyRule *rule,
                   Error *err)
{
    TextFaults faults = text_faults(a);
    CsvTable table = csv_read(a, rules, &faults);
    size_t column = csv_column(&table, S("source"));
    SecrecyRule found = {0};
    for (size_t i = 0; column != CSV_NONE && i < table.count; i++) {
        SecrecyRule own = {0};
        if (str_equal(str_trim(table.rows[i].fields[column].text), source->id) &&
            rule_number(&table, i, S("least"), &own.least) &&
            rule_number(&table, i, S("dominance_pct"), &own.dominance_pct) &&
            own.dominance_pct <= 100) {
            found = own;
        }
    }
    if (faults.total > 0 || (found.least <= 0 && found.dominance_pct <= 0)) {
        return FAIL(err, ERR_INVALID,
                    "deliveries/rules.csv has no rule for the source \"%.*s\": "
                    "source,least,dominance_pct",
                    STR_ARG(source->id));
    }
    *rule = found;
    return true;
}

static bool same_figure(const DeliveryRow *a, const DeliveryRow *b)
{
    return a->series == b->series && a->region == b->region && a->edition == b->edition &&
           cell_equal(a->cell, b->cell) && period_equal(a->period, b->period);
}

static void find_twins(Reader *r, const Delivery *delivery)
{
    Map keys = map_in(r->arena, delivery->count);
    for (size_t i = 0; i < delivery->count; i++) {
        const DeliveryRow *row = &delivery->rows[i];
        Str key = str_format(
            r->arena, "%.*s|%.*s|%.*s|%.*s|%.*s", STR_ARG(row->series->id),
            STR_ARG(row->cell.text), STR_ARG(row->region->id),
            STR_ARG(period_text(r->arena, row->period)), STR_ARG(row->edition->id));
        if (!map_put(&keys, key, i)) {
            CHECK(same_figure(row, &delivery->rows[map_get(&keys, key)]));
            text_fault_add(r->faults, (TextPlace){row->line, 1},
                           "the same figure stands in line %d",
                           delivery->rows[map_get(&keys, key)].line);
        }
    }
}

bool delivery_read(Arena *a, const Pact *pact, Str text, Str rules, Delivery *delivery,
                   TextFaults *faults)
{
    Reader r = {.arena = a, .pact = pact, .faults = faults};
    *delivery = (Delivery){0};
    r.table = csv_read(a, text, faults);
    find_columns(&r);
    if (faults->total > 0) {
        return false;
    }
    delivery->rows = PUSH_ARRAY(a, DeliveryRow, r.table.count);
    for (size_t i = 0; i < r.table.count; i++) {
        const CsvRow *row = &r.table.rows[i];
        DeliveryRow *to = &delivery->rows[delivery->count++];
        to->line = row->fields[0].place.line;
        read_meaning(&r, row, to);
        read_value(&r, row, to);
        read_source(&r, row, delivery);
    }
    if (delivery->count == 0) {
        text_fault_add(faults, (TextPlace){1, 1}, "the delivery has no rows");
    }
    if (faults->total == 0) {
        Error err = {0};
        if (!delivery_rule(a, rules, delivery->source, &delivery->rule, &err)) {
            text_fault_add(faults, (TextPlace){1, 1}, "%s", err.message);
        }
        find_twins(&r, delivery);
    }
    return faults->total == 0;
}

/* ---- Adding ---- */

/* The columns that a row needs; added to the file where they lack. */
static const Str FIGURE_COLUMNS[] = {
    S_INIT("series"),  S_INIT("cell"),   S_INIT("region"), S_INIT("period"),
    S_INIT("edition"), S_INIT("value"),  S_INIT("stage"),  S_INIT("confidentiality"),
    S_INIT("source"),  S_INIT("locator")};
enum { FIGURE_COLUMN_COUNT = sizeof FIGURE_COLUMNS / sizeof FIGURE_COLUMNS[0] };

static Str figure_field(Arena *a, const Delivery *delivery, const DeliveryRow *row,
                        Str column)
{
    bool is_hidden = row->state != SECRECY_OPEN;
    const struct {
        Str name;
        Str text;
    } fields[] = {
        {S("series"), row->series->id},
        {S("cell"), row->cell.text},
        {S("region"),
         row->region->alias.length > 0 ? row->region->alias : row->region->id},
        {S("period"), period_text(a, row->period)},
        {S("edition"), row->edition->id},
        {S("value"), is_hidden ? S("") : row->value.text},
        {S("stage"), row->stage},
        {S("confidentiality"), is_hidden ? S("hidden-by-us") : S("")},
        {S("source"), delivery->source->id},
        {S("locator"), row->locator},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (str_equal(fields[i].name, column)) {
            return fields[i].text;
        }
    }
    return (Str){0};
}

bool delivery_add(Arena *a, const Delivery *delivery, Str figures, Str *text, Error *err)
{
    TextFaults faults = text_faults(a);
    CsvTable table = csv_read(a, figures, &faults);
    if (faults.total > 0) {
        return FAIL(err, ERR_INVALID, "monitor/figures.csv:%d: %.*s",
                    faults.items[0].place.line, STR_ARG(faults.items[0].message));
    }
    size_t old = table.names.count;
    Str *names = PUSH_ARRAY(a, Str, old + FIGURE_COLUMN_COUNT);
    size_t count = 0;
    for (; count < old; count++) {
        names[count] = table.names.fields[count].text;
    }
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        if (csv_column(&table, FIGURE_COLUMNS[i]) == CSV_NONE) {
            names[count++] = FIGURE_COLUMNS[i];
        }
    }
    Str *fields = PUSH_ARRAY(a, Str, count);
    Buf buf = buf_in(a, LIMIT_PACT_FILE_BYTES);
    csv_row(&buf, names, count);
    for (size_t r = 0; r < table.count; r++) {
        for (size_t i = 0; i < old; i++) {
            fields[i] = table.rows[r].fields[i].text;
        }
        csv_row(&buf, fields, count);
    }
    for (size_t r = 0; r < delivery->count; r++) {
        for (size_t i = 0; i < count; i++) {
            fields[i] = figure_field(a, delivery, &delivery->rows[r], names[i]);
        }
        csv_row(&buf, fields, count);
    }
    return buf_finish(&buf, text, err);
}
