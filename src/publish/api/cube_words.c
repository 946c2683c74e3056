/* SPDX-License-Identifier: EUPL-1.2
 * cube_words.c - what a cube says for people: title, notes, provenance
 */
#include "publish/api/cube_words.h"

#include "domain/figures/order.h"
#include "publish/api/figure_cube.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

Str licence_address(Arena *a, Str licence)
{
    if (str_equal(licence, S("CC-BY-4.0"))) {
        return S("https://creativecommons.org/licenses/by/4.0/");
    }
    if (str_equal(licence, S("CC0-1.0"))) {
        return S("https://creativecommons.org/publicdomain/zero/1.0/");
    }
    return licence.length == 0
               ? S("")
               : str_format(a, "https://spdx.org/licenses/%.*s.html", STR_ARG(licence));
}

static Str question_text(Arena *a, const FigureQuery *query, Lang lang)
{
    if (query->as_of.edition != NULL) {
        Str name = words_in(query->as_of.edition->name, lang, NULL);
        return text_fill(a, TEXT_OPEN_AS_OF_EDITION, lang, PLACES({PLACE_EDITION, name}));
    }
    if (query->as_of.moment.seconds == as_of_latest().moment.seconds) {
        return text_get(TEXT_OPEN_AS_OF_LATEST, lang);
    }
    Date date = moment_date(query->as_of.moment);
    return text_fill(a, TEXT_OPEN_AS_OF_DATE, lang,
                     PLACES({PLACE_DATE, shown_date(a, date, lang)}));
}

typedef struct Notes {
    StrList list;
    size_t room;
} Notes;

static void add_note(Notes *notes, Str text)
{
    for (size_t i = 0; i < notes->list.count; i++) {
        if (str_equal(notes->list.items[i], text)) {
            return;
        }
    }
    if (text.length > 0 && notes->list.count < notes->room) {
        notes->list.items[notes->list.count++] = text;
    }
}

static void add_break_notes(Arena *a, Notes *notes, const Monitor *monitor,
                            const Definition *definition, Lang lang)
{
    for (size_t i = 0; i < monitor->breaks.count; i++) {
        const Break *way = &monitor->breaks.items[i];
        if (way->to->definition == definition || way->from->definition == definition) {
            add_note(notes,
                     text_fill(a, TEXT_OPEN_BREAK, lang,
                               PLACES({PLACE_PERIOD, shown_period(a, way->at, lang)},
                                      {PLACE_CAUSE, words_in(way->cause, lang, NULL)})));
        }
    }
}

static StrList notes_of(Arena *a, const Monitor *monitor, const FigureQuery *query,
                        const FigureRefs *figures, Lang lang)
{
    enum { WORDS = 6 };
    const Definition *definition = query->definition;
    size_t room = WORDS + monitor->breaks.count + monitor->series.count * 2;
    Notes notes = {{PUSH_ARRAY(a, Str, room), 0}, room};
    const Words *words[] = {&definition->population, &definition->numerator,
                            &definition->denominator, &definition->excludes,
                            &definition->changed};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        add_note(&notes, words_in(*words[i], lang, NULL));
    }
    add_break_notes(a, &notes, monitor, definition, lang);
    if (definition->certainty != CERTAINTY_STATED) {
        add_note(&notes, text_get(TEXT_OPEN_PRESUMED, lang));
    }
    for (size_t i = 0; i < figures->count; i++) {
        const Series *series = figures->items[i]->series;
        add_note(&notes, words_in(series->note, lang, NULL));
        add_note(&notes, words_in(series->survey->note, lang, NULL));
    }
    return notes.list;
}

/* The publishers of all sources, each once. */
static Str publishers(Arena *a, const Monitor *monitor, const FigureRefs *figures)
{
    size_t room = monitor->sources.count + 1;
    Notes found = {{PUSH_ARRAY(a, Str, room), 0}, room};
    for (size_t i = 0; i < figures->count; i++) {
        const Figure *figure = figures->items[i];
        size_t parts = figure->part_count > 0 ? figure->part_count : 1;
        for (size_t p = 0; p < parts; p++) {
            const Figure *stated = figure->part_count > 0 ? figure->parts[p] : figure;
            FigureRefs rows = figure_attestations(a, monitor, stated);
            for (size_t r = 0; r < rows.count; r++) {
                add_note(&found, rows.items[r]->source->publisher);
            }
        }
    }
    return str_join(a, found.list.items, found.list.count, S("; "));
}

static void add_about(CubeTable *table, Str name, Str text)
{
    if (text.length > 0) {
        table->texts[table->rows * 2] = name;
        table->texts[table->rows * 2 + 1] = text;
        table->rows++;
    }
}

