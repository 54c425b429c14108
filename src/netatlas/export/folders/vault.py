"""A vault of Markdown files that link to each other, for Obsidian and programs like it.

Files are named by the ids of their records, since a name may hold signs that no file can have; the name is
the first alias. Every text before the first line of a note is in quotes: ``1.10`` and ``no`` would be read
as other things than words.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas.atlas.model import Concept
from netatlas.documents.blocks import Tags, references_of
from netatlas.export.folders.contents import contents_document
from netatlas.export.folders.file_names import CONTENTS, file_names
from netatlas.export.markdown import MarkdownWriter
from netatlas.words import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Topic
    from netatlas.documents.blocks import Document, Link

# Comments, highlights and names of blocks, which these programs have beside Markdown; a sign at the start may
# follow another of its kind.
_MORE_SIGNS = re.compile(r"^[%=]|%(?=%)|(?<=%)%|=(?==)|(?<==)=|\^")
_DOUBLE_SIGNS = re.compile(r"([%=])\1+")
_IN_LINKS = str.maketrans({"[": "(", "]": ")", "|": "/", "\\": "/", "<": "(", ">": ")", "`": "'"})
"""Signs that would end a link or be mark-up in its words, where nothing can be escaped."""
_NOT_IN_TAGS = re.compile(r"[^\w-]+")
_NOT_IN_YAML = re.compile(r"[\x7f-\x84\x86-\x9f\ufeff]")


def vault_files(atlas: Atlas, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each note, and of the one that lists them."""
    names = file_names(documents)
    writer = _NoteWriter({one.record: name for one, name in zip(documents, names, strict=True) if one.record})
    tags = dict(_topic_tags(atlas.topics, ""))
    contents = contents_document(atlas, documents)
    yield f"{CONTENTS}.md", _encoded(_note(writer, contents, [contents.title], []))
    for document, name in zip(documents, names, strict=True):
        aliases = [document.title, *(alias for one in _tags_of(document) for alias in one.items)]
        yield (
            f"{name}.md",
            _encoded(_note(writer, document, aliases, _note_tags(atlas, document, tags))),
        )


class _NoteWriter(MarkdownWriter):
    """Writes notes; ``names`` are those of the files of records, by id."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    @override
    def escaped(self, text: str) -> str:
        return _MORE_SIGNS.sub(r"\\\g<0>", super().escaped(text))

    @override
    def link(self, span: Link, *, in_table: bool) -> str:
        name = self._names.get(span.target)
        words = " ".join(_DOUBLE_SIGNS.sub(r"\1", xml_text(span.text).translate(_IN_LINKS)).split())
        if name is None or not words:
            return self.escaped(span.text)
        bar = r"\|" if in_table else "|"  # a bare one would end the cell, a backslash elsewhere is shown
        return f"[[{name}{bar}{words}]]"


def _note(writer: MarkdownWriter, document: Document, aliases: Sequence[str], tags: Sequence[str]) -> str:
    front = [
        "---",
        f"aliases: {_quoted_list(dict.fromkeys(aliases))}",
        f"tags: {_quoted_list(dict.fromkeys(tags))}",
        "---",
    ]
    parts = ["\n".join(front), *writer.page(document), writer.sources(references_of([document]))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _quoted_list(texts: Mapping[str, None]) -> str:
    """Return texts as a list of YAML, each in double quotes."""
    return f"[{', '.join(_quoted(text) for text in texts)}]"


def _quoted(text: str) -> str:
    flat = " ".join(_NOT_IN_YAML.sub("", xml_text(text)).split())
    return json.dumps(flat, ensure_ascii=False)


def _note_tags(atlas: Atlas, document: Document, topics: Mapping[str, str]) -> list[str]:
    kinds = [_NOT_IN_TAGS.sub("-", one.kind) for one in _tags_of(document)]
    record = atlas.get(document.record) if document.record in atlas else None
    topic = topics.get(record.topic, "") if isinstance(record, Concept) else ""
    return [tag for tag in (topic, *kinds) if tag]


def _tags_of(document: Document) -> list[Tags]:
    return [block for block in document.blocks if isinstance(block, Tags)]


def _topic_tags(topics: Sequence[Topic], above: str) -> Iterator[tuple[str, str]]:
    for topic in topics:
        tag = f"{above}{_NOT_IN_TAGS.sub('-', topic.id)}"
        yield topic.id, tag
        yield from _topic_tags(topic.topics, f"{tag}/")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
