#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The pages of people who have signed in, in a real browser; see desk.mjs. Skipped as
# browser_test.sh is.
. tests/tap.sh

if ! lacking=$(sh tests/browser/install.sh); then
    if [ "${CI:-}" = true ]; then
        printf '1..1\nnot ok 1 - the browser tests can run\n#   %s\n' "$lacking"
        exit 1
    fi
    skip_all "no browser tests: $lacking"
fi

db=$work/register.db
"$PACT" load pacts/techniekpact --db "$db" 2>/dev/null
# invite DUTY [OPTIONS]: a link for somebody with it.
invite() {
    duty=$1
    shift
    printf '%s %s\n' "$duty" "$("$PACT" user add --db "$db" --name "${duty}" \
        --mail "$duty@example.org" --duty "$duty" "$@" 2>/dev/null)" >>"$work/links"
}
invite reporter --party vhto
invite editor
invite admin
invite steering
PACT=$PACT node tests/browser/desk.mjs "$db" "$work/links"
