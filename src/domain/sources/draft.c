/* SPDX-License-Identifier: EUPL-1.2
 * draft.c - looking at columns, then at rows of totals */
#include "domain/sources/draft.h"

#include <string.h>

#include "base/limits.h"
#include "base/map.h"

enum { MOST_GUESSES = 60, FEW_TEXTS = 12, MOST_TOKENS = 12 };

/* What a column looks like over all rows. */
typedef struct Look {
    size_t numbers;
    size_t periods; /* texts with the form of a period of CBS or of the pact */
    size_t blanks;
    size_t others;
    StrList texts;      /* different ones, at most FEW_TEXTS + 1 */
    bool has_leading_0; /* 0363: a code, not a number */
    PeriodForm form;
} Look;

typedef struct Drafter {
    Arena *a;
    const DatasetTable *table;
    Look *looks;
    Draft draft;
    bool *is_value; /* per column */
} Drafter;

static void guess(Drafter *d, Str sentence)
{
    if (d->draft.guesses.count < MOST_GUESSES) {
        d->draft.guesses.items[d->draft.guesses.count++] = sentence;
    }
}

/* Digits with a mark, padded or not. */
static bool looks_like_number(Str text)
{
    size_t digits = 0, marks = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool is_digit = c >= '0' && c <= '9';
        bool is_mark = (c == '.' || c == ',') && i > 0;
        if (!is_digit && !is_mark && !(c == '-' && i == 0)) {
            return false;
        }
        digits += is_digit;
        marks += is_mark;
    }
    return digits > 0 && marks <= 1;
}

static bool period_form_of(Str text, PeriodForm *form)
{
    Period period;
    static const PeriodForm FORMS[] = {PERIODS_CBS, PERIODS_AS_WRITTEN};
    for (size_t i = 0; i < 2; i++) {
        if (recipe_period(FORMS[i], text, &period, NULL)) {
            *form = FORMS[i];
            return i == 0 || (period.kind != PERIOD_UNDATED && text.length >= 4);
        }
    }
    return false;
}

static void look_at_text(Arena *a, Look *look, Str text)
{
    if (text.length == 0) {
        look->blanks++;
        return;
    }
    PeriodForm form;
    bool is_number = looks_like_number(text);
    look->numbers += is_number;
    if (period_form_of(text, &form)) {
        look->periods++;
        look->form = form;
    } else if (!is_number) {
        look->others++;
    }
    look->has_leading_0 =
        look->has_leading_0 || (text.length > 1 && text.data[0] == '0' && is_number &&
                                text.data[1] != '.' && text.data[1] != ',');
    for (size_t i = 0; i < look->texts.count; i++) {
        if (str_equal(look->texts.items[i], text)) {
            return;
        }
    }
    if (look->texts.count <= FEW_TEXTS) {
        if (look->texts.items == NULL) {
            look->texts.items = PUSH_ARRAY(a, Str, FEW_TEXTS + 1);
        }
        look->texts.items[look->texts.count++] = text;
    }
}

static void look_at_all(Drafter *d)
{
    size_t width = d->table->dataset.column_count;
    d->looks = PUSH_ARRAY(d->a, Look, width);
    for (size_t r = 0; r < d->table->count; r++) {
        for (size_t c = 0; c < width; c++) {
            look_at_text(d->a, &d->looks[c], d->table->rows[r].fields[c]);
        }
    }
}

/* A year somewhere in the header, and what stands before and after it. */
static bool year_in(Str name, Str *before, Str *after)
{
    for (size_t i = 0; i + 4 <= name.length; i++) {
        int64_t year;
        if ((i == 0 || name.data[i - 1] < '0' || name.data[i - 1] > '9') &&
            (i + 4 == name.length || name.data[i + 4] < '0' || name.data[i + 4] > '9') &&
            integer_parse(str_slice(name, i, i + 4), &year) && year > 1900 &&
            year < 2100) {
            *before = str_slice(name, 0, i);
            *after = str_slice(name, i + 4, name.length);
            return true;
        }
    }
    return false;
}

