/* SPDX-License-Identifier: EUPL-1.2
 * register_rows.c - records of the register as rows that lead to the whole record
 */
#include "publish/page/register_rows.h"

#include "publish/page/component.h"
#include "publish/text/shown.h"

size_t words_part_open(Page *page, Str id, Words words)
{
    Str heading_id = str_format(page->a, "%.*s-h", STR_ARG(id));
    (void)html_open(
        page->h, TAG_SECTION,
        ATTRS(attr_class(S("part beside")), attr_id(id), attr_labelled_by(heading_id)));
    HTML(page->h, TAG_H2, ATTRS(attr_id(heading_id)))
        put_words(page, words);
    return html_open(page->h, TAG_DIV, NO_ATTRS);
}

Date edition_day(const View *view)
{
    Date none = {0};
    return view->edition == NULL ? none : moment_date(view->edition->released_at);
}

Str anchor_id(Page *page, Str head, Str id)
{
    return str_format(page->a, "%.*s-%.*s", STR_ARG(head), STR_ARG(id));
}

void theme_link(Page *page, const Theme *theme)
{
    link_words(page, page_to(page, PAGE_THEME, theme), theme->name);
}

void counted_text(Page *page, TextKey key, size_t count)
{
    html_text(page->h, text_count(page->a, key, (int64_t)count, page->lang, NO_PLACES));
}

void put_join(Page *page, size_t index)
{
    if (index > 0) {
        html_text(page->h, S(", "));
    }
}

void put_or_absent(Page *page, Words words)
{
    if (words_are_set(words)) {
        put_words(page, words);
    } else {
        put_absent(page, TEXT_WORD_NOT_RECORDED);
    }
}

void parties_fact(Page *page, TextKey term, const PartyRefs *parties)
{
    fact(page, term);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        if (parties->count > 0) {
            party_links(page, parties);
        } else {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        }
    }
}

/* "Tot wanneer" within a sentence; only A to Z are changed. */
static Str uncapital(Arena *a, Str text)
{
    if (text.length == 0 || text.data[0] < 'A' || text.data[0] > 'Z') {
        return text;
    }
    Str rest = str_slice(text, 1, text.length);
    return str_format(a, "%c%.*s", text.data[0] - 'A' + 'a', STR_ARG(rest));
}

void gaps_line(Page *page, const Gap *gaps, size_t count)
{
    Str *parts = PUSH_ARRAY(page->a, Str, count + 1);
    size_t open = 0;
    for (size_t i = 0; i < count; i++) {
        if (gaps[i].is_open) {
            parts[open++] = uncapital(page->a, text_get(gaps[i].term, page->lang));
        }
    }
    if (open == 0) {
        return;
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small")))) {
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("absent"))))
            put_filled(page, TEXT_ROW_GAPS,
                       PLACES({PLACE_GAPS, str_join(page->a, parts, open, S(", "))}));
    }
}

TextKey document_kind_text(DocumentKind kind)
{
    static const TextKey texts[] = {[DOCUMENT_OTHER] = TEXT_DOCUMENT_OTHER,
                                    [DOCUMENT_ACCORD] = TEXT_DOCUMENT_ACCORD,
                                    [DOCUMENT_REGIONAL_PACT] =
                                        TEXT_DOCUMENT_REGIONAL_PACT,
                                    [DOCUMENT_LETTER] = TEXT_DOCUMENT_LETTER,
                                    [DOCUMENT_REPORT] = TEXT_DOCUMENT_REPORT,
                                    [DOCUMENT_EVALUATION] = TEXT_DOCUMENT_EVALUATION,
                                    [DOCUMENT_LAW] = TEXT_DOCUMENT_LAW,
                                    [DOCUMENT_PLAN] = TEXT_DOCUMENT_PLAN};
    return texts[kind];
}

TextKey motion_kind_text(MotionKind kind)
{
    static const TextKey texts[] = {[MOTION_MOTION] = TEXT_MOTION_MOTION,
                                    [MOTION_PLEDGE] = TEXT_MOTION_PLEDGE,
                                    [MOTION_QUESTION] = TEXT_MOTION_QUESTION};
    return texts[kind];
}

