/* SPDX-License-Identifier: EUPL-1.2
 * paper_kind.h - which files people may add as evidence, and whether a file is one
 *
 *   const PaperKind *kind;
 *   if (!paper_look(a, S("verslag.pdf"), bytes, &kind, err)) ...
 *
 * Content decides, and the name must agree: a script that is called .png is refused, and
 * so is a picture with something behind its end. PDF, PNG and JPEG; DOCX, XLSX, ODT and
 * ODS, each a zip that is unpacked to the last byte (and thrown away) within
 * LIMIT_PAPER_UNPACKED; plain text and CSV in UTF-8. Nothing here says that a file is
 * harmless to open: it is only what it says it is, and it is served as a download.
 *
 * A name is a name: no slash, no backslash, no dot in front, no control character.
 *
 * Errors: ERR_INVALID. Sources: ISO 32000-1, 7.5; PNG (third edition), 5; ITU T.81,
 * annex B; ECMA-376, part 2; OpenDocument 1.3, part 2.
 */
#ifndef FORMATS_PAPER_KIND_H
#define FORMATS_PAPER_KIND_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct PaperKind {
    Str ending; /* "pdf", as the name has it */
    Str type;   /* application/pdf */
    bool is_picture;
    bool (*is_it)(Arena *a, Str bytes, Error *err);
} PaperKind;

MUST_CHECK bool paper_name_check(Str name, Error *err);
MUST_CHECK bool paper_look(Arena *a, Str name, Str bytes, const PaperKind **kind,
                           Error *err);
/* By the ending of a name that was looked at; null for none of ours. */
const PaperKind *paper_kind(Str name);

#endif
