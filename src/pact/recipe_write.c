/* SPDX-License-Identifier: EUPL-1.2
 * recipe_write.c - a recipe as YAML, and the words both ways */
#include "base/limits.h"
#include "formats/yaml.h"
#include "pact/recipe_read.h"
#include "pact/recipe_words.h"

const Str PERIOD_WORDS[3] = {S_INIT("as-written"), S_INIT("school-year"), S_INIT("cbs")};
const Str QUOTE_WORDS[2] = {S_INIT("double"), S_INIT("none")};
const Str DECIMAL_WORDS[2] = {S_INIT("point"), S_INIT("comma")};
const Str RULE_WORDS[3] = {S_INIT("bounds"), S_INIT("jump"), S_INIT("parts")};
const Str SEVERITY_WORDS[2] = {S_INIT("hard"), S_INIT("soft")};

bool token_parse(Str word, Token *token)
{
    static const struct {
        Str word;
        TokenKind kind;
    } WORDS[] = {
        {S_INIT("hidden"), TOKEN_HIDDEN},
        {S_INIT("missing"), TOKEN_MISSING},
        {S_INIT("impossible"), TOKEN_IMPOSSIBLE},
    };
    *token = (Token){0};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_equal(WORDS[i].word, word)) {
            token->kind = WORDS[i].kind;
            return true;
        }
    }
    Str low, high;
    if (!str_cut(word, '.', &low, &high)) {
        token->kind = TOKEN_NUMBER;
        bool is_number = integer_parse(word, &token->low);
        token->high = token->low;
        return is_number;
    }
    token->kind = TOKEN_RANGE;
    return str_starts(high, S(".")) && integer_parse(low, &token->low) &&
           integer_parse(str_slice(high, 1, high.length), &token->high) &&
           token->low <= token->high;
}

Str token_word(Arena *a, const Token *token)
{
    switch (token->kind) {
    case TOKEN_HIDDEN:
        return S("hidden");
    case TOKEN_IMPOSSIBLE:
        return S("impossible");
    case TOKEN_RANGE:
        return str_format(a, "%lld..%lld", (long long)token->low, (long long)token->high);
    case TOKEN_NUMBER:
        return str_format(a, "%lld", (long long)token->low);
    case TOKEN_MISSING:
    case TOKEN_UNKNOWN:
        break;
    }
    return S("missing");
}

static void put(YamlWriter *w, Str key, Str text)
{
    if (text.length > 0) {
        yaml_key(w, key);
        yaml_text(w, text);
    }
}

static void put_number(YamlWriter *w, Arena *a, Str key, double number, double if_absent)
{
    if (number != if_absent) {
        Str text = number_text(a, number, 6);
        while (str_ends(text, S("0"))) {
            text = str_slice(text, 0, text.length - 1);
        }
        put(w, key, str_ends(text, S(".")) ? str_slice(text, 0, text.length - 1) : text);
    }
}

static void put_list(YamlWriter *w, Str key, StrList texts, bool even_if_empty)
{
    if (texts.count == 0 && !even_if_empty) {
        return;
    }
    yaml_key(w, key);
    yaml_list_begin(w);
    for (size_t i = 0; i < texts.count; i++) {
        yaml_text(w, texts.items[i]);
    }
    yaml_list_end(w);
}

static void put_pairs(YamlWriter *w, Str key, CodePairList pairs)
{
    if (pairs.count == 0) {
        return;
    }
    yaml_key(w, key);
    yaml_map_begin(w);
    for (size_t i = 0; i < pairs.count; i++) {
        put(w, pairs.items[i].from, pairs.items[i].to);
    }
    yaml_map_end(w);
}

static void put_sets(YamlWriter *w, Str key, CodeSetList sets)
{
    if (sets.count == 0) {
        return;
    }
    yaml_key(w, key);
    yaml_list_begin(w);
    for (size_t i = 0; i < sets.count; i++) {
        const CodeSet *set = &sets.items[i];
        yaml_map_begin(w);
        put(w, S("name"), set->name);
        put(w, S("version"), set->version);
        put(w, S("column"), set->column);
        put_list(w, set->is_except ? S("except") : S("codes"), set->codes, true);
        yaml_map_end(w);
    }
    yaml_list_end(w);
}

static void write_text_form(YamlWriter *w, Arena *a, const Recipe *r)
{
    put(w, S("encoding"), r->encoding);
    put(w, S("delimiter"), str_equal(r->delimiter, S("\t")) ? S("tab") : r->delimiter);
    put_list(w, S("header"), r->header, false);
    put_number(w, a, S("skip"), (double)r->skip, 0);
    put_number(w, a, S("header_row"), (double)r->header_row, 0);
    put_number(w, a, S("header_rows"), (double)r->header_rows, 0);
    put(w, S("quotes"), r->is_literal ? QUOTE_WORDS[1] : S(""));
    put(w, S("decimal"), r->decimal_comma ? DECIMAL_WORDS[1] : S(""));
    put(w, S("thousands"), r->thousands);
}

static void write_values(YamlWriter *w, Arena *a, const Recipe *r)
{
    if (r->value_form == VALUES_COLUMNS) {
        put_list(w, S("values"), r->value_columns, true);
    } else {
        put(w, S("values"), r->value_form == VALUES_ROWS ? S("rows") : r->value_header);
    }
    put_number(w, a, S("multiply"), r->multiply, 1);
    if (r->is_as_printed) {
        put(w, S("rounded_to"), S("as-printed"));
    } else {
        put_number(w, a, S("rounded_to"), r->rounded_to, 0);
    }
    if (r->tokens.count > 0) {
        yaml_key(w, S("tokens"));
        yaml_map_begin(w);
        for (size_t i = 0; i < r->tokens.count; i++) {
            yaml_key(w, r->tokens.items[i].text);
            yaml_text(w, token_word(a, &r->tokens.items[i]));
        }
        yaml_map_end(w);
    }
    if (r->status.column.length > 0) {
        yaml_key(w, S("status"));
        yaml_map_begin(w);
        put(w, S("column"), r->status.column);
        put(w, S("normal"), r->status.normal);
        put_pairs(w, S("words"), r->status.words);
        yaml_map_end(w);
    }
}

