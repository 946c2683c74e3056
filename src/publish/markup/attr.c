/* SPDX-License-Identifier: EUPL-1.2
 * attr.c - attributes, each with its own type
 */
#include "publish/markup/html.h"

static Attr text_attr(AttrName name, Str text)
{
    return (Attr){.name = name, .form = FORM_TEXT, .text = text};
}

static Attr number_attr(AttrName name, double number)
{
    return (Attr){.name = name, .form = FORM_NUMBER, .number = number};
}

Attr attr_none(void)
{
    return (Attr){.is_absent = true};
}

Attr attr_class(Str names)
{
    return names.length == 0 ? attr_none() : text_attr(ATTR_CLASS, names);
}

Attr attr_id(Str id)
{
    return text_attr(ATTR_ID, id);
}

Attr attr_lang(Lang lang)
{
    return text_attr(ATTR_LANG, lang == LANG_NL ? S("nl") : S("en"));
}

Attr attr_role(Role role)
{
    static const Str names[] = {S_INIT("img"), S_INIT("group"), S_INIT("region"),
                                S_INIT("list"), S_INIT("search")};
    return text_attr(ATTR_ROLE, names[role]);
}

Attr attr_tabindex(int index)
{
    return number_attr(ATTR_TABINDEX, index);
}

Attr attr_aria_label(Str text)
{
    return text_attr(ATTR_ARIA_LABEL, text);
}

Attr attr_labelled_by(Str ids)
{
    return text_attr(ATTR_ARIA_LABELLEDBY, ids);
}

Attr attr_described_by(Str ids)
{
    return text_attr(ATTR_ARIA_DESCRIBEDBY, ids);
}

Attr attr_current_page(bool is_current)
{
    return is_current ? text_attr(ATTR_ARIA_CURRENT, S("page")) : attr_none();
}

Attr attr_aria_hidden(void)
{
    return text_attr(ATTR_ARIA_HIDDEN, S("true"));
}

Attr attr_href(Url url)
{
    return text_attr(ATTR_HREF, url.made_by_url_functions_only);
}

Attr attr_hreflang(Lang lang)
{
    return text_attr(ATTR_HREFLANG, lang == LANG_NL ? S("nl") : S("en"));
}

Attr attr_rel(Str words)
{
    return text_attr(ATTR_REL, words);
}

Attr attr_charset_utf8(void)
{
    return text_attr(ATTR_CHARSET, S("utf-8"));
}

Attr attr_name(Str name)
{
    return text_attr(ATTR_NAME, name);
}

Attr attr_content(Str text)
{
    return text_attr(ATTR_CONTENT, text);
}

Attr attr_http_equiv(Str name)
{
    return text_attr(ATTR_HTTP_EQUIV, name);
}

Attr attr_datetime(Str text)
{
    return text_attr(ATTR_DATETIME, text);
}

Attr attr_scope(Scope scope)
{
    static const Str names[] = {S_INIT("col"), S_INIT("row"), S_INIT("colgroup"),
                                S_INIT("rowgroup")};
    return text_attr(ATTR_SCOPE, names[scope]);
}

Attr attr_colspan(size_t count)
{
    return number_attr(ATTR_COLSPAN, (double)count);
}

Attr attr_rowspan(size_t count)
{
    return number_attr(ATTR_ROWSPAN, (double)count);
}

Attr attr_open(bool is_open)
{
    return is_open ? (Attr){.name = ATTR_OPEN, .form = FORM_FLAG} : attr_none();
}

Attr attr_action(Url url)
{
    return text_attr(ATTR_ACTION, url.made_by_url_functions_only);
}

Attr attr_input(InputType type)
{
    static const Str names[] = {
        S_INIT("checkbox"), S_INIT("search"),   S_INIT("radio"), S_INIT("text"),
        S_INIT("email"),    S_INIT("password"), S_INIT("date"),  S_INIT("datetime-local"),
        S_INIT("url"),      S_INIT("hidden"),   S_INIT("file"),
    };
    return text_attr(ATTR_TYPE, names[type]);
}

