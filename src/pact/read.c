/* SPDX-License-Identifier: EUPL-1.2
 * read.c - files become records, by the table of schema.h
 *
 * Each kind has one file. Records are counted first, so that their array never moves;
 * references wait as names (loader.h) until everything has been read.
 */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "formats/csv.h"
#include "formats/yaml.h"
#include "pact/loader.h"

static void take_text_faults(Loader *loader, const Kind *kind, const TextFaults *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        fault_add(loader->faults, SEVERITY_FAULT, kind->file, faults->items[i].place.line,
                  S(""), S(""), "%.*s", STR_ARG(faults->items[i].message));
    }
    loader->faults->fault_count += faults->total - faults->count;
}

void records_start(Loader *loader, KindId id, size_t count)
{
    const Kind *kind = &PACT_KINDS[id];
    void *items = arena_push(loader->a, count + 1, kind->size, _Alignof(max_align_t));
    kind_set_list(loader->pact, kind, (AnyList){items, 0});
    loader->places->lines[id] = PUSH_ARRAY(loader->a, int, count + 1);
    loader->ids[id] = map_in(loader->tmp, count + 1);
    loader->keys[id] = map_in(loader->tmp, count + 1);
}

char *record_next(Loader *loader, KindId id)
{
    const Kind *kind = &PACT_KINDS[id];
    AnyList list = kind_list(loader->pact, kind);
    return (char *)list.items + list.count * kind->size;
}

static void check_id(Loader *loader, KindId id, const char *record, Place place)
{
    const Kind *kind = &PACT_KINDS[id];
    Str name = record_id(kind, record);
    size_t index = kind_list(loader->pact, kind).count;
    if (name.length == 0) {
        return; /* told as a required field */
    }
    if (!id_has_form(name, kind->id_form)) {
        FAULT(loader, place, S("id"),
              S("Write lower-case letters, digits and single hyphens; see "
                "docs/pact-folder.md for ids in two parts."),
              "\"%.*s\" does not have the form of an id", STR_ARG(name));
    }
    if (!map_put(&loader->ids[id], name, index)) {
        size_t other = map_get(&loader->ids[id], name);
        FAULT(loader, place, S("id"), S("Give one of them another id, or take it out."),
              "%.*s \"%.*s\" stands in line %d already", STR_ARG(kind->name),
              STR_ARG(name), loader->places->lines[id][other]);
    }
}

static void check_alias(Loader *loader, KindId id, const char *record, Place place)
{
    const Region *region = (const Region *)(const void *)record;
    size_t index = kind_list(loader->pact, &PACT_KINDS[id]).count;
    if (region->alias.length > 0 && !map_put(&loader->ids[id], region->alias, index)) {
        FAULT(loader, place, S("alias"), S("Choose another short name."),
              "alias \"%.*s\" is taken", STR_ARG(region->alias));
    }
}

static void check_required(Loader *loader, const Kind *kind, const Seen *seen,
                           Place place)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        if ((field->rules & RULE_REQUIRED) && !seen->fields[i]) {
            FAULT(loader, place, field->name, S("Fill it in."), "%.*s has no %.*s",
                  STR_ARG(kind->name), STR_ARG(field->name));
        }
    }
}

void record_finish(Loader *loader, KindId id, const Seen *seen, Str key, Place place)
{
    const Kind *kind = &PACT_KINDS[id];
    AnyList list = kind_list(loader->pact, kind);
    const char *record = (const char *)list.items + list.count * kind->size;
    check_required(loader, kind, seen, place);
    if (kind->id_form != ID_NONE) {
        check_id(loader, id, record, place);
    } else if (!map_put(&loader->keys[id], key, list.count)) {
        size_t other = map_get(&loader->keys[id], key);
        FAULT(loader, place, S(""), S("Take one of the two out."),
              "the same %.*s stands in line %d already", STR_ARG(kind->name),
              loader->places->lines[id][other]);
    }
    if (id == KIND_REGION) {
        check_alias(loader, id, record, place);
    }
    loader->places->lines[id][list.count] = place.line;
    list.count++;
    kind_set_list(loader->pact, kind, list);
}

