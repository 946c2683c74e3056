/* SPDX-License-Identifier: EUPL-1.2
 * pxweb_select.h - which codes of a variable a selection of PxWebApi names
 *
 * The grammar is in pxweb_service.h. ERR_INVALID, with the nearest, for a part that names
 * no code at all.
 */
#ifndef PUBLISH_PXWEB_PXWEB_SELECT_H
#define PUBLISH_PXWEB_PXWEB_SELECT_H

#include "formats/cube.h"

/* Sets is_named, of dimension->count places, for each code that is named. */
MUST_CHECK bool pxweb_select(Arena *a, const CubeDimension *dimension, Str text,
                             bool *is_named, Error *err);

#endif
