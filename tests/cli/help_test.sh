#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Help, wrong usage and exit codes of the real program.
. tests/tap.sh

ok "pact help" "$PACT" help
for verb in init check dump figures say revisions trace publish serve help version; do
    has "pact help lists $verb" "  pact $verb "
done
for verb in init check dump figures say revisions trace publish serve help version; do
    ok "pact help $verb" "$PACT" help "$verb"
    has "pact help $verb says how it is used" "pact $verb"
done

ok "pact version" "$PACT" version
is "it prints a name and a version" "$(grep -c -E '^pact [0-9]+\.[0-9]+\.[0-9]+$' "$output")" 1

gives 2 "no verb is wrong usage" "$PACT"
gives 2 "an unknown verb is wrong usage" "$PACT" chekc
has "the nearest verb is offered" 'Did you mean "pact check"?'
gives 2 "an unknown option is wrong usage" "$PACT" check x --jsno
has "the nearest option is offered" 'Did you mean --json?'
gives 2 "a missing argument is wrong usage" "$PACT" publish --out x
gives 2 "a missing option is wrong usage" "$PACT" publish x
gives 1 "a folder that is not there fails" "$PACT" check "$work/nothing"
has "it says which" "$work/nothing"

"$PACT" zork >"$work/out" 2>/dev/null
is "talk is not on stdout" "$(wc -c <"$work/out")" 0
"$PACT" help >/dev/null 2>"$work/talk"
is "data is not on stderr" "$(wc -c <"$work/talk")" 0
if [ -w /dev/full ]; then
    code=0
    "$PACT" help >/dev/full 2>"$output" || code=$?
    is "a full disk is told" "$code" 1
fi
done_testing
