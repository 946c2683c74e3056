/* SPDX-License-Identifier: EUPL-1.2
 * layout.c - names without years, and what became of each */
#include "domain/sources/layout.h"

#include <ctype.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/sha256.h"

enum { MARK_LENGTH = 12 };

static const Str OF = S_INIT(" = "); /* between a column and its code */

static size_t place_of(StrList list, Str text)
{
    for (size_t i = 0; i < list.count; i++) {
        if (str_equal(list.items[i], text)) {
            return i;
        }
    }
    return DATASET_NONE;
}

/* The form with the texts of its parts filled in, all but the period. */
static Str without_period(Arena *a, const Recipe *recipe, const Str *texts)
{
    Buf name = buf_in(a, 0);
    Str before, part, rest = recipe->value_header;
    for (size_t i = 0;
         str_cut(rest, '{', &before, &rest) && str_cut(rest, '}', &part, &rest); i++) {
        buf_add(&name, before);
        if (str_equal(part, recipe->period.column)) {
            buf_printf(&name, "{%.*s}", STR_ARG(part));
        } else {
            buf_add(&name, texts[i]);
        }
    }
    buf_add(&name, rest);
    return buf_str(&name);
}

/* Whether a header has the form, and the period in it is one. */
static bool fits(const Recipe *recipe, Str header, Str *texts)
{
    if (recipe->value_form != VALUES_HEADERS ||
        !recipe_form_match(recipe->value_header, header, texts)) {
        return false;
    }
    Arena *tmp = arena_new();
    StrList names = recipe_form_names(tmp, recipe->value_header);
    size_t at = place_of(names, recipe->period.column);
    Period period;
    bool is_period = at == DATASET_NONE ||
                     recipe_period(recipe->period.form, texts[at], &period, NULL);
    arena_free(tmp);
    return is_period;
}

StrList layout_columns(Arena *a, const Recipe *recipe, const Dataset *dataset)
{
    StrList names = {PUSH_ARRAY(a, Str, dataset->column_count + 1), 0};
    for (size_t i = 0; i < dataset->column_count; i++) {
        Str texts[RECIPE_PARTS];
        Str name = dataset->columns[i].name;
        if (fits(recipe, name, texts)) {
            name = without_period(a, recipe, texts);
            if (place_of(names, name) != DATASET_NONE) {
                continue; /* of another year */
            }
        }
        names.items[names.count++] = str_copy(a, name);
    }
    return names;
}

static void add_texts(Sha256 *sum, StrList texts)
{
    for (size_t i = 0; i < texts.count; i++) {
        sha256_add(sum, texts.items[i]);
        sha256_add(sum, S("\n"));
    }
    sha256_add(sum, S("\n"));
}

Str layout_mark(Arena *a, const Layout *layout)
{
    Sha256 sum = sha256_start();
    add_texts(&sum, layout->columns);
    add_texts(&sum, layout->codes);
    sha256_add(&sum, str_format(a, "%lld", (long long)layout->line));
    return str_slice(sha256_finish(a, &sum), 0, MARK_LENGTH);
}

size_t layout_alike(const Layout *before, StrList columns)
{
    size_t alike = 0;
    for (size_t i = 0; i < before->columns.count; i++) {
        alike += place_of(columns, before->columns.items[i]) != DATASET_NONE;
    }
    return alike;
}

/* ---- What became of each ---- */

typedef struct Comparer {
    Arena *a;
    LayoutRow *rows;
    size_t count;
    size_t capacity;
} Comparer;

static void add_row(Comparer *c, LayoutRow row)
{
    if (c->count == c->capacity) {
        c->rows = arena_grow(c->a, c->rows, c->count, &c->capacity, sizeof row);
    }
    c->rows[c->count++] = row;
}

/* But for capitals, or one is the beginning of the other. */
static bool is_much_like(Str a, Str b)
{
    if (str_starts(a, b) || str_starts(b, a)) {
        return a.length > 0 && b.length > 0;
    }
    if (a.length != b.length) {
        return false;
    }
    for (size_t i = 0; i < a.length; i++) {
        int x = (unsigned char)a.data[i], y = (unsigned char)b.data[i];
        if (tolower(x) != tolower(y)) {
            return false;
        }
    }
    return true;
}

