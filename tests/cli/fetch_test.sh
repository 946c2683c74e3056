#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact fetch against a server of our own, with publishers of every kind.
. tests/tap.sh
command -v python3 >/dev/null || skip_all "there is no python3 for the server"

python3 tests/cli/replay.py >"$work/port" 2>"$work/server" &
server=$!
trap 'kill "$server" 2>/dev/null; tap_cleanup' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -s "$work/port" ] && break
    sleep 0.3
done
port=$(cat "$work/port")
[ -n "$port" ] || skip_all "the server does not start"
at=http://127.0.0.1:$port
pact=$work/pact
mkdir "$pact"
echo 'id: test' >"$pact/pact.yaml"

get() { "$PACT" fetch "$pact" "$@"; }
near() { get "$@" --http --private; }
# count: files that were kept, and those under way.
kept() { find "$pact/sources" -type f ! -name '*.part*' ! -name fetched.csv 2>/dev/null | grep -c -v '/\.part-'; }
under_way() { find "$pact/sources" -path '*/.part-*' -type f 2>/dev/null | wc -l | tr -d ' '; }

gives 1 "http is refused unless it is asked for" get "$at/file.csv"
gives 1 "so is this machine" get "$at/file.csv" --http
has "and it says why" "leads to this machine"
gives 1 "a name and a password in the address are refused" \
    near "http://me:secret@127.0.0.1:$port/file.csv"
gives 2 "a word is no address" near zork
gives 1 "nor is a path a table" near cbs:../x
gives 1 "a folder that is no pact is refused" "$PACT" fetch "$work" "$at/file.csv" --http
is "nothing was kept" "$(kept)" 0

ok "a file is fetched" near "$at/file.csv"
sum=$(sha256sum "$pact/sources/"*/file.csv | cut -d ' ' -f 1)
has "and kept by its hash" "sources/$sum/file.csv"
ok "which is noted with its address" grep -q ",$at/file.csv,$sum,58000,sources/$sum/file.csv" \
    "$pact/sources/fetched.csv"
ok "the same again" near "$at/to-file"
has "changes nothing, whatever way it came" "Nothing new"
is "one file is kept" "$(kept)" 1
is "and nothing is under way" "$(under_way)" 0

gives 1 "a download that breaks off is no file" near "$at/cut.csv"
has "it says what to do" "Run it again"
is "half of it waits" "$(under_way)" 2
ok "it goes on" near "$at/cut.csv"
has "and is the same file in the end" "Nothing new"
near "$at/log" >"$output" 2>&1 && cat "$pact/sources/"*/log >"$output"
has "asked for twice" '"/cut.csv": 2'

gives 1 "an error page is not kept" near "$at/page.csv"
has "and called by its name" "HTML"
gives 1 "what is too large is refused" near "$at/big.csv" --most 1
has "with the limit" "larger than 1000000 bytes"
gives 1 "what is not there is not found" near "$at/zork"
gives 1 "a server that says nothing is left" near "$at/slow.csv" --patience 1
gives 1 "a circle ends" near "$at/loop"
has "after some rounds" "sends on more than 5 times"
gives 1 "a way to another address is looked at again" get "$at/inside" --http
before=$(kept)

ok "a table of three pages, OData 4" near cbs:T1 --base "$at/v4"
table=$(tail -n 1 "$output")
is "has all rows" "$(grep -o '"Id"' "$table/Observations.json" | wc -l | tr -d ' ')" 6
ok "and its codes" grep -q T001038 "$table/GeslachtCodes.json"
is "and no notes" "$(find "$table" -name '*.next' | wc -l | tr -d ' ')" 0
ok "the same table again" near cbs:T1 --base "$at/v4"
has "is nothing new" "Nothing new"
ok "a table, OData 3" near cbs3:t2 --base "$at/v3"
table=$(tail -n 1 "$output")
ok "untyped, for its dots" test -f "$table/UntypedDataSet.json"
is "and not typed too" "$(find "$table" -name 'Typed*' | wc -l | tr -d ' ')" 0
gives 1 "a page at another host is refused" near cbs:BAD --base "$at/v4"
has "and named" "is at another host"
gives 1 "a table that breaks off" near cbs:CUT --base "$at/v4"
ok "goes on" near cbs:CUT --base "$at/v4"
near "$at/log" >"$output" 2>&1
log=$(tail -n 1 "$output")
cat "$log" >"$output" 2>/dev/null
has "without the page it had" '"/v4/CUT/Observations": 1'
has "and with the page that broke off" '"/v4/CUT/Observations?page=1": 2'
done_testing