/* Mostly numbers, and no code. */
static bool looks_like_values(const Look *look, size_t rows)
{
    return look->numbers > 0 && look->numbers + look->blanks + look->others >= rows &&
           look->others * 2 <= look->numbers + look->blanks && !look->has_leading_0;
}

/* "2017 MAN": all columns with a year and the same text before it. */
static bool try_headers(Drafter *d)
{
    const Dataset *table = &d->table->dataset;
    Str before, after, first_before = S(""), suffix = S("");
    size_t count = 0;
    bool suffixes_differ = false;
    for (size_t c = 0; c < table->column_count; c++) {
        if (!year_in(table->columns[c].name, &before, &after) ||
            (count > 0 && !str_equal(before, first_before))) {
            continue;
        }
        suffixes_differ = suffixes_differ || (count > 0 && !str_equal(after, suffix));
        first_before = before;
        suffix = after;
        d->is_value[c] = true;
        count++;
    }
    if (count == 0) {
        return false;
    }
    /* A suffix that differs is a dimension; the blank before it belongs to the form. */
    bool has_suffix = suffixes_differ || str_trim(suffix).length > 0;
    size_t blanks = 0;
    while (blanks < suffix.length && suffix.data[blanks] == ' ') {
        blanks++;
    }
    Str form = has_suffix
                   ? str_format(d->a, "%.*s{period}%.*s{column}", STR_ARG(first_before),
                                STR_ARG(str_slice(suffix, 0, blanks)))
                   : str_format(d->a, "%.*s{period}", STR_ARG(first_before));
    d->draft.recipe.value_form = VALUES_HEADERS;
    d->draft.recipe.value_header = form;
    d->draft.recipe.period.column = S("period");
    guess(d, str_format(d->a, "%zu columns have a year in their name; they hold values.",
                        count));
    if (has_suffix) {
        guess(d, S("What follows the year is called {column} here: name it after what it "
                   "is, such as {sex}."));
    }
    return true;
}

static bool try_columns(Drafter *d)
{
    const Dataset *table = &d->table->dataset;
    StrList *columns = &d->draft.recipe.value_columns;
    columns->items = PUSH_ARRAY(d->a, Str, table->column_count + 1);
    for (size_t c = 0; c < table->column_count; c++) {
        const DatasetColumn *column = &table->columns[c];
        bool is_told = column->role == DATASET_VALUE;
        bool may_be = column->role == DATASET_FIELD &&
                      looks_like_values(&d->looks[c], d->table->count) &&
                      d->looks[c].periods < d->table->count &&
                      !str_equal(column->name, S("ID")) &&
                      !str_equal(column->name, S("Id"));
        if (is_told || (may_be && (d->looks[c].others > 0 || c > 0))) {
            columns->items[columns->count++] = column->name;
            d->is_value[c] = true;
        }
    }
    if (columns->count > 0) {
        guess(d, str_format(
                     d->a, "Values are the columns with numbers: %.*s.",
                     STR_ARG(str_join(d->a, columns->items, columns->count, S(", ")))));
    }
    return columns->count > 0;
}

static void find_period(Drafter *d)
{
    const Dataset *table = &d->table->dataset;
    Recipe *r = &d->draft.recipe;
    if (r->period.column.length > 0) {
        guess(d, S("A year is taken as a calendar year; for school years write form: "
                   "school-year."));
        return;
    }
    for (size_t c = 0; c < table->column_count; c++) {
        const Look *look = &d->looks[c];
        bool is_told = table->columns[c].role == DATASET_TIME;
        if (!d->is_value[c] && d->table->count > 0 &&
            (is_told || look->periods * 10 >= d->table->count * 9)) {
            r->period.column = table->columns[c].name;
            r->period.form = look->form;
            guess(d,
                  str_format(d->a, "Periods stand in column %.*s%s.",
                             STR_ARG(table->columns[c].name),
                             look->form == PERIODS_CBS ? ", in the codes of CBS" : ""));
            return;
        }
    }
    r->period.is = S("undated");
    guess(d, S("No column holds periods: write which period the file is about."));
}

