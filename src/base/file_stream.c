/* SPDX-License-Identifier: EUPL-1.2
 * file_stream.c - open, read, close */
#include "base/file_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct FileStream {
    int descriptor;
    uint64_t size;
    const char *path;
};

static void close_stream(void *thing)
{
    const FileStream *file = thing;
    (void)close(file->descriptor); /* it was only read */
}

static bool fail_io(Error *err, const char *path, int problem)
{
    bool is_absent = problem == ENOENT || problem == ENOTDIR;
    return FAIL(err, is_absent ? ERR_NOT_FOUND : ERR_IO, "cannot read \"%s\": %s", path,
                strerror(problem));
}

bool file_open(Arena *a, Str path, FileStream **file, Error *err)
{
    const char *name = str_c(a, path);
    if (path.length == 0 || memchr(path.data, '\0', path.length) != NULL) {
        return FAIL(err, ERR_INVALID, "\"%s\" is no path", name);
    }
    int descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return fail_io(err, name, errno);
    }
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        (void)close(descriptor);
        return FAIL(err, ERR_INVALID, "\"%s\" is not a plain file", name);
    }
    FileStream *opened = PUSH(a, FileStream);
    *opened = (FileStream){descriptor, (uint64_t)status.st_size, name};
    arena_defer(a, close_stream, opened);
    *file = opened;
    return true;
}

uint64_t file_size(const FileStream *file)
{
    return file->size;
}

bool file_next(FileStream *file, char *to, size_t size, size_t *got, Error *err)
{
    for (;;) {
        ssize_t length = read(file->descriptor, to, size);
        if (length >= 0) {
            *got = (size_t)length;
            return true;
        }
        if (errno != EINTR) {
            return fail_io(err, file->path, errno);
        }
    }
}

bool file_read_at(const FileStream *file, uint64_t at, char *to, size_t size, size_t *got,
                  Error *err)
{
    size_t done = 0;
    while (done < size) {
        ssize_t length =
            pread(file->descriptor, to + done, size - done, (off_t)(at + done));
        if (length == 0) {
            break;
        }
        if (length < 0 && errno != EINTR) {
            return fail_io(err, file->path, errno);
        }
        done += length > 0 ? (size_t)length : 0;
    }
    *got = done;
    return true;
}