static void unknown_field(Loader *loader, const Kind *kind, Str name, Place place)
{
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < kind->field_count; i++) {
        nearest_offer(&nearest, kind->fields[i].name);
    }
    Str hint = nearest_hint(loader->tmp, &nearest);
    if (hint.length == 0) {
        hint = S("docs/pact-folder.md lists the fields.");
    }
    Str shown = str_slice(name, 0, 60);
    FAULT(loader, place, S(""), hint, "%.*s has no field \"%.*s\"", STR_ARG(kind->name),
          STR_ARG(shown));
}

typedef struct Column {
    const Field *field; /* null: unknown, told once */
    size_t index;       /* of the field in its kind */
    Lang lang;
} Column;

static Column column_of(Loader *loader, const Kind *kind, Str name, Place place)
{
    Column column = {0};
    column.field = kind_field(kind, name);
    if (column.field == NULL && (str_ends(name, S("_nl")) || str_ends(name, S("_en")))) {
        column.lang = str_ends(name, S("_en")) ? LANG_EN : LANG_NL;
        Str base = str_slice(name, 0, name.length - 3);
        column.field = kind_field(kind, base);
        if (column.field != NULL && column.field->type != FIELD_WORDS) {
            column.field = NULL;
        }
    } else if (column.field != NULL && column.field->type == FIELD_WORDS) {
        FAULT(loader, place, name,
              str_format(loader->tmp, "Write two columns, %.*s_nl and %.*s_en.",
                         STR_ARG(name), STR_ARG(name)),
              "the column does not say its language");
        column.field = NULL;
        return column;
    }
    if (column.field == NULL) {
        unknown_field(loader, kind, name, place);
    } else {
        column.index = (size_t)(column.field - kind->fields);
    }
    return column;
}

/* Texts of the key fields, joined by a character that cannot stand in them. */
static Str csv_key(Loader *loader, const Column *columns, const CsvRow *row)
{
    Buf key = buf_in(loader->tmp, 0);
    for (size_t i = 0; i < row->count; i++) {
        if (columns[i].field != NULL && (columns[i].field->rules & RULE_KEY)) {
            buf_add(&key, str_trim(row->fields[i].text));
            buf_char(&key, '\x1f');
        }
    }
    return buf_str(&key);
}

static void read_csv(Loader *loader, KindId id, Str text)
{
    const Kind *kind = &PACT_KINDS[id];
    TextFaults text_found = text_faults(loader->tmp);
    CsvTable table = csv_read(loader->tmp, text, &text_found);
    take_text_faults(loader, kind, &text_found);
    records_start(loader, id, table.count);
    Column *columns = PUSH_ARRAY(loader->tmp, Column, table.names.count + 1);
    for (size_t i = 0; i < table.names.count; i++) {
        columns[i] = column_of(loader, kind, table.names.fields[i].text,
                               (Place){kind->file, table.names.fields[i].place.line});
    }
    for (size_t r = 0; r < table.count; r++) {
        const CsvRow *row = &table.rows[r];
        char *record = record_next(loader, id);
        Seen seen = {0};
        for (size_t i = 0; i < row->count; i++) {
            const CsvField *cell = &row->fields[i];
            if (columns[i].field != NULL) {
                value_set(loader, record, columns[i].field, columns[i].lang, cell->text,
                          (Place){kind->file, cell->place.line});
                seen.fields[columns[i].index] |= str_trim(cell->text).length > 0;
            }
        }
        record_finish(
            loader, id, &seen, csv_key(loader, columns, row),
            (Place){kind->file, row->count > 0 ? row->fields[0].place.line : 0});
    }
}

