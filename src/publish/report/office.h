/* SPDX-License-Identifier: EUPL-1.2
 * office.h - what documents for word processors have in common: styles and texts
 *
 *   style       ODT                  DOCX                 look
 *   Heading 1   Heading_20_1         Heading1             P052 20, level 1 of the outline
 *   Body        Text_20_body         BodyText             P052 10.5 on 14.5
 *   Caption …
 *
 * Names are those that LibreOffice and Word use for their own styles, so that navigation,
 * tables of contents and templates of a ministry work on them.
 */
#ifndef PUBLISH_REPORT_OFFICE_H
#define PUBLISH_REPORT_OFFICE_H

#include "publish/report/draft.h"

typedef enum OfficeStyleId {
    OFFICE_BODY,
    OFFICE_TITLE,
    OFFICE_SUBTITLE,
    OFFICE_H1,
    OFFICE_H2,
    OFFICE_H3,
    OFFICE_ITEM,
    OFFICE_ASIDE,
    OFFICE_CAPTION,
    OFFICE_FINDING,
    OFFICE_SOURCE,
    OFFICE_CELL,
    OFFICE_CELL_NUMBER,
    OFFICE_CELL_HEAD,
    OFFICE_CELL_HEAD_NUMBER,
    OFFICE_NOTE,
    OFFICE_STYLE_COUNT
} OfficeStyleId;

typedef struct OfficeStyle {
    Str odt;   /* name in content.xml */
    Str docx;  /* w:styleId */
    Str shown; /* name that people see */
    Str font;
    double size; /* points */
    double leading;
    double before;
    double after;
    Str colour; /* "16202a" */
    bool is_bold;
    bool is_italic;
    bool keeps;  /* with the next */
    bool is_end; /* aligned at the right */
    int outline; /* level of a heading; 0: none */
} OfficeStyle;

extern const OfficeStyle OFFICE_STYLES[OFFICE_STYLE_COUNT];

OfficeStyleId office_style_of(const Block *block);
/* "3.1 " before a heading, "Figuur 2. …" as a caption: as it stands in the document. */
Str office_number(Arena *a, const Block *block);
Str office_caption(Arena *a, const Draft *draft, const Block *block);

#endif
