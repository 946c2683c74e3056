/* SPDX-License-Identifier: EUPL-1.2
 * fetch_part.c - a download under way, on disk */
#include "app/fetch_part.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "base/sha256.h"

enum { PIECE = 64 << 10, NOTE_BYTES = 16 << 10, DRAW_EVERY = 256 << 10 };

static bool fail_disk(const FetchPart *part, Error *err)
{
    return FAIL(err, ERR_IO, "\"%.*s\" cannot be written: %s", STR_ARG(part->path),
                strerror(errno));
}

static Str note_path(const FetchPart *part)
{
    return str_format(part->arena, "%.*s.next", STR_ARG(part->path));
}

/* Mark, etag and next address, a line each. */
static bool write_note(FetchPart *part, Error *err)
{
    Str note =
        str_format(part->arena, "%llu\n%.*s\n%.*s\n", (unsigned long long)part->mark,
                   STR_ARG(part->etag), STR_ARG(part->next));
    return file_write(note_path(part), note, NULL, err);
}

static void read_note(FetchPart *part)
{
    Str note;
    Str line;
    int64_t mark;
    if (file_read(part->arena, note_path(part), NOTE_BYTES, &note, NULL) &&
        str_cut(note, '\n', &line, &note) && integer_parse(line, &mark) && mark >= 0) {
        part->mark = (uint64_t)mark;
        (void)str_cut(note, '\n', &part->etag, &note);
        (void)str_cut(note, '\n', &part->next, &note);
    }
}

/* Cuts the file to a length, and writes on from there. */
static bool cut_to(FetchPart *part, uint64_t bytes, Error *err)
{
    if (fflush(part->file) != 0 || ftruncate(fileno(part->file), (off_t)bytes) != 0 ||
        fseek(part->file, (long)bytes, SEEK_SET) != 0) {
        return fail_disk(part, err);
    }
    part->bytes = bytes;
    return true;
}

bool fetch_part_open(Arena *a, Str path, FILE *talk, FetchPart *part, Error *err)
{
    Str folder;
    *part = (FetchPart){.arena = a, .path = path, .talk = talk};
    if (!str_cut_last(path, '/', &folder, &part->name) || !folder_make(folder, err)) {
        return false;
    }
    bool is_there = file_kind(path) == FILE_PLAIN;
    part->file = fopen(str_c(a, path), is_there ? "r+b" : "w+b");
    if (part->file == NULL) {
        return fail_disk(part, err);
    }
    read_note(part);
    long size = fseek(part->file, 0, SEEK_END) == 0 ? ftell(part->file) : -1;
    if (size < 0 || (uint64_t)size < part->mark) {
        part->mark = 0; /* it is not what the note was about */
        part->etag = part->next = (Str){0};
    }
    /* What follows the mark can be gone on with only when its version is known. */
    part->bytes = part->etag.length > 0 && size > 0 ? (uint64_t)size : part->mark;
    part->start = part->mark;
    return cut_to(part, part->bytes, err) ||
           (fclose(part->file), part->file = NULL, false);
}

bool fetch_part_close(FetchPart *part, Error *err)
{
    bool is_good = fflush(part->file) == 0 && fsync(fileno(part->file)) == 0;
    is_good = fclose(part->file) == 0 && is_good;
    part->file = NULL;
    return is_good || fail_disk(part, err);
}

static bool begin(void *self, const GetAnswer *answer, Error *err)
{
    FetchPart *part = self;
    if (answer->from == 0 || !str_equal(part->etag, answer->etag)) {
        part->etag = str_copy(part->arena, answer->etag);
        return write_note(part, err);
    }
    return true;
}

static bool keep(void *self, uint64_t at, Str piece, Error *err)
{
    FetchPart *part = self;
    if (part->start + at != part->bytes && !cut_to(part, part->start + at, err)) {
        return false;
    }
    if (fwrite(piece.data, 1, piece.length, part->file) != piece.length) {
        return fail_disk(part, err);
    }
    part->bytes += piece.length;
    return true;
}

static void draw(void *self, uint64_t got, uint64_t total)
{
    enum { WIDTH = 30 };
    FetchPart *part = self;
    if (got < part->shown + DRAW_EVERY && got != total) {
        return;
    }
    part->shown = got;
    char bar[WIDTH + 1];
    bool is_known = total >= got && total > 0;
    int done = is_known ? (int)(WIDTH * (double)got / (double)total) : 0;
    for (int i = 0; i < WIDTH; i++) {
        bar[i] = i < done ? '#' : '.';
    }
    bar[WIDTH] = '\0';
    (void)fprintf(part->talk, "\r%.*s [%s] %.1f MB", STR_ARG(part->name), bar,
                  (double)got / 1e6);
    if (is_known) {
        (void)fprintf(part->talk, " of %.1f", (double)total / 1e6);
    }
    (void)fflush(part->talk);
}

bool fetch_part_get(FetchPart *part, const GetRules *rules, Str url, Str accept,
                    GetAnswer *answer, Error *err)
{
    part->start = part->mark;
    part->shown = 0;
    GetAsk ask = {.url = url,
                  .accept = accept,
                  .from = part->bytes - part->start,
                  .etag = part->etag,
                  .on_begin = begin,
                  .on_bytes = keep,
                  .on_progress = part->talk != NULL ? draw : NULL,
                  .self = part};
    bool is_good = get(part->arena, rules, &ask, answer, err);
    if (part->talk != NULL && part->shown > 0) {
        (void)fputc('\n', part->talk);
    }
    /* What came in stays for the next time, also when it broke off. */
    return fflush(part->file) == 0 ? is_good : fail_disk(part, err);
}

void fetch_part_forget(FetchPart *part)
{
    Error err = {0};
    part->etag = (Str){0};
    if (!cut_to(part, part->mark, &err) || !write_note(part, &err)) {
        return; /* then the server is asked whether it still has that version */
    }
}

bool fetch_part_mark(FetchPart *part, Str next, Error *err)
{
    if (!cut_to(part, part->bytes, err)) { /* also writes on there after reading */
        return false;
    }
    part->mark = part->bytes;
    part->next = str_copy(part->arena, next);
    part->etag = (Str){0};
    return write_note(part, err);
}

static bool read_file(void *self, char *to, size_t size, size_t *got, Error *err)
{
    FetchPart *part = self;
    *got = fread(to, 1, size, part->file);
    return !ferror(part->file) ||
           FAIL(err, ERR_IO, "\"%.*s\" cannot be read", STR_ARG(part->path));
}

bool fetch_part_input(FetchPart *part, uint64_t from, Input *input, Error *err)
{
    if (fflush(part->file) != 0 || fseek(part->file, (long)from, SEEK_SET) != 0) {
        return fail_disk(part, err);
    }
    *input = (Input){read_file, part};
    return true;
}

bool fetch_part_hash(FetchPart *part, Str *hash, Error *err)
{
    Input input;
    if (!fetch_part_input(part, 0, &input, err)) {
        return false;
    }
    char *piece = PUSH_ARRAY(part->arena, char, PIECE);
    Sha256 sum = sha256_start();
    size_t got = 0;
    do {
        if (!input_read(&input, piece, PIECE, &got, err)) {
            return false;
        }
        sha256_add(&sum, (Str){piece, got});
    } while (got > 0);
    *hash = sha256_finish(part->arena, &sum);
    return true;
}
