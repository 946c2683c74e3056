#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A backup with a date in its name, put back and looked at before it counts; the newest
# thirty are kept.
#
#   backup.sh DATABASE FOLDER
set -eu
PACT=${PACT:-/usr/bin/pact}
keep=${KEEP:-30}
database=$1
folder=$2

mkdir -p "$folder"
name=register-$(date -u +%Y-%m-%dT%H%M%SZ).db
"$PACT" backup --db "$database" --out "$folder/$name"
sh "$(dirname "$0")/restore-drill.sh" "$folder/$name"
ls -1 "$folder" | grep -E '^register-[0-9TZ-]+\.db$' | sort -r | tail -n "+$((keep + 1))" |
    while read -r old; do rm -f "$folder/$old"; done
