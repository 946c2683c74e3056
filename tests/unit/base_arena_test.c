/* SPDX-License-Identifier: EUPL-1.2
 * base_arena_test.c - facts about memory freed by lifetime
 */
#include "expect.h"

#include <string.h>

static void memory_is_zeroed_also_after_a_reset(void **state)
{
    Arena *a = *state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 50; i++) {
            unsigned char *bytes = PUSH_ARRAY(a, unsigned char, 1000);
            for (int j = 0; j < 1000; j++) {
                assert_int_equal(bytes[j], 0);
            }
            memset(bytes, 0xAB, 1000);
        }
        arena_reset(a);
    }
}

static void pieces_are_aligned(void **state)
{
    Arena *a = *state;
    for (int i = 0; i < 100; i++) {
        (void)PUSH_ARRAY(a, char, (size_t)i % 7);
        assert_int_equal((uintptr_t)PUSH(a, int64_t) % _Alignof(int64_t), 0);
        (void)PUSH(a, char);
        assert_int_equal((uintptr_t)PUSH(a, max_align_t) % _Alignof(max_align_t), 0);
        (void)PUSH(a, char);
        assert_int_equal((uintptr_t)PUSH(a, uint16_t) % _Alignof(uint16_t), 0);
    }
}

static void pieces_never_overlap(void **state)
{
    Arena *a = *state;
    enum { PIECES = 500 };
    unsigned char *pieces[PIECES];
    size_t sizes[PIECES];
    Random random = {42};
    for (size_t i = 0; i < PIECES; i++) {
        sizes[i] = random_below(&random, i % 50 == 0 ? 300000 : 300);
        pieces[i] = PUSH_ARRAY(a, unsigned char, sizes[i]);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < PIECES; i++) {
        for (size_t j = 0; j < sizes[i]; j++) {
            assert_int_equal(pieces[i][j], i % 251);
        }
    }
}

static void nothing_is_a_piece_too(void **state)
{
    Arena *a = *state;
    assert_non_null(PUSH_ARRAY(a, int, 0));
}

static void a_reset_keeps_the_memory(void **state)
{
    Arena *a = *state;
    for (int i = 0; i < 100; i++) {
        (void)PUSH_ARRAY(a, char, 10000);
    }
    size_t held = arena_bytes(a);
    for (int round = 0; round < 10; round++) {
        arena_reset(a);
        for (int i = 0; i < 100; i++) {
            (void)PUSH_ARRAY(a, char, 10000);
        }
    }
    assert_int_equal(arena_bytes(a), held);
}

static void growing_keeps_what_was_there(void **state)
{
    Arena *a = *state;
    int *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (int i = 0; i < 10000; i++) {
        if (count == capacity) {
            items = arena_grow(a, items, count, &capacity, sizeof *items);
        }
        items[count++] = i;
    }
    assert_true(capacity < 20000);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(items[i], i);
    }
}

typedef struct Log {
    int released[8];
    int count;
} Log;

typedef struct Thing {
    Log *log;
    int number;
} Thing;

static void note_release(void *thing)
{
    const Thing *released = thing;
    released->log->released[released->log->count++] = released->number;
}

static void last_deferred_is_first_released(void **state)
{
    (void)state;
    Log log = {{0}, 0};
    Thing things[] = {{&log, 1}, {&log, 2}, {&log, 3}};
    Arena *a = arena_new();
    for (int i = 0; i < 3; i++) {
        arena_defer(a, note_release, &things[i]);
    }
    assert_int_equal(log.count, 0);
    arena_free(a);
    assert_int_equal(log.count, 3);
    assert_int_equal(log.released[0], 3);
    assert_int_equal(log.released[1], 2);
    assert_int_equal(log.released[2], 1);
}

static void a_reset_releases_once(void **state)
{
    (void)state;
    Log log = {{0}, 0};
    Thing thing = {&log, 1};
    Arena *a = arena_new();
    arena_defer(a, note_release, &thing);
    arena_reset(a);
    assert_int_equal(log.count, 1);
    arena_free(a);
    assert_int_equal(log.count, 1);
}

static void freeing_none_is_allowed(void **state)
{
    (void)state;
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(memory_is_zeroed_also_after_a_reset),
        FACT(pieces_are_aligned),
        FACT(pieces_never_overlap),
        FACT(nothing_is_a_piece_too),
        FACT(a_reset_keeps_the_memory),
        FACT(growing_keeps_what_was_there),
        FACT(last_deferred_is_first_released),
        FACT(a_reset_releases_once),
        FACT(freeing_none_is_allowed),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
