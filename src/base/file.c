/* SPDX-License-Identifier: EUPL-1.2
 * file.c - reading in one go, writing by rename
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK_BYTES = 64 << 10, NEW_NAMES = 100, FOLDER_MODE = 0777, FILE_MODE = 0666 };

/* A path for the system: of bounded length and ended by a zero. */
typedef struct Path {
    char text[PATH_MAX];
} Path;

static bool path_for_system(Str path, Path *out, Error *err)
{
    if (path.length == 0) {
        return FAIL(err, ERR_INVALID, "path is empty");
    }
    if (path.length >= sizeof out->text) {
        return FAIL(err, ERR_INVALID, "path has %zu bytes, at most %d are possible",
                    path.length, PATH_MAX - 1);
    }
    if (memchr(path.data, '\0', path.length) != NULL) {
        return FAIL(err, ERR_INVALID, "path holds a zero byte");
    }
    memcpy(out->text, path.data, path.length);
    out->text[path.length] = '\0';
    return true;
}

/* `problem` is errno, saved before anything else could change it. */
static bool fail_io(Error *err, const char *doing, const char *path, int problem)
{
    bool is_absent = problem == ENOENT || problem == ENOTDIR;
    return FAIL(err, is_absent ? ERR_NOT_FOUND : ERR_IO, "cannot %s \"%s\": %s", doing,
                path, strerror(problem));
}

static FileKind kind_of(const struct stat *status)
{
    if (S_ISREG(status->st_mode)) {
        return FILE_PLAIN;
    }
    return S_ISDIR(status->st_mode) ? FILE_FOLDER : FILE_OTHER;
}

FileKind file_kind(Str path)
{
    Path name;
    struct stat status;
    if (!path_for_system(path, &name, NULL) || stat(name.text, &status) != 0) {
        return FILE_ABSENT;
    }
    return kind_of(&status);
}

FileFacts file_facts(Str path)
{
    Path name;
    struct stat status;
    if (!path_for_system(path, &name, NULL) || stat(name.text, &status) != 0) {
        return (FileFacts){.kind = FILE_ABSENT};
    }
    return (FileFacts){
        .kind = kind_of(&status),
        .bytes = (size_t)status.st_size,
        .changed_ns =
            (int64_t)status.st_ctim.tv_sec * 1000000000 + status.st_ctim.tv_nsec,
    };
}

bool file_touch(Str path, Error *err)
{
    Path name;
    if (!path_for_system(path, &name, err)) {
        return false;
    }
    return utimensat(AT_FDCWD, name.text, NULL, 0) == 0 ||
           fail_io(err, "touch", name.text, errno);
}

/* Reads until `size` bytes are in or the file ends; -1 on failure. */
static ssize_t read_fully(int descriptor, char *to, size_t size)
{
    size_t length = 0;
    while (length < size) {
        ssize_t got = read(descriptor, to + length, size - length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        length += (size_t)got;
    }
    return (ssize_t)length;
}

static bool read_open_file(Arena *a, int descriptor, const char *path, size_t limit,
                           Str *text, Error *err)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        return fail_io(err, "read", path, errno);
    }
    if (kind_of(&status) != FILE_PLAIN) {
        return FAIL(err, ERR_INVALID, "\"%s\" is %s, not a file", path,
                    S_ISDIR(status.st_mode) ? "a folder" : "a device or pipe");
    }
    size_t size = (size_t)status.st_size;
    if (size > limit) {
        return FAIL(err, ERR_INVALID, "\"%s\" has %zu bytes, more than the limit of %zu",
                    path, size, limit);
    }
    /* One byte more than it has: were it filled, the file grew while we read it. */
    char *data = PUSH_ARRAY(a, char, size + 1);
    ssize_t length = read_fully(descriptor, data, size + 1);
    if (length < 0) {
        return fail_io(err, "read", path, errno);
    }
    if ((size_t)length > size) {
        return FAIL(err, ERR_IO, "\"%s\" changed while it was read", path);
    }
    *text = (Str){data, (size_t)length};
    return true;
}

bool file_read(Arena *a, Str path, size_t limit, Str *text, Error *err)
{
    Path name;
    if (!path_for_system(path, &name, err)) {
        return false;
    }
    /* O_NONBLOCK, since opening a pipe would wait for its writer. */
    int descriptor = open(name.text, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return fail_io(err, "read", name.text, errno);
    }
    bool is_read = read_open_file(a, descriptor, name.text, limit, text, err);
    (void)close(descriptor);
    return is_read;
}

