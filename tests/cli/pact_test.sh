#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The folder: init, check, dump with the real program.
. tests/tap.sh

ok "check of the bundled pact" "$PACT" check pacts/techniekpact --reconcile
for count in '4 themes' '46 actions' '13 sub-actions' '29 signatures' '28 signatories' \
    '5 landsdelen' '12 provinces' '35 labour-market regions'; do
    has "it counts $count" " $count"
done
has "every collected figure is accounted for" '574 collected figures'
has "none is left" '; 0 not accounted for'
has "gaps in promises are warnings" 'warning: action 2.1 has no owner, end date, target'

ok "init makes a folder" "$PACT" init "$work/care-pact"
ok "it checks clean" "$PACT" check "$work/care-pact"
has "without faults or warnings" '0 faults, 0 warnings'
gives 1 "init leaves what is there alone" "$PACT" init "$work/care-pact"
gives 1 "init wants a name in kebab-case" "$PACT" init "$work/Care_Pact"
ok "it publishes" "$PACT" publish "$work/care-pact" --out "$work/site"

sed -i 's/office: office/office: ofice/; s/licence/lisence/' "$work/care-pact/pact.yaml"
gives 1 "faults give exit code 1" "$PACT" check "$work/care-pact"
has "with file and line" "care-pact/pact.yaml:5: office: there is no party \"ofice\""
has "with the remedy" 'Did you mean "office"?'
has "all of them in one run" 'Did you mean "licence"?'
gives 1 "a folder with faults is not published" "$PACT" publish "$work/care-pact" --out "$work/no"
is "nothing was written" "$(ls "$work/no" 2>/dev/null | wc -l)" 0
gives 1 "JSON for programs" "$PACT" check "$work/care-pact" --json
has "it names the line" '"line":5'

ok "dump" "$PACT" dump pacts/techniekpact --out "$work/once"
ok "dump of the dump" "$PACT" dump "$work/once" --out "$work/twice"
ok "the same bytes" diff -r "$work/once" "$work/twice"
mkdir "$work/other" && echo x >"$work/other/file"
gives 1 "dump does not mix into another folder" "$PACT" dump pacts/techniekpact --out "$work/other"
done_testing
