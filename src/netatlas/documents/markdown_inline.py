"""Reads what is marked within a line of Markdown: bold, code, links; everything else is its own text.

Italics have no look of their own in a document, and lose their signs. HTML and image links are shown as they
were typed. The time that it takes grows with the length of the text only, whatever is in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.documents.blocks import KEY, PLAIN, STRONG, Inline, Link, Span, Text
from netatlas.documents.note_links import LINK_PATTERN, linked_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas

_TARGET = r"(?:[^()\s<>]|\([^()\s<>]{0,200}\)){1,2000}"
_TOKEN = re.compile(
    rf"""\\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<ticks>`{{1,2}})(?P<code>[^`]+)(?P=ticks)
    | (?P<image>!\[[^\[\]\n]{{0,500}}\]\([^()\n]{{0,2000}}\))
    | (?P<wiki>{LINK_PATTERN})
    | \[(?P<label>[^\[\]\n]{{1,500}})\]\(\s?<?(?P<target>{_TARGET})>?(?:\s"[^"\n]{{0,500}}")?\s?\)
    | (?P<strong>\*\*|__)
    | (?P<emphasis>\*|_)""",
    re.VERBOSE,
)


def inline_of(atlas: Atlas, text: str, *, of_program: bool = False) -> Inline:
    """Return a line of Markdown as spans; links lead to records of ``atlas``.

    In a text of NetAtlas itself (``of_program``) they may lead to views, and code is keys.
    """
    tokens = list(_TOKEN.finditer(text))
    signs = _paired(text, tokens)
    spans = _Spans()
    end, style = 0, PLAIN
    for token in tokens:
        spans.add_text(text[end : token.start()], style)
        end = token.end()
        if token.start() in signs:
            if token["strong"]:
                style = PLAIN if style == STRONG else STRONG
            continue
        span = _span(atlas, token, style, of_program=of_program)
        if isinstance(span, Link):
            spans.add_link(span)
        else:
            spans.add_text(span.text, span.style)
    spans.add_text(text[end:], style)
    return spans.all()


def _span(atlas: Atlas, token: re.Match[str], style: str, *, of_program: bool) -> Span:
    if token["escaped"]:
        return Text(token["escaped"], style)
    if token["code"]:
        return Text(token["code"].strip() or token["code"], KEY if of_program else style)
    if token["wiki"]:
        shown = (token["shown"] or token["name"]).strip()
        record_id = linked_record(atlas, token["name"])
        return _link(shown, record_id) if record_id else Text(token[0], style)
    if token["target"]:
        label, target = token["label"], token["target"]
        if target in atlas:
            return _link(label, atlas.canonical(target))
        if of_program and Address.parse(target).view_name:
            return Link(label, target)
        return Text(label if label == target else f"{label} ({target})", style)
    return Text(token[0], style)  # an image, or a sign that marks nothing


def _link(label: str, record_id: str) -> Link:
    return Link(label, str(Address.record(record_id)))


def _paired(text: str, tokens: Sequence[re.Match[str]]) -> set[int]:
    """Return where the signs of bold and italics are that have a counterpart."""
    paired: set[int] = set()
    for group in ("strong", "emphasis"):
        opened: dict[str, int] = {}
        for token in tokens:
            if (sign := token[group]) is None:
                continue
            before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]
            inside_word = "_" in sign and before.isalnum() and after.isalnum()
            if inside_word:
                continue
            if sign in opened and before.strip():
                paired |= {opened.pop(sign), token.start()}
            elif after.strip():
                opened[sign] = token.start()
    return paired


class _Spans:
    """Collects spans; text that follows text of the same style belongs to the same span."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._texts: list[str] = []
        self._style = PLAIN

    def add_text(self, text: str, style: str) -> None:
        if text:
            if style != self._style:
                self._end_text()
                self._style = style
            self._texts.append(text)

    def add_link(self, link: Link) -> None:
        self._end_text()
        self._spans.append(link)

    def all(self) -> Inline:
        self._end_text()
        return tuple(self._spans)

    def _end_text(self) -> None:
        if self._texts:
            self._spans.append(Text("".join(self._texts), self._style))
            self._texts = []
