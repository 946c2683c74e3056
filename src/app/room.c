/* SPDX-License-Identifier: EUPL-1.2
 * room.c - landlock and seccomp, by their system calls
 */
#define _GNU_SOURCE /* syscall() and O_PATH */

#include "app/room.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Since version 3; not yet in the headers of Debian 12. */
#define TRUNCATE ((__u64)1 << 14)
#define READ                                                                             \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |                         \
     LANDLOCK_ACCESS_FS_READ_DIR)
#define ON_FILES                                                                         \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |                        \
     LANDLOCK_ACCESS_FS_READ_FILE | TRUNCATE)
/* All that the first three versions know. */
#define EVERYTHING ((TRUNCATE << 1) - 1)

/* What a resolver, TLS, the C library and SQLite's own scratch files need. */
static const Str SYSTEM_READABLE[] = {S_INIT("/usr"),
                                      S_INIT("/lib"),
                                      S_INIT("/lib64"),
                                      S_INIT("/proc"),
                                      S_INIT("/etc/ssl"),
                                      S_INIT("/etc/hosts"),
                                      S_INIT("/etc/host.conf"),
                                      S_INIT("/etc/resolv.conf"),
                                      S_INIT("/etc/gai.conf"),
                                      S_INIT("/etc/nsswitch.conf"),
                                      S_INIT("/etc/services"),
                                      S_INIT("/sys/devices/system/cpu"),
                                      S_INIT("/dev/urandom"),
                                      S_INIT("/run/systemd/resolve"),
                                      S_INIT("/etc/ld.so.cache")};
static const Str SYSTEM_WRITABLE[] = {S_INIT("/tmp"), S_INIT("/var/tmp"),
                                      S_INIT("/dev/null")};

static bool fail_room(Error *err, const char *what)
{
    return FAIL(err, ERR_IO, "the program cannot shut itself in: %s: %s", what,
                strerror(errno));
}

/* A right that a version does not know is left out: it would be refused whole. */
static __u64 rights_of(long version)
{
    __u64 rights = EVERYTHING;
    if (version < 3) {
        rights &= ~TRUNCATE;
    }
    if (version < 2) {
        rights &= ~(__u64)LANDLOCK_ACCESS_FS_REFER;
    }
    return rights;
}

static bool allow(Arena *a, int rules, Str path, __u64 rights, Error *err)
{
    struct stat about;
    int file = open(str_c(a, path), O_PATH | O_CLOEXEC);
    if (file < 0) {
        return errno == ENOENT || fail_room(err, str_c(a, path));
    }
    bool is_folder = fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
    struct landlock_path_beneath_attr rule = {
        .allowed_access = is_folder ? rights : rights & ON_FILES, .parent_fd = file};
    bool good =
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    good = good || fail_room(err, str_c(a, path));
    close(file);
    return good;
}

static bool allow_all(Arena *a, int rules, const Str *paths, size_t count, __u64 rights,
                      Error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!allow(a, rules, paths[i], rights, err)) {
            return false;
        }
    }
    return true;
}

static bool shut_files(Arena *a, const Room *room, long version, Error *err)
{
    __u64 rights = rights_of(version);
    struct landlock_ruleset_attr attr = {.handled_access_fs = rights};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
    if (rules < 0) {
        return fail_room(err, "landlock");
    }
    bool good =
        allow_all(a, rules, SYSTEM_READABLE,
                  sizeof SYSTEM_READABLE / sizeof SYSTEM_READABLE[0], READ, err) &&
        allow_all(a, rules, SYSTEM_WRITABLE,
                  sizeof SYSTEM_WRITABLE / sizeof SYSTEM_WRITABLE[0], rights, err) &&
        allow_all(a, rules, room->readable.items, room->readable.count, READ, err) &&
        allow_all(a, rules, room->writable.items, room->writable.count, rights, err) &&
        (syscall(SYS_landlock_restrict_self, rules, 0) == 0 ||
         fail_room(err, "landlock"));
    close(rules);
    return good;
}

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#else
#define MACHINE 0
#endif

/* What a server never does. */
static const unsigned FORBIDDEN[] = {
    SYS_execve,        SYS_execveat,        SYS_mount,
    SYS_umount2,       SYS_pivot_root,      SYS_chroot,
    SYS_setns,         SYS_unshare,         SYS_init_module,
    SYS_finit_module,  SYS_delete_module,   SYS_kexec_load,
    SYS_bpf,           SYS_perf_event_open, SYS_keyctl,
    SYS_add_key,       SYS_request_key,     SYS_userfaultfd,
    SYS_reboot,        SYS_swapon,          SYS_process_vm_writev,
    SYS_io_uring_setup};
enum { FORBIDDEN_COUNT = sizeof FORBIDDEN / sizeof FORBIDDEN[0] };

static struct sock_filter jump_if(unsigned value, unsigned char then, unsigned char other)
{
    return (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, then, other);
}

static struct sock_filter load(size_t offset)
{
    return (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset);
}

static struct sock_filter yield(unsigned answer)
{
    return (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer);
}

/* A call of another machine's numbering is refused, for the list would not mean the same.
 * Then each forbidden number jumps to the refusal at the end. */
static bool shut_calls(Error *err)
{
    enum { HEAD = 4, LENGTH = HEAD + FORBIDDEN_COUNT + 2 };
    struct sock_filter steps[LENGTH];
    struct sock_fprog program = {.len = LENGTH, .filter = steps};
    unsigned refusal = SECCOMP_RET_ERRNO | EPERM;
    if (MACHINE == 0) {
        return true;
    }
    steps[0] = load(offsetof(struct seccomp_data, arch));
    steps[1] = jump_if(MACHINE, 1, 0);
    steps[2] = yield(refusal);
    steps[3] = load(offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < FORBIDDEN_COUNT; i++) {
        steps[HEAD + i] = jump_if(FORBIDDEN[i], (unsigned char)(FORBIDDEN_COUNT - i), 0);
    }
    steps[LENGTH - 2] = yield(SECCOMP_RET_ALLOW);
    steps[LENGTH - 1] = yield(refusal);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 ||
           fail_room(err, "seccomp");
}

bool room_shut(Arena *a, const Room *room, RoomKind *kind, Error *err)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return fail_room(err, "no new privileges");
    }
    long version =
        syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    *kind = version > 0 ? ROOM_FULL : ROOM_WITHOUT_LANDLOCK;
    return (version <= 0 || shut_files(a, room, version, err)) && shut_calls(err);
}
