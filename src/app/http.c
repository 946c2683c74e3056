/* SPDX-License-Identifier: EUPL-1.2
 * http.c - reading what clients send, with suspicion; answering
 */
#include "app/http.h"

#include "base/buf.h"

static const struct {
    Method method;
    Str name;
} methods[] = {
    {METHOD_GET, S_INIT("GET")},         {METHOD_HEAD, S_INIT("HEAD")},
    {METHOD_POST, S_INIT("POST")},       {METHOD_PUT, S_INIT("PUT")},
    {METHOD_PATCH, S_INIT("PATCH")},     {METHOD_DELETE, S_INIT("DELETE")},
    {METHOD_OPTIONS, S_INIT("OPTIONS")},
};

Method method_of(Str word)
{
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        if (str_equal(methods[i].name, word)) {
            return methods[i].method;
        }
    }
    return METHOD_OTHER;
}

Str method_name(Method method)
{
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        if (methods[i].method == method) {
            return methods[i].name;
        }
    }
    return S("another method");
}

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    return c;
}

static bool equal_ignoring_case(Str a, Str b)
{
    if (a.length != b.length) {
        return false;
    }
    for (size_t i = 0; i < a.length; i++) {
        if (lower(a.data[i]) != lower(b.data[i])) {
            return false;
        }
    }
    return true;
}

Str request_header(const Request *request, Str name)
{
    Str found = {0};
    for (size_t i = 0; i < request->header_count; i++) {
        if (!equal_ignoring_case(request->headers[i].name, name)) {
            continue;
        }
        Str value = request->headers[i].value;
        found = found.length == 0 ? value
                                  : str_format(request->arena, "%.*s, %.*s",
                                               STR_ARG(found), STR_ARG(value));
    }
    return found;
}

Str request_cookie(const Request *request, Str name)
{
    StrList parts = str_split(request->arena, request_header(request, S("Cookie")), ';');
    for (size_t i = 0; i < parts.count; i++) {
        Str key, value;
        if (str_cut(parts.items[i], '=', &key, &value) && str_equal(key, name)) {
            return value;
        }
    }
    return (Str){0};
}

Str request_param(const Request *request, Str name)
{
    size_t i = 0;
    while (i < request->param_count && !str_equal(request->params[i].name, name)) {
        i++;
    }
    CHECK(i < request->param_count);
    return request->params[i].value;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool percent_decode(Arena *a, Str text, bool is_query, Str *decoded, Error *err)
{
    char *bytes = PUSH_ARRAY(a, char, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '%') {
            int high = i + 2 < text.length ? hex_digit(text.data[i + 1]) : -1;
            int low = high >= 0 ? hex_digit(text.data[i + 2]) : -1;
            if (low < 0) {
                return FAIL(err, ERR_INVALID, "a %% is not followed by two hex digits");
            }
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && is_query) {
            c = ' ';
        }
        bytes[length++] = c;
    }
    Str result = {bytes, length};
    size_t bad;
    if (!str_is_utf8(result, &bad)) {
        return FAIL(err, ERR_INVALID, "the address is not UTF-8");
    }
    *decoded = result;
    return true;
}

static bool is_plain_segment(Str segment)
{
    if (str_equal(segment, S(".")) || str_equal(segment, S(".."))) {
        return false;
    }
    for (size_t i = 0; i < segment.length; i++) {
        unsigned char c = (unsigned char)segment.data[i];
        if (c < 0x20 || c == 0x7f || c == '/' || c == '\\') {
            return false;
        }
    }
    return true;
}

/* `http://host/path`, as a proxy may send it, means `/path`. */
static Str without_authority(Str target)
{
    Str rest;
    if (str_starts(target, S("http://"))) {
        rest = str_slice(target, 7, target.length);
    } else if (str_starts(target, S("https://"))) {
        rest = str_slice(target, 8, target.length);
    } else {
        return target;
    }
    size_t slash = 0;
    while (slash < rest.length && rest.data[slash] != '/') {
        slash++;
    }
    return slash < rest.length ? str_slice(rest, slash, rest.length) : S("/");
}

