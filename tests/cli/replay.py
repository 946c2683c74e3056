# SPDX-License-Identifier: EUPL-1.2
"""A server that plays publishers, the good and the bad: prints its port, then answers.

/file.csv           with an ETag, and from any byte on
/cut.csv            the same, but the first answer breaks off halfway
/page.csv           an error page under another name
/big.csv            more than a megabyte
/slow.csv           says nothing
/to-file, /loop     send on: to /file.csv, to itself
/away, /inside      send on to another host
/v4/T1, /v3/t2      tables of three pages; /v4/BAD leads to another host
/v4/CUT             its second page breaks off the first time
/log                how often each was asked for, and with which Range
"""
import json
import socketserver
import sys
import time
from http.server import BaseHTTPRequestHandler

CSV = b"jaar;aantal\n2017;310\n2018;<5\n" * 2000
asked = {}


def page(base, name, number, last, key):
    rows = [{"Id": number * 2 + i, "Geslacht": "T001038", "Value": number} for i in (0, 1)]
    body = {"value": rows}
    if number < last:
        body[key] = "%s/%s?page=%d" % (base, name, number + 1)
    return json.dumps(body).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def give(self, body, status=200, cut=False, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if cut:
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self.close_connection = True
        else:
            self.wfile.write(body)

    def give_file(self, cut):
        given = self.headers.get("Range")
        if given and self.headers.get("If-Range") == '"one"':
            start = int(given[6:-1])
            self.give(CSV[start:], 206, ETag='"one"',
                      Content_Range="bytes %d-%d/%d" % (start, len(CSV) - 1, len(CSV)))
        else:
            self.give(CSV, cut=cut, ETag='"one"')

    def give_table(self, path, query, key, rows):
        here = "http://127.0.0.1:%d%s" % (port, path)
        base, name = path.rsplit("/", 1)
        if path.count("/") == 2:
            sets = [{"name": n, "url": n} for n in ["GeslachtCodes", rows, "TypedDataSet"]]
            self.give(json.dumps({"value": sets}).encode())
        elif name != rows:
            self.give(json.dumps({"value": [{"Identifier": "T001038"}]}).encode())
        else:
            number = int(query.rsplit("=", 1)[1]) if query else 0
            away = "http://localhost:%d%s" % (port, base)
            here = "http://127.0.0.1:%d%s" % (port, base)
            cut = "/CUT/" in path and number == 1 and asked[self.path] == 1
            self.give(page(away if "/BAD/" in path else here, name, number, 2, key), cut=cut)

    def do_GET(self):
        path, _, query = self.path.partition("?")
        asked[self.path] = asked.get(self.path, 0) + 1
        if path == "/log":
            self.give(json.dumps(asked, indent=0, sort_keys=True).encode())
        elif path in ("/file.csv", "/cut.csv"):
            self.give_file(cut=path == "/cut.csv" and asked[path] == 1)
        elif path == "/page.csv":
            self.give(b"<!DOCTYPE html><title>Er ging iets mis</title>")
        elif path == "/big.csv":
            self.give(b"x" * 1100000)
        elif path == "/slow.csv":
            time.sleep(5)
        elif path in ("/to-file", "/loop"):
            self.give(b"", 302, Location="/file.csv" if path == "/to-file" else "/loop")
        elif path == "/inside":
            self.give(b"", 302, Location="http://[::1]:%d/file.csv" % port)
        elif path.startswith("/v4/"):
            self.give_table(path, query, "@odata.nextLink", "Observations")
        elif path.startswith("/v3/"):
            self.give_table(path, query, "odata.nextLink", "UntypedDataSet")
        else:
            self.give(b"no", 404)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
port = server.server_address[1]
print(port, flush=True)
server.serve_forever()
