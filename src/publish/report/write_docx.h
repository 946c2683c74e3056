/* SPDX-License-Identifier: EUPL-1.2
 * write_docx.h - a draft as a document for Word
 *
 * Styles of office.h, so that the navigation pane and the templates of a ministry work;
 * bullets, footnotes, references as links, tables whose head comes back on each page,
 * drawings as pictures with alternative text. What it said when it went out is carried
 * inside (issued.h), so that a document that comes back edited can be checked.
 *
 * Same draft, same bytes. Source: ECMA-376, 5th edition, part 1 (WordprocessingML 17,
 * DrawingML 20) and part 2 (packages).
 */
#ifndef PUBLISH_REPORT_WRITE_DOCX_H
#define PUBLISH_REPORT_WRITE_DOCX_H

#include "publish/report/draft.h"

MUST_CHECK bool report_docx(Arena *a, const Draft *draft, Str *bytes, Error *err);

#endif
