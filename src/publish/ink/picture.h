/* SPDX-License-Identifier: EUPL-1.2
 * picture.h - drawings as pictures, for documents that hold pictures
 *
 *   Pictures *pictures;
 *   if (!pictures_new(a, &pictures, err)) ...
 *   if (!picture_svg(pictures, &plot, &bytes, err)) ...     outlines: any
 *                                                           program shows it
 *   if (!picture_png(pictures, &plot, 2, &bytes, err)) ...  2 pixels to the unit
 *
 * The same ink and fonts as on paper (paper.h), so that both look alike; text has become
 * outlines. Same drawing, same bytes. Pictures live in their arena.
 *
 * Errors: as paper.h; ERR_INVALID when cairo cannot draw it.
 */
#ifndef PUBLISH_INK_PICTURE_H
#define PUBLISH_INK_PICTURE_H

#include "publish/chart/plot.h"

typedef struct Pictures Pictures;

MUST_CHECK bool pictures_new(Arena *a, Pictures **pictures, Error *err);
MUST_CHECK bool picture_svg(Pictures *pictures, const Plot *plot, Str *bytes, Error *err);
MUST_CHECK bool picture_png(Pictures *pictures, const Plot *plot, double scale,
                            Str *bytes, Error *err);

#endif
