/* SPDX-License-Identifier: EUPL-1.2
 * px_columns.c - columns and codes from the statements of a PX file */
#include "base/limits.h"
#include "base/map.h"
#include "base/number.h"
#include "formats/encoding.h"
#include "formats/px_header.h"

/* ---- Statements by name ---- */

static const PxStatement *find(const PxHeader *header, Str keyword, Str language,
                               Str subject)
{
    for (size_t i = 0; i < header->count; i++) {
        const PxStatement *statement = &header->items[i];
        Str about = statement->subjects.count == 0 ? S("") : statement->subjects.items[0];
        if (str_equal(statement->keyword, keyword) &&
            str_equal(statement->language, language) && str_equal(about, subject) &&
            statement->subjects.count < 2) {
            return statement;
        }
    }
    return NULL;
}

static PxTexts texts_of(const PxHeader *header, Str keyword, Str language, Str subject)
{
    const PxStatement *found = find(header, keyword, language, subject);
    PxTexts none = {0};
    return found == NULL ? none : found->values;
}

/* In the language that was asked for, else in the main one. */
static Str text_of(const PxHeader *header, Str keyword)
{
    PxTexts texts = texts_of(header, keyword, header->language, (Str){0});
    if (texts.count == 0) {
        texts = texts_of(header, keyword, (Str){0}, (Str){0});
    }
    return texts.count == 0 ? S("") : texts.items[0];
}

/* ---- Encoding ---- */

static bool has_high_controls(const PxTexts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        for (size_t j = 0; j < texts->items[i].length; j++) {
            unsigned char c = (unsigned char)texts->items[i].data[j];
            if (c >= 0x80 && c < 0xA0) {
                return true;
            }
        }
    }
    return false;
}

/* Publishers write iso-8859-1 and mean Windows-1252, whose 0x80..0x9F are characters and
 * not controls; so do browsers read it (WHATWG Encoding, section 4.2). */
static DatasetEncoding latin_of(const PxHeader *header)
{
    for (size_t i = 0; i < header->count; i++) {
        if (has_high_controls(&header->items[i].values)) {
            return ENCODING_WINDOWS_1252;
        }
    }
    return ENCODING_ISO_8859_1;
}

