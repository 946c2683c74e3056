/* SPDX-License-Identifier: EUPL-1.2
 * make.c - from the text of the editors to a draft
 */
#include "formats/markdown.h"
#include "publish/report/query.h"
#include "publish/report/report.h"
#include "publish/report/typed.h"
#include "publish/text/shown.h"

/* A paragraph that is one question and nothing else. */
static bool is_question(const MarkdownPart *part, Str *inside)
{
    if (part->kind != MARKDOWN_PARAGRAPH || part->run_count != 1) {
        return false;
    }
    Str text = str_trim(part->runs[0].text);
    if (!str_starts(text, S("{{")) || !str_ends(text, S("}}"))) {
        return false;
    }
    *inside = str_slice(text, 2, text.length - 2);
    return !str_contains(*inside, S("{{"));
}

static int lines_in(Str text)
{
    int count = 0;
    for (size_t i = 0; i < text.length; i++) {
        count += text.data[i] == '\n' ? 1 : 0;
    }
    return count;
}

static void add_typed(ReportBuild *report, Spans *spans, const MarkdownRun *run, Str text,
                      int line)
{
    static const SpanKind kinds[] = {
        [MARKDOWN_PLAIN] = SPAN_PLAIN,
        [MARKDOWN_STRONG] = SPAN_STRONG,
        [MARKDOWN_EMPHASIS] = SPAN_EMPHASIS,
        [MARKDOWN_LINK] = SPAN_LINK,
    };
    /* A span for each line of the source, so that a number in it has its line. */
    for (Str rest = text; rest.length > 0; line++) {
        Str head, tail;
        bool goes_on = str_cut(rest, '\n', &head, &tail);
        Str words = goes_on ? str_format(report->a, "%.*s ", STR_ARG(head)) : head;
        (void)spans_add(spans, (Span){.kind = kinds[run->style],
                                      .text = words,
                                      .target = run->address,
                                      .lang = report->lang,
                                      .line = line});
        rest = goes_on ? tail : (Str){NULL, 0};
    }
}

static bool answer(ReportBuild *report, Str file, int line, Str inside, Spans *spans,
                   Error *err)
{
    Query query;
    const QueryRow *row;
    if (!query_parse(report->a, inside, file, line, &query, err) ||
        !query_row(&query, &row, err)) {
        return false;
    }
    if (row->in_line == NULL) {
        error_hint(err, S("Put it in a paragraph of its own."));
        return QUERY_FAIL(&query, err, ERR_INVALID, "%s",
                          "it does not fit in a sentence");
    }
    return row->in_line(report, &query, spans, err);
}

/* Where "mark" begins in the text, or its length. */
static size_t find(Str text, Str mark)
{
    size_t at = 0;
    while (at < text.length && !str_starts(str_slice(text, at, text.length), mark)) {
        at++;
    }
    return at;
}

static bool fill_run(ReportBuild *report, Str file, int line, const MarkdownRun *run,
                     Spans *spans, Error *err)
{
    for (Str rest = run->text; rest.length > 0;) {
        size_t open = find(rest, S("{{"));
        Str typed = str_slice(rest, 0, open);
        add_typed(report, spans, run, typed, line);
        line += lines_in(typed);
        if (open == rest.length) {
            return true;
        }
        Str after = str_slice(rest, open + 2, rest.length);
        size_t close = find(after, S("}}"));
        if (close == after.length) {
            return FAIL(err, ERR_INVALID,
                        "%.*s:%d: a question begins with {{ and has no }}", STR_ARG(file),
                        line);
        }
        Str inside = str_slice(after, 0, close);
        if (!answer(report, file, line, inside, spans, err)) {
            return false;
        }
        line += lines_in(inside);
        rest = str_slice(after, close + 2, after.length);
    }
    return true;
}

