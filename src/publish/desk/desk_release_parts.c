/* SPDX-License-Identifier: EUPL-1.2
 * desk_release_parts.c - forms of an edition, and its history
 */
#include "publish/desk/desk_release_parts.h"

#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

static Str path_of(const Desk *desk, const DeskRelease *release, const char *after)
{
    return str_format(desk->a, "%.*s/%.*s/%s", STR_ARG(desk_path(desk, "editions")),
                      STR_ARG(release->about.edition->id), after);
}

typedef struct DeedForm {
    ReleaseDeed deed;
    TextKey button;
    bool has_due;
    bool has_reason;
    bool is_public; /* its reason: asked in two languages */
} DeedForm;

static const DeedForm FORMS[] = {
    {RELEASE_SUBMIT, TEXT_RELEASE_DO_SUBMIT, false, false, false},
    {RELEASE_APPROVE, TEXT_RELEASE_DO_APPROVE, false, false, false},
    {RELEASE_RETURN, TEXT_RELEASE_DO_RETURN, false, true, false},
    {RELEASE_SCHEDULE, TEXT_RELEASE_DO_SCHEDULE, true, false, false},
    {RELEASE_UNSCHEDULE, TEXT_RELEASE_DO_UNSCHEDULE, false, false, false},
    {RELEASE_CORRECT, TEXT_RELEASE_DO_CORRECT, false, true, true},
    {RELEASE_WITHDRAW, TEXT_RELEASE_DO_WITHDRAW, false, true, true},
};

static void deed_form(Page *page, const Desk *desk, const DeskRelease *release,
                      const DeedForm *form)
{
    DESK_FORM(page, desk, path_of(desk, release, "do"))
    {
        hidden_field(page, S("step"),
                     str_format(page->a, "%lld", (long long)release->step));
        if (form->has_due) {
            field(page, &(FieldSpec){.name = S("due"),
                                     .label = TEXT_RELEASE_DUE_LABEL,
                                     .has_hint = true,
                                     .hint = TEXT_RELEASE_DUE_HINT,
                                     .form = FIELD_MOMENT,
                                     .is_required = true});
        }
        if (form->has_reason) {
            field(page, &(FieldSpec){.name = S("note"),
                                     .label = TEXT_RELEASE_REASON,
                                     .has_hint = form->is_public,
                                     .hint = TEXT_RELEASE_REASON_HINT,
                                     .form = FIELD_AREA,
                                     .is_required = true});
        }
        if (form->is_public) {
            field(page, &(FieldSpec){.name = S("note-en"),
                                     .label = TEXT_RELEASE_REASON_EN,
                                     .form = FIELD_AREA});
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            submit_as(page, form->button, S("go"), release_deed_word(form->deed),
                      form->has_reason);
    }
}

void release_deeds_part(Page *page, const Desk *desk, const DeskRelease *release)
{
    enum { FORM_COUNT = sizeof FORMS / sizeof FORMS[0] };
    size_t count = 0;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        count += release->may[FORMS[i].deed];
    }
    bool is_own = release->about.state == RELEASE_REVIEW &&
                  !release->may[RELEASE_APPROVE] &&
                  person_may(desk->person, DEED_RELEASE, NULL);
    if (count == 0 && !is_own) {
        return;
    }
    PART(page, S("deeds"), TEXT_RELEASE_DEEDS) {
        if (is_own) {
            paragraph(page, TEXT_RELEASE_OWN);
        }
        for (size_t i = 0; i < FORM_COUNT; i++) {
            if (release->may[FORMS[i].deed]) {
                deed_form(page, desk, release, &FORMS[i]);
            }
        }
    }
}

static void fault_list_shown(Page *page, const FaultList *faults)
{
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < faults->count; i++) {
            const Fault *fault = &faults->items[i];
            if (fault->severity == SEVERITY_FAULT) {
                Str line = str_format(page->a, "%d", fault->line);
                Str where = text_fill(page->a, TEXT_RELEASE_LINE, page->lang,
                                      PLACES({PLACE_LINE, line}));
                HTML(page->h, TAG_LI, NO_ATTRS)
                    html_text(page->h, str_format(page->a, "%.*s: %.*s", STR_ARG(where),
                                                  STR_ARG(fault->message)));
            }
        }
    }
}

void release_fill_part(Page *page, const Desk *desk, const DeskRelease *release)
{
    if (!release->may[RELEASE_FILL]) {
        return;
    }
    PART(page, S("fill"), TEXT_RELEASE_FILL) {
        paragraph(page, TEXT_RELEASE_FILL_LEAD);
        if (release->faults != NULL && release->faults->fault_count > 0) {
            heading(page, TEXT_RELEASE_FAULTS);
            fault_list_shown(page, release->faults);
        }
        DESK_FORM(page, desk, path_of(desk, release, "figures"))
        {
            field(page, &(FieldSpec){.name = S("figures"),
                                     .label = TEXT_RELEASE_ROWS,
                                     .form = FIELD_AREA,
                                     .value = release->typed,
                                     .is_required = true});
            submit(page, TEXT_RELEASE_DO_FILL);
        }
    }
}

