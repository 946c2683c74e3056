/* SPDX-License-Identifier: EUPL-1.2
 * take.c - the table of files that are not pages
 */
#include "publish/take/take.h"

typedef enum About {
    ABOUT_SITE,
    ABOUT_WEB,
    ABOUT_INDICATOR,
    ABOUT_FROZEN,
    ABOUT_EDITION
} About;

typedef struct TakeType {
    Str path[LANG_COUNT]; /* the second empty: one for both */
    About about;          /* ABOUT_WEB: only with a url */
    TakeWriter *write;
} TakeType;

/* clang-format off */
static const TakeType types[TAKE_KIND_COUNT] = {
    [TAKE_ALL_CSV] = {{S_INIT("data/figures.csv"), S_INIT("")},
        ABOUT_SITE, take_all_csv},
    [TAKE_FIGURES_CSV] = {{S_INIT("data/figures/{}.csv"), S_INIT("")},
        ABOUT_INDICATOR, take_figures_csv},
    [TAKE_FIGURES_JSON] = {{S_INIT("data/figures/{}.json"), S_INIT("")},
        ABOUT_INDICATOR, take_figures_json},
    [TAKE_FROZEN_CSV] = {{S_INIT("data/editions/{edition}/{}.csv"), S_INIT("")},
        ABOUT_FROZEN, take_frozen_csv},
    [TAKE_EDITION_ZIP] = {{S_INIT("data/editions/{edition}.zip"), S_INIT("")},
        ABOUT_EDITION, take_edition_zip},
    [TAKE_TABLE_CSV] = {{S_INIT("nl/cijfers/{}/{}.csv"), S_INIT("en/figures/{}/{}.csv")},
        ABOUT_INDICATOR, take_table_csv},
    [TAKE_TABLE_CSVW] = {{S_INIT("nl/cijfers/{}/{}.csv-metadata.json"),
                          S_INIT("en/figures/{}/{}.csv-metadata.json")},
        ABOUT_INDICATOR, take_table_csvw},
    [TAKE_TABLE_PACKAGE] = {
        {S_INIT("nl/cijfers/{}/datapackage.json"), S_INIT("en/figures/{}/datapackage.json")},
        ABOUT_INDICATOR, take_table_package},
    [TAKE_TABLE_JSONSTAT] = {
        {S_INIT("nl/cijfers/{}/{}.json-stat.json"), S_INIT("en/figures/{}/{}.json-stat.json")},
        ABOUT_INDICATOR, take_table_jsonstat},
    [TAKE_TABLE_XLSX] = {{S_INIT("nl/cijfers/{}/{}.xlsx"), S_INIT("en/figures/{}/{}.xlsx")},
        ABOUT_INDICATOR, take_table_xlsx},
    [TAKE_TABLE_ODS] = {{S_INIT("nl/cijfers/{}/{}.ods"), S_INIT("en/figures/{}/{}.ods")},
        ABOUT_INDICATOR, take_table_ods},
    [TAKE_TABLE_PX] = {{S_INIT("nl/cijfers/{}/{}.px"), S_INIT("en/figures/{}/{}.px")},
        ABOUT_INDICATOR, take_table_px},
    [TAKE_TABLE_SDMX_CSV] = {{S_INIT("data/sdmx/{}.csv"), S_INIT("")},
        ABOUT_INDICATOR, take_table_sdmx_csv},
    [TAKE_TABLE_SDMX_ML] = {{S_INIT("data/sdmx/{}.xml"), S_INIT("")},
        ABOUT_INDICATOR, take_table_sdmx_ml},
    [TAKE_CHART] = {{S_INIT("nl/cijfers/{}/grafiek.svg"), S_INIT("en/figures/{}/chart.svg")},
        ABOUT_INDICATOR, take_chart},
    [TAKE_DATASET] = {
        {S_INIT("nl/cijfers/{}/dataset.jsonld"), S_INIT("en/figures/{}/dataset.jsonld")},
        ABOUT_INDICATOR, take_dataset},
    [TAKE_EDITIONS_FEED] = {{S_INIT("nl/edities/feed.xml"), S_INIT("en/editions/feed.xml")},
        ABOUT_WEB, take_editions_feed},
    [TAKE_CORRECTIONS_FEED] = {
        {S_INIT("nl/correcties/feed.xml"), S_INIT("en/corrections/feed.xml")},
        ABOUT_WEB, take_corrections_feed},
    [TAKE_CATALOGUE_TURTLE] = {{S_INIT("catalogus.ttl"), S_INIT("")},
        ABOUT_WEB, take_catalogue_turtle},
    [TAKE_CATALOGUE_JSONLD] = {{S_INIT("catalogus.jsonld"), S_INIT("")},
        ABOUT_WEB, take_catalogue_jsonld},
    [TAKE_SITEMAP] = {{S_INIT("sitemap.xml"), S_INIT("")}, ABOUT_WEB, take_sitemap},
    [TAKE_ROBOTS] = {{S_INIT("robots.txt"), S_INIT("")}, ABOUT_SITE, take_robots},
};
/* clang-format on */

