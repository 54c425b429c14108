"""Addresses: one written form for everything that can be opened, linked to, bookmarked or stored.

An address is a target and parameters, written like a URL::

    nat-gateway                                     a record: concept, comparison, timeline, journey ...
    nat-gateway/bandwidth                           a fact of a concept
    aws-networking:nat-gateway/bandwidth            the same with its pack, as it is stored
    ssl-tls-history?at=2014-10-14&hide=AWS          a record, and how it is looked at
    compare:nat-gateway+nat-instance?only=1         concepts side by side
    view:limits?words=nat                           a page that belongs to no single record
    topic:edge                                      a topic
    answer:10.0.0.0%2F24                            after a head, everything unusual is percent-encoded

The word before the first colon is a *head* (one of ``HEADS``) or the id of a pack; no pack may have a head
as its id. ``docs/addresses.md`` has the whole grammar, which is frozen: what is stored today opens in later
versions. What an address means in an atlas is decided in ``netatlas.atlas.addressing``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HEADS = frozenset({"compare", "view", "topic", "path", "answer", "note", "sheet", "source", "study"})
"""Words before a colon that are no pack. Some are reserved for pages that are still to come."""
SHIPPED_PACK = "aws-networking"
"""The pack whose ids are written without their pack, even where others are open beside it."""

_HEADS_OF_RECORDS = frozenset({"", "compare", "path"})
_HEADS_OF_OTHERS = frozenset({"topic", "source"})
"""Heads whose names are ids of an atlas, so that they may carry a pack: of records, and of other things."""
ROW = "row"
"""The parameter of any page that says which record's row it is opened at."""
HOP = "hop"
"""The parameter of a journey with the number of a hop, from 1."""
_PARAMETERS_OF_RECORDS = frozenset({"pin", "order", ROW})
"""Parameters of a record or comparison whose values are ids of records, several of them joined by ``+``."""
_RECORDS_IN_VIEWS = frozenset({"around", "on", "record", "from", "to", "by", ROW})
_OTHERS_IN_VIEWS = frozenset({"topic", "hide", "without"})
"""Parameters of a view whose value is the id of a record, or several joined by ``+``; or of a topic, kind or
relation."""
_NEED = "need"
_ATTRIBUTE_OF_NEED = re.compile(r"^[a-z0-9-]+(:[a-z0-9-]+)?(?= )")
_JOIN = "+"
_PLAIN_IN_NAMES = "-._~"
_PLAIN_IN_VALUES = "-._~+"
_PLAIN_IN_RECORDS = "-._~/:"


