/* SPDX-License-Identifier: EUPL-1.2
 * alphabet.c - the order in which people look things up
 */
#include "publish/text/alphabet.h"

/* U+00C0 to U+017F without their accents; a blank: no letter. */
static const char plain[] = "aaaaaaaceeeeiiii"
                            "dnooooo ouuuuyts"
                            "aaaaaaaceeeeiiii"
                            "dnooooo ouuuuyty"
                            "aaaaaaccccccccdd"
                            "ddeeeeeeeeeegggg"
                            "gggghhhhiiiiiiii"
                            "iiiijjkkklllllll"
                            "lllnnnnnnnnnoooo"
                            "oooorrrrrrssssss"
                            "ssttttttuuuuuuuu"
                            "uuuuwwyyyzzzzzzs";

/* The next character that counts, as a small letter or digit; blank between words; 0 at
 * the end. */
static char next_sign(Str text, size_t *at)
{
    while (*at < text.length) {
        uint32_t c = str_next_char(text, at);
        if (c >= 'A' && c <= 'Z') {
            return (char)(c - 'A' + 'a');
        }
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ') {
            return (char)c;
        }
        if (c >= 0xC0 && c - 0xC0 < sizeof plain - 1 && plain[c - 0xC0] != ' ') {
            return plain[c - 0xC0];
        }
    }
    return 0;
}

int alphabet_compare(Str a, Str b)
{
    size_t at_a = 0, at_b = 0;
    for (;;) {
        char x = next_sign(a, &at_a);
        char y = next_sign(b, &at_b);
        if (x != y) {
            return x < y ? -1 : 1;
        }
        if (x == 0) {
            return str_compare(a, b);
        }
    }
}

char alphabet_letter(Str text)
{
    size_t at = 0;
    char sign = next_sign(text, &at);
    while (sign == ' ') {
        sign = next_sign(text, &at);
    }
    return sign >= 'a' && sign <= 'z' ? (char)(sign - 'a' + 'A') : '#';
}