static bool has_token(const TokenList *list, Str text)
{
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(list->items[i].text, text)) {
            return true;
        }
    }
    return false;
}

/* "<5" hides 1 to 4; all else that is no number is taken for missing. */
static Token token_of(Str text)
{
    int64_t bound;
    if (str_starts(text, S("<")) &&
        integer_parse(str_trim(str_slice(text, 1, text.length)), &bound) && bound > 1) {
        return (Token){text, TOKEN_RANGE, 1, bound - 1};
    }
    bool is_hidden = str_equal(text, S("x")) || str_equal(text, S("X"));
    return (Token){text, is_hidden ? TOKEN_HIDDEN : TOKEN_MISSING, 0, 0};
}

static void find_tokens(Drafter *d)
{
    TokenList *list = &d->draft.recipe.tokens;
    list->items = PUSH_ARRAY(d->a, Token, MOST_TOKENS);
    size_t commas = 0, points = 0;
    for (size_t r = 0; r < d->table->count; r++) {
        for (size_t c = 0; c < d->table->dataset.column_count; c++) {
            Str text = d->table->rows[r].fields[c];
            if (!d->is_value[c]) {
                continue;
            }
            if (looks_like_number(text)) {
                commas += memchr(text.data, ',', text.length) != NULL;
                points += memchr(text.data, '.', text.length) != NULL;
            } else if (list->count < MOST_TOKENS && !has_token(list, text)) {
                list->items[list->count++] = token_of(text);
            }
        }
    }
    d->draft.recipe.decimal_comma = commas > points;
    if (commas > points) {
        guess(d, S("Numbers have a decimal comma."));
    }
    for (size_t i = 0; i < list->count; i++) {
        const Token *t = &list->items[i];
        guess(d, t->kind == TOKEN_RANGE
                     ? str_format(d->a, "\"%.*s\" hides a count: taken as %lld to %lld.",
                                  STR_ARG(t->text), (long long)t->low, (long long)t->high)
                     : str_format(d->a, "\"%.*s\" is no number: taken as %s.",
                                  STR_ARG(t->text),
                                  t->kind == TOKEN_HIDDEN ? "hidden" : "missing"));
    }
}

static bool is_total_word(Str text)
{
    static const Str WORDS[] = {S_INIT("totaal"),    S_INIT("Totaal"),  S_INIT("TOTAAL"),
                                S_INIT("total"),     S_INIT("Total"),   S_INIT("TOTAL"),
                                S_INIT("totalen"),   S_INIT("Totalen"), S_INIT("TOTALEN"),
                                S_INIT("Eindtotaal")};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_equal(WORDS[i], text)) {
            return true;
        }
    }
    return false;
}

/* Whether a row of totals leaves some of its value cells blank: it sums over them. */
static bool leaves_blanks(const Drafter *d, const DatasetRow *row)
{
    for (size_t c = 0; c < d->table->dataset.column_count; c++) {
        if (d->is_value[c] && row->fields[c].length == 0) {
            return true;
        }
    }
    return false;
}

