/* SPDX-License-Identifier: EUPL-1.2
 * formats_yaml_test.c - facts about the plain kind of YAML
 */
#include "expect.h"

#include "base/limits.h"
#include "formats/yaml.h"

static const YamlNode *tree_of(Arena *a, Str text)
{
    TextFaults faults = text_faults(a);
    const YamlNode *root = yaml_read(a, text, &faults);
    if (faults.total > 0) {
        Str message = faults.items[0].message;
        fail_msg("\"%.*s\": %.*s", STR_ARG(text), STR_ARG(message));
    }
    assert_true(root != NULL);
    return root;
}

/* That reading `text` finds exactly this fault, and whether there is a tree. */
static const YamlNode *expect_fault(Arena *a, Str text, int line, int column, Str message)
{
    TextFaults faults = text_faults(a);
    const YamlNode *root = yaml_read(a, text, &faults);
    if (faults.total != 1) {
        fail_msg("\"%.*s\": %zu faults", STR_ARG(text), faults.total);
    }
    expect_str(faults.items[0].message, message);
    assert_int_equal(faults.items[0].place.line, line);
    assert_int_equal(faults.items[0].place.column, column);
    return root;
}

static Str repeated(Arena *a, Str text, size_t count)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, text);
    }
    return buf_str(&buf);
}

static void a_file_of_records_becomes_a_tree(void **state)
{
    Arena *a = *state;
    const YamlNode *root = tree_of(a, S("# promises\n"
                                        "- id: vmbo\n"
                                        "  number: \"1.4\"\n"
                                        "  name: {nl: Elk jaar, en: Yearly}\n"
                                        "  owners: [ocw, ezk]\n"
                                        "- id: mbo\n"));
    assert_int_equal(root->kind, YAML_LIST);
    assert_int_equal(root->count, 2);
    const YamlNode *record = &root->items[0];
    assert_int_equal(record->kind, YAML_MAP);
    assert_int_equal(record->count, 4);
    expect_text(record->keys[1].text, "number");
    expect_text(record->items[1].text, "1.4");
    expect_text(yaml_get(yaml_get(record, S("name")), S("en"))->text, "Yearly");
    const YamlNode *owners = yaml_get(record, S("owners"));
    assert_int_equal(owners->kind, YAML_LIST);
    expect_text(owners->items[1].text, "ezk");
    assert_true(yaml_get(record, S("none")) == NULL);
    assert_true(yaml_get(owners, S("ocw")) == NULL);
    assert_true(yaml_get(NULL, S("ocw")) == NULL);
}

static void scalars_stay_the_text_that_is_written(void **state)
{
    Arena *a = *state;
    static const Str plain[] = {
        S_INIT("yes"),  S_INIT("1.10"), S_INIT("007"), S_INIT("2018-06-27"),
        S_INIT("0x1F"), S_INIT("true"), S_INIT("a:b"), S_INIT("https://example.org/#x")};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        expect_str(tree_of(a, plain[i])->text, plain[i]);
    }
    expect_text(tree_of(a, S("'it''s'"))->text, "it's");
    expect_text(tree_of(a, S("\"\\u20AC\\n\""))->text, "\xE2\x82\xAC\n");
    expect_text(tree_of(a, S("|\n  a\n  b\n"))->text, "a\nb\n");
    expect_text(tree_of(a, S(">-\n  a\n  b\n"))->text, "a b");
}

static void nothing_is_empty_text_unless_in_quotes(void **state)
{
    Arena *a = *state;
    static const Str forms[] = {
        S_INIT(""),     S_INIT("# only this\n"), S_INIT("~"),           S_INIT("null"),
        S_INIT("\"\""), S_INIT("---\n"),         S_INIT("\xEF\xBB\xBF")};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        const YamlNode *root = tree_of(a, forms[i]);
        assert_int_equal(root->kind, YAML_TEXT);
        expect_text(root->text, "");
    }
    expect_text(tree_of(a, S("\"null\""))->text, "null");
    expect_text(tree_of(a, S("'~'"))->text, "~");
    const YamlNode *map = tree_of(a, S("a:\nb: ~\nc: []\nd: {}\n"));
    expect_text(map->items[0].text, "");
    expect_text(map->items[1].text, "");
    assert_int_equal(map->items[2].kind, YAML_LIST);
    assert_int_equal(map->items[2].count, 0);
    assert_int_equal(map->items[3].kind, YAML_MAP);
}

