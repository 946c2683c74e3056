#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Sends bytes to a port of this machine and prints what comes back, for at most 5 seconds.
#
#   printf 'GET / HTTP/1.0\r\n\r\n' | bash tools/send.sh 8080
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
cat >&3
exec timeout "${2:-5}" cat <&3
