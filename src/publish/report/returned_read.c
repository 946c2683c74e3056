/* SPDX-License-Identifier: EUPL-1.2
 * returned_read.c - reading a Word document
 */
#include "publish/report/returned_read.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/number.h"
#include "formats/xml.h"
#include "formats/zip.h"
#include "publish/report/issued.h"

#define HINT "Check a .docx that `pact report --format docx` wrote and Word saved."

static SentParagraph *add_paragraph(Arena *a, SentText *text)
{
    if (text->count == text->capacity) {
        text->items = arena_grow(a, text->items, text->count, &text->capacity,
                                 sizeof(SentParagraph));
    }
    SentParagraph *paragraph = &text->items[text->count++];
    *paragraph = (SentParagraph){0};
    return paragraph;
}

static void add_number(Arena *a, SentParagraph *paragraph, const XmlItem *item)
{
    int64_t at;
    if (!integer_parse(xml_attribute(item, S("at")), &at) || at < 0) {
        return;
    }
    if (paragraph->count == paragraph->capacity) {
        paragraph->numbers = arena_grow(a, paragraph->numbers, paragraph->count,
                                        &paragraph->capacity, sizeof(SentNumber));
    }
    paragraph->numbers[paragraph->count++] =
        (SentNumber){.at = (size_t)at,
                     .key = str_copy(a, xml_attribute(item, S("key"))),
                     .indicator = str_copy(a, xml_attribute(item, S("indicator"))),
                     .period = str_copy(a, xml_attribute(item, S("period")))};
}

/* <p><t>text</t><n at="…">4,0</n></p> */
static bool read_sent(Arena *a, Input *input, SentText *sent, Error *err)
{
    XmlReader *x = xml_reader(a, input);
    XmlItem item;
    SentParagraph *paragraph = NULL;
    bool in_number = false;
    while (xml_next(x, &item, err)) {
        if (item.kind == XML_END) {
            return true;
        }
        if (xml_opens(&item, S("issued"))) {
            sent->identity = str_copy(a, xml_attribute(&item, S("identity")));
        } else if (xml_opens(&item, S("p"))) {
            paragraph = add_paragraph(a, sent);
            in_number = false;
        } else if (xml_opens(&item, S("n")) && paragraph != NULL) {
            add_number(a, paragraph, &item);
            in_number = paragraph->count > 0;
        } else if (item.kind == XML_TEXT && paragraph != NULL && in_number) {
            paragraph->numbers[paragraph->count - 1].text = str_copy(a, item.text);
        } else if (item.kind == XML_TEXT && paragraph != NULL) {
            paragraph->text = str_copy(a, item.text);
        } else if (xml_closes(&item, S("n"))) {
            in_number = false;
        } else if (xml_closes(&item, S("p")) && paragraph != NULL &&
                   str_trim(paragraph->text).length == 0) {
            sent->count--;
            paragraph = NULL;
        }
    }
    return false;
}

/* Text lies in w:t; tracked deletions in w:delText. A text box holds paragraphs within a
 * paragraph: only the outer one counts. */
static bool read_is(Arena *a, Input *input, SentText *is, Error *err)
{
    XmlReader *x = xml_reader(a, input);
    XmlItem item;
    Buf buf = buf_in(a, 0);
    int depth = 0;
    bool in_text = false, is_blank = false;
    while (xml_next(x, &item, err)) {
        if (item.kind == XML_END) {
            return true;
        }
        if (xml_opens(&item, S("p"))) {
            depth++;
        } else if (xml_opens(&item, S("t"))) {
            in_text = true; /* text of blanks alone is passed over by the reader */
            is_blank = str_equal(xml_attribute(&item, S("space")), S("preserve"));
        } else if (xml_closes(&item, S("t"))) {
            in_text = false;
            buf_add(&buf, is_blank && depth == 1 ? S(" ") : S(""));
        } else if (item.kind == XML_OPEN && depth > 0 &&
                   (str_equal(item.name, S("tab")) || str_equal(item.name, S("br")))) {
            buf_char(&buf, ' ');
        } else if (item.kind == XML_TEXT && in_text && depth == 1) {
            buf_add(&buf, item.text);
            is_blank = false;
        } else if (xml_closes(&item, S("p")) && --depth == 0) {
            if (str_trim(buf_str(&buf)).length > 0) {
                add_paragraph(a, is)->text = str_copy(a, buf_str(&buf));
            }
            buf_clear(&buf);
        }
    }
    return false;
}

static bool is_ours(Str bytes)
{
    return str_contains(str_slice(bytes, 0, 2000), S(ISSUED_SPACE));
}

/* Word may give the part another number, so it is known by what it says. */
static bool find_sent(Arena *a, ZipReader *zip, Str *bytes, Error *err)
{
    for (size_t i = 0; i < zip_reader_count(zip); i++) {
        ZipMember member = zip_reader_member(zip, i);
        if (!str_starts(member.name, S("customXml/item")) ||
            !str_ends(member.name, S(".xml"))) {
            continue;
        }
        Input input;
        if (!zip_reader_input(a, zip, i, &input, err) ||
            !input_rest(a, &input, LIMIT_PACT_FILE_BYTES, bytes, err)) {
            return false;
        }
        if (is_ours(*bytes)) {
            return true;
        }
    }
    error_hint(err, S(HINT));
    return FAIL(err, ERR_INVALID,
                "the document does not hold what it said when it went out");
}

bool returned_paragraphs(Arena *a, Str docx, SentText *sent, SentText *is, Error *err)
{
    ZipReader *zip;
    Input input;
    Str bytes;
    Error why = {0};
    InputAt whole = input_at_of_text(&docx);
    if (!zip_reader_open(a, whole, &zip, &why)) {
        error_hint(err, S(HINT));
        return FAIL(err, ERR_INVALID, "this is no Word document: %s", why.message);
    }
    size_t text = zip_reader_find(zip, S("word/document.xml"));
    if (text == ZIP_NONE) {
        error_hint(err, S(HINT));
        return FAIL(err, ERR_INVALID, "this is no Word document: it has no text");
    }
    if (!find_sent(a, zip, &bytes, err)) {
        return false;
    }
    input = input_of_text(&bytes);
    if (!read_sent(a, &input, sent, err)) {
        return false;
    }
    return zip_reader_input(a, zip, text, &input, err) && read_is(a, &input, is, err);
}
