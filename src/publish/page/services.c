/* SPDX-License-Identifier: EUPL-1.2
 * services.c - schemes and services as a signpost: find yourself, then what there is
 *
 * The page is arranged by audience (a code list of the pact). A service for two audiences
 * stands in full under the first and as a link under the other. One without stands last.
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"

static bool is_for(const Service *service, const Code *audience)
{
    if (audience == NULL) {
        return service->audiences.count == 0;
    }
    for (size_t i = 0; i < service->audiences.count; i++) {
        if (service->audiences.items[i] == audience) {
            return true;
        }
    }
    return false;
}

/* The first of its audiences in the order of the code list: there it stands in full. */
static const Code *home_of(const Service *service)
{
    const Code *first = NULL;
    for (size_t i = 0; i < service->audiences.count; i++) {
        if (first == NULL || service->audiences.items[i] < first) {
            first = service->audiences.items[i];
        }
    }
    return first;
}

static size_t count_for(const Page *page, const Code *audience)
{
    const ServiceList *all = &page->view->pact->reg.services;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += is_for(&all->items[i], audience) ? 1 : 0;
    }
    return count;
}

static Words audience_name(const Code *audience)
{
    return audience == NULL ? text_words(TEXT_SERVICES_OTHER_AUDIENCE) : audience->name;
}

/* "audience:pupils" is for-pupils: ids of parts hold no colon. */
static Str audience_id(Page *page, const Code *audience)
{
    Str list, code;
    if (audience == NULL || !str_cut(audience->id, ':', &list, &code)) {
        return S("for-others");
    }
    return str_replace(page->a, anchor_id(page, S("for"), code), S("_"), S("-"));
}

static void service_facts(Page *page, const Service *service)
{
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        fact_words(page, TEXT_FACT_FOR_WHOM, service->for_whom);
        fact_words(page, TEXT_FACT_HOW_MUCH, service->amount);
        if (service->until.length > 0) {
            fact(page, TEXT_FACT_UNTIL);
            HTML(page->h, TAG_DD, NO_ATTRS)
                put_dutch(page, service->until);
        }
        if (service->offered_by.count > 0) {
            parties_fact(page, TEXT_FACT_WHO, &service->offered_by);
        }
        if (service->url.length > 0) {
            fact(page, TEXT_FACT_APPLY);
            HTML(page->h, TAG_DD, NO_ATTRS)
                outside_link(page, service->url, (Words){{service->url, service->url}});
        }
        if (service->action != NULL) {
            fact(page, TEXT_FACT_PROMISE);
            HTML(page->h, TAG_DD, NO_ATTRS)
                action_link(page, service->action);
        }
    }
}

static bool has_facts(const Service *service)
{
    return words_are_set(service->for_whom) || words_are_set(service->amount) ||
           service->until.length > 0 || service->offered_by.count > 0 ||
           service->url.length > 0 || service->action != NULL;
}

static void service_block(Page *page, const Service *service)
{
    const Gap gaps[] = {
        {TEXT_FACT_FOR_WHOM, !words_are_set(service->for_whom)},
        {TEXT_FACT_HOW_MUCH, !words_are_set(service->amount)},
        {TEXT_FACT_UNTIL, service->until.length == 0},
        {TEXT_FACT_WHO, service->offered_by.count == 0},
        {TEXT_FACT_APPLY, service->url.length == 0},
    };
    HTML(page->h, TAG_DIV,
         ATTRS(attr_class(S("block")),
               attr_id(anchor_id(page, S("service"), service->id)))) {
        heading_words(page, service->name);
        HTML(page->h, TAG_P, NO_ATTRS)
            put_or_absent(page, service->what);
        if (has_facts(service)) {
            service_facts(page, service);
        }
        gaps_line(page, gaps, sizeof gaps / sizeof gaps[0]);
    }
}

static void elsewhere_rows(Page *page, const Code *audience)
{
    const ServiceList *all = &page->view->pact->reg.services;
    ServiceRefs found = {PUSH_ARRAY(page->a, const Service *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        if (is_for(&all->items[i], audience) && home_of(&all->items[i]) != audience) {
            found.items[found.count++] = &all->items[i];
        }
    }
    if (found.count > 0) {
        heading(page, TEXT_SERVICES_ALSO);
        service_rows(page, &found);
    }
}

static void audience_part(Page *page, const Code *audience)
{
    const ServiceList *all = &page->view->pact->reg.services;
    if (count_for(page, audience) == 0) {
        return;
    }
    WORDS_PART(page, audience_id(page, audience), audience_name(audience))
    {
        for (size_t i = 0; i < all->count; i++) {
            if (is_for(&all->items[i], audience) && home_of(&all->items[i]) == audience) {
                service_block(page, &all->items[i]);
            }
        }
        elsewhere_rows(page, audience);
    }
}

static void signpost_item(Page *page, const Code *audience)
{
    size_t count = count_for(page, audience);
    if (count == 0) {
        return;
    }
    HTML(page->h, TAG_LI, NO_ATTRS) {
        link_words(page, url_part(page->a, audience_id(page, audience)),
                   audience_name(audience));
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
            put_space(page);
            counted_text(page, TEXT_SERVICES_COUNT, count);
        }
    }
}

static void signpost_part(Page *page)
{
    const CodeList *codes = &page->view->pact->monitor.codes;
    PART(page, S("signpost"), TEXT_SERVICES_WHO_ARE_YOU) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows signpost")))) {
            for (size_t i = 0; i < codes->count; i++) {
                signpost_item(page, &codes->items[i]);
            }
            signpost_item(page, NULL);
        }
    }
}

void render_services(Page *page)
{
    const CodeList *codes = &page->view->pact->monitor.codes;
    size_t count = page->view->pact->reg.services.count;
    Title title = {
        text_count(page->a, TEXT_SERVICES_FINDING, (int64_t)count, page->lang, NO_PLACES),
        page->lang};
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = count > 0 ? title : page_title(page),
                             .lead = text_get(TEXT_SERVICES_LEAD, page->lang)});
    if (count == 0) {
        paragraph(page, TEXT_REGISTER_EMPTY);
        return;
    }
    signpost_part(page);
    for (size_t i = 0; i < codes->count; i++) {
        audience_part(page, &codes->items[i]);
    }
    audience_part(page, NULL);
}
