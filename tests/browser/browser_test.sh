#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The public site in a real browser; see run.mjs. Skipped with one line where node, npm or
# chromium is missing or npm cannot be reached, unless CI=true: there that is a failure.
. tests/tap.sh

if ! lacking=$(sh tests/browser/install.sh); then
    if [ "${CI:-}" = true ]; then
        printf '1..1\nnot ok 1 - the browser tests can run\n#   %s\n' "$lacking"
        exit 1
    fi
    skip_all "no browser tests: $lacking"
fi

if ! "$PACT" publish pacts/techniekpact --out "$work/site" >"$output" 2>&1; then
    fails "the bundled pact is published"
    done_testing
fi
PACT=$PACT node tests/browser/run.mjs "$work/site"
