/* SPDX-License-Identifier: EUPL-1.2
 * fetch.c - publishers' files into the pact folder, kept by what they hold */
#include "app/fetch.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/fetch_part.h"
#include "base/file.h"
#include "base/stamp.h"
#include "formats/csv.h"
#include "formats/json_stream.h"
#include "formats/sniff.h"

enum { NAME_BYTES = 80, LOG_BYTES = 16 << 20, SETS = 200 };

static Str sources_folder(Arena *a, const FetchPlan *plan)
{
    return path_join(a, plan->folder, S("sources"));
}

/* Where a download of this address stands while it comes in. */
static Str part_folder(Arena *a, const FetchPlan *plan, Str url)
{
    Str stamp = stamp_text(a, stamp_add(STAMP_NONE, url));
    return path_join(a, sources_folder(a, plan),
                     str_format(a, ".part-%.*s", STR_ARG(stamp)));
}

/* The last part of an address or a path, of letters that are safe in any folder. */
static Str safe_name(Arena *a, Str text)
{
    Str before;
    Str name;
    (void)str_cut(text, '?', &text, &before);
    (void)str_cut(text, '#', &text, &before);
    if (!str_cut_last(text, '/', &before, &name)) {
        name = text;
    }
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < name.length && buf.length < NAME_BYTES; i++) {
        char c = name.data[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                        (c == '.' && buf.length > 0);
        buf_char(&buf, is_plain ? c : '-');
    }
    return buf.length > 0 ? buf_str(&buf) : S("data");
}

static bool move(Arena *a, Str from, Str to, Error *err)
{
    if (rename(str_c(a, from), str_c(a, to)) != 0) {
        return FAIL(err, ERR_IO, "\"%.*s\" cannot be moved to \"%.*s\": %s",
                    STR_ARG(from), STR_ARG(to), strerror(errno));
    }
    return true;
}

static void drop(Arena *a, Str path)
{
    (void)unlink(str_c(a, path));
}

static void drop_note(Arena *a, Str part)
{
    drop(a, str_format(a, "%.*s.next", STR_ARG(part)));
}

/* One line more in fetched.csv. */
static bool note_fetched(Arena *a, const FetchPlan *plan, Str url, const Fetched *fetched,
                         Error *err)
{
    Str path = path_join(a, sources_folder(a, plan), S("fetched.csv"));
    Str before = S("fetched_at,url,sha256,bytes,path\n");
    if (file_kind(path) == FILE_PLAIN && !file_read(a, path, LOG_BYTES, &before, err)) {
        return false;
    }
    Buf buf = buf_in(a, 0);
    buf_add(&buf, before);
    Str within = str_slice(fetched->path, plan->folder.length, fetched->path.length);
    while (str_starts(within, S("/"))) {
        within = str_slice(within, 1, within.length);
    }
    const Str fields[] = {moment_iso_utc(a, plan->now), url, fetched->hash,
                          str_format(a, "%llu", (unsigned long long)fetched->bytes),
                          within};
    csv_row(&buf, fields, sizeof fields / sizeof fields[0]);
    return file_write(path, buf_str(&buf), NULL, err);
}

/* ---- One file ---- */

static bool check_head(FetchPart *part, Error *err)
{
    Input input;
    char head[SNIFF_BYTES];
    size_t got;
    return fetch_part_input(part, 0, &input, err) &&
           input_read(&input, head, sizeof head, &got, err) &&
           sniff_refuse((Str){head, got}, err);
}

/* From where it came in to where it stays. */
static bool keep_file(Arena *a, const FetchPlan *plan, Str part, Str name,
                      Fetched *fetched, Error *err)
{
    Str folder = path_join(a, sources_folder(a, plan), fetched->hash);
    StrList names;
    fetched->was_there = file_kind(folder) == FILE_FOLDER &&
                         folder_list(a, folder, &names, NULL) && names.count > 0;
    if (fetched->was_there) { /* whatever the publisher calls it now */
        fetched->path = path_join(a, folder, names.items[0]);
        drop(a, part);
        return true;
    }
    fetched->path = path_join(a, folder, name);
    return folder_make(folder, err) && move(a, part, fetched->path, err);
}

