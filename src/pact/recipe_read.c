/* SPDX-License-Identifier: EUPL-1.2
 * recipe_read.c - from a tree of YAML to a recipe, collecting faults */
#include "pact/recipe_read.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "formats/yaml.h"
#include "pact/recipe_words.h"

typedef struct Reader {
    Arena *a;
    Str file;
    FaultList *faults;
    Recipe *recipe;
} Reader;

#define FAULT_AT(r, node, field, hint, ...)                                              \
    fault_add((r)->faults, SEVERITY_FAULT, (r)->file, (node)->place.line, (field),       \
              (hint), __VA_ARGS__)

static void check_keys(Reader *r, const YamlNode *map, const Str *known, size_t count)
{
    for (size_t i = 0; i < map->count; i++) {
        Nearest nearest = nearest_to(map->keys[i].text);
        bool is_known = false;
        for (size_t k = 0; k < count && !is_known; k++) {
            is_known = str_equal(map->keys[i].text, known[k]);
            nearest_offer(&nearest, known[k]);
        }
        if (!is_known) {
            Str hint = nearest_hint(r->a, &nearest);
            FAULT_AT(r, &map->keys[i], map->keys[i].text,
                     hint.length > 0 ? hint : S("docs/recipes.md lists the fields."),
                     "a recipe has no such field here");
        }
    }
}

#define KEYS(r, map, ...)                                                                \
    check_keys((r), (map), (const Str[]){__VA_ARGS__},                                   \
               sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str))

/* The node of this kind under a key, or null: absent, or a fault that was told. */
static const YamlNode *child(Reader *r, const YamlNode *map, Str key, YamlKind kind)
{
    static const char *const KINDS[] = {"text", "a list", "a mapping"};
    const YamlNode *node = yaml_get(map, key);
    if (node == NULL || node->kind == kind ||
        (node->kind == YAML_TEXT && node->text.length == 0)) {
        return node == NULL || node->kind != kind ? NULL : node;
    }
    FAULT_AT(r, node, key, S("docs/recipes.md shows how it is written."),
             "this is not %s", KINDS[kind]);
    return NULL;
}

static Str text_at(Reader *r, const YamlNode *map, Str key)
{
    const YamlNode *node = child(r, map, key, YAML_TEXT);
    return node == NULL ? S("") : node->text;
}

static Str text_needed(Reader *r, const YamlNode *map, Str key)
{
    Str text = text_at(r, map, key);
    if (text.length == 0 && yaml_get(map, key) == NULL) {
        FAULT_AT(r, map, key, S("docs/recipes.md shows how it is written."),
                 "it is not filled in");
    }
    return text;
}

static StrList texts_of(Reader *r, const YamlNode *list)
{
    StrList texts = {0};
    if (list == NULL) {
        return texts;
    }
    texts.items = PUSH_ARRAY(r->a, Str, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == YAML_TEXT) {
            texts.items[texts.count++] = list->items[i].text;
        } else {
            FAULT_AT(r, &list->items[i], S(""), S("Write it in quotes if need be."),
                     "a text is meant here");
        }
    }
    return texts;
}

static StrList texts_at(Reader *r, const YamlNode *map, Str key)
{
    return texts_of(r, child(r, map, key, YAML_LIST));
}

static size_t choice_at(Reader *r, const YamlNode *map, Str key, const Str *words,
                        size_t count)
{
    const YamlNode *node = child(r, map, key, YAML_TEXT);
    if (node == NULL || node->text.length == 0) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (str_equal(words[i], node->text)) {
            return i;
        }
    }
    FAULT_AT(r, node, key,
             str_format(r->a, "Write one of: %.*s.",
                        STR_ARG(str_join(r->a, words, count, S(", ")))),
             "\"%.*s\" is none of its words", STR_ARG(node->text));
    return 0;
}

static double number_at(Reader *r, const YamlNode *map, Str key, double if_absent)
{
    const YamlNode *node = child(r, map, key, YAML_TEXT);
    Decimal number;
    if (node == NULL) {
        return if_absent;
    }
    if (!decimal_parse(node->text, &number)) {
        FAULT_AT(r, node, key, S("Write digits, with a decimal point if need be."),
                 "\"%.*s\" is not a number", STR_ARG(node->text));
        return if_absent;
    }
    return number.value;
}

static size_t count_at(Reader *r, const YamlNode *map, Str key, size_t most)
{
    double number = number_at(r, map, key, 0);
    if (number < 0 || number > (double)most || number != (double)(size_t)number) {
        FAULT_AT(r, yaml_get(map, key), key, S(""), "a whole number up to %zu is meant",
                 most);
        return 0;
    }
    return (size_t)number;
}

