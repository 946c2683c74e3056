/* SPDX-License-Identifier: EUPL-1.2
 * formats_zip_test.c - facts about zips, gzips, and files that are not what they seem
 */
#include "expect.h"

#include <string.h>

#include <zlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "formats/gzip.h"
#include "formats/sniff.h"
#include "formats/zip.h"

static Str zip_of_two(Arena *a)
{
    ZipWriter *w = zip_writer(a);
    zip_writer_store(w, S("mimetype"), S("application/x"));
    zip_writer_add(w, S("data/rows.csv"), S("a;b\n1;2\n1;2\n1;2\n1;2\n"));
    Str bytes;
    Error err = {0};
    assert_true(zip_writer_finish(w, &bytes, &err));
    return bytes;
}

static bool open_bytes(Arena *a, const Str *bytes, ZipReader **zip, Error *err)
{
    return zip_reader_open(a, input_at_of_text(bytes), zip, err);
}

/* The whole member, or the error that reading gave. */
static bool read_member(Arena *a, ZipReader *zip, Str name, Str *text, Error *err)
{
    size_t member = zip_reader_find(zip, name);
    assert_int_not_equal(member, ZIP_NONE);
    Input input;
    return zip_reader_input(a, zip, member, &input, err) &&
           input_rest(a, &input, (size_t)1 << 30, text, err);
}

/* A copy with `from` replaced by `to`, of the same length, wherever it stands. */
static Str patched(Arena *a, Str bytes, Str from, Str to)
{
    assert_int_equal(from.length, to.length);
    char *copy = PUSH_ARRAY(a, char, bytes.length);
    memcpy(copy, bytes.data, bytes.length);
    size_t found = 0;
    for (size_t i = 0; i + from.length <= bytes.length; i++) {
        if (memcmp(copy + i, from.data, from.length) == 0) {
            memcpy(copy + i, to.data, to.length);
            found++;
        }
    }
    assert_true(found > 0);
    return (Str){copy, bytes.length};
}

static void what_is_written_reads_back(void **state)
{
    Arena *a = *state;
    Str bytes = zip_of_two(a);
    ZipReader *zip;
    assert_true(open_bytes(a, &bytes, &zip, NULL));
    assert_int_equal(zip_reader_count(zip), 2);
    expect_text(zip_reader_member(zip, 0).name, "mimetype");
    assert_int_equal(zip_reader_member(zip, 1).bytes, 20);
    Str text;
    assert_true(read_member(a, zip, S("data/rows.csv"), &text, NULL));
    expect_text(text, "a;b\n1;2\n1;2\n1;2\n1;2\n");
    assert_true(read_member(a, zip, S("mimetype"), &text, NULL));
    expect_text(text, "application/x");
    assert_int_equal(zip_reader_find(zip, S("Mimetype")), ZIP_NONE);
}

static void equal_members_give_equal_bytes(void **state)
{
    Arena *a = *state;
    Str first = zip_of_two(a);
    expect_str(zip_of_two(a), first);
}

/* As OpenDocument asks (1.3, part 2, 3.3): at byte 30 its name, at 38 the plain type. */
static void what_is_stored_first_stands_plain_at_the_start(void **state)
{
    Arena *a = *state;
    Str bytes = zip_of_two(a);
    expect_text(str_slice(bytes, 30, 38 + 13), "mimetypeapplication/x");
    /* 1980-01-01 00:00 in the words of DOS */
    expect_text(str_slice(bytes, 10, 14), "\x00\x00\x21\x00");
}