/* What is there now, beside the text that should be. */
typedef struct Present {
    FileKind kind;
    mode_t mode; /* of a plain file; else 0: what the umask leaves */
    bool is_same;
} Present;

static Present present_at(const char *path, Str text)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return (Present){.kind = FILE_ABSENT};
    }
    struct stat status;
    Present present = {.kind = FILE_OTHER};
    if (fstat(descriptor, &status) == 0) {
        present.kind = kind_of(&status);
    }
    bool is_plain = present.kind == FILE_PLAIN;
    present.mode = is_plain ? status.st_mode & 07777 : 0;
    bool is_same = is_plain && (size_t)status.st_size == text.length;
    char chunk[CHUNK_BYTES];
    for (size_t at = 0; is_same && at < text.length;) {
        size_t size = text.length - at < sizeof chunk ? text.length - at : sizeof chunk;
        ssize_t got = read_fully(descriptor, chunk, size);
        is_same = got == (ssize_t)size && memcmp(chunk, text.data + at, size) == 0;
        at += size;
    }
    (void)close(descriptor);
    present.is_same = is_same;
    return present;
}

/* Cuts the path after the slash before its last name; "./" if it has none. */
static void folder_of(const char *path, Path *folder)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - path) + 1;
    memcpy(folder->text, length > 0 ? path : "./", length > 0 ? length : 2);
    folder->text[length > 0 ? length : 2] = '\0';
}

/* A file of a name nobody uses, in the folder, so that renaming it cannot leave the disk.
 * The process id keeps two programs apart, the number what a crash left behind. */
static int open_new(const char *folder, Path *name, Error *err)
{
    for (int i = 0; i < NEW_NAMES; i++) {
        int length = snprintf(name->text, sizeof name->text, "%s.new-%ld-%d", folder,
                              (long)getpid(), i);
        if (length < 0 || (size_t)length >= sizeof name->text) {
            (void)FAIL(err, ERR_INVALID, "path is too long: \"%s\"", folder);
            return -1;
        }
        int descriptor =
            open(name->text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
        if (descriptor >= 0 || errno != EEXIST) {
            if (descriptor < 0) {
                (void)fail_io(err, "write", name->text, errno);
            }
            return descriptor;
        }
    }
    (void)FAIL(err, ERR_IO, "\"%s\" is full of unfinished files (.new-…)", folder);
    return -1;
}

static bool write_fully(int descriptor, Str text)
{
    for (size_t at = 0; at < text.length;) {
        ssize_t put = write(descriptor, text.data + at, text.length - at);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return false;
        }
        at += (size_t)put;
    }
    return true;
}

/* Makes the new name in the folder survive a power cut. Some file systems cannot flush a
 * folder and say EINVAL; there is nothing more to do then. */
static bool flush_folder(const char *folder, Error *err)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return fail_io(err, "open", folder, errno);
    }
    bool is_flushed = fsync(descriptor) == 0 || errno == EINVAL;
    int problem = errno;
    (void)close(descriptor);
    return is_flushed || fail_io(err, "flush", folder, problem);
}

/* Its folder is nearly always there, so that it is made only when it turns out not to be.
 */
static int open_beside(const char *folder, Path *name, Error *err)
{
    Error why = {0};
    int descriptor = open_new(folder, name, &why);
    if (descriptor >= 0) {
        return descriptor;
    }
    if (why.kind != ERR_NOT_FOUND) {
        if (err != NULL) {
            *err = why;
        }
        return -1;
    }
    return folder_make(str_of(folder), err) ? open_new(folder, name, err) : -1;
}

static bool replace(const char *path, const char *folder, Str text, mode_t mode,
                    bool is_flushed, Error *err)
{
    Path name;
    int descriptor = open_beside(folder, &name, err);
    if (descriptor < 0) {
        return false;
    }
    bool is_written = write_fully(descriptor, text) &&
                      (mode == 0 || fchmod(descriptor, mode) == 0) &&
                      (!is_flushed || fsync(descriptor) == 0);
    int problem = errno;
    if (close(descriptor) != 0 && is_written) {
        is_written = false;
        problem = errno;
    }
    if (is_written && rename(name.text, path) != 0) {
        is_written = false;
        problem = errno;
    }
    if (!is_written) {
        (void)unlink(name.text);
        return fail_io(err, "write", path, problem);
    }
    return !is_flushed || flush_folder(folder, err);
}

