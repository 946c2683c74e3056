/* SPDX-License-Identifier: EUPL-1.2
 * base_file_test.c - facts about files, in a folder of their own under /tmp
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { LIMIT = 1 << 20 };

static void remove_tree(Arena *a, Str folder)
{
    StrList names;
    if (folder_list(a, folder, &names, NULL)) {
        for (size_t i = 0; i < names.count; i++) {
            Str path = path_join(a, folder, names.items[i]);
            if (str_ends(path, S("/"))) {
                remove_tree(a, path);
            } else {
                (void)unlink(str_c(a, path));
            }
        }
    }
    (void)rmdir(str_c(a, folder));
}

static void folder_remove(void *path)
{
    Arena *a = arena_new();
    remove_tree(a, str_of(path));
    arena_free(a);
}

/* A new folder for each fact; it goes when the arena is freed. */
static Str folder_fresh(Arena *a)
{
    static const char form[] = "/tmp/pact-file-test-XXXXXX";
    char *path = PUSH_ARRAY(a, char, sizeof form);
    memcpy(path, form, sizeof form);
    assert_non_null(mkdtemp(path));
    arena_defer(a, folder_remove, path);
    return str_of(path);
}

static void what_was_written_is_read(void **state)
{
    Arena *a = *state;
    Str path = path_join(a, folder_fresh(a), S("figures.csv"));
    Random random = {3};
    for (size_t i = 0; i < 30; i++) {
        Str text = random_text(a, &random, i * i * 100);
        bool changed = false;
        Str read;
        assert_true(file_write(path, text, &changed, NULL));
        assert_true(file_read(a, path, LIMIT, &read, NULL));
        expect_str(read, text);
    }
}

static void equal_bytes_leave_the_file_alone(void **state)
{
    Arena *a = *state;
    Str path = path_join(a, folder_fresh(a), S("a.csv"));
    struct stat before;
    struct stat after;
    bool changed = false;
    assert_true(file_write(path, S("id\n"), &changed, NULL));
    assert_true(changed);
    assert_int_equal(stat(str_c(a, path), &before), 0);
    assert_true(file_write(path, S("id\n"), &changed, NULL));
    assert_false(changed);
    assert_int_equal(stat(str_c(a, path), &after), 0);
    assert_true(before.st_ino == after.st_ino);
    assert_true(file_write(path, S("ie\n"), &changed, NULL));
    assert_true(changed);
    assert_true(file_write(path, S("ie"), &changed, NULL));
    assert_true(changed);
    assert_true(file_write(path, S(""), NULL, NULL));
}

static void writing_leaves_nothing_else_behind(void **state)
{
    Arena *a = *state;
    Str folder = folder_fresh(a);
    assert_true(file_write(path_join(a, folder, S("a.csv")), S("1"), NULL, NULL));
    assert_true(file_write(path_join(a, folder, S("a.csv")), S("2"), NULL, NULL));
    StrList names;
    assert_true(folder_list(a, folder, &names, NULL));
    assert_int_equal(names.count, 1);
    expect_text(names.items[0], "a.csv");
}

static void writing_makes_the_folders_it_needs(void **state)
{
    Arena *a = *state;
    Str folder = folder_fresh(a);
    Str path = path_join(a, folder, S("one/two/three.txt"));
    assert_int_equal(file_kind(path), FILE_ABSENT);
    assert_true(file_write(path, S("x"), NULL, NULL));
    assert_int_equal(file_kind(path), FILE_PLAIN);
    assert_int_equal(file_kind(path_join(a, folder, S("one/two"))), FILE_FOLDER);
    assert_int_equal(file_kind(S("/dev/null")), FILE_OTHER);
    assert_int_equal(file_kind(S("")), FILE_ABSENT);
}