void report_warn(ReportBuild *report, Str file, int line, Str message)
{
    ReportWarnings *list = report->warnings;
    if (list->count == list->capacity) {
        list->items = arena_grow(report->a, list->items, list->count, &list->capacity,
                                 sizeof(ReportWarning));
    }
    list->items[list->count++] = (ReportWarning){file, line, message};
}

/* Typed numbers of a paragraph, beside the indicators it asked about. */
static void check_typed(ReportBuild *report, Str file, const Spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        const Span *span = &spans->items[i];
        if (span->line == 0 || span->kind == SPAN_SEE || span->kind == SPAN_NOTE) {
            continue;
        }
        TypedNumber number;
        for (size_t at = 0; typed_next(span->text, &at, report->lang, &number);) {
            for (size_t s = 0; s < report->subjects.count; s++) {
                const Figure *figure = typed_contradicts(
                    report->view, &number, report->subjects.items[s], report->lang);
                if (figure != NULL) {
                    Str shown = shown_decimal(report->a, figure->value, report->lang);
                    Str period = period_text(report->a, figure->period);
                    report_warn(
                        report, file, span->line,
                        str_format(
                            report->a,
                            "the text says %.*s; the figure says %.*s (%.*s, %.*s)",
                            STR_ARG(number.text), STR_ARG(shown),
                            STR_ARG(report->subjects.items[s]->id), STR_ARG(period)));
                }
            }
        }
    }
}

static BlockKind kind_of(MarkdownKind kind)
{
    static const BlockKind kinds[] = {
        [MARKDOWN_HEADING] = BLOCK_HEADING,
        [MARKDOWN_PARAGRAPH] = BLOCK_PARAGRAPH,
        [MARKDOWN_ITEM] = BLOCK_ITEM,
        [MARKDOWN_ASIDE] = BLOCK_ASIDE,
    };
    return kinds[kind];
}

static bool add_part(ReportBuild *report, Str file, const MarkdownPart *part, Error *err)
{
    Spans spans = spans_in(report->a);
    int line = part->line;
    report->subjects.count = 0;
    for (size_t i = 0; i < part->run_count; i++) {
        if (!fill_run(report, file, line, &part->runs[i], &spans, err)) {
            return false;
        }
        line += lines_in(part->runs[i].text);
    }
    check_typed(report, file, &spans);
    Block *block = draft_add(report->draft, kind_of(part->kind));
    block->level = part->level;
    block->id = part->id;
    block->spans = spans;
    block->file = file;
    block->line = part->line;
    return true;
}

static bool add_answer(ReportBuild *report, Str file, const MarkdownPart *part,
                       Str inside, Error *err)
{
    Query query;
    const QueryRow *row;
    if (!query_parse(report->a, inside, file, part->line, &query, err) ||
        !query_row(&query, &row, err)) {
        return false;
    }
    return row->in_block != NULL ? row->in_block(report, &query, err)
                                 : add_part(report, file, part, err);
}

/* "care/monitor-2018/NL/nl/report" */
static Str identity_of(const ReportBuild *report)
{
    const ReportQuestion *question = report->question;
    Str region =
        report->region->alias.length > 0 ? report->region->alias : report->region->id;
    return str_format(report->a, "%.*s/%.*s/%.*s/%.*s/%.*s",
                      STR_ARG(report->pact->head->id), STR_ARG(question->edition->id),
                      STR_ARG(region), STR_ARG(lang_code(report->lang)),
                      STR_ARG(question->part));
}

