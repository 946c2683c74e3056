#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs one test for prove: a script with sh, anything else as a program.
LSAN_OPTIONS=suppressions=$(pwd)/tools/lsan.supp:print_suppressions=0
export LSAN_OPTIONS
case $1 in
*.sh) exec sh "$@" ;;
*) exec "$@" ;;
esac
