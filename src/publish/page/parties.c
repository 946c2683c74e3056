/* SPDX-License-Identifier: EUPL-1.2
 * parties.c - who takes part, by kind; and one party: what it owns, joins and signed
 */
#include "publish/page/component.h"
#include "publish/page/register_parts.h"
#include "publish/page/stand.h"
#include "publish/text/shown.h"

static TextKey kind_text(PartyKind kind)
{
    static const TextKey texts[] = {[PARTY_OTHER] = TEXT_PARTY_OTHER,
                                    [PARTY_OFFICE] = TEXT_PARTY_OFFICE,
                                    [PARTY_MINISTRY] = TEXT_PARTY_MINISTRY,
                                    [PARTY_GOVERNMENT] = TEXT_PARTY_GOVERNMENT,
                                    [PARTY_REGION] = TEXT_PARTY_REGION,
                                    [PARTY_EMPLOYERS] = TEXT_PARTY_EMPLOYERS,
                                    [PARTY_UNION] = TEXT_PARTY_UNION,
                                    [PARTY_EDUCATION] = TEXT_PARTY_EDUCATION,
                                    [PARTY_SCHOOL] = TEXT_PARTY_SCHOOL,
                                    [PARTY_COMPANY] = TEXT_PARTY_COMPANY,
                                    [PARTY_NETWORK] = TEXT_PARTY_NETWORK};
    return texts[kind];
}

static bool has_signed(const Page *page, const Party *party, const PactVersion *version)
{
    const SignatureList *all = &page->view->pact->reg.signatures;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].party == party && all->items[i].version == version) {
            return true;
        }
    }
    return false;
}

static Str counted(Page *page, TextKey key, size_t count)
{
    return text_count(page->a, key, (int64_t)count, page->lang, NO_PLACES);
}

static void party_row(Page *page, const Party *party)
{
    const Register *reg = &page->view->pact->reg;
    size_t owns = actions_of(page->a, reg, party, true).count;
    size_t joins = actions_of(page->a, reg, party, false).count;
    Str parts[3];
    size_t count = 0;
    if (owns > 0) {
        parts[count++] = counted(page, TEXT_PARTY_OWNS_COUNT, owns);
    }
    if (joins > 0) {
        parts[count++] = counted(page, TEXT_PARTY_JOINS_COUNT, joins);
    }
    if (page->view->pact->head->version != NULL &&
        has_signed(page, party, page->view->pact->head->version)) {
        parts[count++] = text_get(TEXT_PARTY_SIGNED, page->lang);
    }
    HTML(page->h, TAG_LI, NO_ATTRS) {
        party_link(page, party);
        if (count > 0) {
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
                put_space(page);
                html_text(page->h, str_join(page->a, parts, count, S(", ")));
            }
        }
    }
}

static void kind_part(Page *page, PartyKind kind)
{
    const PartyList *all = &page->view->pact->reg.parties;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].kind == kind ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, str_format(page->a, "kind%d", (int)kind), kind_text(kind)) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                if (all->items[i].kind == kind) {
                    party_row(page, &all->items[i]);
                }
            }
        }
    }
}

void render_parties(Page *page)
{
    const Pact *pact = page->view->pact;
    size_t signed_count =
        pact->head->version == NULL
            ? 0
            : signatories(page->a, &pact->reg, pact->head->version).count;
    size_t owner_count = 0;
    for (size_t i = 0; i < pact->reg.parties.count; i++) {
        owner_count +=
            actions_of(page->a, &pact->reg, &pact->reg.parties.items[i], true).count > 0;
    }
    Str finding = text_count(
        page->a, TEXT_PARTIES_FINDING, (int64_t)signed_count, page->lang,
        PLACES({PLACE_OWNERS, shown_integer(page->a, (int64_t)owner_count, page->lang)}));
    Str lead = text_count(page->a, TEXT_PARTIES_LEAD, (int64_t)pact->reg.parties.count,
                          page->lang, NO_PLACES);
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = {finding, page->lang},
                             .lead = lead});
    static const PartyKind order[] = {PARTY_OFFICE,    PARTY_MINISTRY,  PARTY_GOVERNMENT,
                                      PARTY_REGION,    PARTY_EMPLOYERS, PARTY_UNION,
                                      PARTY_EDUCATION, PARTY_SCHOOL,    PARTY_COMPANY,
                                      PARTY_NETWORK,   PARTY_OTHER};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        kind_part(page, order[i]);
    }
}

