/* SPDX-License-Identifier: EUPL-1.2
 * pages.c - the table of page kinds, and addresses
 */
#include "publish/page/page.h"

#include "base/error.h"
#include "pact/reach/published.h"
#include "publish/page/compare.h"
#include "publish/page/take_part.h"

static size_t count_indicators(const View *view)
{
    return view->pact->monitor.indicators.count;
}

static const void *indicator_at(const View *view, size_t index)
{
    return &view->pact->monitor.indicators.items[index];
}

static size_t count_actions(const View *view)
{
    return view->actions.count;
}

static const void *action_at(const View *view, size_t index)
{
    return view->actions.items[index];
}

static size_t count_regions(const View *view)
{
    return view->regions.count;
}

static const void *region_at(const View *view, size_t index)
{
    return view->regions.items[index];
}

static size_t count_parties(const View *view)
{
    return view->pact->reg.parties.count;
}

static const void *party_at(const View *view, size_t index)
{
    return &view->pact->reg.parties.items[index];
}

static size_t count_themes(const View *view)
{
    return view->pact->reg.themes.count;
}

static const void *theme_at(const View *view, size_t index)
{
    return &view->pact->reg.themes.items[index];
}

static size_t count_editions(const View *view)
{
    return view->own.count;
}

static const void *edition_at(const View *view, size_t index)
{
    return view->own.items[index];
}

static size_t count_frozen(const View *view)
{
    return view->frozen_count;
}

static const void *frozen_at(const View *view, size_t index)
{
    return &view->frozen[index];
}

/* The indicator with this place among those that `has` picks; null past the last. */
static const void *picked(const View *view, size_t index,
                          bool (*has)(const View *, const IndicatorView *))
{
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        if (has(view, &view->indicators[i]) && index-- == 0) {
            return view->indicators[i].indicator;
        }
    }
    return NULL;
}

static size_t count_picked(const View *view,
                           bool (*has)(const View *, const IndicatorView *))
{
    size_t count = 0;
    while (picked(view, count, has) != NULL) {
        count++;
    }
    return count;
}

static bool has_embed(const View *view, const IndicatorView *indicator)
{
    (void)view;
    return indicator_has_embed(indicator);
}

static size_t count_embeds(const View *view)
{
    return count_picked(view, has_embed);
}

static const void *embed_at(const View *view, size_t index)
{
    return picked(view, index, has_embed);
}

static size_t count_choices(const View *view)
{
    return count_picked(view, indicator_has_choice);
}

static const void *choice_at(const View *view, size_t index)
{
    return picked(view, index, indicator_has_choice);
}

static size_t count_reach(const View *view)
{
    return view->pact->reach == NULL ? 0 : view->pact->reach->questions.count;
}

static const void *reach_at(const View *view, size_t index)
{
    return &view->pact->reach->questions.items[index];
}

static size_t count_reports(const View *view)
{
    return view->report_count;
}

static const void *report_at(const View *view, size_t index)
{
    return &view->reports[index];
}

