#!/usr/bin/env bash
# Versions: yaml-language-server 1.25.0, on Node.js 20; npm pins only the server, which brings its own parts.
#
# Expected: `$schema=shop.json#/$defs/fruits` in the first line of a file checks it by that definition. A JSON Pointer
# behind # names the one schema inside the document that is meant (RFC 6901; JSON Schema 2020-12, section 8.2).
#
# Seen: the file is checked by the definition and by the root of the document as well. Where the root is an anyOf over
# the kinds of files, a sound file passes, but one slip in a list of fruits gives the right message and false ones beside
# it, from the alternative of another kind of file: what is allowed in a fruit "is not allowed". The same definition in a
# document of its own gives one message.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" yaml-language-server@1.25.0
cd "$work"
cat >shop.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "anyOf": [{"$ref": "#/$defs/tools"}, {"$ref": "#/$defs/fruits"}],
  "$defs": {
    "fruits": {"type": "array", "items": {"$ref": "#/$defs/Fruit"}},
    "tools": {"type": "array", "items": {"$ref": "#/$defs/Tool"}},
    "Fruit": {
      "type": "object", "required": ["name"], "additionalProperties": false,
      "properties": {"name": {"type": "string"}, "colour": {"enum": ["red", "green"]}, "taste": {"type": "string"}}
    },
    "Tool": {
      "type": "object", "required": ["name"], "additionalProperties": false,
      "properties": {"name": {"type": "string"}, "weight": {"type": "number"}}
    }
  }
}
JSON
cat >fruits.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "array",
  "items": {
    "type": "object", "required": ["name"], "additionalProperties": false,
    "properties": {"name": {"type": "string"}, "colour": {"enum": ["red", "green"]}, "taste": {"type": "string"}}
  }
}
JSON
cat >ask.py <<'PYTHON'
import json
import pathlib
import subprocess

server = subprocess.Popen(
    ["node", "node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
)
FOLDER = pathlib.Path.cwd()
SETTINGS = {"yaml": {"validate": True, "schemaStore": {"enable": False}}}


def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def receive():
    length = int(server.stdout.readline().partition(b":")[2])
    while server.stdout.readline().strip():
        pass
    message = json.loads(server.stdout.read(length))
    if "method" in message and "id" in message:
        items = message.get("params", {}).get("items", [])
        send(id=message["id"], result=[SETTINGS.get(item.get("section", "")) for item in items])
    return message


def messages(name, schema, text):
    uri = (FOLDER / name).as_uri()
    text = f"# yaml-language-server: $schema={schema}\n{text}"
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    send(method="textDocument/didOpen", params={"textDocument": document})
    while True:
        message = receive()
        if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
            found = sorted(entry["message"] for entry in message["params"]["diagnostics"])
            print(f"{schema}: {found}")
            return found


send(id=1, method="initialize", params={"processId": None, "rootUri": FOLDER.as_uri(), "capabilities": {}})
while receive().get("id") != 1:
    pass
send(method="initialized", params={})
send(method="workspace/didChangeConfiguration", params={"settings": SETTINGS})
SOUND = "- name: apple\n  colour: red\n  taste: sweet\n"
SLIP = SOUND.replace("red", "rde")
THE_SLIP = 'Value is not accepted. Valid values: "red", "green".'
try:
    assert messages("a.yaml", "shop.json#/$defs/fruits", SOUND) == []
    assert messages("b.yaml", "fruits.json", SLIP) == [THE_SLIP]
    beside = messages("c.yaml", "shop.json#/$defs/fruits", SLIP)
    assert THE_SLIP in beside
    assert "Property taste is not allowed." in beside, beside
finally:
    server.kill()
    server.wait()
PYTHON
python3 ask.py