static void add_total(Drafter *d, size_t column, const DatasetRow *row)
{
    TotalRuleList *list = &d->draft.recipe.totals;
    TotalRule rule = {.column = d->table->dataset.columns[column].name,
                      .code = row->fields[column]};
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(list->items[i].column, rule.column) &&
            str_equal(list->items[i].code, rule.code)) {
            return;
        }
    }
    bool is_wide = d->draft.recipe.value_form == VALUES_HEADERS &&
                   str_contains(d->draft.recipe.value_header, S("{column}"));
    if (is_wide && leaves_blanks(d, row)) {
        rule.over = (StrList){PUSH(d->a, Str), 1};
        rule.over.items[0] = S("column");
    }
    if (list->count < LIMIT_RECIPE_RULES) {
        list->items[list->count++] = rule;
        guess(d, str_format(d->a,
                            "Line %llu says \"%.*s\" in %.*s: such a row repeats others, "
                            "and is checked, not counted.",
                            (unsigned long long)row->place.line, STR_ARG(rule.code),
                            STR_ARG(rule.column)));
    }
}

static void find_totals(Drafter *d)
{
    d->draft.recipe.totals.items = PUSH_ARRAY(d->a, TotalRule, LIMIT_RECIPE_RULES);
    for (size_t r = 0; r < d->table->count; r++) {
        for (size_t c = 0; c < d->table->dataset.column_count; c++) {
            if (!d->is_value[c] && is_total_word(d->table->rows[r].fields[c])) {
                add_total(d, c, &d->table->rows[r]);
            }
        }
    }
}

static void find_dimensions(Drafter *d)
{
    const Dataset *table = &d->table->dataset;
    for (size_t c = 0; c < table->column_count; c++) {
        const Look *look = &d->looks[c];
        bool is_period = str_equal(table->columns[c].name, d->draft.recipe.period.column);
        if (!d->is_value[c] && !is_period && look->texts.count >= 2 &&
            look->texts.count <= FEW_TEXTS) {
            guess(d, str_format(d->a,
                                "%.*s has %zu texts, one may group or choose by it: "
                                "%.*s.",
                                STR_ARG(table->columns[c].name), look->texts.count,
                                STR_ARG(str_join(d->a, look->texts.items,
                                                 look->texts.count, S(", ")))));
        }
    }
}

static Str id_of(Arena *a, Str file)
{
    Str folder, name = file, stem, ending;
    (void)str_cut_last(file, '/', &folder, &name);
    stem = name;
    (void)str_cut_last(name, '.', &stem, &ending);
    char *id = PUSH_ARRAY(a, char, stem.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < stem.length; i++) {
        char c = stem.data[i];
        bool is_upper = c >= 'A' && c <= 'Z';
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || is_upper;
        if (is_plain) {
            id[length++] = is_upper ? (char)(c + 32) : c;
        } else if (length > 0 && id[length - 1] != '-') {
            id[length++] = '-';
        }
    }
    while (length > 0 && id[length - 1] == '-') {
        length--;
    }
    return length > 0 ? (Str){id, length} : S("draft");
}

bool draft_recipe(Arena *a, const DatasetTable *table, Str file, bool is_whole,
                  Draft *draft, Error *err)
{
    Drafter d = {.a = a, .table = table};
    d.draft.guesses.items = PUSH_ARRAY(a, Str, MOST_GUESSES);
    d.is_value = PUSH_ARRAY(a, bool, table->dataset.column_count + 1);
    Recipe *r = &d.draft.recipe;
    r->id = id_of(a, file);
    r->title = table->dataset.title;
    r->file = file;
    r->multiply = 1;
    r->region.total = S("NL");
    if (!is_whole) {
        guess(&d, str_format(a, "Only the first %zu rows were looked at.", table->count));
    }
    look_at_all(&d);
    if (!try_headers(&d) && !try_columns(&d)) {
        error_hint(err, S("To count rows, write a recipe with values: rows."));
        return FAIL(err, ERR_INVALID, "no column looks like values");
    }
    find_period(&d);
    find_tokens(&d);
    find_totals(&d);
    find_dimensions(&d);
    r->figures = (FigureRuleList){PUSH(a, FigureRule), 1};
    r->figures.items[0].series = r->id;
    guess(&d,
          S("One figure per period: the sum of all rows. Add lists and dimensions for "
            "what you need."));
    *draft = d.draft;
    return true;
}
