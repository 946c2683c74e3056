/* SPDX-License-Identifier: EUPL-1.2
 * tags.c - the tables of elements and attributes
 */
#include "publish/markup/tags.h"

#define WORDS_ (KIND_PHRASING | KIND_TEXT)
#define BLOCKS_ (KIND_FLOW | KIND_PHRASING | KIND_TEXT)
#define SHAPES_ (KIND_DRAWING | KIND_DRAWING_TEXT)

static const TagRow tag_rows[TAG_COUNT] = {
    [TAG_HTML] = {"html", KIND_ROOT, KIND_HEAD | KIND_BODY, GROUP_GLOBAL, true, false},
    [TAG_HEAD] = {"head", KIND_HEAD, KIND_METADATA, 0, true, false},
    [TAG_TITLE] = {"title", KIND_METADATA, KIND_TEXT, 0, true, false},
    [TAG_META] = {"meta", KIND_METADATA, 0, GROUP_META, true, false},
    [TAG_LINK] = {"link", KIND_METADATA, 0, GROUP_LINK, true, false},
    [TAG_BODY] = {"body", KIND_BODY, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_HEADER] = {"header", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_FOOTER] = {"footer", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_MAIN] = {"main", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_NAV] = {"nav", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_SECTION] = {"section", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_ASIDE] = {"aside", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_DIV] = {"div", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_H1] = {"h1", KIND_FLOW, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_H2] = {"h2", KIND_FLOW, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_H3] = {"h3", KIND_FLOW, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_H4] = {"h4", KIND_FLOW, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_P] = {"p", KIND_FLOW, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_UL] = {"ul", KIND_FLOW, KIND_ITEM, GROUP_GLOBAL, true, false},
    [TAG_OL] = {"ol", KIND_FLOW, KIND_ITEM, GROUP_GLOBAL | GROUP_ORDERED, true, false},
    [TAG_LI] = {"li", KIND_ITEM, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_DL] = {"dl", KIND_FLOW, KIND_TERM, GROUP_GLOBAL, true, false},
    [TAG_DT] = {"dt", KIND_TERM, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_DD] = {"dd", KIND_TERM, BLOCKS_, GROUP_GLOBAL, false, false},
    [TAG_FIGURE] = {"figure", KIND_FLOW, BLOCKS_ | KIND_FIGCAPTION, GROUP_GLOBAL, true,
                    false},
    [TAG_FIGCAPTION] = {"figcaption", KIND_FIGCAPTION, BLOCKS_, GROUP_GLOBAL, true,
                        false},
    [TAG_BLOCKQUOTE] = {"blockquote", KIND_FLOW, BLOCKS_, GROUP_GLOBAL, true, false},
    [TAG_DETAILS] = {"details", KIND_FLOW, BLOCKS_ | KIND_SUMMARY, GROUP_GLOBAL, true,
                     false},
    [TAG_SUMMARY] = {"summary", KIND_SUMMARY, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_TABLE] = {"table", KIND_FLOW, KIND_CAPTION | KIND_ROWGROUP, GROUP_GLOBAL, true,
                   false},
    [TAG_CAPTION] = {"caption", KIND_CAPTION, WORDS_, GROUP_GLOBAL, true, false},
    [TAG_THEAD] = {"thead", KIND_ROWGROUP, KIND_ROW, GROUP_GLOBAL, true, false},
    [TAG_TBODY] = {"tbody", KIND_ROWGROUP, KIND_ROW, GROUP_GLOBAL, true, false},
    [TAG_TR] = {"tr", KIND_ROW, KIND_CELL, GROUP_GLOBAL, true, false},
    [TAG_TH] = {"th", KIND_CELL, WORDS_, GROUP_GLOBAL | GROUP_CELL, false, false},
    [TAG_TD] = {"td", KIND_CELL, BLOCKS_, GROUP_GLOBAL | GROUP_CELL, false, false},
    [TAG_A] = {"a", KIND_PHRASING, WORDS_, GROUP_GLOBAL | GROUP_LINK, false, false},
    [TAG_SPAN] = {"span", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_STRONG] = {"strong", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_EM] = {"em", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_CITE] = {"cite", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_CODE] = {"code", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_ABBR] = {"abbr", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_TIME] = {"time", KIND_PHRASING, WORDS_, GROUP_GLOBAL | GROUP_TIME, false, false},
    [TAG_SUP] = {"sup", KIND_PHRASING, WORDS_, GROUP_GLOBAL, false, false},
    [TAG_BR] = {"br", KIND_PHRASING, 0, 0, false, false},
    [TAG_SVG] = {"svg", KIND_PHRASING, SHAPES_, GROUP_GLOBAL | GROUP_SVG_ROOT, true,
                 true},
    [TAG_SVG_TITLE] = {"title", KIND_DRAWING_TEXT, KIND_TEXT, GROUP_GLOBAL, false, true},
    [TAG_SVG_DESC] = {"desc", KIND_DRAWING_TEXT, KIND_TEXT, GROUP_GLOBAL, false, true},
    [TAG_G] = {"g", KIND_DRAWING, SHAPES_, GROUP_GLOBAL, true, true},
    [TAG_PATH] = {"path", KIND_DRAWING, 0, GROUP_GLOBAL | GROUP_PATH, true, true},
    [TAG_RECT] = {"rect", KIND_DRAWING, 0, GROUP_GLOBAL | GROUP_RECT, true, true},
    [TAG_CIRCLE] = {"circle", KIND_DRAWING, 0, GROUP_GLOBAL | GROUP_CIRCLE, true, true},
    [TAG_TEXT] = {"text", KIND_DRAWING, KIND_TEXT, GROUP_GLOBAL | GROUP_TEXT, true, true},
};

