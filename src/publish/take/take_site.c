/* SPDX-License-Identifier: EUPL-1.2
 * take_site.c - sitemap.xml and robots.txt, for search engines
 *
 * Frozen pages are left out: who searches finds the page that goes along.
 * Source: https://www.sitemaps.org/protocol.html
 */
#include "base/buf.h"
#include "formats/xml_write.h"
#include "publish/page/page.h"
#include "publish/take/take.h"

static bool is_listed(PageKind kind)
{
    return kind != PAGE_FROZEN && kind != PAGE_NOT_FOUND && kind != PAGE_EMBED;
}

static void alternate(const Take *take, Xml *x, PageKind kind, const void *subject,
                      Lang lang)
{
    Str path = page_path(take->a, kind, subject, lang);
    xml_open(x, S("xhtml:link"));
    xml_attr(x, S("rel"), S("alternate"));
    xml_attr(x, S("hreflang"), lang_code(lang));
    xml_attr(x, S("href"), site_address(take->a, take->view->pact->head, path));
    xml_close(x);
}

static void address(const Take *take, Xml *x, PageKind kind, const void *subject,
                    Lang lang)
{
    Str path = page_path(take->a, kind, subject, lang);
    xml_open(x, S("url"));
    xml_element(x, S("loc"), site_address(take->a, take->view->pact->head, path));
    if (kind == PAGE_INDICATOR) {
        const Edition *edition = take_edition(take->view, subject);
        if (edition != NULL) {
            xml_element(x, S("lastmod"),
                        date_iso(take->a, moment_date(edition->released_at)));
        }
    }
    for (int l = 0; l < LANG_COUNT; l++) {
        alternate(take, x, kind, subject, (Lang)l);
    }
    xml_close(x);
}

bool take_sitemap(const Take *take, Str *text, Error *err)
{
    Xml *x =
        xml_new(take->a, S("urlset"), S("http://www.sitemaps.org/schemas/sitemap/0.9"));
    xml_attr(x, S("xmlns:xhtml"), S("http://www.w3.org/1999/xhtml"));
    for (int l = 0; l < LANG_COUNT; l++) {
        for (int k = 0; k < PAGE_KIND_COUNT; k++) {
            const PageType *type = page_type((PageKind)k);
            size_t count = page_count(take->view, (PageKind)k);
            for (size_t i = 0; is_listed((PageKind)k) && i < count; i++) {
                address(take, x, (PageKind)k,
                        type->subject == NULL ? NULL : type->subject(take->view, i),
                        (Lang)l);
            }
        }
    }
    return xml_finish(x, text, err);
}

bool take_robots(const Take *take, Str *text, Error *err)
{
    Buf buf = buf_in(take->a, 0);
    buf_add(&buf, S("User-agent: *\nAllow: /\n"));
    Str map = site_address(take->a, take->view->pact->head,
                           take_path(take->a, TAKE_SITEMAP, NULL, LANG_NL));
    if (map.length > 0) {
        buf_printf(&buf, "\nSitemap: %.*s\n", STR_ARG(map));
    }
    return buf_finish(&buf, text, err);
}
