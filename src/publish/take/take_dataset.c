/* SPDX-License-Identifier: EUPL-1.2
 * take_dataset.c - an indicator as schema.org/Dataset, for who reads by machine
 *
 * Source: https://schema.org/Dataset
 */
#include "formats/json.h"
#include "publish/page/page.h"
#include "publish/take/take.h"

static void pair(JsonWriter *w, const char *key, Str text)
{
    if (text.length > 0) {
        json_key(w, str_of(key));
        json_text(w, text);
    }
}

static void download(const Take *take, JsonWriter *w, TakeKind kind, Str media_type)
{
    Str path = take_path(take->a, kind, take->subject, take->lang);
    json_object_begin(w);
    pair(w, "@type", S("DataDownload"));
    pair(w, "encodingFormat", media_type);
    pair(w, "contentUrl", site_address(take->a, take->view->pact->head, path));
    json_object_end(w);
}

static void publisher(const Take *take, JsonWriter *w)
{
    const PactHead *head = take->view->pact->head;
    Words name = head->office != NULL ? head->office->name : head->name;
    json_key(w, S("publisher"));
    json_object_begin(w);
    pair(w, "@type", S("Organization"));
    pair(w, "name", words_in(name, take->lang, NULL));
    pair(w, "url", head->url);
    json_object_end(w);
}

/* "2013/2023": from the first to the last day that a figure is about. */
static void coverage(const Take *take, JsonWriter *w)
{
    const IndicatorView *view = take->subject;
    Date first = {0}, last = {0};
    for (size_t s = 0; s < take->view->pact->monitor.series.count; s++) {
        const SeriesView *series = &take->view->series[s];
        bool is_own = series->series->definition->indicator == view->indicator;
        for (size_t l = 0; is_own && l < series->lines.count; l++) {
            const FigureRefs *line = &series->lines.items[l].figures;
            for (size_t i = 0; i < line->count; i++) {
                Period period = line->items[i]->period;
                if (!date_is_set(period.first)) {
                    continue;
                }
                if (!date_is_set(first) || date_compare(period.first, first) < 0) {
                    first = period.first;
                }
                if (!date_is_set(last) || date_compare(period.last, last) > 0) {
                    last = period.last;
                }
            }
        }
    }
    if (date_is_set(first)) {
        pair(w, "temporalCoverage",
             str_format(take->a, "%.*s/%.*s", STR_ARG(date_iso(take->a, first)),
                        STR_ARG(date_iso(take->a, last))));
    }
}

static void measured(const Take *take, JsonWriter *w)
{
    const IndicatorView *view = take->subject;
    if (view->definition == NULL) {
        return;
    }
    json_key(w, S("variableMeasured"));
    json_object_begin(w);
    pair(w, "@type", S("PropertyValue"));
    pair(w, "name", words_in(view->indicator->name, take->lang, NULL));
    pair(w, "description", words_in(view->definition->text, take->lang, NULL));
    pair(w, "unitText", words_in(view->definition->unit->many, take->lang, NULL));
    json_object_end(w);
}

static void about(const Take *take, JsonWriter *w)
{
    const IndicatorView *view = take->subject;
    const PactHead *head = take->view->pact->head;
    Str path = page_path(take->a, PAGE_INDICATOR, view->indicator, take->lang);
    Str address = site_address(take->a, head, path);
    pair(w, "@context", S("https://schema.org"));
    pair(w, "@type", S("Dataset"));
    pair(w, "@id", address);
    pair(w, "url", address);
    pair(w, "identifier", view->indicator->id);
    pair(w, "inLanguage", lang_code(take->lang));
    pair(w, "name", words_in(view->indicator->name, take->lang, NULL));
    Words told = words_are_set(view->indicator->summary) ? view->indicator->summary
                                                         : view->indicator->subject;
    pair(w, "description", words_in(told, take->lang, NULL));
    if (head->licence.length > 0) {
        pair(w, "license",
             str_format(take->a, "https://spdx.org/licenses/%.*s",
                        STR_ARG(head->licence)));
    }
}

bool take_dataset(const Take *take, Str *text, Error *err)
{
    const IndicatorView *view = take->subject;
    const Edition *edition = take_edition(take->view, view->indicator);
    Buf buf = buf_in(take->a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    about(take, &w);
    if (edition != NULL) {
        pair(&w, "version", words_in(edition->name, take->lang, NULL));
        pair(&w, "dateModified", date_iso(take->a, moment_date(edition->released_at)));
    }
    json_key(&w, S("isAccessibleForFree"));
    json_bool(&w, true);
    publisher(take, &w);
    coverage(take, &w);
    if (view->region != NULL) {
        pair(&w, "spatialCoverage", words_in(view->region->name, take->lang, NULL));
    }
    measured(take, &w);
    json_key(&w, S("distribution"));
    json_array_begin(&w);
    download(take, &w, TAKE_FIGURES_CSV, S("text/csv"));
    download(take, &w, TAKE_FIGURES_JSON, S("application/json"));
    json_array_end(&w);
    json_object_end(&w);
    return json_finish(&w, text, err);
}