static bool find_encoding(const PxHeader *header, DatasetEncoding *encoding,
                          bool *is_told, Error *err)
{
    char word[20];
    Str name = text_of(header, S("CODEPAGE"));
    *is_told = true;
    *encoding = ENCODING_UTF8;
    if (header->has_byte_order_mark) {
        return true;
    }
    if (name.length == 0) {
        bool is_ansi = str_equal(text_of(header, S("CHARSET")), S("ANSI"));
        *encoding = is_ansi ? ENCODING_WINDOWS_1252 : ENCODING_UTF8;
        *is_told = is_ansi;
        return true;
    }
    size_t length = name.length < sizeof word ? name.length : sizeof word;
    for (size_t i = 0; i < length; i++) {
        char c = name.data[i];
        word[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    if (!encoding_parse((Str){word, length}, encoding)) {
        return FAIL(err, ERR_INVALID, "CODEPAGE \"%.*s\" is not read", STR_ARG(name));
    }
    if (*encoding == ENCODING_ISO_8859_1) {
        *encoding = latin_of(header);
    }
    return true;
}

static bool decode(PxHeader *header, DatasetEncoding encoding, bool is_told,
                   const PxStatement *statement, PxTexts *texts, Error *err)
{
    for (size_t i = 0; i < texts->count; i++) {
        Str text;
        size_t bad;
        if (!encoding_to_utf8(header->arena, encoding, texts->items[i], &text, &bad)) {
            if (!is_told) {
                error_hint(err,
                           S("If you know it, put CHARSET and CODEPAGE at the top."));
                return FAIL_AT(err, statement->place,
                               "not UTF-8, and the file names no encoding");
            }
            return FAIL_AT(err, statement->place, "a byte that is not %.*s",
                           STR_ARG(encoding_name(encoding)));
        }
        texts->items[i] = str_trim(text);
    }
    return true;
}

static bool decode_all(PxHeader *header, DatasetEncoding *encoding, Error *err)
{
    bool is_told;
    if (!find_encoding(header, encoding, &is_told, err)) {
        return false;
    }
    for (size_t i = 0; i < header->count; i++) {
        PxStatement *statement = &header->items[i];
        PxTexts own = {.items = &statement->keyword, .count = 1};
        PxTexts language = {.items = &statement->language, .count = 1};
        if (!decode(header, *encoding, is_told, statement, &own, err) ||
            !decode(header, *encoding, is_told, statement, &language, err) ||
            !decode(header, *encoding, is_told, statement, &statement->subjects, err) ||
            !decode(header, *encoding, is_told, statement, &statement->values, err)) {
            return false;
        }
    }
    return true;
}

/* ---- Codes ---- */

/* "1994"-"1996" of TLIST(A1,"1994"-"1996"); false when it is a list or none. */
static bool year_range(Str list, int *first, int *last)
{
    Str head;
    Str tail;
    Str from;
    Str to;
    int64_t a;
    int64_t b;
    if (!str_cut(list, ',', &head, &tail) || !str_starts(head, S("TLIST(A1")) ||
        !str_cut(str_slice(tail, 0, tail.length - 1), '-', &from, &to)) {
        return false;
    }
    from = str_trim(from);
    to = str_trim(to);
    if (from.length != 6 || to.length != 6 || !integer_parse(str_slice(from, 1, 5), &a) ||
        !integer_parse(str_slice(to, 1, 5), &b) || b < a) {
        return false;
    }
    *first = (int)a;
    *last = (int)b;
    return true;
}

/* The periods of a TIMEVAL; none when they are not spelled out. */
static PxTexts periods_of(const PxHeader *header, Str variable)
{
    PxTexts texts = texts_of(header, S("TIMEVAL"), (Str){0}, variable);
    int first;
    int last;
    if (texts.count == 1 && year_range(texts.items[0], &first, &last)) {
        PxTexts years = {.count = (size_t)(last - first) + 1};
        years.items = PUSH_ARRAY(header->arena, Str, years.count);
        for (size_t i = 0; i < years.count; i++) {
            years.items[i] = str_format(header->arena, "%d", first + (int)i);
        }
        return years;
    }
    PxTexts rest = {0};
    if (texts.count >= 2) {
        rest = (PxTexts){texts.items + 1, texts.count - 1, 0};
    }
    return rest;
}

/* Texts as codes: one that occurs again gets a number. */
static void number_doubles(Arena *a, DatasetColumn *column)
{
    Map seen = map_in(a, column->code_count);
    for (size_t i = 0; i < column->code_count; i++) {
        Str text = column->codes[i].code;
        for (int number = 2; !map_put(&seen, column->codes[i].code, i); number++) {
            column->codes[i].code = str_format(a, "%.*s (%d)", STR_ARG(text), number);
        }
    }
}

static bool check_codes(Arena *a, const PxStatement *statement,
                        const DatasetColumn *column, Error *err)
{
    Map seen = map_in(a, column->code_count);
    for (size_t i = 0; i < column->code_count; i++) {
        if (!map_put(&seen, column->codes[i].code, i)) {
            return FAIL_AT(err, statement->place, "\"%.*s\" has the code \"%.*s\" twice",
                           STR_ARG(column->name), STR_ARG(column->codes[i].code));
        }
    }
    return true;
}

static bool fill_codes(const PxHeader *header, DatasetColumn *column, Error *err)
{
    const PxStatement *statement = find(header, S("CODES"), (Str){0}, column->name);
    PxTexts codes =
        statement == NULL ? periods_of(header, column->name) : statement->values;
    bool has_codes = codes.count > 0;
    if (statement == NULL) {
        statement = find(header, S("VALUES"), (Str){0}, column->name);
    }
    if (has_codes && codes.count != column->code_count) {
        return FAIL_AT(err, statement->place, "\"%.*s\" has %zu codes for %zu values",
                       STR_ARG(column->name), codes.count, column->code_count);
    }
    for (size_t i = 0; i < column->code_count; i++) {
        column->codes[i].code = has_codes ? codes.items[i] : column->codes[i].label;
    }
    if (has_codes) {
        return check_codes(header->arena, statement, column, err);
    }
    number_doubles(header->arena, column);
    return true;
}

/* Units and notes that name a value by its text: UNITS("Population")="amount". */
static void fill_facts(const PxHeader *header, DatasetColumn *column, Str variable,
                       bool is_contents)
{
    Map places = map_in(header->arena, column->code_count);
    for (size_t i = 0; i < column->code_count; i++) {
        map_put(&places, column->codes[i].label, i);
    }
    for (size_t i = 0; i < header->count; i++) {
        const PxStatement *statement = &header->items[i];
        const PxTexts *about = &statement->subjects;
        if (statement->values.count == 0 ||
            !str_equal(statement->language, header->language)) {
            continue;
        }
        bool is_unit =
            is_contents && about->count == 1 && str_equal(statement->keyword, S("UNITS"));
        bool is_note = about->count == 2 && str_equal(about->items[0], variable) &&
                       str_starts(statement->keyword, S("VALUENOTE"));
        size_t at = is_unit   ? map_get(&places, about->items[0])
                    : is_note ? map_get(&places, about->items[1])
                              : MAP_NONE;
        if (at != MAP_NONE) {
            *(is_unit ? &column->codes[at].unit : &column->codes[at].note) =
                statement->values.items[0];
        }
    }
}

/* ---- Columns ---- */

static DatasetRole role_of(const PxHeader *header, Str variable)
{
    PxTexts type = texts_of(header, S("VARIABLE-TYPE"), (Str){0}, variable);
    Str letter = type.count == 0 ? S("") : str_slice(type.items[0], 0, 1);
    if (find(header, S("TIMEVAL"), (Str){0}, variable) != NULL ||
        str_equal(letter, S("T"))) {
        return DATASET_TIME;
    }
    if (find(header, S("MAP"), (Str){0}, variable) != NULL || str_equal(letter, S("G"))) {
        return DATASET_REGION;
    }
    return DATASET_DIMENSION;
}

/* What the variable is called in the language that was asked for. */
static Str translated(const PxHeader *header, const PxTexts *lists, Str variable)
{
    static const char *const keywords[] = {"STUB", "HEADING"};
    for (size_t k = 0; header->language.length > 0 && k < 2; k++) {
        PxTexts names = texts_of(header, str_of(keywords[k]), header->language, (Str){0});
        for (size_t i = 0; i < names.count && i < lists[k].count; i++) {
            if (str_equal(lists[k].items[i], variable)) {
                return names.items[i];
            }
        }
    }
    return variable;
}

static bool fill_column(const PxHeader *header, const PxTexts *lists,
                        DatasetColumn *column, Str **value_texts, Error *err)
{
    PxTexts values = texts_of(header, S("VALUES"), (Str){0}, column->name);
    if (values.count == 0) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" has no VALUES", STR_ARG(column->name));
    }
    Str shown = translated(header, lists, column->name);
    PxTexts labels = texts_of(header, S("VALUES"), header->language, shown);
    if (labels.count != values.count) {
        labels = values;
    }
    column->label = shown;
    column->role = role_of(header, column->name);
    column->code_count = values.count;
    column->codes = PUSH_ARRAY(header->arena, DatasetCode, values.count);
    for (size_t i = 0; i < values.count; i++) {
        column->codes[i].label = values.items[i]; /* codes may be made of these */
    }
    if (!fill_codes(header, column, err)) {
        return false;
    }
    for (size_t i = 0; i < values.count; i++) {
        CHECK(labels.items != NULL); /* as many as values */
        column->codes[i].label = labels.items[i];
    }
    PxTexts contents = texts_of(header, S("CONTVARIABLE"), (Str){0}, (Str){0});
    fill_facts(header, column, shown,
               contents.count > 0 && str_equal(contents.items[0], column->name));
    *value_texts = values.items;
    return true;
}

