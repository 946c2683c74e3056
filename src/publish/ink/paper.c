/* SPDX-License-Identifier: EUPL-1.2
 * paper.c - drawing on pages
 */
#include "publish/ink/paper.h"

#include "publish/ink/paper_draw.h"
#include "publish/ink/paper_file.h"

#define ASCENT 0.8 /* of a line of text, for the box of a link */
#define DESCENT 0.25

bool paper_new(Arena *a, const PaperHead *head, Paper **paper, Error *err)
{
    CHECK(date_is_set(head->date));
    Paper *made = PUSH(a, Paper);
    made->arena = a;
    made->head = *head;
    if (!fonts_open(a, &made->fonts, err)) {
        return false;
    }
    made->pdf = pdf_new(a);
    made->tags = tags_new(a, head->lang);
    made->content = buf_in(a, 0);
    made->path = buf_in(a, 0);
    made->known_places = map_in(a, 256);
    made->scale = 1;
    *paper = made;
    return true;
}

static void end_page(Paper *paper)
{
    tags_end_marks(paper->tags, &paper->content);
    PaperPage *page = &paper->pages[paper->page_count - 1];
    page->link_count = paper->link_count - page->first_link;
    page->content = pdf_numbers(paper->pdf, 1);
    pdf_stream(paper->pdf, page->content, S(""), buf_str(&paper->content));
    buf_clear(&paper->content);
}

void paper_page(Paper *paper, double width, double height)
{
    bool is_first = paper->page_count == 0;
    CHECK(!paper->is_linking);
    if (!is_first) {
        end_page(paper);
    }
    if (paper->page_count == paper->page_capacity) {
        paper->pages = arena_grow(paper->arena, paper->pages, paper->page_count,
                                  &paper->page_capacity, sizeof(PaperPage));
    }
    paper->pages[paper->page_count++] =
        (PaperPage){.width = width, .height = height, .first_link = paper->link_count};
    paper->state = (PaperState){0};
    buf_add(&paper->content, S("1 j\n")); // corners are round
    tags_page(paper->tags);
    if (is_first) {
        tags_open(paper->tags, (PaperTag){.role = PAPER_DOCUMENT});
    }
}

size_t paper_page_count(const Paper *paper)
{
    return paper->page_count;
}

void paper_open(Paper *paper, PaperTag tag)
{
    CHECK(paper->page_count > 0);
    CHECK(tag.role != PAPER_FIGURE || tag.alternative.length > 0);
    CHECK(tag.role != PAPER_TH || tag.scope != PAPER_SCOPE_NONE);
    tags_open(paper->tags, tag);
}

void paper_open_artifact(Paper *paper)
{
    paper_open(paper, (PaperTag){.role = PAPER_ARTIFACT});
}

void paper_close(Paper *paper)
{
    tags_close(paper->tags);
}

/* From points downwards, or units of a drawing, to points upwards. */
static double out_x(const Paper *paper, double x)
{
    return paper->left + x * paper->scale;
}

static double out_y(const Paper *paper, double y)
{
    return paper->pages[paper->page_count - 1].height - (paper->top + y * paper->scale);
}

void paper_place(Paper *paper, Str id, double x, double y)
{
    if (paper->place_count == paper->place_capacity) {
        paper->places = arena_grow(paper->arena, paper->places, paper->place_count,
                                   &paper->place_capacity, sizeof(PaperPlace));
    }
    paper->places[paper->place_count] =
        (PaperPlace){paper->page_count - 1, out_x(paper, x), out_y(paper, y)};
    (void)map_put(&paper->known_places, id, paper->place_count++);
}

static void open_link(Paper *paper, PaperLink link)
{
    CHECK(!paper->is_linking);
    paper_open(paper, (PaperTag){.role = PAPER_REFERENCE});
    if (paper->link_count == paper->link_capacity) {
        paper->links = arena_grow(paper->arena, paper->links, paper->link_count,
                                  &paper->link_capacity, sizeof(PaperLink));
    }
    paper->links[paper->link_count++] = link;
    paper->is_linking = true;
}

void paper_open_link(Paper *paper, Str place, Str told)
{
    open_link(paper, (PaperLink){.target = place, .told = told});
}

void paper_open_address(Paper *paper, Str address, Str told)
{
    open_link(paper, (PaperLink){.is_address = true, .target = address, .told = told});
}

void paper_close_link(Paper *paper)
{
    CHECK(paper->is_linking);
    tags_link(paper->tags, paper->link_count - 1);
    paper->is_linking = false;
    paper_close(paper);
}

