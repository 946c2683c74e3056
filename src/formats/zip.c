/* SPDX-License-Identifier: EUPL-1.2
 * zip.c - reading zips; the other half of the door, writing, is at the end */
#include "formats/zip.h"

#include <zip.h>

#include "base/limits.h"
#include "base/map.h"

/* The least zip there is: the end of an empty directory. */
enum { LEAST_BYTES = 22 };

/* libzip's view of an InputAt. It keeps the first failure of ours, because libzip hands
 * on no more than a number. */
typedef struct Bytes {
    InputAt from;
    uint64_t at;
    zip_error_t failure;
    Error why;
} Bytes;

struct ZipReader {
    zip_t *zip;
    Bytes bytes;
    ZipMember *members;
    zip_uint64_t *places; /* of the members in libzip's list */
    uint64_t *packed;
    size_t count;
    Map names;
};

static zip_int64_t move_to(Bytes *bytes, void *data, zip_uint64_t length)
{
    zip_int64_t to = zip_source_seek_compute_offset(bytes->at, bytes->from.bytes, data,
                                                    length, &bytes->failure);
    if (to < 0) {
        return -1;
    }
    bytes->at = (uint64_t)to;
    return 0;
}

static zip_int64_t read_on(Bytes *bytes, char *to, zip_uint64_t length)
{
    size_t got;
    if (!bytes->from.read_at(bytes->from.self, bytes->at, to, length, &got,
                             &bytes->why)) {
        zip_error_set(&bytes->failure, ZIP_ER_READ, 0);
        return -1;
    }
    bytes->at += got;
    return (zip_int64_t)got;
}

static zip_int64_t tell_size(const Bytes *bytes, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE;
    stat->size = bytes->from.bytes;
    return (zip_int64_t)sizeof *stat;
}

static zip_int64_t answer(void *self, void *data, zip_uint64_t length,
                          zip_source_cmd_t ask)
{
    Bytes *bytes = self;
    switch ((int)ask) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
        bytes->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_on(bytes, data, length);
    case ZIP_SOURCE_SEEK:
        return move_to(bytes, data, length);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)bytes->at;
    case ZIP_SOURCE_STAT:
        return tell_size(bytes, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&bytes->failure, data, length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&bytes->failure, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

static void let_go(void *zip)
{
    zip_discard(zip);
}

/* Why libzip could not open it, in our words. */
static bool refuse_to_open(const ZipReader *z, zip_error_t *why, Error *err)
{
    char head[4] = "";
    size_t got = 0;
    if (z->bytes.why.kind != ERR_NONE) {
        return FAIL(err, z->bytes.why.kind, "%s", z->bytes.why.message);
    }
    InputAt from = z->bytes.from;
    if (from.read_at(from.self, 0, head, sizeof head, &got, NULL) &&
        str_equal((Str){head, got}, S("PK\003\004"))) {
        error_hint(err, S("Fetch it again; the download may have broken off."));
        return FAIL(err, ERR_INVALID,
                    "a zip that is cut short or damaged: its list of members, which "
                    "stands at the end, cannot be read");
    }
    return FAIL(err, ERR_INVALID, "not a zip that can be read: %s",
                zip_error_strerror(why));
}

static bool open_zip(Arena *a, ZipReader *z, Error *err)
{
    zip_error_t why;
    zip_error_init(&why);
    zip_error_init(&z->bytes.failure);
    zip_source_t *source = zip_source_function_create(answer, &z->bytes, &why);
    CHECK(source != NULL);
    z->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
    bool is_open = z->zip != NULL;
    if (is_open) {
        arena_defer(a, let_go, z->zip);
    } else {
        zip_source_free(source);
        (void)refuse_to_open(z, &why, err);
    }
    zip_error_fini(&why);
    return is_open;
}

/* A name that stays in its folder, whoever unpacks it. */
static bool name_is_safe(Str name)
{
    if (name.length == 0 || !str_is_utf8(name, NULL) || str_starts(name, S("/")) ||
        str_contains(name, S("\\"))) {
        return false;
    }
    Str part;
    Str rest = name;
    do {
        (void)str_cut(rest, '/', &part, &rest);
        if (str_equal(part, S("..")) || str_equal(part, S("."))) {
            return false;
        }
    } while (rest.length > 0);
    return true;
}

static bool check_member(const zip_stat_t *stat, Str name, Error *err)
{
    const zip_uint64_t known = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    if (!name_is_safe(name)) {
        return FAIL(err, ERR_INVALID,
                    "the zip has a member whose name leaves its folder or is not UTF-8: "
                    "\"%.*s\"",
                    STR_ARG(name));
    }
    if ((stat->valid & known) != known) {
        return FAIL(err, ERR_INVALID, "the zip does not tell how long \"%.*s\" is",
                    STR_ARG(name));
    }
    if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        stat->encryption_method != ZIP_EM_NONE) {
        error_hint(err, S("Unpack it first, and hand in what is inside."));
        return FAIL(err, ERR_INVALID, "\"%.*s\" in the zip has a password",
                    STR_ARG(name));
    }
    if (stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE) {
        error_hint(err, S("Pack it again in the usual way (deflate)."));
        return FAIL(err, ERR_INVALID,
                    "\"%.*s\" in the zip is packed by method %d, which is not read here",
                    STR_ARG(name), stat->comp_method);
    }
    return true;
}

