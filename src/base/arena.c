/* SPDX-License-Identifier: EUPL-1.2
 * arena.c - a chain of blocks that are filled from the front
 *
 *   Arena -> first -> ... -> current -> (empty ones, kept by arena_reset)
 *
 * Blocks double in size from 16 KiB to 1 MiB; what is larger gets a block of its own.
 * Under AddressSanitizer all that was not handed out is poisoned, with a gap after every
 * piece, so running off the end of one is caught as it is with malloc. So is using an
 * array after arena_grow() moved it.
 */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(start, bytes) ASAN_POISON_MEMORY_REGION((start), (bytes))
#define UNPOISON(start, bytes) ASAN_UNPOISON_MEMORY_REGION((start), (bytes))
enum { GAP_BYTES = 16 };
#else
#define POISON(start, bytes) ((void)0)
#define UNPOISON(start, bytes) ((void)0)
enum { GAP_BYTES = 0 };
#endif

enum { FIRST_BLOCK_BYTES = 16 << 10, LAST_BLOCK_BYTES = 1 << 20, FIRST_ITEMS = 8 };

typedef struct Block Block;
struct Block {
    Block *next;
    size_t size;
    size_t used;
    max_align_t data[];
};

typedef struct Deferred Deferred;
struct Deferred {
    Deferred *before;
    void (*release)(void *);
    void *thing;
};

struct Arena {
    Block *first;
    Block *current;
    Deferred *deferred;
    size_t bytes;
    size_t next_size;
};

static _Noreturn void out_of_memory(void)
{
    (void)fputs("out of memory\n", stderr);
    abort();
}

Arena *arena_new(void)
{
    Arena *a = calloc(1, sizeof *a);
    if (a == NULL) {
        out_of_memory();
    }
    a->next_size = FIRST_BLOCK_BYTES;
    a->bytes = sizeof *a;
    return a;
}

static void release_deferred(Arena *a)
{
    while (a->deferred != NULL) {
        Deferred *last = a->deferred;
        a->deferred = last->before;
        last->release(last->thing);
    }
}

void arena_free(Arena *a)
{
    if (a == NULL) {
        return;
    }
    release_deferred(a);
    Block *block = a->first;
    while (block != NULL) {
        Block *next = block->next;
        UNPOISON(block->data, block->size);
        free(block);
        block = next;
    }
    free(a);
}

void arena_reset(Arena *a)
{
    release_deferred(a);
    for (Block *block = a->first; block != NULL; block = block->next) {
        block->used = 0;
        POISON(block->data, block->size);
    }
    a->current = a->first;
}

/* Puts a new block after the current one, where it is used at once. */
static void add_block(Arena *a, size_t needed)
{
    size_t size = needed > a->next_size ? needed : a->next_size;
    if (size > SIZE_MAX - sizeof(Block)) {
        out_of_memory();
    }
    Block *block = malloc(sizeof(Block) + size);
    if (block == NULL) {
        out_of_memory();
    }
    if (a->next_size < LAST_BLOCK_BYTES) {
        a->next_size *= 2;
    }
    block->size = size;
    block->used = 0;
    POISON(block->data, size);
    if (a->current == NULL) {
        block->next = NULL;
        a->first = block;
    } else {
        block->next = a->current->next;
        a->current->next = block;
    }
    a->current = block;
    a->bytes += sizeof(Block) + size;
}

/* Where in the block a piece can start, as an offset; false if it does not fit. */
static bool find_place(const Block *block, size_t size, size_t align, size_t *place)
{
    size_t start = (block->used + align - 1) & ~(align - 1);
    if (start > block->size || size > block->size - start) {
        return false;
    }
    *place = start;
    return true;
}

static char *take_piece(Arena *a, size_t bytes, size_t align)
{
    size_t place = 0;
    while (a->current == NULL || !find_place(a->current, bytes, align, &place)) {
        if (a->current != NULL && a->current->next != NULL) {
            a->current = a->current->next;
        } else {
            add_block(a, bytes);
        }
    }
    Block *block = a->current;
    size_t end = place + bytes + GAP_BYTES;
    block->used = end < block->size ? end : block->size;
    char *start = (char *)block->data + place;
    UNPOISON(start, bytes);
    return start;
}

void *arena_push(Arena *a, size_t count, size_t size, size_t align)
{
    CHECK(align > 0 && align <= _Alignof(max_align_t) && (align & (align - 1)) == 0);
    if (size > 0 && count > (SIZE_MAX / 2) / size) {
        out_of_memory();
    }
    char *start = take_piece(a, count * size, align);
    memset(start, 0, count * size);
    return start;
}

char *arena_text(Arena *a, size_t bytes)
{
    if (bytes > SIZE_MAX / 2) {
        out_of_memory();
    }
    return take_piece(a, bytes, 1);
}

void *arena_grow(Arena *a, void *items, size_t count, size_t *capacity, size_t size)
{
    CHECK(count <= *capacity);
    size_t grown = *capacity < FIRST_ITEMS ? FIRST_ITEMS : *capacity * 2;
    if (grown <= *capacity) {
        out_of_memory();
    }
    void *moved = arena_push(a, grown, size, _Alignof(max_align_t));
    if (count > 0) {
        memcpy(moved, items, count * size);
        POISON(items, count * size);
    }
    *capacity = grown;
    return moved;
}

void arena_defer(Arena *a, void (*release)(void *), void *thing)
{
    Deferred *deferred = PUSH(a, Deferred);
    *deferred = (Deferred){a->deferred, release, thing};
    a->deferred = deferred;
}

size_t arena_bytes(const Arena *a)
{
    return a->bytes;
}
