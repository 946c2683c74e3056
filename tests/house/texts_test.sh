#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The catalogue of texts: what is missing in one language does not build.
. tests/tap.sh

tool=${OUT:-build/debug}/tools/texts
[ -x "$tool" ] || skip_all "the tool is not built"
mkdir "$work/out"

# refused NAME MESSAGE TEXT: a catalogue of this text does not build, and it says why.
refused() {
    printf '%b' "$3" >"$work/a.txt"
    gives 1 "$1" "$tool" "$work/out" "$work/a.txt"
    has "$1: and it says so" "$2"
}

ok "the catalogue of the program is whole" "$tool" "$work/out" texts/*.txt
refused "a missing translation breaks the build" '`en many:` is missing' 'a\n  nl: een\n'
refused "so does a missing plural" '`nl one:` is missing' \
    'a\n  nl many: {count} x\n  en one: x\n  en many: {count} x\n'
refused "so does a plural that does not count" 'has no {count}' \
    'a\n  nl one: x\n  nl many: x\n  en one: x\n  en many: {count} x\n'
refused "a place must be in both languages" 'lacks the place {name}' \
    'a\n  nl: hallo {name}\n  en: hello\n'
refused "in either direction" 'the place {name} is not in all' \
    'a\n  nl: hallo\n  en: hello {name}\n'
refused "a text stands there once" 'is there twice' 'a\n  nl: x\n  en: x\na\n  nl: x\n  en: x\n'
refused "a language is given once" 'is given twice' 'a\n  nl: x\n  nl: x\n  en: x\n'
refused "an empty text is no text" 'is empty' 'a\n  nl:\n  en: x\n'
refused "a text needs a key" 'without a key' '  nl: x\n'
refused "a place has a name" 'is written {name}' 'a\n  nl: {}\n  en: {}\n'

printf 'a.b-c\n  nl: "een "\n  en: one\n    and more\n' >"$work/a.txt"
ok "a key becomes a name" "$tool" "$work/out" "$work/a.txt"
ok "in capitals" grep -q 'TEXT_A_B_C,' "$work/out/texts.h"
ok "quotes keep a blank at the end" grep -q 'S_INIT("een ")' "$work/out/texts_table.h"
ok "a line goes on" grep -q 'S_INIT("one and more")' "$work/out/texts_table.h"
done_testing
