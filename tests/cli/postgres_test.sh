#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Two programs keep one register in PostgreSQL, and it is restarted under them.
. tests/tap.sh
. tests/server.sh
. tests/postgres.sh

first=
tap_cleanup() {
    stop_server KILL
    [ -z "$first" ] || kill -9 "$first" 2>/dev/null || true
    remove_postgres
    rm -rf "$work"
}
start_postgres || skip_all "PostgreSQL is not installed"
createdb register >/dev/null
db=$(postgres_url register)

"$PACT" init "$work/care-pact" 2>/dev/null
ok "load" "$PACT" load "$work/care-pact" --db "$db"
add_person Hans hans@example.org reporter --party office
add_person Els els@example.org editor

start_server --db "$db" --site "$work/one" || { fails "the first starts"; done_testing; }
one=$url
first=$server
start_server --db "$db" --site "$work/two" || { fails "the second starts"; done_testing; }
two=$url
pass "two programs on one database"

url=$one
sign_in els@example.org "$password"
cookie_els=$cookie form_els=$form
url=$two
sign_in hans@example.org "$password"
cookie_hans=$cookie form_hans=$form
as() { eval "cookie=\$cookie_$1 form=\$form_$1"; }

post /nl/register/new/first-action/office step=0 go=submit status=on-schedule 'done=Vijftig bezoeken.' reached=50 wanted=80
is "a report is sent to the second" "$status" 303
report=$(header Location)
as els
url=$one
get "$report"
is "it is there at the first" "$status" 200
post "$report/do" step=1 go=accept
is "where it is accepted" "$status" 303

# seen_at URL: both publish what changed.
seen_at() {
    tries=0
    until ask "$1/nl/toezeggingen/first-action/index.html" && grep -q 'Bereikt: 50 van 80' "$output" || [ "$tries" -gt 150 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    has "$2" 'Bereikt: 50 van 80'
}
seen_at "$one" "the first shows it"
seen_at "$two" "and so does the second"

# Two people, two programs, one report: who comes second is told.
as hans
url=$two
post /nl/register/new/first-action/office step=0 go=save status=on-schedule 'done=Nieuw.'
report=$(header Location)
post "$report/save" step=1 go=save status=on-schedule 'done=Een.'
as els
url=$one
post "$report/save" step=1 go=save status=on-schedule 'done=Twee.'
is "who comes second is told" "$status" 409
has "and keeps what was typed" '>Twee.</textarea>'

stop_postgres immediate
get /nl/
is "without its database the site goes on" "$status" 200
get /nl/register/owe
is "the register says to come back" "$status" 503
run_postgres
tries=0
until get "$report" && [ "$status" = 200 ] || [ "$tries" -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
is "after a restart it goes on" "$status" 200
has "nothing that was saved is lost" 'Een.'
ok "the register is whole" "$PACT" verify --db "$db"

stop_server
is "the second stops in peace" "$code" 0
server=$first
first=
stop_server
is "and so does the first" "$code" 0
is "and had nothing to complain of" "$(grep -c -i -E 'sanitizer|runtime error|check failed' "$work/log")" 0
done_testing
