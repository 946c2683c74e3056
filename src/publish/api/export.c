/* SPDX-License-Identifier: EUPL-1.2
 * export.c - the table of formats
 */
#include "publish/api/export.h"

/* clang-format off */
const ExportFormat EXPORT_FORMATS[] = {
    {S_INIT("csv"), S_INIT("text/csv; charset=utf-8"), S_INIT(".csv"),
     S_INIT("CSV"), cube_csv},
    {S_INIT("csvw"), S_INIT("application/csvm+json"), S_INIT(".csv-metadata.json"),
     S_INIT("CSV on the Web"), cube_csvw},
    {S_INIT("datapackage"), S_INIT("application/json"), S_INIT(".datapackage.json"),
     S_INIT("Data Package"), cube_datapackage},
    {S_INIT("json-stat"), S_INIT("application/json"), S_INIT(".json-stat.json"),
     S_INIT("JSON-stat 2.0"), cube_jsonstat},
    {S_INIT("xlsx"),
     S_INIT("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
     S_INIT(".xlsx"), S_INIT("Excel"), cube_xlsx},
    {S_INIT("ods"), S_INIT("application/vnd.oasis.opendocument.spreadsheet"),
     S_INIT(".ods"), S_INIT("OpenDocument"), cube_ods},
    {S_INIT("px"), S_INIT("text/plain; charset=utf-8"), S_INIT(".px"),
     S_INIT("PX"), cube_px},
    {S_INIT("sdmx-csv"), S_INIT("application/vnd.sdmx.data+csv;version=2.0.0"),
     S_INIT(".sdmx.csv"), S_INIT("SDMX-CSV 2.0"), cube_sdmx_csv},
    {S_INIT("sdmx-ml"), S_INIT("application/vnd.sdmx.genericdata+xml;version=2.1"),
     S_INIT(".sdmx.xml"), S_INIT("SDMX-ML 2.1"), cube_sdmx_ml},
    {S_INIT("sdmx-json"), S_INIT("application/vnd.sdmx.data+json;version=2.0.0"),
     S_INIT(".sdmx.json"), S_INIT("SDMX-JSON 2.0"), cube_sdmx_json},
};
/* clang-format on */
const size_t EXPORT_FORMAT_COUNT = sizeof EXPORT_FORMATS / sizeof EXPORT_FORMATS[0];

const ExportFormat *export_format(Str name)
{
    for (size_t i = 0; i < EXPORT_FORMAT_COUNT; i++) {
        if (str_equal(EXPORT_FORMATS[i].name, name)) {
            return &EXPORT_FORMATS[i];
        }
    }
    return NULL;
}
