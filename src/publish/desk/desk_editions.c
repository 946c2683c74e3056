/* SPDX-License-Identifier: EUPL-1.2
 * desk_editions.c - all editions and how they stand, and a new one
 */
#include "publish/desk/desk_frame.h"
#include "publish/desk/desk_release.h"
#include "publish/text/shown.h"

static const TextKey STATES[RELEASE_STATES] = {
    [RELEASE_DRAFT] = TEXT_RELEASE_DRAFT,
    [RELEASE_REVIEW] = TEXT_RELEASE_REVIEW,
    [RELEASE_APPROVED] = TEXT_RELEASE_APPROVED,
    [RELEASE_SCHEDULED] = TEXT_RELEASE_SCHEDULED,
    [RELEASE_PUBLISHED] = TEXT_RELEASE_PUBLISHED,
    [RELEASE_WITHDRAWN] = TEXT_RELEASE_WITHDRAWN,
};

Str release_state_shown(ReleaseState state, Lang lang)
{
    return text_get(STATES[state], lang);
}

static void edition_row(Page *page, const Desk *desk, const DeskEdition *item)
{
    const Edition *edition = item->edition;
    bool is_dated = item->state >= RELEASE_SCHEDULED;
    Str path = str_format(page->a, "%.*s/%.*s", STR_ARG(desk_path(desk, "editions")),
                          STR_ARG(edition->id));
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            desk_link(page, desk, path, words_in(edition->name, page->lang, NULL));
        HTML(page->h, TAG_TD, NO_ATTRS)
            put(page, STATES[item->state]);
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (is_dated) {
                html_text(page->h,
                          shown_moment(page->a, edition->released_at, page->lang));
            }
        }
    }
}

static void edition_table(Page *page, const Desk *desk, const DeskEditions *editions)
{
    TABLE(page, text_get(TEXT_RELEASE_ALL, page->lang)) {
        COLUMN_HEADS(page, TEXT_RELEASE_NAME, TEXT_RELEASE_STATE, TEXT_RELEASE_MOMENT);
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < editions->count; i++) {
                edition_row(page, desk, &editions->items[i]);
            }
        }
    }
}

static void new_form(Page *page, const Desk *desk)
{
    const Choice kinds[] = {
        {S("yearly"), text_get(TEXT_RELEASE_KIND_YEARLY, page->lang)},
        {S("interim"), text_get(TEXT_RELEASE_KIND_INTERIM, page->lang)},
        {S("pulse"), text_get(TEXT_RELEASE_KIND_PULSE, page->lang)},
        {S("correction"), text_get(TEXT_RELEASE_KIND_CORRECTION, page->lang)},
    };
    DESK_FORM(page, desk, desk_path(desk, "editions"))
    {
        field(page, &(FieldSpec){.name = S("id"),
                                 .label = TEXT_RELEASE_ID,
                                 .has_hint = true,
                                 .hint = TEXT_RELEASE_ID_HINT,
                                 .is_required = true});
        field(page, &(FieldSpec){.name = S("name-nl"),
                                 .label = TEXT_RELEASE_NAME_NL,
                                 .is_required = true});
        field(page, &(FieldSpec){.name = S("name-en"), .label = TEXT_RELEASE_NAME_EN});
        chooser(page, S("kind"), TEXT_RELEASE_KIND, kinds, sizeof kinds / sizeof kinds[0],
                S("yearly"));
        submit(page, TEXT_RELEASE_BEGIN);
    }
}

static void editions_page(Page *page, const Desk *desk, const void *content)
{
    const DeskEditions *editions = content;
    desk_opening(page, S(""), text_get(TEXT_DESK_MENU_EDITIONS, page->lang),
                 text_get(TEXT_RELEASE_LIST_LEAD, page->lang));
    WIDE_PART(page, S("all"), TEXT_RELEASE_ALL)
        edition_table(page, desk, editions);
    if (editions->may_begin) {
        PART(page, S("new"), TEXT_RELEASE_NEW)
            new_form(page, desk);
    }
}

bool desk_editions(const Desk *desk, const DeskEditions *editions, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_EDITIONS, desk->lang), editions_page,
                     editions, text, err);
}
