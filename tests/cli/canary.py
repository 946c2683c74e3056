# SPDX-License-Identifier: EUPL-1.2
# Every public address of a server: python3 tests/cli/canary.py URL FOLDER WORD...
#
# Follows all links from the front pages, and asks for every file of the published FOLDER,
# for every public row of the route table, and for all pages of the interface. Prints the
# addresses whose answer holds one of the words (also within a zip or a spreadsheet), and
# at last how many were asked.
import gzip
import http.client
import io
import json
import os
import re
import sys
import urllib.parse
import zipfile

base, folder, words = sys.argv[1], sys.argv[2], [w.encode() for w in sys.argv[3:]]
host = urllib.parse.urlsplit(base).netloc
line = http.client.HTTPConnection(host, timeout=60)


def fetch(path):
    line.request("GET", path, headers={"Accept": "*/*"})
    answer = line.getresponse()
    return answer.status, answer.getheader("Content-Type") or "", answer.read()


def holds(data, depth=0):
    """In the bytes, in what they unpack to, and in what is written in other ways."""
    if any(word in data for word in words):
        return True
    if depth < 3 and data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            return any(holds(members.read(name), depth + 1) for name in members.namelist())
    if depth < 3 and data[:2] == b"\x1f\x8b":
        return holds(gzip.decompress(data), depth + 1)
    return False


waiting = ["/", "/nl/", "/en/", "/healthz", "/metrics", "/api/v1/openapi.json", "/odata/",
           "/sitemap.xml", "/robots.txt", "/nl/register/sign-in", "/preview/x/nl/index.html"]
for here, folders, files in os.walk(folder):
    waiting += ["/" + os.path.relpath(os.path.join(here, name), folder) for name in files]
seen = set(waiting)
found = 0


def offer(path):
    if path not in seen:
        seen.add(path)
        waiting.append(path)


def links(path, kind, data):
    """Of pages and of answers of the interface."""
    if "html" in kind or "xml" in kind:
        for link in re.findall(rb'(?:href|src|action)="([^"]*)"', data):
            yield link.decode("utf-8", "replace").replace("&amp;", "&")
    if "json" in kind:
        for link in re.findall(rb'"((?:https?:/)?/[^"\\ ]*)"', data):
            yield link.decode("utf-8", "replace")
        if path.startswith("/api/v1/openapi"):
            for template in json.loads(data).get("paths", {}):
                yield "/api/v1" + template


while waiting:
    path = waiting.pop()
    status, kind, data = fetch(path)
    if holds(data):
        found += 1
        print(path)
    for link in links(path, kind, data):
        whole = urllib.parse.urljoin(base + path, link.split("#")[0])
        parts = urllib.parse.urlsplit(whole)
        if parts.netloc == host and "{" not in whole:
            offer(parts.path + ("?" + parts.query if parts.query else ""))
    if status == 200 and path.startswith("/api/v1/") and "json" in kind:
        try:
            items = json.loads(data)
        except ValueError:
            continue
        rows = items.get("items") or items.get("data") or [] if isinstance(items, dict) else []
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                offer(path.split("?")[0] + "/" + urllib.parse.quote(row["id"]))
        cursor = items.get("next") if isinstance(items, dict) else None
        if isinstance(cursor, str):
            offer(urllib.parse.urljoin(path, cursor))
for word in sys.argv[3:]:
    for template in ("/nl/zoeken/index.html?q=%s", "/en/search/index.html?q=%s",
                     "/api/v1/figures?q=%s"):
        status, kind, data = fetch(template % urllib.parse.quote(word))
        if holds(data.replace(template.encode(), b"")) and "q=" not in data.decode("utf-8", "replace"):
            found += 1
            print(template % word)
print("%d of %d" % (found, len(seen)))
