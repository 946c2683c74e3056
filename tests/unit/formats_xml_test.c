/* SPDX-License-Identifier: EUPL-1.2
 * formats_xml_test.c - facts about reading XML
 */
#include "expect.h"

#include "base/buf.h"
#include "base/limits.h"
#include "formats/xml.h"
#include "pieces.h"

static Str items_from(Arena *a, Input *input)
{
    XmlReader *x = xml_reader(a, input);
    Buf buf = buf_in(a, 0);
    XmlItem item = {0};
    Error err = {0};
    do {
        if (!xml_next(x, &item, &err)) {
            buf_add(&buf, str_of(err.message));
            break;
        }
        if (item.kind == XML_TEXT) {
            buf_printf(&buf, "'%.*s' ", STR_ARG(item.text));
        } else if (item.kind != XML_END) {
            buf_printf(&buf, "%s%.*s", item.kind == XML_OPEN ? "<" : "/",
                       STR_ARG(item.name));
            for (size_t i = 0; i < item.attribute_count; i++) {
                buf_printf(&buf, " %.*s=%.*s", STR_ARG(item.attributes[i].name),
                           STR_ARG(item.attributes[i].value));
            }
            buf_char(&buf, ' ');
        }
    } while (item.kind != XML_END);
    return str_trim(buf_str(&buf));
}

static Str items_of(Arena *a, Str text, size_t piece)
{
    Pieces pieces = {text, piece};
    Input input = input_of_pieces(&pieces);
    return items_from(a, &input);
}

#define expect_items(xml, literal)                                                       \
    do {                                                                                 \
        expect_text(items_of(a, S(xml), 1000), literal);                                 \
        expect_text(items_of(a, S(xml), 1), literal);                                    \
    } while (0)

static void elements_come_in_the_order_of_the_file(void **state)
{
    Arena *a = *state;
    expect_items(
        "<?xml version=\"1.0\"?>\n<!-- x --><a><b v=\"1\" w='2'/>\n<c>text</c></a>",
        "<a <b v=1 w=2 /b <c 'text' /c /a");
    expect_items("<a>x &lt;5 &amp; <![CDATA[<y>]]>&#233;</a>", "<a 'x <5 & <y>é' /a");
    expect_items("<a v=\"&lt;5 &amp; &quot;\"> \n </a>", "<a v=<5 & \" /a");
    expect_items("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE9</a>",
                 "<a 'é' /a");
}

static void names_lose_their_prefix_and_keep_their_namespace(void **state)
{
    Arena *a = *state;
    Str text = S("<m:a xmlns:m=\"urn:m\" xmlns=\"urn:d\"><b m:v=\"1\"/></m:a>");
    Input input = input_of_text(&text);
    XmlReader *x = xml_reader(a, &input);
    XmlItem item;
    assert_true(xml_next(x, &item, NULL));
    expect_text(item.name, "a");
    expect_text(item.space, "urn:m");
    assert_int_equal(item.depth, 1);
    assert_true(xml_next(x, &item, NULL));
    expect_text(item.space, "urn:d");
    assert_int_equal(item.depth, 2);
    expect_text(xml_attribute(&item, S("v")), "1");
    assert_null(xml_attribute(&item, S("w")).data);
}

static void a_place_is_where_markup_begins(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *name;
        unsigned line;
        unsigned column;
    } expected[] = {{"a", 1, 0}, {"b", 2, 3}, {"c", 3, 3}, {"d", 3, 13}, {"e", 4, 1}};
    Str text = S("<?xml version=\"1.0\"?><a>\n  <b/>\n  <c v=\"1\"/><d w=\"x\"/>\n"
                 "<e>t</e></a>");
    for (size_t piece = 1; piece < 100; piece += 7) {
        Pieces pieces = {text, piece};
        Input input = input_of_pieces(&pieces);
        XmlReader *x = xml_reader(a, &input);
        XmlItem item;
        size_t seen = 0;
        do {
            assert_true(xml_next(x, &item, NULL));
            if (item.kind == XML_OPEN) {
                expect_str(item.name, str_of(expected[seen].name));
                assert_int_equal(item.place.line, expected[seen].line);
                assert_int_equal(item.place.column, expected[seen].column);
                seen++;
            }
        } while (item.kind != XML_END);
        assert_int_equal(seen, 5);
    }
}

