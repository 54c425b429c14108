"""A small pack with every file, every kind of record and every key that the format has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.packs import FILES, PACK, SOURCES, TOPICS, VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACK = f"""\
{PACK}notice: Keep the name of the author
explained:
  - {{remark: no-summary, record: names-compared, because: The title says it}}
  - {{remark: low-confidence, record: dns-name/record-types, because: The model says so}}
"""

_SOURCES = f"""\
{SOURCES}models:
  title: Models of the provider
  short: models
  publisher: Example
  url: https://example.com/models
  kind: api
  as_of: 2026-10
  package: botocore
  version: "1.44.8"
"""

_VOCABULARY_ATTRIBUTES = """\
  record-types: {label: Record types, type: list, group: Names, description: What it holds, none: Nothing}
  port: {label: Port, type: figure, unit: count, keys: {tcp: TCP, udp: UDP}}
"""

_VOCABULARY_KINDS = "  name: {label: Name, key: [record-types, port, managed-by, ipv6]}\n"

_SYNONYMS = """\
synonyms:
  - {concept: dns-name, phrases: [phone book of the internet]}
  - {attribute: idle-timeout, phrases: [how long it waits, "when it’s cut"]}
  - words: address translation
    phrases: [many behind one]
"""

_CONCEPTS = """\
# Names, with evidence for everything
- id: dns-name
  name: DNS name
  aliases: [host name, "FQDN"]
  kind: name
  topic: names
  summary: >
    A name that stands for
    an address.
  sources: [models, guide]
  as_of: 2020-01-31
  confidence: medium
  checked: 2026-10-02
  facts:
    - attribute: record-types
      value: [A, AAAA, "CAA"]
      sources: [models]
      confidence: low
      checked: 2026-11
      as_of: 2021
      evidence:
        - {source: models, shape: route53/2013-04-01 RRType, has: [A, CAA], lacks: [SPF], since: "1.30"}
        - source: models
          shape: route53/2013-04-01 ListHostedZones
          members: [A, AAAA]
          words: [hosted zones]
    - {attribute: port, key: tcp, value: {amount: 53, unit: count, of: ports}, sources: [rfc]}
    - {attribute: port, key: udp, value: {amount: 53, unit: count, of: ports}, says: 'it''s', sources: [rfc]}
    - {attribute: ipv6, state: unknown, sources: [rfc]}
    - {attribute: managed-by, value: The provider, same_as: nat-gateway/managed-by, sources: [guide]}
    - attribute: idle-timeout
      value: {amount: 1.5, unit: s}
      sources: [guide]
      was: {state: unknown, says: nothing, verdict: incomplete}
  limits:
    - id: labels-of-a-name
      label: Labels of a name
      kind: figure
      value: {from: 1, to: 127, unit: count, of: labels}
      says: as far as they fit
      scope: ""
      adjustable: no
      importance: 3
      sources: [models]
      was: {value: {amount: 63, unit: count, of: labels}, verdict: wrong, since: 2001-01-01}
      evidence:
        - {source: models, shape: route53/2013-04-01 DNSName, minimum: 1, maximum: 1024, value: string}
  relations:
    - relation: requires
      to: resolver
      sources: [models]
      as_of: 2020
      confidence: high
      in_notes: true
      evidence: [{source: models, shape: route53/2013-04-01 ResourceRecord, has: [Value]}]

- id: resolver
  name: Resolver
  kind: component
  topic: names
  summary: "Answers questions: “where is it?”"
  sources: [rfc]
  checked: 2026-11
"""

_COMPARISONS = """\
- id: names-compared
  title: A name and what resolves it
  aliases: [dns compared]
  summary: ""
  question: Which of the two?
  subjects: [dns-name, resolver]
  attributes: [managed-by, ipv6, port]
  choose:
    - subject: dns-name
      when: you know where it is
    - subject: resolver
      when: you do not
  sources: [rfc]
  as_of: 2018
  confidence: medium
  in_notes: false
  checked: 2026-11-02
"""

_TIMELINES = """\
- id: names-through-the-years
  title: Names through the years
  aliases: [history of names]
  summary: From a file to a system.
  checked: 2026-11
  lanes: [resolver]
  events:
    - id: resolver-described
      lane: resolver
      date: 1987-11
      what: published
      by: IETF
      says: Described
      document: RFC 1034
      sources: [rfc, models]
      checked: 2026-11
      as_of: 1987-11
      confidence: high
      in_notes: true
      evidence: [{source: models, shape: route53/2013-04-01 RRType}]
    - {id: resolver-changed, lane: resolver, date: 2031, what: changed, says: Is planned, sources: [rfc]}
"""

_JOURNEYS = """\
- id: into-the-void
  title: Into the void
  aliases: [dead end]
  summary: A packet goes nowhere.
  works: false
  reason: Nobody answers there.
  hops:
    - {concept: nat-gateway, says: Sends it on}
    - concept: resolver
      says: Throws it away
      condition: always
      sources: [rfc]
  sources: [guide]
  checked: 2026-11
"""

_CLAIMS = """\
- {id: names-are-long, section: Names, gist: Has 63 labels, verdict: wrong, now: Has 127, since: 2001,
   held_by: [labels-of-a-name, dns-name], sources: [models], checked: 2026-11-02, confidence: medium}
"""

_CHANGED = """\
dns-name/record-types: 2026-11-02 5d1c0a9be37f4422
labels-of-a-name: 2026-10-31 0000000000000000
nat-gateway-launched: 2026-11-02 1d1c0a9be37f4422
dns-name/port:tcp: 2026-11-01 2d1c0a9be37f4422
"""

_POSITIONS = """\
nat-gateway: {x: 0, y: -10.5}
dns-name:
  x: 1e2
  y: 20
out-to-the-internet: {x: -3, y: 7}
"""


def _vocabulary() -> str:
    text = VOCABULARY.replace("attributes:\n", f"{_VOCABULARY_KINDS}attributes:\n")
    return text.replace("relations:\n", f"{_VOCABULARY_ATTRIBUTES}relations:\n")


WHOLE: Mapping[str, str] = {
    "pack.yaml": _PACK,
    "sources.yaml": _SOURCES,
    "vocabulary/words.yaml": _vocabulary(),
    "vocabulary/synonyms.yaml": _SYNONYMS,
    "topics.yaml": f"{TOPICS}- {{id: names, title: Names, summary: What is called how, lead: [resolver]}}\n",
    "concepts/nat.yaml": FILES["concepts.yaml"],
    "concepts/names.yaml": _CONCEPTS,
    "comparisons.yaml": FILES["comparisons.yaml"] + _COMPARISONS,
    "timelines.yaml": FILES["timelines.yaml"] + _TIMELINES,
    "journeys.yaml": FILES["journeys.yaml"] + _JOURNEYS,
    "claims.yaml": FILES["claims.yaml"] + _CLAIMS,
    "positions.yaml": _POSITIONS,
    "changed.yaml": _CHANGED,
}
"""The pack, by path inside its folder."""
