/* SPDX-License-Identifier: EUPL-1.2
 * odata_filter.c - $filter: from text to an expression
 *
 * One function per line of the grammar in odata_query.h. Types are settled while reading,
 * so that working out a row (odata_value.c) cannot fail.
 */
#include "base/limits.h"
#include "base/nearest.h"
#include "publish/odata/odata_expression.h"

static const Str operators[] = {S_INIT("eq"), S_INIT("ne"), S_INIT("gt"),
                                S_INIT("ge"), S_INIT("lt"), S_INIT("le")};
enum { OPERATOR_COUNT = sizeof operators / sizeof operators[0] };

/* What a function takes; its last argument may be left out when `most` is more. */
static const struct {
    Str name;
    size_t least, most;
    OdataType result;
    OdataType takes[3];
} functions[] = {
    {S_INIT("contains"), 2, 2, ODATA_FLAG, {ODATA_TEXT, ODATA_TEXT}},
    {S_INIT("startswith"), 2, 2, ODATA_FLAG, {ODATA_TEXT, ODATA_TEXT}},
    {S_INIT("endswith"), 2, 2, ODATA_FLAG, {ODATA_TEXT, ODATA_TEXT}},
    {S_INIT("substring"), 2, 3, ODATA_TEXT, {ODATA_TEXT, ODATA_INTEGER, ODATA_INTEGER}},
    {S_INIT("length"), 1, 1, ODATA_INTEGER, {ODATA_TEXT}},
};
enum { FUNCTION_COUNT = sizeof functions / sizeof functions[0] };

typedef struct Reader {
    Arena *a;
    const OdataSet *set;
    Str text;
    size_t at;
    size_t depth;
    size_t nodes;
    Error *err;
} Reader;

/* ---- Words and signs ---- */

static bool wrong(Reader *r, size_t at, const char *what, Str word)
{
    return FAIL(r->err, ERR_INVALID, "at character %zu %s%s%.*s%s", at + 1, what,
                word.length > 0 ? " \"" : "", STR_ARG(word), word.length > 0 ? "\"" : "");
}

static void skip_blanks(Reader *r)
{
    while (r->at < r->text.length &&
           (r->text.data[r->at] == ' ' || r->text.data[r->at] == '\t')) {
        r->at++;
    }
}

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '.' || c == ':' || c == '-' || c == '+' || c == '$' ||
           c == '@';
}

/* The word that comes next, without taking it. */
static Str peek_word(Reader *r)
{
    skip_blanks(r);
    size_t end = r->at;
    while (end < r->text.length && is_word_char(r->text.data[end])) {
        end++;
    }
    return str_slice(r->text, r->at, end);
}

static bool take_word(Reader *r, Str word)
{
    bool is_next = str_equal(peek_word(r), word);
    r->at += is_next ? word.length : 0;
    return is_next;
}

static bool take_sign(Reader *r, char sign)
{
    skip_blanks(r);
    bool is_next = r->at < r->text.length && r->text.data[r->at] == sign;
    r->at += is_next ? 1 : 0;
    return is_next;
}

static bool want_sign(Reader *r, char sign, const char *what)
{
    if (take_sign(r, sign)) {
        return true;
    }
    bool is_end = r->at == r->text.length;
    Str rest = is_end ? S("") : str_slice(r->text, r->at, r->at + 12);
    error_hint(r->err, S("Texts stand between single quotes: Sex eq 'women'."));
    return FAIL(r->err, ERR_INVALID, "at character %zu %s is wanted, not %s%.*s",
                r->at + 1, what, is_end ? "the end" : "", STR_ARG(rest));
}

/* ---- Nodes ---- */

static OdataExpression *node(Reader *r, NodeKind kind, OdataType type, size_t from)
{
    OdataExpression *made = PUSH(r->a, OdataExpression);
    made->kind = kind;
    made->type = type;
    made->text = str_trim(str_slice(r->text, from, r->at));
    return made;
}

