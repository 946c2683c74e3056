/* SPDX-License-Identifier: EUPL-1.2
 * short_name.c - what tells a line from the others in one drawing
 */
#include "publish/page/short_name.h"

static bool is_shared(const FigureLine *const *lines, size_t count, const CellPart *part)
{
    for (size_t i = 0; i < count; i++) {
        if (cell_code(lines[i]->cell, part->dimension->id) != part->code) {
            return false;
        }
    }
    return true;
}

Str line_short_name(Page *page, const FigureLine *const *lines, size_t count, size_t at)
{
    Cell cell = lines[at]->cell;
    Str *names = PUSH_ARRAY(page->a, Str, cell.count + 1);
    size_t found = 0;
    for (size_t i = 0; i < cell.count; i++) {
        if (count == 1 || !is_shared(lines, count, &cell.parts[i])) {
            names[found++] = code_short_label(cell.parts[i].code, page->lang);
        }
    }
    return found == 0 ? text_get(TEXT_SHOWN_TOTAL, page->lang)
                      : str_join(page->a, names, found, S(", "));
}

Str lines_shared_name(Page *page, const FigureLine *const *lines, size_t count)
{
    Cell cell = lines[0]->cell;
    Str *names = PUSH_ARRAY(page->a, Str, cell.count + 1);
    size_t found = 0;
    for (size_t i = 0; i < cell.count; i++) {
        if (is_shared(lines, count, &cell.parts[i])) {
            names[found++] = words_in(cell.parts[i].code->name, page->lang, NULL);
        }
    }
    return str_join(page->a, names, found, S(", "));
}

Str groups_title(Page *page, const FigureLine *const *lines, size_t count, Str title,
                 Str unit)
{
    Str shared = lines_shared_name(page, lines, count);
    if (shared.length == 0) {
        return text_fill(page->a, TEXT_PARTS_WHAT, page->lang,
                         PLACES({PLACE_GROUP, title}, {PLACE_UNIT, unit}));
    }
    return text_fill(
        page->a, TEXT_PARTS_WHAT_SHARED, page->lang,
        PLACES({PLACE_GROUP, title}, {PLACE_NAME, shared}, {PLACE_UNIT, unit}));
}