static void set_head(ReportBuild *report)
{
    const ReportQuestion *question = report->question;
    const PactHead *head = report->pact->head;
    Draft *draft = report->draft;
    Arena *a = report->a;
    Lang lang = report->lang;
    Str edition = words_in(question->edition->name, lang, NULL);
    bool is_report = str_equal(question->part, S("report"));
    TextKey title = is_report                                ? TEXT_REPORT_TITLE
                    : str_equal(question->part, S("letter")) ? TEXT_REPORT_LETTER
                                                             : TEXT_REPORT_FACTSHEET;
    draft->title = text_get(title, lang);
    draft->subject =
        report->region == report->view->country
            ? text_fill(a, TEXT_REPORT_SUBJECT, lang,
                        PLACES({PLACE_PACT, words_in(head->name, lang, NULL)},
                               {PLACE_EDITION, edition}))
            : text_fill(
                  a, TEXT_REPORT_SUBJECT_REGION, lang,
                  PLACES({PLACE_PACT, words_in(head->name, lang, NULL)},
                         {PLACE_EDITION, edition},
                         {PLACE_REGION, words_in(report->region->name, lang, NULL)}));
    draft->running =
        text_fill(a, TEXT_REPORT_RUNNING, lang,
                  PLACES({PLACE_TITLE, draft->title},
                         {PLACE_SHORT, words_in(head->short_name, lang, NULL)},
                         {PLACE_EDITION, edition}));
    draft->date = moment_date(question->edition->released_at);
    draft->stamp = text_fill(a, TEXT_REPORT_STAMP, lang,
                             PLACES({PLACE_DATE, shown_date(a, draft->date, lang)}));
    draft->author = head->office == NULL ? words_in(head->name, lang, NULL)
                                         : words_in(head->office->name, lang, NULL);
    draft->has_cover = is_report;
    draft->identity = identity_of(report);
}

bool report_add(ReportBuild *report, const ReportSource *source, Error *err)
{
    MarkdownText text;
    if (!markdown_read(report->a, source->file, source->text, &text, err)) {
        return false;
    }
    for (size_t i = 0; i < text.count; i++) {
        Str inside;
        bool good = is_question(&text.parts[i], &inside)
                        ? add_answer(report, source->file, &text.parts[i], inside, err)
                        : add_part(report, source->file, &text.parts[i], err);
        if (!good) {
            return false;
        }
    }
    return true;
}

/* A letter and a sheet have texts of their own. */
Str report_source_name(Arena *a, const ReportQuestion *question)
{
    const char *about = question->indicator != NULL ? "indicator"
                        : question->region != NULL  ? "region"
                                                    : "national";
    Str lang = lang_code(question->lang);
    return str_equal(question->part, S("report"))
               ? str_format(a, "report/%s.%.*s.md", about, STR_ARG(lang))
               : str_format(a, "report/%.*s-%s.%.*s.md", STR_ARG(question->part), about,
                            STR_ARG(lang));
}

bool report_make(Arena *a, const ReportQuestion *question, Draft **draft,
                 ReportWarnings *warnings, Error *err)
{
    Str name = report_source_name(a, question);
    const ReportSource *source = report_texts_find(question->texts, name);
    if (source == NULL) {
        error_hint(err, S("docs/report.md tells what may stand in it; the bundled pact "
                          "has one to begin with."));
        return FAIL(err, ERR_NOT_FOUND, "there is no text for this report: %.*s",
                    STR_ARG(name));
    }
    const View *view = view_new(a, question->pact, as_of_edition(question->edition));
    if (view->country == NULL && question->region == NULL) {
        error_hint(err, S("Name one with --region."));
        return FAIL(err, ERR_INVALID, "the pact has no country to report on");
    }
    ReportBuild report = {
        .a = a,
        .question = question,
        .pact = question->pact,
        .view = view,
        .region = question->region != NULL ? question->region : view->country,
        .lang = question->lang,
        .page = {.view = view, .a = a, .lang = question->lang, .kind = PAGE_INDICATOR},
        .draft = draft_new(a, question->lang),
        .warnings = warnings,
        .is_charted = PUSH_ARRAY(a, bool, question->pact->monitor.indicators.count + 1),
    };
    set_head(&report);
    if (!report_add(&report, source, err)) {
        return false;
    }
    if (!draft_number(report.draft, err)) {
        return false;
    }
    *draft = report.draft;
    return true;
}
