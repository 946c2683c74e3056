/* SPDX-License-Identifier: EUPL-1.2
 * pdf.h - the objects of a PDF file, packed and put in order
 *
 *   Pdf *pdf = pdf_new(a);
 *   size_t page = pdf_numbers(pdf, 1);
 *   pdf_stream(pdf, content, S(""), bytes);                    12 0 obj << ... >> stream
 *   pdf_object(pdf, page, S("<< /Type /Page ... >>"));         in a stream of objects
 *   Str file = pdf_finish(pdf, catalogue, about);
 *
 * A number is taken before its object is written, so that objects may refer to each
 * other; each number must get its object, once. Objects that are no streams are packed
 * together, some hundreds to a stream. The file has no clock in it: its identity is the
 * SHA-256 of what it holds, so the same calls give the same bytes.
 *
 * Errors: none that a person can mend; a number without object is our own mistake.
 * Source: ISO 32000-1:2008, sections 7.3 (objects), 7.5.7 (object streams), 7.5.8
 * (cross-reference streams) and 14.4 (identity).
 */
#ifndef PUBLISH_INK_PDF_H
#define PUBLISH_INK_PDF_H

#include "base/buf.h"

typedef struct Pdf Pdf;

Pdf *pdf_new(Arena *a);
size_t pdf_numbers(Pdf *pdf, size_t count); /* the first of so many */
void pdf_object(Pdf *pdf, size_t number, Str body);
/* `entries`: of its dictionary, besides length and filter. */
void pdf_stream(Pdf *pdf, size_t number, Str entries, Str bytes);
void pdf_plain_stream(Pdf *pdf, size_t number, Str entries, Str bytes); /* not packed */
Str pdf_finish(Pdf *pdf, size_t catalogue, size_t about);

/* Pieces of bodies. */
void pdf_put_number(Buf *buf, double number); /* thousandths at most, then a blank */
void pdf_put_reference(Buf *buf, size_t number);
void pdf_put_text(Buf *buf, Str text);            /* words for people, any letters */
void pdf_put_bytes(Buf *buf, Str text);           /* between brackets, as they are */
void pdf_put_utf16(Buf *buf, uint32_t character); /* four digits, or eight */

#endif
