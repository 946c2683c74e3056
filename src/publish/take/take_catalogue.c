/* SPDX-License-Identifier: EUPL-1.2
 * take_catalogue.c - what data there is, for portals that gather: DCAT-AP-NL 3.0
 *
 *   catalogue -> a dataset for each indicator with figures -> a distribution for each
 * file
 *
 * Everything that the profile obliges is there; what no fact stands for is left out. The
 * theme is that of the pact (pact.yaml, data_themes), a code of the data themes of the
 * EU.
 *
 * Source: DCAT-AP-NL 3.0, Geonovum, docs.geostandaarden.nl/dcat/dcat-ap-nl30
 */
#include "formats/rdf_write.h"
#include "publish/api/figure_cube.h"
#include "publish/page/page.h"
#include "publish/take/take.h"

#define DCAT(name) S("http://www.w3.org/ns/dcat#" name)
#define DCT(name) S("http://purl.org/dc/terms/" name)
#define FOAF(name) S("http://xmlns.com/foaf/0.1/" name)
#define VCARD(name) S("http://www.w3.org/2006/vcard/ns#" name)
#define AUTHORITY(name) S("http://publications.europa.eu/resource/authority/" name)
#define DATE_TIME S("http://www.w3.org/2001/XMLSchema#dateTime")
#define DATE S("http://www.w3.org/2001/XMLSchema#date")

typedef struct Catalogue {
    const Take *take;
    Rdf *rdf;
    Str root; /* addresses of things that have no page */
} Catalogue;

static Str part(const Catalogue *c, const char *name)
{
    return str_format(c->take->a, "%.*s#%s", STR_ARG(c->root), name);
}

static Str address(const Catalogue *c, Str path)
{
    return site_address(c->take->a, c->take->view->pact->head, path);
}

static void words(const Catalogue *c, Str subject, Str predicate, Words words)
{
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        rdf_text(c->rdf, subject, predicate, words.in[lang], lang_code(lang));
    }
}

static void contact(const Catalogue *c)
{
    const PactHead *head = c->take->view->pact->head;
    Words name = head->office != NULL ? head->office->name : head->name;
    Str office = part(c, "office"), person = part(c, "contact");
    rdf_is(c->rdf, office, FOAF("Agent"));
    words(c, office, FOAF("name"), name);
    rdf_is(c->rdf, person, VCARD("Kind"));
    rdf_text(c->rdf, person, VCARD("fn"), words_in(name, LANG_NL, NULL), S(""));
    if (head->mail.length > 0) {
        rdf_link(c->rdf, person, VCARD("hasEmail"),
                 str_format(c->take->a, "mailto:%.*s", STR_ARG(head->mail)));
    }
    rdf_link(c->rdf, person, VCARD("hasURL"), head->url);
}

static Str dataset_address(const Catalogue *c, const Indicator *indicator)
{
    return str_format(c->take->a, "%.*s#dataset-%.*s", STR_ARG(c->root),
                      STR_ARG(indicator->id));
}

static bool is_listed(const IndicatorView *indicator)
{
    return indicator->main != NULL;
}

static void catalogue(const Catalogue *c)
{
    const View *view = c->take->view;
    const PactHead *head = view->pact->head;
    Str self = part(c, "catalogue");
    rdf_is(c->rdf, self, DCAT("Catalog"));
    words(c, self, DCT("title"),
          words_are_set(head->monitor_name) ? head->monitor_name : head->name);
    words(c, self, DCT("description"),
          words_are_set(head->summary) ? head->summary : head->name);
    rdf_link(c->rdf, self, DCT("publisher"), part(c, "office"));
    rdf_link(c->rdf, self, DCAT("contactPoint"), part(c, "contact"));
    rdf_link(c->rdf, self, DCT("language"), AUTHORITY("language/NLD"));
    rdf_link(c->rdf, self, DCT("language"), AUTHORITY("language/ENG"));
    rdf_link(c->rdf, self, FOAF("homepage"), head->url);
    rdf_link(c->rdf, self, DCT("license"), licence_address(c->take->a, head->licence));
    if (view->last != NULL) {
        rdf_typed(c->rdf, self, DCT("modified"),
                  moment_iso_utc(c->take->a, view->last->released_at), DATE_TIME);
    }
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        if (is_listed(&view->indicators[i])) {
            rdf_link(c->rdf, self, DCAT("dataset"),
                     dataset_address(c, view->indicators[i].indicator));
        }
    }
}

