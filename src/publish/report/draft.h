/* SPDX-License-Identifier: EUPL-1.2
 * draft.h - a report before any form: one list of blocks for PDF, HTML, ODT and DOCX
 *
 *   HEADING 1 "Instroom"                     number "3"
 *   PARAGRAPH  "In 2017/18 was " …           spans; each knows the figure it was made of
 *   CHART      drawing, finding, source      number "3.1"
 *   TABLE      head, rows, caption
 *   ASIDE      a note in the margin, beside the block before it
 *   ITEM       of a list
 *   KEY        a finding with a drawing as small as a word
 *   PAGE       what follows begins on a new page
 *
 * A writer walks the blocks in order; that order is the order of reading. Numbers of
 * headings, figures and tables, and the words of cross-references, are filled in by
 * draft_number(), once all blocks are there.
 *
 * Footnotes are spans of kind NOTE: the note's own text is `text`, its number `target`.
 *
 * Ownership: everything lives in the arena of the draft.
 */
#ifndef PUBLISH_REPORT_DRAFT_H
#define PUBLISH_REPORT_DRAFT_H

#include "base/arena.h"
#include "domain/figures/figures.h"
#include "domain/words.h"
#include "publish/chart/plot.h"

typedef enum SpanKind {
    SPAN_PLAIN,
    SPAN_STRONG,
    SPAN_EMPHASIS,
    SPAN_LINK, /* to `target`, an address */
    SPAN_SEE,  /* to `target`, the id of a block; its words are filled in */
    SPAN_NOTE, /* a footnote */
} SpanKind;

typedef struct Span {
    SpanKind kind;
    Str text;
    Str target;
    Lang lang;
    const Figure *figure; /* the number in it is this figure's; or null */
    int line;             /* of the source, for what was typed; 0: made */
} Span;

typedef struct Spans {
    Arena *arena;
    Span *items;
    size_t count;
    size_t capacity;
} Spans;

typedef struct TableColumn {
    Str head;
    double share; /* of the width; all together 1 */
    bool is_number;
} TableColumn;

typedef struct TableRow {
    Spans *cells;      /* one per column */
    bool starts_group; /* a double rule above: what is below may not be compared */
} TableRow;

#define MOST_TABLE_COLUMNS 16

typedef struct ReportTable {
    Str caption;
    TableColumn columns[MOST_TABLE_COLUMNS];
    size_t column_count;
    TableRow *rows;
    size_t count;
    size_t capacity;
    bool has_row_heads; /* the first cell of a row names it */
    bool is_wide;       /* stands on a page turned on its side */
} ReportTable;

typedef struct ReportChart {
    Plot plot;
    Str finding;
    Str what;
    Str source;
    Str description; /* for who cannot see it */
    bool is_told;    /* the paragraph above says the finding already */
    Str csv;         /* its numbers */
    Str csv_name;
} ReportChart;

typedef enum BlockKind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,
    BLOCK_ASIDE,
    BLOCK_CHART,
    BLOCK_TABLE,
    BLOCK_KEY,
    BLOCK_PAGE,
} BlockKind;

typedef struct Block {
    BlockKind kind;
    int level;  /* of a heading, 1 to 3 */
    Str id;     /* that links lead to; may be empty */
    Str number; /* "3.1"; empty: none */
    Spans spans;
    ReportTable *table;
    ReportChart *chart; /* of a chart and of a key (may be null there) */
    Str file;           /* where it was asked for */
    int line;
} Block;

typedef struct Draft {
    Arena *arena;
    Lang lang;
    Str title;   /* "Voortgangsrapportage" */
    Str subject; /* "Zorgpact, editie 2018" */
    Str running; /* in the head of every page */
    Str stamp;   /* "Stand van de cijfers: 18 juni 2018" */
    Str author;
    Str identity; /* "care/monitor-2018/NL/nl/report": for who reads it back */
    Date date;
    bool has_cover; /* and a table of contents */
    Block *blocks;
    size_t count;
    size_t capacity;
    size_t note_count;
} Draft;

Draft *draft_new(Arena *a, Lang lang);
Block *draft_add(Draft *draft, BlockKind kind); /* valid until the next add */
Block *draft_text(Draft *draft, BlockKind kind, Str text);
Block *draft_heading(Draft *draft, int level, Str text);

Spans spans_in(Arena *a);
Span *spans_add(Spans *spans, Span span);
void spans_text(Spans *spans, Str text);
void spans_words(Spans *spans, Words words, Lang lang);
/* The sentence in pieces: a number that a figure shows becomes a span of that figure. */
void spans_sentence(Spans *spans, Str text, const Figure *const *figures, size_t count,
                    Lang lang);
Str spans_plain(Arena *a, const Spans *spans); /* without notes */

ReportTable *table_new(Draft *draft, Str caption);
void table_column(ReportTable *table, Str head, double share, bool is_number);
TableRow *table_row(Draft *draft, ReportTable *table);
void table_cell(TableRow *row, size_t column, Str text);

/* Numbers and cross-references. ERR_INVALID names the file and line of a reference to
 * what is not there. */
MUST_CHECK bool draft_number(Draft *draft, Error *err);

#endif
