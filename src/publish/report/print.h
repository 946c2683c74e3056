/* SPDX-License-Identifier: EUPL-1.2
 * print.h - a draft as a tagged PDF
 *
 *   cover, contents, chapters on a grid, notes at the foot and in the margin, tables
 * whose heads come back, wide ones on a page turned on its side; bookmarks; the numbers
 * of every drawing as a CSV file inside the PDF
 *
 * Measures: 210 x 297 mm, margins 18, 20, 16 and 25, text 10.5 on
 * 14.5 points. Same draft, same bytes. Results live in `a`.
 */
#ifndef PUBLISH_REPORT_PRINT_H
#define PUBLISH_REPORT_PRINT_H

#include "publish/report/draft.h"

MUST_CHECK bool report_pdf(Arena *a, const Draft *draft, Str *bytes, Error *err);

#endif
