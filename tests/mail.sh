# SPDX-License-Identifier: EUPL-1.2
# mail.sh - a mail server for tests; source it after server.sh
#
#   start_mail || skip_all "python3-aiosmtpd is not installed"
#   start_server --db "$db" --config "$work/pact.yaml"     whose mail goes there
#   mail_to ADDRESS [TEXT]      waits for one to it, with TEXT in it; its file is $mail
#   mail_part "$mail" WHAT      as mail_part.py says
#   stop_mail                   in tap_cleanup, too

# Debian's own, which has Debian's packages.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
mail_server=

start_mail() {
    "$python" -c 'import aiosmtpd' 2>/dev/null || return 1
    mkdir -p "$work/mail"
    "$python" tests/cli/smtpd.py "$work/mail" >"$work/mail-port" 2>"$work/mail-log" &
    mail_server=$!
    tries=0
    until [ -s "$work/mail-port" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 150 ] || return 1
        sleep 0.1
    done
    mail_settings "$(cat "$work/mail-port")"
}

# mail_settings PORT: into $work/pact.yaml.
mail_settings() {
    printf '%s\n' 'public-url: https://monitor.example.org' "mail: smtp://127.0.0.1:$1" \
        'mail-from: Het bureau <bureau@example.org>' >"$work/pact.yaml"
}

stop_mail() {
    [ -z "$mail_server" ] || kill "$mail_server" 2>/dev/null || true
    mail_server=
}

mail_part() { "$python" tests/cli/mail_part.py "$@"; }

mail_to() {
    mail=
    tries=0
    while [ -z "$mail" ] && [ "$tries" -lt 150 ]; do
        tries=$((tries + 1))
        for file in "$work"/mail/*.eml; do
            [ -f "$file" ] && grep -q "^X-Envelope-To: $1" "$file" || continue
            [ -z "${2:-}" ] || { mail_part "$file" plain; mail_part "$file" Subject; } | grep -q -F -e "$2" || continue
            mail=$file
        done
        [ -n "$mail" ] || sleep 0.1
    done
    [ -n "$mail" ]
}
