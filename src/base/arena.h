/* SPDX-License-Identifier: EUPL-1.2
 * arena.h - memory freed by lifetime, not by object
 *
 *   Arena *a = arena_new();
 *   Figure *figures = PUSH_ARRAY(a, Figure, count);     zeroed, aligned
 *   arena_defer(a, close_table, table);                 called by arena_free
 *   arena_free(a);                                      everything at once
 *
 * A first parameter `Arena *a` means: the result lives there. Without an arena a
 * function allocates nothing. A second one, `tmp`, is scratch that the caller may
 * free as soon as the call returns.
 *
 * arena_push() never returns null: when memory runs out the program ends, and the
 * service manager starts it again. Hence limits at every door (base/limits.h).
 * Memory is zeroed, but for arena_text(). An arena belongs to one thread.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *a);  /* null is allowed */
void arena_reset(Arena *a); /* as arena_free, but keeps the memory for the next use */

void *arena_push(Arena *a, size_t count, size_t size, size_t align)
    __attribute__((returns_nonnull));
#define PUSH(a, Type) ((Type *)arena_push((a), 1, sizeof(Type), _Alignof(Type)))
#define PUSH_ARRAY(a, Type, count)                                                       \
    ((Type *)arena_push((a), (count), sizeof(Type), _Alignof(Type)))

/* Not zeroed, not aligned: for text that is written over at once. */
char *arena_text(Arena *a, size_t bytes) __attribute__((returns_nonnull));

/* Grows an array in an arena by at least one place, doubling; old items are copied.
 *
 *   if (count == capacity)
 *       items = arena_grow(a, items, count, &capacity, sizeof(Item));
 *
 * The items must lie in an arena, or be null. Pointers to the old ones are stale: under
 * AddressSanitizer using one is an error.
 */
void *arena_grow(Arena *a, void *items, size_t count, size_t *capacity, size_t size)
    __attribute__((returns_nonnull));

/* Calls release(thing) when the arena is freed or reset; last deferred, first called. */
void arena_defer(Arena *a, void (*release)(void *), void *thing);

size_t arena_bytes(const Arena *a); /* memory held from the system */

#endif