/* The list of members, and what all of them state together. */
static bool list_members(Arena *a, ZipReader *z, size_t entries, Error *err)
{
    uint64_t unpacked = 0;
    uint64_t packed = 0;
    for (size_t i = 0; i < entries; i++) {
        zip_stat_t stat;
        if (zip_stat_index(z->zip, i, ZIP_FL_ENC_GUESS, &stat) != 0) {
            return FAIL(err, ERR_INVALID, "member %zu of the zip cannot be read", i + 1);
        }
        Str name = str_copy(a, str_of(stat.name));
        if (str_ends(name, S("/"))) {
            continue;
        }
        if (!check_member(&stat, name, err)) {
            return false;
        }
        if (!map_put(&z->names, name, z->count)) {
            return FAIL(err, ERR_INVALID, "the zip has \"%.*s\" twice", STR_ARG(name));
        }
        if (stat.size > LIMIT_ZIP_BYTES - unpacked) {
            return FAIL(err, ERR_INVALID, "the zip unpacks to more than %llu bytes",
                        (unsigned long long)LIMIT_ZIP_BYTES);
        }
        unpacked += stat.size;
        if (stat.comp_size > z->bytes.from.bytes - packed) {
            return FAIL(err, ERR_INVALID,
                        "members of the zip lie over each other: \"%.*s\"",
                        STR_ARG(name));
        }
        packed += stat.comp_size;
        z->members[z->count] = (ZipMember){name, stat.size};
        z->packed[z->count] = stat.comp_size;
        z->places[z->count] = i;
        z->count++;
    }
    return true;
}

bool zip_reader_open(Arena *a, InputAt bytes, ZipReader **zip, Error *err)
{
    if (bytes.bytes < LEAST_BYTES) {
        return FAIL(err, ERR_INVALID, "%llu bytes are no zip",
                    (unsigned long long)bytes.bytes);
    }
    ZipReader *z = PUSH(a, ZipReader);
    z->bytes.from = bytes;
    if (!open_zip(a, z, err)) {
        return false;
    }
    zip_int64_t entries = zip_get_num_entries(z->zip, 0);
    if (entries < 0 || (size_t)entries > LIMIT_ZIP_MEMBERS) {
        return FAIL(err, ERR_INVALID, "the zip has %lld members, more than %zu",
                    (long long)entries, LIMIT_ZIP_MEMBERS);
    }
    z->members = PUSH_ARRAY(a, ZipMember, (size_t)entries);
    z->places = PUSH_ARRAY(a, zip_uint64_t, (size_t)entries);
    z->packed = PUSH_ARRAY(a, uint64_t, (size_t)entries);
    z->names = map_in(a, (size_t)entries);
    if (!list_members(a, z, (size_t)entries, err)) {
        return false;
    }
    *zip = z;
    return true;
}