/* NOTE, NOTEX and the meaning of symbols, one a line; # is a line end. */
static Str notes_of(const PxHeader *header)
{
    Str *lines = PUSH_ARRAY(header->arena, Str, header->count);
    size_t count = 0;
    for (size_t i = 0; i < header->count; i++) {
        const PxStatement *statement = &header->items[i];
        if (statement->values.count == 0 ||
            !str_equal(statement->language, header->language)) {
            continue;
        }
        Str text =
            str_replace(header->arena, statement->values.items[0], S("#"), S("\n"));
        if (str_equal(statement->keyword, S("NOTE")) ||
            str_equal(statement->keyword, S("NOTEX"))) {
            bool is_about = statement->subjects.count > 0;
            lines[count++] = is_about ? str_format(header->arena, "%.*s: %.*s",
                                                   STR_ARG(statement->subjects.items[0]),
                                                   STR_ARG(text))
                                      : text;
        } else if (str_starts(statement->keyword, S("DATASYMBOL"))) {
            lines[count++] = str_format(header->arena, "%.*s: %.*s",
                                        STR_ARG(statement->keyword), STR_ARG(text));
        }
    }
    return str_join(header->arena, lines, count, S("\n"));
}

static void fill_about(const PxHeader *header, Dataset *about)
{
    static const char *const titles[] = {"DESCRIPTION", "TITLE", "CONTENTS"};
    for (size_t i = 0; i < 3 && about->title.length == 0; i++) {
        about->title = text_of(header, str_of(titles[i]));
    }
    about->id = text_of(header, S("MATRIX"));
    about->publisher = text_of(header, S("SOURCE"));
    about->updated = text_of(header, S("LAST-UPDATED"));
    if (about->updated.length == 0) {
        about->updated = text_of(header, S("CREATION-DATE"));
    }
    about->note = notes_of(header);
}

