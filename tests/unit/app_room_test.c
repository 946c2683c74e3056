/* SPDX-License-Identifier: EUPL-1.2
 * app_room_test.c - facts about the room a server shuts itself in
 *
 * Each fact shuts a child process in, for the room is for good.
 */
#include "expect.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/room.h"

static char inside[] = "/tmp/room-XXXXXX";

enum { WITHOUT = 99 }; /* no landlock here */

/* What `look` gives in a room with one folder to write in, and one to read. */
static int in_room(Arena *a, int (*look)(void))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Str writable[] = {S("/var/cache"), S("/no/such/folder")};
        Str readable[] = {S("/etc/hostname")};
        Room room = {{writable, 2}, {readable, 1}};
        RoomKind kind = ROOM_FULL;
        Error err = {0};
        if (!room_shut(a, &room, &kind, &err)) {
            fprintf(stderr, "%s\n", err.message);
            _exit(100);
        }
        _exit(kind == ROOM_FULL ? look() : WITHOUT);
    }
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int opened(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC, 0600);
    int cause = file < 0 ? errno : 0;
    if (file >= 0) {
        close(file);
    }
    return cause;
}

static int look_at_passwords(void)
{
    return opened("/etc/passwd", O_RDONLY);
}

static int look_at_home(void)
{
    return opened("/root", O_RDONLY);
}

static int read_what_is_given(void)
{
    return opened("/etc/hostname", O_RDONLY);
}

static int write_what_is_to_be_read(void)
{
    return opened("/etc/hostname", O_WRONLY);
}

static int write_in_its_folder(void)
{
    char path[64];
    (void)snprintf(path, sizeof path, "%s/file", inside);
    return opened(path, O_WRONLY | O_CREAT);
}

static int start_a_program(void)
{
    char name[] = "/bin/true";
    char *arguments[] = {name, NULL};
    char *none[] = {NULL};
    (void)execve(name, arguments, none);
    return errno;
}

static void expect_code(int code, int wanted)
{
    if (code == WITHOUT) {
        print_message("# no landlock in this kernel: not looked at\n");
        return;
    }
    assert_int_equal(code, wanted);
}

static void what_is_outside_does_not_open(void **state)
{
    assert_int_equal(look_at_passwords(), 0); /* it does without the room */
    expect_code(in_room(*state, look_at_passwords), EACCES);
    expect_code(in_room(*state, look_at_home), EACCES);
}

static void what_is_to_be_read_is_not_written(void **state)
{
    expect_code(in_room(*state, read_what_is_given), opened("/etc/hostname", O_RDONLY));
    expect_code(in_room(*state, write_what_is_to_be_read), EACCES);
}

static void its_own_folders_are_its_own(void **state)
{
    expect_code(in_room(*state, write_in_its_folder), 0);
}

static void no_other_program_is_started(void **state)
{
    expect_code(in_room(*state, start_a_program), EPERM);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_is_outside_does_not_open),
        FACT(what_is_to_be_read_is_not_written),
        FACT(its_own_folders_are_its_own),
        FACT(no_other_program_is_started),
    };
    if (mkdtemp(inside) == NULL) {
        return 1;
    }
    cmocka_set_message_output(CM_OUTPUT_TAP);
    int failed = cmocka_run_group_tests(facts, NULL, NULL);
    char path[64];
    (void)snprintf(path, sizeof path, "%s/file", inside);
    (void)unlink(path);
    (void)rmdir(inside);
    return failed;
}
