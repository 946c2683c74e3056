#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact serve, end to end: a real server, real sockets, polite and impolite clients.
. tests/tap.sh

site=$work/site
mkdir -p "$site/nl/empty" "$site/en" "$site/.git" "$site/.well-known"
printf '<!doctype html><html lang="nl"><h1>Hallo</h1></html>\n' >"$site/nl/index.html"
printf '<h1>weg</h1>\n' >"$site/nl/404.html"
printf '<h1>Hello</h1>\n' >"$site/en/index.html"
mkdir -p "$site/nl/chart/inbedden"
printf '<h1>Chart</h1>\n' >"$site/nl/chart/inbedden/index.html"
printf '<svg/>\n' >"$site/nl/chart/grafiek.svg"
printf '{"answer":42}\n' >"$site/data.json"
printf 'packed\n' >"$site/data.json.gz"
printf 'stale\n' >"$site/stale.css.gz"
touch -d '2 hours ago' "$site/stale.css.gz"
printf 'fresh\n' >"$site/stale.css"
printf 'body{}\n' >"$site/style.0123abcd.css"
printf 'x\n' >"$site/.git/config"
printf 'x\n' >"$site/.well-known/security.txt"
printf 'for nobody\n' >"$work/secret"
ln -s "$work/secret" "$site/link"
ln -s nl "$site/inside"
mkfifo "$site/pipe"

server=
tap_cleanup() {
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null
    rm -rf "$work"
}

