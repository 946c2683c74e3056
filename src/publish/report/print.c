/* SPDX-License-Identifier: EUPL-1.2
 * print.c - drawing pages and their tags
 */
#include "publish/report/print.h"

#include "publish/report/print_front.h"
#include "publish/report/strips.h"
#include "publish/text/text.h"

#define PLOT_SCALE 0.75
#define HEAD_Y 59.0
#define HEAD_RULE_Y 66.7
#define CELL_HAIR 0.5

static const PaperType RUNNING = {FONT_SANS, 8, INK_SOFT};

/* Where drawing is: what is open besides the document itself. */
typedef struct Printer {
    const Layout *layout;
    const Draft *draft;
    Paper *paper;
    size_t page;  /* that is being drawn, from 0 */
    size_t block; /* that is open; none: NO_BLOCK */
    StripPart part;
    bool part_is_open;
    bool span_is_open;
    bool list_is_open;

    const RowBox *head;
} Printer;
#define NO_BLOCK ((size_t)-1)

static double page_width(const PageBox *page)
{
    return page->is_turned ? PAGE_HEIGHT : PAGE_WIDTH;
}

static double page_height(const PageBox *page)
{
    return page->is_turned ? PAGE_WIDTH : PAGE_HEIGHT;
}

void print_running(Paper *paper, const Draft *draft, const PageBox *page, size_t number)
{
    double right = page_width(page) - 56.69;
    double foot = page_height(page) - 47;
    Str folio = str_format(draft->arena, "%zu", number);
    paper_open_artifact(paper);
    paper_text(paper, RUNNING, PAGE_LEFT, HEAD_Y, draft->running);
    paper_text(paper, RUNNING, right - paper_width(paper, RUNNING, page->chapter), HEAD_Y,
               page->chapter);
    paper_rule(paper, INK_TEXT, 0.5, PAGE_LEFT, HEAD_RULE_Y, right, HEAD_RULE_Y);
    paper_text(paper, RUNNING, PAGE_LEFT, foot, draft->stamp);
    paper_text(paper, RUNNING, right - paper_width(paper, RUNNING, folio), foot, folio);
    paper_close(paper);
}

static void close_span(Printer *p)
{
    if (p->span_is_open) {
        paper_close(p->paper);
        p->span_is_open = false;
    }
}

static void open_span(Printer *p)
{
    if (!p->span_is_open) {
        paper_open(p->paper, (PaperTag){.role = PAPER_SPAN});
        p->span_is_open = true;
    }
}

static void draw_piece(Printer *p, const Piece *piece, double x, double y)
{
    bool is_see = piece->span != NULL && piece->span->kind == SPAN_SEE;
    bool is_link = piece->span != NULL && piece->span->kind == SPAN_LINK;
    if (is_see || is_link) {
        close_span(p);
        if (is_see) {
            paper_open_link(p->paper, piece->span->target, piece->text);
        } else {
            paper_open_address(p->paper, piece->span->target, piece->text);
        }
        paper_text(p->paper, piece->type, x, y, piece->text);
        paper_close_link(p->paper);
        return;
    }
    open_span(p);
    paper_text(p->paper, piece->type, x, piece->is_raised ? y - 3.6 : y, piece->text);
}

static void draw_line(Printer *p, const Line *line, double x, double y)
{
    for (size_t i = 0; i < line->count; i++) {
        draw_piece(p, &line->pieces[i], x + line->pieces[i].x, y);
    }
}

static PaperTag tag_of(const Block *block, PaperRole role, const Draft *draft)
{
    Lang lang = draft->lang;
    bool differs = block->spans.count > 0;
    for (size_t i = 0; i < block->spans.count; i++) {
        differs = differs && block->spans.items[i].lang != draft->lang;
    }
    if (differs) {
        lang = block->spans.items[0].lang;
    }
    return (PaperTag){.role = role, .lang = lang, .has_lang = differs};
}

