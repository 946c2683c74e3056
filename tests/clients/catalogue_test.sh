#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The catalogue of the published site, by the rules of DCAT-AP-NL 3.0 and by other people's
# readers of RDF.
. tests/tap.sh
sh tests/clients/install.sh >"$work/node" || skip_all "$(cat "$work/node")"

for pact in pacts/techniekpact tests/pacts/zorgpact; do
    name=$(basename $pact)
    site=$work/$name
    "$PACT" publish $pact --out "$site" >/dev/null
    node tests/clients/catalogue.mjs rules tests/clients/dcat-ap-nl.ttl "$site/catalogus.ttl" >"$output" 2>&1
    has "$name: the catalogue keeps the rules" 'conforms: '
    node tests/clients/catalogue.mjs same "$site/catalogus.ttl" "$site/catalogus.jsonld" >"$output" 2>&1
    has "$name: Turtle and JSON-LD say the same" 'the same'
    node tests/clients/catalogue.mjs files "$site/catalogus.ttl" >"$work/files"
    url=$(sed -n 's/^url: *//p' $pact/pact.yaml)
    missing=
    while read -r address; do
        [ -s "$site/${address#"$url"/}" ] || missing="$missing $address"
    done <"$work/files"
    is "$name: every file in it is there" "$missing" ''
    [ -s "$work/files" ] && pass "$name: and there are some" || fails "$name: and there are some"
done

sed '/data-theme/d' "$work/zorgpact/catalogus.ttl" >"$work/spoilt.ttl"
node tests/clients/catalogue.mjs rules tests/clients/dcat-ap-nl.ttl "$work/spoilt.ttl" >"$output" 2>&1
has "a dataset without theme breaks a rule" 'does not conform'
done_testing
