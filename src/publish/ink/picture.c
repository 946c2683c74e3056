/* SPDX-License-Identifier: EUPL-1.2
 * picture.c - drawings as SVG outlines and as PNG
 */
#include "publish/ink/picture.h"

#include <cairo.h>
#include <math.h>

#include "base/buf.h"
#include "publish/ink/paper_draw.h"
#include "publish/ink/pdf.h"

struct Pictures {
    Arena *arena;
    Fonts *fonts;
};

bool pictures_new(Arena *a, Pictures **pictures, Error *err)
{
    Pictures *made = PUSH(a, Pictures);
    made->arena = a;
    *pictures = made;
    return fonts_open(a, &made->fonts, err);
}

/* A pen that writes SVG: a path is one element, told with its paint. */
typedef struct Svg {
    Fonts *fonts;
    Buf *out;
    Buf path;
} Svg;

static void svg_point(Svg *svg, char command, double x, double y)
{
    if (command != ' ') {
        buf_char(&svg->path, command);
    }
    pdf_put_number(&svg->path, x);
    pdf_put_number(&svg->path, y);
}

static void svg_move(void *self, double x, double y)
{
    svg_point(self, 'M', x, y);
}

static void svg_line(void *self, double x, double y)
{
    svg_point(self, 'L', x, y);
}

static void svg_curve(void *self, double x1, double y1, double x2, double y2, double x,
                      double y)
{
    svg_point(self, 'C', x1, y1);
    svg_point(self, ' ', x2, y2);
    svg_point(self, ' ', x, y);
}

static void svg_close(void *self)
{
    Svg *svg = self;
    buf_char(&svg->path, 'Z');
}

static void svg_paint(void *self, const PenPaint *paint)
{
    Svg *svg = self;
    Buf *out = svg->out;
    buf_add(out, S("<path d=\""));
    buf_add(out, buf_str(&svg->path));
    buf_clear(&svg->path);
    if (paint->fills) {
        buf_printf(out, "\" fill=\"#%06x%s", paint->fill,
                   paint->is_even_odd ? "\" fill-rule=\"evenodd" : "");
    } else {
        buf_add(out, S("\" fill=\"none"));
    }
    if (paint->strokes) {
        buf_printf(out, "\" stroke=\"#%06x\" stroke-width=\"", paint->stroke);
        pdf_put_number(out, paint->width);
        buf_add(out, paint->is_dashed ? S("\" stroke-dasharray=\"5 4") : S(""));
    }
    buf_add(out, S("\"/>\n"));
}

static void svg_text(void *self, const PenText *text)
{
    Svg *svg = self;
    Pen pen = {self, svg_move, svg_line, svg_curve, svg_close, svg_paint, svg_text};
    pen_outline(&pen, svg->fonts, text);
    svg_paint(self, &(PenPaint){.fills = true, .fill = text->colour});
}

bool picture_svg(Pictures *pictures, const Plot *plot, Str *bytes, Error *err)
{
    Buf out = buf_in(pictures->arena, 0);
    buf_printf(&out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
               "viewBox=\"0 0 %d %d\" stroke-linejoin=\"round\">\n"
               "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
               (int)lround(plot->width), (int)lround(plot->height),
               (int)lround(plot->width), (int)lround(plot->height));
    Svg svg = {pictures->fonts, &out, buf_in(pictures->arena, 0)};
    Pen pen = {&svg, svg_move, svg_line, svg_curve, svg_close, svg_paint, svg_text};
    paper_draw_plot(&pen, pictures->fonts, plot);
    buf_add(&out, S("</svg>\n"));
    return buf_finish(&out, bytes, err);
}

/* A pen that fills pixels, by cairo. */
typedef struct Pixels {
    Fonts *fonts;
    cairo_t *cairo;
} Pixels;

static void pixels_move(void *self, double x, double y)
{
    cairo_move_to(((Pixels *)self)->cairo, x, y);
}

static void pixels_line(void *self, double x, double y)
{
    cairo_line_to(((Pixels *)self)->cairo, x, y);
}

static void pixels_curve(void *self, double x1, double y1, double x2, double y2, double x,
                         double y)
{
    cairo_curve_to(((Pixels *)self)->cairo, x1, y1, x2, y2, x, y);
}

static void pixels_close(void *self)
{
    cairo_close_path(((Pixels *)self)->cairo);
}

static void set_colour(cairo_t *cairo, unsigned colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

static void pixels_paint(void *self, const PenPaint *paint)
{
    static const double dashes[] = {5, 4};
    cairo_t *cairo = ((Pixels *)self)->cairo;
    if (paint->fills) {
        cairo_set_fill_rule(cairo, paint->is_even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                                      : CAIRO_FILL_RULE_WINDING);
        set_colour(cairo, paint->fill);
        cairo_fill_preserve(cairo);
    }
    if (paint->strokes) {
        set_colour(cairo, paint->stroke);
        cairo_set_line_width(cairo, paint->width);
        cairo_set_dash(cairo, dashes, paint->is_dashed ? 2 : 0, 0);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

static void pixels_text(void *self, const PenText *text)
{
    Pixels *pixels = self;
    Pen pen = {self,         pixels_move,  pixels_line, pixels_curve,
               pixels_close, pixels_paint, pixels_text};
    pen_outline(&pen, pixels->fonts, text);
    pixels_paint(self, &(PenPaint){.fills = true, .fill = text->colour});
}

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length)
{
    buf_add(closure, (Str){(const char *)data, length});
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t draw(Pictures *pictures, cairo_surface_t *surface, const Plot *plot,
                           double scale)
{
    Pixels pixels = {pictures->fonts, cairo_create(surface)};
    cairo_set_source_rgb(pixels.cairo, 1, 1, 1);
    cairo_paint(pixels.cairo);
    cairo_scale(pixels.cairo, scale, scale);
    cairo_set_line_join(pixels.cairo, CAIRO_LINE_JOIN_ROUND);
    Pen pen = {&pixels,      pixels_move,  pixels_line, pixels_curve,
               pixels_close, pixels_paint, pixels_text};
    paper_draw_plot(&pen, pictures->fonts, plot);
    cairo_status_t status = cairo_status(pixels.cairo);
    cairo_destroy(pixels.cairo);
    return status;
}

bool picture_png(Pictures *pictures, const Plot *plot, double scale, Str *bytes,
                 Error *err)
{
    Buf buf = buf_in(pictures->arena, 0);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(plot->width * scale),
                                   (int)lround(plot->height * scale));
    cairo_status_t status = draw(pictures, surface, plot, scale);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_write_to_png_stream(surface, keep, &buf);
    }
    cairo_surface_destroy(surface);
    *bytes = buf_str(&buf);
    return status == CAIRO_STATUS_SUCCESS ||
           FAIL(err, ERR_INVALID, "the drawing cannot be drawn: %s",
                cairo_status_to_string(status));
}