static void set_parts(Reader *r, OdataExpression *made, OdataExpression *const *parts,
                      size_t count)
{
    made->parts = PUSH_ARRAY(r->a, OdataExpression *, count + 1);
    for (size_t i = 0; i < count; i++) {
        made->parts[i] = parts[i];
    }
    made->part_count = count;
}

static bool read_either(Reader *r, OdataExpression **made);

/* Each node costs one; nested ones are on the stack of the program. */
static bool enter(Reader *r)
{
    if (++r->depth > LIMIT_QUERY_DEPTH || ++r->nodes > LIMIT_QUERY_NODES) {
        error_hint(r->err, S("Ask for several smaller parts, or for the whole table."));
        return FAIL(r->err, ERR_INVALID, "the filter is too long or nested too deep");
    }
    return true;
}

static bool read_text(Reader *r, OdataExpression **made)
{
    size_t from = r->at++;
    Buf buf = buf_in(r->a, 0);
    for (;;) {
        if (r->at == r->text.length) {
            return wrong(r, from, "a text begins that has no closing quote", S(""));
        }
        char c = r->text.data[r->at++];
        if (c == '\'') {
            if (r->at == r->text.length || r->text.data[r->at] != '\'') {
                break;
            }
            r->at++;
        }
        buf_char(&buf, c);
    }
    *made = node(r, NODE_LITERAL, ODATA_TEXT, from);
    (*made)->literal = odata_text(buf_str(&buf));
    return true;
}

static bool is_number_start(Str word)
{
    char c = word.length > 0 ? word.data[0] : 'x';
    return (c >= '0' && c <= '9') || (c == '-' && word.length > 1);
}

static bool read_number(Reader *r, Str word, OdataExpression **made)
{
    size_t from = r->at;
    OdataValue number = odata_decimal(word);
    bool is_date = word.length >= 10 && word.data[4] == '-' && word.data[7] == '-';
    if (!number.is_set && !is_date) {
        return wrong(r, from, "there is no number or date in", word);
    }
    r->at += word.length;
    *made = node(r, NODE_LITERAL,
                 !number.is_set         ? ODATA_MOMENT
                 : number.decimals == 0 ? ODATA_INTEGER
                                        : ODATA_DECIMAL,
                 from);
    (*made)->literal = number.is_set ? number : odata_text(word);
    return true;
}

static bool unknown_name(Reader *r, Str word, bool is_call)
{
    Nearest nearest = nearest_to(word);
    for (size_t i = 0; i < r->set->column_count && !is_call; i++) {
        nearest_offer(&nearest, r->set->columns[i].name);
    }
    for (size_t i = 0; i < FUNCTION_COUNT && is_call; i++) {
        nearest_offer(&nearest, functions[i].name);
    }
    error_hint(r->err, nearest_hint(r->a, &nearest));
    return wrong(r, r->at, is_call ? "there is no function" : "there is no column", word);
}

static bool is_numeric(OdataType type)
{
    return type == ODATA_INTEGER || type == ODATA_DECIMAL;
}

static bool types_agree(const OdataExpression *left, const OdataExpression *right)
{
    return left->is_null || right->is_null || left->type == right->type ||
           (is_numeric(left->type) && is_numeric(right->type));
}

static bool check_arguments(Reader *r, size_t f, OdataExpression *const *parts,
                            size_t count, size_t from)
{
    if (count < functions[f].least || count > functions[f].most) {
        return FAIL(r->err, ERR_INVALID,
                    "at character %zu %.*s takes %zu values, not %zu", from + 1,
                    STR_ARG(functions[f].name), functions[f].least, count);
    }
    for (size_t i = 0; i < count; i++) {
        if (parts[i]->type != functions[f].takes[i] || parts[i]->is_null) {
            return wrong(r, from,
                         functions[f].takes[i] == ODATA_TEXT ? "a text is wanted, not"
                                                             : "a number is wanted, not",
                         parts[i]->text);
        }
    }
    return true;
}

