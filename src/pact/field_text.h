/* SPDX-License-Identifier: EUPL-1.2
 * field_text.h - one field of a record as the text that stands in the folder
 *
 * Canonical: a number has no needless zeros, a reference is an id (a region its alias), a
 * day at midnight is a date, what is absent is empty. Reading the text gives the field.
 */
#ifndef PACT_FIELD_TEXT_H
#define PACT_FIELD_TEXT_H

#include "pact/schema.h"

bool field_is_list(const Field *field);
/* Of a field that is no list; `lang` counts for words alone. */
Str field_text(Arena *a, const void *record, const Field *field, Lang lang);
StrList field_list(Arena *a, const void *record, const Field *field);
/* Of any field; a list is joined by ";". */
Str field_joined(Arena *a, const void *record, const Field *field, Lang lang);

#endif
