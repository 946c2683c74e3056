/* SPDX-License-Identifier: EUPL-1.2
 * sniff.c - what a file is by its first bytes */
#include "formats/sniff.h"

static bool starts_any_case(Str text, Str head)
{
    if (text.length < head.length) {
        return false;
    }
    for (size_t i = 0; i < head.length; i++) {
        char c = text.data[i];
        char lower = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (lower != head.data[i]) {
            return false;
        }
    }
    return true;
}

/* Past comments and an XML declaration: what comes first is a page of the web. */
static bool is_web_page(Str head)
{
    Str rest = head;
    for (;;) {
        rest = str_trim(rest);
        Str end;
        if (str_starts(rest, S("<!--"))) {
            end = S("-->");
        } else if (starts_any_case(rest, S("<?xml"))) {
            end = S("?>");
        } else {
            break;
        }
        while (rest.length > 0 && !str_starts(rest, end)) {
            rest = str_slice(rest, 1, rest.length);
        }
        rest = str_slice(rest, end.length, rest.length);
    }
    return starts_any_case(rest, S("<!doctype html")) ||
           starts_any_case(rest, S("<html")) || starts_any_case(rest, S("<head>")) ||
           starts_any_case(rest, S("<body")) || starts_any_case(rest, S("<script"));
}

SniffKind sniff(Str head)
{
    if (str_starts(head, S("\xEF\xBB\xBF"))) {
        head = str_slice(head, 3, head.length);
    }
    head = str_slice(head, 0, SNIFF_BYTES);
    if (str_trim(head).length == 0) {
        return SNIFF_EMPTY;
    }
    if (str_starts(head, S("PK\003\004")) || str_starts(head, S("PK\005\006"))) {
        return SNIFF_ZIP;
    }
    if (str_starts(head, S("\x1F\x8B\x08"))) {
        return SNIFF_GZIP;
    }
    if (str_starts(head, S("version https://git-lfs."))) {
        return SNIFF_LFS_POINTER;
    }
    if (str_starts(head, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))) {
        return SNIFF_OLD_OFFICE;
    }
    if (str_starts(head, S("%PDF-"))) {
        return SNIFF_PDF;
    }
    return is_web_page(head) ? SNIFF_WEB_PAGE : SNIFF_TEXT;
}

bool sniff_refuse(Str head, Error *err)
{
    switch (sniff(head)) {
    case SNIFF_EMPTY:
        return FAIL(err, ERR_INVALID, "the file is empty");
    case SNIFF_LFS_POINTER:
        error_hint(err, S("Run `git lfs pull` where it came from, or get it from the "
                          "publisher."));
        return FAIL(err, ERR_INVALID,
                    "this is a Git LFS pointer: it names the data, but holds none");
    case SNIFF_WEB_PAGE:
        error_hint(err, S("Open it in a browser: it will say why there was no data."));
        return FAIL(err, ERR_INVALID,
                    "this is a page of the web (HTML), saved in place of the data");
    case SNIFF_OLD_OFFICE:
        error_hint(err,
                   S("Open it in a spreadsheet program and save it as .xlsx or .ods, "
                     "without a password."));
        return FAIL(err, ERR_INVALID,
                    "this is an old Office file (.xls) or one with a password");
    case SNIFF_PDF:
        error_hint(err, S("Ask the publisher for the table itself."));
        return FAIL(err, ERR_INVALID, "this is a PDF, not a table");
    case SNIFF_TEXT:
    case SNIFF_ZIP:
    case SNIFF_GZIP:
        return true;
    }
    return true;
}