static bool read_call(Reader *r, size_t f, OdataExpression **made)
{
    OdataExpression *parts[3];
    size_t count = 0, from = r->at;
    r->at += functions[f].name.length;
    if (!want_sign(r, '(', "(")) {
        return false;
    }
    do {
        if (count == 3) {
            return wrong(r, r->at, "there are too many values for", functions[f].name);
        }
        if (!read_either(r, &parts[count++])) {
            return false;
        }
    } while (take_sign(r, ','));
    if (!want_sign(r, ')', ")") || !check_arguments(r, f, parts, count, from)) {
        return false;
    }
    *made = node(r, NODE_CALL, functions[f].result, from);
    (*made)->function = (Function)f;
    set_parts(r, *made, parts, count);
    return true;
}

static bool read_name(Reader *r, Str word, OdataExpression **made)
{
    size_t from = r->at;
    for (size_t c = 0; c < r->set->column_count; c++) {
        if (str_equal(r->set->columns[c].name, word)) {
            r->at += word.length;
            *made = node(r, NODE_COLUMN, r->set->columns[c].type, from);
            (*made)->column = c;
            return true;
        }
    }
    for (size_t f = 0; f < FUNCTION_COUNT; f++) {
        if (str_equal(functions[f].name, word)) {
            return read_call(r, f, made);
        }
    }
    size_t after = r->at + word.length;
    bool is_call = after < r->text.length && r->text.data[after] == '(';
    return unknown_name(r, word, is_call);
}

static bool read_value(Reader *r, OdataExpression **made)
{
    if (take_sign(r, '(')) {
        return read_either(r, made) && want_sign(r, ')', ")");
    }
    Str word = peek_word(r);
    size_t from = r->at;
    if (from < r->text.length && r->text.data[from] == '\'') {
        return read_text(r, made);
    }
    if (word.length == 0) {
        return wrong(r, from, "a value is wanted", str_slice(r->text, from, from + 12));
    }
    if (is_number_start(word)) {
        return read_number(r, word, made);
    }
    if (take_word(r, S("null"))) {
        *made = node(r, NODE_LITERAL, ODATA_TEXT, from);
        (*made)->is_null = true;
        return true;
    }
    if (take_word(r, S("true")) || take_word(r, S("false"))) {
        *made = node(r, NODE_LITERAL, ODATA_FLAG, from);
        (*made)->literal = odata_flag(word.length == 4);
        return true;
    }
    return read_name(r, word, made);
}

/* A code that its list does not have can only be a mistake. */
static bool code_is_known(Reader *r, const OdataExpression *column,
                          const OdataExpression *code)
{
    if (column->kind != NODE_COLUMN || code->kind != NODE_LITERAL || code->is_null ||
        !r->set->columns[column->column].is_coded) {
        return true;
    }
    Nearest nearest = nearest_to(code->literal.text);
    for (size_t row = 0; row < r->set->row_count; row++) {
        Str known = odata_at(r->set, row, column->column)->text;
        if (str_equal(known, code->literal.text)) {
            return true;
        }
        nearest_offer(&nearest, known);
    }
    error_hint(r->err, nearest_hint(r->a, &nearest));
    return FAIL(r->err, ERR_INVALID, "%.*s has no code %.*s",
                STR_ARG(r->set->columns[column->column].name), STR_ARG(code->text));
}

static bool check_pair(Reader *r, const OdataExpression *left,
                       const OdataExpression *right, Operator operator)
{
    if (!types_agree(left, right)) {
        error_hint(r->err, S("A text stands between single quotes, a number does not."));
        return FAIL(r->err, ERR_INVALID, "%.*s and %.*s are not of one type",
                    STR_ARG(left->text), STR_ARG(right->text));
    }
    return operator!=
        OP_EQ ||(code_is_known(r, left, right) && code_is_known(r, right, left));
}

static bool read_in(Reader *r, OdataExpression *left, size_t from, OdataExpression **made)
{
    size_t count = 1, room = 8;
    OdataExpression **parts = PUSH_ARRAY(r->a, OdataExpression *, room);
    parts[0] = left;
    if (!want_sign(r, '(', "(")) {
        return false;
    }
    do {
        if (count == room) {
            parts = arena_grow(r->a, parts, count, &room, sizeof *parts);
        }
        if (!enter(r) || !read_value(r, &parts[count]) ||
            !check_pair(r, left, parts[count], OP_EQ)) {
            return false;
        }
        r->depth--;
        count++;
    } while (take_sign(r, ','));
    if (!want_sign(r, ')', ")")) {
        return false;
    }
    *made = node(r, NODE_IN, ODATA_FLAG, from);
    set_parts(r, *made, parts, count);
    return true;
}

