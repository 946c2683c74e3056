/* SPDX-License-Identifier: EUPL-1.2
 * site.c - writes all pages and assets, and takes away what is no longer there
 */
#include "publish/site.h"

#include <stdio.h>

#include "assets.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "publish/page/frame.h"
#include "publish/page/frozen.h"
#include "publish/take/svg_style.h"
#include "publish/take/take.h"

#define MANIFEST S(".pact-site")
#define LIMIT_MANIFEST_BYTES ((size_t)16 << 20)

/* site.css -> assets/site.3f2a9c….css */
static Str asset_path(Arena *a, const Asset *asset)
{
    Str name, type;
    CHECK(str_cut_last(asset->name, '.', &name, &type));
    return str_format(a, "assets/%.*s.%.*s.%.*s", STR_ARG(name), STR_ARG(asset->hash),
                      STR_ARG(type));
}

static Str asset_named(Arena *a, Str name)
{
    size_t at = 0;
    while (at < ASSET_COUNT && !str_equal(ASSETS[at].name, name)) {
        at++;
    }
    CHECK(at < ASSET_COUNT); /* else a page needs a file that is not in assets/ */
    return asset_path(a, &ASSETS[at]);
}

static Str asset_text(Str name)
{
    size_t at = 0;
    while (at < ASSET_COUNT && !str_equal(ASSETS[at].name, name)) {
        at++;
    }
    CHECK(at < ASSET_COUNT);
    return (Str){(const char *)ASSETS[at].bytes, ASSETS[at].size};
}

static PageAssets page_assets(Arena *a)
{
    return (PageAssets){.tokens = asset_named(a, S("tokens.css")),
                        .site = asset_named(a, S("site.css")),
                        .icon = asset_named(a, S("icon.svg")),
                        .script = asset_named(a, S("site.js")),
                        .chart_style = svg_style(a, asset_text(S("site.css")),
                                                 asset_text(S("tokens.css")))};
}

typedef struct Writer {
    Arena *a;
    const View *view;
    PageAssets assets;
    Arena *scratch; /* of one page */
    bool (*take)(struct Writer *writer, Str path, Str text, Error *err);
    Str out;
    SiteResult result;
    SitePages pages;
    size_t page_capacity;
    StrList paths;
    size_t path_capacity;
} Writer;

static void note_path(Writer *writer, Str path)
{
    if (writer->paths.count == writer->path_capacity) {
        writer->paths.items =
            arena_grow(writer->a, writer->paths.items, writer->paths.count,
                       &writer->path_capacity, sizeof(Str));
    }
    writer->paths.items[writer->paths.count++] = str_copy(writer->a, path);
}

static bool take_file(Writer *writer, Str path, Str text, Error *err)
{
    bool changed;
    if (!file_write_derived(path_join(writer->scratch, writer->out, path), text, &changed,
                            err)) {
        return false;
    }
    note_path(writer, path);
    writer->result.files++;
    writer->result.changed += changed ? 1 : 0;
    writer->result.bytes += text.length;
    return true;
}

static bool take_text(Writer *writer, Str path, Str text, Error *err)
{
    (void)err;
    if (writer->pages.count == writer->page_capacity) {
        writer->pages.items =
            arena_grow(writer->a, writer->pages.items, writer->pages.count,
                       &writer->page_capacity, sizeof(SitePage));
    }
    writer->pages.items[writer->pages.count++] =
        (SitePage){str_copy(writer->a, path), str_copy(writer->a, text)};
    return true;
}

static bool write_page(Writer *writer, PageKind kind, size_t index, Lang lang, Error *err)
{
    const PageType *type = page_type(kind);
    Arena *a = writer->scratch;
    arena_reset(a);
    const void *subject =
        type->subject == NULL ? NULL : type->subject(writer->view, index);
    Page page = {.view = page_view(writer->view, kind, subject),
                 .assets = &writer->assets,
                 .a = a,
                 .h = html_new(a, LIMIT_PAGE_BYTES),
                 .lang = lang,
                 .kind = kind,
                 .subject = subject,
                 .path = page_path(a, kind, subject, lang)};
    frame(&page);
    Str text;
    Error why = {0};
    if (!html_finish(page.h, &text, &why)) {
        return FAIL(err, ERR_INVALID, "page %.*s: %s", STR_ARG(page.path), why.message);
    }
    writer->result.pages++;
    return writer->take(writer, page.path, text, err);
}