static Date date_at(Reader *r, const YamlNode *map, Str key)
{
    const YamlNode *node = child(r, map, key, YAML_TEXT);
    Date date = {0};
    if (node != NULL && !date_parse(node->text, &date)) {
        FAULT_AT(r, node, key, S("Write it as 2019-01-01."), "\"%.*s\" is not a date",
                 STR_ARG(node->text));
    }
    return date;
}

static CodePairList pairs_at(Reader *r, const YamlNode *map, Str key)
{
    const YamlNode *node = child(r, map, key, YAML_MAP);
    CodePairList pairs = {0};
    if (node == NULL) {
        return pairs;
    }
    pairs.items = PUSH_ARRAY(r->a, CodePair, node->count + 1);
    for (size_t i = 0; i < node->count; i++) {
        if (node->items[i].kind != YAML_TEXT || node->items[i].text.length == 0) {
            FAULT_AT(r, &node->items[i], key,
                     S("Write the pact's code behind the colon."), "\"%.*s\" has no code",
                     STR_ARG(node->keys[i].text));
            continue;
        }
        pairs.items[pairs.count++] = (CodePair){node->keys[i].text, node->items[i].text};
    }
    return pairs;
}

/* Each map of a list under a key, in turn: for (...) over `count`. */
static const YamlNode *maps_at(Reader *r, const YamlNode *map, Str key, size_t *count)
{
    const YamlNode *list = child(r, map, key, YAML_LIST);
    *count = list == NULL ? 0 : list->count;
    for (size_t i = 0; i < *count; i++) {
        if (list->items[i].kind != YAML_MAP) {
            FAULT_AT(r, &list->items[i], key,
                     S("docs/recipes.md shows how it is written."),
                     "a mapping of fields is meant here");
            *count = 0;
        }
    }
    return *count == 0 ? NULL : list->items;
}

static CodeSet code_set(Reader *r, const YamlNode *map, bool is_named)
{
    if (is_named) {
        KEYS(r, map, S("name"), S("version"), S("column"), S("codes"), S("except"));
    } else {
        KEYS(r, map, S("column"), S("codes"), S("except"));
    }
    CodeSet set = {.column = text_needed(r, map, S("column"))};
    if (is_named) {
        set.name = text_needed(r, map, S("name"));
        set.version = text_at(r, map, S("version"));
    }
    set.is_except = yaml_get(map, S("except")) != NULL;
    if (set.is_except == (yaml_get(map, S("codes")) != NULL)) {
        FAULT_AT(r, map, S("codes"), S("Write codes: [...] or except: [...]."),
                 "one of the two is meant");
    }
    set.codes = texts_at(r, map, set.is_except ? S("except") : S("codes"));
    return set;
}

static CodeSetList code_sets(Reader *r, const YamlNode *map, Str key, bool is_named)
{
    size_t count;
    const YamlNode *items = maps_at(r, map, key, &count);
    CodeSetList list = {PUSH_ARRAY(r->a, CodeSet, count + 1), count};
    for (size_t i = 0; i < count; i++) {
        list.items[i] = code_set(r, &items[i], is_named);
    }
    return list;
}

static void read_tokens(Reader *r, const YamlNode *root)
{
    const YamlNode *map = child(r, root, S("tokens"), YAML_MAP);
    if (map == NULL) {
        return;
    }
    TokenList *list = &r->recipe->tokens;
    list->items = PUSH_ARRAY(r->a, Token, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        Token token;
        if (map->items[i].kind != YAML_TEXT || !token_parse(map->items[i].text, &token)) {
            FAULT_AT(r, &map->items[i], S("tokens"),
                     S("Write missing, hidden, impossible, a number, or a range 1..4."),
                     "what \"%.*s\" means is not clear", STR_ARG(map->keys[i].text));
            continue;
        }
        token.text = map->keys[i].text;
        list->items[list->count++] = token;
    }
}

