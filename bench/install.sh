#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs what measuring needs of Node in build/bench, once; what is installed stays there
# until package-lock.json changes. Prints why it cannot, in one line, and fails.
set -eu
there=build/bench
for command in node npm; do
    command -v $command >/dev/null || {
        echo "$command is not installed: no peer in Node"
        exit 1
    }
done
cmp -s bench/package-lock.json $there/installed && exit 0
mkdir -p $there
cp bench/package.json bench/package-lock.json bench/.npmrc $there/
npm ci --prefix $there >$there/install.log 2>&1 || {
    echo "npm could not install bench/package.json; see $there/install.log"
    exit 1
}
cp bench/package-lock.json $there/installed
