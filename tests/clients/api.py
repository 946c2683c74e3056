# SPDX-License-Identifier: EUPL-1.2
"""Asks /api/v1 as a client would, with the standard library alone; prints what is wrong.

  python3 api.py http://127.0.0.1:8080 pacts/techniekpact build/release/pact
"""
import csv
import io
import json
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

base, folder, program = sys.argv[1:4]


def ask(path, **headers):
    request = urllib.request.Request(base + path, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def check(name, good):
    print(("ok " if good else "not ok ") + name)


def whole(path):
    """All items, page after page."""
    items = []
    while path:
        status, _, body = ask(path)
        assert status == 200, (path, body)
        page = json.loads(body)
        items += page["items"]
        path = page.get("next")
    return items


def figures(*words):
    text = subprocess.run([program, "figures", folder, "--format", "csv", *words], capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(text.stdout)))


status, headers, body = ask("/api/v1/indicators?limit=7")
check("the first page is JSON", status == 200 and headers["Content-Type"].startswith("application/json"))
check("it tells its version", headers["API-Version"] is not None)
check("any page may ask", headers["Access-Control-Allow-Origin"] == "*")
check("the same answer again is 304", ask("/api/v1/indicators?limit=7", **{"If-None-Match": headers["ETag"]})[0] == 304)

indicators = whole("/api/v1/indicators?limit=7")
check("pages of seven give every indicator once", len({i["id"] for i in indicators}) == len(indicators) > 50)

wrong = 0
asked = 0
for indicator in indicators:
    path = f"/api/v1/indicators/{indicator['id']}/figures"
    status, _, body = ask(path)
    if status == 404:
        continue
    asked += 1
    ours = sorted(str(item["value"]) for item in whole(path + "?limit=50") if item["value"] is not None)
    told = sorted(row["value"] for row in figures("--indicator", indicator["id"]) if row["value"])
    same = sorted(float(v) for v in ours) == sorted(float(v) for v in told)
    if not same and told:
        wrong += 1
        print("#", indicator["id"], len(ours), len(told))
check(f"the figures of {asked} indicators are those of pact figures", wrong == 0 and asked > 40)

technicians = "/api/v1/indicators/employed-technical-occupation/figures?period=2013&asOf="
then = [item["value"] for item in whole(technicians + "2020-12-31")]
now = [item["value"] for item in whole(technicians + "2023-12-31")]
check("1395000 as known in 2020", 1395000 in then)
check("1301000 and 188000 as known in 2023, and not 1395000", {1301000, 188000} <= set(now) and 1395000 not in now)

status, headers, body = ask("/api/v1/indicators?limit=no&sort=name")
problem = json.loads(body)
check("what is wrong is a problem", status == 400 and headers["Content-Type"].startswith("application/problem+json"))
check("every wrong parameter is named", [e["name"] for e in problem["errors"]] == ["limit", "sort"])
check("the problem has its three members", {"status", "title", "detail"} <= set(problem))
check("a slash at the end is not found", ask("/api/v1/indicators/")[0] == 404)
check("an error tells the version too", headers["API-Version"] is not None)
check("a bad percent sign is 400", ask("/api/v1/indicators?a=%zz")[0] == 400)

openapi = json.loads(ask("/api/v1/openapi.json")[2])
check("OpenAPI 3 names every address", openapi["openapi"].startswith("3.") and len(openapi["paths"]) > 20)
for path in openapi["paths"]:
    if "{" not in path and not ask("/api/v1" + path)[0] == 200:
        check(f"{path} answers", False)
for kind in ("csv", "json-stat", "xlsx", "px", "sdmx-csv"):
    path = f"/api/v1/indicators/ho-inflow-share/figures?format={kind}"
    file = subprocess.run([program, "export", folder, "--indicator", "ho-inflow-share", "--format", kind], capture_output=True)
    check(f"{kind} is the file of pact export", ask(path)[2] == file.stdout)
