/* SPDX-License-Identifier: EUPL-1.2
 * figures.c - all indicators, in their groups, each with its latest sentence
 */
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/page/take_part.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

static void indicator_row(Page *page, const IndicatorView *view)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        indicator_spark(page, view);
        indicator_link(page, view->indicator);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small")))) {
            const Figure *last = view->key_count == 0 ? NULL : line_last(view->key[0]);
            if (last == NULL && view->key_count > 0) {
                last = view->key[0]->figures.items[view->key[0]->figures.count - 1];
            }
            if (last != NULL) {
                html_text(page->h, say_level(page->a, last, page->lang));
                Str status = shown_status(page->a, last, page->lang);
                if (status.length > 0) {
                    put_space(page);
                    put_filled(page, TEXT_FIGURES_STATUS, PLACES({PLACE_STATUS, status}));
                }
                put_space(page);
                HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("soft"))))
                    put_words(page, last->edition->name);
            } else {
                HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("absent"))))
                    html_text(page->h,
                              shown_capital(page->a,
                                            text_get(TEXT_SHOWN_NO_FIGURE, page->lang)));
                html_text(page->h, S(". "));
                put_words(page, view->indicator->no_figures_because);
            }
        }
    }
}

/* The name of a group is a code of its own list; a group without one shows its id. */
static Words group_name(const View *view, Str group)
{
    const CodeList *codes = &view->pact->monitor.codes;
    for (size_t i = 0; i < codes->count; i++) {
        Str list, code;
        if (str_cut(codes->items[i].id, ':', &list, &code) &&
            str_equal(list, S("indicator-group")) && str_equal(code, group)) {
            return codes->items[i].name;
        }
    }
    return (Words){{group, group}};
}

static size_t find_groups(Page *page, Str *groups)
{
    size_t count = 0;
    for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
        Str group = page->view->ordered[i]->indicator->group;
        bool known = false;
        for (size_t g = 0; g < count; g++) {
            known = known || str_equal(groups[g], group);
        }
        if (!known) {
            groups[count++] = group;
        }
    }
    return count;
}

static void group_part(Page *page, Str group, size_t number)
{
    Str id = str_format(page->a, "group%zu-h", number);
    HTML(page->h, TAG_SECTION,
         ATTRS(attr_class(S("part beside")), attr_labelled_by(id))) {
        HTML(page->h, TAG_H2, ATTRS(attr_id(id))) {
            if (group.length == 0) {
                put(page, TEXT_FIGURES_NO_GROUP);
            } else {
                put_words(page, group_name(page->view, group));
            }
        }
        HTML(page->h, TAG_DIV, NO_ATTRS) {
            HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
                for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                    if (str_equal(page->view->ordered[i]->indicator->group, group)) {
                        indicator_row(page, page->view->ordered[i]);
                    }
                }
            }
        }
    }
}

void render_figures(Page *page)
{
    size_t all = page->view->pact->monitor.indicators.count;
    size_t with = 0;
    for (size_t i = 0; i < all; i++) {
        with += page->view->ordered[i]->figure_count > 0 ? 1 : 0;
    }
    Str finding =
        text_count(page->a, TEXT_FIGURES_FINDING, (int64_t)with, page->lang,
                   PLACES({PLACE_ALL, shown_integer(page->a, (int64_t)all, page->lang)}));
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = {finding, page->lang},
                             .lead = text_get(TEXT_FIGURES_LEAD, page->lang)});
    Str *groups = PUSH_ARRAY(page->a, Str, all + 1);
    size_t count = find_groups(page, groups);
    for (size_t g = 0; g < count; g++) {
        group_part(page, groups[g], g + 1);
    }
    all_figures_part(page);
}
