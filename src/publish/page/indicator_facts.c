/* SPDX-License-Identifier: EUPL-1.2
 * indicator_facts.c - definition, targets, statements, sources, citation
 */
#include "publish/page/indicator_facts.h"

#include "publish/page/component.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

void put_target(Page *page, const Target *target)
{
    if (words_are_set(target->text)) {
        put_words(page, target->text);
    } else {
        html_text(page->h, say_target(page->a, target, page->lang));
    }
    put_space(page);
    if (target->due.kind == PERIOD_NONE) {
        put_absent(page, TEXT_TARGET_NO_DATE);
        put_space(page);
    }
    if (target->definition == NULL) {
        put_absent(page, TEXT_TARGET_CANNOT);
        put_space(page);
        put_words(page, target->cannot_because);
    }
    if (words_are_set(target->baseline)) {
        put_space(page);
        put(page, TEXT_TARGET_BASELINE);
        put_space(page);
        put_words(page, target->baseline);
    }
    if (target->version == NULL) {
        put_space(page);
        put(page, TEXT_TARGET_NOT_OF_PACT);
    }
    if (target->source != NULL) {
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
            put_space(page);
            put(page, TEXT_WORD_SOURCE);
            put_space(page);
            source_link(page, target->source);
            html_text(page->h, S("."));
        }
    }
}

void target_part(Page *page, const IndicatorView *view)
{
    const TargetList *targets = &page->view->pact->monitor.targets;
    size_t count = 0;
    for (size_t i = 0; i < targets->count; i++) {
        count += targets->items[i].indicator == view->indicator ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("targets"), TEXT_PART_TARGETS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < targets->count; i++) {
                if (targets->items[i].indicator == view->indicator) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        put_target(page, &targets->items[i]);
                }
            }
        }
    }
}

static void wanted_fact(Page *page, Direction wanted)
{
    if (wanted == DIRECTION_NONE) {
        return;
    }
    fact(page, TEXT_FACT_WANTED);
    HTML(page->h, TAG_DD, NO_ATTRS)
        put(page, wanted == DIRECTION_UP ? TEXT_WANTED_UP : TEXT_WANTED_DOWN);
}

static void certainty_fact(Page *page, Certainty certainty)
{
    if (certainty == CERTAINTY_STATED) {
        return;
    }
    fact(page, TEXT_FACT_CERTAINTY);
    HTML(page->h, TAG_DD, NO_ATTRS)
        put_absent(page, certainty == CERTAINTY_PRESUMED ? TEXT_DEFINITION_PRESUMED
                                                         : TEXT_DEFINITION_DOUBTFUL);
}

static void survey_fact(Page *page, const IndicatorView *view)
{
    if (view->main == NULL) {
        return;
    }
    const Survey *survey = view->main->series->survey;
    static const TextKey kinds[] = {[SURVEY_REGISTER] = TEXT_SURVEY_REGISTER,
                                    [SURVEY_SAMPLE] = TEXT_SURVEY_SAMPLE,
                                    [SURVEY_ESTIMATE] = TEXT_SURVEY_ESTIMATE};
    fact(page, TEXT_FACT_SURVEY);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        put_words(page, survey->name);
        html_text(page->h, S(". "));
        put(page, kinds[survey->kind]);
        if (words_are_set(survey->note)) {
            put_space(page);
            put_words(page, survey->note);
        }
    }
    fact_words(page, TEXT_FACT_METHOD, view->main->series->method);
    fact_words(page, TEXT_FACT_NOTE, view->main->series->note);
}

static void definition_facts(Page *page, const IndicatorView *view)
{
    const Definition *definition = view->definition;
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        fact_words(page, TEXT_FACT_COUNTED, definition->text);
        fact_words(page, TEXT_FACT_POPULATION, definition->population);
        fact_words(page, TEXT_FACT_NUMERATOR, definition->numerator);
        fact_words(page, TEXT_FACT_DENOMINATOR, definition->denominator);
        fact_words(page, TEXT_FACT_EXCLUDES, definition->excludes);
        fact_words(page, TEXT_FACT_ELSEWHERE, definition->elsewhere);
        fact_words(page, TEXT_FACT_UNIT, definition->unit->many);
        survey_fact(page, view);
        wanted_fact(page, view->indicator->wanted);
        certainty_fact(page, definition->certainty);
        fact_words(page, TEXT_FACT_NAMED_IN, view->indicator->named_in);
    }
}

/* The definition an edition declares for this indicator, or null: it stays as it was. */
static const Definition *declared_by(const Page *page, const Edition *edition,
                                     const Indicator *indicator)
{
    const InForceList *rows = &page->view->pact->monitor.in_force;
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->items[i].edition == edition && rows->items[i].indicator == indicator) {
            return rows->items[i].definition;
        }
    }
    return NULL;
}

