/* SPDX-License-Identifier: EUPL-1.2
 * desk_file.c - the files of a report
 */
#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

static Str size_shown(Page *page, int64_t bytes)
{
    NumberMarks marks = {page->lang == LANG_NL ? S(",") : S("."), S("")};
    return bytes < 100000
               ? str_format(page->a, "%lld kB", (long long)(bytes + 999) / 1000)
               : str_format(
                     page->a, "%.*s MB",
                     STR_ARG(number_shown(page->a, (double)bytes / 1000000, 1, marks)));
}

static void file_row(Page *page, const Desk *desk, const DeskFile *file, bool may_remove)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            if (file->is_gone) {
                html_text(page->h, file->name);
                put_space(page);
                put(page, TEXT_FILE_IS_GONE);
            } else {
                desk_link(page, desk, desk_path_of(desk, "file", file->id, ""),
                          file->name);
                html_text(page->h, S(", "));
                html_text(page->h, size_shown(page, file->size));
            }
        }
        if (date_is_set(file->until)) {
            paragraph_filled(
                page, TEXT_FILE_KEPT_UNTIL,
                PLACES({PLACE_DATE, shown_date(page->a, file->until, page->lang)}));
        }
        if (may_remove) {
            DESK_FORM(page, desk, desk_path_of(desk, "file", file->id, "/remove"))
            submit_as(page, TEXT_FILE_REMOVE, S("go"), S("remove"), true);
        }
    }
}

static void file_form(Page *page, const Desk *desk, int64_t report)
{
    const Choice answers[] = {
        {S("no"), text_get(TEXT_FILE_NO_PEOPLE, page->lang)},
        {S("yes"), text_get(TEXT_FILE_PEOPLE_AGREE, page->lang)},
    };
    DESK_FILE_FORM(page, desk, desk_path_of(desk, "report", report, "/file"))
    {
        field(page, &(FieldSpec){.name = S("file"),
                                 .label = TEXT_FILE_CHOOSE,
                                 .has_hint = true,
                                 .hint = TEXT_FILE_CHOOSE_HINT,
                                 .form = FIELD_FILE,
                                 .value = S(".pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.png,"
                                            ".jpg,.jpeg"),
                                 .is_required = true});
        choices(page, S("people"), TEXT_FILE_PEOPLE, answers, 2, S("no"));
        field(page, &(FieldSpec){
                        .name = S("until"), .label = TEXT_FILE_UNTIL, .form = FIELD_DAY});
        submit(page, TEXT_FILE_ADD);
    }
}

void desk_files(Page *page, const Desk *desk, const DeskReport *report)
{
    PART(page, S("files"), TEXT_FILE_TITLE) {
        paragraph(page, TEXT_FILE_WHO_SEES);
        if (report->file_count > 0) {
            HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
                for (size_t i = 0; i < report->file_count; i++) {
                    file_row(page, desk, &report->files[i], report->may[REPORT_SAVE]);
                }
            }
        }
        if (report->may[REPORT_SAVE]) {
            file_form(page, desk, report->report);
        }
    }
}
