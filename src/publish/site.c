/* SPDX-License-Identifier: EUPL-1.2
 * site.c - plans every file, makes those that changed, takes away what is gone
 */
#include "publish/site.h"

#include <stdio.h>

#include "assets.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/workers.h"
#include "pact/fingerprint.h"
#include "publish/manifest.h"
#include "publish/page/frame.h"
#include "publish/page/frozen.h"
#include "publish/page/page_assets.h"
#include "publish/take/take.h"

typedef enum JobKind { JOB_ASSET, JOB_TAKE, JOB_PAGE, JOB_CHOICE } JobKind;

/* One file of the site: what it is, and how it went. */
typedef struct Job {
    JobKind what;
    int kind; /* PageKind or TakeKind */
    size_t index;
    Lang lang;
    const void *subject;
    Stamp made_from;
    Str path;
    Str text; /* when it is kept */
    size_t bytes;
    size_t made_by; /* which worker */
    bool is_changed;
} Job;

/* What one worker has to itself. */
typedef struct Desk {
    Arena *scratch; /* of one file */
    TakeShelf shelf;
    Error error;
} Desk;

typedef struct Writer {
    Arena *a;
    const Pact *pact;
    AsOf as_of;
    const View *view;
    PageAssets assets;
    TakeSizes sizes;
    Str out; /* empty: files are kept as text, by one worker */
    Stamp program;
    Fingerprint print;
    Manifest before;
    size_t threads;
    Desk desks[MOST_WORKERS];
    Job *jobs;
    size_t job_count;
    size_t job_capacity;
} Writer;

static Job *add_job(Writer *writer, JobKind what, Str path)
{
    if (writer->job_count == writer->job_capacity) {
        writer->jobs = arena_grow(writer->a, writer->jobs, writer->job_count,
                                  &writer->job_capacity, sizeof(Job));
    }
    Job *job = &writer->jobs[writer->job_count++];
    *job = (Job){.what = what, .path = path};
    return job;
}

/* What is about one indicator reads the figures of no other. */
static Stamp stamp_of(const Writer *writer, const Indicator *indicator)
{
    if (indicator == NULL) {
        return stamp_add_number(writer->program, writer->print.all);
    }
    size_t i = (size_t)(indicator - writer->pact->monitor.indicators.items);
    return stamp_add_number(stamp_add_number(writer->program, writer->print.around),
                            writer->print.figures[i]);
}

static void plan_assets(Writer *writer)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        Job *job = add_job(writer, JOB_ASSET, asset_path(writer->a, &ASSETS[i]));
        job->index = i;
        job->made_from = writer->program;
    }
}

static void plan_take(Writer *writer, TakeKind kind, size_t index, Lang lang)
{
    const void *subject = take_subject(writer->view, kind, index);
    if (take_applies(writer->view, kind, subject) &&
        (lang == LANG_NL || take_has_languages(kind))) {
        Job *job = add_job(writer, JOB_TAKE, take_path(writer->a, kind, subject, lang));
        job->kind = (int)kind;
        job->index = index;
        job->lang = lang;
        job->subject = subject;
        job->made_from = stamp_of(writer, take_indicator(kind, subject));
    }
}

/* All tables of an indicator in one language, then the next: they share a cube. */
static void plan_tables(Writer *writer)
{
    size_t count = take_count(writer->view, TAKE_TABLE_CSV);
    for (size_t i = 0; i < count; i++) {
        for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
            for (TakeKind kind = 0; kind < TAKE_KIND_COUNT; kind++) {
                if (take_is_table(kind)) {
                    plan_take(writer, kind, i, lang);
                }
            }
        }
    }
}

static void plan_takes(Writer *writer)
{
    writer->sizes = take_sizes(writer->a, writer->view);
    writer->assets.sizes = &writer->sizes;
    plan_tables(writer);
    for (TakeKind kind = 0; kind < TAKE_KIND_COUNT; kind++) {
        size_t count = take_is_table(kind) ? 0 : take_count(writer->view, kind);
        for (size_t i = 0; i < count; i++) {
            for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
                plan_take(writer, kind, i, lang);
            }
        }
    }
}

static void plan_page(Writer *writer, PageKind kind, size_t index, Lang lang)
{
    const PageType *type = page_type(kind);
    const void *subject =
        type->subject == NULL ? NULL : type->subject(writer->view, index);
    Job *job = add_job(writer, JOB_PAGE, page_path(writer->a, kind, subject, lang));
    job->kind = (int)kind;
    job->lang = lang;
    job->subject = subject;
    job->made_from = stamp_of(writer, subject_indicator(kind, subject));
}

static void plan_pages(Writer *writer)
{
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        for (PageKind kind = 0; kind < PAGE_KIND_COUNT; kind++) {
            size_t count = page_count(writer->view, kind);
            for (size_t i = 0; i < count; i++) {
                plan_page(writer, kind, i, lang);
            }
        }
    }
    Job *choice = add_job(writer, JOB_CHOICE, S("index.html"));
    choice->made_from = stamp_of(writer, NULL);
}

