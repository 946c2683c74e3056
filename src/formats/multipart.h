/* SPDX-License-Identifier: EUPL-1.2
 * multipart.h - a form with files in it, as a browser sends it
 *
 *   FormParts parts;
 *   if (!multipart_parse(a, content_type, body, &parts, err)) ...
 *   const FormPart *file = form_part(&parts, S("file"));       null when it is not there
 *
 * Names and values are text in UTF-8; the bytes of a file are what they are, and lie in
 * `body`. A name given twice, a part without a name, an end that is missing: ERR_INVALID.
 * What a file is called is what somebody typed: look at it before using it anywhere.
 *
 * Source: RFC 7578 and RFC 2046, 5.1; names are escaped as the HTML standard does (%22),
 * and a backslash before a quote, as curl does, is read too.
 */
#ifndef FORMATS_MULTIPART_H
#define FORMATS_MULTIPART_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct FormPart {
    Str name;
    bool is_file;
    Str file_name; /* empty: none was chosen */
    Str bytes;
} FormPart;
typedef struct FormParts {
    FormPart *items;
    size_t count;
} FormParts;

bool is_multipart(Str content_type);
MUST_CHECK bool multipart_parse(Arena *a, Str content_type, Str body, FormParts *parts,
                                Error *err);
const FormPart *form_part(const FormParts *parts, Str name);

#endif