static void nodes_know_their_place(void **state)
{
    Arena *a = *state;
    const YamlNode *root = tree_of(a, S("\xEF\xBB\xBF- id: \xC3\xA9\n  name: x\n"));
    const YamlNode *record = &root->items[0];
    assert_int_equal(record->keys[0].place.line, 1);
    assert_int_equal(record->keys[0].place.column, 3);
    assert_int_equal(record->items[1].place.line, 2);
    assert_int_equal(record->items[1].place.column, 9);
}

static void what_is_not_plain_is_refused_and_reading_goes_on(void **state)
{
    Arena *a = *state;
    Str anchor = S("anchors (&) are not used here");
    Str tag = S("tags (!) are not used here");
    assert_true(expect_fault(a, S("a: &x 1\nb: 2\n"), 1, 4, anchor)->count == 2);
    assert_true(expect_fault(a, S("a: &x [1]\n"), 1, 4, anchor) != NULL);
    assert_true(expect_fault(a, S("a: &x {b: 1}\n"), 1, 4, anchor) != NULL);
    assert_true(expect_fault(a, S("a: !!str 1\n"), 1, 4, tag) != NULL);
    assert_true(expect_fault(a, S("- !x [1]\n"), 1, 3, tag) != NULL);
    assert_true(expect_fault(a, S("- !x {a: 1}\n"), 1, 3, tag) != NULL);
    expect_fault(a, S("a: 1\n<<: {b: 2}\n"), 2, 1,
                 S("merge keys (<<) are not used here"));
    expect_fault(a, S("[a, b]: 1\n"), 1, 1, S("key is not text"));
    expect_fault(a, S("a: \"x\\0y\"\n"), 1, 4, S("zero byte in text"));
    TextFaults faults = text_faults(a);
    const YamlNode *root = yaml_read(a, S("a: &x 1\nb: *x\nc: !y 3\na: 4\n"), &faults);
    assert_int_equal(faults.total, 4);
    assert_int_equal(root->count, 3);
}

static void a_key_that_occurs_twice_keeps_its_first_value(void **state)
{
    Arena *a = *state;
    const YamlNode *map = expect_fault(a, S("a: 1\nb: 2\n\"a\": 3\nc: 4\n"), 3, 1,
                                       S("key \"a\" occurs twice"));
    assert_int_equal(map->count, 3);
    expect_text(yaml_get(map, S("a"))->text, "1");
    expect_text(yaml_get(map, S("c"))->text, "4");
    TextFaults faults = text_faults(a);
    (void)yaml_read(a, S("- {a: 1}\n- {a: 1}\n- {a: {a: 1}}\n"), &faults);
    assert_int_equal(faults.total, 0);
}

static void what_cannot_be_read_has_no_tree(void **state)
{
    Arena *a = *state;
    assert_true(expect_fault(a, S("a: [1\nb: 2\n"), 2, 2,
                             S("not readable as YAML: did not find expected ',' or ']' "
                               "while parsing a flow sequence")) == NULL);
    assert_true(expect_fault(a, S("a: 1\n---\nb: 2\n"), 2, 1,
                             S("a second document (---) is not used here")) == NULL);
    assert_true(expect_fault(a, S("a: 1\nb: \xC3\xA9\xFF\n"), 2, 5,
                             S("text is not UTF-8")) == NULL);
    assert_true(expect_fault(a, S("a: 1\n\0"), 2, 1, S("zero byte in text")) == NULL);
    assert_true(expect_fault(a, S("a: 1\nb: x\x01\n"), 2, 5,
                             S("not readable as YAML: control characters are not "
                               "allowed")) == NULL);
}