void paper_bookmark(Paper *paper, int level, Str title, Str place)
{
    CHECK(level >= 1 && level < MOST_LEVELS);
    if (paper->bookmark_count == paper->bookmark_capacity) {
        paper->bookmarks =
            arena_grow(paper->arena, paper->bookmarks, paper->bookmark_count,
                       &paper->bookmark_capacity, sizeof(PaperBookmark));
    }
    paper->bookmarks[paper->bookmark_count++] = (PaperBookmark){level, title, place};
}

void paper_attach(Paper *paper, PaperAttachment attachment)
{
    if (paper->attachment_count == paper->attachment_capacity) {
        paper->attachments =
            arena_grow(paper->arena, paper->attachments, paper->attachment_count,
                       &paper->attachment_capacity, sizeof(PaperAttachment));
    }
    paper->attachments[paper->attachment_count++] = attachment;
}

double paper_width(Paper *paper, PaperType type, Str text)
{
    return fonts_width(paper->fonts, type.font, text) * type.size;
}

static void put_colour(Buf *content, unsigned colour, Str operator)
{
    for (int shift = 16; shift >= 0; shift -= 8) {
        pdf_put_number(content, (colour >> shift & 255) / 255.0);
    }
    buf_add(content, operator);
}

static void set_fill(Paper *paper, unsigned colour)
{
    PaperState *state = &paper->state;
    if (!state->has_fill || state->fill != colour) {
        put_colour(&paper->content, colour, S("rg\n"));
        state->has_fill = true;
        state->fill = colour;
    }
}

static void set_stroke(Paper *paper, const PenPaint *paint)
{
    PaperState *state = &paper->state;
    Buf *content = &paper->content;
    if (!state->has_stroke || state->stroke != paint->stroke) {
        put_colour(content, paint->stroke, S("RG\n"));
        state->has_stroke = true;
        state->stroke = paint->stroke;
    }
    double width = paint->width * paper->scale;
    if (state->stroke_width != width) {
        pdf_put_number(content, width);
        buf_add(content, S("w\n"));
        state->stroke_width = width;
    }
    if (state->is_dashed != paint->is_dashed) {
        buf_char(content, '[');
        for (size_t i = 0; paint->is_dashed && i < 2; i++) {
            pdf_put_number(content, (i == 0 ? 5 : 4) * paper->scale);
        }
        buf_add(content, S("] 0 d\n"));
        state->is_dashed = paint->is_dashed;
    }
}

/* Colours and widths are set before the path: between path and paint they may not. As the
 * pens are told them after it, the path is kept until then. */
static void put_point(Paper *paper, double x, double y)
{
    pdf_put_number(&paper->path, out_x(paper, x));
    pdf_put_number(&paper->path, out_y(paper, y));
}

static void pen_move(void *self, double x, double y)
{
    Paper *paper = self;
    put_point(paper, x, y);
    buf_add(&paper->path, S("m\n"));
}

static void pen_line(void *self, double x, double y)
{
    Paper *paper = self;
    put_point(paper, x, y);
    buf_add(&paper->path, S("l\n"));
}

static void pen_curve(void *self, double x1, double y1, double x2, double y2, double x,
                      double y)
{
    Paper *paper = self;
    put_point(paper, x1, y1);
    put_point(paper, x2, y2);
    put_point(paper, x, y);
    buf_add(&paper->path, S("c\n"));
}

static void pen_close(void *self)
{
    Paper *paper = self;
    buf_add(&paper->path, S("h\n"));
}

static void pen_paint(void *self, const PenPaint *paint)
{
    Paper *paper = self;
    tags_mark(paper->tags, &paper->content);
    if (paint->fills) {
        set_fill(paper, paint->fill);
    }
    if (paint->strokes) {
        set_stroke(paper, paint);
    }
    buf_add(&paper->content, buf_str(&paper->path));
    buf_clear(&paper->path);
    buf_add(&paper->content, paint->fills && paint->strokes ? S("B")
                             : paint->fills                 ? S("f")
                                                            : S("S"));
    buf_add(&paper->content, paint->fills && paint->is_even_odd ? S("*\n") : S("\n"));
}

static void put_code_byte(Buf *content, unsigned byte)
{
    char c = (char)byte;
    if (c == '(' || c == ')' || c == '\\') {
        buf_char(content, '\\');
    }
    if (c == '\r') {
        buf_add(content, S("\\r"));
    } else {
        buf_char(content, c);
    }
}

/* [(glyphs) kern (glyphs)] of one font. */
static void put_glyphs(Paper *paper, const ShapedWord *word)
{
    Buf *content = &paper->content;
    buf_char(content, '(');
    for (size_t i = 0; i < word->count; i++) {
        const Glyph *glyph = &word->glyphs[i];
        font_use(paper->arena, paper->fonts, word->font, &paper->use[word->font], glyph);
        put_code_byte(content, glyph->id >> 8);
        put_code_byte(content, glyph->id & 255);
        if (glyph->kern > 0.0004 || glyph->kern < -0.0004) {
            buf_char(content, ')');
            pdf_put_number(content, -1000 * glyph->kern);
            buf_char(content, '(');
        }
    }
    buf_char(content, ')');
}