static bool read_compared(Reader *r, OdataExpression **made)
{
    OdataExpression *parts[2];
    skip_blanks(r);
    size_t from = r->at;
    if (!read_value(r, &parts[0])) {
        return false;
    }
    if (take_word(r, S("in"))) {
        return read_in(r, parts[0], from, made);
    }
    for (size_t o = 0; o < OPERATOR_COUNT; o++) {
        if (take_word(r, operators[o])) {
            if (!read_value(r, &parts[1]) ||
                !check_pair(r, parts[0], parts[1], (Operator)o)) {
                return false;
            }
            *made = node(r, NODE_COMPARE, ODATA_FLAG, from);
            (*made)->operator=(Operator) o;
            set_parts(r, *made, parts, 2);
            return true;
        }
    }
    *made = parts[0];
    return true;
}

static bool want_flag(Reader *r, const OdataExpression *part)
{
    if (part->type == ODATA_FLAG) {
        return true;
    }
    error_hint(r->err, S("Compare it with something: Sex eq 'women'."));
    return FAIL(r->err, ERR_INVALID, "%.*s is neither true nor false",
                STR_ARG(part->text));
}

static bool read_one(Reader *r, OdataExpression **made)
{
    skip_blanks(r);
    size_t from = r->at;
    bool good;
    if (!enter(r)) {
        return false;
    }
    if (take_word(r, S("not"))) {
        OdataExpression *part;
        good = read_one(r, &part) && want_flag(r, part);
        if (good) {
            *made = node(r, NODE_NOT, ODATA_FLAG, from);
            set_parts(r, *made, &part, 1);
        }
    } else {
        good = read_compared(r, made);
    }
    r->depth--;
    return good;
}

/* Two that a word joins, to the left: a and b and c is (a and b) and c. */
static bool read_joined(Reader *r, NodeKind kind, Str word,
                        bool (*read_part)(Reader *, OdataExpression **),
                        OdataExpression **made)
{
    skip_blanks(r);
    size_t from = r->at;
    if (!read_part(r, made)) {
        return false;
    }
    while (take_word(r, word)) {
        OdataExpression *parts[2] = {*made};
        if (!want_flag(r, parts[0]) || !read_part(r, &parts[1]) ||
            !want_flag(r, parts[1])) {
            return false;
        }
        *made = node(r, kind, ODATA_FLAG, from);
        set_parts(r, *made, parts, 2);
    }
    return true;
}

static bool read_both(Reader *r, OdataExpression **made)
{
    return read_joined(r, NODE_AND, S("and"), read_one, made);
}

static bool read_either(Reader *r, OdataExpression **made)
{
    return read_joined(r, NODE_OR, S("or"), read_both, made);
}

bool odata_filter_read(Arena *a, const OdataSet *set, Str text,
                       const OdataExpression **filter, Error *err)
{
    Error none = {0};
    Reader r = {.a = a, .set = set, .text = text, .err = err != NULL ? err : &none};
    OdataExpression *made = NULL;
    if (!read_either(&r, &made)) {
        return false;
    }
    skip_blanks(&r);
    if (r.at < text.length) {
        Str word = peek_word(&r);
        Nearest nearest = nearest_to(word);
        for (size_t o = 0; o < OPERATOR_COUNT; o++) {
            nearest_offer(&nearest, operators[o]);
        }
        error_hint(r.err, nearest_hint(a, &nearest));
        return wrong(&r, r.at, "and, or, or a comparison is wanted, not",
                     str_slice(text, r.at, r.at + 12));
    }
    if (!want_flag(&r, made)) {
        return false;
    }
    *filter = made;
    return true;
}
