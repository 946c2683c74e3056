/* SPDX-License-Identifier: EUPL-1.2
 * strips.h - a draft as strips that are not cut, and the pages they come to lie on
 *
 *   block       strips
 *   paragraph   a line each; the first two and the last two stay together, so that no
 *               page begins or ends with a single line
 *   heading     its lines, and they stay with what follows
 *   chart       finding, what, drawing, source: all together
 *   table       caption and head with the first row; a row each; the head comes back on
 *               the next page
 *   note        at the foot of the page that refers to it
 *   aside       beside the block before it
 *
 * Lengths are points. Lines of running text lie on a grid of half a line, counted from
 * the top of the column. The column is 118 mm, the margin beside it 39 mm; a broad table
 * takes both, a wide one a page turned on its side.
 *
 * Numbers of pages stand in the text, so the pages are made again until they stay: a
 * reference grows by a digit at most, and three rounds have always been enough; after
 * MOST_ROUNDS the last one is taken. A chapter whose last page would hold a few lines
 * only is laid with less white between its parts, off the grid, if that spares the page.
 */
#ifndef PUBLISH_REPORT_STRIPS_H
#define PUBLISH_REPORT_STRIPS_H

#include "base/map.h"
#include "publish/report/lines.h"

#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.890
#define PAGE_LEFT 70.87
#define PAGE_TOP 92.2
#define COLUMN_WIDTH 334.5
#define ASIDE_LEFT 428.1
#define ASIDE_WIDTH 110.5
#define BROAD_WIDTH 467.7
#define TURNED_WIDTH 714.3
#define HALF_LINE 7.25
#define FOOT 66.0 /* below the column */

typedef enum StripKind {
    STRIP_LINE,
    STRIP_DRAWING,
    STRIP_ROW,
    STRIP_ASIDE, /* takes no room in the column */
} StripKind;

/* Which part of its block it is: each part is an element of its own. */
typedef enum StripPart {
    PART_TEXT,
    PART_LABEL,
    PART_FINDING,
    PART_WHAT,
    PART_SOURCE
} StripPart;

typedef struct RowBox {
    Lines cells[MOST_TABLE_COLUMNS];
    double left[MOST_TABLE_COLUMNS];
    double width[MOST_TABLE_COLUMNS];
    bool is_head;
    bool starts_group;
    const ReportTable *table;
} RowBox;

typedef struct Strip {
    StripKind kind;
    StripPart part;
    size_t block;
    double height;
    double before; /* white above it; none at the top of a page */
    double x;
    double baseline; /* from its top */
    bool keeps;      /* on one page with the next */
    bool starts_page;
    bool is_turned;
    bool on_grid;
    bool is_broad;
    const Line *line;
    RowBox *row;
    const Plot *plot;
    Lines aside;
    size_t page; /* from 0 */
    double y;
} Strip;

typedef struct FootNote {
    const Span *span;
    Lines lines;
} FootNote;

typedef struct PageBox {
    bool is_turned;
    Str chapter; /* in the head */
    FootNote *notes;
    size_t note_count;
    size_t note_capacity;
    double notes_height;
} PageBox;

typedef struct Layout {
    Arena *a;
    Setter setter;
    const Draft *draft;
    Strip *strips;
    size_t count;
    size_t capacity;
    size_t *first_of; /* strip of each block, in the round before; null: the first */
    PageBox *pages;
    size_t page_count;
    size_t page_capacity;
    size_t contents_pages; /* in front: cover and contents */
    size_t *page_of;       /* beside the blocks, from 1 */
    Map places;            /* id to block */
} Layout;

/* Words, sizes and white of each kind of text. */
extern const LineStyle STYLE_BODY, STYLE_SMALL, STYLE_H1, STYLE_H2, STYLE_H3,
    STYLE_FINDING, STYLE_CELL, STYLE_HEAD_CELL;

Layout *layout_new(Arena *a, const Draft *draft, Paper *paper);
void layout_make(Layout *layout); /* strips and pages */

/* For strips.c and its parts. */
Strip *strip_add(Layout *layout, Strip strip);
void strips_of_block(Layout *layout, size_t at);
void strips_of_table(Layout *layout, size_t at);
void pages_make(Layout *layout);

#endif
