/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_csv.c - SDMX-CSV 1.0 and 2.0, over delimited text
 *
 *   2.0  STRUCTURE[;],STRUCTURE_ID,ACTION,DIM_1: Label,OBS_VALUE,ATTR[]
 *   1.0  DATAFLOW,DIM_1,OBS_VALUE,…
 *
 * What follows the first name divides the fields. Names lose their label and the marks of
 * lists and languages; codes lose their label. A column that only holds the label of the
 * one before it (labels=name) is a note.
 */
#include "formats/delimited.h"
#include "formats/sdmx.h"
#include "formats/sdmx_rows.h"

typedef struct Reader {
    Arena *arena;
    const SdmxStructure *structure;
    const DatasetSink *sink;
    bool *has_label; /* by column: fields are "code: label" */
    Str *fields;     /* of the row at hand */
    size_t count;
    bool has_names; /* labels=name */
} Reader;

/* The columns that the format itself knows. */
static bool is_of_format(Str name)
{
    static const char *const known[] = {"STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME",
                                        "ACTION",    "SERIES_KEY",   "OBS_KEY",
                                        "DATAFLOW"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (str_equal(name, str_of(known[i]))) {
            return true;
        }
    }
    return false;
}

/* ATTR_1 of "ATTR_1[en;fr]" and of "ATTR_1: Attribute 1"; `*label` is what follows. */
static Str bare_name(Str name, Str *label)
{
    Str head;
    Str tail;
    *label = (Str){0};
    if (str_cut(name, ':', &head, &tail) && str_starts(tail, S(" "))) {
        *label = str_trim(tail);
        name = head;
    }
    if (str_ends(name, S("]")) && str_cut(name, '[', &head, &tail)) {
        name = head;
    }
    return name;
}

static bool is_identifier(Str name)
{
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool is_other =
            (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '@' || c == '$';
        if (!is_letter && !is_other) {
            return false;
        }
    }
    return name.length > 0;
}

static const SdmxComponent *component_of(const Reader *r, Str name)
{
    const SdmxDefinition *definition =
        r->structure == NULL ? NULL : sdmx_definition(r->structure, (Str){0});
    for (size_t i = 0; definition != NULL && i < definition->count; i++) {
        if (str_equal(definition->components[i].id, name)) {
            return &definition->components[i];
        }
    }
    return NULL;
}

static bool begin(void *self, const Dataset *dataset, Error *err)
{
    Reader *r = self;
    Dataset own = *dataset;
    Str first_label;
    Str first = dataset->column_count == 0
                    ? S("")
                    : bare_name(dataset->columns[0].name, &first_label);
    if (!str_equal(first, S("STRUCTURE")) && !str_equal(first, S("DATAFLOW"))) {
        return FAIL(
            err, ERR_INVALID,
            "not SDMX-CSV: the first column is \"%.*s\", not STRUCTURE or DATAFLOW",
            STR_ARG(first));
    }
    r->count = dataset->column_count;
    r->has_label = PUSH_ARRAY(r->arena, bool, r->count);
    r->fields = PUSH_ARRAY(r->arena, Str, r->count);
    r->has_names = dataset_column(dataset, S("STRUCTURE_NAME")) != DATASET_NONE;
    own.columns = PUSH_ARRAY(r->arena, DatasetColumn, r->count);
    bool label_follows = false; /* labels=name: after each component its name */
    for (size_t i = 0; i < r->count; i++) {
        DatasetColumn *column = &own.columns[i];
        *column = dataset->columns[i];
        column->name = bare_name(dataset->columns[i].name, &column->label);
        r->has_label[i] =
            column->label.length > 0 || str_equal(column->name, S("STRUCTURE_ID"));
        if (is_of_format(column->name) || label_follows) {
            column->role = DATASET_NOTE;
            label_follows = false;
            continue;
        }
        label_follows = r->has_names && is_identifier(column->name);
        const SdmxComponent *component = component_of(r, column->name);
        column->role =
            sdmx_role(column->name, component == NULL ? SDMX_UNKNOWN : component->part);
        const SdmxCodelist *list =
            component == NULL ? NULL : sdmx_codelist(r->structure, component->codelist);
        if (list != NULL && list->count > 0) {
            column->codes = list->codes;
            column->code_count = list->count;
        }
    }
    return r->sink->begin(r->sink->self, &own, err);
}

static bool row(void *self, const DatasetRow *given, Error *err)
{
    Reader *r = self;
    for (size_t i = 0; i < r->count; i++) {
        Str field = given->fields[i];
        for (size_t at = 0; r->has_label[i] && at + 1 < field.length; at++) {
            if (field.data[at] == ':' && field.data[at + 1] == ' ') {
                field = str_slice(field, 0, at);
            }
        }
        r->fields[i] = field;
    }
    DatasetRow own = {r->fields, given->place, given->field_columns};
    return r->sink->row(r->sink->self, &own, err);
}

/* The delimiter is what follows the first name, which is read ahead for it. */
typedef struct Ahead {
    Input *input;
    char bytes[40];
    size_t length;
    size_t given;
} Ahead;

static bool read_ahead(void *self, char *to, size_t size, size_t *got, Error *err)
{
    Ahead *ahead = self;
    if (ahead->given == ahead->length) {
        return input_read(ahead->input, to, size, got, err);
    }
    size_t left = ahead->length - ahead->given;
    *got = left < size ? left : size;
    for (size_t i = 0; i < *got; i++) {
        to[i] = ahead->bytes[ahead->given++];
    }
    return true;
}

static bool fill_ahead(Ahead *ahead, Error *err)
{
    size_t got = 1;
    while (ahead->length < sizeof ahead->bytes && got > 0) {
        if (!input_read(ahead->input, ahead->bytes + ahead->length,
                        sizeof ahead->bytes - ahead->length, &got, err)) {
            return false;
        }
        ahead->length += got;
    }
    return true;
}

/* The byte after STRUCTURE, STRUCTURE[…] or DATAFLOW; empty when it is none of them. */
static Str delimiter_of(const Ahead *ahead)
{
    Str head = {ahead->bytes, ahead->length};
    if (str_starts(head, S("\xEF\xBB\xBF"))) {
        head = str_slice(head, 3, head.length);
    }
    bool is_quoted = str_starts(head, S("\""));
    head = str_slice(head, is_quoted, head.length);
    static const char *const names[] = {"STRUCTURE[", "STRUCTURE", "DATAFLOW"};
    for (size_t i = 0; i < 3; i++) {
        Str name = str_of(names[i]);
        if (str_starts(head, name)) {
            size_t at = name.length + (i == 0 ? 2 : 0) + is_quoted;
            return str_slice(head, at, at + 1);
        }
    }
    return (Str){0};
}

bool sdmx_csv_read(Arena *a, Input *input, const SdmxStructure *structure,
                   const DatasetSink *sink, Error *err)
{
    Reader r = {.arena = a, .structure = structure, .sink = sink};
    DatasetSink own = {&r, begin, row};
    Ahead ahead = {.input = input};
    if (!fill_ahead(&ahead, err)) {
        return false;
    }
    Input whole = {read_ahead, &ahead};
    DelimitedSettings settings = {.encoding = S("utf-8"),
                                  .delimiter = delimiter_of(&ahead)};
    DelimitedFound found;
    return delimited_read(a, &whole, &settings, &own, &found, err);
}