size_t zip_reader_count(const ZipReader *zip)
{
    return zip->count;
}

ZipMember zip_reader_member(const ZipReader *zip, size_t member)
{
    CHECK(member < zip->count);
    return zip->members[member];
}

size_t zip_reader_find(const ZipReader *zip, Str name)
{
    size_t member = map_get(&zip->names, name);
    return member == MAP_NONE ? ZIP_NONE : member;
}

/* One member while it is read. */
typedef struct Stream {
    zip_file_t *file;
    ZipMember member;
    uint64_t most; /* bytes that it may give */
    uint64_t given;
} Stream;

static void close_stream(void *self)
{
    (void)zip_fclose(self);
}

static bool read_stream(void *self, char *to, size_t size, size_t *got, Error *err)
{
    Stream *stream = self;
    zip_int64_t count = zip_fread(stream->file, to, size);
    if (count < 0) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" in the zip is damaged: %s",
                    STR_ARG(stream->member.name),
                    zip_error_strerror(zip_file_get_error(stream->file)));
    }
    stream->given += (uint64_t)count;
    if (stream->given > stream->most) {
        return FAIL(err, ERR_INVALID,
                    "\"%.*s\" in the zip unpacks to much more than a file of its size "
                    "should: past %llu bytes reading stopped",
                    STR_ARG(stream->member.name), (unsigned long long)stream->most);
    }
    if (count == 0 && stream->given < stream->member.bytes) {
        return FAIL(err, ERR_INVALID,
                    "\"%.*s\" in the zip ends after %llu of its %llu bytes",
                    STR_ARG(stream->member.name), (unsigned long long)stream->given,
                    (unsigned long long)stream->member.bytes);
    }
    *got = (size_t)count;
    return true;
}

/* The lesser of what the member states and what its packed size makes likely. */
static uint64_t most_bytes(uint64_t stated, uint64_t packed)
{
    uint64_t likely = packed < LIMIT_ZIP_BYTES / LIMIT_ZIP_RATIO
                          ? packed * LIMIT_ZIP_RATIO
                          : LIMIT_ZIP_BYTES;
    if (likely < LIMIT_ZIP_RATIO_FREE) {
        likely = LIMIT_ZIP_RATIO_FREE;
    }
    return stated < likely ? stated : likely;
}

bool zip_reader_input(Arena *a, ZipReader *zip, size_t member, Input *input, Error *err)
{
    CHECK(member < zip->count);
    Stream *stream = PUSH(a, Stream);
    stream->member = zip->members[member];
    stream->most = most_bytes(stream->member.bytes, zip->packed[member]);
    stream->file = zip_fopen_index(zip->zip, zip->places[member], 0);
    if (stream->file == NULL) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" in the zip cannot be read: %s",
                    STR_ARG(stream->member.name),
                    zip_error_strerror(zip_get_error(zip->zip)));
    }
    arena_defer(a, close_stream, stream->file);
    *input = (Input){read_stream, stream};
    return true;
}

/* Writing. */

enum {
    DOS_DATE = (0 << 9) | (1 << 5) | 1, /* 1980-01-01, the first there is */
    DOS_TIME = 0,
    /* On sheets of figures the best level took five times as long as this one, and saved
     * one byte in six. */
    LEVEL = 1,
    /* What is shorter is not packed: it takes longer than the few bytes are worth. */
    LEAST_PACKED = 1024,
};
/* A plain file that its owner may write and all may read: rights of Unix, upper half. */
#define RIGHTS ((zip_uint32_t)0100644 << 16)

struct ZipWriter {
    Arena *arena;
    zip_t *zip; /* null once it is finished */
    zip_source_t *source;
    Error why; /* the first failure */
};

static void drop_source(void *source)
{
    zip_source_free(source);
}

