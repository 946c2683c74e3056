/* SPDX-License-Identifier: EUPL-1.2
 * picture.c - drawings as SVG outlines and as PNG
 */
#include "publish/ink/picture.h"

#include <cairo-svg.h>
#include <math.h>

#include "base/buf.h"
#include "publish/ink/fonts.h"
#include "publish/ink/paper_draw.h"

struct Pictures {
    Arena *arena;
    Fonts fonts;
};

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length)
{
    buf_add(closure, (Str){(const char *)data, length});
    return CAIRO_STATUS_SUCCESS;
}

bool pictures_new(Arena *a, Pictures **pictures, Error *err)
{
    Pictures *made = PUSH(a, Pictures);
    made->arena = a;
    if (!fonts_open(a, &made->fonts, err)) {
        return false;
    }
    arena_defer(a, fonts_close, &made->fonts);
    *pictures = made;
    return true;
}

static cairo_status_t draw(Pictures *pictures, cairo_surface_t *surface, const Plot *plot,
                           double scale)
{
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    paper_draw_plot(cairo, &pictures->fonts, plot);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    return status;
}

static bool told(cairo_status_t status, Error *err)
{
    return status == CAIRO_STATUS_SUCCESS ||
           FAIL(err, ERR_INVALID, "the drawing cannot be drawn: %s",
                cairo_status_to_string(status));
}

bool picture_svg(Pictures *pictures, const Plot *plot, Str *bytes, Error *err)
{
    Buf buf = buf_in(pictures->arena, 0);
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(keep, &buf, plot->width, plot->height);
    cairo_status_t status = draw(pictures, surface, plot, 1);
    cairo_surface_finish(surface);
    status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : status;
    cairo_surface_destroy(surface);
    *bytes = buf_str(&buf);
    return told(status, err);
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
    return told(status, err);
}
