/* SPDX-License-Identifier: EUPL-1.2
 * issued.c - what a document said when it went out
 */
#include "publish/report/issued.h"

#include "formats/xml_write.h"

Issued issued_in(Arena *a)
{
    return (Issued){.a = a};
}

void issued_begin(Issued *issued)
{
    if (issued->count == issued->capacity) {
        issued->items = arena_grow(issued->a, issued->items, issued->count,
                                   &issued->capacity, sizeof(IssuedParagraph));
    }
    issued->items[issued->count++] = (IssuedParagraph){.text = buf_in(issued->a, 0)};
}

void issued_text(Issued *issued, Str text, const Figure *figure)
{
    IssuedParagraph *paragraph = &issued->items[issued->count - 1];
    if (figure != NULL) {
        if (paragraph->count == paragraph->capacity) {
            paragraph->numbers =
                arena_grow(issued->a, paragraph->numbers, paragraph->count,
                           &paragraph->capacity, sizeof(IssuedNumber));
        }
        paragraph->numbers[paragraph->count++] =
            (IssuedNumber){paragraph->text.length, text, figure};
    }
    buf_add(&paragraph->text, text);
}

bool issued_xml(Issued *issued, Str identity, Str *text, Error *err)
{
    Arena *a = issued->a;
    Xml *x = xml_new(a, S("issued"), S(ISSUED_SPACE));
    xml_attr(x, S("identity"), identity);
    for (size_t i = 0; i < issued->count; i++) {
        const IssuedParagraph *paragraph = &issued->items[i];
        xml_open(x, S("p"));
        xml_element(x, S("t"), buf_str(&paragraph->text));
        for (size_t k = 0; k < paragraph->count; k++) {
            const IssuedNumber *number = &paragraph->numbers[k];
            xml_open(x, S("n"));
            xml_attr(x, S("at"), str_format(a, "%zu", number->at));
            xml_attr(x, S("key"), figure_key(a, number->figure));
            xml_attr(x, S("indicator"),
                     number->figure->series->definition->indicator->id);
            xml_attr(x, S("period"), period_text(a, number->figure->period));
            xml_text(x, number->text);
            xml_close(x);
        }
        xml_close(x);
    }
    return xml_finish(x, text, err);
}