static void set_font(Paper *paper, PaperFont font, double size)
{
    PaperState *state = &paper->state;
    if (state->has_font && state->font == font && state->size == size) {
        return;
    }
    buf_printf(&paper->content, "/F%d ", (int)font);
    pdf_put_number(&paper->content, size);
    buf_add(&paper->content, S("Tf\n"));
    state->has_font = true;
    state->font = font;
    state->size = size;
}

/* Words of one font are shown in one go. */
static void pen_text(void *self, const PenText *text)
{
    Paper *paper = self;
    Buf *content = &paper->content;
    tags_mark(paper->tags, content);
    set_fill(paper, text->colour);
    buf_add(content, S("BT\n"));
    double size = text->size * paper->scale;
    bool is_open = false;
    double x = out_x(paper, text->x);
    PaperFont font = FONT_COUNT;
    for (Str rest = text->text; rest.length > 0;) {
        const ShapedWord *word = fonts_next(paper->fonts, text->font, &rest);
        if (word->font != font) {
            buf_add(content, is_open ? S("] TJ\n") : S(""));
            font = word->font;
            set_font(paper, font, size);
            buf_add(content, S("1 0 0 1 "));
            pdf_put_number(content, x);
            pdf_put_number(content, out_y(paper, text->y));
            buf_add(content, S("Tm ["));
            is_open = true;
        }
        put_glyphs(paper, word);
        x += word->width * size;
    }
    buf_add(content, is_open ? S("] TJ\nET\n") : S("ET\n"));
}

static Pen pen_of(Paper *paper)
{
    return (Pen){paper, pen_move, pen_line, pen_curve, pen_close, pen_paint, pen_text};
}

/* The link that is open lies where its text lies. */
static void widen_link(Paper *paper, double x, double y, double width, double size)
{
    double *box = paper->links[paper->link_count - 1].box;
    double low = out_y(paper, y) - DESCENT * size, high = out_y(paper, y) + ASCENT * size;
    bool is_first = box[2] <= box[0];
    box[0] = is_first || x < box[0] ? x : box[0];
    box[1] = is_first || low < box[1] ? low : box[1];
    box[2] = is_first || x + width > box[2] ? x + width : box[2];
    box[3] = is_first || high > box[3] ? high : box[3];
}

double paper_text(Paper *paper, PaperType type, double x, double y, Str text)
{
    CHECK(tags_depth(paper->tags) > 1);
    double width = paper_width(paper, type, text);
    pen_text(paper, &(PenText){.font = type.font,
                               .size = type.size,
                               .colour = paper_ink_colour(type.ink),
                               .x = x,
                               .y = y,
                               .text = text});
    if (paper->is_linking) {
        widen_link(paper, x, y, width, type.size);
    }
    return width;
}

void paper_rule(Paper *paper, PaperInk ink, double thickness, double x, double y,
                double x2, double y2)
{
    CHECK(tags_depth(paper->tags) > 1);
    pen_move(paper, x, y);
    pen_line(paper, x2, y2);
    pen_paint(paper, &(PenPaint){.strokes = true,
                                 .stroke = paper_ink_colour(ink),
                                 .width = thickness});
}

void paper_fill(Paper *paper, PaperInk ink, double x, double y, double width,
                double height)
{
    CHECK(tags_depth(paper->tags) > 1);
    Pen pen = pen_of(paper);
    pen_rect(&pen, x, y, width, height);
    pen_paint(paper, &(PenPaint){.fills = true, .fill = paper_ink_colour(ink)});
}

void paper_plot(Paper *paper, const Plot *plot, double x, double y, double scale)
{
    CHECK(tags_depth(paper->tags) > 1);
    double bottom = out_y(paper, y + plot->height * scale);
    tags_box(paper->tags,
             (double[]){x, bottom, x + plot->width * scale, out_y(paper, y)});
    paper->left = x;
    paper->top = y;
    paper->scale = scale;
    Pen pen = pen_of(paper);
    paper_draw_plot(&pen, paper->fonts, plot);
    paper->left = 0;
    paper->top = 0;
    paper->scale = 1;
}

bool paper_finish(Paper *paper, Str *bytes, Error *err)
{
    CHECK(tags_depth(paper->tags) == 1);
    paper_close(paper);
    end_page(paper);
    return paper_write(paper, bytes, err);
}