static bool write_whole(Str path, Str text, bool is_flushed, bool *changed, Error *err)
{
    Path name;
    if (!path_for_system(path, &name, err)) {
        return false;
    }
    Present present = present_at(name.text, text);
    if (present.kind == FILE_FOLDER) {
        return FAIL(err, ERR_INVALID, "\"%s\" is a folder, not a file", name.text);
    }
    if (!present.is_same) {
        Path folder;
        folder_of(name.text, &folder);
        if (!replace(name.text, folder.text, text, present.mode, is_flushed, err)) {
            return false;
        }
    }
    if (changed != NULL) {
        *changed = !present.is_same;
    }
    return true;
}

bool file_write(Str path, Str text, bool *changed, Error *err)
{
    return write_whole(path, text, true, changed, err);
}

bool file_write_derived(Str path, Str text, bool *changed, Error *err)
{
    return write_whole(path, text, false, changed, err);
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static bool list_open_folder(Arena *a, DIR *folder, const char *path, StrList *names,
                             Error *err)
{
    size_t capacity = 0;
    StrList list = {arena_grow(a, NULL, 0, &capacity, sizeof(Str)), 0};
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (entry == NULL) {
            break;
        }
        Str name = str_of(entry->d_name);
        if (str_equal(name, S(".")) || str_equal(name, S(".."))) {
            continue;
        }
        struct stat status;
        bool is_folder = fstatat(dirfd(folder), entry->d_name, &status, 0) == 0 &&
                         S_ISDIR(status.st_mode);
        if (list.count == capacity) {
            list.items = arena_grow(a, list.items, list.count, &capacity, sizeof(Str));
        }
        list.items[list.count++] =
            str_format(a, "%.*s%s", STR_ARG(name), is_folder ? "/" : "");
    }
    if (errno != 0) {
        return fail_io(err, "list", path, errno);
    }
    qsort(list.items, list.count, sizeof(Str), compare_names);
    *names = list;
    return true;
}

bool folder_list(Arena *a, Str path, StrList *names, Error *err)
{
    Path name;
    if (!path_for_system(path, &name, err)) {
        return false;
    }
    if (file_kind(path) == FILE_PLAIN) {
        return FAIL(err, ERR_INVALID, "\"%s\" is a file, not a folder", name.text);
    }
    DIR *folder = opendir(name.text);
    if (folder == NULL) {
        return fail_io(err, "list", name.text, errno);
    }
    bool is_listed = list_open_folder(a, folder, name.text, names, err);
    (void)closedir(folder);
    return is_listed;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Makes the folder of the first `length` bytes; its parents only when they are not there,
 * which is rare. */
static bool folder_make_head(Path *name, size_t length, Error *err)
{
    while (length > 1 && name->text[length - 1] == '/') {
        length--;
    }
    char kept = name->text[length];
    name->text[length] = '\0';
    bool is_made = mkdir(name->text, FOLDER_MODE) == 0;
    int problem = errno;
    size_t parent = length;
    while (parent > 0 && name->text[parent - 1] != '/') {
        parent--;
    }
    if (!is_made && problem == ENOENT && parent > 1) {
        if (!folder_make_head(name, parent, err)) {
            return false;
        }
        is_made = mkdir(name->text, FOLDER_MODE) == 0;
        problem = errno;
    }
    if (!is_made && !is_folder(name->text)) {
        return problem == EEXIST
                   ? FAIL(err, ERR_INVALID, "\"%s\" is a file, not a folder", name->text)
                   : fail_io(err, "make folder", name->text, problem);
    }
    name->text[length] = kept;
    return true;
}

bool folder_make(Str path, Error *err)
{
    Path name;
    return path_for_system(path, &name, err) && folder_make_head(&name, path.length, err);
}

Str path_join(Arena *a, Str folder, Str name)
{
    bool needs_slash = folder.length > 0 && !str_ends(folder, S("/"));
    Str parts[] = {folder, name};
    return str_join(a, parts, 2, needs_slash ? S("/") : S(""));
}
