"""Small atlases made from records, without a pack: one that tests share, and the parts to make others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netatlas.atlas.atlas import Atlas
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import Adjustable, AttributeType, Confidence, LimitKind, SourceKind, State, Verdict
from netatlas.atlas.model import (
    Attribute,
    AttributeId,
    Choice,
    Claim,
    Comparison,
    Concept,
    ConceptId,
    Contents,
    Correction,
    Event,
    Evidence,
    Fact,
    Hop,
    Journey,
    Kind,
    Limit,
    PackInfo,
    Quantity,
    RecordId,
    Relation,
    RelationKind,
    Source,
    SourceId,
    Timeline,
    Topic,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

GUIDE = SourceId("guide")
RFC = SourceId("rfc-5246")
MODELS = SourceId("botocore-models")
API_MODELS = Source(
    id=MODELS,
    title="API models of AWS",
    short="API model",
    publisher="boto project",
    url="https://example.org/models",
    kind=SourceKind.API,
    as_of=PartialDate.parse("2026-11-20"),
    package="botocore",
    version="1.44.8",
)
CITED: dict[str, Any] = {"sources": (GUIDE,), "checked": PartialDate.parse("2026-11")}


def text(words: str, says: str = "") -> Value:
    """Return a value in words."""
    return Value(text=words, says=says)


def figure(low: float | None, unit: str, high: float | None = None, of: str = "") -> Value:
    """Return a figure, or a range with ``high``."""
    return Value(quantity=Quantity(low=low, high=low if high is None else high, unit=unit, of=of))


def flag(*, on: bool, says: str = "") -> Value:
    """Return a flag; off is the state no."""
    return Value(flag=on, state=State.VALUE if on else State.NO, says=says)


def held(shape: str, **conditions: Any) -> Evidence:  # noqa: ANN401
    """Return a piece of evidence from ``MODELS``."""
    return Evidence(source=MODELS, shape=shape, **conditions)


UNKNOWN = Value(state=State.UNKNOWN)
NOT_APPLICABLE = Value(state=State.NOT_APPLICABLE)


def was(
    value: Value, verdict: Verdict = Verdict.OUTDATED, since: str = "2022-06", claim: str = ""
) -> Correction:
    """Return what the notes said instead."""
    return Correction(value=value, verdict=verdict, since=PartialDate.try_parse(since), claim=claim)


def fact(concept: str, attribute: str, value: Value, *, key: str = "", **more: Any) -> Fact:  # noqa: ANN401
    """Return a fact with its id."""
    return Fact(
        id=f"{concept}/{attribute}" + (f":{key}" if key else ""),
        concept=ConceptId(concept),
        attribute=AttributeId(attribute),
        key=key,
        value=value,
        **CITED | more,
    )


def attribute(name: str, sort: AttributeType = AttributeType.TEXT, **more: Any) -> Attribute:  # noqa: ANN401
    """Return an attribute whose label is its id in words."""
    label = name.replace("-", " ").capitalize()
    return Attribute(id=AttributeId(name), label=label, type=sort, **more)


def tie(start: str, relation: str, end: str, note: str = "", **more: Any) -> Relation:  # noqa: ANN401
    """Return a relation with its id."""
    return Relation(
        id=f"{start}>{relation}>{end}",
        start=ConceptId(start),
        relation=relation,
        end=ConceptId(end),
        note=note,
        **CITED | more,
    )


def concept(name: str, *facts: Fact, title: str = "", kind: str = "component", **more: Any) -> Concept:  # noqa: ANN401
    """Return a concept whose name is its id in words."""
    words = title or name.replace("-", " ").capitalize()
    summary = more.pop("summary", f"About {words}.")
    defaults = {"topic": "nat", "summary": summary, "facts": facts}
    return Concept(id=ConceptId(name), name=words, kind=kind, **defaults | CITED | more)


def event(name: str, lane: str, date: str, what: str, *, by: str = "IETF", **more: Any) -> Event:  # noqa: ANN401
    """Return an event of the timeline ``tls-history``."""
    words = {"says": f"{lane} was {what}", "timeline": "tls-history", "by": by}
    return Event(
        id=name, lane=ConceptId(lane), date=PartialDate.parse(date), what=what, **words | CITED | more
    )


def atlas_of(concepts: Sequence[Concept], **more: Any) -> Atlas:  # noqa: ANN401
    """Return an atlas of these concepts, with the usual vocabulary where none is given."""
    return Atlas(Contents(concepts=tuple(concepts), **_vocabulary() | more))


def atlas_held_by_models(concepts: Sequence[Concept], **more: Any) -> Atlas:  # noqa: ANN401
    """Return such an atlas whose sources hold ``API_MODELS`` too."""
    return atlas_of(concepts, sources=(*_vocabulary()["sources"], API_MODELS), **more)


def _vocabulary() -> dict[str, Any]:
    pack = PackInfo(
        id="demo",
        title="Demo networking",
        version="1",
        licence="CC-BY-4.0",
        language="en",
        format=1,
        checked=PartialDate.parse("2026-11"),
        notice="Made for tests.",
    )
    sources = (
        Source(
            id=GUIDE,
            title="NAT gateway basics",
            short="VPC guide",
            publisher="AWS",
            url="https://example.com/nat?a=1&b=2",
            kind=SourceKind.GUIDE,
        ),
        Source(
            id=RFC,
            title="TLS 1.2",
            short="RFC 5246",
            publisher="IETF",
            url="https://example.org/rfc5246",
            kind=SourceKind.RFC,
            as_of=PartialDate.parse("2008-08"),
        ),
    )
    attributes = (
        attribute("managed-by"),
        attribute("bandwidth", AttributeType.RANGE, unit="Gbps"),
        attribute("port-forwarding", AttributeType.FLAG, yes="Supported", no="Not supported"),
        attribute("idle-timeout", AttributeType.FIGURE, unit="s", group="Connections"),
        attribute("source-check"),
    )
    relations = (
        RelationKind(
            id="requires",
            label="requires",
            inverse="is required by",
            sentence="{a} requires {b}",
            inverse_sentence="{b} is required by {a}",
        ),
        RelationKind(
            id="replaces",
            label="replaces",
            inverse="is replaced by",
            sentence="{a} replaces {b}",
            inverse_sentence="{b} is replaced by {a}",
        ),
    )
    return {
        "packs": (pack,),
        "sources": sources,
        "attributes": attributes,
        "relation_kinds": relations,
        "kinds": (Kind(id="component", label="Component"), Kind(id="protocol", label="Protocol")),
        "topics": (Topic(id="nat", title="Internet and NAT"),),
    }


def demo_atlas() -> Atlas:
    """Return an atlas with one record of every sort, corrections among them."""
    return atlas_of(
        (_nat_gateway(), _nat_instance(), concept("elastic-ip", title="Elastic IP"), *_versions()),
        comparisons=(_comparison(),),
        timelines=(_timeline(),),
        journeys=(_journey(),),
        claims=_claims(),
    )


def _nat_gateway() -> Concept:
    here = "nat-gateway"
    old = was(figure(5, "Gbps", 45), claim="nat-gateway-bandwidth")
    return concept(
        here,
        fact(here, "managed-by", text("AWS"), in_notes=True),
        fact(here, "bandwidth", figure(5, "Gbps", 100), in_notes=True, was=old),
        fact(here, "port-forwarding", flag(on=False)),
        fact(here, "idle-timeout", figure(350, "s"), confidence=Confidence.MEDIUM),
        fact(here, "source-check", NOT_APPLICABLE),
        title="NAT gateway",
        aliases=("NATGW", "managed NAT"),
        summary="Lets private instances open connections to the internet.",
        in_notes=True,
        limits=(
            Limit(
                id="nat-gateways-per-zone",
                concept=ConceptId(here),
                label="NAT gateways",
                kind=LimitKind.QUOTA,
                value=figure(5, "count", of="NAT gateways"),
                scope="per Availability Zone",
                adjustable=Adjustable.YES,
                **CITED,
            ),
        ),
        relations=(
            tie(here, "requires", "elastic-ip", "a public gateway only", in_notes=True),
            tie(here, "replaces", "nat-instance"),
        ),
    )


def _nat_instance() -> Concept:
    here = "nat-instance"
    return concept(
        here,
        fact(here, "managed-by", text("You"), in_notes=True),
        fact(here, "port-forwarding", flag(on=True)),
        fact(here, "source-check", text("Must be off")),
        title="NAT instance",
        in_notes=True,
        relations=(tie(here, "requires", "elastic-ip"),),
    )


def _versions() -> tuple[Concept, ...]:
    return (
        concept("ssl-2-0", title="SSL 2.0", kind="protocol"),
        concept("tls-1-2", title="TLS 1.2", kind="protocol"),
    )


def _comparison() -> Comparison:
    return Comparison(
        id="nat-gateway-vs-nat-instance",
        title="NAT gateway and NAT instance",
        subjects=(ConceptId("nat-gateway"), ConceptId("nat-instance")),
        attributes=(AttributeId("port-forwarding"), AttributeId("bandwidth"), AttributeId("managed-by")),
        choose=(Choice(subject=ConceptId("nat-gateway"), when="you want no machine to look after."),),
        in_notes=True,
        **CITED,
    )


def _timeline() -> Timeline:
    wrong_year = was(text("2005"), Verdict.WRONG, since="", claim="tls12-year")
    return Timeline(
        id="tls-history",
        title="SSL and TLS",
        summary="Versions and their ends.",
        lanes=(ConceptId("ssl-2-0"), ConceptId("tls-1-2")),
        events=(
            event("ssl-2-0-prohibited", "ssl-2-0", "2011-03", "prohibited"),
            event("ssl-2-0-published", "ssl-2-0", "1995", "published", by="Netscape", in_notes=True),
            event(
                "tls-1-2-published",
                "tls-1-2",
                "2008-08-10",
                "published",
                document="RFC 5246",
                sources=(RFC,),
                as_of=PartialDate.parse("2008-08"),
                was=wrong_year,
            ),
        ),
    )


def _journey() -> Journey:
    return Journey(
        id="private-to-internet",
        title="From a private instance to the internet",
        summary="Out through a NAT gateway.",
        hops=(
            Hop(concept=ConceptId("nat-gateway"), says="Translates the address.", sources=(GUIDE,)),
            Hop(concept=ConceptId("elastic-ip"), says="Stands in front.", condition="a public gateway"),
        ),
        **CITED,
    )


def _claims() -> tuple[Claim, ...]:
    return (
        Claim(
            id="nat-gateway-bandwidth",
            section="NAT",
            gist="A gateway scales to 45 Gbps.",
            verdict=Verdict.OUTDATED,
            now="It scales to 100 Gbps. More needs several gateways.",
            since=PartialDate.parse("2022-06"),
            held_by=(RecordId("nat-gateway/bandwidth"),),
            **CITED,
        ),
        Claim(
            id="nat-instance-choice",
            section="NAT",
            gist="An instance is as good.",
            verdict=Verdict.WRONG,
            now="A gateway replaces it.",
            held_by=(RecordId("nat-gateway>replaces>nat-instance"),),
            **CITED,
        ),
        Claim(
            id="managed",
            section="NAT",
            gist="AWS looks after a gateway.",
            verdict=Verdict.CURRENT,
            held_by=(RecordId("nat-gateway/managed-by"),),
            **CITED,
        ),
        Claim(
            id="tls12-year",
            section="SSL and TLS",
            gist="TLS 1.2 is of 2005.",
            verdict=Verdict.WRONG,
            now="TLS 1.2 is of August 2008.",
            held_by=(RecordId("tls-1-2-published"),),
            **CITED,
        ),
    )