static bool write_choice(Writer *writer, Error *err)
{
    Arena *a = writer->scratch;
    arena_reset(a);
    Page page = {.view = writer->view,
                 .assets = &writer->assets,
                 .a = a,
                 .h = html_new(a, LIMIT_PAGE_BYTES),
                 .lang = LANG_NL,
                 .kind = PAGE_HOME,
                 .path = S("index.html")};
    frame_choice(&page);
    Str text;
    if (!html_finish(page.h, &text, err)) {
        return false;
    }
    writer->result.pages++;
    return writer->take(writer, page.path, text, err);
}

static bool write_pages(Writer *writer, Error *err)
{
    for (int l = 0; l < LANG_COUNT; l++) {
        for (int k = 0; k < PAGE_KIND_COUNT; k++) {
            size_t count = page_count(writer->view, (PageKind)k);
            for (size_t i = 0; i < count; i++) {
                if (!write_page(writer, (PageKind)k, i, (Lang)l, err)) {
                    return false;
                }
            }
        }
    }
    return write_choice(writer, err);
}

static bool write_take(Writer *writer, TakeKind kind, size_t index, Lang lang, Error *err)
{
    Arena *a = writer->scratch;
    arena_reset(a);
    const void *subject = take_subject(writer->view, kind, index);
    Take take = {writer->view, a, lang, subject, writer->assets.chart_style};
    if (!take_applies(writer->view, kind, subject)) {
        return true;
    }
    Str path = take_path(a, kind, subject, lang), text;
    Error why = {0};
    if (!take_write(&take, kind, &text, &why)) {
        return FAIL(err, ERR_INVALID, "file %.*s: %s", STR_ARG(path), why.message);
    }
    return writer->take(writer, path, text, err);
}

static bool write_takes(Writer *writer, Error *err)
{
    for (int k = 0; k < TAKE_KIND_COUNT; k++) {
        size_t count = take_count(writer->view, (TakeKind)k);
        int languages = take_has_languages((TakeKind)k) ? LANG_COUNT : 1;
        for (size_t i = 0; i < count; i++) {
            for (int l = 0; l < languages; l++) {
                if (!write_take(writer, (TakeKind)k, i, (Lang)l, err)) {
                    return false;
                }
            }
        }
    }
    return true;
}

static bool write_assets(Writer *writer, Error *err)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        arena_reset(writer->scratch);
        Str bytes = {(const char *)ASSETS[i].bytes, ASSETS[i].size};
        if (!take_file(writer, asset_path(writer->scratch, &ASSETS[i]), bytes, err)) {
            return false;
        }
    }
    return true;
}

/* Only plain relative paths: a manifest that somebody changed must not reach elsewhere.
 */
static bool is_safe(Str path)
{
    return path.length > 0 && path.data[0] != '/' && path.data[0] != '.' &&
           !str_contains(path, S("..")) && !str_contains(path, S("//"));
}

/* Takes away a file and the folders that are empty after it. */
static bool remove_file(Writer *writer, Str path, Error *err)
{
    Str full = path_join(writer->a, writer->out, path);
    if (file_kind(full) == FILE_ABSENT) {
        return true;
    }
    if (file_kind(full) != FILE_PLAIN || remove(str_c(writer->a, full)) != 0) {
        return FAIL(err, ERR_IO, "%.*s cannot be removed", STR_ARG(full));
    }
    writer->result.removed++;
    Str folder, name;
    while (str_cut_last(path, '/', &folder, &name)) {
        Str there = path_join(writer->a, writer->out, folder);
        if (remove(str_c(writer->a, there)) != 0) {
            break; /* not empty: something else lives there */
        }
        path = folder;
    }
    return true;
}

