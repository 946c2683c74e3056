#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The map of reach in a real browser; see reach.mjs. Skipped as browser_test.sh is.
. tests/tap.sh

if ! lacking=$(sh tests/browser/install.sh); then
    [ "${CI:-}" != true ] || { printf '1..1\nnot ok 1 - %s\n' "$lacking" && exit 1; }
    skip_all "no browser tests: $lacking"
fi
pact=tests/pacts/lespact
if ! "$PACT" publish $pact --out "$work/site" >"$output" 2>&1 ||
    ! "$PACT" reach $pact --profile hout --track b --format geojson >"$work/truth" 2>"$output"; then
    fails "the pact is published"
    done_testing
fi
PACT=$PACT node tests/browser/reach.mjs "$work/site" "$work/truth"