static void close_part(Printer *p)
{
    close_span(p);
    if (p->part_is_open) {
        paper_close(p->paper);
        p->part_is_open = false;
    }
}

static void close_block(Printer *p)
{
    close_part(p);
    if (p->block == NO_BLOCK) {
        return;
    }
    const Block *block = &p->draft->blocks[p->block];
    if (block->kind == BLOCK_ITEM) {
        paper_close(p->paper); // LBody
        paper_close(p->paper); // LI
    } else if (block->kind == BLOCK_TABLE || block->kind == BLOCK_CHART) {
        paper_close(p->paper);
    }
    p->block = NO_BLOCK;
}

static void close_list(Printer *p)
{
    if (p->list_is_open) {
        paper_close(p->paper);
        p->list_is_open = false;
    }
}

static void open_item(Printer *p, const Strip *strip)
{
    if (!p->list_is_open) {
        paper_open(p->paper, (PaperTag){.role = PAPER_LIST});
        p->list_is_open = true;
    }
    paper_open(p->paper, (PaperTag){.role = PAPER_ITEM});
    paper_open(p->paper, (PaperTag){.role = PAPER_LABEL});
    paper_text(p->paper, (PaperType){FONT_SERIF, 10.5, INK_ACCENT}, strip->x - 12,
               strip->y + strip->baseline, S("•"));
    paper_close(p->paper);
    paper_open(p->paper, (PaperTag){.role = PAPER_BODY});
}

static void open_block(Printer *p, const Strip *strip)
{
    const Block *block = &p->draft->blocks[strip->block];
    if (block->kind != BLOCK_ITEM) {
        close_list(p);
    }
    p->block = strip->block;
    p->head = NULL;
    if (block->kind == BLOCK_ITEM) {
        open_item(p, strip);
    } else if (block->kind == BLOCK_TABLE) {
        paper_open(p->paper, (PaperTag){.role = PAPER_TABLE});
    } else if (block->kind == BLOCK_CHART) {
        paper_open(p->paper, (PaperTag){.role = PAPER_SECT});
    }
    if (block->id.length > 0) {
        paper_place(p->paper, block->id, strip->x, strip->y - 6);
    }
}

static PaperRole heading_role(int level)
{
    return level == 1 ? PAPER_H1 : level == 2 ? PAPER_H2 : PAPER_H3;
}

/* A paragraph, a heading, a caption; an item's text lies in its LBody already. */
static void open_part(Printer *p, const Strip *strip)
{
    const Block *block = &p->draft->blocks[strip->block];
    bool has_own = block->kind != BLOCK_ITEM;
    /* The number above a heading is read with it. */
    StripPart part = block->kind == BLOCK_HEADING ? PART_TEXT : strip->part;
    if (p->part_is_open && p->part == part) {
        return;
    }
    close_part(p);
    p->part = part;
    p->part_is_open = has_own;
    if (has_own) {
        PaperRole role = block->kind == BLOCK_HEADING ? heading_role(block->level)
                         : block->kind == BLOCK_TABLE ? PAPER_CAPTION
                                                      : PAPER_P;
        paper_open(p->paper, tag_of(block, role, p->draft));
    }
}

static void draw_cell(Printer *p, const RowBox *row, size_t at, double y)
{
    const Lines *lines = &row->cells[at];
    bool is_number = row->table->columns[at].is_number;
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        double right = row->width[at] - (at + 1 == row->table->column_count ? 0 : 6);
        double indent = is_number ? right - line->width : 0;
        for (size_t k = 0; k < line->count; k++) {
            const Piece *piece = &line->pieces[k];
            paper_text(p->paper, piece->type, row->left[at] + indent + piece->x,
                       y + (double)i * STYLE_CELL.leading, piece->text);
        }
    }
}

static double row_right(const RowBox *row)
{
    size_t last = row->table->column_count - 1;
    return row->left[last] + row->width[last];
}