static bool remove_stale(Writer *writer, Str manifest, Error *err)
{
    Map now = map_in(writer->a, writer->paths.count);
    for (size_t i = 0; i < writer->paths.count; i++) {
        (void)map_put(&now, writer->paths.items[i], i);
    }
    StrList before = str_split(writer->a, manifest, '\n');
    for (size_t i = 0; i < before.count; i++) {
        Str path = before.items[i];
        if (is_safe(path) && map_get(&now, path) == MAP_NONE &&
            !remove_file(writer, path, err)) {
            return false;
        }
    }
    return true;
}

/* The manifest of an earlier run; empty when the folder is new or empty. */
static bool read_manifest(Arena *a, Str out, Str *manifest, Error *err)
{
    *manifest = (Str){NULL, 0};
    Str path = path_join(a, out, MANIFEST);
    if (file_kind(path) == FILE_PLAIN) {
        return file_read(a, path, LIMIT_MANIFEST_BYTES, manifest, err);
    }
    if (file_kind(out) == FILE_ABSENT) {
        return true;
    }
    StrList names;
    if (!folder_list(a, out, &names, err)) {
        return false;
    }
    if (names.count > 0) {
        error_hint(err,
                   S("Name an empty or new folder, or one that was published before."));
        return FAIL(err, ERR_CONFLICT, "folder %.*s holds other files: \"%.*s\"",
                    STR_ARG(out), STR_ARG(names.items[0]));
    }
    return true;
}

/* An empty one is written before the first page, so that a run that is broken off can be
 * done again; the full one comes last. */
static bool write_manifest(Writer *writer, Error *err)
{
    Buf buf = buf_in(writer->a, 0);
    for (size_t i = 0; i < writer->paths.count; i++) {
        buf_add(&buf, writer->paths.items[i]);
        buf_char(&buf, '\n');
    }
    return file_write(path_join(writer->a, writer->out, MANIFEST), buf_str(&buf), NULL,
                      err);
}

static Writer writer_in(Arena *a, const View *view, Arena *scratch)
{
    return (Writer){.a = a, .view = view, .assets = page_assets(a), .scratch = scratch};
}

static const View *whole_view(Arena *a, const Pact *pact, AsOf as_of)
{
    View *view = view_new(a, pact, as_of);
    view_freeze(a, view);
    return view;
}

static bool publish(Writer *writer, Error *err)
{
    Str manifest;
    return read_manifest(writer->a, writer->out, &manifest, err) &&
           folder_make(writer->out, err) &&
           (manifest.length > 0 || write_manifest(writer, err)) &&
           write_assets(writer, err) && write_pages(writer, err) &&
           write_takes(writer, err) && remove_stale(writer, manifest, err) &&
           write_manifest(writer, err);
}

bool site_publish(Arena *a, const Pact *pact, const SiteOptions *options,
                  SiteResult *result, Error *err)
{
    Arena *scratch = arena_new();
    Writer writer = writer_in(a, whole_view(a, pact, options->as_of), scratch);
    writer.out = options->out;
    writer.take = take_file;
    bool is_done = publish(&writer, err);
    arena_free(scratch);
    if (is_done) {
        *result = writer.result;
    }
    return is_done;
}

bool site_pages(Arena *a, const Pact *pact, AsOf as_of, SitePages *pages, Error *err)
{
    Arena *scratch = arena_new();
    Writer writer = writer_in(a, whole_view(a, pact, as_of), scratch);
    writer.take = take_text;
    bool is_done = write_pages(&writer, err);
    arena_free(scratch);
    if (is_done) {
        *pages = writer.pages;
    }
    return is_done;
}

bool site_files(Arena *a, const Pact *pact, AsOf as_of, SitePages *files, Error *err)
{
    Arena *scratch = arena_new();
    Writer writer = writer_in(a, whole_view(a, pact, as_of), scratch);
    writer.take = take_text;
    bool is_done = write_takes(&writer, err);
    arena_free(scratch);
    if (is_done) {
        *files = writer.pages;
    }
    return is_done;
}
