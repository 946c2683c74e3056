/* SPDX-License-Identifier: EUPL-1.2
 * xml.h - reading XML of any size, one element at a time
 *
 *   XmlReader *x = xml_reader(a, &input);          <s:Obs v="1">&lt;5</s:Obs>
 *   XmlItem item;
 *   while (xml_next(x, &item, err) && item.kind != XML_END)
 *       ...                     XML_OPEN Obs (v = 1), XML_TEXT <5, XML_CLOSE Obs
 *
 * The reader pulls and keeps a piece of the bytes, no tree, so memory does not grow with
 * the file. Names come without prefix, with the namespace they belong to. Text of blanks
 * alone is passed over; other text comes whole, entities resolved, CDATA too.
 *
 * `item` and what it points to live until the next call. `item.place` is where its < or
 * its first character stands; of the outermost element only the line is known.
 *
 * There is no DTD: a document type is refused where it begins, so there are no entities
 * but the five of XML, and nothing is ever fetched. Encodings: UTF-8, ISO-8859-1,
 * ISO-8859-15, Windows-1252, ASCII.
 *
 * Faults, each with line and column: what XML or its namespaces do not allow, a document
 * type, another encoding, LIMIT_XML_DEPTH, LIMIT_XML_ATTRIBUTES, a tag or text above
 * LIMIT_FIELD_BYTES, other markup above LIMIT_SOURCE_ROW_BYTES. After a fault the reader
 * is of no more use.
 *
 * xml.c is the only file that sees libxml2, and uses it as a pushed SAX2 parser: its
 * xmlTextReader builds nodes, and hears of a document type only after reading it whole.
 */
#ifndef FORMATS_XML_H
#define FORMATS_XML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "formats/dataset.h"
#include "formats/input.h"

typedef enum XmlKind { XML_END, XML_OPEN, XML_TEXT, XML_CLOSE } XmlKind;

typedef struct XmlAttribute {
    Str name;
    Str space; /* empty: none */
    Str value;
} XmlAttribute;

typedef struct XmlItem {
    XmlKind kind;
    Str name;                       /* of OPEN and CLOSE */
    Str space;                      /* its namespace */
    Str text;                       /* of TEXT */
    const XmlAttribute *attributes; /* of OPEN, in the order of the file */
    size_t attribute_count;
    int depth; /* of OPEN and CLOSE: 1 for the outermost */
    DatasetPlace place;
} XmlItem;

typedef struct XmlReader XmlReader;

XmlReader *xml_reader(Arena *a, Input *input);
/* Text of blanks alone is told too: in documents it stands between words. */
void xml_keep_blanks(XmlReader *x);
MUST_CHECK bool xml_next(XmlReader *x, XmlItem *item, Error *err);
/* To the end of the element that `item` opens; anything else is left as it is. */
MUST_CHECK bool xml_skip(XmlReader *x, XmlItem item, Error *err);

/* By name, whatever its namespace; the null Str when it is not there. */
Str xml_attribute(const XmlItem *item, Str name);
bool xml_opens(const XmlItem *item, Str name);
bool xml_closes(const XmlItem *item, Str name);

#endif