static void an_element_can_be_skipped(void **state)
{
    Arena *a = *state;
    Str text = S("<a><b><b/><c>x</c></b><d/></a>");
    Input input = input_of_text(&text);
    XmlReader *x = xml_reader(a, &input);
    XmlItem item;
    assert_true(xml_next(x, &item, NULL));
    assert_true(xml_next(x, &item, NULL));
    assert_true(xml_skip(x, item, NULL));
    assert_true(xml_next(x, &item, NULL));
    assert_true(xml_opens(&item, S("d")));
}

static void what_is_no_xml_is_refused(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *text;
        const char *said;
    } cases[] = {
        {"", "the file is empty"},
        {"x", "not well-formed"},
        {"<a>", "line 1, column "},
        {"<a></b>", "not well-formed"},
        {"<a b='1' b='2'/>", "not well-formed"},
        {"<a><m:b/></a>", "not well-formed"},
        {"<a>&nbsp;</a>", "not well-formed"},
        {"<a/><b/>", "not well-formed"},
        {"<a>\xE9</a>", "not well-formed"},
        {"<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", "the encoding \"UTF-7\""},
        {"\xFF\xFE<", "the text is UTF-16"},
        {"<!DOCTYPE html><html/>", "a document type (DTD) is not read"},
        {"<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
         "a document type (DTD) is not read"},
        {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "a document type (DTD)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Str said = items_of(a, str_of(cases[i].text), 3);
        if (!str_contains(said, str_of(cases[i].said))) {
            fail_msg("%s: \"%.*s\"", cases[i].text, STR_ARG(said));
        }
    }
}

static void bombs_are_refused_in_little_memory(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        const char *body;
        const char *said;
    } bombs[] = {
        {"<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">", "<!ENTITY b \"&a;&a;&a;&a;\">",
         "a document type"},
        {"<a>", "<a>", "levels deep"},
        {"<a>", "text without end ", "text of more than"},
        {"<a b=\"", "x", "a tag of more than"},
        {"<a ", "b='' ", "a tag of more than"},
        {"<a><!-- ", "x", "markup of more than"},
        {"<a><![CDATA[", "x", "of more than"},
        {"<a><?p ", "x", "markup of more than"},
        {"<a", "a", "a tag of more than"},
    };
    for (size_t i = 0; i < sizeof bombs / sizeof bombs[0]; i++) {
        Arena *own = arena_new();
        Bomb bomb = {.head = str_of(bombs[i].head),
                     .body = str_of(bombs[i].body),
                     .bytes = (size_t)1 << 30};
        Input input = input_of_bomb(&bomb);
        Str said = items_from(own, &input);
        if (!str_contains(said, str_of(bombs[i].said))) {
            fail_msg("%s: \"%.*s\"", bombs[i].head,
                     STR_ARG(str_slice(said, said.length < 200 ? 0 : said.length - 200,
                                       said.length)));
        }
        assert_true(bomb.given < (size_t)16 << 20);
        arena_free(own);
    }
}

static void many_attributes_are_refused(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("<a"));
    for (int i = 0; i <= LIMIT_XML_ATTRIBUTES; i++) {
        buf_printf(&buf, " a%d=''", i);
    }
    buf_add(&buf, S("/>"));
    assert_true(str_contains(items_of(a, buf_str(&buf), 1000), S("attributes")));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(elements_come_in_the_order_of_the_file),
        FACT(names_lose_their_prefix_and_keep_their_namespace),
        FACT(a_place_is_where_markup_begins),
        FACT(an_element_can_be_skipped),
        FACT(what_is_no_xml_is_refused),
        FACT(bombs_are_refused_in_little_memory),
        FACT(many_attributes_are_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