static bool is_text(Loader *loader, const Kind *kind, const Field *field,
                    const YamlNode *node, const char *what)
{
    if (node->kind == YAML_TEXT) {
        return true;
    }
    FAULT(loader, ((Place){kind->file, node->place.line}), field->name,
          S("docs/pact-folder.md shows how it is written."),
          "this is a %s where %s is meant", node->kind == YAML_LIST ? "list" : "mapping",
          what);
    return false;
}

static bool yaml_words(Loader *loader, const Kind *kind, const Field *field, void *record,
                       const YamlNode *node)
{
    bool any = false;
    if (node->kind != YAML_MAP) {
        if (node->kind == YAML_TEXT && str_trim(node->text).length == 0) {
            return false;
        }
        FAULT(loader, ((Place){kind->file, node->place.line}), field->name,
              S("Write {nl: ..., en: ...}."), "the text does not say its language");
        return true; /* it was filled in, though wrongly */
    }
    for (size_t i = 0; i < node->count; i++) {
        Place place = {kind->file, node->items[i].place.line};
        bool dutch = str_equal(node->keys[i].text, S("nl"));
        if (!dutch && !str_equal(node->keys[i].text, S("en"))) {
            FAULT(loader, place, field->name, S("Write nl or en."),
                  "there is no language \"%.*s\"",
                  STR_ARG(str_slice(node->keys[i].text, 0, 40)));
        } else if (is_text(loader, kind, field, &node->items[i], "text")) {
            value_set(loader, record, field, dutch ? LANG_NL : LANG_EN,
                      node->items[i].text, place);
            any = any || str_trim(node->items[i].text).length > 0;
        }
    }
    return any;
}

static bool yaml_list(Loader *loader, const Kind *kind, const Field *field, void *record,
                      const YamlNode *node)
{
    if (node->kind == YAML_TEXT && node->text.length == 0) {
        return false;
    }
    if (node->kind != YAML_LIST) {
        FAULT(loader, ((Place){kind->file, node->place.line}), field->name,
              S("Write a sequence: [first, second]."), "a list is meant here");
        return true;
    }
    StrList texts = {PUSH_ARRAY(loader->tmp, Str, node->count + 1), 0};
    for (size_t i = 0; i < node->count; i++) {
        if (is_text(loader, kind, field, &node->items[i], "text")) {
            texts.items[texts.count++] = str_trim(node->items[i].text);
        }
    }
    value_set_list(loader, record, field, texts, (Place){kind->file, node->place.line});
    return texts.count > 0;
}

static Str yaml_record_key(Loader *loader, const Kind *kind, const YamlNode *node)
{
    Buf key = buf_in(loader->tmp, 0);
    for (size_t i = 0; i < kind->field_count; i++) {
        const YamlNode *value = yaml_get(node, kind->fields[i].name);
        if ((kind->fields[i].rules & RULE_KEY) && value != NULL) {
            buf_printf(&key, "%.*s\x1f", STR_ARG(str_trim(value->text)));
        }
    }
    return buf_str(&key);
}

static void yaml_record(Loader *loader, KindId id, const YamlNode *node)
{
    const Kind *kind = &PACT_KINDS[id];
    char *record = record_next(loader, id);
    Seen seen = {0};
    for (size_t i = 0; i < node->count; i++) {
        Place place = {kind->file, node->keys[i].place.line};
        const YamlNode *value = &node->items[i];
        const Field *field = kind_field(kind, node->keys[i].text);
        if (field == NULL) {
            unknown_field(loader, kind, node->keys[i].text, place);
            continue;
        }
        bool *filled = &seen.fields[field - kind->fields];
        if (field->type == FIELD_WORDS) {
            *filled = yaml_words(loader, kind, field, record, value);
        } else if (field->type == FIELD_REFS || field->type == FIELD_TEXTS) {
            *filled = yaml_list(loader, kind, field, record, value);
        } else if (is_text(loader, kind, field, value, "text")) {
            place.line = value->place.line;
            value_set(loader, record, field, LANG_NL, value->text, place);
            *filled = str_trim(value->text).length > 0;
        }
    }
    record_finish(loader, id, &seen, yaml_record_key(loader, kind, node),
                  (Place){kind->file, node->place.line});
}

