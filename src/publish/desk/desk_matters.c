/* SPDX-License-Identifier: EUPL-1.2
 * desk_matters.c - all matters of a kind, how many where, and one more
 */
#include "publish/desk/desk_matter.h"

#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

typedef struct KindWords {
    TextKey name;
    TextKey lead;
    TextKey heading; /* of the form */
    TextKey title;   /* of its first field */
} KindWords;

static const KindWords WORDS[MATTER_KINDS] = {
    [MATTER_QUESTION] = {TEXT_MATTER_QUESTIONS, TEXT_MATTER_QUESTIONS_LEAD,
                         TEXT_MATTER_NEW_QUESTION, TEXT_MATTER_TITLE_QUESTION},
    [MATTER_BARRIER] = {TEXT_MATTER_BARRIERS, TEXT_MATTER_BARRIERS_LEAD,
                        TEXT_MATTER_NEW_BARRIER, TEXT_MATTER_TITLE_BARRIER},
    [MATTER_JOINING] = {TEXT_MATTER_JOININGS, TEXT_MATTER_JOININGS_LEAD,
                        TEXT_MATTER_NEW_JOINING, TEXT_MATTER_TITLE_JOINING},
    [MATTER_AGENDA] = {TEXT_MATTER_AGENDAS, TEXT_MATTER_AGENDAS_LEAD,
                       TEXT_MATTER_NEW_AGENDA, TEXT_MATTER_TITLE_AGENDA},
    [MATTER_TASK] = {TEXT_MATTER_TASKS, TEXT_MATTER_TASKS_LEAD, TEXT_MATTER_NEW_TASK,
                     TEXT_MATTER_TITLE_TASK},
};

TextKey matter_kind_name(MatterKind kind)
{
    return WORDS[kind].name;
}

static void action_chooser(Page *page, Str chosen)
{
    const ActionRefs *actions = &page->view->actions;
    Choice *items = PUSH_ARRAY(page->a, Choice, actions->count + 1);
    items[0] = (Choice){S(""), text_get(TEXT_MATTER_NO_ACTION, page->lang)};
    for (size_t i = 0; i < actions->count; i++) {
        const Action *action = actions->items[i];
        Str name = words_in(action->name, page->lang, NULL);
        items[i + 1] =
            (Choice){action->id, str_format(page->a, "%.*s %.*s", STR_ARG(action->number),
                                            STR_ARG(name))};
    }
    chooser(page, S("action"), TEXT_MATTER_ACTION, items, actions->count + 1, chosen);
}

static void theme_chooser(Page *page, Str chosen)
{
    const ThemeList *themes = &page->view->pact->reg.themes;
    Choice *items = PUSH_ARRAY(page->a, Choice, themes->count + 1);
    items[0] = (Choice){S(""), text_get(TEXT_MATTER_NO_THEME, page->lang)};
    for (size_t i = 0; i < themes->count; i++) {
        items[i + 1] = (Choice){themes->items[i].id,
                                words_in(themes->items[i].name, page->lang, NULL)};
    }
    chooser(page, S("theme"), TEXT_MATTER_THEME, items, themes->count + 1, chosen);
}

static void title_and_text(Page *page, MatterKind kind, const Matter *typed)
{
    bool is_pledge = kind == MATTER_JOINING;
    field(page, &(FieldSpec){.name = S("title"),
                             .label = WORDS[kind].title,
                             .value = typed->title,
                             .is_required = true});
    field(page, &(FieldSpec){.name = S("text"),
                             .label = is_pledge ? TEXT_MATTER_PLEDGE : TEXT_MATTER_TEXT,
                             .form = FIELD_AREA,
                             .value = typed->text,
                             .is_required = is_pledge});
}

static void new_form(Page *page, const Desk *desk, const DeskMatters *all)
{
    const Matter *typed = &all->typed;
    Str path =
        str_format(page->a, "%.*s/register/matters/%.*s", STR_ARG(lang_code(desk->lang)),
                   STR_ARG(matter_kind_word(all->kind)));
    DESK_FORM(page, desk, path)
    {
        title_and_text(page, all->kind, typed);
        if (all->kind == MATTER_QUESTION || all->kind == MATTER_TASK) {
            party_chooser(page, S("owner"), TEXT_MATTER_OWNER, TEXT_MATTER_NO_OWNER,
                          typed->owner);
            action_chooser(page, typed->action);
        }
        if (all->kind == MATTER_BARRIER) {
            theme_chooser(page, typed->theme);
            region_chooser(page, typed->region);
        }
        if (all->kind == MATTER_AGENDA || all->kind == MATTER_TASK) {
            field(page, &(FieldSpec){.name = S("due"),
                                     .label = TEXT_MATTER_DUE,
                                     .form = FIELD_DAY,
                                     .value = date_iso(page->a, typed->due)});
            field(page, &(FieldSpec){.name = S("link"),
                                     .label = TEXT_MATTER_PAPER,
                                     .form = FIELD_LINK,
                                     .value = typed->link});
        }
        if (all->alike.count > 0) {
            hidden_field(page, S("sure"), S("1"));
        }
        submit(page,
               all->alike.count > 0 ? TEXT_MATTER_PUT_IN_ANYWAY : TEXT_MATTER_PUT_IN);
    }
}

