/* SPDX-License-Identifier: EUPL-1.2
 * pact_damage_test.c - a damaged folder never crashes and is never half read
 *
 * Every byte of a small pact is changed once, every line dropped once, and thousands of
 * bytes and lines of the bundled one, with the same "random" choices in every run. Each
 * time the folder is read: either it is good, or there is a fault that names a file.
 * DAMAGE=n does n times as much.
 */
#include "expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "pact/init.h"
#include "pact/schema.h"

typedef struct Damaged {
    Arena *a;
    Str folder;
    Random random;
} Damaged;

/* Not file_write(): thousands of flushes to disk would take minutes. */
static void put(const Damaged *d, Str file, Str text)
{
    const char *path = str_c(d->a, path_join(d->a, d->folder, file));
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(text.data, 1, text.length, out), text.length);
    assert_int_equal(fclose(out), 0);
}

static void read_it(const Damaged *d)
{
    Arena *tmp = arena_new();
    Pact *pact = NULL;
    FaultList faults;
    Error err = {0};
    bool good = pact_load(tmp, d->folder, &pact, &faults, &err);
    assert_true(good == (pact != NULL));
    assert_true(good == (faults.fault_count == 0));
    assert_true(good || err.message[0] != '\0');
    for (size_t i = 0; i < faults.count; i++) {
        assert_true(faults.items[i].file.length > 0);
        assert_true(faults.items[i].message.length > 0);
    }
    arena_free(tmp);
}

static void change_byte(Damaged *d, Str file, Str text, size_t at)
{
    static const char LIKELY[] = "\0\n\r\",;:|-0 {}[]\xff\xc3'#&*!=_";
    char *copy = PUSH_ARRAY(d->a, char, text.length);
    memcpy(copy, text.data, text.length);
    copy[at] = LIKELY[random_below(&d->random, sizeof LIKELY - 1)];
    put(d, file, (Str){copy, text.length});
    read_it(d);
}

static size_t line_end(Str text, size_t at)
{
    while (at < text.length && text.data[at] != '\n') {
        at++;
    }
    return at < text.length ? at + 1 : at;
}

static void drop_line(Damaged *d, Str file, Str text, size_t at)
{
    size_t end = line_end(text, at);
    Str parts[] = {str_slice(text, 0, at), str_slice(text, end, text.length)};
    put(d, file, str_join(d->a, parts, 2, S("")));
    read_it(d);
}

static int times(void)
{
    const char *more = getenv("DAMAGE");
    int64_t count = 1;
    return more != NULL && integer_parse(str_of(more), &count) ? (int)count : 1;
}

static Damaged begin(Arena *a)
{
    char name[] = "/tmp/pact-damage-XXXXXX";
    assert_non_null(mkdtemp(name));
    return (Damaged){a, str_copy(a, str_of(name)), {88172645463325252ULL}};
}

static void end(const Damaged *d)
{
    assert_int_equal(
        system(str_c(d->a, str_format(d->a, "rm -rf %.*s", STR_ARG(d->folder)))), 0);
}

static void any_byte_of_a_small_pact_may_change(void **state)
{
    Arena *a = *state;
    Damaged d = begin(a);
    d.folder = path_join(a, d.folder, S("small"));
    Error err = {0};
    assert_true(pact_init(a, d.folder, &err));
    for (KindId id = 0; id < KIND_COUNT; id++) {
        Str file = PACT_KINDS[id].file, text;
        Str path = path_join(a, d.folder, file);
        if (file_kind(path) != FILE_PLAIN) {
            continue;
        }
        assert_true(file_read(a, path, 1000000, &text, &err));
        for (int round = 0; round < times(); round++) {
            for (size_t at = 0; at < text.length; at++) {
                change_byte(&d, file, text, at);
            }
        }
        for (size_t at = 0; at < text.length; at = line_end(text, at)) {
            drop_line(&d, file, text, at);
        }
        put(&d, file, text);
    }
    end(&d);
}

static void bytes_and_lines_of_the_bundled_pact_may_change(void **state)
{
    Arena *a = *state;
    Damaged d = begin(a);
    Str copy = str_format(a, "cp -r pacts/techniekpact/. %.*s", STR_ARG(d.folder));
    assert_int_equal(system(str_c(a, copy)), 0);
    Error err = {0};
    for (KindId id = 0; id < KIND_COUNT; id++) {
        Str file = PACT_KINDS[id].file, text;
        Str path = path_join(a, d.folder, file);
        if (file_kind(path) != FILE_PLAIN) {
            continue;
        }
        assert_true(file_read(a, path, 10000000, &text, &err));
        for (int i = 0; i < 4 * times() && text.length > 0; i++) {
            change_byte(&d, file, text, random_below(&d.random, text.length));
            size_t at = line_end(text, random_below(&d.random, text.length));
            drop_line(&d, file, text, at < text.length ? at : 0);
        }
        put(&d, file, text);
    }
    end(&d);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(any_byte_of_a_small_pact_may_change),
        FACT(bytes_and_lines_of_the_bundled_pact_may_change),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
