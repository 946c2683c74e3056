/* SPDX-License-Identifier: EUPL-1.2
 * api_figures.c - figures and revisions
 */
#include "base/nearest.h"
#include "base/number.h"
#include "publish/api/api_table.h"
#include "publish/api/export.h"
#include "publish/api/figure_cube.h"
#include "publish/table/figure_rows.h"

/* The record of a kind with this id; null after telling what is wrong. */
static const void *named(Api *api, KindId id, Str param, Str name)
{
    const Kind *kind = &PACT_KINDS[id];
    size_t count = kind_list(api->pact, kind).count;
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < count; i++) {
        const void *record = kind_record(api->pact, kind, i);
        Str other = record_id(kind, record);
        if (str_equal(other, name)) {
            return record;
        }
        nearest_offer(&nearest, other);
    }
    Str hint = nearest_hint(api->a, &nearest);
    api_problem(api, param,
                str_format(api->a, "names no %.*s: \"%.*s\". %.*s", STR_ARG(kind->name),
                           STR_ARG(name), STR_ARG(hint)));
    return NULL;
}

static const void *named_if(Api *api, KindId id, Str param)
{
    Str name = api_param(api, param);
    return name.length > 0 ? named(api, id, param, name) : NULL;
}

static AsOf moment_asked(Api *api)
{
    const Edition *edition = named_if(api, KIND_EDITION, S("edition"));
    Date date;
    bool has_date = date_parse(api_param(api, S("asOf")), &date);
    if (edition != NULL && has_date) {
        api_problem(api, S("asOf"), S("cannot stand beside edition"));
    }
    if (edition != NULL && !edition_is_visible(edition, as_of_latest())) {
        api_problem(api, S("edition"), S("is not released"));
    }
    return edition != NULL ? as_of_edition(edition)
           : has_date      ? as_of_date(date)
                           : as_of_latest();
}

static bool is_declared(const Api *api, Str name)
{
    for (size_t i = 0; i < API_PARAMS_MOST; i++) {
        if (str_equal(api->row->params[i].name, name)) {
            return name.length > 0;
        }
    }
    return false;
}

/* Every parameter that the row does not declare names a dimension. */
static const CubeFilter *filters(Api *api, size_t *count)
{
    CubeFilter *list = PUSH_ARRAY(api->a, CubeFilter, api->question->param_count + 1);
    *count = 0;
    for (size_t i = 0; i < api->question->param_count; i++) {
        const ApiParam *param = &api->question->params[i];
        if (!is_declared(api, param->name)) {
            list[(*count)++] =
                (CubeFilter){param->name, str_split(api->a, param->value, ',')};
        }
    }
    return list;
}

static bool ask(Api *api, CubeQuestion *question, Lang *lang)
{
    question->query.indicator = named(api, KIND_INDICATOR, S("id"), api_id(api));
    question->query.definition = named_if(api, KIND_DEFINITION, S("definition"));
    question->query.as_of = moment_asked(api);
    (void)period_parse(api_param(api, S("from")), &question->query.from);
    (void)period_parse(api_param(api, S("to")), &question->query.to);
    question->filters = filters(api, &question->filter_count);
    Str wanted = api_param(api, S("lang"));
    *lang = str_equal(wanted, S("en")) ? LANG_EN : LANG_NL;
    if (wanted.length > 0 && *lang == LANG_NL && !str_equal(wanted, S("nl"))) {
        api_problem(api, S("lang"), S("is nl or en"));
    }
    if (question->query.definition != NULL && question->query.indicator != NULL &&
        question->query.definition->indicator != question->query.indicator) {
        api_problem(api, S("definition"), S("is of another indicator"));
    }
    return api->problem_count == 0;
}

static void number(JsonWriter *w, const char *key, Str text)
{
    Decimal decimal;
    json_key(w, str_of(key));
    if (decimal_parse(text, &decimal)) {
        json_number(w, decimal.value, decimal.decimals);
    } else {
        json_null(w);
    }
}

static void figure(JsonWriter *w, Arena *a, const Cube *cube, const CubeCell *cell)
{
    json_object_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        json_key(w, api_camel(a, cube->dimensions[d].id));
        json_text(w, cube->dimensions[d].codes[cell->at[d]].code);
    }
    number(w, "value", cell->value);
    number(w, "low", cell->low);
    number(w, "high", cell->high);
    api_pair(w, "range", cell->range);
    api_pair(w, "status", cell->status);
    api_pair(w, "obsStatus", str_format(a, "%c", cell->observation));
    api_pair(w, "confStatus", str_format(a, "%c", cell->confidentiality));
    json_key(w, S("afterBreak"));
    json_bool(w, cell->is_after_break);
    api_pair(w, "origin", cell->origin);
    api_pair(w, "edition", cell->edition);
    api_pair(w, "source", cell->source);
    api_pair(w, "note", cell->note);
    json_object_end(w);
}

