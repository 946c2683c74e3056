/* SPDX-License-Identifier: EUPL-1.2
 * html.h - the only way to write HTML or SVG
 *
 *   HTML(h, TAG_TD, ATTRS(attr_class(S("number"))))
 *       html_text(h, name);                             escaped, always
 *
 *   HTML(h, TAG_UL, NO_ATTRS) {
 *       for (size_t i = 0; i < count; i++) {
 *           HTML(h, TAG_LI, NO_ATTRS) {
 *               html_link(h, url_page(a, here, pages[i].path), pages[i].name);
 *           }
 *       }
 *   }
 *   html_leaf(h, TAG_BR, NO_ATTRS);                     an element that holds nothing
 *
 * Nesting in C is nesting in HTML. Text, attribute and link are different types: a link
 * needs a Url, and only url_*() makes one. There is no call that writes raw markup.
 *
 * A block closes itself. Inside it no return or break (html_finish() fails) and no
 * continue (it ends only the block): gather the data first. Each block opens on its own
 * line.
 *
 * Sticky: calls return nothing; the first mistake silences the rest and html_finish()
 * tells it. Mistakes are: an element where it may not stand, text where none may be, an
 * attribute its element does not have, an attribute given twice, an id given twice, a
 * reference to an id that is not there, a block left open, a page larger than its limit.
 *
 * Same calls, same bytes. The text lives in the arena given to html_new().
 */
#ifndef PUBLISH_MARKUP_HTML_H
#define PUBLISH_MARKUP_HTML_H

#include "base/arena.h"
#include "base/error.h"
#include "domain/words.h"
#include "publish/markup/url.h"

typedef enum Tag {
    TAG_HTML,
    TAG_HEAD,
    TAG_TITLE,
    TAG_META,
    TAG_LINK,
    TAG_STYLE, /* only by html_style() */
    TAG_BODY,
    TAG_HEADER,
    TAG_FOOTER,
    TAG_MAIN,
    TAG_NAV,
    TAG_SECTION,
    TAG_ASIDE,
    TAG_DIV,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_P,
    TAG_UL,
    TAG_OL,
    TAG_LI,
    TAG_DL,
    TAG_DT,
    TAG_DD,
    TAG_FIGURE,
    TAG_FIGCAPTION,
    TAG_BLOCKQUOTE,
    TAG_DETAILS,
    TAG_SUMMARY,
    TAG_TABLE,
    TAG_CAPTION,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_A,
    TAG_SPAN,
    TAG_STRONG,
    TAG_EM,
    TAG_CITE,
    TAG_CODE,
    TAG_ABBR,
    TAG_TIME,
    TAG_SUP,
    TAG_BR,
    TAG_FORM,
    TAG_FIELDSET,
    TAG_LEGEND,
    TAG_LABEL,
    TAG_INPUT,
    TAG_BUTTON,
    TAG_TEXTAREA,
    TAG_SELECT,
    TAG_OPTION,
    TAG_SCRIPT,
    TAG_SVG,
    TAG_SVG_TITLE,
    TAG_SVG_DESC,
    TAG_SVG_STYLE,
    TAG_G,
    TAG_PATH,
    TAG_RECT,
    TAG_CIRCLE,
    TAG_TEXT,
    TAG_COUNT
} Tag;

typedef enum AttrName {
    ATTR_CLASS,
    ATTR_ID,
    ATTR_LANG,
    ATTR_ROLE,
    ATTR_TABINDEX,
    ATTR_ARIA_LABEL,
    ATTR_ARIA_LABELLEDBY,
    ATTR_ARIA_DESCRIBEDBY,
    ATTR_ARIA_CURRENT,
    ATTR_ARIA_HIDDEN,
    ATTR_HREF,
    ATTR_HREFLANG,
    ATTR_REL,
    ATTR_CHARSET,
    ATTR_NAME,
    ATTR_CONTENT,
    ATTR_HTTP_EQUIV,
    ATTR_DATETIME,
    ATTR_SCOPE,
    ATTR_COLSPAN,
    ATTR_ROWSPAN,
    ATTR_OPEN,
    ATTR_WIDTH,
    ATTR_HEIGHT,
    ATTR_VIEWBOX,
    ATTR_FOCUSABLE,
    ATTR_X,
    ATTR_Y,
    ATTR_CX,
    ATTR_CY,
    ATTR_R,
    ATTR_D,
    ATTR_TEXT_ANCHOR,
    ATTR_XMLNS,
    ATTR_ACTION,
    ATTR_METHOD,
    ATTR_ENCTYPE,
    ATTR_ACCEPT,
    ATTR_VALUE,
    ATTR_SELECTED,
    ATTR_REQUIRED,
    ATTR_INPUTMODE,
    ATTR_ARIA_INVALID,
    ATTR_TYPE,
    ATTR_FOR,
    ATTR_CHECKED,
    ATTR_AUTOCOMPLETE,
    ATTR_SRC,
    ATTR_DEFER,
    ATTR_PROPERTY,
    ATTR_TARGET,
    ATTR_HIDDEN,
    ATTR_DATA_TOLD,
    ATTR_DATA_WORDS,
    ATTR_NAME_COUNT
} AttrName;

typedef enum AttrForm { FORM_TEXT, FORM_NUMBER, FORM_FLAG, FORM_BOX } AttrForm;

