/* SPDX-License-Identifier: EUPL-1.2
 * desk_form.c - fields and buttons
 */
#include "publish/desk/desk_frame.h"

static size_t form_open(Page *page, const Desk *desk, Str path, Attr files)
{
    size_t depth = html_open(page->h, TAG_FORM,
                             ATTRS(attr_class(S("form")), attr_post(), files,
                                   attr_action(url_page(page->a, desk->path, path))));
    if (desk->form_token.length > 0) {
        hidden_field(page, S("form"), desk->form_token);
    }
    return depth;
}

size_t desk_form_open(Page *page, const Desk *desk, Str path)
{
    return form_open(page, desk, path, attr_none());
}

size_t desk_file_form_open(Page *page, const Desk *desk, Str path)
{
    return form_open(page, desk, path, attr_with_files());
}

void hidden_field(Page *page, Str name, Str value)
{
    html_leaf(page->h, TAG_INPUT,
              ATTRS(attr_input(INPUT_HIDDEN), attr_name(name), attr_value(value)));
}

static void label(Page *page, Str id, TextKey key, bool has_hint, TextKey hint)
{
    HTML(page->h, TAG_LABEL, ATTRS(attr_class(S("label")), attr_for(id))) {
        put(page, key);
        if (has_hint) {
            put_space(page);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("hint"))))
                put(page, hint);
        }
    }
}

static InputType input_of(FieldForm form)
{
    switch (form) {
    case FIELD_MAIL:
        return INPUT_MAIL;
    case FIELD_SECRET:
        return INPUT_PASSWORD;
    case FIELD_DAY:
        return INPUT_DATE;
    case FIELD_MOMENT:
        return INPUT_MOMENT;
    case FIELD_LINK:
        return INPUT_ADDRESS;
    case FIELD_FILE:
        return INPUT_FILE;
    case FIELD_LINE:
    case FIELD_AREA:
    case FIELD_AMOUNT:
        return INPUT_TEXT;
    }
    return INPUT_TEXT;
}

void field(Page *page, const FieldSpec *spec)
{
    Str id = page_id(page, S("f"));
    Attr required = spec->is_required ? attr_required() : attr_none();
    HTML(page->h, TAG_P, NO_ATTRS) {
        label(page, id, spec->label, spec->has_hint, spec->hint);
        if (spec->form == FIELD_AREA) {
            HTML(page->h, TAG_TEXTAREA,
                 ATTRS(attr_class(S("field")), attr_id(id), attr_name(spec->name),
                       required))
                html_text(page->h, spec->value);
        } else {
            html_leaf(page->h, TAG_INPUT,
                      ATTRS(attr_class(S("field")), attr_id(id), attr_name(spec->name),
                            attr_input(input_of(spec->form)),
                            spec->form == FIELD_FILE ? attr_accept(spec->value)
                                                     : attr_value(spec->value),
                            spec->form == FIELD_AMOUNT ? attr_digits() : attr_none(),
                            spec->autocomplete.length > 0
                                ? attr_autocomplete(spec->autocomplete)
                                : attr_none(),
                            required));
        }
    }
}

void choices(Page *page, Str name, TextKey legend, const Choice *items, size_t count,
             Str chosen)
{
    HTML(page->h, TAG_FIELDSET, NO_ATTRS) {
        HTML(page->h, TAG_LEGEND, NO_ATTRS)
            put(page, legend);
        for (size_t i = 0; i < count; i++) {
            Str id = page_id(page, S("f"));
            HTML(page->h, TAG_DIV, ATTRS(attr_class(S("choice")))) {
                html_leaf(page->h, TAG_INPUT,
                          ATTRS(attr_input(INPUT_RADIO), attr_name(name), attr_id(id),
                                attr_value(items[i].value),
                                attr_checked(str_equal(items[i].value, chosen))));
                HTML(page->h, TAG_LABEL, ATTRS(attr_for(id)))
                    html_text(page->h, items[i].label);
            }
        }
    }
}

void chooser(Page *page, Str name, TextKey key, const Choice *items, size_t count,
             Str chosen)
{
    Str id = page_id(page, S("f"));
    HTML(page->h, TAG_P, NO_ATTRS) {
        label(page, id, key, false, key);
        HTML(page->h, TAG_SELECT,
             ATTRS(attr_class(S("field")), attr_id(id), attr_name(name))) {
            for (size_t i = 0; i < count; i++) {
                HTML(page->h, TAG_OPTION,
                     ATTRS(attr_value(items[i].value),
                           attr_selected(str_equal(items[i].value, chosen))))
                    html_text(page->h, items[i].label);
            }
        }
    }
}

void party_chooser(Page *page, Str name, TextKey key, TextKey none, Str chosen)
{
    const PartyList *parties = &page->view->pact->reg.parties;
    Choice *items = PUSH_ARRAY(page->a, Choice, parties->count + 1);
    items[0] = (Choice){S(""), text_get(none, page->lang)};
    for (size_t i = 0; i < parties->count; i++) {
        const Party *party = &parties->items[i];
        items[i + 1] = (Choice){party->id, words_in(party->name, page->lang, NULL)};
    }
    chooser(page, name, key, items, parties->count + 1, chosen);
}

void region_chooser(Page *page, Str chosen)
{
    const RegionRefs *regions = &page->view->regions;
    Choice *items = PUSH_ARRAY(page->a, Choice, regions->count + 1);
    items[0] = (Choice){S(""), text_get(TEXT_DESK_NO_REGION, page->lang)};
    for (size_t i = 0; i < regions->count; i++) {
        const Region *region = regions->items[i];
        items[i + 1] = (Choice){region->id, words_in(region->name, page->lang, NULL)};
    }
    chooser(page, S("region"), TEXT_DESK_REGION, items, regions->count + 1, chosen);
}

static void button(Page *page, TextKey key, Attr name, Attr value, bool is_quiet)
{
    HTML(page->h, TAG_BUTTON,
         ATTRS(attr_submit(), attr_class(is_quiet ? S("button quiet") : S("button")),
               name, value))
        put(page, key);
}

void submit(Page *page, TextKey key)
{
    HTML(page->h, TAG_P, NO_ATTRS)
        button(page, key, attr_none(), attr_none(), false);
}

void submit_as(Page *page, TextKey key, Str name, Str value, bool is_quiet)
{
    button(page, key, attr_name(name), attr_value(value), is_quiet);
}
