/* SPDX-License-Identifier: EUPL-1.2
 * take_figures.c - figures as CSV and JSON
 */
#include "formats/json.h"
#include "publish/table/figure_rows.h"
#include "publish/take/take.h"

/* As the view has them: all series of one indicator, or of all (null). */
static FigureRefs figures_of(Arena *a, const View *view, const Indicator *indicator)
{
    const Monitor *monitor = &view->pact->monitor;
    size_t most = indicator != NULL
                      ? figures_of_indicator(&monitor->figures, monitor, indicator).count
                      : monitor->figures.count;
    FigureRefs all = {PUSH_ARRAY(a, const Figure *, most + 1), 0};
    for (size_t s = 0; s < monitor->series.count; s++) {
        const SeriesView *series = &view->series[s];
        if (indicator != NULL && series->series->definition->indicator != indicator) {
            continue;
        }
        for (size_t l = 0; l < series->lines.count; l++) {
            const FigureRefs *line = &series->lines.items[l].figures;
            for (size_t i = 0; i < line->count; i++) {
                all.items[all.count++] = line->items[i];
            }
        }
    }
    return all;
}

static bool write_csv(Arena *a, const View *view, const Indicator *indicator, Str *text,
                      Error *err)
{
    FigureRefs figures = figures_of(a, view, indicator);
    Rows rows = figure_rows(a, &view->pact->monitor, &figures);
    Buf buf = buf_in(a, 0);
    rows_csv(&buf, &rows);
    return buf_finish(&buf, text, err);
}

bool take_all_csv(const Take *take, Str *text, Error *err)
{
    return write_csv(take->a, take->view, NULL, text, err);
}

bool take_figures_csv(const Take *take, Str *text, Error *err)
{
    const IndicatorView *indicator = take->subject;
    return write_csv(take->a, take->view, indicator->indicator, text, err);
}

bool take_frozen_csv(const Take *take, Str *text, Error *err)
{
    const Frozen *frozen = take->subject;
    return write_csv(take->a, frozen->view, frozen->indicator, text, err);
}

static void words(JsonWriter *w, const char *key, Words words)
{
    if (!words_are_set(words)) {
        return;
    }
    json_key(w, str_of(key));
    json_object_begin(w);
    for (int l = 0; l < LANG_COUNT; l++) {
        if (words.in[l].length > 0) {
            json_key(w, lang_code((Lang)l));
            json_text(w, words.in[l]);
        }
    }
    json_object_end(w);
}

static void text_if(JsonWriter *w, const char *key, Str text)
{
    if (text.length > 0) {
        json_key(w, str_of(key));
        json_text(w, text);
    }
}

static void definitions(JsonWriter *w, const View *view, const Indicator *indicator)
{
    json_key(w, S("definitions"));
    json_array_begin(w);
    const DefinitionList *all = &view->pact->monitor.definitions;
    for (size_t i = 0; i < all->count; i++) {
        const Definition *definition = &all->items[i];
        if (definition->indicator == indicator) {
            json_object_begin(w);
            text_if(w, "id", definition->id);
            words(w, "name", definition->name);
            words(w, "text", definition->text);
            words(w, "changed", definition->changed);
            words(w, "unit", definition->unit->many);
            json_object_end(w);
        }
    }
    json_array_end(w);
}

static void breaks(JsonWriter *w, Arena *a, const View *view, const Indicator *indicator)
{
    json_key(w, S("breaks"));
    json_array_begin(w);
    const BreakList *all = &view->pact->monitor.breaks;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].to->definition->indicator == indicator) {
            json_object_begin(w);
            text_if(w, "from", all->items[i].from->id);
            text_if(w, "to", all->items[i].to->id);
            text_if(w, "at", period_text(a, all->items[i].at));
            words(w, "cause", all->items[i].cause);
            json_object_end(w);
        }
    }
    json_array_end(w);
}

bool take_figures_json(const Take *take, Str *text, Error *err)
{
    const View *view = take->view;
    const Indicator *indicator = ((const IndicatorView *)take->subject)->indicator;
    const Edition *edition = take_edition(view, indicator);
    FigureRefs figures = figures_of(take->a, view, indicator);
    Rows rows = figure_rows(take->a, &view->pact->monitor, &figures);
    Buf buf = buf_in(take->a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    text_if(&w, "indicator", indicator->id);
    words(&w, "name", indicator->name);
    words(&w, "summary", indicator->summary);
    text_if(&w, "licence", view->pact->head->licence);
    if (edition != NULL) {
        text_if(&w, "latest_edition", edition->id);
        text_if(&w, "released_at", moment_iso(take->a, edition->released_at));
    }
    definitions(&w, view, indicator);
    breaks(&w, take->a, view, indicator);
    json_key(&w, S("figures"));
    rows_json(&w, &rows);
    json_object_end(&w);
    return json_finish(&w, text, err);
}
