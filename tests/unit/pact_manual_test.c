/* SPDX-License-Identifier: EUPL-1.2
 * pact_manual_test.c - docs/pact-folder.md names every file, field and choice
 */
#include "expect.h"

#include "base/file.h"
#include "pact/schema.h"

static Str manual(Arena *a)
{
    Str text;
    Error err = {0};
    if (!file_read(a, S("docs/pact-folder.md"), 1000000, &text, &err)) {
        fail_msg("%s", err.message);
    }
    return text;
}

/* The part of the manual that starts with the bold name of a file. */
static Str section_of(Arena *a, Str text, Str file)
{
    Str folder, name = file;
    str_cut_last(file, '/', &folder, &name);
    Str head = str_equal(file, S("pact.yaml")) ? S("## pact.yaml")
                                               : str_format(a, "**%.*s**", STR_ARG(name));
    for (size_t at = 0; at + head.length <= text.length; at++) {
        if (str_equal(str_slice(text, at, at + head.length), head)) {
            size_t end = at + head.length;
            while (end < text.length &&
                   !str_starts(str_slice(text, end, text.length), S("\n**")) &&
                   !str_starts(str_slice(text, end, text.length), S("\n## "))) {
                end++;
            }
            return str_slice(text, at, end);
        }
    }
    fail_msg("the manual has no section on %.*s", STR_ARG(file));
    return text;
}

static void every_file_and_field_stands_in_the_manual(void **state)
{
    Arena *a = *state;
    Str text = manual(a);
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        Str section = section_of(a, text, kind->file);
        for (size_t i = 0; i < kind->field_count; i++) {
            if (!str_contains(section, kind->fields[i].name)) {
                fail_msg("%.*s: the manual does not name field %.*s", STR_ARG(kind->file),
                         STR_ARG(kind->fields[i].name));
            }
        }
    }
}

static void every_choice_stands_in_the_manual(void **state)
{
    Arena *a = *state;
    Str text = manual(a);
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        Str section = section_of(a, text, kind->file);
        for (size_t i = 0; i < kind->field_count; i++) {
            for (const Str *word = kind->fields[i].choices;
                 word != NULL && word->length > 0; word++) {
                if (!str_contains(section, str_format(a, "`%.*s`", STR_ARG(*word)))) {
                    fail_msg("%.*s: the manual does not name choice %.*s of %.*s",
                             STR_ARG(kind->file), STR_ARG(*word),
                             STR_ARG(kind->fields[i].name));
                }
            }
        }
    }
}

static void references_are_to_kinds_with_ids(void **state)
{
    (void)state;
    for (KindId id = 0; id < KIND_COUNT; id++) {
        for (size_t i = 0; i < PACT_KINDS[id].field_count; i++) {
            const Field *field = &PACT_KINDS[id].fields[i];
            if (field->type == FIELD_REF || field->type == FIELD_REFS) {
                assert_true(field->target < KIND_COUNT);
                assert_true(PACT_KINDS[field->target].id_form != ID_NONE);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(every_file_and_field_stands_in_the_manual),
        FACT(every_choice_stands_in_the_manual),
        FACT(references_are_to_kinds_with_ids),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
