/* SPDX-License-Identifier: EUPL-1.2
 * print_front.c - cover and table of contents
 */
#include "publish/report/print_front.h"

#include "publish/text/text.h"

#define ENTRY 16.0
#define SUB_ENTRY 13.0
#define CHAPTER_WHITE 5.0
#define RIGHT (PAGE_WIDTH - 56.69)
#define CONTENTS_TOP (PAGE_TOP + 44)
#define CONTENTS_BOTTOM (PAGE_HEIGHT - FOOT)

static const PaperType CHAPTER = {FONT_SERIF_BOLD, 11, INK_TEXT};
static const PaperType SECTION = {FONT_SANS, 8.5, INK_TEXT};
static const PaperType SECTION_PAGE = {FONT_SANS, 8.5, INK_SOFT};

static bool is_entry(const Block *block)
{
    return block->kind == BLOCK_HEADING && block->level <= 2;
}

/* Moves `y` past the entry; true when it begins a new page. */
static bool step(const Block *block, double *y)
{
    double height = block->level == 1 ? ENTRY + CHAPTER_WHITE : SUB_ENTRY;
    bool turns = *y + height > CONTENTS_BOTTOM;
    if (turns) {
        *y = CONTENTS_TOP;
    }
    *y += height;
    return turns;
}

size_t contents_pages(const Draft *draft)
{
    size_t pages = 1;
    double y = CONTENTS_TOP;
    for (size_t i = 0; i < draft->count; i++) {
        if (is_entry(&draft->blocks[i])) {
            pages += step(&draft->blocks[i], &y) ? 1 : 0;
        }
    }
    return pages;
}

static void draw_lines(Paper *paper, const Lines *lines, double x, double y,
                       double leading)
{
    for (size_t i = 0; i < lines->count; i++) {
        for (size_t k = 0; k < lines->items[i].count; k++) {
            const Piece *piece = &lines->items[i].pieces[k];
            paper_text(paper, piece->type, x + piece->x, y + (double)i * leading,
                       piece->text);
        }
    }
}

static void cover_line(const Layout *layout, Paper *paper, Str text, PaperType type,
                       double y, double leading)
{
    LineStyle style = {type.font, type.font, type.font, type.ink,
                       type.size, leading,   false};
    Lines lines = lines_of_text(&layout->setter, text, &style, BROAD_WIDTH);
    paper_open(paper, (PaperTag){.role = PAPER_P});
    draw_lines(paper, &lines, PAGE_LEFT, y, leading);
    paper_close(paper);
}

static void print_cover(const Layout *layout, Paper *paper)
{
    const Draft *draft = layout->draft;
    paper_page(paper, PAGE_WIDTH, PAGE_HEIGHT);
    paper_open_artifact(paper);
    paper_fill(paper, INK_ACCENT, 0, 0, PAGE_WIDTH, 430);
    paper_rule(paper, INK_PAPER, 1, PAGE_LEFT, 200, RIGHT, 200);
    paper_close(paper);
    cover_line(layout, paper, draft->title, (PaperType){FONT_SERIF_BOLD, 38, INK_PAPER},
               250, 44);
    cover_line(layout, paper, draft->subject, (PaperType){FONT_SERIF, 18, INK_PAPER}, 290,
               24);
    cover_line(layout, paper, draft->author, (PaperType){FONT_SANS_BOLD, 10, INK_TEXT},
               480, 14);
    cover_line(layout, paper, draft->stamp, (PaperType){FONT_SANS, 10, INK_SOFT}, 497,
               14);
}

static void contents_head(const Layout *layout, Paper *paper, size_t number,
                          bool is_first)
{
    const Draft *draft = layout->draft;
    Str title = text_get(TEXT_REPORT_CONTENTS, draft->lang);
    PageBox page = {.chapter = title};
    paper_page(paper, PAGE_WIDTH, PAGE_HEIGHT);
    print_running(paper, draft, &page, number);
    if (is_first) {
        paper_open(paper, (PaperTag){.role = PAPER_P});
        paper_text(paper, (PaperType){FONT_SERIF_BOLD, 20, INK_TEXT}, PAGE_LEFT,
                   PAGE_TOP + 18, title);
        paper_close(paper);
    }
}

static void draw_entry(const Layout *layout, Paper *paper, size_t at, double y)
{
    const Block *block = &layout->draft->blocks[at];
    bool is_chapter = block->level == 1;
    PaperType type = is_chapter ? CHAPTER : SECTION;
    PaperType page_type = is_chapter ? CHAPTER : SECTION_PAGE;
    Arena *a = layout->a;
    Str title = spans_plain(a, &block->spans);
    Str page = str_format(a, "%zu", layout->page_of[at]);
    double indent = is_chapter ? 0 : 24;
    double number_width = is_chapter ? 24 : 28;
    Str told = text_fill(a, TEXT_REPORT_ON_PAGE, layout->draft->lang,
                         PLACES({PLACE_TEXT, title}, {PLACE_NUMBER, page}));
    paper_open(paper, (PaperTag){.role = PAPER_TOCI});
    paper_open_link(paper, block->id, told);
    paper_text(paper, type, PAGE_LEFT + indent, y,
               str_format(a, "%.*s ", STR_ARG(block->number)));
    paper_text(paper, type, PAGE_LEFT + indent + number_width, y,
               str_format(a, "%.*s ", STR_ARG(title)));
    paper_text(paper, page_type, RIGHT - paper_width(paper, page_type, page), y, page);
    paper_close_link(paper);
    paper_close(paper);
}

static void print_contents(const Layout *layout, Paper *paper)
{
    double y = CONTENTS_TOP;
    size_t number = 2;
    contents_head(layout, paper, number, true);
    paper_open(paper, (PaperTag){.role = PAPER_TOC});
    for (size_t i = 0; i < layout->draft->count; i++) {
        if (!is_entry(&layout->draft->blocks[i])) {
            continue;
        }
        if (step(&layout->draft->blocks[i], &y)) {
            contents_head(layout, paper, ++number, false);
        }
        draw_entry(layout, paper, i, y);
    }
    paper_close(paper);
}

void print_front(const Layout *layout, Paper *paper)
{
    print_cover(layout, paper);
    print_contents(layout, paper);
}