static void limits_are_exact(void **state)
{
    Arena *a = *state;
    (void)tree_of(a, repeated(a, S("- "), LIMIT_YAML_DEPTH));
    assert_true(expect_fault(a, repeated(a, S("- "), LIMIT_YAML_DEPTH + 1), 1, 41,
                             S("nested more than 20 deep")) == NULL);
    (void)tree_of(a, repeated(a, S("-\n"), LIMIT_YAML_NODES - 1));
    assert_true(expect_fault(a, repeated(a, S("-\n"), LIMIT_YAML_NODES), 1000000, 2,
                             S("more than 1000000 values in one file")) == NULL);
    (void)tree_of(a, repeated(a, S("x"), LIMIT_FIELD_BYTES));
    expect_fault(a, repeated(a, S("x"), LIMIT_FIELD_BYTES + 1), 1, 1,
                 S("text has 65537 bytes, at most 65536 are read"));
    Str key = repeated(a, S("k"), LIMIT_YAML_KEY_BYTES);
    (void)tree_of(a, str_format(a, "%.*s: 1\n", STR_ARG(key)));
    expect_fault(a, str_format(a, "%.*sk: 1\n", STR_ARG(key)), 1, 1,
                 S("key has 201 bytes, at most 200 are read"));
}

static void the_canonical_form_is_block_style(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    YamlWriter w = yaml_writer(&buf);
    yaml_list_begin(&w);
    yaml_map_begin(&w);
    yaml_key(&w, S("id"));
    yaml_text(&w, S("ocw"));
    yaml_key(&w, S("name"));
    yaml_map_begin(&w);
    yaml_key(&w, S("nl"));
    yaml_text(&w, S("Onderwijs"));
    yaml_key(&w, S("en"));
    yaml_text(&w, S(""));
    yaml_map_end(&w);
    yaml_key(&w, S("parts"));
    yaml_list_begin(&w);
    yaml_text(&w, S("1.4"));
    yaml_list_begin(&w);
    yaml_text(&w, S("a"));
    yaml_text(&w, S("b"));
    yaml_list_end(&w);
    yaml_list_begin(&w);
    yaml_list_end(&w);
    yaml_list_end(&w);
    yaml_key(&w, S("owners"));
    yaml_list_begin(&w);
    yaml_list_end(&w);
    yaml_map_end(&w);
    yaml_map_begin(&w);
    yaml_map_end(&w);
    yaml_list_end(&w);
    Str text;
    assert_true(yaml_finish(&w, &text, NULL));
    expect_text(text, "- id: ocw\n"
                      "  name:\n"
                      "    nl: Onderwijs\n"
                      "    en: \"\"\n"
                      "  parts:\n"
                      "    - \"1.4\"\n"
                      "    - - a\n"
                      "      - b\n"
                      "    - []\n"
                      "  owners: []\n"
                      "\n- {}\n");
}

static Str written(Arena *a, Str text)
{
    Buf buf = buf_in(a, 0);
    YamlWriter w = yaml_writer(&buf);
    yaml_text(&w, text);
    Str line;
    assert_true(yaml_finish(&w, &line, NULL));
    assert_true(str_ends(line, S("\n")));
    return str_slice(line, 0, line.length - 1);
}

static void text_is_plain_where_it_can_be(void **state)
{
    Arena *a = *state;
    static const Str plain[] = {
        S_INIT("ocw"),
        S_INIT("yes"),
        S_INIT("2018"),
        S_INIT("2018-06-27"),
        S_INIT("2017/18"),
        S_INIT("2017-Q3"),
        S_INIT("0"),
        S_INIT("a:b"),
        S_INIT("https://example.org/a?b#c"),
        S_INIT("a, b"),
        S_INIT("it's"),
        S_INIT("say \"no\""),
        S_INIT("caf\xC3\xA9 \xF0\x9F\x98\x80"),
        S_INIT("(x)"),
        S_INIT("2.13.z"),
        S_INIT("null en nul"),
    };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        expect_str(written(a, plain[i]), plain[i]);
    }
}

