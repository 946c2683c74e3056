#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Pictures of the site for people to look at: every kind of page at three widths, in both
# languages, and on paper.
#
#   sh tests/browser/shots.sh DIR [PART OF A NAME…]
set -eu

PACT=${PACT:-build/release/pact}
export PACT
[ $# -gt 0 ] || {
    sed -n '6s/^# *//p' "$0" >&2
    exit 2
}
sh tests/browser/install.sh
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
"$PACT" publish pacts/techniekpact --out "$site/site"
node tests/browser/shots.mjs "$site/site" "$@"
