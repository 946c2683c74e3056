/* SPDX-License-Identifier: EUPL-1.2
 * returned.h - a report that comes back edited, held against what went out
 *
 *   paragraph 31: the text says 4,1; the figure says 4,0 (unemployment-rate, 2017)
 *   paragraph 12 was changed
 *     was  Dit is de voortgangsrapportage van …
 *     is   Dit is de jaarlijkse voortgangsrapportage van …
 *
 * What went out lies inside the document (issued.h). Paragraphs that stayed the same are
 * matched first, in order; between two of those, what is left is paired by how many words
 * it shares, and what has no pair was added or taken out. In a pair the words are matched
 * the same way; a figure in whose place another number stands is a number that no longer
 * equals its figure. Blanks, and how Word cuts text into runs, do not count.
 *
 * Deletions that are tracked (w:del) are gone, insertions are there; text boxes, heads,
 * feet and notes are not looked at.
 *
 * Errors: ERR_INVALID for what is no Word document, or one that did not come from here.
 * Results live in `a`. Fixtures: tests/unit/publish_returned_test.c
 */
#ifndef PUBLISH_REPORT_RETURNED_H
#define PUBLISH_REPORT_RETURNED_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct WrongNumber {
    size_t paragraph; /* of the returned document, from 1 */
    Str says;
    Str figure;
    Str key;
    Str indicator;
    Str period;
} WrongNumber;

typedef enum ChangeKind { TEXT_CHANGED, TEXT_ADDED, TEXT_REMOVED } ChangeKind;

typedef struct ChangedText {
    ChangeKind kind;
    size_t paragraph; /* of what was removed: that before which it stood */
    Str was;
    Str is;
} ChangedText;

typedef struct Returned {
    Str identity;
    size_t paragraphs;
    WrongNumber *numbers;
    size_t number_count;
    size_t number_capacity;
    ChangedText *changes;
    size_t change_count;
    size_t change_capacity;
} Returned;

MUST_CHECK bool returned_read(Arena *a, Str docx, Returned *returned, Error *err);

#endif
