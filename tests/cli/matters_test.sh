#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# People ask each other things: a question that stays in view until it is answered, a
# barrier that is sorted and answered, somebody who wants to join, a decision.
. tests/tap.sh
. tests/server.sh

tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
db=$work/register.db
"$PACT" load pacts/techniekpact --db "$db" 2>/dev/null
add_person Vera vera@example.org reporter --party vhto
add_person Fien fien@example.org reporter --party fme
add_person Els els@example.org editor
add_person Sien sien@example.org steering
add_person Anna anna@example.org admin
if ! start_server --db "$db"; then
    fails "the server starts"
    done_testing
fi
for name in vera fien els sien anna; do
    sign_in "$name@example.org" "$password"
    eval "cookie_$name=\$cookie form_$name=\$form"
done
as() { eval "cookie=\$cookie_$1 form=\$form_$1"; }

as sien
get /nl/register/matters/question
has "the steering group can ask" 'Een vraag stellen'
post /nl/register/matters/question 'title=Hoeveel docenten deden mee?' owner= action=digileerkracht
is "a question is put to somebody" "$status" 400
has "which is told" 'Kies een partij'
has "what was typed is still there" 'value="Hoeveel docenten deden mee?"'
post /nl/register/matters/question 'title=Hoeveel <docenten>?' owner=zork
is "who exists" "$status" 400
post /nl/register/matters/question 'title=Hoeveel <docenten> deden mee?' owner=vhto action=digileerkracht
is "then it is asked" "$status" 303
question=$(header Location)
as vera
get /nl/register/owe
has "VHTO finds it" 'Wat aan u is gevraagd'
has "as text" 'Hoeveel &lt;docenten&gt; deden mee?'
as fien
get "$question"
is "another party does not see it" "$status" 403
get /nl/register/matters/question
lacks "nor in its list" 'deden mee'
as els
post "$question/do" step=1 go=answer 'text=Duizend.'
is "the office does not answer for VHTO" "$status" 403
as vera
post "$question/do" step=1 go=answer text=
is "an answer has words" "$status" 400
post "$question/do" step=1 go=answer 'text=Er deden 1.350 docenten mee.'
is "VHTO answers" "$status" 303
post "$question/do" step=1 go=answer 'text=Of toch niet.'
is "and not over what it has not seen" "$status" 409
get /nl/register/owe
lacks "then it is no longer asked" 'Wat aan u is gevraagd'
as sien
get "$question"
has "the answer is there for who asked" '1.350 docenten'
has "with who gave it" 'Vera'

as fien
post /nl/register/matters/barrier 'title=Stagiairs vinden geen kamer bij bedrijven in de regio' theme=instroom region=landsdeel@2018:noord
barrier=$(header Location)
is "anybody who has signed in reports a barrier" "$status" 303
as vera
post /nl/register/matters/barrier 'title=Geen kamers voor stagiairs van bedrijven' theme= region=
is "one that is like it" "$status" 200
has "is held against it" 'Dit lijkt op wat er al staat'
has "with a link" 'Stagiairs vinden geen kamer'
post /nl/register/matters/barrier 'title=De subsidie wordt te laat uitbetaald' theme= region=
is "one that is not goes through" "$status" 303
post /nl/register/matters/barrier 'title=Geen kamers voor stagiairs van bedrijven' theme= region= sure=1
is "and one that is another after all" "$status" 303
as els
post "$barrier/do" step=1 go=answer 'text=Zo.'
is "it is sorted first" "$status" 409
post "$barrier/do" step=1 go=remove owner=fme
is "the office sorts it and names an owner" "$status" 303
as fien
get /nl/register/owe
has "who finds it" 'Stagiairs vinden geen kamer'
post "$barrier/do" step=2 go=answer 'text=Er komt een kamerbank.'
is "and answers" "$status" 303
get "$barrier"
has "with how it stands" 'beantwoord'
get /en/register/matters/barrier
has "barriers are counted by theme and region" 'How many, by theme and region'

cookie= form=
get /nl/register/join
has "anybody may ask to join" 'Naam van uw organisatie'
post /nl/register/join title=Bakkerij 'text=Tien leerplekken per jaar.' theme= region= contact=bakker
is "with an address" "$status" 400
has "and what was typed stays" 'Tien leerplekken per jaar.'
post /nl/register/join title=Bakkerij 'text=Tien leerplekken per jaar.' theme= region= contact=bakker@example.org
has "then it is sent" 'Dank u.'
as vera
get /nl/register/matters/joining
is "which is for the office" "$status" 403
as els
get /nl/register/matters/joining
has "there it is" 'Bakkerij'
joining=$(grep -o 'matter/[0-9]*' "$output" | head -n 1)
get "/nl/register/$joining"
has "with how to reach them" 'bakker@example.org'
post "/nl/register/$joining/do" step=1 go=decline text=
is "nobody is declined without a reason" "$status" 400
post "/nl/register/$joining/do" step=1 go=agree 'text=Welkom.'
is "the office agrees" "$status" 303

as sien
post /nl/register/matters/agenda 'title=Cijfers over instroom' due=2018-09-01 link=https://pact.example/stuk
is "the steering group puts a point on its agenda" "$status" 303
point=$(header Location)
post "$point/do" step=1 go=decide 'text=Akkoord.' owner=fme due=2018-10-01
is "the office records what it decides" "$status" 403
as els
post "$point/do" step=1 go=decide 'text=Akkoord.' owner=fme
is "with a day" "$status" 400
post "$point/do" step=1 go=decide 'text=FME maakt een plan.' owner=fme due=2018-10-01
is "and an owner" "$status" 303
as fien
get /nl/register/owe
has "who sees it" 'Cijfers over instroom'
as anna
get /nl/register/matters/question
is "the administrator sees none of it" "$status" 403
as els
get /nl/register/matters/feast
is "there are no other kinds" "$status" 404

ok "dump" "$PACT" dump --db "$db" --out "$work/dumped"
if grep -r -q -E 'example.org|Bakkerij' "$work/dumped"; then fails "none of it is dumped"; else pass "none of it is dumped"; fi
if grep -r -q -E 'kamerbank|bakker@' "$db.site"; then fails "none of it is public"; else pass "none of it is public"; fi
ok "the database is whole" "$PACT" verify --db "$db"
stop_server
is "and had nothing to complain of" "$(grep -c -i -E 'sanitizer|runtime error|check failed' "$work/log")" 0
done_testing
