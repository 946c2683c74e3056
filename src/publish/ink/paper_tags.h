/* SPDX-License-Identifier: EUPL-1.2
 * paper_tags.h - the elements of a tagged PDF and the content marked as theirs
 *
 *   paper_open(P)                  an element, within the one that is open
 *   paper_text(...)                /P << /MCID 3 >> BDC ... : marked content 3 of the
 * page paper_open(SPAN) ... close     an element within it, with marks of its own
 *   paper_text(...)                /P << /MCID 5 >> BDC ... : it has a second mark now
 *
 *   StructTreeRoot - Document - P - [mark 3 of page 1, Span, mark 5 of page 1]
 *   ParentTree      page 1: [..., P, Span, P]; link 7: its Link
 *
 * Marks begin when something is drawn, and end when something of another element is, or
 * the page turns. An artifact has no element: its marks say /Artifact.
 *
 * Source: ISO 32000-1:2008, sections 14.7 (structure), 14.8 (tagged PDF).
 */
#ifndef PUBLISH_INK_PAPER_TAGS_H
#define PUBLISH_INK_PAPER_TAGS_H

#include "publish/ink/paper.h"
#include "publish/ink/pdf.h"

typedef struct TagTree TagTree;

TagTree *tags_new(Arena *a, Lang lang);
void tags_page(TagTree *tree);
void tags_open(TagTree *tree, PaperTag tag);
void tags_close(TagTree *tree);
size_t tags_depth(const TagTree *tree);
/* Where the innermost element, a figure, lies on its page: left, bottom, right, top. */
void tags_box(TagTree *tree, const double box[4]);
/* The innermost element is that of link `link`, counted from 0. */
void tags_link(TagTree *tree, size_t link);
/* Before something is drawn: ends the marks of another element and begins its own. */
void tags_mark(TagTree *tree, Buf *content);
void tags_end_marks(TagTree *tree, Buf *content);

/* Writes it all; yields the number of the root. `pages` and `links` are the numbers of
 * the objects of the pages and links. */
size_t tags_write(TagTree *tree, Pdf *pdf, const size_t *pages, size_t first_link,
                  size_t link_count);

const char *lang_tag(Lang lang); /* "nl-NL" */

#endif
