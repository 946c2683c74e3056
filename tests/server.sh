# SPDX-License-Identifier: EUPL-1.2
# server.sh - a register that is being kept, for tests; source it after tap.sh
#
#   start_server --db "$db"            $url, $server; its log in $work/log
#   get PATH; post PATH name=value …   as the person whose cookie is $cookie
#   sign_in MAIL PASSWORD              sets $cookie and $form
#   stop_server
#
# The last answer is in $output, its headers in $work/headers, its status in $status.

server=
cookie=
form=

start_server() {
    : >"$work/started"
    "$PACT" serve "$@" --port 0 --log >"$work/started" 2>>"$work/log" &
    server=$!
    tries=0
    until grep -q 'http://' "$work/started"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
            cp "$work/log" "$output"
            return 1
        fi
        sleep 0.1
    done
    url=$(sed -n 's|.*\(http://127.0.0.1:[0-9]*\)/.*|\1|p' "$work/started")
}

# stop_server [SIGNAL]: its exit code is in $code.
stop_server() {
    [ -n "$server" ] || return 0
    kill "-${1:-TERM}" "$server" 2>/dev/null || true
    code=0
    wait "$server" 2>/dev/null || code=$?
    server=
}

ask() {
    status=$(curl -s -S -m 30 -o "$output" -D "$work/headers" -w '%{http_code}' \
        -H "Cookie: __Host-pact=$cookie" "$@" 2>"$work/curl") || status="none"
}

get() { ask "$url$1"; }

# post PATH [NAME=VALUE...]
post() {
    target=$1
    shift
    set -- "$@" "form=$form"
    for pair in "$@"; do
        shift
        set -- "$@" --data-urlencode "$pair"
    done
    ask -X POST "$@" "$url$target"
}

header() { tr -d '\r' <"$work/headers" | sed -n "s/^$1: //p"; }

# take_cookie: from the last answer; and the token for forms from a page.
take_cookie() {
    cookie=$(header Set-Cookie | sed -n 's/^__Host-pact=\([^;]*\);.*/\1/p')
    get /nl/register/account
    form=$(sed -n 's/.*name="form" type="hidden" value="\([^"]*\)".*/\1/p
        s/.*type="hidden" name="form" value="\([^"]*\)".*/\1/p' "$output" | head -n 1)
}

sign_in() {
    cookie=
    form=
    post /nl/register/sign-in "mail=$1" "password=$2"
    take_cookie
}

# add_person NAME MAIL DUTY [OPTIONS...]: with the password of these tests.
password='a sentence of many words'
add_person() {
    printf '%s\n' "$password" >"$work/password"
    name=$1
    mail=$2
    duty=$3
    shift 3
    "$PACT" user add --db "$db" --name "$name" --mail "$mail" --duty "$duty" \
        --password-file "$work/password" "$@"
}
