#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The check of the layers: it passes the tree, and catches what it is there for.
. tests/tap.sh

look() { find "$1" -name '*.[ch]' | sort | awk -v ROOT="$1/" -f tools/layers.awk layers.txt -; }

# climbs NAME FILE INCLUDE TEXT: one file with one include is refused, with this text.
climbs() {
    rm -rf "$work/src"
    mkdir -p "$work/src/$(dirname "$2")"
    printf '/* a file */\n#include %s\n' "$3" >"$work/src/$2"
    gives 1 "$1" look "$work/src"
    has "$1: and it says where" "$2:2: $4"
}

# may NAME FILE INCLUDE: is taken.
may() {
    rm -rf "$work/src"
    mkdir -p "$work/src/$(dirname "$2")"
    printf '#include %s\n' "$3" >"$work/src/$2"
    ok "$1" look "$work/src"
}

ok "the tree is in order" look src
climbs "base cannot see the domain" base/str.c '"domain/words.h"' 'base/ may not include'
climbs "the domain cannot see a pact" domain/figures/a.c '"pact/pact.h"' 'domain/figures/ may not'
climbs "figures cannot see the register" domain/figures/a.h '"domain/register/register.h"' \
    'domain/figures/ may not'
climbs "publish cannot see app" publish/page/a.c '"app/route.h"' 'publish/ may not'
climbs "an include is written from src" app/a.c '"route.h"' 'app/ may not'
climbs "files are not for pages" publish/page/a.c '"base/file.h"' '"base/file.h" is only for'
climbs "libyaml stays behind its door" pact/load.c '<yaml.h>' '<yaml.h> belongs in'
climbs "so does libmicrohttpd" app/command_serve.c '<microhttpd.h>' '<microhttpd.h> belongs in'
climbs "the clock is for app" domain/register/a.c '<time.h>' '<time.h> belongs in'
climbs "a library without a door" base/a.c '<openssl/md5.h>' '<openssl/md5.h> has no door'
climbs "a folder without a floor" attic/a.c '"base/str.h"' 'no floor'
climbs "blanks do not hide an include" base/b.c '  "app/app.h"' 'base/ may not include'
may "the site may write files" publish/site.c '"base/file.h"'
may "the door may open its library" formats/yaml.c '<yaml.h>'
may "everyone may use the C library" domain/words.c '<stdint.h>'

printf 'flor base/: base/\n' >"$work/layers.txt"
gives 1 "a rule that cannot be read is a fault" \
    awk -f tools/layers.awk "$work/layers.txt" /dev/null
done_testing
