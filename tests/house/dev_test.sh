#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# ./dev itself: what it offers, and what it would install.
. tests/tap.sh

ok "./dev help" ./dev help
for word in run build test check full clients bench; do
    has "it offers $word" "  ./dev $word "
done
gives 2 "another word is wrong usage" ./dev zork
has "it says which" 'there is no "zork"'

# Running a pact takes no browser, no Node and no scripting language.
for name in node npm chromium firefox python3 php perl; do
    if grep -q -E "^$name" packages.run; then fails "running needs no $name"; else pass "running needs no $name"; fi
done
done_testing