: >"$work/started" # the server makes it a moment later
"$PACT" serve "$site" --port 0 --log >>"$work/started" 2>"$work/log" &
server=$!
tries=0
until grep -q 'http://' "$work/started" || [ "$tries" -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
port=$(sed -n 's|.*http://127.0.0.1:\([0-9]*\)/.*|\1|p' "$work/started")
if [ -z "$port" ]; then
    cat "$work/log" >"$output"
    fails "the server starts"
    done_testing
fi
pass "the server starts on a free port and says which"

# raw BYTES: as printf has them; the answer goes to $output.
raw() { printf "$1" | bash tools/send.sh "$port" "${2:-5}" >"$output" 2>/dev/null || true; }

# ask METHOD TARGET [HEADERS]: a whole request; the connection ends after it.
ask() {
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%b\r\n' "$1" "$2" "${3:-}" |
        bash tools/send.sh "$port" >"$output" 2>/dev/null || true
}

status() { sed -n '1s/^HTTP\/1\.1 \([0-9]*\).*/\1/p' "$output"; }
header() { tr -d '\r' <"$output" | sed -n "/^\$/q;s/^$1: //p"; }
body() { tr -d '\r' <"$output" | sed '1,/^$/d'; }

# answers STATUS METHOD TARGET [HEADERS]
answers() {
    wanted=$1
    shift
    ask "$@"
    is "$1 $2 gives $wanted" "$(status)" "$wanted"
}

answers 200 GET /healthz
is "healthz says ok" "$(body)" ok

answers 303 GET /
is "Dutch is the default" "$(header Location)" /nl/
is "the answer depends on the language" "$(header Vary)" Accept-Language
answers 303 GET / 'Accept-Language: en-GB,en;q=0.9,nl;q=0.8\r\n'
is "English for who likes it better" "$(header Location)" /en/

answers 200 GET /nl/
is "a page is HTML in UTF-8" "$(header Content-Type)" 'text/html; charset=utf-8'
is "a page is asked for again" "$(header Cache-Control)" 'public, no-cache'
has "the page is there" '<h1>Hallo</h1>'
tag=$(header ETag)
changed=$(header Last-Modified)
answers 304 GET /nl/ "If-None-Match: $tag\r\n"
is "a 304 has no body" "$(body)" ''
is "a 304 repeats the tag" "$(header ETag)" "$tag"
answers 304 GET /nl/ "If-None-Match: \"x\", W/$tag\r\n"
answers 200 GET /nl/ 'If-None-Match: "x"\r\n'
answers 304 GET /nl/ "If-Modified-Since: $changed\r\n"
answers 200 GET /nl/ "If-None-Match: \"x\"\r\nIf-Modified-Since: $changed\r\n"
answers 200 HEAD /nl/
is "a HEAD has no body" "$(body)" ''
is "a HEAD tells the length" "$(header Content-Length)" 53
answers 301 GET /nl
is "a folder has a slash" "$(header Location)" /nl/
answers 301 GET '/nl?q=1'
is "the query stays" "$(header Location)" '/nl/?q=1'
answers 200 GET 'http://localhost/nl/'
answers 200 GET '/%6el/'
answers 200 GET /.well-known/security.txt
answers 200 GET /style.0123abcd.css
is "a name with a hash never changes" "$(header Cache-Control)" 'public, max-age=31536000, immutable'

answers 200 GET /data.json 'Accept-Encoding: gzip, br\r\n'
is "the packed form is sent" "$(header Content-Encoding) $(body)" 'gzip packed'
is "under the type of the plain one" "$(header Content-Type)" 'application/json; charset=utf-8'
packed_tag=$(header ETag)
answers 200 GET /data.json
is "the plain form else" "$(header Content-Encoding) $(body)" ' {"answer":42}'
is "both say what they depend on" "$(header Vary)" Accept-Encoding
lacks "the tags differ" "$packed_tag"
answers 200 GET /data.json 'Accept-Encoding: gzip;q=0\r\n'
is "who refuses gzip gets the plain form" "$(header Content-Encoding)" ''
answers 200 GET /stale.css 'Accept-Encoding: gzip\r\n'
is "a packed form that is older is not sent" "$(body)" fresh

answers 404 GET /nl/zork
has "the site's own page for it" '<h1>weg</h1>'
answers 404 GET /en/zork
is "or a plain one" "$(header Content-Type)" 'text/plain; charset=utf-8'
for target in /nl/empty /nl/empty/ /link /inside/index.html /inside /.git/config /pipe \
    /nl/index.html/ /nl/index.html/x /secret /en/404.html; do
    answers 404 GET "$target"
    lacks "$target tells nothing" 'for nobody'
done
for target in /../secret /nl/../../secret /%2e%2e/secret /.%2e/secret /..%2fsecret \
    /..%5csecret /%2e%2e%2fsecret /nl/..%00/secret /%00 /nl%00 //secret //localhost/nl \
    /%c0%ae%c0%ae/secret '/%' "$work/secret/.." /./nl/ '*'; do
    answers 400 GET "$target"
    lacks "$target tells nothing" 'for nobody'
done

for method in POST PUT DELETE PATCH OPTIONS BREW; do
    answers 405 "$method" /nl/
    is "$method is told what is allowed" "$(header Allow)" 'GET, HEAD'
done

for target in / /nl/ /nl/zork /en/zork /%00 /healthz; do
    ask GET "$target"
    has "$target has a content policy" "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    is "$target is not sniffed" "$(header X-Content-Type-Options)" nosniff
    is "$target keeps its referrer" "$(header Referrer-Policy)" same-origin
done

ask GET /nl/chart/inbedden/
has "a chart to embed may stand in another site" 'frame-ancestors *'
has "it may not do more" "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'"
ask GET /nl/chart/grafiek.svg
has "a drawing has its style inside, and no script" "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

# impolite STATUS NAME BYTES: refused, and the server lives on.
impolite() {
    raw "$3"
    is "$2" "$(status)" "$1"
    raw 'GET /healthz HTTP/1.0\r\n\r\n'
    is "$2: the server lives on" "$(status)" 200
}
many() { head -c "$1" /dev/zero | tr '\0' "$2"; }

impolite 400 "no Host" 'GET /nl/ HTTP/1.1\r\n\r\n'
impolite 400 "two Hosts" 'GET /nl/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n'
impolite 400 "two Content-Lengths" \
    'POST /nl/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'
impolite 400 "Content-Length and Transfer-Encoding" \
    'POST /nl/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
impolite 400 "a length below zero" 'POST /nl/ HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'
impolite 413 "a length beyond all bounds" \
    'GET /nl/ HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n'
impolite 413 "a body where none is wanted" \
    'GET /nl/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc'
impolite 413 "a body in chunks" \
    'GET /nl/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'
impolite 405 "a body after a method that is not allowed" \
    'POST /nl/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /en/ HTTP/1.1\r\nHost: x\r\n\r\n'
impolite 431 "a header that is too large" \
    "GET /nl/ HTTP/1.1\r\nHost: x\r\nX-Large: $(many 20000 a)\r\n\r\n"
impolite 431 "a header that is far too large" \
    "GET /nl/ HTTP/1.1\r\nHost: x\r\nX-Large: $(many 90000 a)\r\n\r\n"
impolite 414 "an address that is too long" "GET /$(many 90000 a) HTTP/1.1\r\nHost: x\r\n\r\n"
impolite 431 "too many headers" \
    "GET /nl/ HTTP/1.1\r\nHost: x\r\n$(many 200 x | sed 's/x/X: y\\r\\n/g')\r\n"
impolite 400 "a header that is folded" 'GET /nl/ HTTP/1.1\r\nHost: x\r\n y\r\n\r\n'
impolite 400 "a blank before a colon" 'GET /nl/ HTTP/1.1\r\nHost : x\r\n\r\n'
impolite 505 "a version that is not there yet" 'GET /nl/ HTTP/9.9\r\nHost: x\r\n\r\n'
impolite 200 "bare line feeds" 'GET /nl/ HTTP/1.1\nHost: x\nConnection: close\n\n'
impolite '' "no HTTP at all" '\026\003\001\002\000\001\000\r\n\r\n'
impolite '' "nothing at all" ''

raw 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nl/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
is "two requests on one connection" "$(grep -a -c '^HTTP/1.1 200' "$output")" 2

# Clients that never finish hold their own connection, not the server.
i=0
slow=
while [ "$i" -lt 20 ]; do
    bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0"; printf "GET /nl/ HTT" >&3; sleep 20' "$port" &
    slow="$slow $!"
    i=$((i + 1))
done
sleep 0.3
ask GET /nl/
is "others are served while twenty clients dawdle" "$(status)" 200
kill $slow 2>/dev/null

has_log() { if grep -q -F -e "$2" "$work/log"; then pass "$1"; else fails "$1"; fi; }
has_log "a request is in the log" ' GET /nl/ 200 53 '
is "the log has no bytes that a terminal would obey" \
    "$(LC_ALL=C tr -d '\n\040-\176' <"$work/log" | wc -c)" 0

gives 1 "a port that is taken" "$PACT" serve "$site" --port "$port"
has "is told" "port $port of 127.0.0.1 is taken"
has "with what to do" '--port'
gives 1 "an address that is none" "$PACT" serve "$site" --port 0 --address localhost
gives 1 "a folder that is not there" "$PACT" serve "$work/zork"
gives 2 "a port that is none" "$PACT" serve "$site" --port 70000

kill -TERM "$server"
code=0
wait "$server" || code=$?
is "it stops in peace" "$code" 0
server=
is "and had nothing to complain of" \
    "$(grep -c -i -E 'sanitizer|runtime error' "$work/log")" 0
done_testing
