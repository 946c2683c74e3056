/* SPDX-License-Identifier: EUPL-1.2
 * embed.c - one chart for other people's pages: finding, drawing, definition, way back
 */
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

Title title_embed(Page *page)
{
    Str name = words_in(page_indicator(page)->name, page->lang, NULL);
    return (Title){
        text_fill(page->a, TEXT_EMBED_TITLE, page->lang, PLACES({PLACE_NAME, name})),
        page->lang};
}

void render_embed(Page *page)
{
    const IndicatorView *view = view_indicator(page->view, page_indicator(page));
    const Edition *edition = page->view->edition;
    Str finding = indicator_finding(page, view);
    HTML(page->h, TAG_H1, ATTRS(attr_class(S("finding")))) {
        if (finding.length > 0) {
            html_text(page->h, finding);
        } else {
            put_words(page, view->indicator->name);
        }
    }
    indicator_chart(page, view);
    if (view->definition != NULL && words_are_set(view->definition->text)) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small")))) {
            put(page, TEXT_EMBED_COUNTED);
            put_space(page);
            put_words(page, view->definition->text);
        }
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
        put_words(page, page->view->pact->head->name);
        html_text(page->h, S(". "));
        if (edition != NULL) {
            put_filled(page, TEXT_STAMP_EDITION,
                       PLACES({PLACE_EDITION, words_in(edition->name, page->lang, NULL)},
                              {PLACE_DATE,
                               shown_moment(page->a, edition->released_at, page->lang)}));
            put_space(page);
        }
        HTML(page->h, TAG_A,
             ATTRS(attr_href(page_to(page, PAGE_INDICATOR, view->indicator)),
                   attr_whole_window()))
            put(page, TEXT_EMBED_MORE);
    }
}