static void write_place_and_time(YamlWriter *w, const Recipe *r)
{
    yaml_key(w, S("period"));
    yaml_map_begin(w);
    put(w, S("column"), r->period.column);
    put(w, S("is"), r->period.is);
    put(w, S("form"), r->period.form > 0 ? PERIOD_WORDS[r->period.form] : S(""));
    put(w, S("only"), period_kind_name(r->period.only));
    yaml_map_end(w);
    if (r->region.column.length > 0 || !str_equal(r->region.total, S("NL"))) {
        yaml_key(w, S("region"));
        yaml_map_begin(w);
        put(w, S("column"), r->region.column);
        put_pairs(w, S("codes"), r->region.codes);
        put(w, S("total"), r->region.total);
        yaml_map_end(w);
    }
}

static void write_renames(YamlWriter *w, Arena *a, const Recipe *r)
{
    if (r->renames.count == 0) {
        return;
    }
    yaml_key(w, S("renames"));
    yaml_list_begin(w);
    for (size_t i = 0; i < r->renames.count; i++) {
        const Rename *rename = &r->renames.items[i];
        yaml_map_begin(w);
        put(w, S("column"), rename->column);
        put(w, S("from"), rename->from);
        put(w, S("to"), rename->to);
        put(w, S("since"), date_iso(a, rename->since));
        put(w, S("until"), date_iso(a, rename->until));
        yaml_map_end(w);
    }
    yaml_list_end(w);
}

static void write_totals(YamlWriter *w, const Recipe *r)
{
    if (r->totals.count > 0) {
        yaml_key(w, S("totals"));
        yaml_list_begin(w);
        for (size_t i = 0; i < r->totals.count; i++) {
            yaml_map_begin(w);
            put(w, S("column"), r->totals.items[i].column);
            yaml_key(w, S("code"));
            yaml_text(w, r->totals.items[i].code);
            put_list(w, S("over"), r->totals.items[i].over, false);
            yaml_map_end(w);
        }
        yaml_list_end(w);
    }
    put_list(w, S("within"), r->within, false);
}

static void write_figures(YamlWriter *w, Arena *a, const Recipe *r)
{
    if (r->dimensions.count > 0) {
        yaml_key(w, S("dimensions"));
        yaml_map_begin(w);
        for (size_t i = 0; i < r->dimensions.count; i++) {
            yaml_key(w, r->dimensions.items[i].id);
            yaml_map_begin(w);
            put(w, S("column"), r->dimensions.items[i].column);
            put_pairs(w, S("codes"), r->dimensions.items[i].codes);
            yaml_map_end(w);
        }
        yaml_map_end(w);
    }
    yaml_key(w, S("figures"));
    yaml_list_begin(w);
    for (size_t i = 0; i < r->figures.count; i++) {
        const FigureRule *f = &r->figures.items[i];
        yaml_map_begin(w);
        put(w, S("series"), f->series);
        put_list(w, S("rows"), f->rows, false);
        put_list(w, S("of"), f->of, f->is_share);
        put_list(w, S("by"), f->by, false);
        put_number(w, a, S("decimals"), f->decimals, 0);
        yaml_map_end(w);
    }
    yaml_list_end(w);
}

static void write_rules(YamlWriter *w, Arena *a, const Recipe *r)
{
    if (r->rules.count == 0) {
        return;
    }
    yaml_key(w, S("rules"));
    yaml_list_begin(w);
    for (size_t i = 0; i < r->rules.count; i++) {
        const PlausibilityRule *rule = &r->rules.items[i];
        yaml_map_begin(w);
        put(w, S("kind"), RULE_WORDS[rule->kind]);
        put(w, S("series"), rule->series);
        put(w, S("dimension"), rule->dimension);
        if (rule->has_least) {
            put_number(w, a, S("least"), rule->least, -1);
        }
        if (rule->has_most) {
            put_number(w, a, S("most"), rule->most, -1);
        }
        put(w, S("severity"), SEVERITY_WORDS[rule->is_hard ? 0 : 1]);
        yaml_map_end(w);
    }
    yaml_list_end(w);
}

bool recipe_write(Arena *a, const Recipe *r, Str *text, Error *err)
{
    Buf buf = buf_in(a, LIMIT_RECIPE_BYTES);
    YamlWriter w = yaml_writer(&buf);
    yaml_map_begin(&w);
    put(&w, S("id"), r->id);
    put(&w, S("title"), r->title);
    put(&w, S("file"), r->file);
    put(&w, S("part"), r->part);
    put(&w, S("format"), r->format);
    put(&w, S("sha256"), r->sha256);
    put(&w, S("layout"), r->layout);
    put(&w, S("source"), r->source);
    write_text_form(&w, a, r);
    write_values(&w, a, r);
    write_place_and_time(&w, r);
    put_sets(&w, S("keep"), r->keep);
    put_sets(&w, S("drop"), r->drop);
    put_sets(&w, S("lists"), r->lists);
    write_renames(&w, a, r);
    write_totals(&w, r);
    write_figures(&w, a, r);
    write_rules(&w, a, r);
    yaml_map_end(&w);
    return yaml_finish(&w, text, err);
}
