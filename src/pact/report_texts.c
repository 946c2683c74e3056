/* SPDX-License-Identifier: EUPL-1.2
 * report_texts.c - reading the texts of reports
 */
#include "pact/report_texts.h"

#include "base/file.h"
#include "base/limits.h"

static bool read_text(Arena *a, Str folder, Str inside, ReportTexts *texts, Error *err)
{
    if (texts->count == texts->capacity) {
        texts->items = arena_grow(a, texts->items, texts->count, &texts->capacity,
                                  sizeof(ReportSource));
    }
    ReportSource *text = &texts->items[texts->count];
    text->file = inside;
    if (!file_read(a, path_join(a, folder, inside), LIMIT_PACT_FILE_BYTES, &text->text,
                   err)) {
        return false;
    }
    texts->count++;
    return true;
}

static bool read_level(Arena *a, Str folder, Str inside, int levels, ReportTexts *texts,
                       Error *err)
{
    StrList names;
    if (!folder_list(a, path_join(a, folder, inside), &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str path = path_join(a, inside, names.items[i]);
        FileKind kind = file_kind(path_join(a, folder, path));
        bool good = true;
        if (kind == FILE_FOLDER && levels > 1) {
            good = read_level(a, folder, path, levels - 1, texts, err);
        } else if (kind == FILE_PLAIN && str_ends(path, S(".md"))) {
            good = read_text(a, folder, path, texts, err);
        }
        if (!good) {
            return false;
        }
    }
    return true;
}

bool report_texts_read(Arena *a, Str folder, ReportTexts *texts, Error *err)
{
    Str inside = S("report");
    *texts = (ReportTexts){0};
    return file_kind(path_join(a, folder, inside)) != FILE_FOLDER ||
           read_level(a, folder, inside, 2, texts, err);
}

const ReportSource *report_texts_find(const ReportTexts *texts, Str file)
{
    for (size_t i = 0; i < texts->count; i++) {
        if (str_equal(texts->items[i].file, file)) {
            return &texts->items[i];
        }
    }
    return NULL;
}

bool report_texts_has(const ReportTexts *texts, Str edition)
{
    for (size_t i = 0; i < texts->count; i++) {
        Str folder, file, report, own;
        if (str_cut_last(texts->items[i].file, '/', &folder, &file) &&
            str_cut(folder, '/', &report, &own) && str_equal(own, edition)) {
            return true;
        }
    }
    return false;
}
