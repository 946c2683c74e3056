#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs other people's readers in build/clients, once; what is installed stays there until
# package-lock.json changes. Prints why it cannot, in one line, and fails.
set -eu
here=tests/clients
there=build/clients
for command in node npm; do
    command -v $command >/dev/null || {
        echo "$command is not installed"
        exit 1
    }
done
cmp -s $here/package-lock.json $there/installed && exit 0
mkdir -p $there
cp $here/package.json $here/package-lock.json $here/.npmrc $there/
npm ci --prefix $there >$there/install.log 2>&1 || {
    echo "npm could not install $here/package.json; see $there/install.log"
    exit 1
}
cp $here/package-lock.json $there/installed