static void permissions_stay(void **state)
{
    Arena *a = *state;
    Str path = path_join(a, folder_fresh(a), S("a.csv"));
    assert_true(file_write(path, S("1"), NULL, NULL));
    assert_int_equal(chmod(str_c(a, path), 0640), 0);
    assert_true(file_write(path, S("2"), NULL, NULL));
    struct stat status;
    assert_int_equal(stat(str_c(a, path), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

static void what_cannot_be_read_is_named(void **state)
{
    Arena *a = *state;
    Str folder = folder_fresh(a);
    Str path = path_join(a, folder, S("a.csv"));
    Str text = S("untouched");
    Error err = {0};
    assert_false(file_read(a, path, LIMIT, &text, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.message, "a.csv"));
    assert_false(file_read(a, folder, LIMIT, &text, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_non_null(strstr(err.message, "is a folder"));
    assert_true(file_write(path, S("12345"), NULL, NULL));
    assert_false(file_read(a, path, 4, &text, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_false(file_read(a, S("/dev/null"), LIMIT, &text, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_false(file_read(a, S("a\0b"), LIMIT, &text, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_false(file_read(a, str_format(a, "/%9000d", 1), LIMIT, &text, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    expect_text(text, "untouched");
    assert_true(file_read(a, path, 5, &text, &err));
    expect_text(text, "12345");
}

static void what_cannot_be_written_is_named(void **state)
{
    Arena *a = *state;
    Str folder = folder_fresh(a);
    Str path = path_join(a, folder, S("a"));
    Error err = {0};
    assert_false(file_write(folder, S("x"), NULL, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_true(file_write(path, S("x"), NULL, &err));
    assert_false(file_write(path_join(a, path, S("b")), S("x"), NULL, &err));
    assert_non_null(strstr(err.message, "is a file, not a folder"));
    assert_false(folder_make(path, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static void a_folder_lists_its_names_by_bytes(void **state)
{
    Arena *a = *state;
    Str folder = folder_fresh(a);
    static const Str names[] = {S_INIT("b.csv"), S_INIT("a/x"), S_INIT("B.csv"),
                                S_INIT("\xC3\xA9.csv"), S_INIT(".hidden")};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_true(file_write(path_join(a, folder, names[i]), S("x"), NULL, NULL));
    }
    StrList list;
    assert_true(folder_list(a, folder, &list, NULL));
    assert_int_equal(list.count, 5);
    expect_text(list.items[0], ".hidden");
    expect_text(list.items[1], "B.csv");
    expect_text(list.items[2], "a/");
    expect_text(list.items[3], "b.csv");
    expect_text(list.items[4], "\xC3\xA9.csv");
    Error err = {0};
    assert_false(folder_list(a, path_join(a, folder, S("none")), &list, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_false(folder_list(a, path_join(a, folder, S("b.csv")), &list, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static void making_a_folder_twice_is_fine(void **state)
{
    Arena *a = *state;
    Str path = path_join(a, folder_fresh(a), S("x//y/z/"));
    assert_true(folder_make(path, NULL));
    assert_true(folder_make(path, NULL));
    assert_true(folder_make(S("/"), NULL));
    assert_int_equal(file_kind(path), FILE_FOLDER);
}

static void paths_are_joined_by_one_slash(void **state)
{
    Arena *a = *state;
    expect_text(path_join(a, S("a"), S("b")), "a/b");
    expect_text(path_join(a, S("a/"), S("b")), "a/b");
    expect_text(path_join(a, S("/"), S("b")), "/b");
    expect_text(path_join(a, S(""), S("b")), "b");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_was_written_is_read),
        FACT(equal_bytes_leave_the_file_alone),
        FACT(writing_leaves_nothing_else_behind),
        FACT(writing_makes_the_folders_it_needs),
        FACT(permissions_stay),
        FACT(what_cannot_be_read_is_named),
        FACT(what_cannot_be_written_is_named),
        FACT(a_folder_lists_its_names_by_bytes),
        FACT(making_a_folder_twice_is_fine),
        FACT(paths_are_joined_by_one_slash),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
