# SPDX-License-Identifier: EUPL-1.2
"""Every address of a running server, asked by every duty, about what is theirs and what
is not; prints TAP.

    rights.py URL PASSWORD ROUTES.json      people DUTY@example.org must be able to sign in

The rights stand here a second time, by hand: RIGHTS for what an address asks, OBJECTS for
addresses about one thing. A row with a name in its path that is in neither fails, so
nobody forgets to think about it.
"""
import http.client
import json
import sys
import urllib.parse

DUTIES = ["nobody", "reporter", "party-approver", "coordinator", "editor", "approver",
          "steering", "admin"]
EVERYBODY = set(DUTIES)
SIGNED = EVERYBODY - {"nobody"}
RIGHTS = {
    "everybody": EVERYBODY,
    "signed-in": SIGNED,
    "read": {"reporter", "party-approver", "coordinator", "editor", "approver", "steering"},
    "report": {"reporter", "party-approver", "editor"},
    "approve": {"party-approver"},
    "review": {"coordinator", "editor", "approver"},
    "judge": {"party-approver", "coordinator", "editor", "approver"},
    "accept": {"editor", "approver"},
    "round": {"editor"},
    "run": {"editor", "approver"},
    "agenda": {"editor", "approver", "steering"},
    "people": {"admin"},
    "mail": {"editor", "admin"},
    "draft": {"editor", "approver", "steering"},
    "edition": {"editor"},
    "release": {"editor", "approver"},
}
PARTY = {"reporter", "party-approver"}
LOCAL = PARTY | {"coordinator"}

base, password, routes_file = sys.argv[1:4]
host = urllib.parse.urlsplit(base).netloc
count = 0
failed = 0


class Person:
    """A browser of its own: a cookie and the token of its forms."""

    def __init__(self, duty):
        self.duty = duty
        self.line = http.client.HTTPConnection(host, timeout=60)
        self.cookie = ""
        self.token = ""
        if duty != "nobody":
            self.come_in()

    def come_in(self):
        self.cookie = self.token = ""
        answer = self.ask("POST", "/nl/register/sign-in",
                          {"mail": self.duty + "@example.org", "password": password})
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        page = self.ask("GET", "/nl/register/account").text
        before = page.index('value="', page.index('name="form"')) + 7
        self.token = page[before:page.index('"', before)]

    def ask(self, method, path, fields=None):
        body = None
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if method == "POST":
            fields = dict(fields or {}, **({"form": self.token} if self.token else {}))
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        return answer


people = {duty: Person(duty) for duty in DUTIES}


def outcome(answer, method):
    """in, out, or a fault of the server. Who may not look is sent to sign in."""
    if answer.status >= 500:
        return "fault %d" % answer.status
    where = answer.getheader("Location") or ""
    is_sent = method == "GET" and answer.status == 303 and where.endswith("/sign-in")
    if answer.status == 403 or is_sent:
        return "out"
    return "in"


def told(name, faults):
    global count, failed
    count += 1
    failed += bool(faults)
    print("%s %d - %s" % ("not ok" if faults else "ok", count, name))
    for fault in faults:
        print("#   " + fault)


def compare(duty, method, answer, may, what):
    wanted = "in" if may else "out"
    got = outcome(answer, method)
    return [] if got == wanted else [
        "%s %s: %s, not %s (%d)" % (duty, what, got, wanted, answer.status)]


def reach(own, other):
    """Who may, for what is theirs and for what is not."""
    return {"own": own, "other": other}


