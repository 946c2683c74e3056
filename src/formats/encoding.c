/* SPDX-License-Identifier: EUPL-1.2
 * encoding.c - one table for the bytes that differ from ISO-8859-1 */
#include "formats/encoding.h"

#include "base/buf.h"

static const Str NAMES[] = {
    [ENCODING_UTF8] = S_INIT("utf-8"),
    [ENCODING_WINDOWS_1252] = S_INIT("windows-1252"),
    [ENCODING_ISO_8859_1] = S_INIT("iso-8859-1"),
    [ENCODING_ISO_8859_15] = S_INIT("iso-8859-15"),
};

/* Windows-1252, 0x80 to 0x9F; 0: no character. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

bool encoding_parse(Str word, DatasetEncoding *encoding)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_equal(NAMES[i], word)) {
            *encoding = (DatasetEncoding)i;
            return true;
        }
    }
    return false;
}

Str encoding_name(DatasetEncoding encoding)
{
    return NAMES[encoding];
}

DatasetEncoding encoding_of(Str bytes)
{
    if (str_is_utf8(bytes, NULL)) {
        return ENCODING_UTF8;
    }
    bool has_euro = false;
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        if (c >= 0x80 && c <= 0x9F) {
            return ENCODING_WINDOWS_1252;
        }
        has_euro = has_euro || c == 0xA4;
    }
    return has_euro ? ENCODING_ISO_8859_15 : ENCODING_ISO_8859_1;
}

static uint32_t iso_8859_15(unsigned char c)
{
    switch (c) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x0160;
    case 0xA8:
        return 0x0161;
    case 0xB4:
        return 0x017D;
    case 0xB8:
        return 0x017E;
    case 0xBC:
        return 0x0152;
    case 0xBD:
        return 0x0153;
    case 0xBE:
        return 0x0178;
    default:
        return c;
    }
}

/* 0: the byte is no character there. */
static uint32_t character_of(DatasetEncoding encoding, unsigned char c)
{
    if (c < 0x80) {
        return c;
    }
    if (c <= 0x9F) {
        return encoding == ENCODING_WINDOWS_1252 ? WINDOWS_1252[c - 0x80] : 0;
    }
    return encoding == ENCODING_ISO_8859_15 ? iso_8859_15(c) : c;
}

bool encoding_holds(DatasetEncoding encoding, Str bytes)
{
    if (encoding == ENCODING_UTF8) {
        return str_is_utf8(bytes, NULL);
    }
    for (size_t i = 0; i < bytes.length; i++) {
        if (character_of(encoding, (unsigned char)bytes.data[i]) == 0) {
            return false;
        }
    }
    return true;
}

static bool is_ascii(Str bytes)
{
    for (size_t i = 0; i < bytes.length; i++) {
        if ((unsigned char)bytes.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

bool encoding_to_utf8(Arena *a, DatasetEncoding encoding, Str bytes, Str *text,
                      size_t *at)
{
    size_t bad = 0;
    if (encoding == ENCODING_UTF8 && !str_is_utf8(bytes, &bad)) {
        *at = bad;
        return false;
    }
    if (encoding == ENCODING_UTF8 || is_ascii(bytes)) {
        *text = bytes;
        return true;
    }
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < bytes.length; i++) {
        uint32_t c = character_of(encoding, (unsigned char)bytes.data[i]);
        if (c == 0) {
            *at = i;
            return false;
        }
        buf_utf8(&buf, c);
    }
    *text = buf_str(&buf);
    return true;
}
