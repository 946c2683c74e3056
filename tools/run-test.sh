#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs one test for prove: a script with sh, anything else as a program.
case $1 in
*.sh) exec sh "$@" ;;
*) exec "$@" ;;
esac
