/* SPDX-License-Identifier: EUPL-1.2
 * reach_folder.c - the files of reach/ in a pact folder
 */
#include "base/file.h"
#include "base/limits.h"
#include "pact/reach/published.h"

bool reach_folder_has(Arena *tmp, Str folder)
{
    return file_kind(path_join(tmp, folder, S("reach"))) == FILE_FOLDER;
}

static bool read_file(Arena *a, Str folder, Str name, bool is_needed, ReachFile *file,
                      Error *err)
{
    Str path = path_join(a, folder, name);
    if (file_kind(path) == FILE_ABSENT && !is_needed) {
        return true;
    }
    file->path = name;
    return file_read(a, path, LIMIT_REACH_FILE_BYTES, &file->text, err);
}

/* reach/areas/province@2018.geojson is scheme province@2018. */
static Str scheme_of(Str name)
{
    Str scheme = name, end;
    (void)str_cut_last(name, '.', &scheme, &end);
    return scheme;
}

static bool read_areas_folder(Arena *a, Str folder, ReachFiles *files, Error *err)
{
    Str areas = S("reach/areas");
    StrList names = {0};
    if (file_kind(path_join(a, folder, areas)) == FILE_ABSENT) {
        return true;
    }
    if (!folder_list(a, path_join(a, folder, areas), &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        if (files->area_count == MOST_REACH_AREAS) {
            return FAIL(err, ERR_INVALID, "there are more than %d files of areas",
                        MOST_REACH_AREAS);
        }
        files->area_schemes[files->area_count] = scheme_of(names.items[i]);
        if (!read_file(a, folder, path_join(a, areas, names.items[i]), true,
                       &files->areas[files->area_count++], err)) {
            return false;
        }
    }
    return true;
}

bool reach_folder_files(Arena *a, Str folder, ReachFiles *files, Error *err)
{
    *files = (ReachFiles){0};
    return read_file(a, folder, S("reach/offers.csv"), true, &files->offers, err) &&
           read_file(a, folder, S("reach/origins.csv"), true, &files->origins, err) &&
           read_file(a, folder, S("reach/places.csv"), false, &files->places, err) &&
           read_file(a, folder, S("reach/matrix.csv"), false, &files->matrix, err) &&
           read_file(a, folder, S("reach/roads.csv"), false, &files->roads, err) &&
           read_file(a, folder, S("reach/barriers.csv"), false, &files->barriers, err) &&
           (files->barriers.text.length > 0 ||
            read_file(a, folder, S("reach/barriers.geojson"), false, &files->barriers,
                      err)) &&
           read_areas_folder(a, folder, files, err);
}

static bool copy_names(Arena *a, Str folder, Str out, Str inside, size_t *files,
                       Error *err)
{
    StrList names;
    if (!folder_list(a, path_join(a, folder, inside), &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str text, name = path_join(a, inside, names.items[i]);
        if (str_ends(name, S("/"))) {
            continue; /* areas/ comes by itself */
        }
        if (!file_read(a, path_join(a, folder, name), LIMIT_REACH_FILE_BYTES, &text,
                       err) ||
            !file_write(path_join(a, out, name), text, NULL, err)) {
            return false;
        }
        ++*files;
    }
    return true;
}

bool reach_folder_copy(Arena *a, Str folder, Str out, size_t *files, Error *err)
{
    Str areas = S("reach/areas");
    return copy_names(a, folder, out, S("reach"), files, err) &&
           (file_kind(path_join(a, folder, areas)) != FILE_FOLDER ||
            copy_names(a, folder, out, areas, files, err));
}
