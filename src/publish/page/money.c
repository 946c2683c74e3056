/* SPDX-License-Identifier: EUPL-1.2
 * money.c - amounts promised, committed and spent; side by side, never added up
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

static MoneyRefs of_kind(Page *page, MoneyKind kind)
{
    const MoneyList *all = &page->view->pact->reg.money;
    MoneyRefs found = {PUSH_ARRAY(page->a, const Money *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].kind == kind) {
            found.items[found.count++] = &all->items[i];
        }
    }
    return found;
}

static void kind_part(Page *page, MoneyKind kind)
{
    static const Str ids[] = {[MONEY_PROMISED] = S_INIT("promised"),
                              [MONEY_COMMITTED] = S_INIT("committed"),
                              [MONEY_SPENT] = S_INIT("spent")};
    static const TextKey names[] = {[MONEY_PROMISED] = TEXT_MONEY_PART_PROMISED,
                                    [MONEY_COMMITTED] = TEXT_MONEY_PART_COMMITTED,
                                    [MONEY_SPENT] = TEXT_MONEY_PART_SPENT};
    static const TextKey captions[] = {[MONEY_PROMISED] = TEXT_MONEY_CAPTION_PROMISED,
                                       [MONEY_COMMITTED] = TEXT_MONEY_CAPTION_COMMITTED,
                                       [MONEY_SPENT] = TEXT_MONEY_CAPTION_SPENT};
    MoneyRefs money = of_kind(page, kind);
    WIDE_PART(page, ids[kind], names[kind]) {
        if (money.count == 0) {
            HTML(page->h, TAG_P, NO_ATTRS)
                put_absent(page, TEXT_MONEY_NONE);
        } else {
            money_table(page, &money, text_get(captions[kind], page->lang));
        }
    }
}

static size_t without_money(const Page *page)
{
    const Register *reg = &page->view->pact->reg;
    size_t count = 0;
    for (size_t i = 0; i < page->view->actions.count; i++) {
        About about = {.action = page->view->actions.items[i]};
        count += money_about(page->a, reg, about).count == 0 ? 1 : 0;
    }
    return count;
}

void render_money(Page *page)
{
    size_t all = page->view->actions.count;
    size_t without = without_money(page);
    Title title = page_title(page);
    if (all > 0) {
        Str total = shown_integer(page->a, (int64_t)all, page->lang);
        title = (Title){text_count(page->a, TEXT_MONEY_FINDING, (int64_t)without,
                                   page->lang, PLACES({PLACE_ALL, total})),
                        page->lang};
    }
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = title,
                             .lead = text_get(TEXT_MONEY_NO_SUM, page->lang)});
    kind_part(page, MONEY_PROMISED);
    kind_part(page, MONEY_COMMITTED);
    kind_part(page, MONEY_SPENT);
    PART(page, S("words"), TEXT_MONEY_WORDS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                put(page, TEXT_MONEY_WORD_PROMISED);
            HTML(page->h, TAG_LI, NO_ATTRS)
                put(page, TEXT_MONEY_WORD_COMMITTED);
            HTML(page->h, TAG_LI, NO_ATTRS)
                put(page, TEXT_MONEY_WORD_SPENT);
        }
    }
}