Title title_party(Page *page)
{
    Title title;
    title.text = words_in(((const Party *)page->subject)->name, page->lang, &title.lang);
    return title;
}

static void signature_fact(Page *page, const Party *party)
{
    const SignatureList *all = &page->view->pact->reg.signatures;
    size_t count = 0;
    fact(page, TEXT_FACT_SIGNED);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].party != party) {
                continue;
            }
            if (count++ > 0) {
                html_leaf(page->h, TAG_BR, NO_ATTRS);
            }
            put_words(page, all->items[i].version->name);
            if (all->items[i].signed_by.length > 0) {
                html_text(page->h, S(" ("));
                html_text(page->h, all->items[i].signed_by);
                html_text(page->h, S(")"));
            }
        }
        if (count == 0) {
            put(page, TEXT_PARTY_NO_SIGNATURE);
        }
    }
}

static void party_facts(Page *page, const Party *party)
{
    PART(page, S("about"), TEXT_PART_WHO) {
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
            fact(page, TEXT_FACT_KIND);
            HTML(page->h, TAG_DD, NO_ATTRS)
                put(page, kind_text(party->kind));
            if (party->part_of != NULL) {
                fact(page, TEXT_FACT_PART_OF);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    party_link(page, party->part_of);
            }
            if (party->region != NULL) {
                fact(page, TEXT_FACT_WHERE);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    region_link(page, party->region);
            }
            signature_fact(page, party);
            if (party->url.length > 0) {
                fact(page, TEXT_FACT_SITE);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    outside_link(page, party->url, (Words){{party->url, party->url}});
            }
        }
    }
}

static void actions_part(Page *page, Str id, TextKey key, const ActionRefs *actions)
{
    if (actions->count > 0) {
        PART(page, id, key) {
            action_rows(page, actions);
        }
    }
}

static bool takes_part(const PartyRefs *parties, const Party *party)
{
    for (size_t i = 0; i < parties->count; i++) {
        if (parties->items[i] == party) {
            return true;
        }
    }
    return false;
}

static void partnership_part(Page *page, const Party *party)
{
    const PartnershipList *all = &page->view->pact->reg.partnerships;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += takes_part(&all->items[i].parties, party) ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("partnerships"), TEXT_PART_PARTNERSHIPS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                if (takes_part(&all->items[i].parties, party)) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        outside_link(page, all->items[i].url, all->items[i].name);
                        paragraph_words(page, all->items[i].summary);
                    }
                }
            }
        }
    }
}

/* What it promised comes first; who promised nothing is named. */
static Title party_finding(Page *page, const Party *party, size_t owned)
{
    if (owned == 0) {
        return page_title(page);
    }
    Lang shown;
    Str name = words_in(party->name, page->lang, &shown);
    return (Title){text_count(page->a, TEXT_PARTY_FINDING, (int64_t)owned, page->lang,
                              PLACES({PLACE_NAME, name})),
                   page->lang};
}

void render_party(Page *page)
{
    const Party *party = page->subject;
    const Register *reg = &page->view->pact->reg;
    ActionRefs owns = actions_of(page->a, reg, party, true);
    ActionRefs joins = actions_of(page->a, reg, party, false);
    opening(page, &(Opening){.kicker = text_get(kind_text(party->kind), page->lang),
                             .title = party_finding(page, party, owns.count),
                             .lead_words = party->note});
    actions_part(page, S("owns"), TEXT_PART_OWNS, &owns);
    party_outcome_part(page, party);
    party_reports_part(page, party);
    actions_part(page, S("joins"), TEXT_PART_JOINS, &joins);
    if (owns.count + joins.count == 0) {
        PART(page, S("promises"), TEXT_MENU_PROMISES) {
            paragraph(page, TEXT_PARTY_NO_ACTIONS);
        }
    }
    party_facts(page, party);
    partnership_part(page, party);
    party_register_parts(page, party);
}
