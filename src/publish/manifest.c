/* SPDX-License-Identifier: EUPL-1.2
 * manifest.c - the list of what was written, in the folder where it was written
 */
#include "publish/manifest.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/number.h"

#define NAME S(".pact-site")
#define FIRST_WORD S("pact-site ")
#define LIMIT_MANIFEST_BYTES ((size_t)16 << 20)

static Made parse_line(Str line)
{
    Made made = {.path = line};
    Str stamp, bytes, rest, path;
    int64_t size;
    if (str_cut(line, ' ', &stamp, &rest) && str_cut(rest, ' ', &bytes, &path) &&
        integer_parse(bytes, &size) && size >= 0 && stamp_parse(stamp, &made.stamp)) {
        made.bytes = (size_t)size;
        made.path = path;
    }
    return made;
}

static Manifest parse(Arena *a, Str text)
{
    StrList lines = str_split(a, text, '\n');
    Manifest manifest = {.items = PUSH_ARRAY(a, Made, lines.count + 1),
                         .by_path = map_in(a, lines.count)};
    for (size_t i = 0; i < lines.count; i++) {
        Str line = lines.items[i];
        size_t head = FIRST_WORD.length;
        if (i == 0 && str_starts(line, FIRST_WORD) &&
            stamp_parse(str_slice(line, head, line.length), &manifest.stamp)) {
            continue;
        }
        Made made = parse_line(line);
        if (map_put(&manifest.by_path, made.path, manifest.count)) {
            manifest.items[manifest.count++] = made;
        }
    }
    return manifest;
}

bool manifest_read(Arena *a, Str out, Manifest *manifest, Error *err)
{
    Str path = path_join(a, out, NAME), text = {NULL, 0};
    FileFacts facts = file_facts(path);
    if (facts.kind == FILE_PLAIN) {
        if (!file_read(a, path, LIMIT_MANIFEST_BYTES, &text, err)) {
            return false;
        }
    } else if (file_kind(out) != FILE_ABSENT) {
        StrList names;
        if (!folder_list(a, out, &names, err)) {
            return false;
        }
        if (names.count > 0) {
            error_hint(
                err, S("Name an empty or new folder, or one that was published before."));
            return FAIL(err, ERR_CONFLICT, "folder %.*s holds other files: \"%.*s\"",
                        STR_ARG(out), STR_ARG(names.items[0]));
        }
    }
    *manifest = parse(a, text);
    manifest->written_ns = facts.changed_ns;
    return true;
}

bool manifest_write(Arena *a, Str out, Stamp stamp, const Made *items, size_t count,
                    Error *err)
{
    Buf buf = buf_in(a, 0);
    buf_add(&buf, FIRST_WORD);
    buf_add(&buf, stamp_text(a, stamp));
    buf_char(&buf, '\n');
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, stamp_text(a, items[i].stamp));
        buf_char(&buf, ' ');
        buf_int(&buf, (int64_t)items[i].bytes);
        buf_char(&buf, ' ');
        buf_add(&buf, items[i].path);
        buf_char(&buf, '\n');
    }
    Str path = path_join(a, out, NAME);
    return file_write_derived(path, buf_str(&buf), NULL, err) && file_touch(path, err);
}

const Made *manifest_find(const Manifest *manifest, Str path)
{
    size_t at = map_get(&manifest->by_path, path);
    return at == MAP_NONE ? NULL : &manifest->items[at];
}

bool manifest_is_untouched(Arena *tmp, const Manifest *manifest, Str out,
                           const Made *made)
{
    FileFacts facts = file_facts(path_join(tmp, out, made->path));
    return facts.kind == FILE_PLAIN && facts.bytes == made->bytes &&
           facts.changed_ns <= manifest->written_ns;
}
