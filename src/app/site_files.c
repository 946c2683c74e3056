/* SPDX-License-Identifier: EUPL-1.2
 * site_files.c - opening files of the site without ever leaving it
 */
#include "app/site_files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

typedef struct SiteFile {
    int file;
    int64_t size;
    int64_t changed_s;
    long changed_ns;
} SiteFile;

/* Why the last call to open did not work. */
static void tell_why(Error *err, Str path)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case EACCES:
    case ENAMETOOLONG:
    case ENXIO:
        (void)FAIL(err, ERR_NOT_FOUND, "nothing is here");
        break;
    case EMFILE:
    case ENFILE:
        (void)FAIL(err, ERR_BUSY, "too many files are open, try again in a moment");
        break;
    default:
        (void)FAIL(err, ERR_IO, "\"%.*s\" cannot be opened", STR_ARG(path));
    }
}

static bool is_hidden(Str name)
{
    return str_starts(name, S(".")) && !str_equal(name, S(".well-known"));
}

/* Walks down from the site's folder, one part at a time. O_NONBLOCK: a pipe does not
 * hang. */
static int open_inside(Arena *a, Str root, Str path)
{
    int at = open(str_c(a, root), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool more = true;
    while (at >= 0 && more) {
        Str part;
        more = str_cut(path, '/', &part, &path);
        int flags =
            O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (more ? O_DIRECTORY : 0);
        int next = -1;
        if (part.length == 0 || is_hidden(part) || str_equal(part, S(".."))) {
            errno = ENOENT;
        } else {
            next = openat(at, str_c(a, part), flags);
        }
        int cause = errno;
        close(at);
        errno = cause;
        at = next;
    }
    return at;
}

static bool site_open(Arena *a, Str root, Str path, SiteFile *file, bool *is_folder,
                      Error *err)
{
    int at = open_inside(a, root, path);
    if (at < 0) {
        tell_why(err, path);
        return false;
    }
    struct stat about;
    if (fstat(at, &about) != 0) {
        tell_why(err, path);
        close(at);
        return false;
    }
    *is_folder = S_ISDIR(about.st_mode);
    if (!S_ISREG(about.st_mode)) {
        close(at);
        return FAIL(err, ERR_NOT_FOUND, "nothing is here");
    }
    *file = (SiteFile){at, (int64_t)about.st_size, (int64_t)about.st_mtim.tv_sec,
                       about.st_mtim.tv_nsec};
    return true;
}

static bool is_older(const SiteFile *a, const SiteFile *b)
{
    return a->changed_s < b->changed_s ||
           (a->changed_s == b->changed_s && a->changed_ns < b->changed_ns);
}

static const struct Packing {
    Str name;
    Str ending;
} packings[] = {
    {S_INIT("br"), S_INIT(".br")},
    {S_INIT("gzip"), S_INIT(".gz")},
};

/* Puts the packed form in the place of `file`, if it is there and wanted. */
static Str choose_packing(const App *app, const Request *request, Str path,
                          SiteFile *file)
{
    Str accepted = request_header(request, S("Accept-Encoding"));
    for (size_t i = 0; i < sizeof packings / sizeof packings[0]; i++) {
        if (accepted.length == 0 || accept_weight(accepted, packings[i].name) == 0) {
            continue;
        }
        Str packed_path = str_format(request->arena, "%.*s%.*s", STR_ARG(path),
                                     STR_ARG(packings[i].ending));
        SiteFile packed;
        bool is_folder;
        Error none = {0};
        if (!site_open(request->arena, app->site, packed_path, &packed, &is_folder,
                       &none)) {
            continue;
        }
        if (is_older(&packed, file)) {
            close(packed.file);
            continue;
        }
        close(file->file);
        *file = packed;
        return packings[i].name;
    }
    return (Str){0};
}

/* Of a type that packs well: the answer may then depend on Accept-Encoding. */
static bool may_be_packed(Str content_type)
{
    return str_ends(content_type, S("charset=utf-8")) ||
           str_contains(content_type, S("json"));
}

/* A name with a hash in it, `style.1f2e3d4c.css`, never changes its bytes. */
static bool is_named_by_content(Str path)
{
    Str folder, name, head, ending, hash;
    if (!str_cut_last(path, '/', &folder, &name)) {
        name = path;
    }
    if (!str_cut_last(name, '.', &head, &ending) ||
        !str_cut_last(head, '.', &head, &hash) || hash.length < 8) {
        return false;
    }
    for (size_t i = 0; i < hash.length; i++) {
        char c = hash.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return true;
}

static bool is_unchanged(const Request *request, Str tag, Str changed)
{
    Str if_none_match = request_header(request, S("If-None-Match"));
    if (if_none_match.length > 0) {
        return tag_matches(if_none_match, tag);
    }
    return str_equal(request_header(request, S("If-Modified-Since")), changed);
}

/* A chart to embed may stand in anybody's page; every other page stands alone. */
static const Str embed_folders[] = {S_INIT("/inbedden/index.html"),
                                    S_INIT("/embed/index.html")};
#define EMBED_POLICY                                                                     \
    S("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "  \
      "connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'; "     \
      "frame-ancestors *")

/* A drawing that stands alone has its own style inside, and nothing else. */
#define DRAWING_POLICY                                                                   \
    S("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")

static bool may_be_embedded(Str path)
{
    for (size_t i = 0; i < sizeof embed_folders / sizeof embed_folders[0]; i++) {
        if (str_ends(path, embed_folders[i])) {
            return true;
        }
    }
    return false;
}

static void answer_file(const App *app, const Request *request, Str path, SiteFile file,
                        Response *response)
{
    Arena *a = request->arena;
    Str type = content_type_of(path);
    Str packing = {0};
    if (may_be_packed(type)) {
        packing = choose_packing(app, request, path, &file);
        response_header(response, S("Vary"), S("Accept-Encoding"));
    }
    Str tag =
        str_format(a, "\"%llx-%llx-%lx%s%.*s\"", (unsigned long long)file.size,
                   (unsigned long long)file.changed_s, (unsigned long)file.changed_ns,
                   packing.length > 0 ? "-" : "", STR_ARG(packing));
    Str changed = moment_http(a, (Moment){file.changed_s});
    response_header(response, S("ETag"), tag);
    response_header(response, S("Last-Modified"), changed);
    response_header(response, S("Cache-Control"),
                    is_named_by_content(path) ? S("public, max-age=31536000, immutable")
                                              : S("public, no-cache"));
    if (is_unchanged(request, tag, changed)) {
        response->status = 304; /* the file gives only its length */
    }
    if (packing.length > 0) {
        response_header(response, S("Content-Encoding"), packing);
    }
    response->content_type = type;
    if (may_be_embedded(path)) {
        response->policy = EMBED_POLICY;
    } else if (str_ends(path, S(".svg"))) {
        response->policy = DRAWING_POLICY;
    }
    response->file = file.file;
    response->file_size = file.size;
}

static Lang language_of(const Request *request)
{
    StrList segments = request->parsed.segments;
    if (segments.count > 1 && str_equal(segments.items[0], S("en"))) {
        return LANG_EN;
    }
    if (segments.count > 1 && str_equal(segments.items[0], S("nl"))) {
        return LANG_NL;
    }
    return accept_language(request_header(request, S("Accept-Language")));
}

bool site_home(const App *app, const Request *request, Response *response, Error *err)
{
    (void)app;
    (void)err;
    response_redirect(response, 303,
                      language_of(request) == LANG_EN ? S("/en/") : S("/nl/"));
    response_header(response, S("Vary"), S("Accept-Language"));
    response_header(response, S("Cache-Control"), S("public, no-cache"));
    return true;
}

/* `/nl` to `/nl/`, if there is a page; what was in the query stays. */
static bool add_slash(const App *app, const Request *request, Str path,
                      Response *response, Error *err)
{
    SiteFile file;
    bool is_folder;
    Str index = str_format(request->arena, "%.*s/index.html", STR_ARG(path));
    if (!site_open(request->arena, app->site, index, &file, &is_folder, err)) {
        return false;
    }
    close(file.file);
    *err = (Error){0};
    Str query = request->parsed.query;
    response_redirect(response, 301,
                      str_format(request->arena, "%.*s/%s%.*s",
                                 STR_ARG(request->parsed.raw_path),
                                 query.length > 0 ? "?" : "", STR_ARG(query)));
    response_header(response, S("Cache-Control"), S("public, no-cache"));
    return true;
}

bool site_file(const App *app, const Request *request, Response *response, Error *err)
{
    Str path = request_param(request, S("path"));
    if (str_ends(path, S("/"))) {
        path = str_format(request->arena, "%.*sindex.html", STR_ARG(path));
    }
    SiteFile file;
    bool is_folder = false;
    if (site_open(request->arena, app->site, path, &file, &is_folder, err)) {
        answer_file(app, request, path, file, response);
        return true;
    }
    return is_folder && add_slash(app, request, path, response, err);
}

bool site_page_not_found(const App *app, const Request *request, Response *response)
{
    SiteFile file;
    bool is_folder;
    Error none = {0};
    Str path = language_of(request) == LANG_EN ? S("en/404.html") : S("nl/404.html");
    if (!site_open(request->arena, app->site, path, &file, &is_folder, &none)) {
        return false;
    }
    response_init(response);
    response->status = 404;
    response->content_type = S("text/html; charset=utf-8");
    response->file = file.file;
    response->file_size = file.size;
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}
