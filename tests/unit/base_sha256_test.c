/* SPDX-License-Identifier: EUPL-1.2
 * base_sha256_test.c - facts about the name of bytes
 */
#include "expect.h"

#include "base/sha256.h"

static Str hash_of(Arena *a, Str text, size_t piece)
{
    Sha256 hash = sha256_start();
    for (size_t i = 0; i < text.length; i += piece) {
        sha256_add(&hash, str_slice(text, i, i + piece));
    }
    return sha256_finish(a, &hash);
}

/* Source: FIPS 180-2, appendix B, and the empty text of NIST's test vectors. */
static void the_examples_of_the_standard_come_out(void **state)
{
    Arena *a = *state;
    expect_text(hash_of(a, S("abc"), 64),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_text(hash_of(a, S(""), 64),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_text(
        hash_of(a, S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 7),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void pieces_make_no_difference(void **state)
{
    Arena *a = *state;
    char text[1000];
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (char)(i * 31);
    }
    Str whole = hash_of(a, (Str){text, sizeof text}, sizeof text);
    for (size_t piece = 1; piece < 200; piece += 13) {
        expect_str(hash_of(a, (Str){text, sizeof text}, piece), whole);
    }
}

/* Where the processor has no such instructions both ways are one. */
static void the_processor_and_c_agree(void **state)
{
    Arena *a = *state;
    uint32_t seed = 2018;
    for (size_t length = 0; length < 300; length += 7) {
        char *text = PUSH_ARRAY(a, char, length + 1);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = (char)(seed >> 24);
        }
        Sha256 in_c = sha256_start_in_c();
        sha256_add(&in_c, (Str){text, length});
        expect_str(hash_of(a, (Str){text, length}, 131), sha256_finish(a, &in_c));
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_examples_of_the_standard_come_out),
        FACT(pieces_make_no_difference),
        FACT(the_processor_and_c_agree),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
