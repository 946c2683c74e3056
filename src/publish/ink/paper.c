/* SPDX-License-Identifier: EUPL-1.2
 * paper.c - drawing and tagging with cairo
 */
#include "publish/ink/paper.h"

#include <cairo-pdf.h>

#include "base/buf.h"
#include "base/map.h"
#include "publish/ink/fonts.h"
#include "publish/ink/paper_draw.h"
#include "publish/ink/paper_tags.h"

#define MOST_DEPTH 16
#define MOST_LEVELS 4
#define MOST_WIDTHS ((size_t)200000) /* words whose width is remembered */

struct Paper {
    Arena *arena;
    PaperHead head;
    Fonts fonts;
    cairo_surface_t *surface;
    cairo_t *cairo;
    Buf drawn; /* what cairo wrote */
    Map known[FONT_COUNT];
    double *widths; /* of those words, at 1000 units to the em */
    size_t width_count;
    size_t width_capacity;
    TagList tags;
    const char *open[MOST_DEPTH];
    size_t depth;
    int outline[MOST_LEVELS];
    AttachmentList attachments;
    size_t pages;
};

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length)
{
    buf_add(closure, (Str){(const char *)data, length});
    return CAIRO_STATUS_SUCCESS;
}

static void let_go(void *thing)
{
    Paper *paper = thing;
    cairo_destroy(paper->cairo);
    cairo_surface_destroy(paper->surface);
    fonts_close(&paper->fonts);
}

static void set_metadata(Paper *paper)
{
    Arena *a = paper->arena;
    cairo_surface_t *s = paper->surface;
    const char *date =
        str_c(a, str_format(a, "%.*sT00:00:00Z", STR_ARG(date_iso(a, paper->head.date))));
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE,
                                   str_c(a, paper->head.title));
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_AUTHOR,
                                   str_c(a, paper->head.author));
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_SUBJECT,
                                   str_c(a, paper->head.subject));
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_MOD_DATE, date);
}

bool paper_new(Arena *a, const PaperHead *head, Paper **paper, Error *err)
{
    CHECK(date_is_set(head->date));
    Paper *made = PUSH(a, Paper);
    made->arena = a;
    made->head = *head;
    made->drawn = buf_in(a, 0);
    if (!fonts_open(a, &made->fonts, err)) {
        return false;
    }
    for (size_t i = 0; i < FONT_COUNT; i++) {
        made->known[i] = map_in(a, 1024);
    }
    made->surface = cairo_pdf_surface_create_for_stream(keep, &made->drawn, 1, 1);
    cairo_pdf_surface_restrict_to_version(made->surface, CAIRO_PDF_VERSION_1_5);
    made->cairo = cairo_create(made->surface);
    arena_defer(a, let_go, made);
    set_metadata(made);
    *paper = made;
    return true;
}

void paper_page(Paper *paper, double width, double height)
{
    if (paper->pages > 0) {
        cairo_show_page(paper->cairo);
    }
    cairo_pdf_surface_set_size(paper->surface, width, height);
    if (paper->pages++ == 0) { // not before: a new size drops what was begun
        paper_open(paper, (PaperTag){.role = PAPER_DOCUMENT});
    }
}

size_t paper_page_count(const Paper *paper)
{
    return paper->pages;
}

static void begin(Paper *paper, const char *name, const char *attributes, PaperTag tag)
{
    CHECK(paper->pages > 0 && paper->depth < MOST_DEPTH);
    TagList *tags = &paper->tags;
    if (tags->count == tags->capacity) {
        tags->items = arena_grow(paper->arena, tags->items, tags->count, &tags->capacity,
                                 sizeof(PaperTag));
    }
    tags->items[tags->count++] = tag;
    paper->open[paper->depth++] = name;
    cairo_tag_begin(paper->cairo, name, attributes);
}

void paper_open(Paper *paper, PaperTag tag)
{
    CHECK(tag.role != PAPER_FIGURE || tag.alternative.length > 0);
    CHECK(tag.role != PAPER_TH || tag.scope != PAPER_SCOPE_NONE);
    begin(paper, paper_role_name(tag.role).data, NULL, tag);
}

void paper_open_artifact(Paper *paper)
{
    paper_open(paper, (PaperTag){.role = PAPER_ARTIFACT});
}

void paper_close(Paper *paper)
{
    CHECK(paper->depth > 0);
    cairo_tag_end(paper->cairo, paper->open[--paper->depth]);
}

/* cairo reads attributes as name='value', with \' for a quote. */
static const char *quoted(Arena *a, const char *name, Str value)
{
    Str safe =
        str_replace(a, str_replace(a, value, S("\\"), S("\\\\")), S("'"), S("\\'"));
    return str_c(a, str_format(a, "%s='%.*s'", name, STR_ARG(safe)));
}