static const AttrRow attr_rows[ATTR_NAME_COUNT] = {
    [ATTR_CLASS] = {"class", GROUP_GLOBAL},
    [ATTR_ID] = {"id", GROUP_GLOBAL},
    [ATTR_LANG] = {"lang", GROUP_GLOBAL},
    [ATTR_ROLE] = {"role", GROUP_GLOBAL},
    [ATTR_TABINDEX] = {"tabindex", GROUP_GLOBAL},
    [ATTR_ARIA_LABEL] = {"aria-label", GROUP_GLOBAL},
    [ATTR_ARIA_LABELLEDBY] = {"aria-labelledby", GROUP_GLOBAL},
    [ATTR_ARIA_DESCRIBEDBY] = {"aria-describedby", GROUP_GLOBAL},
    [ATTR_ARIA_CURRENT] = {"aria-current", GROUP_LINK},
    [ATTR_ARIA_HIDDEN] = {"aria-hidden", GROUP_GLOBAL},
    [ATTR_HREF] = {"href", GROUP_LINK},
    [ATTR_HREFLANG] = {"hreflang", GROUP_LINK},
    [ATTR_REL] = {"rel", GROUP_LINK},
    [ATTR_CHARSET] = {"charset", GROUP_META},
    [ATTR_NAME] = {"name", GROUP_META},
    [ATTR_CONTENT] = {"content", GROUP_META},
    [ATTR_HTTP_EQUIV] = {"http-equiv", GROUP_META},
    [ATTR_DATETIME] = {"datetime", GROUP_TIME},
    [ATTR_SCOPE] = {"scope", GROUP_CELL},
    [ATTR_COLSPAN] = {"colspan", GROUP_CELL},
    [ATTR_ROWSPAN] = {"rowspan", GROUP_CELL},
    [ATTR_REVERSED] = {"reversed", GROUP_ORDERED},
    [ATTR_WIDTH] = {"width", GROUP_SVG_ROOT | GROUP_RECT},
    [ATTR_HEIGHT] = {"height", GROUP_SVG_ROOT | GROUP_RECT},
    [ATTR_VIEWBOX] = {"viewBox", GROUP_SVG_ROOT},
    [ATTR_FOCUSABLE] = {"focusable", GROUP_SVG_ROOT},
    [ATTR_X] = {"x", GROUP_RECT | GROUP_TEXT},
    [ATTR_Y] = {"y", GROUP_RECT | GROUP_TEXT},
    [ATTR_CX] = {"cx", GROUP_CIRCLE},
    [ATTR_CY] = {"cy", GROUP_CIRCLE},
    [ATTR_R] = {"r", GROUP_CIRCLE},
    [ATTR_D] = {"d", GROUP_PATH},
    [ATTR_TEXT_ANCHOR] = {"text-anchor", GROUP_TEXT},
};

const TagRow *tag_row(Tag tag)
{
    CHECK((size_t)tag < TAG_COUNT);
    return &tag_rows[tag];
}

const AttrRow *attr_row(AttrName name)
{
    CHECK((size_t)name < ATTR_NAME_COUNT);
    return &attr_rows[name];
}
