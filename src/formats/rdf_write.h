/* SPDX-License-Identifier: EUPL-1.2
 * rdf_write.h - statements about things with addresses, as Turtle and JSON-LD
 *
 *   Rdf *rdf = rdf_new(a);
 *   rdf_is(rdf, catalogue, S("http://www.w3.org/ns/dcat#Catalog"));
 *   rdf_text(rdf, catalogue, S("http://purl.org/dc/terms/title"), title, S("nl"));
 *   rdf_link(rdf, catalogue, S("http://www.w3.org/ns/dcat#dataset"), dataset);
 *   if (!rdf_turtle(rdf, &text, err)) ...
 *
 * Both forms say the same, in the order of the calls; statements about one thing must
 * stand together. Names are written out: no prefixes, no context, no blank nodes.
 *
 * Sticky: an address that is not one (it has no scheme, or a sign that may not stand in
 * it) makes the finish fail. An empty text or address says nothing and is passed over.
 *
 * Sources: RDF 1.1 Turtle, section 6; JSON-LD 1.1, expanded form.
 */
#ifndef FORMATS_RDF_WRITE_H
#define FORMATS_RDF_WRITE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct Rdf Rdf;

Rdf *rdf_new(Arena *a);
void rdf_is(Rdf *rdf, Str subject, Str type);
void rdf_link(Rdf *rdf, Str subject, Str predicate, Str object);
void rdf_text(Rdf *rdf, Str subject, Str predicate, Str text, Str lang); /* or "" */
void rdf_typed(Rdf *rdf, Str subject, Str predicate, Str text, Str datatype);
MUST_CHECK bool rdf_turtle(const Rdf *rdf, Str *text, Error *err);
MUST_CHECK bool rdf_jsonld(const Rdf *rdf, Str *text, Error *err);

#endif
