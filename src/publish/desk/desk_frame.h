/* SPDX-License-Identifier: EUPL-1.2
 * desk_frame.h - what the pages of the desk share: frame, menu, notices, forms
 *
 *   DESK_FORM(page, desk, S("nl/register/report/12/save")) {
 *       field(page, &(FieldSpec){.name = S("done"), .label = TEXT_REPORT_DONE, …});
 *       submit(page, TEXT_REPORT_SEND);
 *   }
 *
 * A DESK_FORM is a block as HTML() is: no return or break inside.
 */
#ifndef PUBLISH_DESK_DESK_FRAME_H
#define PUBLISH_DESK_DESK_FRAME_H

#include "publish/desk/desk.h"
#include "publish/page/component.h"

typedef void DeskRender(Page *page, const Desk *desk, const void *content);
MUST_CHECK bool desk_page(const Desk *desk, Str title, DeskRender *render,
                          const void *content, Str *text, Error *err);

void desk_opening(Page *page, Str kicker, Str title, Str lead);
/* "nl/register/review" in the language of the page. */
Str desk_path(const Desk *desk, const char *rest);
Str desk_path_of(const Desk *desk, const char *before, int64_t id, const char *after);
void desk_link(Page *page, const Desk *desk, Str path, Str text);

#define DESK_FORM(page, desk, path)                                                      \
    for (size_t HTML_BLOCK_(__LINE__) = desk_form_open((page), (desk), (path));          \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = html_close((page)->h, HTML_BLOCK_(__LINE__)))
size_t desk_form_open(Page *page, const Desk *desk, Str path);
/* The same, of a form with a file in it. */
#define DESK_FILE_FORM(page, desk, path)                                                 \
    for (size_t HTML_BLOCK_(__LINE__) = desk_file_form_open((page), (desk), (path));     \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = html_close((page)->h, HTML_BLOCK_(__LINE__)))
size_t desk_file_form_open(Page *page, const Desk *desk, Str path);

typedef enum FieldForm {
    FIELD_LINE,
    FIELD_AREA,
    FIELD_MAIL,
    FIELD_SECRET,
    FIELD_DAY,
    FIELD_MOMENT,
    FIELD_LINK,
    FIELD_AMOUNT,
    FIELD_FILE, /* its value: the endings that are taken */
} FieldForm;

typedef struct FieldSpec {
    Str name;
    TextKey label;
    bool has_hint;
    TextKey hint;
    FieldForm form;
    Str value;
    Str autocomplete;
    bool is_required;
} FieldSpec;
void field(Page *page, const FieldSpec *spec);

typedef struct Choice {
    Str value;
    Str label;
} Choice;
void choices(Page *page, Str name, TextKey legend, const Choice *items, size_t count,
             Str chosen);
void chooser(Page *page, Str name, TextKey label, const Choice *items, size_t count,
             Str chosen);
void hidden_field(Page *page, Str name, Str value);
void submit(Page *page, TextKey label);
/* One of several buttons of a form: sends name=value along. */
void submit_as(Page *page, TextKey label, Str name, Str value, bool is_quiet);

/* The files of a report, and a form for one more. */
void desk_files(Page *page, const Desk *desk, const DeskReport *report);
/* A list of matters, each with its state and a link. */
void matter_rows(Page *page, const Desk *desk, Matters matters);
TextKey matter_kind_name(MatterKind kind); /* in menus: "Questions" */

Str desk_state(ReportState state, Lang lang); /* "waits for the office" */
/* Of all parties; the first choice is none of them. */
void party_chooser(Page *page, Str name, TextKey label, TextKey none, Str chosen);
void region_chooser(Page *page, Str chosen);
/* By id; the id itself when there is no such one any more. */
Str party_shown(const Page *page, Str id);
Str region_shown(const Page *page, Str id);
Str duty_shown(Page *page, const Duty *duty);

#endif
