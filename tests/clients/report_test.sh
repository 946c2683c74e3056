#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The yearly report, read by pdf.js.
. tests/tap.sh
sh tests/clients/install.sh >"$work/node" || skip_all "$(head -n 1 "$work/node")"
cp tests/clients/pdf.mjs build/clients/
pact=pacts/techniekpact

ok "a report" "$PACT" report $pact --edition monitor-2018 --out "$work/report.pdf"
ok "pdf.js reads it" node build/clients/pdf.mjs "$work/report.pdf"
has "it hears the language" 'language nl-NL'
has "every figure has words" 'silent 0'
lacks "and there are figures" 'figures 0'
has "heads of tables" 'heads true'
has "cells" 'cells true'
has "links" 'links true'
lacks "files with numbers" 'files 0'
has "headings, in order" 'De stand in het kort'
done_testing
