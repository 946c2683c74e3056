# SPDX-License-Identifier: EUPL-1.2
# postgres.sh - a PostgreSQL of this test alone; source it after tap.sh: . tests/postgres.sh
#
#   start_postgres || skip_all "PostgreSQL is not installed"
#   createdb one; "$PACT" load FOLDER --db "$(postgres_url one)"
#   stop_postgres           in tap_cleanup, too
#
# It listens on a socket in a folder of its own and on no network. PostgreSQL does not run
# as root, so then it runs as nobody.

postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
postgres=

as_nobody() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid=65534 --regid=65534 --clear-groups "$@")
    else
        "$@"
    fi
}

start_postgres() {
    [ -x "$postgres_bin/initdb" ] || return 1
    postgres=$(mktemp -d)
    chmod 700 "$postgres"
    [ "$(id -u)" != 0 ] || chown 65534:65534 "$postgres"
    as_nobody "$postgres_bin/initdb" -D "$postgres/data" -U pact -A trust -E UTF8 \
        --no-locale --no-sync >"$work/initdb" 2>&1 || return 1
    run_postgres
}

run_postgres() {
    as_nobody "$postgres_bin/pg_ctl" -D "$postgres/data" -w -l "$postgres/log" \
        -o "-k $postgres -c listen_addresses='' -c shared_buffers=16MB" start >"$work/pg_ctl" 2>&1
}

# stop_postgres [MODE]: fast, or immediate as in a crash.
stop_postgres() {
    [ -z "$postgres" ] ||
        as_nobody "$postgres_bin/pg_ctl" -D "$postgres/data" -w -m "${1:-fast}" stop \
            >"$work/pg_ctl" 2>&1 || true
}

remove_postgres() {
    stop_postgres immediate
    [ -z "$postgres" ] || rm -rf "$postgres"
}

createdb() { "$postgres_bin/psql" -q -h "$postgres" -U pact postgres -c "CREATE DATABASE $1" 2>&1; }
ask_postgres() { "$postgres_bin/psql" -q -A -t -h "$postgres" -U pact "$1" -c "$2" 2>&1; }
postgres_url() { printf 'postgresql://pact@/%s?host=%s' "$1" "$postgres"; }