# What each row about one thing is asked with, and who may. A deed that does not follow, or
# a form that is not filled in, is refused too, but not as a right: 409 and 400 are "in".
WRITE = reach(RIGHTS["report"], RIGHTS["report"] - PARTY)
READ = reach(RIGHTS["read"], RIGHTS["read"] - LOCAL)
OFFICE = reach({"editor", "approver"}, {"editor", "approver"})
OBJECTS = [
    ("GET", "new/{action}/{party}", "", {}, WRITE),
    ("POST", "new/{action}/{party}", "", {"step": 0, "go": "submit"}, WRITE),
    ("POST", "begun/{action}/{party}", "", {"step": 0, "go": "save"}, WRITE),
    ("GET", "report/{id}", "", {}, READ),
    ("GET", "report/{id}/edit", "", {}, WRITE),
    ("POST", "report/{id}/save", "", {"step": 1, "go": "submit"}, WRITE),
    ("POST", "report/{id}/do", "approve", {"step": 1, "go": "approve"},
     reach({"party-approver"}, set())),
    ("POST", "report/{id}/do", "accept", {"step": 1, "go": "accept"}, OFFICE),
    ("POST", "report/{id}/do", "return", {"step": 1, "go": "return"},
     reach({"coordinator", "editor", "approver"}, {"editor", "approver"})),
    ("POST", "report/{id}/file", "", {}, WRITE),
    ("GET", "file/{id}", "", {}, READ),
    ("POST", "keep/{id}/remove", "", {}, WRITE),
    ("GET", "matters/{kind}", "questions", {}, reach(RIGHTS["read"], RIGHTS["read"])),
    ("POST", "matters/{kind}", "questions", {}, reach(RIGHTS["read"], RIGHTS["read"])),
    ("GET", "barriers/{kind}", "", {}, reach(SIGNED, SIGNED)),
    ("POST", "barriers/{kind}", "", {}, reach(SIGNED, SIGNED)),
    ("GET", "agenda/{kind}", "", {}, reach(RIGHTS["agenda"], RIGHTS["agenda"])),
    ("POST", "agenda/{kind}", "", {}, reach(RIGHTS["agenda"], RIGHTS["agenda"])),
    ("GET", "tasks/{kind}", "", {}, reach(RIGHTS["run"], RIGHTS["run"])),
    ("POST", "tasks/{kind}", "", {}, reach(RIGHTS["run"], RIGHTS["run"])),
    ("GET", "joinings/{kind}", "", {}, reach(RIGHTS["run"], RIGHTS["run"])),
    # A question about an action: who asked (the editor), who is asked, who reads there.
    ("GET", "matter/{id}", "question", {}, READ),
    ("POST", "matter/{id}/do", "answer", {"step": 1, "go": "answer"}, reach(PARTY, set())),
    ("POST", "matter/{id}/do", "what is too late", {"step": 9, "go": "withdraw"}, READ),
    ("GET", "point/{id}", "", {}, reach(RIGHTS["agenda"], RIGHTS["agenda"])),
    ("POST", "point/{id}/do", "decide", {"step": 1, "go": "decide"}, OFFICE),
    ("GET", "joining/{id}", "", {}, OFFICE),
    ("POST", "joining/{id}/do", "agree", {"step": 1, "go": "agree"}, OFFICE),
    ("GET", "barrier/{id}", "", {}, reach(SIGNED, SIGNED)),
    ("POST", "barrier/{id}/do", "sort", {"step": 1, "go": "clarify"}, OFFICE),
    ("GET", "editions/{edition}", "", {}, reach(RIGHTS["draft"], RIGHTS["draft"])),
    ("POST", "editions/{edition}/do", "submit", {"step": 0, "go": "submit"},
     reach({"editor"}, {"editor"})),
    ("POST", "editions/{edition}/do", "approve", {"step": 0, "go": "approve"}, OFFICE),
    ("POST", "editions/{edition}/do", "withdraw", {"step": 7, "go": "withdraw"}, OFFICE),
    ("POST", "editions/{edition}/figures", "", {"figures": "x"},
     reach({"editor"}, {"editor"})),
    ("POST", "editions/{edition}/previews", "", {"name": "x"},
     reach({"editor"}, {"editor"})),
    ("POST", "editions/{edition}/previews/{id}/end", "", {},
     reach({"editor"}, {"editor"})),
    ("POST", "people/{id}/invite", "", {}, reach({"admin"}, {"admin"})),
    ("POST", "people/{id}/leave", "", {}, reach({"admin"}, {"admin"})),
]
# Their names in the path. Whose "own" is: an action of a party in a region, and who has a
# duty for the one or the other.
PLACES = {
    "new": {"own": {"action": "own-new", "party": "deltacollege"},
            "other": {"action": "other-new", "party": "kustgemeenten"}},
    # The same address, where a report was begun: who may not write does not hear so.
    "begun": {"own": {"action": "own-begun", "party": "deltacollege"},
              "other": {"action": "other-begun", "party": "kustgemeenten"}},
    "editions": {"own": {"edition": "monitor-2022", "id": 1},
                 "other": {"edition": "monitor-2023", "id": 2}},
    "people": {"own": {"id": 1}, "other": {"id": 1}},
}


def begin(action, party):
    """A report that was begun; its number."""
    answer = people["editor"].ask("POST", "/nl/register/new/%s/%s" % (action, party), {
        "step": 0, "go": "save", "status": "on-schedule", "done": "x"})
    where = answer.getheader("Location") or ""
    if answer.status != 303 or "/report/" not in where:
        print("Bail out! no report about %s: %d" % (action, answer.status))
        sys.exit(1)
    return {"id": int(where.rsplit("/", 1)[1])}


