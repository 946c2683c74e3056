/* SPDX-License-Identifier: EUPL-1.2
 * source_packed.c - files within a file: spreadsheets, zip, gzip */
#include "pact/source_packed.h"

#include "base/file_stream.h"
#include "formats/cbs_csv.h"
#include "formats/gzip.h"
#include "formats/sheet_file.h"
#include "formats/sniff.h"
#include "pact/source_text.h"

typedef struct Pack {
    Arena *arena;
    ZipReader *zip;
    Str folder; /* in which the files of CBS lie: "82045NED/", or none */
} Pack;

static bool read_at(void *self, uint64_t at, char *to, size_t size, size_t *got,
                    Error *err)
{
    return file_read_at(self, at, to, size, got, err);
}

static bool open_member(void *self, Str name, Input *input, Error *err)
{
    const Pack *pack = self;
    name = str_format(pack->arena, "%.*s%.*s", STR_ARG(pack->folder), STR_ARG(name));
    size_t member = zip_reader_find(pack->zip, name);
    if (member == ZIP_NONE) {
        return FAIL(err, ERR_NOT_FOUND, "the zip has no \"%.*s\"", STR_ARG(name));
    }
    return zip_reader_input(pack->arena, pack->zip, member, input, err);
}

/* The only member, or the one that was asked for. */
static bool read_member(Pack *pack, const SourceAsk *ask, const DatasetSink *sink,
                        Error *err)
{
    Str name = ask->part;
    if (name.length == 0 && zip_reader_count(pack->zip) != 1) {
        error_hint(err, S("Name the one that is meant as the part."));
        return FAIL(err, ERR_INVALID, "the zip holds %zu files",
                    zip_reader_count(pack->zip));
    }
    name = name.length > 0 ? name : zip_reader_member(pack->zip, 0).name;
    Input *input = PUSH(pack->arena, Input);
    return open_member(pack, name, input, err) &&
           source_read_text(pack->arena, ask, input, sink, err);
}

/* The observations of CBS, at the top of the zip or in the one folder of it. */
static bool is_cbs_zip(Pack *pack)
{
    static const Str OBSERVATIONS = S_INIT("Observations.csv");
    for (size_t i = 0; i < zip_reader_count(pack->zip); i++) {
        Str name = zip_reader_member(pack->zip, i).name, file = name;
        (void)str_cut_last(name, '/', &pack->folder, &file);
        if (str_equal(file, OBSERVATIONS)) {
            pack->folder = str_slice(name, 0, name.length - file.length);
            return true;
        }
    }
    pack->folder = S("");
    return false;
}

bool is_zip(const SourceHead *head)
{
    return !head->is_folder && sniff(head->bytes) == SNIFF_ZIP;
}

bool read_zip(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
              Error *err)
{
    (void)input; /* a zip is read from its end */
    FileStream *file;
    Pack pack = {.arena = a};
    if (!file_open(a, ask->path, &file, err) ||
        !zip_reader_open(a, (InputAt){read_at, file, file_size(file)}, &pack.zip, err)) {
        return false;
    }
    if (sheet_file_kind(pack.zip) != SHEET_FILE_NONE) {
        SheetSettings settings = {.sheet = ask->part,
                                  .header_row = (uint32_t)ask->header_row,
                                  .header_rows = (uint32_t)ask->header_rows};
        return sheet_file_read_zip(a, pack.zip, &settings, sink, err);
    }
    if (ask->part.length == 0 && is_cbs_zip(&pack)) {
        CbsFiles files = {&pack, open_member};
        DelimitedFound found;
        return cbs_v4_read(a, &files, &ask->text, sink,
                           ask->found != NULL ? ask->found : &found, err);
    }
    return read_member(&pack, ask, sink, err);
}

bool is_gzip(const SourceHead *head)
{
    return !head->is_folder && sniff(head->bytes) == SNIFF_GZIP;
}

bool read_gzip(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
               Error *err)
{
    Input plain;
    gzip_input(a, input, &plain);
    return source_read_text(a, ask, &plain, sink, err);
}
