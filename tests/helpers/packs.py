"""A small sound pack for tests: written into a folder, with any of its files replaced or left out.

The pack has one of everything and neither faults nor remarks. Nothing here reads packs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PACK = """\
format: 1
id: small
title: A small pack
version: "1"
licence: CC-BY-4.0
language: en
checked: 2026-11
"""

SOURCES = """\
guide:
  {title: Guide to gateways, short: Guide, publisher: Example, url: "https://example.com/guide", kind: guide}
rfc:
  title: The protocol
  short: RFC 1
  publisher: IETF
  url: https://example.com/rfc
  kind: rfc
  as_of: 2018-08
"""

VOCABULARY = """\
kinds:
  component: {label: Component}
  protocol: {label: Protocol}
attributes:
  managed-by: {label: Managed by, type: text}
  ipv6: {label: IPv6, type: flag, yes: Supported, no: Not supported}
  idle-timeout: {label: Idle timeout, type: figure, unit: s}
  bandwidth: {label: Bandwidth, type: range, unit: Gbps}
  since: {label: Exists since, type: date}
  protocols: {label: Protocols, type: list}
relations:
  requires:
    label: requires
    inverse: is required by
    sentence: "{a} requires {b}"
    inverse_sentence: "{b} is required by {a}"
  routes-to:
    label: sends traffic to
    inverse: receives traffic from
    sentence: "{a} sends traffic to {b}"
    inverse_sentence: "{b} receives traffic from {a}"
    traffic: true
"""

TOPICS = """\
- id: gateways
  title: Gateways
  topics:
    - {id: addresses, title: Addresses}
"""

CONCEPTS = """\
- id: nat-gateway
  name: NAT gateway
  aliases: [NATGW]
  kind: component
  topic: gateways
  summary: Translates addresses and is looked after by the provider.
  sources: [guide]
  checked: 2026-11
  in_notes: true
  formerly: [nat-gw]
  facts:
    - {attribute: managed-by, value: The provider, sources: [guide], in_notes: true}
    - {attribute: ipv6, value: true, sources: [guide]}
    - {attribute: idle-timeout, value: {amount: 350, unit: s}, sources: [guide]}
    - attribute: bandwidth
      value: {from: 5, to: 100, unit: Gbps}
      says: scales by itself
      sources: [guide, rfc]
      in_notes: true
      was:
        value: {from: 5, to: 45, unit: Gbps}
        verdict: outdated
        since: 2022-06
        claim: nat-gateway-bandwidth
    - {attribute: since, value: 2015-12, sources: [guide]}
    - {attribute: protocols, value: [TCP, UDP, ICMP], sources: [guide]}
  limits:
    - id: nat-gateways-per-zone
      label: NAT gateways
      kind: quota
      value: {amount: 5, unit: count, of: NAT gateways}
      scope: per Availability Zone
      adjustable: yes
      sources: [guide]
  relations:
    - {relation: requires, to: elastic-ip, note: a public one only}

- id: nat-instance
  name: NAT instance
  kind: component
  topic: gateways
  summary: A machine of your own that translates addresses.
  sources: [guide]
  checked: 2026-11
  facts:
    - {attribute: managed-by, value: You, sources: [guide]}
    - {attribute: ipv6, state: no, sources: [guide]}
    - {attribute: bandwidth, key: small, value: {to: 5, unit: Gbps}, sources: [guide], confidence: medium}
    - {attribute: bandwidth, key: large, value: {from: 10, unit: Gbps}, sources: [guide]}
  relations:
    - {relation: routes-to, to: nat-gateway, sources: [rfc], checked: 2026-10}

- id: elastic-ip
  name: Elastic IP address
  kind: protocol
  topic: addresses
  summary: A public address that stays yours.
  sources: [rfc]
  checked: 2026-11
  listed: false
"""

COMPARISONS = """\
- id: nat-compared
  title: NAT gateway and NAT instance
  summary: Who looks after it.
  subjects: [nat-gateway, nat-instance]
  attributes: [managed-by, bandwidth]
  choose:
    - {subject: nat-gateway, when: you want no machine to look after}
  sources: [guide]
  checked: 2026-11
"""

TIMELINES = """\
- id: nat-history
  title: How NAT came about
  summary: From machines to gateways.
  subject: nat-gateway
  checked: 2026-11
  lanes: [nat-instance, nat-gateway]
  events:
    - id: nat-gateway-launched
      lane: nat-gateway
      date: 2015-12-17
      what: launched
      says: Arrives
      sources: [guide]
    - id: nat-instance-published
      lane: nat-instance
      date: 2011
      what: published
      says: Described
      sources: [guide]
      was: {value: 2012, verdict: wrong}
"""

JOURNEYS = """\
- id: out-to-the-internet
  title: Out to the internet
  summary: A packet leaves.
  hops:
    - {concept: nat-instance, says: Sends it on, condition: the route says so}
    - {concept: nat-gateway, says: Translates it, sources: [guide]}
  sources: [guide]
  checked: 2026-11
"""

CLAIMS = """\
- id: nat-gateway-bandwidth
  section: NAT
  gist: Goes up to 45 Gbps
  verdict: outdated
  now: Goes up to 100 Gbps
  since: 2022-06
  held_by: [nat-gateway/bandwidth]
  sources: [guide]
  checked: 2026-11
- id: nat-gateway-needs-address
  section: NAT
  gist: Needs an Elastic IP address
  verdict: current
  held_by: [nat-gateway>requires>elastic-ip, nat-gateways-per-zone]
  sources: [guide]
  checked: 2026-11
"""

FILES: Mapping[str, str] = {
    "pack.yaml": PACK,
    "sources.yaml": SOURCES,
    "vocabulary.yaml": VOCABULARY,
    "topics.yaml": TOPICS,
    "concepts.yaml": CONCEPTS,
    "comparisons.yaml": COMPARISONS,
    "timelines.yaml": TIMELINES,
    "journeys.yaml": JOURNEYS,
    "claims.yaml": CLAIMS,
}
"""The sound pack, by path inside its folder."""


def write_pack(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the small pack into ``folder`` and return it.

    Args:
        folder: made if it is missing.
        files: text or bytes by path inside the pack, beside or in place of those of ``FILES``;
            None leaves a file out.
    """
    for path, content in {**FILES, **(files or {})}.items():
        if content is None:
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def edited(path: str, old: str, new: str) -> dict[str, str]:
    """Return the file ``path`` of the small pack with one passage replaced, ready for ``write_pack``.

    Raises:
        ValueError: ``old`` does not occur exactly once in the file.
    """
    text = FILES[path]
    if text.count(old) != 1:
        raise ValueError(f"{old!r} occurs {text.count(old)} times in {path}")
    return {path: text.replace(old, new)}