bool fetch_file(Arena *a, const FetchPlan *plan, Str url, Fetched *fetched, Error *err)
{
    FetchPart part;
    GetAnswer answer;
    Str folder = part_folder(a, plan, url);
    Str path = path_join(a, folder, safe_name(a, url));
    if (!fetch_part_open(a, path, plan->talk, &part, err)) {
        return false;
    }
    Fetched got = {0};
    bool came_in = fetch_part_get(&part, &plan->rules, url, S(""), &answer, err);
    bool is_good =
        came_in && check_head(&part, err) && fetch_part_hash(&part, &got.hash, err);
    got.bytes = part.bytes;
    is_good = fetch_part_close(&part, is_good ? err : NULL) && is_good;
    if (!is_good) {
        if (came_in || got.bytes == 0) { /* no good, or nothing to go on with */
            drop(a, path);
            drop_note(a, path);
            (void)rmdir(str_c(a, folder));
        }
        return false;
    }
    Str name =
        answer.file_name.length > 0 ? safe_name(a, answer.file_name) : safe_name(a, url);
    if (!keep_file(a, plan, path, name, &got, err)) {
        return false;
    }
    drop_note(a, path);
    (void)rmdir(str_c(a, folder));
    if (!got.was_there && !note_fetched(a, plan, url, &got, err)) {
        return false;
    }
    *fetched = got;
    return true;
}

/* ---- A table of several sets ---- */

/* The link to the next page in one page, empty on the last. A page that is no JSON object
 * with values is refused. */
static bool find_next(Arena *a, Input *input, Str *next, Error *err)
{
    JsonStream *json = json_stream(a, input);
    JsonItem item;
    bool has_values = false;
    *next = (Str){0};
    if (!json_expect(json, JSON_ITEM_OBJECT, "a page of rows", &item, err)) {
        return false;
    }
    do {
        if (!json_next(json, &item, err)) {
            return false;
        }
        if (item.kind != JSON_ITEM_KEY) {
            continue;
        }
        has_values = has_values || str_equal(item.text, S("value")) ||
                     str_equal(item.text, S("Identifier"));
        if (str_equal(item.text, S("@odata.nextLink")) ||
            str_equal(item.text, S("odata.nextLink"))) {
            if (!json_expect(json, JSON_ITEM_TEXT, "a link", &item, err)) {
                return false;
            }
            *next = str_copy(a, item.text);
        } else if (!json_skip(json, item, err)) {
            return false;
        }
    } while (item.kind != JSON_ITEM_END);
    return has_values || FAIL(err, ERR_INVALID, "the answer holds no rows");
}

/* The next address, which must be at the same host. */
static bool next_page(Arena *a, Str url, Str link, Str *next, Error *err)
{
    if (link.length == 0) {
        *next = (Str){0};
        return true;
    }
    if (!get_resolve(a, url, link, next, err)) {
        return false;
    }
    if (!str_equal(get_origin(a, url), get_origin(a, *next))) {
        return FAIL(err, ERR_DENIED,
                    "the next page of \"%.*s\" is at another host: "
                    "\"%.*s\"",
                    STR_ARG(url), STR_ARG(*next));
    }
    if (str_equal(url, *next)) {
        return FAIL(err, ERR_INVALID, "the page \"%.*s\" leads to itself", STR_ARG(url));
    }
    return true;
}

/* What a note says when all pages are there. */
#define ALL_PAGES S("-")

static bool get_pages(FetchPart *part, const GetRules *rules, Str url, Error *err)
{
    Str at = part->next.length > 0 ? part->next : url;
    for (int page = 0; !str_equal(at, ALL_PAGES); page++) {
        GetAnswer answer;
        Input input;
        Str link;
        Str next;
        if (page == FETCH_PAGES) {
            return FAIL(err, ERR_INVALID, "\"%.*s\" has more than %d pages", STR_ARG(url),
                        FETCH_PAGES);
        }
        uint64_t start = part->mark;
        if (!fetch_part_get(part, rules, at, S("application/json"), &answer, err)) {
            return false;
        }
        if (!fetch_part_input(part, start, &input, err) ||
            !find_next(part->arena, &input, &link, err) ||
            !next_page(part->arena, at, link, &next, err)) {
            fetch_part_forget(part); /* no page: it is asked for anew, not gone on with */
            return false;
        }
        at = next.length > 0 ? next : ALL_PAGES;
        if (!fetch_part_mark(part, at, err)) {
            return false;
        }
    }
    return true;
}

/* One set, whole, as NAME.json in the folder; `hash` may be null. */
static bool get_set(Arena *a, const FetchPlan *plan, Str folder, Str name, Str url,
                    Fetched *fetched, Str *hash, Error *err)
{
    FetchPart part;
    Str path = path_join(a, folder, str_format(a, "%.*s.json", STR_ARG(name)));
    if (!fetch_part_open(a, path, plan->talk, &part, err)) {
        return false;
    }
    bool is_good = get_pages(&part, &plan->rules, url, err) &&
                   (hash == NULL || fetch_part_hash(&part, hash, err));
    fetched->bytes += part.bytes;
    return fetch_part_close(&part, is_good ? err : NULL) && is_good;
}

