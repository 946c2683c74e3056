/* SPDX-License-Identifier: EUPL-1.2
 * fingerprint.c - every field of every record, by the table of schema.h
 */
#include "pact/fingerprint.h"

#include "pact/field_text.h"

static Stamp add_record(Arena *tmp, Stamp stamp, const Kind *kind, const void *record)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        Lang languages = field->type == FIELD_WORDS ? LANG_COUNT : 1;
        for (Lang lang = LANG_NL; lang < languages; lang++) {
            stamp = stamp_add(stamp, field_joined(tmp, record, field, lang));
        }
    }
    return stamp;
}

static Stamp *stamp_for(const Fingerprint *print, const Pact *pact, const Figure *figure)
{
    return &print->figures[figure->series->definition->indicator -
                           pact->monitor.indicators.items];
}

/* A computed figure says what its parts say, also when those are of another indicator. */
static void add_computed(Arena *tmp, const Fingerprint *print, const Pact *pact)
{
    const FigureRefs *figures = &pact->monitor.figures;
    for (size_t i = 0; i < figures->count; i++) {
        const Figure *figure = figures->items[i];
        Stamp *stamp = stamp_for(print, pact, figure);
        for (size_t p = 0; p < figure->part_count; p++) {
            const Figure *part = figure->parts[p];
            *stamp = stamp_add(*stamp, figure_key(tmp, part));
            *stamp = stamp_add(*stamp, part->value.text);
        }
    }
}

Fingerprint pact_fingerprint(Arena *a, const Pact *pact)
{
    size_t indicators = pact->monitor.indicators.count;
    Fingerprint print = {.figures = PUSH_ARRAY(a, Stamp, indicators + 1)};
    Arena *tmp = arena_new();
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        size_t count = kind_list(pact, kind).count;
        if (id != KIND_FIGURE) { /* one figure more is no reason to write all again */
            print.around = stamp_add_number(print.around, count);
        }
        for (size_t i = 0; i < count; i++) {
            const void *record = kind_record(pact, kind, i);
            Stamp *stamp =
                id == KIND_FIGURE ? stamp_for(&print, pact, record) : &print.around;
            *stamp = add_record(tmp, *stamp, kind, record);
            arena_reset(tmp);
        }
    }
    for (size_t i = 0; i < pact->report_texts.count; i++) {
        print.around = stamp_add(print.around, pact->report_texts.items[i].file);
        print.around = stamp_add(print.around, pact->report_texts.items[i].text);
    }
    add_computed(tmp, &print, pact);
    arena_free(tmp);
    print.all = print.around;
    for (size_t i = 0; i < indicators; i++) {
        print.all = stamp_add_number(print.all, print.figures[i]);
    }
    return print;
}