static void drop_writer(void *self)
{
    ZipWriter *w = self;
    if (w->zip != NULL) {
        zip_discard(w->zip);
    }
}

ZipWriter *zip_writer(Arena *a)
{
    ZipWriter *w = PUSH(a, ZipWriter);
    w->arena = a;
    zip_error_t why;
    zip_error_init(&why);
    w->source = zip_source_buffer_create(NULL, 0, 0, &why);
    CHECK(w->source != NULL);
    zip_source_keep(w->source);
    arena_defer(a, drop_source, w->source);
    w->zip = zip_open_from_source(w->source, ZIP_TRUNCATE, &why);
    CHECK(w->zip != NULL);
    arena_defer(a, drop_writer, w);
    zip_error_fini(&why);
    return w;
}

static void fail_writer(ZipWriter *w, Str name)
{
    (void)FAIL(&w->why, ERR_INVALID, "\"%.*s\" cannot be put in the zip: %s",
               STR_ARG(name), zip_error_strerror(zip_get_error(w->zip)));
}

static void add(ZipWriter *w, Str name, Str bytes, int method)
{
    if (w->why.kind != ERR_NONE) {
        return;
    }
    if (!name_is_safe(name) || str_ends(name, S("/"))) {
        (void)FAIL(&w->why, ERR_INVALID, "\"%.*s\" is no name for a member of a zip",
                   STR_ARG(name));
        return;
    }
    zip_source_t *source = zip_source_buffer(w->zip, bytes.data, bytes.length, 0);
    zip_int64_t place = source == NULL ? -1
                                       : zip_file_add(w->zip, str_c(w->arena, name),
                                                      source, ZIP_FL_ENC_UTF_8);
    if (place < 0) {
        zip_source_free(source);
        fail_writer(w, name);
        return;
    }
    zip_uint64_t at = (zip_uint64_t)place;
    if (zip_set_file_compression(w->zip, at, method,
                                 method == ZIP_CM_STORE ? 0 : LEVEL) != 0 ||
        zip_file_set_dostime(w->zip, at, DOS_TIME, DOS_DATE, 0) != 0 ||
        zip_file_set_external_attributes(w->zip, at, 0, ZIP_OPSYS_UNIX, RIGHTS) != 0) {
        fail_writer(w, name);
    }
}

void zip_writer_add(ZipWriter *w, Str name, Str bytes)
{
    add(w, name, bytes, bytes.length < LEAST_PACKED ? ZIP_CM_STORE : ZIP_CM_DEFLATE);
}

void zip_writer_store(ZipWriter *w, Str name, Str bytes)
{
    add(w, name, bytes, ZIP_CM_STORE);
}

/* What libzip wrote, which lies in its own memory, into the arena. */
static bool copy_out(ZipWriter *w, Str *bytes, Error *err)
{
    zip_stat_t stat;
    if (zip_source_stat(w->source, &stat) != 0 || zip_source_open(w->source) != 0) {
        return FAIL(err, ERR_IO, "what was zipped cannot be read back");
    }
    char *data = arena_text(w->arena, stat.size);
    zip_int64_t got = zip_source_read(w->source, data, stat.size);
    (void)zip_source_close(w->source);
    if (got < 0 || (zip_uint64_t)got != stat.size) {
        return FAIL(err, ERR_IO, "what was zipped cannot be read back");
    }
    *bytes = (Str){data, (size_t)got};
    return true;
}

bool zip_writer_finish(ZipWriter *w, Str *bytes, Error *err)
{
    if (w->why.kind != ERR_NONE) {
        return FAIL(err, w->why.kind, "%s", w->why.message);
    }
    if (zip_get_num_entries(w->zip, 0) == 0) {
        return FAIL(err, ERR_INVALID, "there is nothing to zip");
    }
    if (zip_close(w->zip) != 0) {
        return FAIL(err, ERR_IO, "zipping failed: %s",
                    zip_error_strerror(zip_get_error(w->zip)));
    }
    w->zip = NULL;
    return copy_out(w, bytes, err);
}