static void two_members_of_one_name_are_refused(void **state)
{
    Arena *a = *state;
    ZipWriter *w = zip_writer(a);
    zip_writer_add(w, S("a"), S("1"));
    zip_writer_add(w, S("a"), S("2"));
    Str bytes;
    Error err = {0};
    assert_false(zip_writer_finish(w, &bytes, &err));
    assert_int_equal(err.kind, ERR_INVALID);

    w = zip_writer(a);
    zip_writer_add(w, S("ab"), S("1"));
    zip_writer_add(w, S("cd"), S("2"));
    assert_true(zip_writer_finish(w, &bytes, NULL));
    bytes = patched(a, bytes, S("cd"), S("ab"));
    ZipReader *zip;
    assert_false(open_bytes(a, &bytes, &zip, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static void a_name_that_leaves_its_folder_is_refused(void **state)
{
    Arena *a = *state;
    const Str names[] = {S("../evil/x.csv"), S("/data/x/x.csv"), S("data\\rows.csv"),
                         S("data/..//.csv")};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Str bytes = patched(a, zip_of_two(a), S("data/rows.csv"), names[i]);
        ZipReader *zip;
        Error err = {0};
        assert_false(open_bytes(a, &bytes, &zip, &err));
        assert_int_equal(err.kind, ERR_INVALID);
        ZipWriter *w = zip_writer(a);
        zip_writer_add(w, names[i], S("1"));
        assert_false(zip_writer_finish(w, &bytes, &err));
    }
}

static void a_zip_cut_short_is_named_at_every_length(void **state)
{
    Arena *a = *state;
    Str whole = zip_of_two(a);
    for (size_t length = 0; length < whole.length; length++) {
        Str bytes = str_slice(whole, 0, length);
        ZipReader *zip;
        Error err = {0};
        assert_false(open_bytes(a, &bytes, &zip, &err));
        assert_int_equal(err.kind, ERR_INVALID);
        if (length > 30) {
            assert_non_null(strstr(err.message, "cut short"));
        }
    }
}

static void a_damaged_member_does_not_read_as_whole(void **state)
{
    Arena *a = *state;
    Str bytes = patched(a, zip_of_two(a), S("application/x"), S("application/y"));
    ZipReader *zip;
    assert_true(open_bytes(a, &bytes, &zip, NULL));
    Str text;
    Error err = {0};
    assert_false(read_member(a, zip, S("mimetype"), &text, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_non_null(strstr(err.message, "mimetype"));
}

/* 64 MB of zeros pack to some 64 kB. */
static void a_bomb_goes_out_long_before_it_is_unpacked(void **state)
{
    Arena *a = *state;
    size_t size = (size_t)64 << 20;
    ZipWriter *w = zip_writer(a);
    zip_writer_add(w, S("bomb.csv"), (Str){PUSH_ARRAY(a, char, size), size});
    Str bytes;
    assert_true(zip_writer_finish(w, &bytes, NULL));
    assert_true(bytes.length < size / LIMIT_ZIP_RATIO);
    ZipReader *zip;
    assert_true(open_bytes(a, &bytes, &zip, NULL));
    Input input;
    assert_true(zip_reader_input(a, zip, 0, &input, NULL));
    size_t held = arena_bytes(a);
    char piece[4096];
    size_t got;
    uint64_t given = 0;
    Error err = {0};
    while (input_read(&input, piece, sizeof piece, &got, &err)) {
        assert_true(got > 0);
        given += got;
    }
    assert_int_equal(err.kind, ERR_INVALID);
    uint64_t ratio_bytes = bytes.length * LIMIT_ZIP_RATIO;
    assert_true(given <= (ratio_bytes > LIMIT_ZIP_RATIO_FREE ? ratio_bytes
                                                             : LIMIT_ZIP_RATIO_FREE));
    assert_int_equal(arena_bytes(a), held);
}

static void too_many_members_are_refused(void **state)
{
    Arena *a = *state;
    ZipWriter *w = zip_writer(a);
    for (size_t i = 0; i <= LIMIT_ZIP_MEMBERS; i++) {
        zip_writer_store(w, str_format(a, "%zu", i), S(""));
    }
    Str bytes;
    assert_true(zip_writer_finish(w, &bytes, NULL));
    ZipReader *zip;
    Error err = {0};
    assert_false(open_bytes(a, &bytes, &zip, &err));
    assert_non_null(strstr(err.message, "members"));
}

static Str gzip_of(Arena *a, Str text)
{
    z_stream zlib = {0};
    assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, 0), Z_OK);
    size_t room = deflateBound(&zlib, text.length) + 64;
    char *bytes = PUSH_ARRAY(a, char, room);
    char *in = PUSH_ARRAY(a, char, text.length);
    if (text.length > 0) {
        memcpy(in, text.data, text.length);
    }
    zlib.next_in = (unsigned char *)in;
    zlib.avail_in = (uInt)text.length;
    zlib.next_out = (unsigned char *)bytes;
    zlib.avail_out = (uInt)room;
    assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    size_t length = room - zlib.avail_out;
    (void)deflateEnd(&zlib);
    return (Str){bytes, length};
}

static bool gunzip(Arena *a, Str packed, Str *text, Error *err)
{
    Str *rest = PUSH(a, Str);
    *rest = packed;
    Input *from = PUSH(a, Input);
    *from = input_of_text(rest);
    Input plain;
    gzip_input(a, from, &plain);
    return input_rest(a, &plain, (size_t)1 << 30, text, err);
}

static void a_gzip_is_its_text_and_two_are_one(void **state)
{
    Arena *a = *state;
    Str hello = gzip_of(a, S("hello\n"));
    Str text;
    assert_true(gzip_is(hello));
    assert_true(gunzip(a, hello, &text, NULL));
    expect_text(text, "hello\n");
    Str zeros = {PUSH_ARRAY(a, char, 512), 512};
    Str parts[] = {hello, gzip_of(a, S("")), gzip_of(a, S("world\n")), zeros};
    assert_true(gunzip(a, str_join(a, parts, 4, S("")), &text, NULL));
    expect_text(text, "hello\nworld\n");
}

static void a_gzip_that_breaks_off_or_is_damaged_is_refused(void **state)
{
    Arena *a = *state;
    Str whole = gzip_of(a, S("hello hello hello\n"));
    Str text;
    for (size_t length = 1; length < whole.length; length++) {
        Error err = {0};
        assert_false(gunzip(a, str_slice(whole, 0, length), &text, &err));
        assert_int_equal(err.kind, ERR_INVALID);
    }
    char *bytes = PUSH_ARRAY(a, char, whole.length);
    memcpy(bytes, whole.data, whole.length);
    bytes[whole.length - 6] ^= 1; /* in the checksum */
    assert_false(gunzip(a, (Str){bytes, whole.length}, &text, NULL));
    Str parts[] = {whole, S("and more")};
    assert_false(gunzip(a, str_join(a, parts, 2, S("")), &text, NULL));
}

static void a_gzip_bomb_is_refused(void **state)
{
    Arena *a = *state;
    size_t size = (size_t)64 << 20;
    Str packed = gzip_of(a, (Str){PUSH_ARRAY(a, char, size), size});
    Input from = input_of_text(&packed);
    Input plain;
    gzip_input(a, &from, &plain);
    size_t held = arena_bytes(a);
    char piece[4096];
    size_t got;
    Error err = {0};
    uint64_t given = 0;
    while (input_read(&plain, piece, sizeof piece, &got, &err)) {
        assert_true(got > 0);
        given += got;
    }
    assert_int_equal(err.kind, ERR_INVALID);
    assert_true(given < size / 2);
    assert_int_equal(arena_bytes(a), held);
}

static void what_is_not_data_is_called_by_its_name(void **state)
{
    (void)state;
    static const struct {
        Str head;
        SniffKind kind;
        const char *word; /* in the message; null: it is taken */
    } cases[] = {
        {S_INIT("version https://git-lfs.github.com/spec/v1\noid sha256:00"),
         SNIFF_LFS_POINTER, "Git LFS"},
        {S_INIT("<!DOCTYPE html>\n<html>"), SNIFF_WEB_PAGE, "HTML"},
        {S_INIT("\xEF\xBB\xBF \n<!-- x --><HTML lang=nl>"), SNIFF_WEB_PAGE, "HTML"},
        {S_INIT("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC"), SNIFF_WEB_PAGE, "HTML"},
        {S_INIT("<?xml version='1.0'?>\n<Structure>"), SNIFF_TEXT, NULL},
        {S_INIT("<!-- that does not end"), SNIFF_TEXT, NULL},
        {S_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SNIFF_OLD_OFFICE, "password"},
        {S_INIT("%PDF-1.7"), SNIFF_PDF, "PDF"},
        {S_INIT(" \r\n"), SNIFF_EMPTY, "empty"},
        {S_INIT("PK\003\004"), SNIFF_ZIP, NULL},
        {S_INIT("PK\005\006"), SNIFF_ZIP, NULL},
        {S_INIT("\x1F\x8B\x08\x00"), SNIFF_GZIP, NULL},
        {S_INIT("jaar;aantal\n2017;<5\n"), SNIFF_TEXT, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Error err = {0};
        assert_int_equal(sniff(cases[i].head), cases[i].kind);
        assert_int_equal(sniff_refuse(cases[i].head, &err), cases[i].word == NULL);
        if (cases[i].word != NULL) {
            assert_non_null(strstr(err.message, cases[i].word));
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_is_written_reads_back),
        FACT(equal_members_give_equal_bytes),
        FACT(what_is_stored_first_stands_plain_at_the_start),
        FACT(two_members_of_one_name_are_refused),
        FACT(a_name_that_leaves_its_folder_is_refused),
        FACT(a_zip_cut_short_is_named_at_every_length),
        FACT(a_damaged_member_does_not_read_as_whole),
        FACT(a_bomb_goes_out_long_before_it_is_unpacked),
        FACT(too_many_members_are_refused),
        FACT(a_gzip_is_its_text_and_two_are_one),
        FACT(a_gzip_that_breaks_off_or_is_damaged_is_refused),
        FACT(a_gzip_bomb_is_refused),
        FACT(what_is_not_data_is_called_by_its_name),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
