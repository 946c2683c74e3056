/* SPDX-License-Identifier: EUPL-1.2
 * xlsx_style.c - which numbers of an XLSX sheet are dates */
#include "formats/xlsx_style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/limits.h"
#include "base/number.h"

enum {
    DAY_SECONDS = 86400,
    DAYS_1900_TO_1970 = 25569, /* of 1970-01-01 in the calendar of 1900 */
    DAYS_1904_TO_1970 = 24107,
    LEAP_DAY_1900 = 60,
    LAST_DAY = 2958465, /* 9999-12-31 */
    STYLES = 65536,
    FORMAT_IDS = 65536,
};

/* 18.8.30: formats that need not be written out, as they are in all languages. */
static XlsxShown shown_built_in(int64_t id)
{
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
        (id >= 50 && id <= 54) || id == 57 || id == 58) {
        return XLSX_DATE;
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ||
        id == 55 || id == 56) {
        return XLSX_TIME;
    }
    return XLSX_NUMBER;
}

/* Past what a format shows as it stands: "text", \x, and _x and *x, which are for blanks;
 * and past [Red] and [$-413], but not past [h]. */
static size_t past_literal(Str format, size_t at)
{
    char c = format.data[at];
    if (c == '\\' || c == '_' || c == '*') {
        return at + 2;
    }
    if (c != '"' && c != '[') {
        return at;
    }
    char end = c == '"' ? '"' : ']';
    bool is_elapsed = c == '[' && at + 1 < format.length && format.data[at + 1] != '\0' &&
                      strchr("hHmMsS", format.data[at + 1]) != NULL;
    if (is_elapsed) {
        return at + 1;
    }
    for (at++; at < format.length && format.data[at] != end; at++) {
    }
    return at + 1;
}

XlsxShown xlsx_format_shown(Str format)
{
    bool has_day = false;
    bool has_month = false;
    bool has_time = false;
    for (size_t i = 0; i < format.length && format.data[i] != ';';) {
        size_t next = past_literal(format, i);
        if (next > i) {
            i = next;
            continue;
        }
        char c = format.data[i++];
        has_day = has_day || c == 'y' || c == 'Y' || c == 'd' || c == 'D';
        has_month = has_month || c == 'm' || c == 'M';
        has_time = has_time || c == 'h' || c == 'H' || c == 's' || c == 'S';
    }
    return has_day     ? XLSX_DATE
           : has_time  ? XLSX_TIME
           : has_month ? XLSX_DATE
                       : XLSX_NUMBER;
}

typedef struct Reader {
    signed char *formats; /* by id: 1 + what it shows; 0: as built in */
    XlsxStyles styles;
    size_t capacity;
    bool is_cell_styles; /* within cellXfs; others are named styles */
} Reader;

static bool number_of(const XmlItem *item, Str name, int64_t most, int64_t *number)
{
    return integer_parse(xml_attribute(item, name), number) && *number >= 0 &&
           *number < most;
}

static bool read_style(Arena *a, Reader *r, const XmlItem *item, Error *err)
{
    int64_t id = 0;
    if (xml_opens(item, S("cellXfs")) || xml_closes(item, S("cellXfs"))) {
        r->is_cell_styles = item->kind == XML_OPEN;
    } else if (xml_opens(item, S("numFmt"))) {
        if (number_of(item, S("numFmtId"), FORMAT_IDS, &id)) {
            XlsxShown shown = xlsx_format_shown(xml_attribute(item, S("formatCode")));
            r->formats[id] = (signed char)(1 + shown);
        }
    } else if (xml_opens(item, S("xf")) && r->is_cell_styles) {
        if (r->styles.count == STYLES) {
            return FAIL_AT(err, item->place, "more than %d styles", STYLES);
        }
        if (r->styles.count == r->capacity) {
            r->styles.items = arena_grow(a, r->styles.items, r->styles.count,
                                         &r->capacity, sizeof(XlsxShown));
        }
        XlsxShown shown = XLSX_NUMBER;
        if (number_of(item, S("numFmtId"), FORMAT_IDS, &id)) {
            shown =
                r->formats[id] > 0 ? (XlsxShown)(r->formats[id] - 1) : shown_built_in(id);
        }
        r->styles.items[r->styles.count++] = shown;
    }
    return true;
}

bool xlsx_styles_read(Arena *a, XmlReader *xml, XlsxStyles *styles, Error *err)
{
    Reader r = {.formats = PUSH_ARRAY(a, signed char, FORMAT_IDS)};
    XmlItem item;
    do {
        if (!xml_next(xml, &item, err) || !read_style(a, &r, &item, err)) {
            return false;
        }
    } while (item.kind != XML_END);
    *styles = r.styles;
    return true;
}

XlsxShown xlsx_style_shown(const XlsxStyles *styles, Str style)
{
    int64_t at = 0;
    if ((style.length > 0 && !integer_parse(style, &at)) || at < 0 ||
        (size_t)at >= styles->count) {
        return XLSX_NUMBER;
    }
    return styles->items[at];
}

static Str time_text(Arena *a, int64_t seconds)
{
    return str_format(a, "%02d:%02d:%02d", (int)(seconds / 3600),
                      (int)(seconds / 60 % 60), (int)(seconds % 60));
}

bool xlsx_date(Arena *a, Str number, XlsxShown shown, bool is_1904, Str *date)
{
    Decimal decimal;
    if (!decimal_parse(number, &decimal) || decimal.value < 0 ||
        decimal.value > LAST_DAY) {
        return false;
    }
    /* Times are held in a double; the nearest second is what was meant. */
    int64_t all = (int64_t)floor(decimal.value * DAY_SECONDS + 0.5);
    int64_t day = all / DAY_SECONDS;
    int64_t seconds = all % DAY_SECONDS;
    if (shown == XLSX_TIME || (day == 0 && seconds > 0)) {
        *date = time_text(a, seconds);
        return day == 0;
    }
    if (!is_1904 && (day == LEAP_DAY_1900 || day == 0)) {
        return false;
    }
    int64_t since_1970 = is_1904               ? day - DAYS_1904_TO_1970
                         : day < LEAP_DAY_1900 ? day - DAYS_1900_TO_1970 + 1
                                               : day - DAYS_1900_TO_1970;
    Str text = date_iso(a, date_from_days(since_1970));
    *date = seconds == 0 ? text
                         : str_format(a, "%.*sT%.*s", STR_ARG(text),
                                      STR_ARG(time_text(a, seconds)));
    return true;
}
