/* SPDX-License-Identifier: EUPL-1.2
 * markdown.h - a text with headings, paragraphs and lists, as CommonMark has it
 *
 *   # Instroom {#instroom}       HEADING, level 1, id "instroom"
 *   In 2018 **stegen** …         PARAGRAPH with two kinds of runs
 *   - een punt                   ITEM
 *   > Toelichting                ASIDE: stands in the margin
 *
 * A part is one block; nothing is nested, so of an item or an aside every paragraph is a
 * part. A run is text of one kind; a line that ended in the source ends in `\n` in the
 * run, so that a place in it can be told by line.
 *
 * Code, HTML, pictures and rules have no place in a report: ERR_INVALID, with the line.
 * Source: CommonMark 0.30 (spec.commonmark.org); {#id} after a heading is ours.
 * Results live in `a`.
 */
#ifndef FORMATS_MARKDOWN_H
#define FORMATS_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef enum MarkdownKind {
    MARKDOWN_HEADING,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_ITEM,
    MARKDOWN_ASIDE,
} MarkdownKind;

typedef enum MarkdownStyle {
    MARKDOWN_PLAIN,
    MARKDOWN_STRONG,
    MARKDOWN_EMPHASIS,
    MARKDOWN_LINK,
} MarkdownStyle;

typedef struct MarkdownRun {
    MarkdownStyle style;
    Str text;
    Str address; /* of a link */
} MarkdownRun;

typedef struct MarkdownPart {
    MarkdownKind kind;
    int level; /* of a heading, 1 to 3 */
    Str id;    /* of a heading; may be empty */
    int line;  /* where it begins */
    MarkdownRun *runs;
    size_t run_count;
    size_t run_capacity;
} MarkdownPart;

typedef struct MarkdownText {
    MarkdownPart *parts;
    size_t count;
    size_t capacity;
} MarkdownText;

/* `file` is for the message alone. */
MUST_CHECK bool markdown_read(Arena *a, Str file, Str text, MarkdownText *read,
                              Error *err);

#endif