/* Of each text that is gone: the new one it became, or DATASET_NONE. `same_place`: the
 * lists are in an order that means something. */
static size_t *pair_up(Arena *a, StrList before, StrList after, bool same_place)
{
    size_t *became = PUSH_ARRAY(a, size_t, before.count + 1);
    bool *taken = PUSH_ARRAY(a, bool, after.count + 1);
    for (size_t j = 0; j < after.count; j++) {
        taken[j] = place_of(before, after.items[j]) != DATASET_NONE;
    }
    for (size_t i = 0; i < before.count; i++) {
        became[i] = place_of(after, before.items[i]);
    }
    for (size_t i = 0; i < before.count; i++) {
        Nearest nearest = nearest_to(before.items[i]);
        for (size_t j = 0; j < after.count && became[i] == DATASET_NONE; j++) {
            if (!taken[j]) {
                nearest_offer(&nearest, after.items[j]);
                became[i] =
                    is_much_like(before.items[i], after.items[j]) ? j : DATASET_NONE;
            }
        }
        if (became[i] == DATASET_NONE && nearest.best.length > 0) {
            became[i] = place_of(after, nearest.best);
        }
        if (became[i] != DATASET_NONE) {
            taken[became[i]] = true;
        }
    }
    for (size_t i = 0; i < before.count && i < after.count && same_place; i++) {
        if (became[i] == DATASET_NONE && !taken[i]) {
            became[i] = i;
            taken[i] = true;
        }
    }
    return became;
}

/* The longest run of columns that kept their order; the others have moved. */
static bool *kept_order(Arena *a, const size_t *became, size_t count)
{
    size_t *length = PUSH_ARRAY(a, size_t, count + 1);
    size_t *from = PUSH_ARRAY(a, size_t, count + 1);
    bool *kept = PUSH_ARRAY(a, bool, count + 1);
    size_t last = DATASET_NONE;
    for (size_t i = 0; i < count; i++) {
        if (became[i] == DATASET_NONE) {
            continue;
        }
        length[i] = 1;
        from[i] = DATASET_NONE;
        for (size_t j = 0; j < i; j++) {
            if (became[j] < became[i] && became[j] != DATASET_NONE &&
                length[j] >= length[i]) {
                length[i] = length[j] + 1;
                from[i] = j;
            }
        }
        last = last == DATASET_NONE || length[i] > length[last] ? i : last;
    }
    for (; last != DATASET_NONE; last = from[last]) {
        kept[last] = true;
    }
    return kept;
}

static void compare_columns(Comparer *c, StrList before, StrList after)
{
    size_t *became = pair_up(c->a, before, after, true);
    bool *known = PUSH_ARRAY(c->a, bool, after.count + 1);
    bool *kept = kept_order(c->a, became, before.count);
    for (size_t i = 0; i < before.count; i++) {
        Str name = before.items[i];
        if (became[i] == DATASET_NONE) {
            add_row(c, (LayoutRow){LAYOUT_GONE, S(""), name, S(""), i + 1, 0});
            continue;
        }
        known[became[i]] = true;
        Str now = after.items[became[i]];
        bool is_same = str_equal(name, now);
        if (!is_same || !kept[i]) {
            add_row(c, (LayoutRow){is_same ? LAYOUT_MOVED : LAYOUT_RENAMED, S(""), name,
                                   now, i + 1, became[i] + 1});
        }
    }
    for (size_t j = 0; j < after.count; j++) {
        if (!known[j]) {
            add_row(c, (LayoutRow){LAYOUT_NEW, S(""), S(""), after.items[j], 0, j + 1});
        }
    }
}

/* The codes of one column. */
static StrList codes_of(Arena *a, StrList codes, Str column)
{
    StrList own = {PUSH_ARRAY(a, Str, codes.count + 1), 0};
    Str head = str_format(a, "%.*s%.*s", STR_ARG(column), STR_ARG(OF));
    for (size_t i = 0; i < codes.count; i++) {
        if (str_starts(codes.items[i], head)) {
            own.items[own.count++] =
                str_slice(codes.items[i], head.length, codes.items[i].length);
        }
    }
    return own;
}

