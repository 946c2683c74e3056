/* SPDX-License-Identifier: EUPL-1.2
 * tags.h - which element may stand where, and which attribute it may have
 *
 * The part of the HTML standard that the pages use: https://html.spec.whatwg.org/
 * (content models of section 4) and SVG 2 for the drawing elements. Read by html.c alone.
 */
#ifndef PUBLISH_MARKUP_TAGS_H
#define PUBLISH_MARKUP_TAGS_H

#include "publish/markup/html.h"

/* What an element counts as, and what it may hold. */
typedef enum Kind {
    KIND_ROOT = 1 << 0,
    KIND_HEAD = 1 << 1,
    KIND_BODY = 1 << 2,
    KIND_METADATA = 1 << 3,
    KIND_FLOW = 1 << 4,     /* blocks */
    KIND_PHRASING = 1 << 5, /* in running text */
    KIND_ITEM = 1 << 6,
    KIND_TERM = 1 << 7,
    KIND_FIGCAPTION = 1 << 8,
    KIND_SUMMARY = 1 << 9,
    KIND_CAPTION = 1 << 10,
    KIND_ROWGROUP = 1 << 11,
    KIND_ROW = 1 << 12,
    KIND_CELL = 1 << 13,
    KIND_DRAWING = 1 << 14,
    KIND_DRAWING_TEXT = 1 << 15, /* title and desc of a drawing */
    KIND_TEXT = 1 << 16,         /* characters */
    KIND_LEGEND = 1 << 17,
    KIND_OPTION = 1 << 19,
    KIND_NOTHING = 1 << 18, /* no element is of this kind: it holds nothing, yet closes */
} Kind;

/* Groups of attributes. */
typedef enum Group {
    GROUP_GLOBAL = 1 << 0,
    GROUP_LINK = 1 << 1,
    GROUP_META = 1 << 2,
    GROUP_CELL = 1 << 3,
    GROUP_TIME = 1 << 4,
    GROUP_DETAILS = 1 << 5,
    GROUP_SVG_ROOT = 1 << 6,
    GROUP_RECT = 1 << 7,
    GROUP_CIRCLE = 1 << 8,
    GROUP_PATH = 1 << 9,
    GROUP_TEXT = 1 << 10,
    GROUP_FORM = 1 << 11,
    GROUP_LABEL = 1 << 12,
    GROUP_INPUT = 1 << 13,
    GROUP_BUTTON = 1 << 14,
    GROUP_SCRIPT = 1 << 15,
    GROUP_MARK = 1 << 16,
    GROUP_FIELD = 1 << 17,
    GROUP_OPTION = 1 << 18,
} Group;

typedef struct TagRow {
    const char *name;
    unsigned is;
    unsigned holds; /* 0: a leaf */
    unsigned groups;
    bool on_own_line; /* a line end before it: for people who read the source */
    bool is_drawing;  /* a leaf of SVG ends in "/>" */
} TagRow;

typedef struct AttrRow {
    const char *name;
    unsigned groups;
} AttrRow;

const TagRow *tag_row(Tag tag);
const AttrRow *attr_row(AttrName name);

#endif
