#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A pact in a database: load, dump, every reading command, backup, restore, verify.
. tests/tap.sh
. tests/postgres.sh

tap_cleanup() {
    remove_postgres
    rm -rf "$work"
}

"$PACT" dump pacts/techniekpact --out "$work/canonical" 2>/dev/null
"$PACT" publish pacts/techniekpact --out "$work/site" >/dev/null


# holds DB: what is true of whichever database.
holds() {
    kind=$1
    db=$2
    copy=$3
    gives 1 "$kind: a database without a pact is told" "$PACT" dump --db "$db" --out "$work/no"
    ok "$kind: load" "$PACT" load pacts/techniekpact --db "$db"
    has "$kind: it says where" "($kind)"
    gives 1 "$kind: loading again is refused" "$PACT" load pacts/techniekpact --db "$db"
    has "$kind: with what to do" '--replace'
    ok "$kind: unless it is meant" "$PACT" load pacts/techniekpact --db "$db" --replace
    ok "$kind: dump" "$PACT" dump --db "$db" --out "$work/dump-$kind"
    ok "$kind: its dump is the canonical dump of the folder" \
        diff -r "$work/canonical" "$work/dump-$kind"
    for words in 'check' 'figures --indicator ho-inflow-share --format csv' \
        'say --indicator ho-inflow-share --from 2007/08 --to 2017/18' \
        'revisions --format csv' \
        'trace employed-technical-occupation-v2-ebb-2021||NL|2013'; do
        verb=${words%% *}
        rest=${words#"$verb"}
        set -- $rest
        "$PACT" "$verb" --db "$db" "$@" 2>/dev/null | sed "s|^.*/register/|register/|" >"$work/from-db"
        if [ "$verb" = trace ]; then
            "$PACT" trace pacts/techniekpact "$@" >"$work/from-folder" 2>/dev/null
        else
            "$PACT" "$verb" pacts/techniekpact "$@" 2>/dev/null |
                sed "s|^.*/register/|register/|" >"$work/from-folder"
        fi
        ok "$kind: $verb says the same" diff "$work/from-folder" "$work/from-db"
    done

    ok "$kind: backup" "$PACT" backup --db "$db" --out "$work/$kind.backup"
    gives 1 "$kind: a backup is never written over" "$PACT" backup --db "$db" --out "$work/$kind.backup"
    gives 1 "$kind: restore wants an empty database" "$PACT" restore "$work/$kind.backup" --db "$db"
    ok "$kind: restore" "$PACT" restore "$work/$kind.backup" --db "$copy"
    ok "$kind: what is put back is whole" "$PACT" verify --db "$copy"
    has "$kind: with its audit" '2 rows of audit'
    ok "$kind: and dumps" "$PACT" dump --db "$copy" --out "$work/again-$kind"
    ok "$kind: the same" diff -r "$work/canonical" "$work/again-$kind"
}

holds SQLite "$work/a.db" "$work/b.db"
ok "publish from a database" "$PACT" publish --db "$work/a.db" --out "$work/site-db"
ok "the site has the same bytes" diff -r "$work/site" "$work/site-db"
is "the file is for its owner alone" "$(stat -c %a "$work/a.db")" 600
mkdir "$work/backups"
for day in 01 02 03; do touch "$work/backups/register-2020-01-${day}T000000Z.db"; done
ok "the nightly backup is put back and looked at" \
    env PACT="$PACT" KEEP=2 sh packaging/backup.sh "$work/a.db" "$work/backups"
has "before it counts" 'the database is whole'
is "the newest are kept" "$(ls "$work/backups" | wc -l)" 2
gives 1 "a file that is not there is told" "$PACT" verify --db "$work/zork.db"
has "with what to do" 'pact load FOLDER --db FILE'
printf 'no database at all, but long enough to look at' >"$work/text.db"
gives 1 "another file is refused" "$PACT" verify --db "$work/text.db"
cp "$work/b.db" "$work/broken.db"
dd if=/dev/urandom of="$work/broken.db" bs=4096 seek=30 count=40 conv=notrunc 2>/dev/null
gives 1 "a damaged file is told" "$PACT" verify --db "$work/broken.db"
lacks "and nothing crashes" 'anitizer'
gives 1 "a pact with faults is not loaded" "$PACT" load tests --db "$work/new.db"
gives 2 "a folder and a database together are wrong usage" "$PACT" check pacts/techniekpact --db "$work/a.db"

if start_postgres; then
    for name in contract one two; do createdb $name >/dev/null; done
    ok "PostgreSQL keeps the contract of the store" \
        env STORE_ADDRESS="$(postgres_url contract)" CMOCKA_MESSAGE_OUTPUT=TAP \
        "${OUT:-build/debug}/tests/store_contract_test"
    for kept in "${OUT:-build/debug}"/tests/keep_*_test; do
        name=$(basename "$kept")
        createdb "$name" >/dev/null
        ok "PostgreSQL keeps what $name says" \
            env STORE_ADDRESS="$(postgres_url "$name")" CMOCKA_MESSAGE_OUTPUT=TAP "$kept"
    done
    holds PostgreSQL "$(postgres_url one)" "$(postgres_url two)"
    ok "from PostgreSQL to SQLite" "$PACT" restore "$work/PostgreSQL.backup" --db "$work/moved.db"
    ok "nothing is lost" "$PACT" dump --db "$work/moved.db" --out "$work/moved"
    ok "on the way" diff -r "$work/canonical" "$work/moved"
else
    printf 'ok %d # SKIP PostgreSQL is not installed\n' $((tap_count += 1))
fi
done_testing
