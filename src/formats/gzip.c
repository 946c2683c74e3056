/* SPDX-License-Identifier: EUPL-1.2
 * gzip.c - zlib's stream behind an Input */
#include "formats/gzip.h"

#include <zlib.h>

#include "base/limits.h"

enum { PIECE = 16 << 10, GZIP_ONLY = 16 + MAX_WBITS };

typedef struct Unpacker {
    z_stream zlib;
    Input *packed;
    uint64_t taken; /* bytes of the packed stream */
    uint64_t given;
    bool at_end;    /* of the packed stream */
    bool is_closed; /* one gzip ended, and another has not begun */
    unsigned char piece[PIECE];
} Unpacker;

bool gzip_is(Str head)
{
    return str_starts(head, S("\x1F\x8B\x08"));
}

static void end_zlib(void *self)
{
    (void)inflateEnd(self);
}

/* Makes sure there are packed bytes, unless there are no more. */
static bool fill(Unpacker *u, Error *err)
{
    if (u->zlib.avail_in > 0 || u->at_end) {
        return true;
    }
    size_t got;
    if (!input_read(u->packed, (char *)u->piece, sizeof u->piece, &got, err)) {
        return false;
    }
    u->at_end = got == 0;
    u->taken += got;
    u->zlib.next_in = u->piece;
    u->zlib.avail_in = (uInt)got;
    return true;
}

/* After a gzip: zero bytes, the end, or the next gzip. */
static bool begin_next(Unpacker *u, Error *err)
{
    do {
        while (u->zlib.avail_in > 0 && *u->zlib.next_in == 0) {
            u->zlib.next_in++;
            u->zlib.avail_in--;
        }
        if (!fill(u, err)) {
            return false;
        }
    } while (!u->at_end && (u->zlib.avail_in == 0 || *u->zlib.next_in == 0));
    if (u->zlib.avail_in > 0) {
        CHECK(inflateReset(&u->zlib) == Z_OK);
        u->is_closed = false;
    }
    return true;
}

static bool check_amount(const Unpacker *u, Error *err)
{
    uint64_t most = u->taken < LIMIT_ZIP_BYTES / LIMIT_ZIP_RATIO
                        ? u->taken * LIMIT_ZIP_RATIO
                        : LIMIT_ZIP_BYTES;
    if (u->given > LIMIT_ZIP_RATIO_FREE && u->given > most) {
        return FAIL(err, ERR_INVALID,
                    "the gzip unpacks to much more than a file of its size should: past "
                    "%llu bytes reading stopped",
                    (unsigned long long)u->given);
    }
    return true;
}

static bool unpack(Unpacker *u, Error *err)
{
    int state = inflate(&u->zlib, Z_NO_FLUSH);
    if (state == Z_STREAM_END) {
        u->is_closed = true;
        return true;
    }
    if (state == Z_OK || state == Z_BUF_ERROR) {
        return true;
    }
    CHECK(state != Z_MEM_ERROR);
    return FAIL(err, ERR_INVALID, "the gzip is damaged after %llu bytes: %s",
                (unsigned long long)u->given,
                u->zlib.msg != NULL ? u->zlib.msg : "it cannot be unpacked");
}

static bool read_plain(void *self, char *to, size_t size, size_t *got, Error *err)
{
    Unpacker *u = self;
    uInt room = size > PIECE ? PIECE : (uInt)size;
    u->zlib.next_out = (unsigned char *)to;
    u->zlib.avail_out = room;
    while (u->zlib.avail_out == room) {
        if (!fill(u, err) || (u->is_closed && !begin_next(u, err))) {
            return false;
        }
        if (u->is_closed) {
            break;
        }
        if (u->at_end && u->zlib.avail_in == 0) {
            error_hint(err, S("Fetch it again; the download may have broken off."));
            return FAIL(err, ERR_INVALID, "the gzip breaks off after %llu bytes",
                        (unsigned long long)u->given);
        }
        if (!unpack(u, err)) {
            return false;
        }
    }
    size_t count = room - u->zlib.avail_out;
    u->given += count;
    if (!check_amount(u, err)) {
        return false;
    }
    *got = count;
    return true;
}

void gzip_input(Arena *a, Input *packed, Input *plain)
{
    Unpacker *u = PUSH(a, Unpacker);
    u->packed = packed;
    CHECK(inflateInit2(&u->zlib, GZIP_ONLY) == Z_OK);
    arena_defer(a, end_zlib, &u->zlib);
    *plain = (Input){read_plain, u};
}