static void draw_row_rules(Printer *p, const RowBox *row, double y, double height)
{
    double right = row_right(row);
    double bottom = y + height;
    paper_open_artifact(p->paper);
    if (row->starts_group) {
        paper_rule(p->paper, INK_TEXT, CELL_HAIR, PAGE_LEFT, y, right, y);
    }
    paper_rule(p->paper, row->is_head ? INK_TEXT : INK_HAIR, row->is_head ? 0.75 : 0.5,
               PAGE_LEFT, bottom, right, bottom);
    paper_close(p->paper);
}

static double row_body(const RowBox *row)
{
    size_t most = 1;
    for (size_t i = 0; i < row->table->column_count; i++) {
        most = row->cells[i].count > most ? row->cells[i].count : most;
    }
    return (double)most * STYLE_CELL.leading + 5;
}

static void draw_row(Printer *p, const Strip *strip)
{
    const RowBox *row = strip->row;
    close_part(p);
    paper_open(p->paper, (PaperTag){.role = PAPER_TR});
    for (size_t i = 0; i < row->table->column_count; i++) {
        bool is_row_head = i == 0 && row->table->has_row_heads && !row->is_head;
        bool is_empty = row->is_head && row->table->columns[i].head.length == 0;
        PaperTag tag = {.role = PAPER_TD};
        if ((row->is_head && !is_empty) || is_row_head) {
            tag.role = PAPER_TH;
            tag.scope = row->is_head ? PAPER_SCOPE_COLUMN : PAPER_SCOPE_ROW;
        }
        paper_open(p->paper, tag);
        draw_cell(p, row, i, strip->y + strip->baseline);
        paper_close(p->paper);
    }
    paper_close(p->paper);
    draw_row_rules(p, row, strip->y, row_body(row));
    if (row->is_head) {
        p->head = row;
    }
}

/* The head again, on the next page: seen, not read out twice. */
static void draw_head_again(Printer *p, double bottom)
{
    double height = row_body(p->head);
    double y = bottom - height;
    paper_open_artifact(p->paper);
    for (size_t i = 0; i < p->head->table->column_count; i++) {
        draw_cell(p, p->head, i, y + 11);
    }
    paper_close(p->paper);
    draw_row_rules(p, p->head, y, height);
}

static void draw_aside(Printer *p, const Strip *strip)
{
    const Block *block = &p->draft->blocks[strip->block];
    paper_open(p->paper, tag_of(block, PAPER_P, p->draft));
    for (size_t i = 0; i < strip->aside.count; i++) {
        draw_line(p, &strip->aside.items[i], strip->x,
                  strip->y + 8.5 + (double)i * STYLE_SMALL.leading);
    }
    close_span(p);
    paper_close(p->paper);
}

static void draw_drawing(Printer *p, const Strip *strip)
{
    const Block *block = &p->draft->blocks[strip->block];
    close_part(p);
    paper_open(p->paper, (PaperTag){.role = PAPER_FIGURE,
                                    .alternative = block->chart->description});
    paper_plot(p->paper, strip->plot, strip->x, strip->y + 4, PLOT_SCALE);
    paper_close(p->paper);
}

static void draw_strip(Printer *p, const Strip *strip)
{
    if (strip->block != p->block) {
        close_block(p);
        open_block(p, strip);
    }
    switch (strip->kind) {
    case STRIP_LINE:
        open_part(p, strip);
        draw_line(p, strip->line, strip->x, strip->y + strip->baseline);
        if (strip->plot != NULL) { /* a drawing as small as a word: said in the words */
            close_span(p);
            paper_open_artifact(p->paper);
            paper_plot(p->paper, strip->plot, PAGE_LEFT + BROAD_WIDTH - 74, strip->y - 2,
                       PLOT_SCALE);
            paper_close(p->paper);
        }
        break;
    case STRIP_DRAWING:
        draw_drawing(p, strip);
        break;
    case STRIP_ROW:
        draw_row(p, strip);
        break;
    case STRIP_ASIDE:
        draw_aside(p, strip);
        break;
    }
}

