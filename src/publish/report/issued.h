/* SPDX-License-Identifier: EUPL-1.2
 * issued.h - what a document said when it went out, carried inside it
 *
 *   <issued identity="care/monitor-2018/NL/nl/report">
 *     <p>In 2017 was het werkloosheidspercentage … 4,0 procent …
 *       <n at="61" key="…|trained=technical|NL|2017|…"
 * indicator="unemployment-rate">4,0</n>
 *
 * One `p` per paragraph of the document, in its order, cells of tables too: its text, and
 * which of its words are figures. Word keeps such a part (customXml) when people edit. It
 * is what `pact report check` holds the edited text against (returned.h).
 */
#ifndef PUBLISH_REPORT_ISSUED_H
#define PUBLISH_REPORT_ISSUED_H

#include "base/buf.h"
#include "publish/report/draft.h"

#define ISSUED_PART "customXml/item1.xml"
#define ISSUED_SPACE "urn:pact:issued:1"

typedef struct IssuedNumber {
    size_t at; /* byte in the text of the paragraph */
    Str text;
    const Figure *figure;
} IssuedNumber;

typedef struct IssuedParagraph {
    Buf text;
    IssuedNumber *numbers;
    size_t count;
    size_t capacity;
} IssuedParagraph;

typedef struct Issued {
    Arena *a;
    IssuedParagraph *items;
    size_t count;
    size_t capacity;
} Issued;

Issued issued_in(Arena *a);
/* A paragraph begins; what is written follows, piece by piece. */
void issued_begin(Issued *issued);
void issued_text(Issued *issued, Str text, const Figure *figure);
MUST_CHECK bool issued_xml(Issued *issued, Str identity, Str *text, Error *err);

#endif