/* clang-format off */
static const PageType types[PAGE_KIND_COUNT] = {
    [PAGE_HOME] = {
        {S_INIT("nl/index.html"), S_INIT("en/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_HOME, NULL, NULL, title_home, render_home},
    [PAGE_FIGURES] = {
        {S_INIT("nl/cijfers/index.html"), S_INIT("en/figures/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_FIGURES, NULL, NULL, NULL, render_figures},
    [PAGE_INDICATOR] = {
        {S_INIT("nl/cijfers/{}/index.html"), S_INIT("en/figures/{}/index.html")},
        PAGE_FIGURES, SHELF_NONE, TEXT_MENU_FIGURES,
        count_indicators, indicator_at, title_indicator, render_indicator},
    [PAGE_PROMISES] = {
        {S_INIT("nl/toezeggingen/index.html"), S_INIT("en/promises/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_PROMISES, NULL, NULL, NULL, render_promises},
    [PAGE_ACTION] = {
        {S_INIT("nl/toezeggingen/{}/index.html"), S_INIT("en/promises/{}/index.html")},
        PAGE_PROMISES, SHELF_NONE, TEXT_MENU_PROMISES,
        count_actions, action_at, title_action, render_action},
    [PAGE_REGIONS] = {
        {S_INIT("nl/regios/index.html"), S_INIT("en/regions/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_REGIONS, NULL, NULL, NULL, render_regions},
    [PAGE_REGION] = {
        {S_INIT("nl/regios/{}/index.html"), S_INIT("en/regions/{}/index.html")},
        PAGE_REGIONS, SHELF_NONE, TEXT_MENU_REGIONS,
        count_regions, region_at, title_region, render_region},
    [PAGE_PARTIES] = {
        {S_INIT("nl/partijen/index.html"), S_INIT("en/parties/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_PARTIES, NULL, NULL, NULL, render_parties},
    [PAGE_PARTY] = {
        {S_INIT("nl/partijen/{}/index.html"), S_INIT("en/parties/{}/index.html")},
        PAGE_PARTIES, SHELF_NONE, TEXT_MENU_PARTIES,
        count_parties, party_at, title_party, render_party},
    [PAGE_PACT] = {
        {S_INIT("nl/pact/index.html"), S_INIT("en/pact/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_PACT, NULL, NULL, NULL, render_pact},
    [PAGE_THEME] = {
        {S_INIT("nl/themas/{}/index.html"), S_INIT("en/themes/{}/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_PACT,
        count_themes, theme_at, title_theme, render_theme},
    [PAGE_PRACTICES] = {
        {S_INIT("nl/praktijk/index.html"), S_INIT("en/practices/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_PRACTICES, NULL, NULL, NULL, render_practices},
    [PAGE_PARTNERSHIPS] = {
        {S_INIT("nl/samenwerkingen/index.html"), S_INIT("en/partnerships/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_PARTNERSHIPS, NULL, NULL, NULL, render_partnerships},
    [PAGE_MONEY] = {
        {S_INIT("nl/geld/index.html"), S_INIT("en/money/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_MONEY, NULL, NULL, NULL, render_money},
    [PAGE_SERVICES] = {
        {S_INIT("nl/regelingen/index.html"), S_INIT("en/services/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_SERVICES, NULL, NULL, NULL, render_services},
    [PAGE_AGENDAS] = {
        {S_INIT("nl/agendas/index.html"), S_INIT("en/agendas/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_AGENDAS, NULL, NULL, NULL, render_agendas},
    [PAGE_DOCUMENTS] = {
        {S_INIT("nl/stukken/index.html"), S_INIT("en/documents/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_DOCUMENTS, NULL, NULL, NULL, render_documents},
    [PAGE_MOTIONS] = {
        {S_INIT("nl/moties/index.html"), S_INIT("en/motions/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_MOTIONS, NULL, NULL, NULL, render_motions},
    [PAGE_HISTORY] = {
        {S_INIT("nl/geschiedenis/index.html"), S_INIT("en/history/index.html")},
        PAGE_PACT, SHELF_NONE, TEXT_MENU_HISTORY, NULL, NULL, NULL, render_history},
    [PAGE_JOIN] = {
        {S_INIT("nl/meedoen/index.html"), S_INIT("en/join-in/index.html")},
        PAGE_PACT, SHELF_FOOT, TEXT_MENU_JOIN, NULL, NULL, NULL, render_join},
    [PAGE_EDITIONS] = {
        {S_INIT("nl/edities/index.html"), S_INIT("en/editions/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_EDITIONS, NULL, NULL, NULL, render_editions},
    [PAGE_EDITION] = {
        {S_INIT("nl/edities/{}/index.html"), S_INIT("en/editions/{}/index.html")},
        PAGE_EDITIONS, SHELF_NONE, TEXT_MENU_EDITIONS,
        count_editions, edition_at, title_edition, render_edition},
    [PAGE_MISSING] = {
        {S_INIT("nl/wat-ontbreekt/index.html"), S_INIT("en/what-is-missing/index.html")},
        PAGE_HOME, SHELF_MENU, TEXT_MENU_MISSING, NULL, NULL, NULL, render_missing},
    [PAGE_ABOUT] = {
        {S_INIT("nl/over-de-cijfers/index.html"), S_INIT("en/about-the-figures/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_ABOUT, NULL, NULL, NULL, render_about},
    [PAGE_DEFINITIONS] = {
        {S_INIT("nl/definities/index.html"), S_INIT("en/definitions/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_DEFINITIONS, NULL, NULL, NULL, render_definitions},
    [PAGE_SOURCES] = {
        {S_INIT("nl/bronnen/index.html"), S_INIT("en/sources/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_SOURCES, NULL, NULL, NULL, render_sources},
    [PAGE_ACCESSIBILITY] = {
        {S_INIT("nl/toegankelijkheid/index.html"), S_INIT("en/accessibility/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_ACCESSIBILITY, NULL, NULL, NULL,
        render_accessibility},
    [PAGE_PRIVACY] = {
        {S_INIT("nl/privacy/index.html"), S_INIT("en/privacy/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_PRIVACY, NULL, NULL, NULL, render_privacy},
    [PAGE_COLOPHON] = {
        {S_INIT("nl/colofon/index.html"), S_INIT("en/colophon/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_COLOPHON, NULL, NULL, NULL, render_colophon},
    [PAGE_NOT_FOUND] = {
        {S_INIT("nl/404.html"), S_INIT("en/404.html")},
        PAGE_HOME, SHELF_NONE, TEXT_NOT_FOUND_TITLE, NULL, NULL, NULL, render_not_found},
    [PAGE_FROZEN] = {
        {S_INIT("nl/cijfers/{}/editie/{edition}/index.html"),
         S_INIT("en/figures/{}/edition/{edition}/index.html")},
        PAGE_FIGURES, SHELF_NONE, TEXT_MENU_FIGURES,
        count_frozen, frozen_at, title_frozen, render_frozen},
    [PAGE_EMBED] = {
        {S_INIT("nl/cijfers/{}/inbedden/index.html"),
         S_INIT("en/figures/{}/embed/index.html")},
        PAGE_FIGURES, SHELF_NONE, TEXT_EMBED_NAME,
        count_embeds, embed_at, title_embed, render_embed},
    [PAGE_COMPARE] = {
        {S_INIT("nl/vergelijken/index.html"), S_INIT("en/compare/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_COMPARE, NULL, NULL, NULL, render_compare},
    [PAGE_COMPARE_INDICATOR] = {
        {S_INIT("nl/cijfers/{}/vergelijken/index.html"),
         S_INIT("en/figures/{}/compare/index.html")},
        PAGE_FIGURES, SHELF_NONE, TEXT_MENU_COMPARE,
        count_choices, choice_at, title_compare_indicator, render_compare_indicator},
    [PAGE_CORRECTIONS] = {
        {S_INIT("nl/correcties/index.html"), S_INIT("en/corrections/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_CORRECTIONS_TITLE, NULL, NULL, NULL,
        render_corrections},
    [PAGE_TERMS] = {
        {S_INIT("nl/begrippen/index.html"), S_INIT("en/glossary/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_TERMS, NULL, NULL, NULL, render_terms},
    [PAGE_SEARCH] = {
        {S_INIT("nl/zoeken/index.html"), S_INIT("en/search/index.html")},
        PAGE_HOME, SHELF_FOOT, TEXT_MENU_SEARCH, NULL, NULL, title_search, render_search},
    [PAGE_REACH] = {
        {S_INIT("nl/bereik/{}/index.html"), S_INIT("en/reach/{}/index.html")},
        PAGE_REGIONS, SHELF_NONE, TEXT_REACH_MENU,
        count_reach, reach_at, title_reach, render_reach},
    [PAGE_REPORT] = {
        {S_INIT("nl/edities/{edition}/rapportage{}/index.html"),
         S_INIT("en/editions/{edition}/report{}/index.html")},
        PAGE_EDITIONS, SHELF_NONE, TEXT_REPORT_TITLE,
        count_reports, report_at, title_report, render_report},
};
/* clang-format on */

const PageType *page_type(PageKind kind)
{
    CHECK((size_t)kind < PAGE_KIND_COUNT);
    return &types[kind];
}

const View *page_view(const View *view, PageKind kind, const void *subject)
{
    return kind == PAGE_FROZEN   ? ((const Frozen *)subject)->view
           : kind == PAGE_REPORT ? ((const ReportPage *)subject)->view
                                 : view;
}

size_t page_count(const View *view, PageKind kind)
{
    const PageType *type = page_type(kind);
    return type->count == NULL ? 1 : type->count(view);
}

/* The subject's part of an address: its id. Of a region, what follows the colon. */
static Str subject_part(PageKind kind, const void *subject)
{
    Str scheme, code;
    if (kind == PAGE_INDICATOR || kind == PAGE_EMBED || kind == PAGE_COMPARE_INDICATOR) {
        return ((const Indicator *)subject)->id;
    }
    if (kind == PAGE_FROZEN) {
        return ((const Frozen *)subject)->indicator->id;
    }
    if (kind == PAGE_ACTION) {
        return ((const Action *)subject)->id;
    }
    if (kind == PAGE_PARTY) {
        return ((const Party *)subject)->id;
    }
    if (kind == PAGE_THEME) {
        return ((const Theme *)subject)->id;
    }
    if (kind == PAGE_EDITION) {
        return ((const Edition *)subject)->id;
    }
    if (kind == PAGE_REACH) {
        return ((const ReachPublished *)subject)->id;
    }
    CHECK(kind == PAGE_REGION);
    CHECK(str_cut(((const Region *)subject)->id, ':', &scheme, &code));
    return code;
}

/* ".../rapportage/noord/index.html"; of the country without a part of its own. */
static Str report_path(Arena *a, const ReportPage *report, Str path)
{
    Str part = S("");
    if (report->region != NULL) {
        part = str_format(a, "/%.*s", STR_ARG(subject_part(PAGE_REGION, report->region)));
    }
    path = str_replace(a, path, S("{edition}"), report->edition->id);
    return str_replace(a, path, S("{}"), part);
}

Str page_path(Arena *a, PageKind kind, const void *subject, Lang lang)
{
    const PageType *type = page_type(kind);
    if (type->subject == NULL) {
        return type->path[lang];
    }
    if (kind == PAGE_REPORT) {
        return report_path(a, subject, type->path[lang]);
    }
    Str path = str_replace(a, type->path[lang], S("{}"), subject_part(kind, subject));
    if (kind == PAGE_FROZEN) {
        return str_replace(a, path, S("{edition}"),
                           ((const Frozen *)subject)->edition->id);
    }
    return path;
}

/* "Not found" is shown at any address, so its links start at the root of the site. */
static Url url_from(Page *page, Str path)
{
    return page->kind == PAGE_NOT_FOUND ? url_root(page->a, path)
                                        : url_page(page->a, page->path, path);
}

Url page_to(Page *page, PageKind kind, const void *subject)
{
    return url_from(page, page_path(page->a, kind, subject, page->lang));
}

Url page_to_part(Page *page, PageKind kind, const void *subject, Str id)
{
    return url_page_part(page->a, page->path,
                         page_path(page->a, kind, subject, page->lang), id);
}

Url page_to_file(Page *page, Str path)
{
    return url_from(page, path);
}

Title page_title(Page *page)
{
    const PageType *type = page_type(page->kind);
    if (type->title != NULL) {
        return type->title(page);
    }
    return (Title){text_get(type->name, page->lang), page->lang};
}

bool region_has_page(const View *view, const Region *region)
{
    return region != NULL && view->pact->head->regions != NULL &&
           region->scheme == view->pact->head->regions;
}

bool edition_has_page(const Edition *edition)
{
    return edition->state == EDITION_PUBLISHED && edition->kind != EDITION_EXTERNAL;
}

const Indicator *subject_indicator(PageKind kind, const void *subject)
{
    if (kind == PAGE_FROZEN) {
        return ((const Frozen *)subject)->indicator;
    }
    bool is_about =
        kind == PAGE_INDICATOR || kind == PAGE_EMBED || kind == PAGE_COMPARE_INDICATOR;
    return is_about ? subject : NULL;
}

const Indicator *page_indicator(const Page *page)
{
    return subject_indicator(page->kind, page->subject);
}

Str page_id(Page *page, Str head)
{
    page->next_id++;
    return str_format(page->a, "%.*s%zu", STR_ARG(head), page->next_id);
}
