/* SPDX-License-Identifier: EUPL-1.2
 * office.c - styles of documents for word processors
 */
#include "publish/report/office.h"

#include "publish/text/text.h"

#define SERIF S_INIT("P052")
#define SANS S_INIT("Noto Sans")
#define TEXT S_INIT("16202a")
#define SOFT S_INIT("56606a")

const OfficeStyle OFFICE_STYLES[OFFICE_STYLE_COUNT] = {
    [OFFICE_BODY] = {S_INIT("Text_20_body"), S_INIT("BodyText"), S_INIT("Body Text"),
                     SERIF, 10.5, 14.5, 0, 7.25, TEXT, false, false, false, false, 0},
    [OFFICE_TITLE] = {S_INIT("Title"), S_INIT("Title"), S_INIT("Title"), SERIF, 30, 36,
                      120, 12, S_INIT("00596b"), true, false, true, false, 0},
    [OFFICE_SUBTITLE] = {S_INIT("Subtitle"), S_INIT("Subtitle"), S_INIT("Subtitle"),
                         SERIF, 16, 22, 0, 12, TEXT, false, false, false, false, 0},
    [OFFICE_H1] = {S_INIT("Heading_20_1"), S_INIT("Heading1"), S_INIT("heading 1"), SERIF,
                   20, 24, 24, 10, TEXT, true, false, true, false, 1},
    [OFFICE_H2] = {S_INIT("Heading_20_2"), S_INIT("Heading2"), S_INIT("heading 2"), SERIF,
                   14, 18, 18, 6, TEXT, true, false, true, false, 2},
    [OFFICE_H3] = {S_INIT("Heading_20_3"), S_INIT("Heading3"), S_INIT("heading 3"), SERIF,
                   10.5, 14.5, 14, 4, TEXT, true, false, true, false, 3},
    [OFFICE_ITEM] = {S_INIT("List_20_Bullet"), S_INIT("ListBullet"),
                     S_INIT("List Bullet"), SERIF, 10.5, 14.5, 0, 3, TEXT, false, false,
                     false, false, 0},
    [OFFICE_ASIDE] = {S_INIT("Marginalia"), S_INIT("Marginalia"), S_INIT("Marginalia"),
                      SANS, 8, 11, 0, 7.25, SOFT, false, false, false, false, 0},
    [OFFICE_CAPTION] = {S_INIT("Caption"), S_INIT("Caption"), S_INIT("caption"), SANS,
                        8.5, 11, 8, 3, TEXT, true, false, true, false, 0},
    [OFFICE_FINDING] = {S_INIT("Finding"), S_INIT("Finding"), S_INIT("Finding"), SERIF,
                        11, 14, 8, 2, TEXT, true, false, true, false, 0},
    [OFFICE_SOURCE] = {S_INIT("Source"), S_INIT("Source"), S_INIT("Source"), SANS, 8, 11,
                       2, 10, SOFT, false, false, false, false, 0},
    [OFFICE_CELL] = {S_INIT("Table_20_Contents"), S_INIT("TableContents"),
                     S_INIT("Table Contents"), SANS, 8.5, 11, 2, 2, TEXT, false, false,
                     false, false, 0},
    [OFFICE_CELL_NUMBER] = {S_INIT("Table_20_Number"), S_INIT("TableNumber"),
                            S_INIT("Table Number"), SANS, 8.5, 11, 2, 2, TEXT, false,
                            false, false, true, 0},
    [OFFICE_CELL_HEAD] = {S_INIT("Table_20_Heading"), S_INIT("TableHeading"),
                          S_INIT("Table Heading"), SANS, 8.5, 11, 2, 2, TEXT, true, false,
                          true, false, 0},
    [OFFICE_CELL_HEAD_NUMBER] = {S_INIT("Table_20_Heading_20_Number"),
                                 S_INIT("TableHeadingNumber"),
                                 S_INIT("Table Heading Number"), SANS, 8.5, 11, 2, 2,
                                 TEXT, true, false, true, true, 0},
    [OFFICE_NOTE] = {S_INIT("Footnote"), S_INIT("FootnoteText"), S_INIT("footnote text"),
                     SANS, 8, 11, 0, 0, SOFT, false, false, false, false, 0},
};

OfficeStyleId office_style_of(const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        return block->level == 1 ? OFFICE_H1 : block->level == 2 ? OFFICE_H2 : OFFICE_H3;
    case BLOCK_ITEM:
        return OFFICE_ITEM;
    case BLOCK_ASIDE:
        return OFFICE_ASIDE;
    case BLOCK_CHART:
    case BLOCK_TABLE:
        return OFFICE_CAPTION;
    case BLOCK_PARAGRAPH:
    case BLOCK_KEY:
    case BLOCK_PAGE:
        break;
    }
    return OFFICE_BODY;
}

Str office_number(Arena *a, const Block *block)
{
    if (block->kind != BLOCK_HEADING || block->number.length == 0) {
        return S("");
    }
    return str_format(a, "%.*s ", STR_ARG(block->number));
}

Str office_caption(Arena *a, const Draft *draft, const Block *block)
{
    bool is_chart = block->kind == BLOCK_CHART;
    Str number = text_fill(a, is_chart ? TEXT_REPORT_FIGURE : TEXT_REPORT_TABLE,
                           draft->lang, PLACES({PLACE_NUMBER, block->number}));
    return str_format(a, "%.*s. %.*s", STR_ARG(number),
                      STR_ARG(is_chart ? block->chart->what : block->table->caption));
}
