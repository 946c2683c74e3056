/* SPDX-License-Identifier: EUPL-1.2
 * source_cubes.c - how files that are cubes are known, and who reads them */
#include "pact/source_cubes.h"

#include "base/file.h"
#include "formats/jsonstat.h"
#include "formats/odata.h"
#include "formats/open_sdg.h"
#include "formats/px.h"
#include "formats/sdmx.h"

/* The head without byte order mark and blanks before it. */
static Str start_of(const SourceHead *head)
{
    Str bytes = head->bytes;
    if (str_starts(bytes, S("\xEF\xBB\xBF"))) {
        bytes = str_slice(bytes, 3, bytes.length);
    }
    return str_trim(bytes);
}

static bool is_json(const SourceHead *head)
{
    return !head->is_folder && str_starts(start_of(head), S("{"));
}

/* A key of the first level or near it: with quotes, as it is written in any JSON. */
static bool has_key(const SourceHead *head, const char *key)
{
    return str_contains(head->bytes, str_of(key));
}

/* ---- OData ---- */

/* The file of a folder that holds the rows; empty when there is none. */
static Str rows_of_folder(Arena *a, Str folder)
{
    static const char *const names[] = {"Observations.json", "TypedDataSet.json",
                                        "UntypedDataSet.json"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Str path = path_join(a, folder, str_of(names[i]));
        if (file_kind(path) == FILE_PLAIN) {
            return path;
        }
    }
    return (Str){0};
}

bool is_odata_folder(const SourceHead *head)
{
    Arena *tmp = arena_new();
    bool is_there = head->is_folder && rows_of_folder(tmp, head->path).length > 0;
    arena_free(tmp);
    return is_there;
}

static bool add_lists(Arena *a, Str folder, Str rows, OdataLists *lists, Error *err)
{
    StrList names;
    if (!folder_list(a, folder, &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str path = path_join(a, folder, names.items[i]);
        Input input;
        if (!str_ends(names.items[i], S(".json")) || str_equal(path, rows) ||
            str_contains(names.items[i], S("DataSet"))) {
            continue;
        }
        Str stem = str_slice(names.items[i], 0, names.items[i].length - 5);
        /* D-82045NED.json holds all lists under their own names. */
        Str set = str_starts(stem, S("D-")) ? S("") : stem;
        if (!source_open(a, path, &input, err) ||
            !odata_lists_add(lists, set, &input, err)) {
            return false;
        }
    }
    return true;
}

bool read_odata_folder(Arena *a, const SourceAsk *ask, Input *input,
                       const DatasetSink *sink, Error *err)
{
    (void)input;
    Str rows = rows_of_folder(a, ask->path);
    OdataLists lists = odata_lists(a);
    Input file;
    return add_lists(a, ask->path, rows, &lists, err) &&
           source_open(a, rows, &file, err) && odata_read(a, &file, &lists, sink, err);
}

bool is_odata(const SourceHead *head)
{
    return is_json(head) &&
           (has_key(head, "odata.context\"") || has_key(head, "odata.metadata\"") ||
            has_key(head, "\"odata.error\""));
}

bool read_odata(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                Error *err)
{
    (void)ask;
    return odata_read(a, input, NULL, sink, err);
}

/* ---- Other JSON ---- */

bool is_sdmx_json(const SourceHead *head)
{
    return is_json(head) &&
           (has_key(head, "\"dataSets\"") || has_key(head, "sdmx") ||
            (has_key(head, "\"header\"") && has_key(head, "\"structure\"")));
}

bool read_sdmx_json(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                    Error *err)
{
    (void)ask;
    return sdmx_json_read(a, input, sink, err);
}

bool is_json_stat(const SourceHead *head)
{
    return is_json(head);
}

bool read_json_stat(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                    Error *err)
{
    return jsonstat_read(a, input, ask->part, sink, err);
}

/* ---- PX ---- */

bool is_px(const SourceHead *head)
{
    static const char *const begins[] = {"CHARSET=",  "AXIS-VERSION=", "CODEPAGE=",
                                         "LANGUAGE=", "MATRIX=",       "CREATION-DATE="};
    for (size_t i = 0; !head->is_folder && i < sizeof begins / sizeof begins[0]; i++) {
        if (str_starts(start_of(head), str_of(begins[i]))) {
            return true;
        }
    }
    return false;
}

bool read_px(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
             Error *err)
{
    return px_read(a, input, ask->part, sink, err);
}

/* ---- SDMX-ML ---- */

static bool is_xml(const SourceHead *head)
{
    return !head->is_folder && str_starts(start_of(head), S("<")) &&
           (has_key(head, "sdmxml") || has_key(head, "SDMXML"));
}

bool is_sdmx_ml(const SourceHead *head)
{
    return is_xml(head) &&
           (has_key(head, "GenericData") || has_key(head, "GenericTimeSeriesData") ||
            has_key(head, "StructureSpecific"));
}

bool read_sdmx_ml(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                  Error *err)
{
    Str folder = {0}, name;
    (void)str_cut_last(ask->path, '/', &folder, &name);
    Str path = str_contains(ask->path, S("/")) ? path_join(a, folder, S("structure.xml"))
                                               : S("structure.xml");
    SdmxStructure structure = {0};
    bool has_structure = file_kind(path) == FILE_PLAIN;
    Input message;
    if (has_structure && (!source_open(a, path, &message, err) ||
                          !sdmx_structure_add(a, &structure, &message, err))) {
        return false;
    }
    return sdmx_ml_read(a, input, has_structure ? &structure : NULL, sink, err);
}

bool is_sdmx_codes(const SourceHead *head)
{
    return is_xml(head) && has_key(head, "Structure");
}

bool read_sdmx_codes(Arena *a, const SourceAsk *ask, Input *input,
                     const DatasetSink *sink, Error *err)
{
    (void)ask;
    return sdmx_codes_read(a, input, sink, err);
}

/* ---- Delimited text with a meaning ---- */

bool is_sdmx_csv(const SourceHead *head)
{
    Str start = start_of(head);
    return !head->is_folder &&
           (str_starts(start, S("STRUCTURE,")) || str_starts(start, S("STRUCTURE;")) ||
            str_starts(start, S("STRUCTURE[")) || str_starts(start, S("DATAFLOW,")) ||
            str_starts(start, S("DATAFLOW;")));
}

bool read_sdmx_csv(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                   Error *err)
{
    (void)ask;
    return sdmx_csv_read(a, input, NULL, sink, err);
}

bool is_open_sdg(const SourceHead *head)
{
    Str line, rest;
    (void)str_cut(head->bytes, '\n', &line, &rest);
    return !head->is_folder && open_sdg_is_header(line);
}

bool read_open_sdg(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                   Error *err)
{
    (void)ask;
    return open_sdg_read(a, input, sink, err);
}