/* From the edition that first declared it, until one declared another. */
static void put_in_force(Page *page, const Definition *definition)
{
    const Edition *first = NULL, *until = NULL;
    for (size_t e = 0; e < page->view->visible.count; e++) {
        const Edition *edition = page->view->visible.items[e];
        const Definition *now = declared_by(page, edition, definition->indicator);
        if (now == definition) {
            first = first == NULL ? edition : first;
            until = NULL;
        } else if (now != NULL && first != NULL && until == NULL) {
            until = edition;
        }
    }
    if (first == NULL) {
        put(page, TEXT_DEFINITION_NEVER_IN_FORCE);
        return;
    }
    put(page, TEXT_DEFINITION_FROM);
    edition_link(page, first);
    if (until != NULL) {
        put(page, TEXT_DEFINITION_UNTIL);
        edition_link(page, until);
    }
}

static void definition_row(Page *page, const Definition *definition, bool is_now)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            html_text(page->h, shown_integer(page->a, definition->version, page->lang));
            html_text(page->h, S(". "));
            put_words(page, definition->name);
            if (is_now) {
                put_space(page);
                HTML(page->h, TAG_STRONG, NO_ATTRS)
                    put(page, TEXT_DEFINITION_NOW);
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            put_in_force(page, definition);
        HTML(page->h, TAG_TD, NO_ATTRS)
            put_words(page, words_are_set(definition->changed) ? definition->changed
                                                               : definition->text);
    }
}

static void definition_history(Page *page, const IndicatorView *view)
{
    const DefinitionList *all = &page->view->pact->monitor.definitions;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].indicator == view->indicator ? 1 : 0;
    }
    if (count < 2) {
        return;
    }
    heading(page, TEXT_DEFINITION_HISTORY);
    TABLE(page, text_get(TEXT_DEFINITION_CAPTION, page->lang)) {
        COLUMN_HEADS(page, TEXT_DEFINITION_VERSION, TEXT_DEFINITION_EDITIONS,
                     TEXT_DEFINITION_CHANGED);
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = all->count; i > 0; i--) {
                if (all->items[i - 1].indicator == view->indicator) {
                    definition_row(page, &all->items[i - 1],
                                   &all->items[i - 1] == view->definition);
                }
            }
        }
    }
}

void definition_part(Page *page, const IndicatorView *view)
{
    PART(page, S("definition"), TEXT_PART_DEFINITION) {
        if (view->definition == NULL) {
            HTML(page->h, TAG_P, NO_ATTRS)
                put_absent(page, TEXT_DEFINITION_NONE);
            paragraph_words(page, view->indicator->named_in);
        } else {
            definition_facts(page, view);
            definition_history(page, view);
        }
    }
}

static void put_statement(Page *page, const Statement *statement)
{
    put_words(page, statement->text);
    if (statement->standing == STANDING_DISPUTED) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            put_absent(page, TEXT_STATEMENT_DISPUTED);
            put_space(page);
            put_words(page, statement->because);
        }
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
        if (statement->standing == STANDING_ACCEPTED) {
            put(page, TEXT_STATEMENT_ACCEPTED);
            put_space(page);
        }
        put(page, TEXT_WORD_SOURCE);
        put_space(page);
        source_link(page, statement->source);
        html_text(page->h, S(", "));
        edition_link(page, statement->edition);
        html_text(page->h, S("."));
    }
}

static bool is_about(const Page *page, const Statement *statement,
                     const IndicatorView *view)
{
    return statement->series->definition->indicator == view->indicator &&
           edition_is_visible(statement->edition, page->view->as_of);
}

void statement_part(Page *page, const IndicatorView *view)
{
    const StatementList *all = &page->view->pact->monitor.statements;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += is_about(page, &all->items[i], view) ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("statements"), TEXT_PART_STATEMENTS) {
        paragraph(page, TEXT_STATEMENT_LEAD);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                if (is_about(page, &all->items[i], view)) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        put_statement(page, &all->items[i]);
                }
            }
        }
    }
}

/* Of the file that was computed from: who has it can see that it is the same. */
static void put_hash(Page *page, Str sha256)
{
    if (sha256.length > 0) {
        html_text(page->h, S(". "));
        put(page, TEXT_TRACE_HASH);
        put_space(page);
        html_text(page->h, sha256);
    }
}

void indicator_sources(Page *page, const IndicatorView *view)
{
    const Monitor *monitor = &page->view->pact->monitor;
    bool *used = PUSH_ARRAY(page->a, bool, monitor->sources.count + 1);
    FigureRefs rows = figures_of_indicator(&monitor->attested, monitor, view->indicator);
    for (size_t i = 0; i < rows.count; i++) {
        if (edition_is_visible(rows.items[i]->edition, page->view->as_of)) {
            used[rows.items[i]->source - monitor->sources.items] = true;
        }
    }
    heading(page, TEXT_MENU_SOURCES);
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < monitor->sources.count; i++) {
            if (used[i]) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    source_link(page, &monitor->sources.items[i]);
                    html_text(page->h, S(", "));
                    html_text(page->h, monitor->sources.items[i].publisher);
                    put_hash(page, monitor->sources.items[i].sha256);
                }
            }
        }
    }
}
