/* SPDX-License-Identifier: EUPL-1.2
 * export.h - the formats in which figures go out, in one table
 *
 *   const ExportFormat *format = export_format(S("json-stat"));
 *   if (!format->write(a, &cube, &bytes, err)) ...
 *
 * To add a format: a writer in src/formats (cube_write.h), a row in export.c. The command
 * line, the published files and the catalogue follow.
 */
#ifndef PUBLISH_API_EXPORT_H
#define PUBLISH_API_EXPORT_H

#include "formats/cube_write.h"

typedef struct ExportFormat {
    Str name;       /* json-stat */
    Str media_type; /* application/json */
    Str file;       /* ".json-stat.json", after the id of the indicator */
    Str about;      /* for people who choose: "JSON-stat 2.0" */
    CubeWriter *write;
} ExportFormat;

extern const ExportFormat EXPORT_FORMATS[];
extern const size_t EXPORT_FORMAT_COUNT;

const ExportFormat *export_format(Str name); /* or null */

#endif