static void looks(Page *page, const DeskPreview *preview)
{
    if (preview->looks == 0) {
        put(page, TEXT_RELEASE_PREVIEW_NEVER);
        return;
    }
    html_text(page->h,
              text_count(page->a, TEXT_RELEASE_PREVIEW_LOOKS, preview->looks, page->lang,
                         PLACES({PLACE_DATE,
                                 shown_moment(page->a, preview->last_at, page->lang)})));
}

static void preview_row(Page *page, const Desk *desk, const DeskRelease *release,
                        const DeskPreview *preview)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        html_text(page->h, preview->name);
        if (preview->why.length > 0) {
            html_text(page->h, str_format(page->a, " (%.*s)", STR_ARG(preview->why)));
        }
        html_text(page->h, S(": "));
        looks(page, preview);
        if (preview->ended_at.seconds != 0) {
            html_text(page->h, S(", "));
            put(page, TEXT_RELEASE_PREVIEW_ENDED);
        } else if (release->may_preview) {
            Str end = str_format(page->a, "previews/%lld/end", (long long)preview->id);
            DESK_FORM(page, desk, path_of(desk, release, str_c(page->a, end)))
            submit_as(page, TEXT_RELEASE_PREVIEW_END, S("go"), S("end"), true);
        }
    }
}

void release_previews_part(Page *page, const Desk *desk, const DeskRelease *release)
{
    bool may_make = release->may_preview && release->about.state < RELEASE_PUBLISHED;
    if (!may_make && release->preview_count == 0) {
        return;
    }
    PART(page, S("previews"), TEXT_RELEASE_PREVIEWS) {
        paragraph(page, TEXT_RELEASE_PREVIEWS_LEAD);
        if (release->preview_count > 0) {
            HTML(page->h, TAG_UL, NO_ATTRS) {
                for (size_t i = 0; i < release->preview_count; i++) {
                    preview_row(page, desk, release, &release->previews[i]);
                }
            }
        }
        if (may_make) {
            DESK_FORM(page, desk, path_of(desk, release, "previews"))
            {
                field(page, &(FieldSpec){.name = S("name"),
                                         .label = TEXT_RELEASE_PREVIEW_FOR,
                                         .is_required = true});
                field(page,
                      &(FieldSpec){.name = S("why"), .label = TEXT_RELEASE_PREVIEW_WHY});
                submit(page, TEXT_RELEASE_PREVIEW_MAKE);
            }
        }
    }
}

static const TextKey DONE[RELEASE_DEEDS] = {
    [RELEASE_BEGIN] = TEXT_RELEASE_DONE_BEGIN,
    [RELEASE_FILL] = TEXT_RELEASE_DONE_FILL,
    [RELEASE_SUBMIT] = TEXT_RELEASE_DONE_SUBMIT,
    [RELEASE_RETURN] = TEXT_RELEASE_DONE_RETURN,
    [RELEASE_APPROVE] = TEXT_RELEASE_DONE_APPROVE,
    [RELEASE_SCHEDULE] = TEXT_RELEASE_DONE_SCHEDULE,
    [RELEASE_UNSCHEDULE] = TEXT_RELEASE_DONE_UNSCHEDULE,
    [RELEASE_PUBLISH] = TEXT_RELEASE_DONE_PUBLISH,
    [RELEASE_LAPSE] = TEXT_RELEASE_DONE_LAPSE,
    [RELEASE_CORRECT] = TEXT_RELEASE_DONE_CORRECT,
    [RELEASE_WITHDRAW] = TEXT_RELEASE_DONE_WITHDRAW,
};

void release_history_part(Page *page, const DeskRelease *release)
{
    if (release->step_count == 0) {
        return;
    }
    PART(page, S("history"), TEXT_RELEASE_HISTORY) {
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < release->step_count; i++) {
                const DeskReleaseStep *step = &release->steps[i];
                Str who = step->by_program ? text_get(TEXT_RELEASE_BY_PROGRAM, page->lang)
                                           : step->name;
                Str what = text_get(DONE[step->deed], page->lang);
                Str when = shown_moment(page->a, step->at, page->lang);
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    html_text(page->h,
                              str_format(page->a, "%.*s, %.*s: %.*s%s%.*s", STR_ARG(when),
                                         STR_ARG(who), STR_ARG(what),
                                         step->note.length > 0 ? ". " : "",
                                         STR_ARG(step->note)));
                }
            }
        }
    }
}
