/* SPDX-License-Identifier: EUPL-1.2
 * paper_kind.c - looking at what was sent
 */
#include "formats/paper_kind.h"

#include <string.h>

#include "base/limits.h"
#include "formats/zip.h"

enum { MOST_NAME = 120, PIECE = 65536 };

static bool is_not(Error *err, const char *what)
{
    return FAIL(err, ERR_INVALID, "the file is no %s, whatever its name says", what);
}

static bool is_pdf(Arena *a, Str bytes, Error *err)
{
    (void)a;
    Str tail =
        str_slice(bytes, bytes.length > 1024 ? bytes.length - 1024 : 0, bytes.length);
    return (str_starts(bytes, S("%PDF-")) && str_contains(tail, S("%%EOF"))) ||
           is_not(err, "PDF");
}

static uint32_t big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Chunk after chunk to IEND, which is the last byte. */
static bool is_png(Arena *a, Str bytes, Error *err)
{
    (void)a;
    size_t at = 8;
    if (!str_starts(bytes, S("\x89PNG\r\n\x1a\n")) || bytes.length < 8 + 25 ||
        memcmp(bytes.data + 12, "IHDR", 4) != 0) {
        return is_not(err, "PNG");
    }
    while (bytes.length - at >= 12) {
        uint32_t length = big_endian(bytes.data + at);
        if (length > bytes.length - at - 12) {
            return is_not(err, "whole PNG");
        }
        bool is_end = memcmp(bytes.data + at + 4, "IEND", 4) == 0;
        at += (size_t)length + 12;
        if (is_end) {
            return at == bytes.length ||
                   FAIL(err, ERR_INVALID, "something stands behind the picture");
        }
    }
    return is_not(err, "whole PNG");
}

static bool is_jpeg(Arena *a, Str bytes, Error *err)
{
    (void)a;
    return (bytes.length > 20 && str_starts(bytes, S("\xff\xd8\xff")) &&
            str_ends(bytes, S("\xff\xd9"))) ||
           is_not(err, "JPEG");
}

/* A bomb is found by unpacking it, a piece at a time. */
static bool unpacks(Arena *a, ZipReader *zip, Error *err)
{
    uint64_t all = 0;
    char *piece = PUSH_ARRAY(a, char, PIECE);
    for (size_t i = 0; i < zip_reader_count(zip); i++) {
        Input input;
        size_t got = 1;
        if (!zip_reader_input(a, zip, i, &input, err)) {
            return false;
        }
        while (got > 0) {
            if (!input_read(&input, piece, PIECE, &got, err)) {
                return false;
            }
            all += got;
            if (all > LIMIT_PAPER_UNPACKED) {
                return FAIL(err, ERR_INVALID, "unpacked the file is larger than %d MB",
                            (int)(LIMIT_PAPER_UNPACKED >> 20));
            }
        }
    }
    return true;
}

/* Macros are programs. */
static bool has_program(ZipReader *zip)
{
    for (size_t i = 0; i < zip_reader_count(zip); i++) {
        Str name = zip_reader_member(zip, i).name;
        if (str_ends(name, S("vbaProject.bin")) || str_starts(name, S("Basic/")) ||
            str_starts(name, S("Scripts/"))) {
            return true;
        }
    }
    return false;
}

static bool is_packed(Arena *a, Str bytes, Str member, const char *what, Error *err)
{
    ZipReader *zip;
    if (!str_starts(bytes, S("PK\x03\x04"))) {
        return is_not(err, what);
    }
    if (!zip_reader_open(a, input_at_of_text(&bytes), &zip, err)) {
        return false;
    }
    if (zip_reader_find(zip, member) == ZIP_NONE) {
        return is_not(err, what);
    }
    if (has_program(zip)) {
        return FAIL(err, ERR_INVALID, "the file has macros in it");
    }
    return unpacks(a, zip, err);
}

static bool is_docx(Arena *a, Str bytes, Error *err)
{
    return is_packed(a, bytes, S("word/document.xml"), "DOCX", err);
}

static bool is_xlsx(Arena *a, Str bytes, Error *err)
{
    return is_packed(a, bytes, S("xl/workbook.xml"), "XLSX", err);
}

static bool is_open_document(Arena *a, Str bytes, Error *err)
{
    return is_packed(a, bytes, S("content.xml"), "OpenDocument file", err);
}

static bool is_text(Arena *a, Str bytes, Error *err)
{
    (void)a;
    return (str_is_utf8(bytes, NULL) && !str_contains(bytes, (Str){"", 1})) ||
           is_not(err, "text in UTF-8");
}

static const PaperKind KINDS[] = {
    {S_INIT("pdf"), S_INIT("application/pdf"), false, is_pdf},
    {S_INIT("png"), S_INIT("image/png"), true, is_png},
    {S_INIT("jpg"), S_INIT("image/jpeg"), true, is_jpeg},
    {S_INIT("jpeg"), S_INIT("image/jpeg"), true, is_jpeg},
    {S_INIT("docx"),
     S_INIT("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
     false, is_docx},
    {S_INIT("xlsx"),
     S_INIT("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), false,
     is_xlsx},
    {S_INIT("odt"), S_INIT("application/vnd.oasis.opendocument.text"), false,
     is_open_document},
    {S_INIT("ods"), S_INIT("application/vnd.oasis.opendocument.spreadsheet"), false,
     is_open_document},
    {S_INIT("txt"), S_INIT("text/plain; charset=utf-8"), false, is_text},
    {S_INIT("csv"), S_INIT("text/csv; charset=utf-8"), false, is_text},
};

static bool same_letters(Str one, Str other)
{
    bool is_same = one.length == other.length;
    for (size_t i = 0; is_same && i < one.length; i++) {
        char c = one.data[i];
        is_same = (c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) == other.data[i];
    }
    return is_same;
}

const PaperKind *paper_kind(Str name)
{
    Str head, ending;
    if (str_cut_last(name, '.', &head, &ending)) {
        for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
            if (same_letters(ending, KINDS[i].ending)) {
                return &KINDS[i];
            }
        }
    }
    return NULL;
}

bool paper_name_check(Str name, Error *err)
{
    bool is_good = name.length > 0 && name.length <= MOST_NAME &&
                   !str_starts(name, S(".")) && str_is_utf8(name, NULL);
    for (size_t i = 0; is_good && i < name.length; i++) {
        unsigned char c = (unsigned char)name.data[i];
        is_good = c >= 0x20 && c != 0x7f && c != '/' && c != '\\' && c != '"';
    }
    return is_good || FAIL(err, ERR_INVALID, "that is no name for a file");
}

bool paper_look(Arena *a, Str name, Str bytes, const PaperKind **kind, Error *err)
{
    if (!paper_name_check(name, err)) {
        return false;
    }
    const PaperKind *found = paper_kind(name);
    if (found == NULL) {
        return FAIL(err, ERR_INVALID, "files of this kind are not taken");
    }
    if (bytes.length == 0 || bytes.length > LIMIT_PAPER_BYTES) {
        return FAIL(err, ERR_INVALID, "the file is empty, or larger than %d MB",
                    (int)(LIMIT_PAPER_BYTES >> 20));
    }
    if (!found->is_it(a, bytes, err)) {
        return false;
    }
    *kind = found;
    return true;
}
