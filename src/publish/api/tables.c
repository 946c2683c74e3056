/* SPDX-License-Identifier: EUPL-1.2
 * tables.c - from a name to an indicator and a moment
 */
#include "publish/api/tables.h"

#include "base/nearest.h"
#include "domain/figures/order.h"
#include "publish/api/figure_cube.h"

static bool find_edition(Arena *a, const Monitor *monitor, Str id, AsOf *moment,
                         Error *err)
{
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < monitor->released.count; i++) {
        const Edition *edition = monitor->released.items[i];
        if (str_equal(edition->id, id)) {
            *moment = as_of_edition(edition);
            return true;
        }
        nearest_offer(&nearest, edition->id);
    }
    error_hint(err, nearest_hint(a, &nearest));
    return FAIL(err, ERR_NOT_FOUND, "there is no edition \"%.*s\"", STR_ARG(id));
}

bool table_moment(Arena *a, const Pact *pact, Str edition, Str as_of, AsOf *moment,
                  Error *err)
{
    Date date;
    if (edition.length > 0 && as_of.length > 0) {
        return FAIL(err, ERR_INVALID, "an edition and a date cannot both be asked");
    }
    if (edition.length > 0) {
        return find_edition(a, &pact->monitor, edition, moment, err);
    }
    if (as_of.length == 0) {
        *moment = as_of_latest();
        return true;
    }
    if (!date_parse(as_of, &date)) {
        error_hint(err, S("Write a date as 2020-12-31."));
        return FAIL(err, ERR_INVALID, "\"%.*s\" is not a date", STR_ARG(as_of));
    }
    *moment = as_of_date(date);
    return true;
}

/* What an indicator has at a moment; false without figures. */
static bool fill(Arena *a, const Pact *pact, const Indicator *indicator, AsOf as_of,
                 Table *table)
{
    FigureQuery query = {.indicator = indicator, .as_of = as_of};
    query.definition = answering_definition(&pact->monitor, &query);
    if (query.definition == NULL) {
        return false;
    }
    FigureRefs figures = figures_find(a, &pact->monitor, &query);
    *table = (Table){.name = indicator->id,
                     .indicator = indicator,
                     .definition = query.definition,
                     .as_of = as_of,
                     .figure_count = figures.count};
    for (size_t i = 0; i < figures.count; i++) {
        const Edition *edition = figures.items[i]->edition;
        if (table->edition == NULL || edition_compare(edition, table->edition) > 0) {
            table->edition = edition;
        }
    }
    return figures.count > 0;
}

bool table_find(Arena *a, const Pact *pact, const TableQuestion *question, Table *table,
                Error *err)
{
    Str name, frozen, edition = question->edition, as_of = question->as_of;
    Date date;
    AsOf moment;
    if (str_cut(question->name, '@', &name, &frozen)) {
        if (edition.length > 0 || as_of.length > 0) {
            return FAIL(err, ERR_INVALID, "\"%.*s\" is frozen already",
                        STR_ARG(question->name));
        }
        bool is_date = date_parse(frozen, &date);
        as_of = is_date ? frozen : as_of;
        edition = is_date ? edition : frozen;
    }
    if (!table_moment(a, pact, edition, as_of, &moment, err)) {
        return false;
    }
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < pact->monitor.indicators.count; i++) {
        const Indicator *indicator = &pact->monitor.indicators.items[i];
        nearest_offer(&nearest, indicator->id);
        if (!str_equal(indicator->id, name)) {
            continue;
        }
        Table found;
        if (!fill(a, pact, indicator, moment, &found)) {
            error_hint(err, S("Ask for a later date, or for no date at all."));
            return FAIL(err, ERR_NOT_FOUND, "table \"%.*s\" has no figures then",
                        STR_ARG(name));
        }
        found.name = question->name;
        *table = found;
        return true;
    }
    error_hint(err, nearest_hint(a, &nearest));
    return FAIL(err, ERR_NOT_FOUND, "there is no table \"%.*s\"", STR_ARG(name));
}

TableList tables_all(Arena *a, const Pact *pact, AsOf as_of)
{
    const IndicatorList *indicators = &pact->monitor.indicators;
    TableList list = {PUSH_ARRAY(a, Table, indicators->count + 1), 0};
    for (size_t i = 0; i < indicators->count; i++) {
        if (fill(a, pact, &indicators->items[i], as_of, &list.items[list.count])) {
            list.count++;
        }
    }
    return list;
}

Str table_title(const Table *table, Lang lang)
{
    return words_in(table->indicator->name, lang, NULL);
}

Str table_text(const Table *table, Lang lang)
{
    return words_in(table->indicator->summary, lang, NULL);
}

bool table_cube(Arena *a, const Pact *pact, const Table *table, Lang lang, Cube *cube,
                Error *err)
{
    CubeQuestion question = {.query = {.indicator = table->indicator,
                                       .definition = table->definition,
                                       .as_of = table->as_of}};
    return figure_cube(a, pact, &question, lang, cube, err);
}
