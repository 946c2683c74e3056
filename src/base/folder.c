/* SPDX-License-Identifier: EUPL-1.2
 * folder.c - exchanging and removing folders */
#define _DEFAULT_SOURCE /* syscall(): the C library has no renameat2() for POSIX */

#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { EXCHANGE = 2, DEEPEST = 20 }; /* RENAME_EXCHANGE of linux/fs.h */

static bool fail_io(Error *err, const char *doing, const char *path, int problem)
{
    return FAIL(err, problem == ENOENT ? ERR_NOT_FOUND : ERR_IO, "cannot %s \"%s\": %s",
                doing, path, strerror(problem));
}

/* The new names survive a power cut once the folder above is flushed. */
static void flush_above(Arena *tmp, Str path)
{
    Str above, name;
    if (!str_cut_last(path, '/', &above, &name)) {
        above = S(".");
    }
    int folder = open(str_c(tmp, above), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        (void)fsync(
            folder); /* some file systems cannot, and then there is no more to do */
        (void)close(folder);
    }
}

bool folder_exchange(Arena *tmp, Str one, Str other, Error *err)
{
    const char *a = str_c(tmp, one), *b = str_c(tmp, other);
    if (syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, EXCHANGE) != 0) {
        return fail_io(err, "replace", a, errno);
    }
    flush_above(tmp, one);
    flush_above(tmp, other);
    return true;
}

static bool remove_below(int above, const char *name, int depth)
{
    if (unlinkat(above, name, 0) == 0) {
        return true;
    }
    int folder =
        depth == DEEPEST
            ? -1
            : openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *list = folder < 0 ? NULL : fdopendir(folder);
    if (list == NULL) {
        if (folder >= 0) {
            (void)close(folder);
        }
        return false;
    }
    bool is_empty = true;
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list)) {
        bool is_self =
            strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        is_empty =
            (is_self || remove_below(dirfd(list), entry->d_name, depth + 1)) && is_empty;
    }
    (void)closedir(list);
    return is_empty && unlinkat(above, name, AT_REMOVEDIR) == 0;
}

bool folder_remove(Arena *tmp, Str path, Error *err)
{
    const char *name = str_c(tmp, path);
    struct stat status;
    if (lstat(name, &status) != 0 && errno == ENOENT) {
        return true;
    }
    return remove_below(AT_FDCWD, name, 0) || fail_io(err, "remove", name, errno);
}