/* The sets that the service document lists. */
typedef struct Set {
    Str name;
    Str url;
} Set;

static bool list_sets(Arena *a, Str url, Input *input, Set *sets, size_t *count,
                      Error *err)
{
    JsonNode root;
    size_t budget = (size_t)SETS * 10;
    if (!json_tree(a, json_stream(a, input), &budget, &root, err)) {
        return false;
    }
    const JsonNode *list = json_get(&root, S("value"));
    for (size_t i = 0; list != NULL && i < list->count && *count < SETS; i++) {
        Str name = json_get_text(&list->items[i], S("name"));
        Str link = json_get_text(&list->items[i], S("url"));
        Set *set = &sets[*count];
        if (name.length == 0 || link.length == 0) {
            continue;
        }
        set->name = safe_name(a, name);
        Str base = str_format(a, "%.*s/", STR_ARG(url));
        if (!next_page(a, base, link, &set->url, err)) {
            return false;
        }
        ++*count;
    }
    return *count > 0 ||
           FAIL(err, ERR_INVALID, "\"%.*s\" lists no sets of a table", STR_ARG(url));
}

static bool is_in(const Set *sets, size_t count, Str name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(sets[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* The set of rows: v4 Observations; of v3 the untyped one, which keeps the dot that
 * stands for "unknown" and that the typed one makes null. */
static Str rows_of(const Set *sets, size_t count)
{
    const Str names[] = {S("Observations"), S("UntypedDataSet"), S("TypedDataSet")};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (is_in(sets, count, names[i])) {
            return names[i];
        }
    }
    return (Str){0};
}

static bool get_sets(Arena *a, const FetchPlan *plan, Str folder, Str url,
                     Fetched *fetched, Error *err)
{
    Set *sets = PUSH_ARRAY(a, Set, SETS);
    size_t count = 0;
    FetchPart part;
    Input input;
    if (!fetch_part_open(a, path_join(a, folder, S("service.json")), NULL, &part, err)) {
        return false;
    }
    GetAnswer answer;
    bool is_good =
        fetch_part_get(&part, &plan->rules, url, S("application/json"), &answer, err) &&
        fetch_part_input(&part, 0, &input, err) &&
        list_sets(a, url, &input, sets, &count, err);
    is_good = fetch_part_close(&part, is_good ? err : NULL) && is_good;
    drop(a, part.path); /* short, and asked for anew each time */
    drop_note(a, part.path);
    if (!is_good) {
        return false;
    }
    Str rows = rows_of(sets, count);
    if (rows.length == 0) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" lists no rows", STR_ARG(url));
    }
    for (size_t i = 0; i < count; i++) {
        bool is_rows = str_equal(sets[i].name, rows);
        if (!is_rows && str_ends(sets[i].name, S("DataSet"))) {
            continue;
        }
        if (!get_set(a, plan, folder, sets[i].name, sets[i].url, fetched,
                     is_rows ? &fetched->hash : NULL, err)) {
            return false;
        }
    }
    return true;
}

/* Notes and files go away; the folder itself too when all of it may. */
static void tidy(Arena *a, Str folder, bool all)
{
    StrList names;
    if (!folder_list(a, folder, &names, NULL)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        if (all || str_ends(names.items[i], S(".next"))) {
            drop(a, path_join(a, folder, names.items[i]));
        }
    }
    if (all) {
        (void)rmdir(str_c(a, folder));
    }
}

bool fetch_table(Arena *a, const FetchPlan *plan, Str url, Fetched *fetched, Error *err)
{
    Str folder = part_folder(a, plan, url);
    FetchPlan own = *plan;
    own.rules.same_host = true;
    Fetched got = {0};
    if (!get_sets(a, &own, folder, url, &got, err)) {
        (void)rmdir(str_c(a, folder)); /* when there is nothing in it */
        return false;
    }
    got.path = path_join(a, sources_folder(a, plan), got.hash);
    got.was_there = file_kind(got.path) == FILE_FOLDER;
    tidy(a, folder, got.was_there);
    if (!got.was_there &&
        (!move(a, folder, got.path, err) || !note_fetched(a, plan, url, &got, err))) {
        return false;
    }
    *fetched = got;
    return true;
}