bool target_parse(Arena *a, Str target, HttpTarget *parsed, Error *err)
{
    HttpTarget result = {0};
    (void)str_cut(without_authority(target), '?', &result.raw_path, &result.query);
    if (!str_starts(result.raw_path, S("/"))) {
        return FAIL(err, ERR_INVALID, "the address does not begin with a slash");
    }
    result.segments.items = PUSH_ARRAY(a, Str, HTTP_SEGMENTS_MOST);
    Str rest = str_slice(result.raw_path, 1, result.raw_path.length);
    bool more = true;
    while (more) {
        Str raw, segment;
        more = str_cut(rest, '/', &raw, &rest);
        if (result.segments.count == HTTP_SEGMENTS_MOST) {
            return FAIL(err, ERR_INVALID, "the address has more than %d parts",
                        HTTP_SEGMENTS_MOST);
        }
        if (!percent_decode(a, raw, false, &segment, err)) {
            return false;
        }
        if (!is_plain_segment(segment) || (segment.length == 0 && more)) {
            return FAIL(err, ERR_INVALID,
                        "the address has a part that is empty, dots, or odd");
        }
        result.segments.items[result.segments.count++] = segment;
    }
    *parsed = result;
    return true;
}

/* "q=0.5" as 500; 1000 when there is none. Nonsense counts as 0. */
static int weight_of(Str parameters)
{
    Str name, value;
    bool more = true;
    while (more) {
        Str part;
        more = str_cut(parameters, ';', &part, &parameters);
        if (!str_cut(str_trim(part), '=', &name, &value) ||
            !equal_ignoring_case(str_trim(name), S("q"))) {
            continue;
        }
        value = str_trim(value);
        int weight = 0, scale = 1000;
        for (size_t i = 0; i < value.length && i < 5; i++) {
            char c = value.data[i];
            if (i == 1 ? c != '.' : (c < '0' || c > '9')) {
                return 0;
            }
            if (i != 1) {
                weight += (c - '0') * scale;
                scale /= 10;
            }
        }
        return weight > 1000 ? 1000 : weight;
    }
    return 1000;
}

int accept_weight(Str header, Str word)
{
    int found = -1, any = -1;
    bool more = true;
    while (more) {
        Str part, name, parameters;
        more = str_cut(header, ',', &part, &header);
        (void)str_cut(part, ';', &name, &parameters);
        name = str_trim(name);
        int weight = weight_of(parameters);
        if (equal_ignoring_case(name, word)) {
            found = weight > found ? weight : found;
        } else if (str_equal(name, S("*"))) {
            any = weight > any ? weight : any;
        }
    }
    if (found >= 0) {
        return found;
    }
    return any >= 0 ? any : 0;
}

/* The weight of a language, in any of its countries. */
static int language_weight(Str header, Str language)
{
    int best = accept_weight(header, language);
    bool more = true;
    while (more) {
        Str part, name, parameters, main, country;
        more = str_cut(header, ',', &part, &header);
        (void)str_cut(part, ';', &name, &parameters);
        if (str_cut(str_trim(name), '-', &main, &country) &&
            equal_ignoring_case(main, language)) {
            int weight = weight_of(parameters);
            best = weight > best ? weight : best;
        }
    }
    return best;
}

Lang accept_language(Str header)
{
    return language_weight(header, S("en")) > language_weight(header, S("nl")) ? LANG_EN
                                                                               : LANG_NL;
}

bool tag_matches(Str header, Str tag)
{
    if (str_equal(str_trim(header), S("*"))) {
        return true;
    }
    bool more = header.length > 0;
    while (more) {
        Str part;
        more = str_cut(header, ',', &part, &header);
        part = str_trim(part);
        if (str_starts(part, S("W/"))) {
            part = str_slice(part, 2, part.length);
        }
        if (str_equal(part, tag)) {
            return true;
        }
    }
    return false;
}

void response_init(Response *response)
{
    *response = (Response){.status = 200, .file = -1};
}

void response_header(Response *response, Str name, Str value)
{
    CHECK(response->header_count < sizeof response->headers / sizeof(Header));
    response->headers[response->header_count++] = (Header){name, value};
}

