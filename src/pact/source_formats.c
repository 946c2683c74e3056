/* SPDX-License-Identifier: EUPL-1.2
 * source_formats.c - the table: how each format is known, and who reads it
 *
 * The order decides: what is known by its first bytes stands before what is known by the
 * want of anything better, and delimited text is last.
 */
#include "pact/source_file.h"

static bool is_delimited(const SourceHead *head)
{
    return !head->is_folder;
}

static bool read_delimited(Arena *a, const SourceAsk *ask, Input *input,
                           const DatasetSink *sink, Error *err)
{
    DelimitedFound found;
    return delimited_read(a, input, &ask->text, sink,
                          ask->found != NULL ? ask->found : &found, err);
}

const SourceFormat SOURCE_FORMATS[] = {
    {S_INIT("delimited"), is_delimited, read_delimited},
    {S_INIT(""), NULL, NULL},
};