static void read_values(Reader *r, const YamlNode *root)
{
    Recipe *recipe = r->recipe;
    const YamlNode *node = yaml_get(root, S("values"));
    if (node == NULL || node->kind == YAML_MAP) {
        FAULT_AT(r, node == NULL ? root : node, S("values"),
                 S("Write column names, a form like \"{period} {sex}\", or rows."),
                 "it does not say which columns hold values");
    } else if (node->kind == YAML_LIST) {
        recipe->value_columns = texts_of(r, node);
    } else if (str_equal(node->text, S("rows"))) {
        recipe->value_form = VALUES_ROWS;
    } else {
        recipe->value_form = VALUES_HEADERS;
        recipe->value_header = node->text;
    }
    recipe->multiply = number_at(r, root, S("multiply"), 1);
    if (recipe->multiply <= 0) {
        FAULT_AT(r, root, S("multiply"), S(""), "it is not above zero");
    }
    recipe->is_as_printed = str_equal(text_at(r, root, S("rounded_to")), S("as-printed"));
    if (!recipe->is_as_printed) {
        recipe->rounded_to = number_at(r, root, S("rounded_to"), 0);
    }
    const YamlNode *status = child(r, root, S("status"), YAML_MAP);
    if (status != NULL) {
        KEYS(r, status, S("column"), S("normal"), S("words"));
        recipe->status = (RecipeStatus){text_needed(r, status, S("column")),
                                        text_at(r, status, S("normal")),
                                        pairs_at(r, status, S("words"))};
    }
    read_tokens(r, root);
}

static void read_text_form(Reader *r, const YamlNode *root)
{
    Recipe *recipe = r->recipe;
    recipe->encoding = text_at(r, root, S("encoding"));
    recipe->delimiter = text_at(r, root, S("delimiter"));
    recipe->header = texts_at(r, root, S("header"));
    recipe->skip = count_at(r, root, S("skip"), 1000);
    recipe->header_row = count_at(r, root, S("header_row"), 1000);
    recipe->header_rows = count_at(r, root, S("header_rows"), 20);
    if (recipe->header_rows > 0 && recipe->header_row == 0) {
        FAULT_AT(r, yaml_get(root, S("header_rows")), S("header_rows"),
                 S("Write header_row too: the first of them."),
                 "it does not say where the names stand");
    }
    if (recipe->header_row > 0 && recipe->skip + recipe->header.count > 0) {
        FAULT_AT(r, yaml_get(root, S("header_row")), S("header_row"),
                 S("Take out `header` and `skip`."),
                 "the names of the columns are told twice");
    }
    recipe->is_literal = choice_at(r, root, S("quotes"), QUOTE_WORDS, 2) == 1;
    recipe->decimal_comma = choice_at(r, root, S("decimal"), DECIMAL_WORDS, 2) == 1;
    recipe->thousands = text_at(r, root, S("thousands"));
}

static void read_period_and_region(Reader *r, const YamlNode *root)
{
    Recipe *recipe = r->recipe;
    const YamlNode *period = child(r, root, S("period"), YAML_MAP);
    if (period == NULL) {
        FAULT_AT(r, root, S("period"), S("Write period: {column: ...} or {is: 2019}."),
                 "it does not say which period the values are about");
    } else {
        KEYS(r, period, S("column"), S("is"), S("form"), S("only"));
        RecipePeriod *p = &recipe->period;
        p->column = text_at(r, period, S("column"));
        p->is = text_at(r, period, S("is"));
        p->form = (PeriodForm)choice_at(r, period, S("form"), PERIOD_WORDS, 3);
        Str only = text_at(r, period, S("only"));
        if (only.length > 0 && !period_kind_parse(only, &p->only)) {
            FAULT_AT(r, yaml_get(period, S("only")), S("only"),
                     S("Write year, school-year, quarter or day."),
                     "\"%.*s\" is no kind of period", STR_ARG(only));
        }
        if ((p->column.length > 0) == (p->is.length > 0)) {
            FAULT_AT(r, period, S("period"), S("Write column: or is:."),
                     "one of the two is meant");
        }
    }
    const YamlNode *region = child(r, root, S("region"), YAML_MAP);
    recipe->region.total = S("NL");
    if (region != NULL) {
        KEYS(r, region, S("column"), S("codes"), S("total"));
        recipe->region = (RecipeRegion){text_at(r, region, S("column")),
                                        pairs_at(r, region, S("codes")),
                                        text_at(r, region, S("total"))};
    }
}

static void read_renames(Reader *r, const YamlNode *root)
{
    size_t count;
    const YamlNode *items = maps_at(r, root, S("renames"), &count);
    RenameList *list = &r->recipe->renames;
    list->items = PUSH_ARRAY(r->a, Rename, count + 1);
    for (size_t i = 0; i < count; i++) {
        KEYS(r, &items[i], S("column"), S("from"), S("to"), S("since"), S("until"));
        list->items[list->count++] = (Rename){
            text_needed(r, &items[i], S("column")), text_needed(r, &items[i], S("from")),
            text_needed(r, &items[i], S("to")),     date_at(r, &items[i], S("since")),
            date_at(r, &items[i], S("until")),
        };
    }
}