static void text_is_quoted_where_it_must_be(void **state)
{
    Arena *a = *state;
    static const Str quoted[] = {
        S_INIT("~"),     S_INIT("null"),  S_INIT("NULL"), S_INIT("1.4"),  S_INIT("007"),
        S_INIT("1e3"),   S_INIT("12:30"), S_INIT("0x1F"), S_INIT(".5"),   S_INIT("+1"),
        S_INIT("1_000"), S_INIT("-1"),    S_INIT("- a"),  S_INIT("a: b"), S_INIT("a:"),
        S_INIT("a #b"),  S_INIT("#a"),    S_INIT(" a"),   S_INIT("a "),   S_INIT("[a"),
        S_INIT("{a"),    S_INIT("&a"),    S_INIT("*a"),   S_INIT("!a"),   S_INIT("%a"),
        S_INIT("@a"),    S_INIT("`a"),    S_INIT("'a'"),  S_INIT("|"),    S_INIT(">"),
        S_INIT("?"),     S_INIT("<<"),    S_INIT("---"),  S_INIT("..."),  S_INIT(",a"),
    };
    for (size_t i = 0; i < sizeof quoted / sizeof quoted[0]; i++) {
        expect_str(written(a, quoted[i]), str_format(a, "\"%.*s\"", STR_ARG(quoted[i])));
    }
    expect_text(written(a, S("a\nb\tc\\\"")), "\"a\\nb\\tc\\\\\\\"\"");
    expect_text(written(a, S("\x01\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF")),
                "\"\\x01\\x85\\u2028\\uFEFF\"");
}

static void every_character_survives(void **state)
{
    Arena *a = *state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        /* All that a reader treats apart, and a sample of the rest. */
        bool is_near = c < 0x3000 || (c > 0xFE00 && c < 0x10010);
        if ((c >= 0xD800 && c <= 0xDFFF) || (!is_near && c % 499 != 0)) {
            continue;
        }
        arena_reset(a);
        Buf buf = buf_in(a, 0);
        buf_utf8(&buf, c);
        Str alone = buf_str(&buf);
        Str between = str_format(a, "x%.*sy", STR_ARG(alone));
        expect_str(tree_of(a, written(a, alone))->text, alone);
        expect_str(tree_of(a, written(a, between))->text, between);
    }
}

/* A tree as good as random; keys differ by a number. */
static YamlNode random_tree(Arena *a, Random *random, int depth)
{
    YamlNode node = {.kind = YAML_TEXT};
    size_t choice = random_below(random, 3);
    if (depth == 0 || choice == 0) {
        node.text = random_text(a, random, 8);
        return node;
    }
    size_t count = random_below(random, 4);
    YamlNode *items = PUSH_ARRAY(a, YamlNode, count);
    YamlNode *keys = PUSH_ARRAY(a, YamlNode, count);
    for (size_t i = 0; i < count; i++) {
        Str text = random_text(a, random, 6);
        keys[i].text = i > 0 ? str_format(a, "%.*s%zu", STR_ARG(text), i) : text;
        items[i] = random_tree(a, random, depth - 1);
    }
    node.kind = choice == 1 ? YAML_LIST : YAML_MAP;
    node.items = items;
    node.keys = node.kind == YAML_MAP ? keys : NULL;
    node.count = count;
    return node;
}

static void write_tree(YamlWriter *w, const YamlNode *node)
{
    if (node->kind == YAML_TEXT) {
        yaml_text(w, node->text);
        return;
    }
    bool is_map = node->kind == YAML_MAP;
    if (is_map) {
        yaml_map_begin(w);
    } else {
        yaml_list_begin(w);
    }
    for (size_t i = 0; i < node->count; i++) {
        if (is_map) {
            yaml_key(w, node->keys[i].text);
        }
        write_tree(w, &node->items[i]);
    }
    if (is_map) {
        yaml_map_end(w);
    } else {
        yaml_list_end(w);
    }
}

static void expect_tree(const YamlNode *actual, const YamlNode *expected)
{
    assert_int_equal(actual->kind, expected->kind);
    assert_int_equal(actual->count, expected->count);
    expect_str(actual->text, expected->text);
    for (size_t i = 0; i < expected->count; i++) {
        if (expected->kind == YAML_MAP) {
            expect_str(actual->keys[i].text, expected->keys[i].text);
        }
        expect_tree(&actual->items[i], &expected->items[i]);
    }
}