@dataclass(frozen=True, slots=True)
class Address:
    """A place in the atlas or the window.

    Attributes:
        head: one of ``HEADS``, or '' where the target is a record.
        names: what is addressed, decoded: the one id of a record, the subjects of a comparison, the name of
            a view. At least one, perhaps empty.
        params: pairs of name and value that say how the target is looked at, in order; names may repeat.

    >>> str(Address.parse("compare:tcp+udp?swap=1"))
    'compare:tcp+udp?swap=1'
    """

    head: str
    names: tuple[str, ...]
    params: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the address that a text means; any text is one, though perhaps of nothing.

        >>> Address.parse("view:limits?words=%3E%2010%20Gbps").params
        (('words', '> 10 Gbps'),)
        """
        target, _, query = text.partition("?")
        params = tuple(_parameter(piece) for piece in query.split("&") if piece)
        head, colon, rest = target.partition(":")
        if colon and head in HEADS:
            return cls(head, tuple(map(unquote, rest.split(_JOIN))), params)
        return cls("", (unquote(target),), params)

    @classmethod
    def record(cls, record_id: str, params: Iterable[tuple[str, str]] = ()) -> Address:
        """Return the address of a record."""
        return cls("", (record_id,), tuple(params))

    @classmethod
    def view(cls, name: str, params: Iterable[tuple[str, str]] = ()) -> Address:
        """Return the address of a page that belongs to no single record (``limits``)."""
        return cls("view", (name,), tuple(params))

    @classmethod
    def comparison(cls, subjects: Iterable[str], params: Iterable[tuple[str, str]] = ()) -> Address:
        """Return the address of a comparison that no pack holds, of these concepts."""
        return cls("compare", tuple(subjects), tuple(params))

    @override
    def __str__(self) -> str:
        """Return the address as it is written; ``parse`` reads the same address back."""
        if not self.params:
            return self._target_text()
        query = "&".join(
            f"{_encoded(name)}={_encoded(value, _PLAIN_IN_VALUES)}" for name, value in self.params
        )
        return f"{self._target_text()}?{query}"

    @property
    def target(self) -> Address:
        """The address without how its target is looked at."""
        return replace(self, params=()) if self.params else self

    @property
    def record_id(self) -> str:
        """The id of the record that is addressed, or ''."""
        return "" if self.head else self.names[0]

    @property
    def view_name(self) -> str:
        """The name of the view that is addressed, or ''."""
        return self.names[0] if self.head == "view" and len(self.names) == 1 else ""

    @property
    def topic(self) -> str:
        """The id of the topic that is addressed, or ''."""
        return self.names[0] if self.head == "topic" and len(self.names) == 1 else ""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The concepts of a comparison that no pack holds, or ()."""
        return self.names if self.head == "compare" else ()

    def value(self, name: str) -> str:
        """Return the last value of a parameter, or ''."""
        return next((value for key, value in reversed(self.params) if key == name), "")

    def values(self, name: str) -> tuple[str, ...]:
        """Return all values of a parameter, in order."""
        return tuple(value for key, value in self.params if key == name)

    def with_params(self, params: Iterable[tuple[str, str]]) -> Address:
        """Return the same target, looked at in another way."""
        return replace(self, params=tuple(params))

    def with_ids(self, records: Callable[[str], str], others: Callable[[str], str] | None = None) -> Address:
        """Return the address with every id in it converted.

        Args:
            records: converts ids of records.
            others: converts ids of topics, sources and attributes, which have namespaces of their own; as
                ``records`` if left out.
        """
        others = others or records
        convert = records if self.head in _HEADS_OF_RECORDS else others
        has_ids = self.head in _HEADS_OF_RECORDS | _HEADS_OF_OTHERS
        names = tuple(map(convert, self.names)) if has_ids else self.names
        params = tuple((name, self._with_ids(name, value, records, others)) for name, value in self.params)
        return Address(self.head, names, params)

    def _with_ids(
        self, name: str, value: str, records: Callable[[str], str], others: Callable[[str], str]
    ) -> str:
        if name in _PARAMETERS_OF_RECORDS and self.head in _HEADS_OF_RECORDS and value:
            return _JOIN.join(map(records, value.split(_JOIN)))
        if self.head == "view" and value and name in _RECORDS_IN_VIEWS | _OTHERS_IN_VIEWS:
            is_record = name in _RECORDS_IN_VIEWS
            return _JOIN.join(map(records, value.split(_JOIN))) if is_record else others(value)
        if name == _NEED:  # an attribute, a sign, a value: “bandwidth >= 20 Gbps”
            return _ATTRIBUTE_OF_NEED.sub(lambda match: others(match[0]), value)
        return value

    def _target_text(self) -> str:
        if self.head:
            return f"{self.head}:{_JOIN.join(map(_encoded, self.names))}"
        record_id = self.names[0]
        is_like_head = record_id.partition(":")[0] in HEADS  # no pack is called so: its colon is no separator
        return _encoded(record_id, _PLAIN_IN_NAMES if is_like_head else _PLAIN_IN_RECORDS)


def home_pack(packs: Iterable[str]) -> str:
    """Return the one of the open packs whose ids have no pack before them; '' where all have.

    That is the shipped pack, or the only one.

    >>> home_pack(["mine", "aws-networking"]), home_pack(["mine"]), home_pack(["mine", "yours"])
    ('aws-networking', 'mine', '')
    """
    ids = tuple(packs)
    return SHIPPED_PACK if SHIPPED_PACK in ids else ids[0] if len(ids) == 1 else ""


def with_pack(record_id: str, pack: str) -> str:
    """Return an id with its pack; ids that have one keep it.

    >>> with_pack("subnet>part-of>mine:vpc", "aws-networking")
    'aws-networking:subnet>part-of>mine:vpc'
    """
    return _each_end(record_id, lambda end: end if ":" in end.partition("/")[0] else f"{pack}:{end}")


def without_pack(record_id: str, pack: str) -> str:
    """Return an id without its pack where that is ``pack``.

    >>> without_pack("aws-networking:nat-gateway/bandwidth", "aws-networking")
    'nat-gateway/bandwidth'
    """
    return _each_end(record_id, lambda end: end.removeprefix(f"{pack}:"))


def pack_of(record_id: str) -> str:
    """Return the pack that an id names, or ''.

    >>> pack_of("mine:vpn/bandwidth"), pack_of("vpn/bandwidth:burst")
    ('mine', '')
    """
    pack, colon, _ = record_id.partition(">")[0].partition("/")[0].partition(":")
    return pack if colon else ""


def _each_end(record_id: str, convert: Callable[[str], str]) -> str:
    """Convert both ends of a relation's id (``a>kind>b``), or the one id of another record."""
    start, arrow, rest = record_id.partition(">")
    if not arrow:
        return convert(record_id)
    kind, arrow, end = rest.rpartition(">")
    return f"{convert(start)}>{kind}{arrow}{convert(end)}"


def _parameter(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return unquote(name), unquote(value)


def _encoded(text: str, plain: str = _PLAIN_IN_NAMES) -> str:
    return quote(text, safe=plain, errors="replace")
