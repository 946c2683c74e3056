/* SPDX-License-Identifier: EUPL-1.2
 * returned_read.h - the paragraphs of a Word document, as they are and as they went out;
 * for returned.c
 */
#ifndef PUBLISH_REPORT_RETURNED_READ_H
#define PUBLISH_REPORT_RETURNED_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct SentNumber {
    size_t at; /* byte in the text */
    Str text;
    Str key;
    Str indicator;
    Str period;
} SentNumber;

typedef struct SentParagraph {
    Str text;
    SentNumber *numbers;
    size_t count;
    size_t capacity;
} SentParagraph;

typedef struct SentText {
    Str identity;
    SentParagraph *items;
    size_t count;
    size_t capacity;
} SentText;

/* Empty paragraphs are left out of both. */
MUST_CHECK bool returned_paragraphs(Arena *a, Str docx, SentText *sent, SentText *is,
                                    Error *err);

#endif