static size_t count_where(const Matters *matters, Str theme, const Str *region)
{
    size_t count = 0;
    for (size_t i = 0; i < matters->count; i++) {
        const Matter *matter = &matters->items[i];
        count += str_equal(matter->theme, theme) &&
                 (region == NULL || str_equal(matter->region, *region));
    }
    return count;
}

static void count_cell(Page *page, size_t count)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
        html_text(page->h, str_format(page->a, "%zu", count));
}

static void count_row(Page *page, const Matters *matters, Str theme, Str name)
{
    const RegionRefs *regions = &page->view->regions;
    Str nowhere = S("");
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            html_text(page->h, name);
        for (size_t r = 0; r < regions->count; r++) {
            count_cell(page, count_where(matters, theme, &regions->items[r]->id));
        }
        count_cell(page, count_where(matters, theme, &nowhere));
        count_cell(page, count_where(matters, theme, NULL));
    }
}

static void counts(Page *page, const Matters *matters)
{
    const RegionRefs *regions = &page->view->regions;
    const ThemeList *themes = &page->view->pact->reg.themes;
    TABLE(page, text_get(TEXT_MATTER_COUNT, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_MATTER_THEME);
                for (size_t r = 0; r < regions->count; r++) {
                    column_text(page, words_in(regions->items[r]->name, page->lang, NULL),
                                true);
                }
                column_text(page, text_get(TEXT_MATTER_EVERYWHERE, page->lang), true);
                column_text(page, text_get(TEXT_MATTER_TOTAL, page->lang), true);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t t = 0; t < themes->count; t++) {
                count_row(page, matters, themes->items[t].id,
                          words_in(themes->items[t].name, page->lang, NULL));
            }
            count_row(page, matters, S(""), text_get(TEXT_MATTER_NO_THEME, page->lang));
        }
    }
}

/* Those that are open, or those that are not. */
static Matters which(Arena *a, const Matters *matters, bool is_open)
{
    Matters some = {PUSH_ARRAY(a, Matter, matters->count + 1), 0};
    for (size_t i = 0; i < matters->count; i++) {
        if (matter_is_open(&matters->items[i]) == is_open) {
            some.items[some.count++] = matters->items[i];
        }
    }
    return some;
}

static void matters_page(Page *page, const Desk *desk, const void *content)
{
    const DeskMatters *all = content;
    const KindWords *words = &WORDS[all->kind];
    Matters open = which(page->a, &all->matters, true);
    Matters settled = which(page->a, &all->matters, false);
    desk_opening(page, S(""), text_get(words->name, page->lang),
                 text_get(words->lead, page->lang));
    if (all->alike.count > 0) {
        WIDE_PART(page, S("alike"), TEXT_MATTER_ALIKE) {
            paragraph(page, TEXT_MATTER_IS_ALIKE);
            matter_rows(page, desk, all->alike);
        }
    }
    if (all->may_put_in) {
        PART(page, S("new"), words->heading)
            new_form(page, desk, all);
    }
    WIDE_PART(page, S("open"), TEXT_MATTER_LIST_OPEN) {
        if (open.count > 0) {
            matter_rows(page, desk, open);
        } else {
            paragraph(page, TEXT_MATTER_NOTHING_OPEN);
        }
    }
    if (all->kind == MATTER_BARRIER && all->matters.count > 0) {
        WIDE_PART(page, S("count"), TEXT_MATTER_COUNT)
            counts(page, &all->matters);
    }
    if (settled.count > 0) {
        WIDE_PART(page, S("settled"), TEXT_MATTER_LIST_SETTLED)
            matter_rows(page, desk, settled);
    }
}

bool desk_matters(const Desk *desk, const DeskMatters *matters, Str *text, Error *err)
{
    return desk_page(desk, text_get(WORDS[matters->kind].name, desk->lang), matters_page,
                     matters, text, err);
}

typedef struct Join {
    const Matter *typed;
    bool is_sent;
} Join;

static void join_page(Page *page, const Desk *desk, const void *content)
{
    const Join *join = content;
    desk_opening(page, S(""), text_get(TEXT_MATTER_NEW_JOINING, page->lang),
                 text_get(join->is_sent ? TEXT_MATTER_THANKS : TEXT_MATTER_JOININGS_LEAD,
                          page->lang));
    if (join->is_sent) {
        return;
    }
    DESK_FORM(page, desk, desk_path(desk, "join"))
    {
        title_and_text(page, MATTER_JOINING, join->typed);
        theme_chooser(page, join->typed->theme);
        region_chooser(page, join->typed->region);
        field(page, &(FieldSpec){.name = S("contact"),
                                 .label = TEXT_MATTER_MAIL,
                                 .form = FIELD_MAIL,
                                 .value = join->typed->contact,
                                 .autocomplete = S("email"),
                                 .is_required = true});
        submit(page, TEXT_MATTER_PUT_IN);
    }
}

bool desk_join(const Desk *desk, const Matter *typed, bool is_sent, Str *text, Error *err)
{
    Join join = {typed, is_sent};
    return desk_page(desk, text_get(TEXT_MATTER_NEW_JOINING, desk->lang), join_page,
                     &join, text, err);
}
