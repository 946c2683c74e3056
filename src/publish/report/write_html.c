/* SPDX-License-Identifier: EUPL-1.2
 * write_html.c - a draft as HTML
 */
#include "publish/report/write_html.h"

#include "publish/chart/plot_svg.h"
#include "publish/text/text.h"

typedef struct Writer {
    Arena *a;
    Html *h;
    const Draft *draft;
    int below; /* how far the headings stand below those of a page by itself */
} Writer;

static Attr lang_of(const Writer *w, Lang lang)
{
    return lang == w->draft->lang ? attr_none() : attr_lang(lang);
}

static void put_plain(Writer *w, const Span *span)
{
    if (span->lang == w->draft->lang) {
        html_text(w->h, span->text);
        return;
    }
    HTML(w->h, TAG_SPAN, ATTRS(attr_lang(span->lang)))
        html_text(w->h, span->text);
}

static void put_note_mark(Writer *w, const Span *span)
{
    Str id = str_format(w->a, "to-note-%.*s", STR_ARG(span->target));
    Str note = str_format(w->a, "note-%.*s", STR_ARG(span->target));
    HTML(w->h, TAG_SUP, ATTRS(attr_id(id)))
        html_link(w->h, url_part(w->a, note), span->target);
}

static void put_span(Writer *w, const Span *span)
{
    Url url;
    switch (span->kind) {
    case SPAN_PLAIN:
        put_plain(w, span);
        break;
    case SPAN_STRONG:
        HTML(w->h, TAG_STRONG, ATTRS(lang_of(w, span->lang)))
            html_text(w->h, span->text);
        break;
    case SPAN_EMPHASIS:
        HTML(w->h, TAG_EM, ATTRS(lang_of(w, span->lang)))
            html_text(w->h, span->text);
        break;
    case SPAN_LINK:
        if (url_outside(w->a, span->target, &url)) {
            html_link(w->h, url, span->text);
        } else {
            put_plain(w, span);
        }
        break;
    case SPAN_SEE:
        html_link(w->h, url_part(w->a, span->target), span->text);
        break;
    case SPAN_NOTE:
        put_note_mark(w, span);
        break;
    }
}

static void put_spans(Writer *w, const Spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        put_span(w, &spans->items[i]);
    }
}

static void put_heading(Writer *w, const Block *block)
{
    static const Tag tags[] = {TAG_H1, TAG_H1, TAG_H2, TAG_H3, TAG_H4};
    HTML(w->h, tags[block->level + w->below], ATTRS(attr_id(block->id))) {
        if (block->number.length > 0 && block->level < 3) {
            HTML(w->h, TAG_SPAN, ATTRS(attr_class(S("no"))))
                html_text(w->h, str_format(w->a, "%.*s ", STR_ARG(block->number)));
        }
        put_spans(w, &block->spans);
    }
}

static void put_chart(Writer *w, const Block *block)
{
    const ReportChart *chart = block->chart;
    Str number = text_fill(w->a, TEXT_REPORT_FIGURE, w->draft->lang,
                           PLACES({PLACE_NUMBER, block->number}));
    PlotWords words = {.id = str_format(w->a, "plot-%.*s", STR_ARG(block->number)),
                       .title = chart->finding,
                       .description = chart->description};
    HTML(w->h, TAG_FIGURE, ATTRS(attr_id(block->id))) {
        HTML(w->h, TAG_FIGCAPTION, NO_ATTRS) {
            if (!chart->is_told) {
                HTML(w->h, TAG_P, ATTRS(attr_class(S("finding"))))
                    html_text(w->h, chart->finding);
            }
            HTML(w->h, TAG_P, ATTRS(attr_class(S("what"))))
                html_text(w->h, str_format(w->a, "%.*s. %.*s", STR_ARG(number),
                                           STR_ARG(chart->what)));
        }
        plot_svg(w->h, &chart->plot, &words);
        HTML(w->h, TAG_P, ATTRS(attr_class(S("source"))))
            html_text(w->h, chart->source);
    }
}

static Attr number_class(const ReportTable *table, size_t column)
{
    return table->columns[column].is_number ? attr_class(S("number")) : attr_none();
}