PLACES["report"] = {"own": begin("own-begun", "deltacollege"),
                    "other": begin("other-begun", "kustgemeenten")}
PREFIX = "/{lang}/register/"


def add_file(report):
    """A file in it; its number."""
    mark = "----mark"
    body = "".join("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n" % (
        mark, name, file, text) for name, file, text in (
            ("form", "", people["editor"].token), ("file", "; filename=\"a.txt\"", "x")))
    line = people["editor"].line
    line.request("POST", "/nl/register/report/%d/file" % report, body + "--" + mark + "--", {
        "Cookie": people["editor"].cookie,
        "Content-Type": "multipart/form-data; boundary=" + mark})
    answer = line.getresponse()
    answer.read()
    page = people["editor"].ask("GET", "/nl/register/report/%d" % report).text
    before = page.rindex("/file/") if "/file/" in page else page.rindex("file/")
    return {"id": int(page[before:].split("file/")[1].split("/")[0].split('"')[0])}


PLACES["file"] = {whose: add_file(PLACES["report"][whose]["id"])
                  for whose in ("own", "other")}
# A file that is gone is "in" too: 404.
PLACES["keep"] = {whose: dict(PLACES["file"][whose]) for whose in ("own", "other")}


def put_in(kind, **fields):
    """A matter; its number."""
    who, rest = ("nobody", "join") if kind == "joining" else ("editor", "matters/" + kind)
    answer = people[who].ask("POST", "/nl/register/" + rest, fields)
    if kind == "joining":
        return put_in_last + 1
    return int(answer.getheader("Location").rsplit("/", 1)[1])


def one(kind, **fields):
    number = {"id": put_in(kind, **fields)}
    return {"own": number, "other": number}


PLACES["matters"] = {whose: {"kind": "question"} for whose in ("own", "other")}
for kind, name in (("barrier", "barriers"), ("agenda", "agenda"), ("task", "tasks"),
                   ("joining", "joinings")):
    PLACES[name] = {whose: {"kind": kind} for whose in ("own", "other")}
PLACES["matter"] = {
    whose: {"id": put_in("question", title="Hoe?", owner=party, action=whose + "-begun")}
    for whose, party in (("own", "deltacollege"), ("other", "kustgemeenten"))}
PLACES["point"] = one("agenda", title="Jaarverslag")
PLACES["barrier"] = one("barrier", title="Te weinig kamers")
put_in_last = PLACES["barrier"]["own"]["id"]
PLACES["joining"] = one("joining", title="Bakkerij", text="Tien plekken.",
                        contact="b@example.org")
# Names of this test for addresses that it asks in more than one way.
REALLY = {"begun": "new", "keep": "file", "barriers": "matters", "agenda": "matters", "tasks": "matters",
          "joinings": "matters", "point": "matter", "barrier": "matter",
          "joining": "matter"}


def ask_about(row, whose, duty):
    method, rest, what, fields, may = row
    kind = rest.split("/")[0]
    path = rest.format(**PLACES[kind][whose]).replace(kind, REALLY.get(kind, kind), 1)
    path = PREFIX.replace("{lang}", "nl") + path
    answer = people[duty].ask(method, path, fields)
    return compare(duty, method, answer, duty in may[whose], "%s %s" % (whose, path))


seen = set()
for row in OBJECTS:
    kind = row[1].split("/")[0]
    seen.add((row[0], row[1].replace(kind, REALLY.get(kind, kind), 1)))
    told(" ".join(filter(None, row[:3])),
         [fault for whose in ("own", "other") for duty in DUTIES
          for fault in ask_about(row, whose, duty)])

# All others are about nothing in particular: the right of the row decides.
for route in json.load(open(routes_file)):
    method, path, right = route["method"], route["path"], route["right"]
    rest = path[len(PREFIX):] if path.startswith(PREFIX) else None
    if (method, rest) in seen:
        continue
    if rest is None or "{" in rest:
        told("%s %s is thought about" % (method, path),
             ["write it down in OBJECTS"] if right != "everybody" else [])
        continue
    faults = []
    for duty in DUTIES:
        answer = people[duty].ask(method, path.replace("{lang}", "nl"))
        faults += compare(duty, method, answer, duty in RIGHTS[right], path)
        if rest == "sign-out" and duty != "nobody":
            people[duty].come_in()
    told("%s %s" % (method, path), faults)

print("1..%d" % count)
sys.exit(failed > 0)