static void what_is_written_reads_back(void **state)
{
    Arena *a = *state;
    Random random = {11};
    for (int round = 0; round < 5000; round++) {
        arena_reset(a);
        YamlNode tree = random_tree(a, &random, round % 6);
        Buf buf = buf_in(a, 0);
        YamlWriter w = yaml_writer(&buf);
        write_tree(&w, &tree);
        Str text;
        assert_true(yaml_finish(&w, &text, NULL));
        const YamlNode *read = tree_of(a, text);
        expect_tree(read, &tree);
        Buf again = buf_in(a, 0);
        w = yaml_writer(&again);
        write_tree(&w, read);
        Str same;
        assert_true(yaml_finish(&w, &same, NULL));
        expect_str(same, text);
    }
}

static void expect_misuse(YamlWriter *w, Str message)
{
    Str text = S("untouched");
    Error err = {0};
    assert_false(yaml_finish(w, &text, &err));
    expect_text(text, "untouched");
    assert_int_equal(err.kind, ERR_INVALID);
    expect_str(str_of(err.message), message);
}

static void a_document_that_is_not_whole_does_not_finish(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    YamlWriter w = yaml_writer(&buf);
    expect_misuse(&w, S("YAML cannot be written: it is not complete"));
    yaml_list_begin(&w);
    expect_misuse(&w, S("YAML cannot be written: it is not complete"));
    yaml_map_end(&w);
    expect_misuse(&w, S("YAML cannot be written: an end that fits no begin"));
    w = yaml_writer(&buf);
    yaml_map_begin(&w);
    yaml_text(&w, S("x"));
    expect_misuse(&w, S("YAML cannot be written: a value without a key"));
    w = yaml_writer(&buf);
    yaml_map_begin(&w);
    yaml_key(&w, S("x"));
    yaml_map_end(&w);
    expect_misuse(&w, S("YAML cannot be written: an end that fits no begin"));
    w = yaml_writer(&buf);
    yaml_key(&w, S("x"));
    expect_misuse(&w, S("YAML cannot be written: a key where none is due"));
    w = yaml_writer(&buf);
    yaml_text(&w, S("x"));
    yaml_text(&w, S("y"));
    expect_misuse(&w, S("YAML cannot be written: a second outermost value"));
    w = yaml_writer(&buf);
    yaml_text(&w, S("\xFF"));
    yaml_map_end(&w);
    expect_misuse(&w, S("YAML cannot be written: text that is too long or not UTF-8"));
    w = yaml_writer(&buf);
    for (int i = 0; i <= LIMIT_YAML_DEPTH; i++) {
        yaml_list_begin(&w);
    }
    expect_misuse(&w, S("YAML cannot be written: nested too deep"));
}

static void the_longest_key_reads_back(void **state)
{
    Arena *a = *state;
    Str key = repeated(a, S("\x01"), LIMIT_YAML_KEY_BYTES); /* each becomes four */
    Buf buf = buf_in(a, 0);
    YamlWriter w = yaml_writer(&buf);
    yaml_map_begin(&w);
    yaml_key(&w, key);
    yaml_text(&w, S("x"));
    yaml_map_end(&w);
    Str text;
    assert_true(yaml_finish(&w, &text, NULL));
    expect_str(tree_of(a, text)->keys[0].text, key);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_file_of_records_becomes_a_tree),
        FACT(scalars_stay_the_text_that_is_written),
        FACT(nothing_is_empty_text_unless_in_quotes),
        FACT(nodes_know_their_place),
        FACT(what_is_not_plain_is_refused_and_reading_goes_on),
        FACT(a_key_that_occurs_twice_keeps_its_first_value),
        FACT(what_cannot_be_read_has_no_tree),
        FACT(limits_are_exact),
        FACT(the_canonical_form_is_block_style),
        FACT(text_is_plain_where_it_can_be),
        FACT(text_is_quoted_where_it_must_be),
        FACT(every_character_survives),
        FACT(what_is_written_reads_back),
        FACT(a_document_that_is_not_whole_does_not_finish),
        FACT(the_longest_key_reads_back),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