static void put_row(Writer *w, const ReportTable *table, const TableRow *row)
{
    HTML(w->h, TAG_TR, NO_ATTRS) {
        for (size_t i = 0; i < table->column_count; i++) {
            if (i == 0 && table->has_row_heads) {
                HTML(w->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                    put_spans(w, &row->cells[i]);
            } else {
                HTML(w->h, TAG_TD, ATTRS(number_class(table, i)))
                    put_spans(w, &row->cells[i]);
            }
        }
    }
}

static void put_table_head(Writer *w, const ReportTable *table)
{
    HTML(w->h, TAG_THEAD, NO_ATTRS) {
        HTML(w->h, TAG_TR, NO_ATTRS) {
            for (size_t i = 0; i < table->column_count; i++) {
                if (table->columns[i].head.length == 0) {
                    HTML(w->h, TAG_TD, NO_ATTRS) {
                    }
                } else {
                    HTML(w->h, TAG_TH,
                         ATTRS(attr_scope(SCOPE_COL), number_class(table, i)))
                        html_text(w->h, table->columns[i].head);
                }
            }
        }
    }
}

static void put_table(Writer *w, const Block *block)
{
    const ReportTable *table = block->table;
    Str number = text_fill(w->a, TEXT_REPORT_TABLE, w->draft->lang,
                           PLACES({PLACE_NUMBER, block->number}));
    Str id = str_format(w->a, "caption-%.*s", STR_ARG(block->number));
    HTML(w->h, TAG_DIV,
         ATTRS(attr_class(S("table scroller")), attr_tabindex(0), attr_role(ROLE_GROUP),
               attr_labelled_by(id))) {
        HTML(w->h, TAG_TABLE, NO_ATTRS) {
            HTML(w->h, TAG_CAPTION, ATTRS(attr_id(id)))
                html_text(w->h, str_format(w->a, "%.*s. %.*s", STR_ARG(number),
                                           STR_ARG(table->caption)));
            put_table_head(w, table);
            HTML(w->h, TAG_TBODY, NO_ATTRS) {
                for (size_t i = 0; i < table->count; i++) {
                    put_row(w, table, &table->rows[i]);
                }
            }
        }
    }
}

static void put_key(Writer *w, const Block *block)
{
    HTML(w->h, TAG_DIV, ATTRS(attr_class(S("key")))) {
        HTML(w->h, TAG_P, NO_ATTRS)
            put_spans(w, &block->spans);
        if (block->chart != NULL) {
            plot_svg_silent(w->h, &block->chart->plot, S("spark"));
        }
    }
}

/* Items that follow each other are one list. */
static size_t put_items(Writer *w, size_t from)
{
    const Draft *draft = w->draft;
    size_t end = from;
    while (end < draft->count && draft->blocks[end].kind == BLOCK_ITEM) {
        end++;
    }
    HTML(w->h, TAG_UL, NO_ATTRS) {
        for (size_t i = from; i < end; i++) {
            HTML(w->h, TAG_LI, NO_ATTRS)
                put_spans(w, &draft->blocks[i].spans);
        }
    }
    return end;
}

static size_t put_block(Writer *w, size_t at)
{
    const Block *block = &w->draft->blocks[at];
    switch (block->kind) {
    case BLOCK_HEADING:
        put_heading(w, block);
        break;
    case BLOCK_PARAGRAPH:
        HTML(w->h, TAG_P, NO_ATTRS)
            put_spans(w, &block->spans);
        break;
    case BLOCK_ASIDE:
        HTML(w->h, TAG_P, ATTRS(attr_class(S("beside"))))
            put_spans(w, &block->spans);
        break;
    case BLOCK_ITEM:
        return put_items(w, at);
    case BLOCK_CHART:
        put_chart(w, block);
        break;
    case BLOCK_TABLE:
        put_table(w, block);
        break;
    case BLOCK_KEY:
        put_key(w, block);
        break;
    case BLOCK_PAGE:
        break;
    }
    return at + 1;
}

static void put_contents(Writer *w)
{
    Str title = text_get(TEXT_REPORT_CONTENTS, w->draft->lang);
    HTML(w->h, TAG_NAV, ATTRS(attr_aria_label(title))) {
        HTML(w->h, TAG_OL, NO_ATTRS) {
            for (size_t i = 0; i < w->draft->count; i++) {
                const Block *block = &w->draft->blocks[i];
                if (block->kind == BLOCK_HEADING && block->level <= 2) {
                    Str words = spans_plain(w->a, &block->spans);
                    HTML(w->h, TAG_LI,
                         ATTRS(block->level == 2 ? attr_class(S("sub")) : attr_none()))
                        html_link(w->h, url_part(w->a, block->id),
                                  str_format(w->a, "%.*s %.*s", STR_ARG(block->number),
                                             STR_ARG(words)));
                }
            }
        }
    }
}

static void put_note(Writer *w, const Span *span)
{
    Str id = str_format(w->a, "note-%.*s", STR_ARG(span->target));
    Str back = str_format(w->a, "to-note-%.*s", STR_ARG(span->target));
    HTML(w->h, TAG_P, ATTRS(attr_id(id))) {
        html_link(w->h, url_part(w->a, back), span->target);
        html_text(w->h, S(" "));
        html_text(w->h, span->text);
    }
}

static void put_notes(Writer *w)
{
    if (w->draft->note_count == 0) {
        return;
    }
    HTML(w->h, TAG_FOOTER, ATTRS(attr_class(S("notes")))) {
        for (size_t i = 0; i < w->draft->count; i++) {
            const Spans *spans = &w->draft->blocks[i].spans;
            for (size_t k = 0; k < spans->count; k++) {
                if (spans->items[k].kind == SPAN_NOTE) {
                    put_note(w, &spans->items[k]);
                }
            }
        }
    }
}

static void put_blocks(Writer *w)
{
    for (size_t i = 0; i < w->draft->count;) {
        i = put_block(w, i);
    }
}

void report_html_parts(Arena *a, Html *h, const Draft *draft)
{
    Writer w = {.a = a, .h = h, .draft = draft, .below = 1};
    HTML(h, TAG_DETAILS, NO_ATTRS) {
        HTML(h, TAG_SUMMARY, NO_ATTRS)
            html_text(h, text_get(TEXT_REPORT_CONTENTS, draft->lang));
        put_contents(&w);
    }
    put_blocks(&w);
    put_notes(&w);
}

static void put_body(Writer *w)
{
    const Draft *draft = w->draft;
    if (draft->has_cover) {
        HTML(w->h, TAG_HEADER, NO_ATTRS) {
            HTML(w->h, TAG_H1, NO_ATTRS)
                html_text(w->h, draft->title);
            HTML(w->h, TAG_P, ATTRS(attr_class(S("lead"))))
                html_text(w->h, draft->subject);
            HTML(w->h, TAG_P, NO_ATTRS)
                html_text(w->h, str_format(w->a, "%.*s. %.*s.", STR_ARG(draft->author),
                                           STR_ARG(draft->stamp)));
        }
        put_contents(w);
    }
    HTML(w->h, TAG_MAIN, NO_ATTRS)
        put_blocks(w);
    put_notes(w);
}

bool report_html(Arena *a, const Draft *draft, Str style, Str *text, Error *err)
{
    Writer w = {.a = a, .h = html_new(a, 0), .draft = draft};
    html_doctype(w.h);
    HTML(w.h, TAG_HTML, ATTRS(attr_lang(draft->lang))) {
        HTML(w.h, TAG_HEAD, NO_ATTRS) {
            html_leaf(w.h, TAG_META, ATTRS(attr_charset_utf8()));
            html_leaf(w.h, TAG_META,
                      ATTRS(attr_name(S("viewport")),
                            attr_content(S("width=device-width, initial-scale=1"))));
            HTML(w.h, TAG_TITLE, NO_ATTRS)
                html_text(w.h, str_format(a, "%.*s. %.*s", STR_ARG(draft->title),
                                          STR_ARG(draft->subject)));
            html_style(w.h, style);
        }
        HTML(w.h, TAG_BODY, NO_ATTRS)
            put_body(&w);
    }
    return html_finish(w.h, text, err);
}
