/* SPDX-License-Identifier: EUPL-1.2
 * dump.c - records become files, by the table of schema.h */
#include "pact/dump.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "formats/csv.h"
#include "formats/yaml.h"
#include "pact/field_text.h"
#include "pact/reach/published.h"

typedef struct OutColumn {
    const Field *field;
    Lang lang;
} OutColumn;

static bool column_is_used(Arena *a, const Pact *pact, const Kind *kind, OutColumn column)
{
    if (column.field->rules != 0) {
        return true;
    }
    size_t count = kind_list(pact, kind).count;
    for (size_t i = 0; i < count; i++) {
        if (field_joined(a, kind_record(pact, kind, i), column.field, column.lang)
                .length > 0) {
            return true;
        }
    }
    return false;
}

static Str dump_csv(Arena *a, const Pact *pact, const Kind *kind)
{
    OutColumn columns[LIMIT_CSV_COLUMNS];
    Str texts[LIMIT_CSV_COLUMNS];
    size_t count = 0;
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        for (Lang lang = LANG_NL; lang < (field->type == FIELD_WORDS ? LANG_COUNT : 1);
             lang++) {
            OutColumn column = {field, lang};
            if (column_is_used(a, pact, kind, column)) {
                texts[count] = field->type != FIELD_WORDS
                                   ? field->name
                                   : str_format(a, "%.*s_%s", STR_ARG(field->name),
                                                lang == LANG_NL ? "nl" : "en");
                columns[count++] = column;
            }
        }
    }
    Buf out = buf_in(a, 0);
    csv_row(&out, texts, count);
    AnyList list = kind_list(pact, kind);
    for (size_t r = 0; r < list.count; r++) {
        for (size_t i = 0; i < count; i++) {
            texts[i] = field_joined(a, kind_record(pact, kind, r), columns[i].field,
                                    columns[i].lang);
        }
        csv_row(&out, texts, count);
    }
    return buf_str(&out);
}

static void yaml_words(YamlWriter *w, Str nl, Str en)
{
    yaml_map_begin(w);
    if (nl.length > 0) {
        yaml_key(w, S("nl"));
        yaml_text(w, nl);
    }
    if (en.length > 0) {
        yaml_key(w, S("en"));
        yaml_text(w, en);
    }
    yaml_map_end(w);
}

static void yaml_record(Arena *a, YamlWriter *w, const Kind *kind, const void *record)
{
    yaml_map_begin(w);
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        if (field_is_list(field)) {
            StrList list = field_list(a, record, field);
            if (list.count == 0) {
                continue;
            }
            yaml_key(w, field->name);
            yaml_list_begin(w);
            for (size_t k = 0; k < list.count; k++) {
                yaml_text(w, list.items[k]);
            }
            yaml_list_end(w);
            continue;
        }
        Str nl = field_text(a, record, field, LANG_NL);
        Str en =
            field->type == FIELD_WORDS ? field_text(a, record, field, LANG_EN) : S("");
        if (nl.length == 0 && en.length == 0) {
            continue;
        }
        yaml_key(w, field->name);
        if (field->type == FIELD_WORDS) {
            yaml_words(w, nl, en);
        } else {
            yaml_text(w, nl);
        }
    }
    yaml_map_end(w);
}

static bool dump_yaml(Arena *a, const Pact *pact, const Kind *kind, Str *text, Error *err)
{
    Buf out = buf_in(a, 0);
    YamlWriter w = yaml_writer(&out);
    AnyList list = kind_list(pact, kind);
    if (kind->format == FILE_YAML_ONE) {
        yaml_record(a, &w, kind, kind_record(pact, kind, 0));
        return yaml_finish(&w, text, err);
    }
    yaml_list_begin(&w);
    for (size_t i = 0; i < list.count; i++) {
        yaml_record(a, &w, kind, kind_record(pact, kind, i));
    }
    yaml_list_end(&w);
    return yaml_finish(&w, text, err);
}

/* A folder that is there must be empty or a pact, so that nothing else is mixed in. */
static bool may_write(Arena *a, Str out, Error *err)
{
    if (file_kind(out) == FILE_ABSENT) {
        return true;
    }
    StrList names;
    if (!folder_list(a, out, &names, err)) {
        return false;
    }
    if (names.count > 0 && file_kind(path_join(a, out, S("pact.yaml"))) != FILE_PLAIN) {
        error_hint(err, S("Name an empty folder, or one that holds a pact."));
        return FAIL(err, ERR_CONFLICT, "folder \"%.*s\" holds something else",
                    STR_ARG(out));
    }
    return true;
}

bool pact_dump(Arena *a, const Pact *pact, Str out, size_t *files, Error *err)
{
    if (!may_write(a, out, err)) {
        return false;
    }
    size_t count = 0;
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        if (kind_list(pact, kind).count == 0) {
            continue;
        }
        Str text;
        if (kind->format == FILE_CSV) {
            text = dump_csv(a, pact, kind);
        } else if (!dump_yaml(a, pact, kind, &text, err)) {
            return false;
        }
        if (!file_write(path_join(a, out, kind->file), text, NULL, err)) {
            return false;
        }
        count++;
    }
    if (pact->reach != NULL && !reach_folder_copy(a, pact->folder, out, &count, err)) {
        return false;
    }
    *files = count;
    return true;
}