/* Made by the functions below. */
typedef struct Attr {
    AttrName name;
    AttrForm form;
    bool is_absent; /* an attribute that does not apply here: nothing is written */
    Str text;
    double number;
    double height; /* of a viewBox; `number` is its width */
} Attr;

typedef struct Attrs {
    const Attr *items;
    size_t count;
} Attrs;

#define ATTRS(...)                                                                       \
    ((Attrs){(const Attr[]){__VA_ARGS__},                                                \
             sizeof((const Attr[]){__VA_ARGS__}) / sizeof(Attr)})
#define NO_ATTRS ((Attrs){NULL, 0})

typedef enum Scope { SCOPE_COL, SCOPE_ROW, SCOPE_COLGROUP, SCOPE_ROWGROUP } Scope;
typedef enum Role { ROLE_IMG, ROLE_GROUP, ROLE_REGION, ROLE_LIST, ROLE_SEARCH } Role;
typedef enum InputType {
    INPUT_CHECKBOX,
    INPUT_SEARCH,
    INPUT_RADIO,
    INPUT_TEXT,
    INPUT_MAIL,
    INPUT_PASSWORD,
    INPUT_DATE,
    INPUT_MOMENT, /* day and hour, without a zone */
    INPUT_ADDRESS,
    INPUT_HIDDEN,
    INPUT_FILE,
} InputType;
typedef enum Anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } Anchor;

Attr attr_none(void); /* writes nothing: for `condition ? attr_x() : attr_none()` */
Attr attr_class(Str names);
Attr attr_id(Str id); /* letters, digits, - and _ */
Attr attr_lang(Lang lang);
Attr attr_role(Role role);
Attr attr_tabindex(int index);
Attr attr_aria_label(Str text);
Attr attr_labelled_by(Str ids); /* these must exist, or html_finish() fails */
Attr attr_described_by(Str ids);
Attr attr_current_page(bool is_current); /* absent when false */
Attr attr_aria_hidden(void);
Attr attr_href(Url url);
Attr attr_hreflang(Lang lang);
Attr attr_rel(Str words);
Attr attr_charset_utf8(void);
Attr attr_name(Str name);
Attr attr_content(Str text);
Attr attr_http_equiv(Str name);
Attr attr_datetime(Str text);
Attr attr_scope(Scope scope);
Attr attr_colspan(size_t count);
Attr attr_rowspan(size_t count);
Attr attr_open(bool is_open); /* of details */
/* Forms: what is chosen or typed stays in the browser, or goes to a page of the site. */
Attr attr_action(Url url);
Attr attr_input(InputType type);
Attr attr_submit(void); /* of a button */
Attr attr_for(Str id);  /* this must exist, or html_finish() fails */
Attr attr_checked(bool is_checked);
Attr attr_post(void);          /* of a form: what is filled in goes to the server */
Attr attr_with_files(void);    /* of a form that has a file in it */
Attr attr_accept(Str endings); /* ".pdf,.png": what a person is shown to choose */
Attr attr_value(Str text);
Attr attr_selected(bool is_selected);
Attr attr_required(void);
Attr attr_digits(void); /* a keyboard with digits, on a phone */
Attr attr_invalid(bool is_invalid);
Attr attr_autocomplete(Str what); /* "username", "current-password" */
Attr attr_no_autocomplete(void);
/* Of a link: "application/json". */
Attr attr_type(Str media_type);
Attr attr_whole_window(void); /* of a link inside a frame */
Attr attr_hidden(void);       /* until the script shows it */
/* The one script of the site: a file, run when the page is there. */
Attr attr_src(Url url);
Attr attr_defer(void);
Attr attr_property(Str name); /* of meta: "og:title" */
/* For the script: what a mark of a drawing tells; and its own words, with | between. */
Attr attr_told(Str text);
Attr attr_words(Str text);
/* Drawing: numbers are written with at most one decimal. */
Attr attr_width(double units);
Attr attr_height(double units);
Attr attr_viewbox(double width, double height);
Attr attr_not_focusable(void);
Attr attr_x(double units);
Attr attr_y(double units);
Attr attr_cx(double units);
Attr attr_cy(double units);
Attr attr_r(double units);
Attr attr_path(
    Str commands); /* MLHVZ in both cases, numbers, blanks; else the page fails */
Attr attr_anchor(Anchor anchor);
Attr attr_svg_file(void); /* of a drawing that is a file by itself */

typedef struct Html Html;

Html *html_new(Arena *a, size_t limit); /* 0: no limit */
void html_doctype(Html *h);
void html_text(Html *h, Str text);
void html_leaf(Html *h, Tag tag, Attrs attrs);
/* CSS of a page that is one file by itself, as it is; with a < in it the page fails. */
void html_style(Html *h, Str css);
void html_link(Html *h, Url url, Str text); /* <a href>text</a> */
MUST_CHECK bool html_finish(Html *h, Str *text, Error *err);

/* A block: HTML(h, TAG_P, NO_ATTRS) { ... }. Not called by hand: html_open, html_close.
 */
#define HTML_JOIN_(a, b) a##b
#define HTML_BLOCK_(line) HTML_JOIN_(html_block_, line)
#define HTML(h, tag, ...)                                                                \
    for (size_t HTML_BLOCK_(__LINE__) = html_open((h), (tag), __VA_ARGS__);              \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = html_close((h), HTML_BLOCK_(__LINE__)))
size_t html_open(Html *h, Tag tag, Attrs attrs);
size_t html_close(Html *h, size_t depth);

#endif
