/* SPDX-License-Identifier: EUPL-1.2
 * zip.h - many files in one: reading what others packed, packing our own
 *
 *   ZipReader *zip;
 *   InputAt bytes = input_at_of_text(&text);            or of a file, read where needed
 *   if (!zip_reader_open(a, bytes, &zip, err)) ...
 *   size_t member = zip_reader_find(zip, S("Observations.csv"));   ZIP_NONE if absent
 *   Input input;
 *   if (!zip_reader_input(a, zip, member, &input, err)) ...        unpacks as it is read
 *
 *   ZipWriter *w = zip_writer(a);
 *   zip_writer_store(w, S("mimetype"), S("application/…"));        not compressed
 *   zip_writer_add(w, S("content.xml"), content);
 *   if (!zip_writer_finish(w, &bytes, err)) ...
 *
 * A zip is somebody else's promise about how much there is, so nothing is believed:
 * LIMIT_ZIP_MEMBERS, LIMIT_ZIP_BYTES for all members together as stated, and while
 * reading no member gives more than it stated or LIMIT_ZIP_RATIO times its packed size
 * (past LIMIT_ZIP_RATIO_FREE). Members that share packed bytes are refused, so are
 * passwords, methods other than deflate, two members of one name, and a name that leaves
 * its folder ("../a", "/a", "a\b"). A zip within a zip is not opened here; a caller that
 * unpacks refuses it (formats/sniff.h). Unpacking needs the same memory whatever the
 * size. A checksum that does not hold is ERR_INVALID, told when the last byte is read.
 *
 * The directory entries ("folder/") are no members.
 *
 * Writing gives equal bytes for equal members: every date is 1980-01-01, every right the
 * same, order as added. Sticky: a name that is there twice or would not be read back
 * makes the finish fail. What is added must live until then.
 *
 * Ownership: names and streams live in `a`; they are closed with it, streams first.
 * Source: PKWARE, APPNOTE 6.3.10, as libzip reads it. zip.c is the only file that sees
 * libzip.
 */
#ifndef FORMATS_ZIP_H
#define FORMATS_ZIP_H

#include "formats/input.h"

#define ZIP_NONE ((size_t)-1)

typedef struct ZipMember {
    Str name;
    uint64_t bytes; /* unpacked, as stated */
} ZipMember;

typedef struct ZipReader ZipReader;

MUST_CHECK bool zip_reader_open(Arena *a, InputAt bytes, ZipReader **zip, Error *err);
size_t zip_reader_count(const ZipReader *zip);
ZipMember zip_reader_member(const ZipReader *zip, size_t member);
size_t zip_reader_find(const ZipReader *zip, Str name); /* case counts */
MUST_CHECK bool zip_reader_input(Arena *a, ZipReader *zip, size_t member, Input *input,
                                 Error *err);

typedef struct ZipWriter ZipWriter;

ZipWriter *zip_writer(Arena *a);
void zip_writer_add(ZipWriter *w, Str name, Str bytes);
void zip_writer_store(ZipWriter *w, Str name, Str bytes);
MUST_CHECK bool zip_writer_finish(ZipWriter *w, Str *bytes, Error *err);

#endif
