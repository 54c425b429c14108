#!/usr/bin/env bash
# Versions: botocore 1.44.8, dnspython 2.9.2.
#
# Expected: a domain name in DNS's text form means the same to AWS's API and to a DNS library: a backslash and three
# digits are one byte, and in RFC 1035 the three digits are decimal.
#
# Seen: Route 53 takes and gives them in octal. The model of the API escapes the letter ä of exämple.com (byte 228) as
# \344, which dnspython refuses as more than a byte. Where octal digits are also a decimal byte nothing is refused: the
# asterisk of a wildcard record, which Route 53 lists as \052, is read by dnspython as the digit 4.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'botocore==1.44.8' 'dnspython==2.9.2'
"$work/venv/bin/python" - <<'PYTHON'
import re

import botocore.session
import dns.name

model = botocore.session.get_session().get_service_model("route53")
words = re.sub("<[^>]+>", "", model.operation_model("ListHostedZonesByName").documentation)
meant, written = re.search(r"hosted zone for (\S+), you specify (\S+) for", words).groups()
print(f"the model: {meant} is written {written}")
(digits,) = re.findall(r"\\(\d{3})", written)
byte = "ä".encode("latin-1")[0]
assert (meant, int(digits, 8)) == ("exämple.com", byte)
try:
    dns.name.from_text(written)
except dns.name.BadEscape as error:
    print(f"dnspython: {written} is refused ({error})")
else:
    raise AssertionError(f"{written} is accepted")
decimal = written.replace(digits, str(byte))
print(f"dnspython: {decimal} is {dns.name.from_text(decimal).labels[0]}")
assert dns.name.from_text(decimal).labels[0] == bytes([ord("e"), ord("x"), byte]) + b"mple"

wildcard = f"\\{ord('*'):03o}.example.com"
read = dns.name.from_text(wildcard)
print(f"dnspython: {wildcard} is {read}, a wildcard: {read.is_wild()}")
assert (wildcard, str(read), read.is_wild()) == (r"\052.example.com", "4.example.com.", False)
assert dns.name.from_text("*.example.com").is_wild()
PYTHON
