#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs what the browser tests need in build/browser, once; what is installed stays there
# until package-lock.json changes. Prints why it cannot, in one line, and fails.
#
#   sh tests/browser/install.sh
set -eu

here=tests/browser
there=build/browser

cannot() {
    echo "$1"
    exit 1
}

for command in node npm chromium; do
    command -v $command >/dev/null || cannot "$command is not installed"
done
node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)' ||
    cannot "node is older than 18"

if cmp -s $here/package-lock.json $there/installed; then
    exit 0
fi
mkdir -p $there
cp $here/package.json $here/package-lock.json $here/.npmrc $there/
if ! npm ci --prefix $there >$there/install.log 2>&1; then
    cannot "npm could not install tests/browser/package.json; see $there/install.log"
fi
cp $here/package-lock.json $there/installed
