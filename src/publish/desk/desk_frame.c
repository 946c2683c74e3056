/* SPDX-License-Identifier: EUPL-1.2
 * desk_frame.c - the frame of the pages of the desk
 */
#include "publish/desk/desk_frame.h"

#include "base/limits.h"
#include "publish/page/page_assets.h"

Str desk_path(const Desk *desk, const char *rest)
{
    return str_format(desk->a, "%.*s/register/%s", STR_ARG(lang_code(desk->lang)), rest);
}

Str desk_path_of(const Desk *desk, const char *before, int64_t id, const char *after)
{
    return str_format(desk->a, "%.*s/register/%s/%lld%s", STR_ARG(lang_code(desk->lang)),
                      before, (long long)id, after);
}

static Url to(const Desk *desk, Str path)
{
    return url_page(desk->a, desk->path, path);
}

void desk_link(Page *page, const Desk *desk, Str path, Str text)
{
    html_link(page->h, to(desk, path), text);
}

static void style(Page *page, const Desk *desk, Str rel, Str path)
{
    html_leaf(page->h, TAG_LINK, ATTRS(attr_rel(rel), attr_href(to(desk, path))));
}

static void head(Page *page, const Desk *desk, Str title)
{
    HTML(page->h, TAG_HEAD, NO_ATTRS) {
        html_leaf(page->h, TAG_META, ATTRS(attr_charset_utf8()));
        html_leaf(page->h, TAG_META,
                  ATTRS(attr_name(S("viewport")),
                        attr_content(S("width=device-width, initial-scale=1"))));
        html_leaf(page->h, TAG_META,
                  ATTRS(attr_name(S("robots")), attr_content(S("noindex"))));
        HTML(page->h, TAG_TITLE, NO_ATTRS)
            html_text(page->h, title);
        style(page, desk, S("stylesheet"), page->assets->tokens);
        style(page, desk, S("stylesheet"), page->assets->site);
        style(page, desk, S("stylesheet"), asset_named(page->a, S("desk.css")));
        style(page, desk, S("icon"), page->assets->icon);
    }
}

typedef struct MenuItem {
    const char *rest;
    TextKey name;
    Deed deed;
} MenuItem;

static const MenuItem MENU[] = {
    {"owe", TEXT_DESK_MENU_OWE, DEED_REPORT},
    {"review", TEXT_DESK_MENU_REVIEW, DEED_JUDGE},
    {"steering", TEXT_DESK_MENU_STEERING, DEED_READ},
    {"editions", TEXT_DESK_MENU_EDITIONS, DEED_DRAFT},
    {"rounds", TEXT_DESK_MENU_ROUNDS, DEED_ROUND},
    {"matters/question", TEXT_MATTER_QUESTIONS, DEED_READ},
    {"matters/barrier", TEXT_MATTER_BARRIERS, DEED_SIGNED},
    {"matters/agenda", TEXT_MATTER_AGENDAS, DEED_AGENDA},
    {"matters/joining", TEXT_MATTER_JOININGS, DEED_RUN},
    {"matters/task", TEXT_MATTER_TASKS, DEED_RUN},
    {"people", TEXT_DESK_MENU_PEOPLE, DEED_PEOPLE},
    {"mail", TEXT_DESK_MENU_MAIL, DEED_MAIL},
    {"account", TEXT_DESK_MENU_ACCOUNT, DEED_SIGNED},
};

static void menu(Page *page, const Desk *desk)
{
    HTML(page->h, TAG_NAV,
         ATTRS(attr_class(S("menu")),
               attr_aria_label(text_get(TEXT_FRAME_MENU, page->lang)))) {
        HTML(page->h, TAG_UL, NO_ATTRS) {
            for (size_t i = 0; i < sizeof MENU / sizeof MENU[0]; i++) {
                Str path = desk_path(desk, MENU[i].rest);
                if (person_may(desk->person, MENU[i].deed, NULL)) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        HTML(page->h, TAG_A,
                             ATTRS(attr_href(to(desk, path)),
                                   attr_current_page(str_equal(path, desk->path))))
                            put(page, MENU[i].name);
                    }
                }
            }
        }
    }
}

static void top(Page *page, const Desk *desk)
{
    HTML(page->h, TAG_HEADER, ATTRS(attr_class(S("top")))) {
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
            HTML(page->h, TAG_A,
                 ATTRS(attr_class(S("name")), attr_href(page_to(page, PAGE_HOME, NULL))))
                put_words(page, page->view->pact->head->name);
            if (desk->person != NULL) {
                menu(page, desk);
                DESK_FORM(page, desk, desk_path(desk, "sign-out"))
                submit_as(page, TEXT_DESK_SIGN_OUT, S("go"), S("out"), true);
            }
        }
    }
}

static void notice(Page *page, const Desk *desk)
{
    if (desk->notice.length == 0) {
        return;
    }
    HTML(page->h, TAG_DIV,
         ATTRS(
             attr_class(desk->is_refusal ? S("notice refusal") : S("notice")),
             attr_id(S("notice")), attr_role(ROLE_GROUP), attr_tabindex(-1),
             attr_aria_label(text_get(
                 desk->is_refusal ? TEXT_DESK_REFUSAL : TEXT_DESK_NOTICE, page->lang)))) {
        HTML(page->h, TAG_P, NO_ATTRS)
            html_text(page->h, desk->notice);
    }
}

static void body(Page *page, const Desk *desk, DeskRender *render, const void *content)
{
    HTML(page->h, TAG_BODY, ATTRS(attr_class(S("desk")))) {
        HTML(page->h, TAG_A,
             ATTRS(attr_class(S("skip")), attr_href(url_part(page->a, S("content")))))
            put(page, TEXT_FRAME_SKIP);
        top(page, desk);
        HTML(page->h, TAG_MAIN, ATTRS(attr_id(S("content")), attr_class(S("frame")))) {
            notice(page, desk);
            render(page, desk, content);
        }
        HTML(page->h, TAG_FOOTER, ATTRS(attr_class(S("bottom")))) {
            HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
                HTML(page->h, TAG_P, NO_ATTRS)
                    html_link(page->h, page_to(page, PAGE_PRIVACY, NULL),
                              text_get(page_type(PAGE_PRIVACY)->name, page->lang));
            }
        }
    }
}

bool desk_page(const Desk *desk, Str title, DeskRender *render, const void *content,
               Str *text, Error *err)
{
    PageAssets assets = page_assets(desk->a);
    Page page = {.view = desk->view,
                 .assets = &assets,
                 .a = desk->a,
                 .h = html_new(desk->a, LIMIT_PAGE_BYTES),
                 .lang = desk->lang,
                 .kind = PAGE_HOME,
                 .path = desk->path};
    Str whole =
        str_format(desk->a, "%.*s – %.*s", STR_ARG(title),
                   STR_ARG(words_in(desk->view->pact->head->name, desk->lang, NULL)));
    html_doctype(page.h);
    HTML(page.h, TAG_HTML, ATTRS(attr_lang(page.lang))) {
        head(&page, desk, whole);
        body(&page, desk, render, content);
    }
    return html_finish(page.h, text, err);
}

void desk_opening(Page *page, Str kicker, Str title, Str lead)
{
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("opening")))) {
        if (kicker.length > 0) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("kicker"))))
                html_text(page->h, kicker);
        }
        HTML(page->h, TAG_H1, NO_ATTRS)
            html_text(page->h, title);
        if (lead.length > 0) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("lead"))))
                html_text(page->h, lead);
        }
    }
}
