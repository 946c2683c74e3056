/* SPDX-License-Identifier: EUPL-1.2
 * recipe_fuzz.c - any bytes, as a recipe: reading never crashes, what is refused has
 * faults; a recipe that is read and written reads back, and is then written the same
 */
#include <stddef.h>
#include <stdint.h>

#include "pact/recipe_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Str written(Arena *a, const Recipe *recipe)
{
    Str text = S("");
    Error err = {0};
    CHECK(recipe_write(a, recipe, &text, &err));
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    const Recipe *recipe = NULL, *again = NULL;
    FaultList faults = fault_list(a);
    Error err = {0};
    Str text = {(const char *)data, size};
    if (!recipe_read_text(a, S("fuzz"), text, &recipe, &faults, &err)) {
        CHECK(err.kind != ERR_NONE && err.message[0] != '\0');
        arena_free(a);
        return 0;
    }
    Str first = written(a, recipe);
    CHECK(recipe_read_text(a, S("again"), first, &again, &faults, &err));
    CHECK(str_equal(written(a, again), first));
    arena_free(a);
    return 0;
}