static Str column_of(Str code)
{
    size_t at = 0;
    while (at < code.length && !str_starts(str_slice(code, at, code.length), OF)) {
        at++;
    }
    return str_slice(code, 0, at);
}

static bool pairs_name(const CodePairList *pairs, Str code)
{
    for (size_t i = 0; i < pairs->count; i++) {
        if (str_equal(pairs->items[i].from, code)) {
            return true;
        }
    }
    return false;
}

static bool sets_name(const CodeSetList *sets, Str column, Str code)
{
    for (size_t i = 0; i < sets->count; i++) {
        if (str_equal(sets->items[i].column, column) &&
            place_of(sets->items[i].codes, code) != DATASET_NONE) {
            return true;
        }
    }
    return false;
}

/* Whether the recipe counts on this code. */
static bool names_code(const Recipe *r, Str column, Str code)
{
    bool named = sets_name(&r->keep, column, code) || sets_name(&r->drop, column, code) ||
                 sets_name(&r->lists, column, code);
    for (size_t i = 0; i < r->totals.count; i++) {
        named = named || (str_equal(r->totals.items[i].column, column) &&
                          str_equal(r->totals.items[i].code, code));
    }
    for (size_t i = 0; i < r->dimensions.count; i++) {
        named = named || (str_equal(r->dimensions.items[i].column, column) &&
                          pairs_name(&r->dimensions.items[i].codes, code));
    }
    return named ||
           (str_equal(r->region.column, column) && pairs_name(&r->region.codes, code));
}

/* Also a code that stands for one it counts on. */
static bool counts_on(const Recipe *r, Str column, Str code)
{
    bool counts = names_code(r, column, code);
    for (size_t i = 0; i < r->renames.count; i++) {
        const Rename *rename = &r->renames.items[i];
        counts = counts ||
                 (str_equal(rename->column, column) && str_equal(rename->from, code) &&
                  names_code(r, column, rename->to));
    }
    return counts;
}

static void compare_codes(Comparer *c, const Recipe *recipe, const Layout *before,
                          const Layout *after, Str column, Str column_now)
{
    StrList old = codes_of(c->a, before->codes, column);
    StrList now = codes_of(c->a, after->codes, column_now);
    size_t *became = pair_up(c->a, old, now, old.count == 1 && now.count == 1);
    for (size_t i = 0; i < old.count; i++) {
        bool is_gone = became[i] == DATASET_NONE;
        if (!counts_on(recipe, column_now, old.items[i]) ||
            (!is_gone && str_equal(old.items[i], now.items[became[i]]))) {
            continue;
        }
        add_row(c,
                (LayoutRow){is_gone ? LAYOUT_CODE_GONE : LAYOUT_CODE_RENAMED, column_now,
                            old.items[i], is_gone ? S("") : now.items[became[i]], 0, 0});
    }
}

static Str became_column(const Comparer *c, Str column)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->rows[i].change == LAYOUT_RENAMED && str_equal(c->rows[i].before, column)) {
            return c->rows[i].after;
        }
    }
    return column;
}

LayoutRowList layout_compare(Arena *a, const Recipe *recipe, const Layout *before,
                             const Layout *after)
{
    Comparer c = {.a = a};
    if (before->line != after->line) {
        add_row(&c, (LayoutRow){LAYOUT_LINE, S(""), S(""), S(""), (size_t)before->line,
                                (size_t)after->line});
    }
    compare_columns(&c, before->columns, after->columns);
    Str last = {0};
    for (size_t i = 0; i < before->codes.count && after->codes.count > 0; i++) {
        Str column = column_of(before->codes.items[i]);
        if (!str_equal(column, last)) {
            compare_codes(&c, recipe, before, after, column, became_column(&c, column));
            last = column;
        }
    }
    return (LayoutRowList){c.rows, c.count};
}