static void read_yaml(Loader *loader, KindId id, Str text)
{
    const Kind *kind = &PACT_KINDS[id];
    TextFaults text_found = text_faults(loader->tmp);
    const YamlNode *root = yaml_read(loader->tmp, text, &text_found);
    take_text_faults(loader, kind, &text_found);
    bool one = kind->format == FILE_YAML_ONE;
    records_start(loader, id, root == NULL || one ? 1 : root->count);
    if (root == NULL || (root->kind == YAML_TEXT && root->text.length == 0 && !one)) {
        return;
    }
    Place place = {kind->file, root->place.line};
    if (one && root->kind == YAML_MAP) {
        yaml_record(loader, id, root);
    } else if (!one && root->kind == YAML_LIST) {
        for (size_t i = 0; i < root->count; i++) {
            if (root->items[i].kind == YAML_MAP) {
                yaml_record(loader, id, &root->items[i]);
            } else {
                place.line = root->items[i].place.line;
                FAULT(loader, place, S(""), S("Start each record with \"- id: ...\"."),
                      "a %.*s is a mapping of fields", STR_ARG(kind->name));
            }
        }
    } else {
        FAULT(loader, place, S(""), S("docs/pact-folder.md shows the form of the file."),
              "the file holds %s", one ? "one mapping of fields" : "a list of records");
    }
}

/* Names that may stand in a folder besides the files of the table. */
static bool is_allowed(Str name)
{
    static const Str ALLOWED[] = {S_INIT("README.md"), S_INIT("recipes/"),
                                  S_INIT("reports/"),  S_INIT("deliveries/"),
                                  S_INIT("sources/"),  S_INIT("reach/"),
                                  S_INIT("report/")};
    for (size_t i = 0; i < sizeof ALLOWED / sizeof ALLOWED[0]; i++) {
        if (str_equal(name, ALLOWED[i])) {
            return true;
        }
    }
    return str_starts(name, S("."));
}

static bool is_of_the_table(Str path)
{
    for (KindId id = 0; id < KIND_COUNT; id++) {
        Str file = PACT_KINDS[id].file;
        if (str_equal(file, path) || (str_ends(path, S("/")) && str_starts(file, path))) {
            return true;
        }
    }
    return false;
}

static void find_strangers(Loader *loader, Str inside)
{
    StrList names;
    Error err = {0};
    if (!folder_list(loader->tmp, path_join(loader->tmp, loader->folder, inside), &names,
                     &err)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str path =
            str_format(loader->tmp, "%.*s%.*s", STR_ARG(inside), STR_ARG(names.items[i]));
        if (is_allowed(names.items[i])) {
            continue;
        }
        if (!is_of_the_table(path)) {
            FAULT(
                loader, ((Place){path, 0}), S(""),
                S("Mend its name, or move it out; docs/pact-folder.md lists the files."),
                "this file is not part of a pact folder");
        } else if (str_ends(path, S("/"))) {
            find_strangers(loader, path);
        }
    }
}

void read_folder(Loader *loader)
{
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        Str text;
        Error err = {0};
        Str path = path_join(loader->tmp, loader->folder, kind->file);
        if (file_kind(path) == FILE_ABSENT) {
            records_start(loader, id, 0);
        } else if (!file_read(loader->tmp, path, LIMIT_PACT_FILE_BYTES, &text, &err)) {
            records_start(loader, id, 0);
            FAULT(loader, ((Place){kind->file, 0}), S(""), str_of(err.hint), "%s",
                  err.message);
        } else if (kind->format == FILE_CSV) {
            read_csv(loader, id, text);
        } else {
            read_yaml(loader, id, text);
        }
    }
    find_strangers(loader, S(""));
}
