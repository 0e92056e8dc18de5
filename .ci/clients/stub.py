"""A funder's feed made of the example in the contract: that page, then the same with an unknown value in each enumeration, then none."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from ruamel.yaml import YAML

FEED = "/v1/funders/{funder}/cofinancing-changes"
contract = YAML(typ="safe", pure=True).load(open(sys.argv[1], encoding="utf-8"))


def resolve(schema):
    while "$ref" in schema:
        schema = contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def tomorrow(value, schema):
    """The value, with something unknown for each enumeration: no enumeration of the feed is closed."""
    schema = resolve(schema)
    if value is None:
        return None
    if "anyOf" in schema:
        return tomorrow(value, schema["anyOf"][0])
    if "enum" in schema or "x-extensible-enum" in schema:
        return "OF_TOMORROW"
    if schema.get("type") == "array":
        return [tomorrow(item, schema["items"]) for item in value]
    if "properties" in schema:
        return {name: tomorrow(member, schema["properties"][name]) for name, member in value.items()}
    return value


page_schema = contract["paths"][FEED]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
# An example is JSON; the YAML of it has dates and times that JSON has not.
today = json.loads(json.dumps(resolve(page_schema)["examples"][0], default=lambda day: day.isoformat().replace("+00:00", "Z")))
later = tomorrow(today, page_schema)
if later == today:
    sys.exit("The example of the feed has no enumeration.")
pages = {None: {**today, "next": "1", "hasMore": True}, "1": {**later, "next": "2", "hasMore": False}}


class Stub(BaseHTTPRequestHandler):
    def do_GET(self):
        after = parse_qs(urlsplit(self.path).query).get("after", [None])[0]
        self.answer(200, pages.get(after, {"items": [], "next": after, "hasMore": False}))

    def do_PUT(self):
        self.answer(201, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