static void read_totals(Reader *r, const YamlNode *root)
{
    size_t count;
    const YamlNode *items = maps_at(r, root, S("totals"), &count);
    TotalRuleList *list = &r->recipe->totals;
    list->items = PUSH_ARRAY(r->a, TotalRule, count + 1);
    if (count > LIMIT_RECIPE_RULES) {
        FAULT_AT(r, root, S("totals"), S(""), "at most %d are read", LIMIT_RECIPE_RULES);
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        KEYS(r, &items[i], S("column"), S("code"), S("over"));
        list->items[list->count++] = (TotalRule){
            text_needed(r, &items[i], S("column")),
            text_needed(r, &items[i], S("code")),
            texts_at(r, &items[i], S("over")),
        };
    }
}

static void read_dimensions(Reader *r, const YamlNode *root)
{
    const YamlNode *map = child(r, root, S("dimensions"), YAML_MAP);
    if (map == NULL) {
        return;
    }
    RecipeDimensionList *list = &r->recipe->dimensions;
    list->items = PUSH_ARRAY(r->a, RecipeDimension, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        const YamlNode *node = &map->items[i];
        if (node->kind != YAML_MAP) {
            FAULT_AT(r, node, S("dimensions"), S("Write sex: {column: GESLACHT}."),
                     "a dimension says which column it is made of");
            continue;
        }
        KEYS(r, node, S("column"), S("codes"));
        list->items[list->count++] =
            (RecipeDimension){map->keys[i].text, text_needed(r, node, S("column")),
                              pairs_at(r, node, S("codes"))};
    }
}

static void check_names(Reader *r, const YamlNode *node, Str key, StrList names)
{
    for (size_t i = 0; i < names.count; i++) {
        if (recipe_list(r->recipe, names.items[i]) == NULL) {
            FAULT_AT(r, node, key, S("Lists stand under `lists`, as name@version."),
                     "there is no list \"%.*s\"", STR_ARG(names.items[i]));
        }
    }
}

static void check_by(Reader *r, const YamlNode *node, StrList by)
{
    for (size_t i = 0; i < by.count; i++) {
        bool is_there = str_equal(by.items[i], S("region"));
        for (size_t d = 0; d < r->recipe->dimensions.count; d++) {
            is_there =
                is_there || str_equal(by.items[i], r->recipe->dimensions.items[d].id);
        }
        if (!is_there) {
            FAULT_AT(r, node, S("by"), S("Add it under `dimensions`."),
                     "there is no dimension \"%.*s\"", STR_ARG(by.items[i]));
        }
    }
}

static void read_figures(Reader *r, const YamlNode *root)
{
    size_t count;
    const YamlNode *items = maps_at(r, root, S("figures"), &count);
    FigureRuleList *list = &r->recipe->figures;
    list->items = PUSH_ARRAY(r->a, FigureRule, count + 1);
    for (size_t i = 0; i < count; i++) {
        const YamlNode *node = &items[i];
        KEYS(r, node, S("series"), S("rows"), S("of"), S("by"), S("decimals"));
        FigureRule f = {
            .series = text_needed(r, node, S("series")),
            .rows = texts_at(r, node, S("rows")),
            .is_share = yaml_get(node, S("of")) != NULL,
            .of = texts_at(r, node, S("of")),
            .by = texts_at(r, node, S("by")),
            .decimals = (int)count_at(r, node, S("decimals"), 6),
        };
        check_names(r, node, S("rows"), f.rows);
        check_names(r, node, S("of"), f.of);
        check_by(r, node, f.by);
        if (f.by.count > LIMIT_RECIPE_AXES) {
            FAULT_AT(r, node, S("by"), S(""), "at most %d are read", LIMIT_RECIPE_AXES);
        }
        list->items[list->count++] = f;
    }
    if (count == 0) {
        FAULT_AT(r, root, S("figures"), S("docs/recipes.md shows how it is written."),
                 "the recipe makes no figures");
    }
}