void response_text(Response *response, int status, Str text)
{
    response->status = status;
    response->content_type = S("text/plain; charset=utf-8");
    response->body = text;
}

void response_redirect(Response *response, int status, Str location)
{
    response_text(response, status, S("See the other address.\n"));
    response_header(response, S("Location"), location);
}

void response_finish(Response *response)
{
    Str policy = response->policy.length > 0
                     ? response->policy
                     : S("default-src 'none'; script-src 'self'; style-src 'self'; "
                         "img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                         "base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
    response_header(response, S("Content-Security-Policy"), policy);
    response_header(response, S("X-Content-Type-Options"), S("nosniff"));
    response_header(response, S("Referrer-Policy"), S("same-origin"));
    if (response->content_type.length > 0) {
        response_header(response, S("Content-Type"), response->content_type);
    }
}

static int status_of(ErrorKind kind)
{
    switch (kind) {
    case ERR_INVALID:
        return 400;
    case ERR_NOT_FOUND:
        return 404;
    case ERR_CONFLICT:
        return 409;
    case ERR_DENIED:
        return 403;
    case ERR_BUSY:
        return 503;
    case ERR_NOT_COMPARABLE:
        return 422;
    case ERR_NONE:
    case ERR_IO:
        return 500;
    }
    return 500;
}

void response_error(Arena *a, Response *response, const Error *err)
{
    int status = status_of(err->kind);
    /* What went wrong inside is for the log, not for strangers. */
    Str message =
        status == 500 ? S("something went wrong on this machine") : str_of(err->message);
    response_init(response);
    response_text(response, status,
                  str_format(a, "%d: %.*s\n", status, STR_ARG(message)));
    response_header(response, S("Cache-Control"), S("no-store"));
}

Str content_type_of(Str path)
{
    static const struct {
        Str ending;
        Str type;
    } types[] = {
        {S_INIT("html"), S_INIT("text/html; charset=utf-8")},
        {S_INIT("css"), S_INIT("text/css; charset=utf-8")},
        {S_INIT("js"), S_INIT("text/javascript; charset=utf-8")},
        {S_INIT("mjs"), S_INIT("text/javascript; charset=utf-8")},
        {S_INIT("svg"), S_INIT("image/svg+xml; charset=utf-8")},
        {S_INIT("json"), S_INIT("application/json; charset=utf-8")},
        {S_INIT("jsonld"), S_INIT("application/ld+json; charset=utf-8")},
        {S_INIT("csv"), S_INIT("text/csv; charset=utf-8")},
        {S_INIT("txt"), S_INIT("text/plain; charset=utf-8")},
        {S_INIT("md"), S_INIT("text/markdown; charset=utf-8")},
        {S_INIT("xml"), S_INIT("application/xml; charset=utf-8")},
        {S_INIT("atom"), S_INIT("application/atom+xml; charset=utf-8")},
        {S_INIT("ttl"), S_INIT("text/turtle; charset=utf-8")},
        {S_INIT("ics"), S_INIT("text/calendar; charset=utf-8")},
        {S_INIT("yaml"), S_INIT("application/yaml; charset=utf-8")},
        {S_INIT("webmanifest"), S_INIT("application/manifest+json")},
        {S_INIT("png"), S_INIT("image/png")},
        {S_INIT("jpg"), S_INIT("image/jpeg")},
        {S_INIT("webp"), S_INIT("image/webp")},
        {S_INIT("ico"), S_INIT("image/x-icon")},
        {S_INIT("woff2"), S_INIT("font/woff2")},
        {S_INIT("pdf"), S_INIT("application/pdf")},
        {S_INIT("zip"), S_INIT("application/zip")},
        {S_INIT("xlsx"),
         S_INIT("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")},
        {S_INIT("docx"),
         S_INIT(
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document")},
        {S_INIT("ods"), S_INIT("application/vnd.oasis.opendocument.spreadsheet")},
        {S_INIT("px"), S_INIT("text/plain; charset=utf-8")},
    };
    Str head, ending;
    if (str_cut_last(path, '.', &head, &ending)) {
        for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
            if (equal_ignoring_case(types[i].ending, ending)) {
                return types[i].type;
            }
        }
    }
    return S("application/octet-stream");
}
