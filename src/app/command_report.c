/* SPDX-License-Identifier: EUPL-1.2
 * command_report.c - pact report: the yearly report in each of its forms
 */
#include "app/ask.h"
#include "app/commands.h"
#include "base/file.h"
#include "base/limits.h"
#include "publish/asset.h"
#include "publish/report/print.h"
#include "publish/report/report.h"
#include "publish/report/returned.h"
#include "publish/report/write_docx.h"
#include "publish/report/write_html.h"
#include "publish/report/write_odt.h"
#include "publish/take/svg_style.h"

/* --region may be short for one of the scheme that the pact divides its country by. */
static bool find_region(Command *command, const Pact *pact, const Region **region,
                        Error *err)
{
    Str name = command_text(command, S("region"));
    *region = NULL;
    if (name.length == 0) {
        return true;
    }
    const RegionScheme *scheme = pact->head->regions;
    Str whole = scheme == NULL ? name
                               : str_format(command->arena, "%.*s:%.*s",
                                            STR_ARG(scheme->id), STR_ARG(name));
    *region = regions_find(&pact->regions, whole);
    if (*region != NULL) {
        return true;
    }
    if (!ask_region(pact, command, region, err)) {
        return false;
    }
    if ((*region)->alias.length > 0) { /* the country itself: the national report */
        *region = NULL;
    }
    return true;
}

/* The latest edition of the pact itself, unless one is named. */
static bool find_edition(Command *command, const Pact *pact, const Edition **edition,
                         Error *err)
{
    if (!ask_edition(pact, command, S("edition"), edition, err)) {
        return false;
    }
    for (size_t i = 0; *edition == NULL && i < pact->monitor.released.count; i++) {
        const Edition *last =
            pact->monitor.released.items[pact->monitor.released.count - 1 - i];
        *edition = last->kind == EDITION_YEARLY ? last : NULL;
    }
    if (*edition == NULL) {
        return FAIL(err, ERR_NOT_FOUND, "the pact has no yearly edition to report on");
    }
    return true;
}

static bool ask(Command *command, ReportQuestion *question, Error *err)
{
    const Pact *pact;
    if (!ask_pact(command, &pact, err) ||
        !find_edition(command, pact, &question->edition, err) ||
        !find_region(command, pact, &question->region, err) ||
        !ask_indicator(pact, command, &question->indicator, err)) {
        return false;
    }
    question->pact = pact;
    question->lang =
        str_equal(command_text(command, S("lang")), S("en")) ? LANG_EN : LANG_NL;
    question->part = command_text(command, S("part"));
    ReportTexts *texts = PUSH(command->arena, ReportTexts);
    question->texts = texts;
    return report_texts_read(command->arena, command_argument(command, S("FOLDER")),
                             texts, err);
}

static Str page_style(Arena *a)
{
    return str_format(
        a, "%.*s%.*s", STR_ARG(asset_text(S("report.css"))),
        STR_ARG(svg_style(a, asset_text(S("site.css")), asset_text(S("tokens.css")))));
}

static bool write_form(Command *command, const Draft *draft, Str *bytes, Error *err)
{
    Arena *a = command->arena;
    Str format = command_text(command, S("format"));
    if (str_equal(format, S("docx"))) {
        return report_docx(a, draft, bytes, err);
    }
    if (str_equal(format, S("odt"))) {
        return report_odt(a, draft, bytes, err);
    }
    if (str_equal(format, S("html"))) {
        return report_html(a, draft, page_style(a), bytes, err);
    }
    return report_pdf(a, draft, bytes, err);
}

static void print_changes(Command *command, const Returned *returned)
{
    static const char *const kinds[] = {[TEXT_CHANGED] = "was changed",
                                        [TEXT_ADDED] = "is new",
                                        [TEXT_REMOVED] = "was taken out"};
    Buf *out = &command->out;
    for (size_t i = 0; i < returned->change_count; i++) {
        const ChangedText *change = &returned->changes[i];
        buf_printf(out, "paragraph %zu %s\n", change->paragraph, kinds[change->kind]);
        if (change->was.length > 0) {
            buf_printf(out, "  was  %.*s\n", STR_ARG(change->was));
        }
        if (change->is.length > 0) {
            buf_printf(out, "  is   %.*s\n", STR_ARG(change->is));
        }
    }
}

/* `pact report check FILE.docx`: exit 1 when a number no longer equals its figure. */
static bool check_returned(Command *command, Error *err)
{
    Str file = command_argument(command, S("FILE.docx"));
    Str bytes;
    Returned returned;
    if (file.length == 0) {
        return command_wrong_usage(command, err, "name the document to check");
    }
    if (!file_read(command->arena, file, LIMIT_PACT_FILE_BYTES, &bytes, err) ||
        !returned_read(command->arena, bytes, &returned, err)) {
        return false;
    }
    Buf *out = &command->out;
    buf_printf(out, "%.*s: %zu paragraphs, %zu of them changed\n",
               STR_ARG(returned.identity), returned.paragraphs, returned.change_count);
    for (size_t i = 0; i < returned.number_count; i++) {
        const WrongNumber *number = &returned.numbers[i];
        buf_printf(
            out, "paragraph %zu: the text says %.*s; the figure says %.*s (%.*s, %.*s)\n",
            number->paragraph, STR_ARG(number->says), STR_ARG(number->figure),
            STR_ARG(number->indicator), STR_ARG(number->period));
    }
    print_changes(command, &returned);
    if (returned.number_count > 0) {
        error_hint(err, S("Put the figure back, or correct it in the pact folder."));
        return FAIL(err, ERR_INVALID, "%zu numbers no longer equal their figure",
                    returned.number_count);
    }
    return true;
}

bool command_report(Command *command, Error *err)
{
    Str out = command_text(command, S("out"));
    if (str_equal(command_argument(command, S("FOLDER")), S("check"))) {
        return check_returned(command, err);
    }
    if (out.length == 0) {
        return command_wrong_usage(command, err, "name the file to write with --out");
    }
    ReportQuestion question = {0};
    ReportWarnings warnings = {0};
    Draft *draft;
    Str bytes;
    if (!ask(command, &question, err) ||
        !report_make(command->arena, &question, &draft, &warnings, err)) {
        return false;
    }
    for (size_t i = 0; i < warnings.count; i++) {
        command_say(command, "%.*s:%d: %.*s", STR_ARG(warnings.items[i].file),
                    warnings.items[i].line, STR_ARG(warnings.items[i].message));
    }
    if (!write_form(command, draft, &bytes, err) || !file_write(out, bytes, NULL, err)) {
        return false;
    }
    buf_printf(&command->out, "Wrote %.*s: %zu kB\n", STR_ARG(out),
               (bytes.length + 999) / 1000);
    return true;
}
