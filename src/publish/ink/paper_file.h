/* SPDX-License-Identifier: EUPL-1.2
 * paper_file.h - a Paper from within, and its pages made into a file; for paper.c and
 * paper_file.c alone
 */
#ifndef PUBLISH_INK_PAPER_FILE_H
#define PUBLISH_INK_PAPER_FILE_H

#include "base/map.h"
#include "publish/ink/paper_fonts.h"
#include "publish/ink/paper_tags.h"

#define MOST_LEVELS 4

typedef struct PaperPage {
    double width;
    double height;
    size_t content; /* number of its stream */
    size_t first_link;
    size_t link_count;
} PaperPage;

typedef struct PaperPlace {
    size_t page;
    double x;
    double y; /* upwards, as all of PDF */
} PaperPlace;

typedef struct PaperLink {
    double box[4];
    bool is_address;
    Str target;
    Str told;
} PaperLink;

typedef struct PaperBookmark {
    int level;
    Str title;
    Str place;
} PaperBookmark;

/* What the page was last told, so that it is not told again. */
typedef struct PaperState {
    bool has_fill;
    bool has_stroke;
    bool has_font;
    bool is_dashed;
    unsigned fill;
    unsigned stroke;
    double stroke_width;
    PaperFont font;
    double size;
} PaperState;

struct Paper {
    Arena *arena;
    PaperHead head;
    Fonts *fonts;
    Pdf *pdf;
    TagTree *tags;
    Buf content; /* of the page that is being drawn */
    Buf path;    /* that is being drawn */
    PaperState state;
    double left; /* of the drawing that is being drawn; 0, 0, 1 outside one */
    double top;
    double scale;
    bool is_linking;
    FontUse use[FONT_COUNT];
    PaperPage *pages;
    size_t page_count;
    size_t page_capacity;
    PaperPlace *places;
    size_t place_count;
    size_t place_capacity;
    Map known_places;
    PaperLink *links;
    size_t link_count;
    size_t link_capacity;
    PaperBookmark *bookmarks;
    size_t bookmark_count;
    size_t bookmark_capacity;
    PaperAttachment *attachments;
    size_t attachment_count;
    size_t attachment_capacity;
};

MUST_CHECK bool paper_write(Paper *paper, Str *bytes, Error *err);

#endif
