/* SPDX-License-Identifier: EUPL-1.2
 * take_chart.c - the main chart of an indicator as a drawing that stands alone
 *
 *   finding        Het aantal … was 1.395.000 personen in 2013 en …
 *   what           Mensen met een … beroep (personen × 1.000)
 *   drawing        as on the page, wide
 *   source         Bron: CBS. Monitor 2024, 27 juni 2024. www.example.org/nl/cijfers/…
 */
#include "publish/chart/plot_svg.h"
#include "publish/page/figure_chart.h"
#include "publish/page/page.h"
#include "publish/take/take.h"
#include "publish/text/shown.h"

#define MARGIN 16.0
#define TITLE_SIZE 19.0
#define TITLE_LEADING 25.0
#define SMALL_LEADING 18.0
#define MOST_LINES 6

/* Words on as many lines as they need. */
static size_t wrapped(Arena *a, Str text, double width, double scale, Str *lines)
{
    size_t count = 0;
    Str line = {NULL, 0}, word, rest = text;
    for (bool more = true; more;) {
        more = str_cut(rest, ' ', &word, &rest);
        Str longer = line.length == 0
                         ? word
                         : str_format(a, "%.*s %.*s", STR_ARG(line), STR_ARG(word));
        if (line.length > 0 && count + 1 < MOST_LINES &&
            plot_text_width(longer, PLOT_VALUE) * scale > width) {
            lines[count++] = line;
            longer = word;
        }
        line = longer;
    }
    lines[count++] = line;
    return count;
}

static double put_lines(Html *h, Arena *a, Str class, Str text, double y, double leading,
                        double scale, double width)
{
    Str lines[MOST_LINES];
    size_t count = wrapped(a, text, width, scale, lines);
    for (size_t i = 0; i < count; i++) {
        HTML(h, TAG_TEXT, ATTRS(attr_class(class), attr_x(MARGIN), attr_y(y)))
            html_text(h, lines[i]);
        y += leading;
    }
    return y;
}

static Str source_text(const Take *take, const IndicatorView *view, Str source)
{
    const PactHead *head = take->view->pact->head;
    const Edition *edition = take->view->edition;
    Str path = page_path(take->a, PAGE_INDICATOR, view->indicator, take->lang);
    Str stamp = {NULL, 0};
    if (edition != NULL) {
        stamp =
            text_fill(take->a, TEXT_STAMP_EDITION, take->lang,
                      PLACES({PLACE_EDITION, words_in(edition->name, take->lang, NULL)},
                             {PLACE_DATE,
                              shown_moment(take->a, edition->released_at, take->lang)}));
    }
    return str_trim(str_format(take->a, "%.*s %.*s %.*s", STR_ARG(source), STR_ARG(stamp),
                               STR_ARG(site_address(take->a, head, path))));
}

bool take_chart(const Take *take, Str *text, Error *err)
{
    const IndicatorView *view = take->subject;
    Arena *a = take->a;
    Page page = {.view = take->view,
                 .a = a,
                 .h = html_new(a, 0),
                 .lang = take->lang,
                 .kind = PAGE_INDICATOR,
                 .subject = view->indicator,
                 .path = page_path(a, PAGE_INDICATOR, view->indicator, take->lang)};
    Drawing drawing = indicator_drawing(&page, view, CHART_WIDE);
    Html *h = page.h;
    double width = drawing.plot.width + 2 * MARGIN, inner = drawing.plot.width;
    Str source = source_text(take, view, drawing.source), lines[MOST_LINES];
    double top =
        MARGIN +
        TITLE_LEADING * (double)wrapped(a, drawing.title, inner, TITLE_SIZE / 13, lines) +
        SMALL_LEADING + MARGIN;
    double below = top + drawing.plot.height + 2 * MARGIN;
    double height = below + SMALL_LEADING * (double)wrapped(a, source, inner, 1, lines);
    plot_shift(&drawing.plot, MARGIN, top);
    HTML(h, TAG_SVG,
         ATTRS(attr_svg_file(), attr_class(S("plot")), attr_lang(take->lang),
               attr_width(width), attr_height(height), attr_viewbox(width, height),
               attr_role(ROLE_IMG), attr_labelled_by(S("title description")))) {
        HTML(h, TAG_SVG_TITLE, ATTRS(attr_id(S("title"))))
            html_text(h, drawing.title);
        HTML(h, TAG_SVG_DESC, ATTRS(attr_id(S("description"))))
            html_text(h, drawing.description);
        HTML(h, TAG_SVG_STYLE, NO_ATTRS)
            html_text(h, take->chart_style);
        html_leaf(h, TAG_RECT,
                  ATTRS(attr_class(S("paper")), attr_x(0), attr_y(0), attr_width(width),
                        attr_height(height)));
        double y = put_lines(h, a, S("file-title"), drawing.title, MARGIN + TITLE_SIZE,
                             TITLE_LEADING, TITLE_SIZE / 13, inner);
        (void)put_lines(h, a, S("file-small"), drawing.what, y, SMALL_LEADING, 1, inner);
        plot_svg_marks(h, &drawing.plot);
        (void)put_lines(h, a, S("file-small"), source, below, SMALL_LEADING, 1, inner);
    }
    return html_finish(h, text, err);
}
