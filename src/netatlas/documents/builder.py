"""What all documents share: collecting blocks and sources, and turning values into styled text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.citations import Citation
from netatlas.atlas.edition import THE_NOTES, Edition, difference, difference_count, reading, speaks_for_notes
from netatlas.atlas.enums import AttributeType, Confidence, State
from netatlas.atlas.model import Sourced
from netatlas.atlas.values import content_text, value_text
from netatlas.documents.articles import article_remark
from netatlas.documents.blocks import (
    MUTED,
    NO,
    OLD,
    OUTDATED,
    PLAIN,
    YES,
    Block,
    Callout,
    Document,
    Inline,
    Link,
    Paragraph,
    Reference,
    Span,
    Text,
)
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Attribute, Claim, Fact, Limit, Source, SourceId, Value


# A full stop before a space and a capital, so that "e.g. for" and "1.25" end no sentence; or the very end.
_SENTENCE_END = re.compile(r"\.(?=$| [A-Z])|$")


class DocumentBuilder:
    """Collects the blocks of one document and every source that they cite."""

    def __init__(self, atlas: Atlas, edition: Edition = Edition.TODAY) -> None:
        self.atlas = atlas
        self.edition = edition
        self._blocks: list[Block] = []
        self._cited: dict[SourceId, PartialDate] = {}
        self._citing: defaultdict[SourceId, list[Sourced | Claim]] = defaultdict(list)

    def add(self, *blocks: Block) -> None:
        """Append blocks."""
        self._blocks.extend(blocks)

    def cite(self, *records: Sourced | Claim) -> Inline:
        """Return sources and dates as small print and remember the sources for the end."""
        tips: dict[str, list[str]] = {}
        for record in records:
            for citation in self._small_print(record):
                tips.setdefault(citation.text, []).append(citation.tip)
        return _small_print_spans(tips)

    def cite_sources(self, sources: Iterable[SourceId], checked: PartialDate) -> Inline:
        """Return sources that belong to a part of a record as small print, and remember them for the end."""
        shorts = ", ".join(dict.fromkeys(self.short(source, checked) for source in sources))
        return (Text(f"{shorts}, {checked}", MUTED),) if shorts else ()

    def short(self, source: SourceId, checked: PartialDate) -> str:
        """Return the short form of a source and remember it."""
        self._cited[source] = max(checked, self._cited.get(source, checked))
        return self.atlas.sources[source].short

    def link(self, record_id: str, text: str = "") -> Link:
        """Return a link to a record under its name."""
        return Link(text or self.atlas.display_name(record_id), str(Address.record(record_id)))

    def pack_note(self, record_id: str) -> Inline:
        """Return the pack of a record as small print, to follow its name; nothing where one pack is open."""
        pack = self.atlas.pack_title(record_id)
        return words(f" ({pack})", MUTED) if pack else ()

    def links(self, record_ids: Iterable[str]) -> Inline:
        """Return links to records, with commas between."""
        return joined((self.link(record_id),) for record_id in record_ids)

    def document(
        self, title: str, *, subtitle: str = "", record: str = "", whose: Iterable[str] = ()
    ) -> Document:
        """Return what was collected; where several packs are open, the page names its own.

        Args:
            title: of the page.
            subtitle: what sort of page it is.
            record: the id of the record that it is about.
            whose: ids of what it is about besides, by which its packs are found.
        """
        ids = (*whose, *([record] if record else []))
        packs = tuple(dict.fromkeys(filter(None, map(self.atlas.pack_title, ids))))
        noun = "pack" if len(packs) == 1 else "packs"
        blocks = [Paragraph(words(f"From the {noun} {listed(packs)}", MUTED), "muted")] if packs else []
        return Document(
            title=title,
            subtitle=subtitle,
            blocks=(*blocks, *self._blocks),
            record=record,
            references=tuple(self._reference(source) for source in self._cited),
        )

    def _small_print(self, record: Sourced | Claim) -> tuple[Citation, ...]:
        if isinstance(record, Sourced) and speaks_for_notes(record, self.edition):
            return (Citation(THE_NOTES),)
        for source in record.sources:
            self.short(source, record.checked)
            self._citing[source].append(record)
        *others, last = self.atlas.citations(record)
        sure = record.confidence is Confidence.HIGH
        return (*others, last if sure else Citation(f"{last.text}, {record.confidence} confidence", last.tip))

    def _reference(self, source_id: SourceId) -> Reference:
        source = self.atlas.sources[source_id]
        checked = f"checked {self._cited[source_id]}"
        return Reference(
            id=source_id,
            short=source.short,
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            date=", ".join(part for part in (_edition_of(source), checked) if part),
            remark=article_remark(self.atlas, source, self._citing.get(source_id, ())),
        )


def _small_print_spans(tips: Mapping[str, Iterable[str]]) -> Inline:
    """Return parts of small print with their tips; parts without a tip that follow one another are one."""
    spans: list[Text] = []
    for text, some in tips.items():
        tip = "\n".join(dict.fromkeys(line for one in some for line in one.splitlines()))
        if not spans:
            spans.append(Text(text, MUTED, tip))
        elif tip or spans[-1].tip:
            spans += [Text("; ", MUTED), Text(text, MUTED, tip)]
        else:
            spans[-1] = Text(f"{spans[-1].text}; {text}", MUTED)
    return tuple(spans)


def _edition_of(source: Source) -> str:
    """Return which edition of a source it is: its date, and the version of a package."""
    package = f"{source.package} {source.version}".strip()
    return f"{package} of {source.as_of}".strip() if source.as_of else package


def value_spans(value: Value, attribute: Attribute | None = None) -> Inline:
    """Return a value in words; flags are yes or no, what is not known or does not apply is muted."""
    content = Text(content_text(value, attribute), _style(value, attribute))
    return (content, Text(f"; {value.says}")) if value.says else (content,)


def _style(value: Value, attribute: Attribute | None) -> str:
    match value.state:
        case State.UNKNOWN | State.NOT_APPLICABLE:
            return MUTED
        case State.NO:
            flag = attribute is not None and attribute.type is AttributeType.FLAG
            return NO if flag else PLAIN
        case State.VALUE:
            return YES if value.flag else PLAIN


def reading_spans(record: Fact | Limit, attribute: Attribute | None, edition: Edition) -> Inline:
    """Return what an edition shows of a record.

    That is its value: in Both with the old one struck through, in As the notes with what is wrong with it.
    """
    read = reading(record, edition)
    spans = value_spans(read.value, attribute)
    if read.old is None:
        return (*spans, *difference_spans(difference(record, edition)))
    return (*spans, *old_spans(value_text(read.old, attribute)))


def old_spans(text: str) -> Inline:
    """Return what the notes said, to follow what holds today: struck through, and said to be old in words.

    Who hears a text, searches a file or copies from either gets no strike.
    """
    return (Text(" (was "), Text(text, OLD), Text(")"))


def difference_spans(difference: str) -> Inline:
    """Return the mark behind a value that only the notes hold; no span without a difference."""
    return (Text(f" ({difference})", OUTDATED),) if difference else ()


def differences_note(records: Iterable[Sourced], edition: Edition) -> str:
    """Return the sentence for the top of a page that shows values of the notes which hold no longer."""
    count = difference_count(records, edition)
    if not count:
        return ""
    values = f"{counted(count, 'value')} of the notes here {'differs' if count == 1 else 'differ'}"
    return f"{values} from today’s, as marked; Both shows them together."


def differences_callout(records: Iterable[Sourced], edition: Edition) -> tuple[Callout, ...]:
    """Return that sentence as a callout, or nothing."""
    sentence = differences_note(records, edition)
    return (Callout(words(sentence), tone="warning"),) if sentence else ()


def joined(parts: Iterable[Inline], separator: str = ", ") -> Inline:
    """Return parts with a separator between them."""
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Text(separator))
        spans.extend(part)
    return tuple(spans)


def words(text: str, style: str = PLAIN) -> Inline:
    """Return ``text`` in one style; no span where it is empty."""
    return (Text(text, style),) if text else ()


def hidden_note(counts: Mapping[str, int]) -> tuple[Paragraph, ...]:
    """Return the line that says how much the edition As the notes hides, or nothing."""
    parts = [counted(amount, noun) for noun, amount in counts.items() if amount]
    if not parts:
        return ()
    verb = "is" if sum(counts.values()) == 1 else "are"
    return (Paragraph(words(f"{listed(parts)} {verb} hidden: not in the notes.", MUTED), "muted"),)


def opening(text: str, *, most: int = 200) -> str:
    """Return the first sentence of a text, and those behind it as long as they fit into ``most`` letters.

    >>> opening("About 1.25 Gbps, e.g. for VPN. More with ECMP. Much more.", most=50)
    'About 1.25 Gbps, e.g. for VPN. More with ECMP.'
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] or [len(text)]
    return text[: max([ends[0], *(end for end in ends if end <= most)])]