static bool page_text(const Writer *writer, Arena *a, const Job *job, Str *text,
                      Error *err)
{
    bool is_choice = job->what == JOB_CHOICE;
    PageKind kind = is_choice ? PAGE_HOME : (PageKind)job->kind;
    Page page = {.view = page_view(writer->view, kind, job->subject),
                 .assets = &writer->assets,
                 .a = a,
                 .h = html_new(a, LIMIT_PAGE_BYTES),
                 .lang = job->lang,
                 .kind = kind,
                 .subject = job->subject,
                 .path = job->path};
    if (is_choice) {
        frame_choice(&page);
    } else {
        frame(&page);
    }
    if (page.trouble.kind != ERR_NONE) {
        *err = page.trouble;
        return false;
    }
    return html_finish(page.h, text, err);
}

static bool job_text(const Writer *writer, Desk *desk, const Job *job, Str *text,
                     Error *err)
{
    Arena *a = desk->scratch;
    Error why = {0};
    bool is_made;
    if (job->what == JOB_ASSET) {
        const Asset *asset = &ASSETS[job->index];
        *text = (Str){(const char *)asset->bytes, asset->size};
        is_made = true;
    } else if (job->what == JOB_TAKE) {
        Take take = {writer->view, a, job->lang, job->subject, writer->assets.chart_style,
                     &desk->shelf};
        is_made = take_write(&take, (TakeKind)job->kind, text, &why);
    } else {
        is_made = page_text(writer, a, job, text, &why);
    }
    return is_made || FAIL(err, ERR_INVALID, "%.*s: %s", STR_ARG(job->path), why.message);
}

/* Nothing it is made from changed, and the file is as it was left. */
static bool stays(const Writer *writer, Arena *tmp, Job *job)
{
    const Made *made = manifest_find(&writer->before, job->path);
    if (made == NULL || made->stamp != job->made_from ||
        !manifest_is_untouched(tmp, &writer->before, writer->out, made)) {
        return false;
    }
    job->bytes = made->bytes;
    return true;
}

static bool make(Writer *writer, Desk *desk, Job *job)
{
    Arena *a = desk->scratch;
    bool is_kept = writer->out.length == 0;
    arena_reset(a);
    if (!is_kept && stays(writer, a, job)) {
        return true;
    }
    Str text;
    if (!job_text(writer, desk, job, &text, &desk->error)) {
        return false;
    }
    job->bytes = text.length;
    if (is_kept) {
        job->text = str_copy(writer->a, text);
        return true;
    }
    return file_write_derived(path_join(a, writer->out, job->path), text,
                              &job->is_changed, &desk->error);
}

/* Some jobs that stand together. */
typedef struct Batch {
    Writer *writer;
    Job *jobs;
} Batch;

static bool make_one(void *context, size_t worker, size_t index)
{
    const Batch *batch = context;
    Writer *writer = batch->writer;
    Job *job = &batch->jobs[index];
    job->made_by = worker;
    if (!make(writer, &writer->desks[worker], job)) {
        return false;
    }
    if (job->what == JOB_TAKE) {
        take_set_size(&writer->sizes, (TakeKind)job->kind, job->index, job->lang,
                      job->bytes);
    }
    return true;
}

/* The jobs from `first` on. */
static bool make_from(Writer *writer, size_t first, Error *err)
{
    Batch batch = {writer, &writer->jobs[first]};
    size_t count = writer->job_count - first;
    size_t failed_at = workers_run(writer->threads, count, make_one, &batch);
    if (failed_at < count) {
        const Desk *desk = &writer->desks[batch.jobs[failed_at].made_by];
        if (err != NULL) {
            *err = desk->error;
        }
    }
    return failed_at == count;
}

/* Pages tell how large the other files are, so those come first. */
static bool make_site(Writer *writer, Error *err)
{
    View *view = view_new(writer->a, writer->pact, writer->as_of);
    view_freeze(writer->a, view);
    writer->view = view;
    writer->assets = page_assets(writer->a);
    for (size_t i = 0; i < writer->threads; i++) {
        writer->desks[i].scratch = arena_new();
        writer->desks[i].shelf.a = arena_new();
    }
    plan_assets(writer);
    plan_takes(writer);
    bool is_made = make_from(writer, 0, err);
    size_t pages = writer->job_count;
    plan_pages(writer);
    is_made = is_made && make_from(writer, pages, err);
    for (size_t i = 0; i < writer->threads; i++) {
        arena_free(writer->desks[i].scratch);
        arena_free(writer->desks[i].shelf.a);
    }
    return is_made;
}

/* Only plain relative paths: a manifest that somebody changed must not reach elsewhere.
 */
static bool is_safe(Str path)
{
    return path.length > 0 && path.data[0] != '/' && path.data[0] != '.' &&
           !str_contains(path, S("..")) && !str_contains(path, S("//"));
}

