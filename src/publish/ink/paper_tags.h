/* SPDX-License-Identifier: EUPL-1.2
 * paper_tags.h - what cairo cannot write into a tagged PDF, completed with libqpdf
 *
 *   cairo 1.16 writes          here is added
 *   Document, H1, P, Table …   Lang of document and parts, Alt of figures, Scope and
 *                              ColSpan of cells, Contents of links
 *   NonStruct                  taken out of the tree and made /Artifact in the page
 *   title in the info          XMP with title, language and dates; DisplayDocTitle; Tabs
 *   -                          files inside the file, with what they belong to
 *
 * The elements are met in the order in which they were opened, and each must have the
 * type it was opened with: else the file is refused. A warning of libqpdf refuses it too.
 * No claim of PDF/UA is written, for no validator has looked at it.
 *
 * Source: ISO 32000-1:2008, sections 14.7 to 14.9 and 7.11.4.
 */
#ifndef PUBLISH_INK_PAPER_TAGS_H
#define PUBLISH_INK_PAPER_TAGS_H

#include "publish/ink/paper.h"

typedef struct TagList {
    PaperTag *items;
    size_t count;
    size_t capacity;
} TagList;

typedef struct AttachmentList {
    PaperAttachment *items;
    size_t count;
    size_t capacity;
} AttachmentList;

Str paper_role_name(PaperRole role);

MUST_CHECK bool paper_complete(Arena *a, Str drawn, const PaperHead *head,
                               const TagList *tags, const AttachmentList *attachments,
                               Str *bytes, Error *err);

#endif