static void head(JsonWriter *w, const Cube *cube)
{
    api_pair(w, "indicator", cube->id);
    api_pair(w, "definition", cube->definition);
    api_pair(w, "title", cube->title);
    api_pair(w, "unit", cube->unit);
    api_pair(w, "asOf", cube->question);
    api_pair(w, "edition", cube->edition);
    api_pair(w, "updated", cube->updated);
    api_pair(w, "licence", cube->licence);
    json_key(w, S("notes"));
    json_array_begin(w);
    for (size_t i = 0; i < cube->notes.count; i++) {
        json_text(w, cube->notes.items[i]);
    }
    json_array_end(w);
}

static bool other_format(Api *api, const Cube *cube)
{
    Str name = api_param(api, S("format"));
    const ExportFormat *format = export_format(name);
    if (format == NULL) {
        Str *names = PUSH_ARRAY(api->a, Str, EXPORT_FORMAT_COUNT);
        for (size_t i = 0; i < EXPORT_FORMAT_COUNT; i++) {
            names[i] = EXPORT_FORMATS[i].name;
        }
        Str all = str_join(api->a, names, EXPORT_FORMAT_COUNT, S(", "));
        api_problem(api, S("format"),
                    str_format(api->a, "is not one of %.*s", STR_ARG(all)));
        return false;
    }
    api->media_type = format->media_type;
    return format->write(api->a, cube, &api->bytes, &api->error);
}

bool api_figures(Api *api)
{
    CubeQuestion question = {0};
    Cube cube;
    Lang lang;
    size_t start;
    if (!ask(api, &question, &lang) ||
        !figure_cube(api->a, api->pact, &question, lang, &cube, &api->error)) {
        return false;
    }
    if (api_param(api, S("format")).length > 0) {
        return other_format(api, &cube);
    }
    if (!api_page_start(api, &start)) {
        return false;
    }
    size_t end = start + (size_t)api_number(api, S("limit"), API_LIMIT_USUAL);
    json_object_begin(&api->w);
    head(&api->w, &cube);
    json_key(&api->w, S("total"));
    json_int(&api->w, (int64_t)cube.cell_count);
    json_key(&api->w, S("items"));
    json_array_begin(&api->w);
    for (size_t i = start; i < end && i < cube.cell_count; i++) {
        figure(&api->w, api->a, &cube, &cube.cells[i]);
    }
    json_array_end(&api->w);
    if (end < cube.cell_count) {
        api_next(api, end);
    }
    json_object_end(&api->w);
    return true;
}

/* As it may be seen: value, status, edition. */
static void side(Api *api, const char *key, const Figure *figure)
{
    json_key(&api->w, str_of(key));
    if (figure == NULL) {
        json_null(&api->w);
        return;
    }
    json_object_begin(&api->w);
    number(&api->w, "value", figure_has_value(figure) ? figure->value.text : S(""));
    api_pair(&api->w, "status", figure_status_name(figure));
    api_pair(&api->w, "edition", figure->edition->id);
    json_object_end(&api->w);
}

static void revision(Api *api, const Revision *revision)
{
    const Figure *after = revision->after;
    json_object_begin(&api->w);
    api_pair(&api->w, "indicator", after->series->definition->indicator->id);
    api_pair(&api->w, "series", after->series->id);
    api_pair(&api->w, "breakdown", after->cell.text);
    api_pair(&api->w, "region", figure_region_name(after));
    api_pair(&api->w, "period", period_text(api->a, after->period));
    api_pair(&api->w, "change", revision->before == NULL ? S("added") : S("changed"));
    side(api, "before", revision->before);
    side(api, "after", after);
    json_key(&api->w, S("reason"));
    json_object_begin(&api->w);
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        if (after->reason.in[lang].length > 0) {
            api_pair(&api->w, lang == LANG_NL ? "nl" : "en", after->reason.in[lang]);
        }
    }
    json_object_end(&api->w);
    json_object_end(&api->w);
}

bool api_revisions(Api *api)
{
    const Edition *since = named_if(api, KIND_EDITION, S("since"));
    const Edition *until = named_if(api, KIND_EDITION, S("until"));
    const Indicator *only = named_if(api, KIND_INDICATOR, S("indicator"));
    size_t start, told = 0, limit = (size_t)api_number(api, S("limit"), API_LIMIT_USUAL);
    if (!api_page_start(api, &start) || api->problem_count > 0) {
        return false;
    }
    RevisionList all = revisions(api->a, &api->pact->monitor, since, until);
    json_object_begin(&api->w);
    json_key(&api->w, S("items"));
    json_array_begin(&api->w);
    size_t i = start;
    for (; i < all.count && told < limit; i++) {
        if (only == NULL || all.items[i].after->series->definition->indicator == only) {
            revision(api, &all.items[i]);
            told++;
        }
    }
    json_array_end(&api->w);
    if (i < all.count) {
        api_next(api, i);
    }
    json_object_end(&api->w);
    return true;
}
