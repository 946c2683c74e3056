/* SPDX-License-Identifier: EUPL-1.2
 * sniff.h - what a file is by its first bytes, whatever its name says
 *
 *   SniffKind kind = sniff(head);                      the first SNIFF_BYTES, or all
 *   if (!sniff_refuse(head, err)) ...                  is no data at all: says what it is
 *
 * Told apart are the packings (zip, gzip), and what people save in place of the data
 * without knowing it: the pointer that Git LFS leaves, a web page (of an error, a login)
 * named .csv, an old or locked Office file, a PDF, nothing at all. The inner format of
 * text (which separator, which JSON) is not decided here.
 *
 * Sources: git-lfs, docs/spec.md ("The pointer file"); RFC 1952; APPNOTE 4.3.6 and
 * 4.3.16; MS-CFB 2.2; ISO 32000-1, 7.5.2.
 */
#ifndef FORMATS_SNIFF_H
#define FORMATS_SNIFF_H

#include "base/error.h"
#include "base/str.h"

#define SNIFF_BYTES ((size_t)1024)

typedef enum SniffKind {
    SNIFF_TEXT, /* or anything else that is not known here */
    SNIFF_EMPTY,
    SNIFF_ZIP, /* also XLSX and ODS: their members tell */
    SNIFF_GZIP,
    SNIFF_LFS_POINTER,
    SNIFF_WEB_PAGE,
    SNIFF_OLD_OFFICE, /* .xls, or an .xlsx with a password */
    SNIFF_PDF,
} SniffKind;

SniffKind sniff(Str head);

/* False for what holds no data that can be read: ERR_INVALID, naming what it is and, in
 * the hint, what to do. */
MUST_CHECK bool sniff_refuse(Str head, Error *err);

#endif