size_t take_count(const View *view, TakeKind kind)
{
    switch (types[kind].about) {
    case ABOUT_SITE:
        return 1;
    case ABOUT_WEB:
        return view->pact->head->url.length > 0 ? 1 : 0;
    case ABOUT_INDICATOR:
        return view->pact->monitor.indicators.count;
    case ABOUT_FROZEN:
        return view->frozen_count;
    case ABOUT_EDITION:
        return view->own.count;
    }
    return 0;
}

const void *take_subject(const View *view, TakeKind kind, size_t index)
{
    if (types[kind].about == ABOUT_INDICATOR) {
        return &view->indicators[index];
    }
    if (types[kind].about == ABOUT_EDITION) {
        return view->own.items[index];
    }
    return types[kind].about == ABOUT_FROZEN ? &view->frozen[index] : NULL;
}

bool take_is_table(TakeKind kind)
{
    return kind >= TAKE_TABLE_CSV && kind <= TAKE_TABLE_SDMX_ML;
}

bool take_has_languages(TakeKind kind)
{
    return types[kind].path[LANG_EN].length > 0;
}

bool take_applies(const View *view, TakeKind kind, const void *subject)
{
    if (types[kind].about == ABOUT_WEB) {
        return view->pact->head->url.length > 0;
    }
    const IndicatorView *indicator = subject;
    if (types[kind].about != ABOUT_INDICATOR) {
        return true;
    }
    if (take_is_table(kind)) {
        return indicator->main != NULL;
    }
    return indicator->figure_count > 0 && (kind != TAKE_CHART || indicator->main != NULL);
}

Str take_path(Arena *a, TakeKind kind, const void *subject, Lang lang)
{
    Str path = types[kind].path[take_has_languages(kind) ? lang : LANG_NL];
    if (types[kind].about == ABOUT_EDITION) {
        return str_replace(a, path, S("{edition}"), ((const Edition *)subject)->id);
    }
    if (types[kind].about == ABOUT_FROZEN) {
        const Frozen *frozen = subject;
        path = str_replace(a, path, S("{edition}"), frozen->edition->id);
        return str_replace(a, path, S("{}"), frozen->indicator->id);
    }
    if (types[kind].about == ABOUT_INDICATOR) {
        return str_replace(a, path, S("{}"),
                           ((const IndicatorView *)subject)->indicator->id);
    }
    return path;
}

bool take_write(const Take *take, TakeKind kind, Str *text, Error *err)
{
    return types[kind].write(take, text, err);
}

const Indicator *take_indicator(TakeKind kind, const void *subject)
{
    if (types[kind].about == ABOUT_FROZEN) {
        return ((const Frozen *)subject)->indicator;
    }
    return types[kind].about == ABOUT_INDICATOR
               ? ((const IndicatorView *)subject)->indicator
               : NULL;
}

TakeSizes take_sizes(Arena *a, const View *view)
{
    TakeSizes sizes;
    for (TakeKind kind = 0; kind < TAKE_KIND_COUNT; kind++) {
        sizes.bytes[kind] =
            PUSH_ARRAY(a, size_t, take_count(view, kind) * LANG_COUNT + 1);
    }
    return sizes;
}

/* A file of one language is listed under Dutch. */
static size_t size_place(TakeKind kind, size_t index, Lang lang)
{
    return index * LANG_COUNT + (take_has_languages(kind) ? lang : LANG_NL);
}

void take_set_size(TakeSizes *sizes, TakeKind kind, size_t index, Lang lang, size_t bytes)
{
    sizes->bytes[kind][size_place(kind, index, lang)] = bytes;
}

size_t take_size(const TakeSizes *sizes, const View *view, TakeKind kind,
                 const void *subject, Lang lang)
{
    size_t index = 0;
    if (types[kind].about == ABOUT_INDICATOR) {
        index = (size_t)((const IndicatorView *)subject - view->indicators);
    } else if (types[kind].about == ABOUT_FROZEN) {
        index = (size_t)((const Frozen *)subject - view->frozen);
    } else if (types[kind].about == ABOUT_EDITION) {
        while (view->own.items[index] != subject) {
            index++;
        }
    }
    return sizes->bytes[kind][size_place(kind, index, lang)];
}

Str site_address(Arena *a, const PactHead *head, Str path)
{
    Str root = head->url;
    if (root.length == 0) {
        return root;
    }
    if (str_ends(root, S("/"))) {
        root = str_slice(root, 0, root.length - 1);
    }
    if (str_ends(path, S("index.html"))) {
        path = str_slice(path, 0, path.length - S("index.html").length);
    }
    return str_format(a, "%.*s/%.*s", STR_ARG(root), STR_ARG(path));
}

const Edition *take_edition(const View *view, const Indicator *indicator)
{
    const Monitor *monitor = &view->pact->monitor;
    FigureRefs all = figures_of_indicator(&monitor->figures, monitor, indicator);
    for (size_t e = view->visible.count; e > 0; e--) {
        const Edition *edition = view->visible.items[e - 1];
        for (size_t i = 0; i < all.count; i++) {
            if (all.items[i]->edition == edition) {
                return edition;
            }
        }
    }
    return NULL;
}
