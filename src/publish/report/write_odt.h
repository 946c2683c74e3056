/* SPDX-License-Identifier: EUPL-1.2
 * write_odt.h - a draft as an OpenDocument text
 *
 * Styles of office.h, headings in the outline, real lists, notes, references, tables
 * whose head comes back, drawings as pictures with their description. Same draft, same
 * bytes. Source: OASIS OpenDocument 1.3, parts 2 (packages) and 3 (schema).
 */
#ifndef PUBLISH_REPORT_WRITE_ODT_H
#define PUBLISH_REPORT_WRITE_ODT_H

#include "publish/report/draft.h"

MUST_CHECK bool report_odt(Arena *a, const Draft *draft, Str *bytes, Error *err);

#endif