/* The files of one indicator, in the order of the catalogue. */
static const struct {
    TakeKind kind;
    const char *type; /* of the EU's file types; empty: it has none */
    const char *media_type;
} files[] = {
    {TAKE_TABLE_CSV, "CSV", "text/csv"},
    {TAKE_TABLE_JSONSTAT, "JSON", "application/json"},
    {TAKE_TABLE_XLSX, "XLSX",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {TAKE_TABLE_ODS, "ODS", "application/vnd.oasis.opendocument.spreadsheet"},
    {TAKE_TABLE_SDMX_ML, "XML", "application/xml"},
};
#define FILE_COUNT (sizeof files / sizeof files[0])

static Str file_address(const Catalogue *c, const IndicatorView *indicator, size_t file)
{
    return address(c, take_path(c->take->a, files[file].kind, indicator, LANG_NL));
}

static Str distribution_address(const Catalogue *c, const IndicatorView *indicator,
                                size_t file)
{
    return str_format(c->take->a, "%.*s-%s",
                      STR_ARG(dataset_address(c, indicator->indicator)),
                      files[file].type);
}

/* The first and the last day that a figure is about; false: none is dated. */
static bool coverage(const Catalogue *c, const Indicator *indicator, Date *first,
                     Date *last)
{
    const Monitor *monitor = &c->take->view->pact->monitor;
    FigureRefs all = figures_of_indicator(&monitor->figures, monitor, indicator);
    *first = *last = (Date){0};
    for (size_t i = 0; i < all.count; i++) {
        Period period = all.items[i]->period;
        if (date_is_set(period.first) &&
            (!date_is_set(*first) || date_compare(period.first, *first) < 0)) {
            *first = period.first;
        }
        if (date_is_set(period.last) &&
            (!date_is_set(*last) || date_compare(period.last, *last) > 0)) {
            *last = period.last;
        }
    }
    return date_is_set(*first);
}

static void dataset(const Catalogue *c, const IndicatorView *indicator)
{
    const Take *take = c->take;
    const PactHead *head = take->view->pact->head;
    const Edition *edition = take_edition(take->view, indicator->indicator);
    Str self = dataset_address(c, indicator->indicator);
    Str period = str_format(take->a, "%.*s-period", STR_ARG(self));
    Date first, last;
    bool is_dated = coverage(c, indicator->indicator, &first, &last);
    rdf_is(c->rdf, self, DCAT("Dataset"));
    rdf_text(c->rdf, self, DCT("identifier"), self, S(""));
    words(c, self, DCT("title"), indicator->indicator->name);
    words(c, self, DCT("description"), indicator->definition->text);
    rdf_link(c->rdf, self, DCT("accessRights"), AUTHORITY("access-right/PUBLIC"));
    rdf_link(c->rdf, self, DCAT("contactPoint"), part(c, "contact"));
    rdf_link(c->rdf, self, DCT("creator"), part(c, "office"));
    rdf_link(c->rdf, self, DCT("publisher"), part(c, "office"));
    for (size_t i = 0; i < head->data_themes.count; i++) {
        Str theme = head->data_themes.items[i];
        rdf_link(c->rdf, self, DCAT("theme"),
                 str_format(take->a, "%.*s%.*s", STR_ARG(AUTHORITY("data-theme/")),
                            STR_ARG(theme)));
    }
    rdf_link(c->rdf, self, DCT("language"), AUTHORITY("language/NLD"));
    rdf_link(
        c->rdf, self, DCAT("landingPage"),
        address(c, page_path(take->a, PAGE_INDICATOR, indicator->indicator, LANG_NL)));
    if (edition != NULL) {
        rdf_text(c->rdf, self, DCAT("version"), edition->id, S(""));
        rdf_typed(c->rdf, self, DCT("modified"),
                  moment_iso_utc(take->a, edition->released_at), DATE_TIME);
    }
    rdf_link(c->rdf, self, DCT("temporal"), is_dated ? period : S(""));
    for (size_t i = 0; i < FILE_COUNT; i++) {
        rdf_link(c->rdf, self, DCAT("distribution"),
                 distribution_address(c, indicator, i));
    }
    if (is_dated) {
        rdf_is(c->rdf, period, DCT("PeriodOfTime"));
        rdf_typed(c->rdf, period, DCAT("startDate"), date_iso(take->a, first), DATE);
        rdf_typed(c->rdf, period, DCAT("endDate"), date_iso(take->a, last), DATE);
    }
}

static void distribution(const Catalogue *c, const IndicatorView *indicator, size_t file)
{
    const Take *take = c->take;
    const PactHead *head = take->view->pact->head;
    Str self = distribution_address(c, indicator, file);
    Str at = file_address(c, indicator, file);
    rdf_is(c->rdf, self, DCAT("Distribution"));
    words(c, self, DCT("title"), indicator->indicator->name);
    rdf_link(c->rdf, self, DCAT("accessURL"), at);
    rdf_link(c->rdf, self, DCAT("downloadURL"), at);
    rdf_link(c->rdf, self, DCT("license"), licence_address(take->a, head->licence));
    rdf_link(c->rdf, self, DCT("format"),
             str_format(take->a, "%.*s%s", STR_ARG(AUTHORITY("file-type/")),
                        files[file].type));
    rdf_link(c->rdf, self, DCAT("mediaType"),
             str_format(take->a, "https://www.iana.org/assignments/media-types/%s",
                        files[file].media_type));
}

static Rdf *whole(const Take *take)
{
    Catalogue c = {.take = take, .rdf = rdf_new(take->a)};
    c.root = site_address(take->a, take->view->pact->head, S("catalogus.ttl"));
    catalogue(&c);
    contact(&c);
    for (size_t i = 0; i < take->view->pact->monitor.indicators.count; i++) {
        const IndicatorView *indicator = &take->view->indicators[i];
        if (is_listed(indicator)) {
            dataset(&c, indicator);
            for (size_t f = 0; f < FILE_COUNT; f++) {
                distribution(&c, indicator, f);
            }
        }
    }
    return c.rdf;
}

bool take_catalogue_turtle(const Take *take, Str *text, Error *err)
{
    return rdf_turtle(whole(take), text, err);
}

bool take_catalogue_jsonld(const Take *take, Str *text, Error *err)
{
    return rdf_jsonld(whole(take), text, err);
}