/* Takes away a file and the folders that are empty after it. */
static bool remove_file(Writer *writer, Str path, SiteResult *result, Error *err)
{
    Str full = path_join(writer->a, writer->out, path);
    if (file_kind(full) == FILE_ABSENT) {
        return true;
    }
    if (file_kind(full) != FILE_PLAIN || remove(str_c(writer->a, full)) != 0) {
        return FAIL(err, ERR_IO, "%.*s cannot be removed", STR_ARG(full));
    }
    result->removed++;
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

static bool remove_stale(Writer *writer, SiteResult *result, Error *err)
{
    Map now = map_in(writer->a, writer->job_count);
    for (size_t i = 0; i < writer->job_count; i++) {
        (void)map_put(&now, writer->jobs[i].path, i);
    }
    for (size_t i = 0; i < writer->before.count; i++) {
        Str path = writer->before.items[i].path;
        if (is_safe(path) && map_get(&now, path) == MAP_NONE &&
            !remove_file(writer, path, result, err)) {
            return false;
        }
    }
    return true;
}

static void count_file(SiteResult *result, Str path, size_t bytes, bool is_changed)
{
    result->files++;
    result->pages += str_ends(path, S(".html")) ? 1 : 0;
    result->changed += is_changed ? 1 : 0;
    result->bytes += bytes;
}

static bool note_made(Writer *writer, SiteResult *result, Error *err)
{
    Made *made = PUSH_ARRAY(writer->a, Made, writer->job_count + 1);
    for (size_t i = 0; i < writer->job_count; i++) {
        const Job *job = &writer->jobs[i];
        made[i] = (Made){job->made_from, job->bytes, job->path};
        count_file(result, job->path, job->bytes, job->is_changed);
    }
    return manifest_write(writer->a, writer->out, stamp_of(writer, NULL), made,
                          writer->job_count, err);
}

/* The whole pact is as it was, and every file as it was left. */
static bool is_up_to_date(Writer *writer, SiteResult *result)
{
    const Manifest *before = &writer->before;
    if (before->stamp != stamp_of(writer, NULL)) {
        return false;
    }
    Arena *tmp = arena_new();
    bool is_untouched = true;
    for (size_t i = 0; i < before->count && is_untouched; i++) {
        const Made *made = &before->items[i];
        is_untouched = manifest_is_untouched(tmp, before, writer->out, made);
        arena_reset(tmp);
        count_file(result, made->path, made->bytes, false);
    }
    arena_free(tmp);
    return is_untouched;
}

static Stamp stamp_of_program(const SiteOptions *options)
{
    Stamp stamp = stamp_add(STAMP_NONE, options->program);
    stamp = stamp_add_number(stamp, (uint64_t)options->as_of.moment.seconds);
    const Edition *edition = options->as_of.edition;
    return stamp_add(stamp, edition != NULL ? edition->id : S(""));
}

/* A new folder gets an empty manifest before its first page, so that a run that is broken
 * off can be done again. */
static bool begin(Writer *writer, Error *err)
{
    return manifest_read(writer->a, writer->out, &writer->before, err) &&
           (writer->before.written_ns != 0 ||
            manifest_write(writer->a, writer->out, STAMP_NONE, NULL, 0, err));
}

bool site_publish(Arena *a, const Pact *pact, const SiteOptions *options,
                  SiteResult *result, Error *err)
{
    size_t threads = options->threads < MOST_WORKERS ? options->threads : MOST_WORKERS;
    Writer writer = {.a = a,
                     .pact = pact,
                     .as_of = options->as_of,
                     .out = options->out,
                     .program = stamp_of_program(options),
                     .print = pact_fingerprint(a, pact),
                     .threads = threads > 0 ? threads : 1};
    SiteResult found = {0}, made = {0};
    if (!begin(&writer, err)) {
        return false;
    }
    if (is_up_to_date(&writer, &found)) {
        *result = found;
        return true;
    }
    if (!make_site(&writer, err) || !remove_stale(&writer, &made, err) ||
        !note_made(&writer, &made, err)) {
        return false;
    }
    *result = made;
    return true;
}

/* Everything as text: pages when `are_pages`, or else the files that are none. */
static bool site_kept(Arena *a, const Pact *pact, AsOf as_of, bool are_pages,
                      SitePages *pages, Error *err)
{
    Writer writer = {.a = a,
                     .pact = pact,
                     .as_of = as_of,
                     .print = pact_fingerprint(a, pact),
                     .threads = 1};
    if (!make_site(&writer, err)) {
        return false;
    }
    *pages = (SitePages){PUSH_ARRAY(a, SitePage, writer.job_count + 1), 0};
    for (size_t i = 0; i < writer.job_count; i++) {
        const Job *job = &writer.jobs[i];
        bool is_page = job->what == JOB_PAGE || job->what == JOB_CHOICE;
        if (are_pages ? is_page : job->what == JOB_TAKE) {
            pages->items[pages->count++] = (SitePage){job->path, job->text};
        }
    }
    return true;
}

bool site_pages(Arena *a, const Pact *pact, AsOf as_of, SitePages *pages, Error *err)
{
    return site_kept(a, pact, as_of, true, pages, err);
}

bool site_files(Arena *a, const Pact *pact, AsOf as_of, SitePages *files, Error *err)
{
    return site_kept(a, pact, as_of, false, files, err);
}
