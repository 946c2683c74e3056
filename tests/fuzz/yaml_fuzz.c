/* SPDX-License-Identifier: EUPL-1.2
 * yaml_fuzz.c - any bytes: reading never crashes; a tree without faults, written and read
 * again, is the same tree
 */
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "formats/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_tree(YamlWriter *w, const YamlNode *node)
{
    if (node->kind == YAML_TEXT) {
        yaml_text(w, node->text);
    } else if (node->kind == YAML_LIST) {
        yaml_list_begin(w);
        for (size_t i = 0; i < node->count; i++) {
            write_tree(w, &node->items[i]);
        }
        yaml_list_end(w);
    } else {
        yaml_map_begin(w);
        for (size_t i = 0; i < node->count; i++) {
            yaml_key(w, node->keys[i].text);
            write_tree(w, &node->items[i]);
        }
        yaml_map_end(w);
    }
}

static void check_same(const YamlNode *a, const YamlNode *b)
{
    CHECK(a->kind == b->kind && a->count == b->count && str_equal(a->text, b->text));
    for (size_t i = 0; i < a->count; i++) {
        CHECK(a->kind != YAML_MAP || str_equal(a->keys[i].text, b->keys[i].text));
        check_same(&a->items[i], &b->items[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    TextFaults faults = text_faults(a);
    const YamlNode *tree = yaml_read(a, (Str){(const char *)data, size}, &faults);
    CHECK(tree != NULL || faults.total > 0);
    if (faults.total == 0) {
        Buf buf = buf_in(a, 0);
        YamlWriter w = yaml_writer(&buf);
        write_tree(&w, tree);
        Str text = S("");
        CHECK(yaml_finish(&w, &text, NULL));
        const YamlNode *again = yaml_read(a, text, &faults);
        CHECK(again != NULL && faults.total == 0);
        check_same(again, tree);
    }
    arena_free(a);
    return 0;
}
