/* SPDX-License-Identifier: EUPL-1.2
 * encoding.h - bytes of the encodings that publishers use, as UTF-8
 *
 *   Guessing is for delimited.h, and there it is stated; here the encoding is known.
 *   In ISO-8859-1 the bytes 0x80..0x9F are control characters and refused; in
 *   Windows-1252 five bytes mean nothing and are refused too.
 *
 * Source: the mapping tables of the Unicode consortium, CP1252.TXT and 8859-15.TXT.
 */
#ifndef FORMATS_ENCODING_H
#define FORMATS_ENCODING_H

#include "formats/dataset.h"

/* The word for it in settings and messages: "windows-1252". False if it is none. */
bool encoding_parse(Str word, DatasetEncoding *encoding);
Str encoding_name(DatasetEncoding encoding);

/* What these bytes are written in, as far as they tell: UTF-8 when they are valid. */
DatasetEncoding encoding_of(Str bytes);

/* Whether every byte above 127 is a character of the encoding. */
bool encoding_holds(DatasetEncoding encoding, Str bytes);

/* The text itself when it is ASCII already; else a copy in the arena. False: a byte is
 * not of the encoding, the first stands at `*at`. */
MUST_CHECK bool encoding_to_utf8(Arena *a, DatasetEncoding encoding, Str bytes, Str *text,
                                 size_t *at);

#endif
