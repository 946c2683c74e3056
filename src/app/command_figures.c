/* SPDX-License-Identifier: EUPL-1.2
 * command_figures.c - pact figures, say, revisions: what the figures tell */
#include "app/ask.h"
#include "app/commands.h"
#include "app/listing.h"
#include "publish/table/figure_rows.h"
#include "publish/text/say.h"

#define COLUMN(label)                                                                    \
    {                                                                                    \
        S_INIT(label), false, false                                                      \
    }
#define NUMBER(label)                                                                    \
    {                                                                                    \
        S_INIT(label), true, false                                                       \
    }
#define DETAIL(label)                                                                    \
    {                                                                                    \
        S_INIT(label), false, true                                                       \
    }

static bool read_question(Command *command, const Pact *pact, FigureQuery *query,
                          Error *err)
{
    if (!ask_indicator(pact, command, &query->indicator, err) ||
        !ask_region(pact, command, &query->region, err) ||
        !ask_definition(pact, command, &query->definition, err) ||
        !ask_as_of(pact, command, &query->as_of, err)) {
        return false;
    }
    Period period = command_period(command, S("period"));
    query->from = period;
    query->to = period;
    if (period.kind == PERIOD_SPAN) {
        query->from = (Period){period.part, PERIOD_NONE, period.first, period.first};
        query->to = (Period){period.part, PERIOD_NONE, period.last, period.last};
    }
    return true;
}

/* Keeps the figures of the breakdown as typed. A definition that does not know it drops
 * out; when none knows it, that is a fault of the question. */
static bool keep_breakdown(Command *command, const Monitor *monitor, FigureRefs *found,
                           Error *err)
{
    size_t kept = 0;
    bool understood = false;
    Error misread = {0};
    for (size_t i = 0; i < found->count; i++) {
        const Figure *figure = found->items[i];
        Cell cell;
        if (cell_parse(command->arena, monitor, figure->series->definition,
                       command_text(command, S("breakdown")), &cell, &misread)) {
            understood = true;
            if (cell_equal(cell, figure->cell)) {
                found->items[kept++] = figure;
            }
        }
    }
    if (found->count > 0 && !understood) {
        *err = misread;
        return false;
    }
    found->count = kept;
    return true;
}

static void explain_nothing(Command *command, const Pact *pact, const FigureQuery *query)
{
    if (query->indicator == NULL) {
        command_say(command, "no figures match");
    } else if (query->definition == NULL &&
               definition_in_force(&pact->monitor, query->indicator, query->as_of) ==
                   NULL) {
        command_say(command, "no figures: no edition released by then gives %.*s",
                    STR_ARG(query->indicator->id));
    } else {
        command_say(command,
                    "no figures match; without --region, --breakdown and --period "
                    "all of the indicator are listed");
    }
}

bool command_figures(Command *command, Error *err)
{
    const Pact *pact;
    FigureQuery query = {0};
    if (!ask_pact(command, &pact, err) || !read_question(command, pact, &query, err)) {
        return false;
    }
    FigureRefs found = figures_find(command->arena, &pact->monitor, &query);
    if (command_has(command, S("breakdown")) &&
        !keep_breakdown(command, &pact->monitor, &found, err)) {
        return false;
    }
    if (found.count == 0) {
        explain_nothing(command, pact, &query);
    }
    Listing listing = listing_of(command, FIGURE_COLUMNS, FIGURE_COLUMN_COUNT);
    for (size_t i = 0; i < found.count; i++) {
        Str row[FIGURE_COLUMN_COUNT];
        figure_row(command->arena, &pact->monitor, found.items[i], row);
        listing_row(&listing, row);
    }
    return listing_finish(&listing, err);
}

/* ERR_NOT_FOUND when an end of the question has no figure anywhere. */
static bool both_found(Command *command, const ChangeQuestion *question,
                       const ChangeEnds *ends, Error *err)
{
    if (ends->from != NULL && ends->to != NULL) {
        return true;
    }
    Period missing = ends->from == NULL ? question->from : question->to;
    error_hint(err,
               str_format(command->arena, "`pact figures --indicator %.*s` lists them.",
                          STR_ARG(question->indicator->id)));
    return FAIL(err, ERR_NOT_FOUND, "there is no figure of %.*s for %.*s",
                STR_ARG(question->indicator->id),
                STR_ARG(period_text(command->arena, missing)));
}

static void print_sentence(Command *command, Str text)
{
    buf_add(&command->out, text);
    buf_char(&command->out, '\n');
}

