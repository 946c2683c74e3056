/* SPDX-License-Identifier: EUPL-1.2
 * source_formats.c - the table: how each format is known, and who reads it
 *
 * The order decides: what is known by its first bytes stands before what is known by the
 * want of anything better, and delimited text is last.
 */
#include "pact/source_file.h"

#include "base/file.h"
#include "formats/cbs_csv.h"
#include "pact/source_cubes.h"
#include "pact/source_packed.h"
#include "pact/source_text.h"

typedef struct Folder {
    Arena *a;
    Str path;
} Folder;

static bool open_in_folder(void *self, Str name, Input *input, Error *err)
{
    const Folder *folder = self;
    return source_open(folder->a, path_join(folder->a, folder->path, name), input, err);
}

static bool is_there(Str folder, Str name)
{
    Arena *tmp = arena_new();
    bool is_file = file_kind(path_join(tmp, folder, name)) == FILE_PLAIN;
    arena_free(tmp);
    return is_file;
}

static bool is_cbs_v4(const SourceHead *head)
{
    return head->is_folder && is_there(head->path, S("Observations.csv"));
}

static bool read_cbs_v4(Arena *a, const SourceAsk *ask, Input *input,
                        const DatasetSink *sink, Error *err)
{
    (void)input;
    Folder folder = {a, ask->path};
    CbsFiles files = {&folder, open_in_folder};
    DelimitedFound found;
    return cbs_v4_read(a, &files, &ask->text, sink,
                       ask->found != NULL ? ask->found : &found, err);
}

/* 81901NED_UntypedDataSet_24102017_212134.csv has its lists in 81901NED_metadata.csv,
 * vacatures.csv in vacatures_metadata.csv. */
static Str metadata_of(Arena *a, Str path)
{
    Str stem = path, rest;
    (void)str_cut_last(path, '.', &stem, &rest);
    for (size_t i = 0; i < stem.length; i++) {
        Str tail = str_slice(stem, i, stem.length);
        if (str_starts(tail, S("_UntypedDataSet")) ||
            str_starts(tail, S("_TypedDataSet"))) {
            stem = str_slice(stem, 0, i);
        }
    }
    return str_format(a, "%.*s_metadata.csv", STR_ARG(stem));
}

static bool is_cbs_v3(const SourceHead *head)
{
    Str text = str_starts(head->bytes, S("\xEF\xBB\xBF"))
                   ? str_slice(head->bytes, 3, head->bytes.length)
                   : head->bytes;
    if (head->is_folder || !str_starts(text, S("\"ID\";"))) {
        return false;
    }
    Arena *tmp = arena_new();
    bool has_lists = file_kind(metadata_of(tmp, head->path)) == FILE_PLAIN;
    arena_free(tmp);
    return has_lists;
}

static bool read_cbs_v3(Arena *a, const SourceAsk *ask, Input *input,
                        const DatasetSink *sink, Error *err)
{
    Input metadata;
    DelimitedFound found;
    return source_open(a, metadata_of(a, ask->path), &metadata, err) &&
           cbs_v3_read(a, input, &metadata, &ask->text, sink,
                       ask->found != NULL ? ask->found : &found, err);
}

static bool is_delimited(const SourceHead *head)
{
    return !head->is_folder;
}

static bool read_delimited(Arena *a, const SourceAsk *ask, Input *input,
                           const DatasetSink *sink, Error *err)
{
    return source_read_text(a, ask, input, sink, err);
}

const SourceFormat SOURCE_FORMATS[] = {
    {S_INIT("zip"), is_zip, read_zip},
    {S_INIT("gzip"), is_gzip, read_gzip},
    {S_INIT("cbs-v4"), is_cbs_v4, read_cbs_v4},
    {S_INIT("cbs-v3"), is_cbs_v3, read_cbs_v3},
    {S_INIT("odata-folder"), is_odata_folder, read_odata_folder},
    {S_INIT("odata"), is_odata, read_odata},
    {S_INIT("sdmx-json"), is_sdmx_json, read_sdmx_json},
    {S_INIT("json-stat"), is_json_stat, read_json_stat},
    {S_INIT("px"), is_px, read_px},
    {S_INIT("sdmx-ml"), is_sdmx_ml, read_sdmx_ml},
    {S_INIT("sdmx-codes"), is_sdmx_codes, read_sdmx_codes},
    {S_INIT("sdmx-csv"), is_sdmx_csv, read_sdmx_csv},
    {S_INIT("open-sdg"), is_open_sdg, read_open_sdg},
    {S_INIT("delimited"), is_delimited, read_delimited},
    {S_INIT(""), NULL, NULL},
};
