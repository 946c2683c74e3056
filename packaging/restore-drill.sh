#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Puts a backup into a database that is thrown away, and looks whether it is whole. A backup
# that was never put back is a hope.
#
#   restore-drill.sh FILE
set -eu
PACT=${PACT:-/usr/bin/pact}
drill=$(mktemp -d)
trap 'rm -rf "$drill"' EXIT
"$PACT" restore "$1" --db "$drill/register.db"
"$PACT" verify --db "$drill/register.db"
