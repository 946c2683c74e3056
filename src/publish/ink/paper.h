/* SPDX-License-Identifier: EUPL-1.2
 * paper.h - pages of paper: text, lines and drawings, tagged for who listens
 *
 *   Paper *paper;
 *   if (!paper_new(a, &head, &paper, err)) ...
 *   paper_page(paper, 595.3, 841.9);
 *   paper_open(paper, (PaperTag){.role = PAPER_P});      within the Document
 *   paper_text(paper, type, 70.9, 120, S("In 2017/18 was …"));
 *   paper_close(paper);
 *   if (!paper_finish(paper, &bytes, err)) ...            a tagged PDF 1.7
 *
 * Lengths are points of 1/72 inch, the origin is the top left corner of the page, `y` of
 * a text is its baseline. What is drawn belongs to the innermost open tag; a tag may stay
 * open while pages turn. What belongs to no reading order (rules, running heads, folios)
 * goes in a PAPER_ARTIFACT, which is a leaf. Drawing outside any tag is our own mistake.
 *
 * Two fonts are used, and embedded with the glyphs drawn alone: P052 and Noto Sans.
 *
 * How it is made: fonts.h shapes words, pen.h draws paths, paper_tags.h keeps elements
 * and the content marked as theirs, pdf.h packs objects. No program of PDF stands
 * between, so a page is written once, as it is drawn. Same calls, same bytes: the dates
 * come from PaperHead, the identity of the file from its content. No claim of PDF/UA is
 * written, for no validator has looked at it.
 *
 * Ownership: a Paper lives in its arena; ids, titles and bytes given to it live as long.
 * Errors: ERR_NOT_FOUND when a font is missing; ERR_INVALID names a link or bookmark to a
 * place that was not drawn.
 */
#ifndef PUBLISH_INK_PAPER_H
#define PUBLISH_INK_PAPER_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "domain/words.h"
#include "publish/chart/plot.h"

typedef struct Paper Paper;

typedef struct PaperHead {
    Str title;
    Str author;
    Str subject;
    Lang lang;
    Date date; /* of creation and change: the edition's */
} PaperHead;

typedef enum PaperFont {
    FONT_SERIF,
    FONT_SERIF_BOLD,
    FONT_SERIF_ITALIC,
    FONT_SANS,
    FONT_SANS_BOLD,
    FONT_SANS_ITALIC,
    FONT_COUNT
} PaperFont;

typedef enum PaperInk {
    INK_TEXT,
    INK_SOFT,
    INK_ACCENT,
    INK_HAIR, /* hairlines */
    INK_WARNING,
    INK_PAPER, /* white, on the cover */
} PaperInk;

typedef struct PaperType {
    PaperFont font;
    double size;
    PaperInk ink;
} PaperType;

/* The structure types of PDF 1.7, section 14.8.4, that a report needs. */
typedef enum PaperRole {
    PAPER_DOCUMENT, /* opened by the first page */
    PAPER_SECT,
    PAPER_H1,
    PAPER_H2,
    PAPER_H3,
    PAPER_P,
    PAPER_SPAN, /* the part of a paragraph on one page */
    PAPER_NOTE,
    PAPER_LIST,
    PAPER_ITEM,
    PAPER_LABEL, /* of an item: its bullet */
    PAPER_BODY,  /* of an item */
    PAPER_TOC,
    PAPER_TOCI,
    PAPER_FIGURE,
    PAPER_CAPTION,
    PAPER_TABLE,
    PAPER_TR,
    PAPER_TH,
    PAPER_TD,
    PAPER_REFERENCE,
    PAPER_ARTIFACT,
    PAPER_COUNT
} PaperRole;

typedef enum PaperScope {
    PAPER_SCOPE_NONE,
    PAPER_SCOPE_COLUMN,
    PAPER_SCOPE_ROW
} PaperScope;

typedef struct PaperTag {
    PaperRole role;
    Str alternative;  /* of a figure: required */
    PaperScope scope; /* of a table head: required */
    size_t columns;   /* that a cell spans; 0 and 1: one */
    Lang lang;        /* when it differs from the document's: has_lang */
    bool has_lang;
} PaperTag;

MUST_CHECK bool paper_new(Arena *a, const PaperHead *head, Paper **paper, Error *err);

/* Begins a page, ending the one before. The first opens the Document, and the finish
 * closes it. */
void paper_page(Paper *paper, double width, double height);

void paper_open(Paper *paper, PaperTag tag);
void paper_close(Paper *paper);
/* A piece that nobody reads out: open, draw, close. */
void paper_open_artifact(Paper *paper);

double paper_width(Paper *paper, PaperType type, Str text);
/* Draws one line, from `x` on; yields its width. */
double paper_text(Paper *paper, PaperType type, double x, double y, Str text);
void paper_rule(Paper *paper, PaperInk ink, double thickness, double x, double y,
                double x2, double y2);
void paper_fill(Paper *paper, PaperInk ink, double x, double y, double width,
                double height);
/* A drawing with its top left corner there; `scale` points per unit. */
void paper_plot(Paper *paper, const Plot *plot, double x, double y, double scale);

/* A place that links and bookmarks lead to. Inside a tag. */
void paper_place(Paper *paper, Str id, double x, double y);
/* What is drawn until the close leads there; `told` says where, for who listens. */
void paper_open_link(Paper *paper, Str place, Str told);
void paper_open_address(Paper *paper, Str address, Str told);
void paper_close_link(Paper *paper);
/* `level` from 1; the place must be drawn before the finish. */
void paper_bookmark(Paper *paper, int level, Str title, Str place);

/* A file inside the file: the numbers of a drawing. */
typedef struct PaperAttachment {
    Str name; /* "figure-1.csv" */
    Str about;
    Str media_type;
    Str bytes;
} PaperAttachment;
void paper_attach(Paper *paper, PaperAttachment attachment);

size_t paper_page_count(const Paper *paper);
MUST_CHECK bool paper_finish(Paper *paper, Str *bytes, Error *err);

#endif
