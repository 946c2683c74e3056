/* SPDX-License-Identifier: EUPL-1.2
 * xlsx_style.h - which numbers of an XLSX sheet are dates
 *
 * A cell names a style, a style a number format; a format that shows days or hours makes
 * its number a date: days since a day that the calendar of the workbook sets.
 *
 *   1900: day 1 is 1900-01-01, and day 60 is a 29 February that never was
 *   1904: day 0 is 1904-01-01
 *
 * Source: ECMA-376 part 1, 18.8.30 (numFmt, with the table of those that are built in),
 * 18.17.4 (dates).
 */
#ifndef FORMATS_XLSX_STYLE_H
#define FORMATS_XLSX_STYLE_H

#include "formats/xml.h"

typedef enum XlsxShown { XLSX_NUMBER, XLSX_DATE, XLSX_TIME } XlsxShown;

typedef struct XlsxStyles {
    XlsxShown *items; /* by the number of the style */
    size_t count;
} XlsxStyles;

MUST_CHECK bool xlsx_styles_read(Arena *a, XmlReader *xml, XlsxStyles *styles,
                                 Error *err);
/* `style` is the attribute of a cell; empty is style 0. */
XlsxShown xlsx_style_shown(const XlsxStyles *styles, Str style);

/* What a format shows: "yyyy\-mm\-dd" a date, "[h]:mm" a time, "0.0" a number. */
XlsxShown xlsx_format_shown(Str format);

/* The day, the moment or the time that a number stands for. False for one that no
 * calendar has, and for a time of a day or longer. */
bool xlsx_date(Arena *a, Str number, XlsxShown shown, bool is_1904, Str *date);

#endif
