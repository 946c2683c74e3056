/* SPDX-License-Identifier: EUPL-1.2
 * address.h - addresses in answers: the next page, the table itself
 *
 *   Buf buf = buf_in(a, 0);
 *   buf_add(&buf, S("/api/v1/regions"));
 *   address_params(&buf, params, count, S("cursor"));      ?limit=7&lang=en
 *   address_param(&buf, S("cursor"), cursor);              &cursor=…
 *
 * Source: RFC 3986; of names also $ and @ stand for themselves, as they do in OData.
 */
#ifndef PUBLISH_API_ADDRESS_H
#define PUBLISH_API_ADDRESS_H

#include "base/buf.h"
#include "publish/api/api.h"

/* Letters, digits and - . _ ~ stand for themselves. */
void address_encoded(Buf *buf, Str text);
/* ? before the first of an address, & before the others. */
void address_param(Buf *buf, Str name, Str value);
/* All but those of this name; `but` may be empty. */
void address_params(Buf *buf, const ApiParam *params, size_t count, Str but);

#endif
