/* SPDX-License-Identifier: EUPL-1.2
 * write_html.h - a draft as one HTML page that needs nothing else
 *
 * Headings, landmarks, a table of contents, drawings as SVG with title and description,
 * tables with heads that know their scope, notes at the end with links back. No script,
 * no other file. Same draft, same bytes.
 *
 * `style` is CSS: that of the report and of drawings (take/svg_style.h).
 */
#ifndef PUBLISH_REPORT_WRITE_HTML_H
#define PUBLISH_REPORT_WRITE_HTML_H

#include "publish/report/draft.h"

/* The same within a page that has a heading of its own: contents, chapters (from h2 on)
 * and notes. */
void report_html_parts(Arena *a, Html *h, const Draft *draft);
MUST_CHECK bool report_html(Arena *a, const Draft *draft, Str style, Str *text,
                            Error *err);

#endif