static void practice_row(Page *page, const Practice *practice)
{
    link_words(page,
               page_to_part(page, PAGE_PRACTICES, NULL,
                            anchor_id(page, S("practice"), practice->id)),
               practice->name);
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
        put(page, TEXT_FACT_STAGE);
        html_text(page->h, S(": "));
        if (practice->stage == PRACTICE_NOT_STATED) {
            put_absent(page, TEXT_PRACTICE_NOT_STATED);
        } else {
            put(page, practice_step_text(practice->stage));
        }
        html_text(page->h, S(". "));
        put(page, TEXT_FACT_RESULT);
        html_text(page->h, S(": "));
        if (words_are_set(practice->result)) {
            put_words(page, practice->result);
        } else {
            put_absent(page, TEXT_WORD_NOT_REPORTED);
            html_text(page->h, S("."));
        }
    }
}

void practice_rows(Page *page, const PracticeRefs *practices)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < practices->count; i++) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                practice_row(page, practices->items[i]);
        }
    }
}

void service_rows(Page *page, const ServiceRefs *services)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < services->count; i++) {
            const Service *service = services->items[i];
            HTML(page->h, TAG_LI, NO_ATTRS) {
                link_words(page,
                           page_to_part(page, PAGE_SERVICES, NULL,
                                        anchor_id(page, S("service"), service->id)),
                           service->name);
                HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
                    put(page, TEXT_FACT_FOR_WHOM);
                    html_text(page->h, S(": "));
                    put_or_absent(page, service->for_whom);
                }
            }
        }
    }
}

void partnership_rows(Page *page, const PartnershipRefs *partnerships)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < partnerships->count; i++) {
            const Partnership *one = partnerships->items[i];
            HTML(page->h, TAG_LI, NO_ATTRS) {
                link_words(page,
                           page_to_part(page, PAGE_PARTNERSHIPS, NULL,
                                        anchor_id(page, S("partnership"), one->id)),
                           one->name);
                paragraph_words(page, one->summary);
            }
        }
    }
}

static void document_day(Page *page, const Document *document)
{
    if (document->date_text.length > 0) {
        put_date_text(page, document->date_text);
    } else if (date_is_set(document->date)) {
        html_text(page->h, shown_date(page->a, document->date, page->lang));
    } else {
        put_absent(page, TEXT_DOCUMENT_NO_DATE);
    }
}

void document_rows(Page *page, const DocumentRefs *documents)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < documents->count; i++) {
            const Document *document = documents->items[i];
            HTML(page->h, TAG_LI, NO_ATTRS) {
                link_words(page,
                           page_to_part(page, PAGE_DOCUMENTS, NULL,
                                        anchor_id(page, S("doc"), document->id)),
                           document->title);
                HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
                    put_space(page);
                    document_day(page, document);
                }
            }
        }
    }
}

void document_place(Page *page, const Document *document)
{
    html_link(
        page->h,
        page_to_part(page, PAGE_DOCUMENTS, NULL, anchor_id(page, S("doc"), document->id)),
        text_get(TEXT_DOCUMENT_PLACE, page->lang));
}

void document_block(Page *page, const Document *document)
{
    HTML(page->h, TAG_H4, ATTRS(attr_class(S("row-name"))))
        outside_link(page, document->url, document->title);
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
        document_day(page, document);
        if (document->reference.length > 0) {
            html_text(page->h, S(". "));
            put_filled(page, TEXT_DOCUMENT_NUMBER,
                       PLACES({PLACE_NUMBER, document->reference}));
        }
        html_text(page->h, S(". "));
        if (document->url.length == 0) {
            put(page, TEXT_DOCUMENT_NO_ADDRESS);
        }
    }
    paragraph_words(page, document->passage);
}

void agenda_rows(Page *page, const AgendaRefs *agendas)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < agendas->count; i++) {
            const Agenda *agenda = agendas->items[i];
            HTML(page->h, TAG_LI, NO_ATTRS) {
                link_words(page,
                           page_to_part(page, PAGE_AGENDAS, NULL,
                                        anchor_id(page, S("agenda"), agenda->id)),
                           agenda->name);
            }
        }
    }
}

void other_agenda_rows(Page *page, const OtherAgendaRefs *agendas)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < agendas->count; i++) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                other_agenda_block(page, agendas->items[i]);
        }
    }
}

void other_agenda_block(Page *page, const OtherAgenda *agenda)
{
    HTML(page->h, TAG_STRONG, NO_ATTRS)
        outside_link(page, agenda->url, agenda->name);
    HTML(page->h, TAG_P, NO_ATTRS)
        put_or_absent(page, agenda->how);
    if (agenda->parties.count > 0) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
            put(page, TEXT_FACT_WHO);
            html_text(page->h, S(": "));
            party_links(page, &agenda->parties);
        }
    }
}