static bool find_keys(const PxHeader *header, PxCube *cube, Error *err)
{
    for (size_t i = 0; i < cube->variable_count; i++) {
        PxTexts keys =
            texts_of(header, S("KEYS"), (Str){0}, cube->dataset.columns[i].name);
        if (keys.count == 0) {
            continue;
        }
        if (i >= cube->stub_count) {
            return FAIL(err, ERR_INVALID, "KEYS of \"%.*s\", which is not in STUB",
                        STR_ARG(cube->dataset.columns[i].name));
        }
        cube->keys[i] =
            str_equal(keys.items[0], S("VALUES")) ? PX_KEYS_VALUES : PX_KEYS_CODES;
    }
    return true;
}

bool px_cube(PxHeader *header, PxCube *cube, Error *err)
{
    DatasetEncoding encoding;
    if (!decode_all(header, &encoding, err)) {
        return false;
    }
    if (str_equal(header->language, text_of(header, S("LANGUAGE")))) {
        header->language = (Str){0};
    }
    PxTexts lists[] = {texts_of(header, S("STUB"), (Str){0}, (Str){0}),
                       texts_of(header, S("HEADING"), (Str){0}, (Str){0})};
    size_t count = lists[0].count + lists[1].count;
    if (count == 0 || count > LIMIT_SOURCE_COLUMNS) {
        return FAIL(err, ERR_INVALID,
                    "%zu variables in STUB and HEADING, where 1 to %zu are read", count,
                    LIMIT_SOURCE_COLUMNS);
    }
    DatasetColumn *columns = PUSH_ARRAY(header->arena, DatasetColumn, count + 1);
    *cube = (PxCube){.variable_count = count,
                     .stub_count = lists[0].count,
                     .keys = PUSH_ARRAY(header->arena, PxKeys, count),
                     .value_texts = PUSH_ARRAY(header->arena, Str *, count)};
    for (size_t i = 0; i < count; i++) {
        columns[i].name =
            i < lists[0].count ? lists[0].items[i] : lists[1].items[i - lists[0].count];
        if (!fill_column(header, lists, &columns[i], &cube->value_texts[i], err)) {
            return false;
        }
    }
    columns[count] = (DatasetColumn){
        .name = S("value"), .role = DATASET_VALUE, .unit = text_of(header, S("UNITS"))};
    cube->dataset.columns = columns;
    cube->dataset.column_count = count + 1;
    cube->dataset.encoding = encoding;
    fill_about(header, &cube->dataset);
    return find_keys(header, cube, err);
}
