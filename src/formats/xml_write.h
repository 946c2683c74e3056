/* SPDX-License-Identifier: EUPL-1.2
 * xml_write.h - writing XML: feeds, the site map, sheets, documents, SDMX
 *
 *   Xml *x = xml_new(a, S("feed"), S("http://www.w3.org/2005/Atom"));
 *   xml_open(x, S("entry"));
 *   xml_element(x, S("title"), title);               escaped, always
 *   xml_close(x);
 *   if (!xml_finish(x, &text, err)) ...              closes the root
 *
 * Every element stands on its own line, but not within one that holds text and elements:
 * xml_mixed(), for there a line end would be a blank. Same calls, same bytes.
 *
 * Sticky: calls return nothing. A name that is none, an attribute after content, an
 * element left open, a control character that XML 1.0 does not have: the first of these
 * makes xml_finish() fail.
 *
 * Source: XML 1.0 (fifth edition), sections 2.2, 2.3 and 3.1.
 */
#ifndef FORMATS_XML_WRITE_H
#define FORMATS_XML_WRITE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct Xml Xml;

Xml *xml_new(Arena *a, Str root,
             Str name_space); /* of names without a prefix, or empty */
void xml_open(Xml *x, Str name);
void xml_attr(Xml *x, Str name, Str value); /* right after xml_open() or xml_new() */
void xml_mixed(Xml *x); /* of the element that was opened last, until its close */
void xml_text(Xml *x, Str text);
void xml_close(Xml *x);
void xml_element(Xml *x, Str name, Str text); /* open, text, close */
MUST_CHECK bool xml_finish(Xml *x, Str *text, Error *err);

#endif