static void draw_notes(Printer *p, const PageBox *page)
{
    if (page->note_count == 0) {
        return;
    }
    double y = page_height(page) - FOOT - page->notes_height;
    paper_open_artifact(p->paper);
    paper_rule(p->paper, INK_SOFT, 0.5, PAGE_LEFT, y, PAGE_LEFT + 60, y);
    paper_close(p->paper);
    y += 4;
    for (size_t n = 0; n < page->note_count; n++) {
        paper_open(p->paper, (PaperTag){.role = PAPER_NOTE});
        const Lines *lines = &page->notes[n].lines;
        for (size_t i = 0; i < lines->count; i++) {
            y += STYLE_SMALL.leading;
            draw_line(p, &lines->items[i], PAGE_LEFT, y - 3);
        }
        close_span(p);
        paper_close(p->paper);
    }
}

static void turn_page(Printer *p, const Strip *strip)
{
    const Layout *layout = p->layout;
    close_span(p);
    draw_notes(p, &layout->pages[p->page]);
    p->page = strip->page;
    const PageBox *page = &layout->pages[p->page];
    paper_page(p->paper, page_width(page), page_height(page));
    print_running(p->paper, p->draft, page, layout->contents_pages + p->page + 1);
    bool goes_on =
        strip->kind == STRIP_ROW && strip->block == p->block && !strip->row->is_head;
    if (goes_on && p->head != NULL) {
        draw_head_again(p, strip->y);
    }
}

static void print_body(Printer *p)
{
    const Layout *layout = p->layout;
    const PageBox *first = &layout->pages[0];
    paper_page(p->paper, page_width(first), page_height(first));
    print_running(p->paper, p->draft, first, layout->contents_pages + 1);
    for (size_t i = 0; i < layout->count; i++) {
        const Strip *strip = &layout->strips[i];
        if (strip->page != p->page) {
            turn_page(p, strip);
        }
        draw_strip(p, strip);
    }
    close_block(p);
    close_list(p);
    draw_notes(p, &layout->pages[p->page]);
}

static void add_bookmarks(Printer *p)
{
    for (size_t i = 0; i < p->draft->count; i++) {
        const Block *block = &p->draft->blocks[i];
        if (block->kind == BLOCK_HEADING && block->level <= 2) {
            Str title = spans_plain(p->draft->arena, &block->spans);
            if (block->number.length > 0) {
                title = str_format(p->draft->arena, "%.*s %.*s", STR_ARG(block->number),
                                   STR_ARG(title));
            }
            paper_bookmark(p->paper, block->level, title, block->id);
        }
    }
}

static void attach_numbers(Printer *p)
{
    for (size_t i = 0; i < p->draft->count; i++) {
        const Block *block = &p->draft->blocks[i];
        if (block->kind == BLOCK_CHART) {
            paper_attach(p->paper, (PaperAttachment){.name = block->chart->csv_name,
                                                     .about = block->chart->finding,
                                                     .media_type = S("text/csv"),
                                                     .bytes = block->chart->csv});
        }
    }
}

bool report_pdf(Arena *a, const Draft *draft, Str *bytes, Error *err)
{
    PaperHead head = {
        .title =
            str_format(a, "%.*s. %.*s", STR_ARG(draft->title), STR_ARG(draft->subject)),
        .author = draft->author,
        .subject = draft->stamp,
        .lang = draft->lang,
        .date = draft->date,
    };
    Paper *paper;
    if (draft->count == 0) {
        return FAIL(err, ERR_INVALID, "the report is empty");
    }
    if (!paper_new(a, &head, &paper, err)) {
        return false;
    }
    Layout *layout = layout_new(a, draft, paper);
    layout_make(layout);
    Printer printer = {
        .layout = layout, .draft = draft, .paper = paper, .block = NO_BLOCK};
    if (draft->has_cover) {
        print_front(layout, paper);
    }
    print_body(&printer);
    add_bookmarks(&printer);
    attach_numbers(&printer);
    return paper_finish(paper, bytes, err);
}