static void read_rules(Reader *r, const YamlNode *root)
{
    size_t count;
    const YamlNode *items = maps_at(r, root, S("rules"), &count);
    PlausibilityRuleList *list = &r->recipe->rules;
    list->items = PUSH_ARRAY(r->a, PlausibilityRule, count + 1);
    for (size_t i = 0; i < count; i++) {
        const YamlNode *node = &items[i];
        KEYS(r, node, S("kind"), S("series"), S("dimension"), S("least"), S("most"),
             S("severity"));
        list->items[list->count++] = (PlausibilityRule){
            .kind = (RuleKind)choice_at(r, node, S("kind"), RULE_WORDS, 3),
            .series = text_at(r, node, S("series")),
            .dimension = text_at(r, node, S("dimension")),
            .least = number_at(r, node, S("least"), 0),
            .most = number_at(r, node, S("most"), 0),
            .has_least = yaml_get(node, S("least")) != NULL,
            .has_most = yaml_get(node, S("most")) != NULL,
            .is_hard = choice_at(r, node, S("severity"), SEVERITY_WORDS, 2) == 0,
        };
        const PlausibilityRule *rule = &list->items[list->count - 1];
        if ((rule->kind == RULE_PARTS) != (rule->dimension.length > 0)) {
            FAULT_AT(r, node, S("dimension"),
                     S("Write kind: parts and dimension: sex together."),
                     "a rule about parts names the dimension they lie over");
        }
    }
}

static void read_root(Reader *r, const YamlNode *root)
{
    KEYS(r, root, S("id"), S("title"), S("file"), S("part"), S("format"), S("sha256"),
         S("layout"), S("source"), S("encoding"), S("delimiter"), S("header"), S("skip"),
         S("header_row"), S("header_rows"), S("quotes"), S("decimal"), S("thousands"),
         S("values"), S("multiply"), S("rounded_to"), S("tokens"), S("status"),
         S("period"), S("region"), S("keep"), S("drop"), S("lists"), S("renames"),
         S("totals"), S("within"), S("dimensions"), S("figures"), S("rules"));
    Recipe *recipe = r->recipe;
    recipe->id = text_needed(r, root, S("id"));
    recipe->title = text_at(r, root, S("title"));
    recipe->file = text_needed(r, root, S("file"));
    recipe->part = text_at(r, root, S("part"));
    recipe->format = text_at(r, root, S("format"));
    recipe->sha256 = text_at(r, root, S("sha256"));
    recipe->layout = text_at(r, root, S("layout"));
    recipe->source = text_at(r, root, S("source"));
    read_text_form(r, root);
    read_values(r, root);
    read_period_and_region(r, root);
    recipe->keep = code_sets(r, root, S("keep"), false);
    recipe->drop = code_sets(r, root, S("drop"), false);
    recipe->lists = code_sets(r, root, S("lists"), true);
    if (recipe->keep.count + recipe->drop.count > LIMIT_RECIPE_RULES) {
        FAULT_AT(r, root, S("keep"), S(""), "at most %d rules are read",
                 LIMIT_RECIPE_RULES);
    }
    read_renames(r, root);
    read_totals(r, root);
    recipe->within = texts_at(r, root, S("within"));
    read_dimensions(r, root);
    read_figures(r, root);
    read_rules(r, root);
}

bool recipe_read_text(Arena *a, Str name, Str text, const Recipe **recipe,
                      FaultList *faults, Error *err)
{
    Reader r = {a, name, faults, PUSH(a, Recipe)};
    size_t before = faults->fault_count;
    TextFaults text_found = text_faults(a);
    const YamlNode *root = yaml_read(a, text, &text_found);
    for (size_t i = 0; i < text_found.count; i++) {
        fault_add(faults, SEVERITY_FAULT, name, text_found.items[i].place.line, S(""),
                  S(""), "%.*s", STR_ARG(text_found.items[i].message));
    }
    if (root != NULL && root->kind == YAML_MAP) {
        read_root(&r, root);
    } else if (root != NULL) {
        FAULT_AT(&r, root, S(""), S("docs/recipes.md shows the form of the file."),
                 "the file is not one mapping of fields");
    }
    if (faults->fault_count > before) {
        return FAIL(err, ERR_INVALID, "recipe \"%.*s\" has %zu fault%s", STR_ARG(name),
                    faults->fault_count - before,
                    faults->fault_count - before == 1 ? "" : "s");
    }
    *recipe = r.recipe;
    return true;
}

bool recipe_read(Arena *a, Str path, const Recipe **recipe, FaultList *faults, Error *err)
{
    Str text;
    return file_read(a, path, LIMIT_RECIPE_BYTES, &text, err) &&
           recipe_read_text(a, path, text, recipe, faults, err);
}
