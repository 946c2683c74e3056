/* SPDX-License-Identifier: EUPL-1.2
 * odata_csdl.h - $metadata: what sets there are and of what types their columns are
 *
 * Source: OData CSDL XML Representation 4.01.
 */
#ifndef PUBLISH_ODATA_ODATA_CSDL_H
#define PUBLISH_ODATA_ODATA_CSDL_H

#include "base/error.h"
#include "publish/odata/odata_set.h"

MUST_CHECK bool odata_csdl(Arena *a, const OdataSet *sets, size_t count, Str *xml,
                           Error *err);

#endif
