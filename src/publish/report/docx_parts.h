/* SPDX-License-Identifier: EUPL-1.2
 * docx_parts.h - the parts of a Word document that stand around its text; for
 * write_docx.c
 */
#ifndef PUBLISH_REPORT_DOCX_PARTS_H
#define PUBLISH_REPORT_DOCX_PARTS_H

#include "formats/xml_write.h"
#include "formats/zip.h"
#include "publish/report/draft.h"

#define DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct DocxLink {
    Str id; /* rId7 */
    Str address;
} DocxLink;

typedef struct DocxParts {
    Arena *a;
    const Draft *draft;
    ZipWriter *zip;
    size_t picture_count;
    const DocxLink *links;
    size_t link_count;
} DocxParts;

/* Styles, bullets, notes, head and foot, properties, and the lists of what there is. */
MUST_CHECK bool docx_parts(const DocxParts *parts, Error *err);
/* <w:name w:val="value"/> */
void docx_value(Xml *x, const char *name, Str value);
Xml *docx_part(Arena *a, const char *root);

#endif
