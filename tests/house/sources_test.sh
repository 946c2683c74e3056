#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Habits of the house that no compiler checks.
. tests/tap.sh

sources() { find src tests tools bench -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' \); }

without_licence() {
    for file in dev Makefile .ci/run $(sources); do
        head -n 2 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' || echo "$file"
    done
}

# The aim is 600 lines; a table may take a little more.
too_long() {
    for file in $(find src -name '*.[ch]'); do
        lines=$(wc -l <"$file")
        [ "$lines" -le 700 ] || echo "$file: $lines lines"
    done
}

# A function is what stands between "{" and "}" at the start of a line.
long_functions() {
    find src -name '*.c' | sort | xargs awk '
        /^\{/ { start = FNR }
        /^\}/ { if (start > 0 && FNR - start - 1 > 60)
                    printf "%s:%d: %d lines\n", FILENAME, start, FNR - start - 1
                start = 0 }'
}

blank_ends() { grep -n -E '[ 	]+$' $(sources) Makefile dev layers.txt; }

domain_words() { grep -rniE 'techniek' src --include='*.[ch]'; }

# empty NAME COMMAND: it prints nothing.
empty() {
    name=$1
    shift
    "$@" >"$output" 2>&1
    if [ -s "$output" ]; then fails "$name"; else pass "$name"; fi
}

empty "every file names its licence" without_licence
empty "no file is longer than 700 lines" too_long
empty "no function is longer than 60 lines" long_functions
empty "no line ends in blanks" blank_ends
empty "no source knows which pact it serves" domain_words
done_testing
