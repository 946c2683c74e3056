/* SPDX-License-Identifier: EUPL-1.2
 * answer_words.c - counts, names, dates, references and notes in a sentence
 */
#include "domain/register/about.h"
#include "publish/report/query.h"
#include "publish/text/shown.h"

static void put_text(ReportBuild *report, Spans *spans, Str text)
{
    (void)spans_add(spans, (Span){.text = text, .lang = report->lang});
}

static bool is_counted(const Theme *theme, const Theme *own, const Region *region,
                       const Region *country, const RegionRefs *regions)
{
    return (theme == NULL || own == theme) &&
           (region == country || region_is_among(regions, region));
}

/* What may be counted; false for another word. */
static bool count_of(ReportBuild *report, Str what, const Theme *theme,
                     const Region *region, Str status, size_t *count)
{
    const Register *reg = &report->pact->reg;
    const Region *country = report->view->country;
    size_t found = 0;
    if (str_equal(what, S("actions"))) {
        for (size_t i = 0; i < report->view->actions.count; i++) {
            const Action *action = report->view->actions.items[i];
            found +=
                is_counted(theme, action->theme, region, country, &action->regions) &&
                action_has_status(report, action, status);
        }
    } else if (str_equal(what, S("practices"))) {
        for (size_t i = 0; i < reg->practices.count; i++) {
            const Practice *practice = &reg->practices.items[i];
            found +=
                practice_is_known(report, practice) &&
                is_counted(theme, practice->theme, region, country, &practice->regions);
        }
    } else if (str_equal(what, S("partnerships"))) {
        for (size_t i = 0; i < reg->partnerships.count; i++) {
            const Partnership *one = &reg->partnerships.items[i];
            found += is_counted(theme, one->theme, region, country, &one->regions);
        }
    } else if (str_equal(what, S("signatories"))) {
        found = signatories(report->a, reg, report->pact->head->version).count;
    } else if (str_equal(what, S("indicators"))) {
        found = report->pact->monitor.indicators.count;
    } else if (str_equal(what, S("themes"))) {
        found = reg->themes.count;
    } else if (str_equal(what, S("indicators-with-figures"))) {
        for (size_t i = 0; i < report->pact->monitor.indicators.count; i++) {
            found += report->view->indicators[i].figure_count > 0 ? 1 : 0;
        }
    } else {
        return false;
    }
    *count = found;
    return true;
}

bool answer_count(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const Theme *theme;
    const Region *region;
    size_t count;
    Str status;
    if (!query_theme(report, query, &theme, err) ||
        !query_region(report, query, &region, err) ||
        !query_status(query, &status, err)) {
        return false;
    }
    if (!count_of(report, query->words[0], theme, region, status, &count)) {
        error_hint(err, S("Count actions, practices, partnerships, signatories, themes, "
                          "indicators or indicators-with-figures."));
        return QUERY_FAIL(query, err, ERR_INVALID, "\"%.*s\" cannot be counted",
                          STR_ARG(query->words[0]));
    }
    put_text(report, spans, shown_integer(report->a, (int64_t)count, report->lang));
    return true;
}

/* Each has its name above it, and all but the first begin a page; "the region" is then
 * that one. */
bool answer_regions(ReportBuild *report, const Query *query, Error *err)
{
    Str file = str_format(report->a, "report/%.*s.%.*s.md", STR_ARG(query->words[0]),
                          STR_ARG(lang_code(report->lang)));
    const ReportSource *text = report_texts_find(report->question->texts, file);
    if (text == NULL) {
        return QUERY_FAIL(query, err, ERR_NOT_FOUND, "there is no text %.*s",
                          STR_ARG(file));
    }
    const Region *before = report->region;
    bool good = true;
    for (size_t i = 0; good && i < report->view->regions.count; i++) {
        report->region = report->view->regions.items[i];
        if (i > 0) {
            (void)draft_add(report->draft, BLOCK_PAGE);
        }
        report_heading(report, 2, report->region->name);
        good = report_add(report, text, err);
    }
    report->region = before;
    return good;
}

bool answer_name(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const PactHead *head = report->pact->head;
    Str what = query->word_count == 0 ? S("pact") : query->words[0];
    Words words;
    if (str_equal(what, S("pact"))) {
        words = head->name;
    } else if (str_equal(what, S("short"))) {
        words = head->short_name;
    } else if (str_equal(what, S("region"))) {
        words = report->region->name;
    } else if (str_equal(what, S("edition"))) {
        words = report->question->edition->name;
    } else if (str_equal(what, S("indicator")) && report->question->indicator != NULL) {
        words = report->question->indicator->name;
    } else if (str_equal(what, S("office")) && head->office != NULL) {
        words = head->office->name;
    } else {
        error_hint(err,
                   S("Name pact, short, region, edition, office, or in a sheet about "
                     "one, indicator."));
        return QUERY_FAIL(query, err, ERR_INVALID, "there is no name of \"%.*s\" here",
                          STR_ARG(what));
    }
    spans_words(spans, words, report->lang);
    return true;
}

bool answer_date(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const Edition *edition = report->question->edition;
    const PactVersion *version = report->pact->head->version;
    Str what = query->word_count == 0 ? S("edition") : query->words[0];
    if (str_equal(what, S("edition"))) {
        put_text(report, spans,
                 shown_date(report->a, moment_date(edition->released_at), report->lang));
    } else if (str_equal(what, S("pact")) && version != NULL) {
        Str date = version->date_text;
        if (date_is_set(version->date)) {
            date = shown_date(report->a, version->date, report->lang);
        } else {
            (void)shown_month_year(report->a, version->date_text, report->lang, &date);
        }
        put_text(report, spans, date);
    } else {
        error_hint(err, S("Ask for the date of the edition or of the pact."));
        return QUERY_FAIL(query, err, ERR_INVALID, "there is no date of \"%.*s\"",
                          STR_ARG(what));
    }
    return true;
}

/* Its words are filled in when all blocks are there: draft_number(). */
bool answer_see(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    (void)err;
    (void)spans_add(spans, (Span){.kind = SPAN_SEE,
                                  .target = query->words[0],
                                  .lang = report->lang,
                                  .line = query->line});
    return true;
}

bool answer_note(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    (void)err;
    Str head, words;
    (void)str_cut(query->text, ' ', &head, &words);
    (void)spans_add(spans, (Span){.kind = SPAN_NOTE,
                                  .text = str_trim(words),
                                  .lang = report->lang,
                                  .line = query->line});
    return true;
}

/* A text that is not there is told, and left out: an edition may have none of its own. */
bool answer_text(ReportBuild *report, const Query *query, Error *err)
{
    const ReportQuestion *question = report->question;
    Str file =
        str_format(report->a, "report/%.*s/%.*s.%.*s.md", STR_ARG(question->edition->id),
                   STR_ARG(query->words[0]), STR_ARG(lang_code(report->lang)));
    const ReportSource *text = report_texts_find(question->texts, file);
    if (text != NULL) {
        return report_add(report, text, err);
    }
    report_warn(report, query->file, query->line,
                str_format(report->a, "this edition has no text of its own: %.*s",
                           STR_ARG(file)));
    return true;
}
