#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Files with a report: what is taken, what is refused and why, who gets them back, and how.
. tests/tap.sh
. tests/server.sh

command -v python3 >/dev/null || skip_all "there is no python3 here"
tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
db=$work/register.db
"$PACT" load pacts/techniekpact --db "$db" 2>/dev/null
add_person Vera vera@example.org reporter --party vhto
add_person Fien fien@example.org reporter --party fme
add_person Els els@example.org editor
start_server --db "$db" || { fails "the server starts"; done_testing; }
for name in vera fien els; do
    sign_in "$name@example.org" "$password"
    eval "cookie_$name=\$cookie form_$name=\$form"
done
as() { eval "cookie=\$cookie_$1 form=\$form_$1"; }

# Good ones and bad ones, made here.
python3 - "$work" <<'END'
import struct, sys, zipfile, zlib
work = sys.argv[1]
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
       + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))
script = b"<script>alert(1)</script>"
files = {
    "foto.png": png,
    "achter.png": png + script,
    "script.png": script,
    "gif.jpg": b"GIF89a" + script,
    "verslag.pdf": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
    "programma.exe": b"MZ",
    "leeg.txt": b"",
    "groot.txt": b"x" * (10 * 1024 * 1024 + 1),
    "tekst.txt": "Zestig scholen.\n".encode(),
    "geen.txt": b"\xff\xfe\x00",
}
for name, data in files.items():
    open(work + "/" + name, "wb").write(data)
def pack(name, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(work + "/" + name, "w", method) as z:
        for member, data in members.items():
            z.writestr(member, data)
pack("goed.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
pack("bom.docx", {"word/document.xml": "<w/>", "word/media/a.bin": b"\0" * (300 << 20)})
pack("macro.xlsx", {"xl/workbook.xml": "<w/>", "xl/vbaProject.bin": "x"})
pack("pad.docx", {"word/document.xml": "<w/>", "../../etc/passwd": "x"})
pack("kaal.docx", {"readme.txt": "x"})
END

as vera
post /nl/register/new/digileerkracht/vhto step=0 go=save status=on-schedule done=x
report=$(header Location)
get "$report"
has "a report takes files" 'enctype="multipart/form-data"'

# add FILE [CURL OPTIONS]: as a browser does.
add() {
    file=$1
    shift
    ask -X POST -F "form=$form" -F "people=no" -F "file=@$work/$file" "$@" "$url$report/file"
}
for file in foto.png verslag.pdf tekst.txt goed.docx; do
    add "$file"
    is "$file is taken" "$status" 303
done
refused() {
    add "$1"
    is "$1 is refused" "$status" 400
    has "because $3" "$2"
}
refused script.png 'niet wat zijn naam zegt' "it is a script and no picture"
refused achter.png 'niet wat zijn naam zegt' "something stands behind the picture"
refused gif.jpg 'niet wat zijn naam zegt' "it is another kind"
refused geen.txt 'niet wat zijn naam zegt' "it is no text"
refused bom.docx 'beschadigd' "it is a zip bomb"
refused pad.docx 'beschadigd' "a part of it leaves its folder"
refused macro.xlsx 'macro' "it has a program in it"
refused kaal.docx 'niet wat zijn naam zegt' "it is a zip and no document"
refused programma.exe 'Dit soort bestand gaat niet' "of its kind"
refused leeg.txt 'leeg of groter' "it is empty"
refused groot.txt 'leeg of groter' "it is larger than 10 MB"
ask -X POST -F "form=$form" -F "file=@$work/tekst.txt;filename=../../etc/passwd" "$url$report/file"
is "a name that is a path is refused" "$status" 400
has "with what to do" 'zonder schuine streep'
ask -X POST -F "form=$form" "$url$report/file"
is "no file is told" "$status" 400
has "in words" 'Kies eerst een bestand'
ask -X POST -F "file=@$work/tekst.txt" "$url$report/file"
is "a form without its token is refused" "$status" 403
ask -X POST -H 'Content-Type: multipart/form-data; boundary=x' --data-binary '--x' "$url$report/file"
is "half a form is refused" "$status" 400
ask -X POST -H 'Content-Type: multipart/form-data; boundary=x' -H 'Content-Length: 1073741824' -H 'Expect:' --data-binary x "$url$report/file"
is "a gigabyte is refused before it comes" "$status" 413
ask -X POST -H 'Content-Type: application/x-www-form-urlencoded' --data-binary "@$work/groot.txt" "$url$report/save"
is "and ten megabytes where no file belongs" "$status" 413

add foto.png -F people=yes
is "one answer, once" "$status" 400
ask -X POST -F "form=$form" -F people=yes -F until=2018-01-01 -F "file=@$work/foto.png;filename=mensen.png" "$url$report/file"
is "people agreed until a day to come" "$status" 400
has "which is told" 'Vul een dag in'
ask -X POST -F "form=$form" -F people=yes -F until=2099-01-01 -F "file=@$work/tekst.txt;filename=mensen.txt" "$url$report/file"
is "then it is taken" "$status" 303
get "$report"
has "and says until when it is kept" '1 januari 2099'

foto=$(grep -o 'file/[0-9]*"' "$output" | head -n 1 | tr -d '"')
get "/nl/register/$foto"
is "a file comes back" "$status" 200
cp "$output" "$work/back"
ok "as it was" cmp "$work/back" "$work/foto.png"
get "/nl/register/$foto"
is "under its own type" "$(header Content-Type)" image/png
is "as a download" "$(header Content-Disposition)" "attachment; filename*=UTF-8''foto.png"
is "in a sandbox" "$(header Content-Security-Policy)" "default-src 'none'; sandbox; frame-ancestors 'none'"
is "and nobody guesses what it is" "$(header X-Content-Type-Options)" nosniff
as fien
get "/nl/register/$foto"
is "another party does not get it" "$status" 403
add tekst.txt
is "nor adds one" "$status" 403
post "/nl/register/$foto/remove"
is "nor takes one out" "$status" 403
as vera
post "/nl/register/$foto/remove"
is "its party takes it out" "$status" 303
get "/nl/register/$foto"
is "then it is gone" "$status" 404
post "$report/save" step=1 go=submit status=on-schedule done=Gedaan.
add tekst.txt
is "what was sent is not changed" "$status" 409
as els
get "$report"
has "the office sees the files" 'verslag.pdf'
lacks "and changes none" 'enctype='

ok "the database is whole" "$PACT" verify --db "$db"
ok "dump" "$PACT" dump --db "$db" --out "$work/dumped"
if grep -r -q 'Zestig scholen' "$work/dumped" "$db.site"; then fails "no file is dumped or public"; else pass "no file is dumped or public"; fi
stop_server
is "and had nothing to complain of" "$(grep -c -i -E 'sanitizer|runtime error|check failed' "$work/log")" 0
ok "a backup" "$PACT" backup --db "$db" --out "$work/backup"
python3 - "$db" <<'END'
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.execute("UPDATE evidence SET bytes = x'00' WHERE hash = (SELECT min(hash) FROM evidence)")
base.commit()
END
gives 1 "a file that was altered is found" "$PACT" verify --db "$db"
has "by its hash" 'was altered'
ok "the files are in the backup" "$PACT" restore "$work/backup" --db "$work/again.db"
ok "whole" "$PACT" verify --db "$work/again.db"
done_testing