bool command_say_sentence(Command *command, Error *err)
{
    const Pact *pact;
    ChangeQuestion question = {
        .from = command_period(command, S("from")),
        .to = command_period(command, S("to")),
        .breakdown = command_text(command, S("breakdown")),
    };
    ChangeEnds ends;
    if (!ask_pact(command, &pact, err) ||
        !ask_indicator(pact, command, &question.indicator, err) ||
        !ask_region(pact, command, &question.region, err) ||
        !ask_as_of(pact, command, &question.as_of, err)) {
        return false;
    }
    if (question.region == NULL) {
        question.region = regions_find(&pact->regions, S("NL"));
    }
    if (question.region == NULL) {
        return command_wrong_usage(command, err, "name a region with --region");
    }
    if (!say_find_ends(command->arena, &pact->monitor, &question, &ends, err) ||
        !both_found(command, &question, &ends, err)) {
        return false;
    }
    Lang lang = str_equal(command_text(command, S("lang")), S("en")) ? LANG_EN : LANG_NL;
    Sentence sentence =
        say_change(command->arena, &pact->monitor, ends.from, ends.to, lang);
    if (sentence.is_refused) {
        print_sentence(command, sentence.text);
        return FAIL(
            err,
            sentence.why == INCOMPARABLE_NO_VALUE ? ERR_NOT_FOUND : ERR_NOT_COMPARABLE,
            "%.*s: %.*s is of series %.*s, %.*s of series %.*s", STR_ARG(sentence.code),
            STR_ARG(period_text(command->arena, ends.from->period)),
            STR_ARG(ends.from->series->id),
            STR_ARG(period_text(command->arena, ends.to->period)),
            STR_ARG(ends.to->series->id));
    }
    const Definition *in_force =
        definition_in_force(&pact->monitor, question.indicator, question.as_of);
    if (ends.to->series->definition != in_force) {
        command_say(command, "by definition %.*s, which is not the one in force",
                    STR_ARG(ends.to->series->definition->id));
    }
    print_sentence(command, sentence.text);
    return true;
}

static const ListingColumn REVISION_COLUMNS[] = {
    COLUMN("indicator"),      DETAIL("series"), COLUMN("region"),
    COLUMN("breakdown"),      COLUMN("period"), NUMBER("before"),
    COLUMN("edition_before"), NUMBER("after"),  COLUMN("edition_after"),
    NUMBER("difference"),     COLUMN("unit"),   COLUMN("reason"),
};

static Str value_or_status(const Figure *figure)
{
    if (figure == NULL) {
        return S("");
    }
    return figure_has_value(figure) ? figure->value.text : figure_status_name(figure);
}

static void list_revision(Listing *listing, const Revision *revision)
{
    Arena *a = listing->command->arena;
    const Figure *after = revision->after;
    const Unit *unit = after->series->definition->unit;
    int decimals = after->value.decimals;
    if (revision->before != NULL && revision->before->value.decimals > decimals) {
        decimals = revision->before->value.decimals;
    }
    Str reason = words_in(after->reason, LANG_EN, NULL);
    Str row[] = {
        after->series->definition->indicator->id,
        after->series->id,
        figure_region_name(after),
        after->cell.text,
        period_text(a, after->period),
        value_or_status(revision->before),
        revision->before != NULL ? revision->before->edition->id : S(""),
        value_or_status(after),
        after->edition->id,
        revision->comparable ? number_text(a, revision->difference, decimals) : S(""),
        unit->difference != NULL ? unit->difference->id : unit->id,
        reason.length > 0          ? reason
        : revision->before == NULL ? S("new")
                                   : S("not stated"),
    };
    listing_row(listing, row);
}

bool command_revisions(Command *command, Error *err)
{
    const Pact *pact;
    const Edition *since, *until;
    if (!ask_pact(command, &pact, err) ||
        !ask_edition(pact, command, S("since"), &since, err) ||
        !ask_edition(pact, command, S("until"), &until, err)) {
        return false;
    }
    RevisionList list = revisions(command->arena, &pact->monitor, since, until);
    if (list.count == 0) {
        command_say(command, "no figure changed");
    }
    Listing listing = listing_of(command, REVISION_COLUMNS,
                                 sizeof REVISION_COLUMNS / sizeof REVISION_COLUMNS[0]);
    for (size_t i = 0; i < list.count; i++) {
        list_revision(&listing, &list.items[i]);
    }
    return listing_finish(&listing, err);
}