void paper_place(Paper *paper, Str id, double x, double y)
{
    Str at = str_format(paper->arena, "%s x=%d y=%d", quoted(paper->arena, "name", id),
                        (int)x, (int)y);
    cairo_tag_begin(paper->cairo, CAIRO_TAG_DEST, str_c(paper->arena, at));
    cairo_tag_end(paper->cairo, CAIRO_TAG_DEST);
}

void paper_open_link(Paper *paper, Str place, Str told)
{
    begin(paper, CAIRO_TAG_LINK, quoted(paper->arena, "dest", place),
          (PaperTag){.role = PAPER_REFERENCE, .alternative = told});
}

void paper_open_address(Paper *paper, Str address, Str told)
{
    begin(paper, CAIRO_TAG_LINK, quoted(paper->arena, "uri", address),
          (PaperTag){.role = PAPER_REFERENCE, .alternative = told});
}

void paper_close_link(Paper *paper)
{
    paper_close(paper);
}

void paper_bookmark(Paper *paper, int level, Str title, Str place)
{
    CHECK(level >= 1 && level < MOST_LEVELS);
    int parent = paper->outline[level - 1]; // 0 is CAIRO_PDF_OUTLINE_ROOT
    paper->outline[level] =
        cairo_pdf_surface_add_outline(paper->surface, parent, str_c(paper->arena, title),
                                      quoted(paper->arena, "dest", place),
                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

void paper_attach(Paper *paper, PaperAttachment attachment)
{
    AttachmentList *list = &paper->attachments;
    if (list->count == list->capacity) {
        list->items = arena_grow(paper->arena, list->items, list->count, &list->capacity,
                                 sizeof(PaperAttachment));
    }
    list->items[list->count++] = attachment;
}

static double measure(Paper *paper, PaperFont font, Str text)
{
    PangoRectangle logical;
    PangoLayoutLine *line = fonts_line(&paper->fonts, font, 100, text);
    pango_layout_line_get_extents(line, NULL, &logical);
    return logical.width / (100.0 * PANGO_SCALE);
}

/* Unhinted widths grow with the size, so one measure does for all sizes. */
double paper_width(Paper *paper, PaperType type, Str text)
{
    Map *known = &paper->known[type.font];
    size_t at = map_get(known, text);
    if (at == MAP_NONE) {
        if (paper->width_count == MOST_WIDTHS) {
            return measure(paper, type.font, text) * type.size;
        }
        if (paper->width_count == paper->width_capacity) {
            paper->widths = arena_grow(paper->arena, paper->widths, paper->width_count,
                                       &paper->width_capacity, sizeof(double));
        }
        at = paper->width_count++;
        paper->widths[at] = measure(paper, type.font, text);
        (void)map_put(known, str_copy(paper->arena, text), at);
    }
    return paper->widths[at] * type.size;
}

double paper_text(Paper *paper, PaperType type, double x, double y, Str text)
{
    CHECK(paper->depth > 1);
    PangoLayoutLine *line = fonts_line(&paper->fonts, type.font, type.size, text);
    paper_set_ink(paper->cairo, type.ink);
    cairo_move_to(paper->cairo, x, y);
    pango_cairo_show_layout_line(paper->cairo, line);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

void paper_rule(Paper *paper, PaperInk ink, double thickness, double x, double y,
                double x2, double y2)
{
    CHECK(paper->depth > 1);
    paper_set_ink(paper->cairo, ink);
    cairo_set_line_width(paper->cairo, thickness);
    cairo_move_to(paper->cairo, x, y);
    cairo_line_to(paper->cairo, x2, y2);
    cairo_stroke(paper->cairo);
}

void paper_fill(Paper *paper, PaperInk ink, double x, double y, double width,
                double height)
{
    CHECK(paper->depth > 1);
    paper_set_ink(paper->cairo, ink);
    cairo_rectangle(paper->cairo, x, y, width, height);
    cairo_fill(paper->cairo);
}

void paper_plot(Paper *paper, const Plot *plot, double x, double y, double scale)
{
    CHECK(paper->depth > 1);
    cairo_save(paper->cairo);
    cairo_translate(paper->cairo, x, y);
    cairo_scale(paper->cairo, scale, scale);
    paper_draw_plot(paper->cairo, &paper->fonts, plot);
    cairo_restore(paper->cairo);
}

bool paper_finish(Paper *paper, Str *bytes, Error *err)
{
    CHECK(paper->depth == 1);
    paper_close(paper);
    cairo_show_page(paper->cairo);
    cairo_surface_finish(paper->surface);
    cairo_status_t status = cairo_surface_status(paper->surface);
    status = status == CAIRO_STATUS_SUCCESS ? cairo_status(paper->cairo) : status;
    if (status != CAIRO_STATUS_SUCCESS) {
        return FAIL(err, ERR_INVALID, "the pages cannot be drawn: %s",
                    cairo_status_to_string(status));
    }
    return paper_complete(paper->arena, buf_str(&paper->drawn), &paper->head,
                          &paper->tags, &paper->attachments, bytes, err);
}