Attr attr_post(void)
{
    return text_attr(ATTR_METHOD, S("post"));
}

Attr attr_with_files(void)
{
    return text_attr(ATTR_ENCTYPE, S("multipart/form-data"));
}

Attr attr_accept(Str endings)
{
    return text_attr(ATTR_ACCEPT, endings);
}

Attr attr_value(Str text)
{
    return text_attr(ATTR_VALUE, text);
}

Attr attr_selected(bool is_selected)
{
    return is_selected ? (Attr){.name = ATTR_SELECTED, .form = FORM_FLAG} : attr_none();
}

Attr attr_required(void)
{
    return (Attr){.name = ATTR_REQUIRED, .form = FORM_FLAG};
}

Attr attr_digits(void)
{
    return text_attr(ATTR_INPUTMODE, S("decimal"));
}

Attr attr_invalid(bool is_invalid)
{
    return is_invalid ? text_attr(ATTR_ARIA_INVALID, S("true")) : attr_none();
}

Attr attr_autocomplete(Str what)
{
    return text_attr(ATTR_AUTOCOMPLETE, what);
}

Attr attr_submit(void)
{
    return text_attr(ATTR_TYPE, S("submit"));
}

Attr attr_for(Str id)
{
    return text_attr(ATTR_FOR, id);
}

Attr attr_checked(bool is_checked)
{
    return is_checked ? (Attr){.name = ATTR_CHECKED, .form = FORM_FLAG} : attr_none();
}

/* A browser that remembers choices would show others than the page has. */
Attr attr_no_autocomplete(void)
{
    return text_attr(ATTR_AUTOCOMPLETE, S("off"));
}

Attr attr_type(Str media_type)
{
    return text_attr(ATTR_TYPE, media_type);
}

Attr attr_src(Url url)
{
    return text_attr(ATTR_SRC, url.made_by_url_functions_only);
}

Attr attr_defer(void)
{
    return (Attr){.name = ATTR_DEFER, .form = FORM_FLAG};
}

Attr attr_whole_window(void)
{
    return text_attr(ATTR_TARGET, S("_top"));
}

Attr attr_hidden(void)
{
    return (Attr){.name = ATTR_HIDDEN, .form = FORM_FLAG};
}

Attr attr_property(Str name)
{
    return text_attr(ATTR_PROPERTY, name);
}

Attr attr_told(Str text)
{
    return text.length == 0 ? attr_none() : text_attr(ATTR_DATA_TOLD, text);
}

Attr attr_words(Str text)
{
    return text_attr(ATTR_DATA_WORDS, text);
}

Attr attr_svg_file(void)
{
    return text_attr(ATTR_XMLNS, S("http://www.w3.org/2000/svg"));
}

Attr attr_width(double units)
{
    return number_attr(ATTR_WIDTH, units);
}

Attr attr_height(double units)
{
    return number_attr(ATTR_HEIGHT, units);
}

Attr attr_viewbox(double width, double height)
{
    return (Attr){
        .name = ATTR_VIEWBOX, .form = FORM_BOX, .number = width, .height = height};
}

Attr attr_not_focusable(void)
{
    return text_attr(ATTR_FOCUSABLE, S("false"));
}

Attr attr_x(double units)
{
    return number_attr(ATTR_X, units);
}

Attr attr_y(double units)
{
    return number_attr(ATTR_Y, units);
}

Attr attr_cx(double units)
{
    return number_attr(ATTR_CX, units);
}

Attr attr_cy(double units)
{
    return number_attr(ATTR_CY, units);
}

Attr attr_r(double units)
{
    return number_attr(ATTR_R, units);
}

Attr attr_path(Str commands)
{
    return text_attr(ATTR_D, commands);
}

Attr attr_anchor(Anchor anchor)
{
    static const Str names[] = {S_INIT("start"), S_INIT("middle"), S_INIT("end")};
    return anchor == ANCHOR_START ? attr_none()
                                  : text_attr(ATTR_TEXT_ANCHOR, names[anchor]);
}
