#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Files that are made to be too much: a line without end and a row of a million fields end
# in an error that says so. LONG=1: a line of 1 GB, in little memory.
. tests/tap.sh

cat >"$work/recipe.yaml" <<'YAML'
id: recipe
file: bomb.csv
values: [n]
period: {is: "2019"}
figures:
  - {series: s}
YAML
bytes=8000000
[ -z "${LONG:-}" ] || bytes=1000000000
bomb=$work/bomb.csv

{
    printf 'n;m\n1;'
    head -c $bytes /dev/zero | tr '\0' x
    echo
} >"$bomb"
gives 1 "a line without end" "$PACT" recipe test "$work/recipe.yaml"
has "is refused where it stands" 'line 2 is longer than 1048576 bytes'
head -c $bytes /dev/zero | tr '\0' x >"$bomb"
gives 1 "nothing but a line without end" "$PACT" recipe test "$work/recipe.yaml"
has "is refused too" 'line 1 is longer than 1048576 bytes'
{
    printf 'n'
    head -c 1000000 /dev/zero | tr '\0' ';'
    printf '\n1\n'
} >"$bomb"
gives 1 "a million columns" "$PACT" recipe test "$work/recipe.yaml"
has "are counted" 'line 1 has 1000001 fields, at most 4096 are read'
{
    printf 'n;m\n'
    yes '"1' | head -c $bytes
} >"$bomb"
gives 1 "quotes that never end where they should" "$PACT" recipe test "$work/recipe.yaml"
has "are found in their line" 'line 3: a quote stands in a field'
done_testing
