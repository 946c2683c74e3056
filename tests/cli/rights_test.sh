#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Who may do what, asked of a running server: every address, every duty, about what is
# theirs and what is not. See rights.py.
. tests/tap.sh
. tests/server.sh

command -v python3 >/dev/null || skip_all "there is no python3 here"
tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
cp -r tests/pacts/zorgpact "$work/pact"
# add_action ID NUMBER OWNER REGION
add_action() {
    cat >>"$work/pact/register/actions.yaml" <<END

- id: $1
  number: "$2"
  theme: opleiden
  name:
    nl: Actie $1
  promise:
    nl: Dit doet $3.
  owners:
    - $3
  regions:
    - zorgregio@2022:$4
END
}
add_action own-new 9.1 deltacollege rivieren
add_action own-begun 9.2 deltacollege rivieren
add_action other-new 9.3 kustgemeenten kust
add_action other-begun 9.4 kustgemeenten kust

db=$work/register.db
"$PACT" load "$work/pact" --db "$db" >"$work/loaded" 2>&1 || { cat "$work/loaded" >&2; exit 1; }
{
    add_person Spare spare@example.org steering
    add_person R reporter@example.org reporter --party deltacollege
    add_person P party-approver@example.org party-approver --party deltacollege
    add_person C coordinator@example.org coordinator --region zorgregio@2022:rivieren
    for duty in editor approver steering admin; do
        add_person "$duty" "$duty@example.org" "$duty"
    done
    "$PACT" routes --format json >"$work/routes.json"
} >"$work/people" 2>&1
start_server --db "$db" || { cat "$output" >&2; exit 1; }
python3 tests/cli/rights.py "$url" "$password" "$work/routes.json" || code=1
exit "${code:-0}"