static CubeTable about(Arena *a, const Cube *cube, Lang lang)
{
    const struct {
        TextKey name;
        Str text;
    } facts[] = {
        {TEXT_OPEN_ABOUT_TITLE, cube->title},
        {TEXT_OPEN_ABOUT_DEFINITION, cube->description},
        {TEXT_OPEN_ABOUT_CODE, cube->definition},
        {TEXT_OPEN_ABOUT_UNIT, cube->unit_label},
        {TEXT_OPEN_ABOUT_AS_OF, cube->question},
        {TEXT_OPEN_ABOUT_EDITION, cube->edition},
        {TEXT_OPEN_ABOUT_RELEASED, cube->updated},
        {TEXT_OPEN_ABOUT_SOURCES, cube->sources},
        {TEXT_OPEN_ABOUT_PUBLISHER, cube->publisher},
        {TEXT_OPEN_ABOUT_LICENCE, cube->licence},
    };
    size_t count = sizeof facts / sizeof facts[0];
    CubeTable table = {PUSH_ARRAY(a, Str, (count + 1 + cube->notes.count) * 2), 2, 0};
    add_about(&table, text_get(TEXT_OPEN_ABOUT_WHAT, lang),
              text_get(TEXT_OPEN_ABOUT_TEXT, lang));
    for (size_t i = 0; i < count; i++) {
        add_about(&table, text_get(facts[i].name, lang), facts[i].text);
    }
    for (size_t i = 0; i < cube->notes.count; i++) {
        add_about(&table, text_get(TEXT_OPEN_ABOUT_NOTE, lang), cube->notes.items[i]);
    }
    return table;
}

enum { FROM_COLUMNS = 10 };

static void from_row(Arena *a, Str *texts, const Figure *figure, const Figure *row,
                     Lang lang)
{
    const Source *source = row->source;
    const Str values[FROM_COLUMNS] = {
        figure_key(a, figure),
        source->id,
        words_in(source->title, lang, NULL),
        source->publisher,
        date_is_set(source->published_at) ? date_iso(a, source->published_at) : S(""),
        source->url,
        source->sha256,
        row->locator,
        row->stated_by,
        words_in(row->note, lang, NULL),
    };
    for (size_t i = 0; i < FROM_COLUMNS; i++) {
        texts[i] = values[i];
    }
}

/* A computed figure has the sources of its parts. */
static CubeTable provenance(Arena *a, const Monitor *monitor, const FigureRefs *figures,
                            Lang lang)
{
    static const TextKey names[FROM_COLUMNS] = {
        TEXT_OPEN_FROM_FIGURE,    TEXT_OPEN_FROM_SOURCE,  TEXT_OPEN_FROM_TITLE,
        TEXT_OPEN_FROM_PUBLISHER, TEXT_OPEN_FROM_DATE,    TEXT_OPEN_FROM_ADDRESS,
        TEXT_OPEN_FROM_SUM,       TEXT_OPEN_FROM_LOCATOR, TEXT_OPEN_FROM_STATED_BY,
        TEXT_OPEN_FROM_NOTE,
    };
    size_t rows = 1;
    for (size_t i = 0; i < figures->count; i++) {
        const Figure *figure = figures->items[i];
        size_t parts = figure->part_count > 0 ? figure->part_count : 1;
        for (size_t p = 0; p < parts; p++) {
            rows += figure_attestations(
                        a, monitor, figure->part_count > 0 ? figure->parts[p] : figure)
                        .count;
        }
    }
    CubeTable table = {PUSH_ARRAY(a, Str, rows * FROM_COLUMNS), FROM_COLUMNS, 1};
    for (size_t c = 0; c < FROM_COLUMNS; c++) {
        table.texts[c] = text_get(names[c], lang);
    }
    for (size_t i = 0; i < figures->count; i++) {
        const Figure *figure = figures->items[i];
        size_t parts = figure->part_count > 0 ? figure->part_count : 1;
        for (size_t p = 0; p < parts; p++) {
            FigureRefs from = figure_attestations(
                a, monitor, figure->part_count > 0 ? figure->parts[p] : figure);
            for (size_t r = 0; r < from.count; r++) {
                from_row(a, &table.texts[table.rows++ * FROM_COLUMNS], figure,
                         from.items[r], lang);
            }
        }
    }
    return table;
}

static const Edition *last_edition(const FigureRefs *figures)
{
    const Edition *last = figures->items[0]->edition;
    for (size_t i = 1; i < figures->count; i++) {
        if (edition_compare(figures->items[i]->edition, last) > 0) {
            last = figures->items[i]->edition;
        }
    }
    return last;
}

void cube_words(Arena *a, const Pact *pact, const FigureQuery *query,
                const FigureRefs *figures, Lang lang, Cube *cube)
{
    const PactHead *head = pact->head;
    const Definition *definition = query->definition;
    const Edition *last = last_edition(figures);
    cube->lang = lang_code(lang);
    cube->title =
        text_fill(a, TEXT_OPEN_TITLE, lang,
                  PLACES({PLACE_NAME, words_in(query->indicator->name, lang, NULL)},
                         {PLACE_DEFINITION, words_in(definition->name, lang, NULL)}));
    cube->description = words_in(definition->text, lang, NULL);
    cube->unit = definition->unit->id;
    cube->unit_label = words_in(definition->unit->many, lang, NULL);
    cube->publisher =
        words_in(head->office != NULL ? head->office->name : head->name, lang, NULL);
    cube->sources = publishers(a, &pact->monitor, figures);
    cube->licence = head->licence;
    cube->licence_url = licence_address(a, head->licence);
    cube->edition = last->id;
    cube->updated = moment_iso_utc(a, last->released_at);
    cube->question = question_text(a, query, lang);
    cube->notes = notes_of(a, &pact->monitor, query, figures, lang);
    cube->about = about(a, cube, lang);
    cube->provenance = provenance(a, &pact->monitor, figures, lang);
    cube->sheet_names[0] = text_get(TEXT_OPEN_SHEET_FIGURES, lang);
    cube->sheet_names[1] = text_get(TEXT_OPEN_SHEET_ABOUT, lang);
    cube->sheet_names[2] = text_get(TEXT_OPEN_SHEET_PROVENANCE, lang);
}
