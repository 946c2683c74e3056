/* SPDX-License-Identifier: EUPL-1.2
 * cube_write.h - a cube in the formats that other people's tools read
 *
 *   cube_csv            one row per figure: codes, labels, value, status      RFC 4180
 *   cube_csvw           what the columns of that file are            W3C CSV on the Web
 *   cube_datapackage    the same for Frictionless Data                 Data Package 1/2
 *   cube_jsonstat       a dataset                                         JSON-stat 2.0
 *   cube_px             a PX file                              PX file format, SCB 2013
 *   cube_sdmx_csv       one row per observation                            SDMX-CSV 2.0
 *   cube_sdmx_ml        generic data                                       SDMX-ML 2.1
 *   cube_sdmx_json      data, by series                                  SDMX-JSON 2.0
 *   cube_xlsx, cube_ods data, notes and provenance as sheets
 *
 * Equal cubes give equal bytes: no clock, no chance, no locale. Status goes wherever the
 * format has a place for it, and into columns, notes or attributes of our own where it
 * has none; nothing is left out in silence.
 *
 *   ours                JSON-stat   PX          SDMX OBS_STATUS, CONF_STATUS
 *   provisional         p           note        P
 *   estimated           e           note        E
 *   forecast            f           note        F
 *   after a break       b           note        B (before any of these)
 *   missing             o           ".."        O
 *   cannot occur        m           "."         M
 *   hidden              C           "..."       Q, C
 *
 * The CSV of columns `<dimension>`, `<dimension>_label`, value, low, high, range, unit,
 * status, obs_status, conf_status, after_break, origin, edition, source, note; a label or
 * note that a spreadsheet would run as a formula gets a quote before it.
 *
 * SDMX allows only letters, digits, _ @ $ and - in a code: our `:` becomes `$` and `+`
 * becomes `@`. A school year is the time range 2017-08-01/P1Y. What has no time is left
 * out there; cube_undated() counts it.
 *
 * A quote cannot stand in a PX text: it becomes U+2019.
 *
 * ERR_INVALID: JSON-stat and PX list every place, so they have LIMIT_CUBE_PLACES.
 */
#ifndef FORMATS_CUBE_WRITE_H
#define FORMATS_CUBE_WRITE_H

#include "formats/cube.h"

typedef bool CubeWriter(Arena *a, const Cube *cube, Str *bytes, Error *err);

CubeWriter cube_csv, cube_csvw, cube_datapackage, cube_jsonstat, cube_px, cube_sdmx_csv,
    cube_sdmx_ml, cube_sdmx_json, cube_xlsx, cube_ods;

size_t cube_undated(const Cube *cube);

/* As SDMX writes them: SEX, REF_AREA, TIME_PERIOD; landsdeel@2018$noord. */
Str sdmx_dimension_id(Arena *a, const CubeDimension *dimension);
Str sdmx_code(Arena *a, const CubeDimension *dimension, const CubeCode *code);
char sdmx_observation(const CubeCell *cell); /* B before P, E and F */

#endif
