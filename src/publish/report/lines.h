/* SPDX-License-Identifier: EUPL-1.2
 * lines.h - spans set in lines of a given width
 *
 *   In 2017/18 was het aandeel onder nieuwe studenten in het      a line: pieces, each of
 *   hoger onderwijs 29 procent.¹ Zie hoofdstuk 3 (bladzijde 12)   one type and one target
 *
 * Lines are ragged at the right. A line takes words while they fit; a word is broken, by
 * the patterns of its language, only where the gap at the end would otherwise be more
 * than a seventh of the line, and never in two lines on end. What is longer than a line,
 * an address, is cut. A blank of U+00A0 never breaks; after - and / it may.
 *
 * Results live in `a`.
 */
#ifndef PUBLISH_REPORT_LINES_H
#define PUBLISH_REPORT_LINES_H

#include "publish/ink/hyphen.h"
#include "publish/ink/paper.h"
#include "publish/report/draft.h"

typedef struct Piece {
    const Span *span; /* its kind and target; of the first of those joined */
    PaperType type;
    Str text;
    double x;       /* from the left of the line */
    bool is_raised; /* the number of a note */
} Piece;

typedef struct Line {
    Piece *pieces;
    size_t count;
    size_t capacity;
    double width;
} Line;

typedef struct Lines {
    Line *items;
    size_t count;
    size_t capacity;
} Lines;

typedef struct LineStyle {
    PaperFont plain;
    PaperFont strong;
    PaperFont emphasis;
    PaperInk ink;
    double size;
    double leading;
    bool hyphenates;
} LineStyle;

typedef struct Setter {
    Arena *a;
    Paper *paper;
    Hyphen *hyphens[LANG_COUNT];
} Setter;

Lines lines_break(const Setter *setter, const Spans *spans, const LineStyle *style,
                  double width);
Lines lines_of_text(const Setter *setter, Str text, const LineStyle *style, double width);
double lines_widest(const Lines *lines);

#endif
