"""The page of a computed answer says all that was computed, with working and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas import paths
from netatlas.address import Address
from netatlas.documents import computed_document, computed_page, missing_document
from netatlas.documents.blocks import Bullets, FactList, Paragraph, plain
from netatlas.errors import UsageError
from netatlas.packs import read_packs
from netatlas.search.lenses import answer_address, answer_meant, lens_answer

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document

TYPED = (
    *("10.0.0.0/24", "10.0.0.17/24", "10.0.0.0/0", "/27", "10.0.0.2", "10.0.0.1:443", "port 179", "49152"),
    *("10.0.0.9 to 10.0.0.20", "10.0.0.0/16 and 10.1.0.0/16", "10.0.0.0/22 in /24", "10.0.0.0/8 in /28"),
    *("64:ff9b::a00:1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::ffff:10.0.0.0/104", "10.0.0.0/33"),
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """Return the shipped pack."""
    return read_packs([paths.default_pack()])[0]


def texts(page: Document) -> list[str]:
    """Return all that a page says, cell by cell."""
    said = [page.title]
    for block in page.blocks:
        if isinstance(block, Paragraph):
            said.append(plain(block.inline))
        elif isinstance(block, FactList):
            said += [plain(cell) for row in block.rows for cell in row]
        elif isinstance(block, Bullets):
            said += map(plain, block.items)
    return said


@pytest.mark.parametrize("typed", TYPED)
def test_the_page_says_all_that_was_computed(atlas: Atlas, typed: str) -> None:
    """A line that the search had shown would be nowhere on the page that it opens, or without its source."""
    answer = lens_answer(typed, atlas)
    page = computed_page(atlas, answer_address(typed))
    said = texts(page)
    assert said[0] == typed
    assert said[1].removesuffix(".") == answer.lines[0].answer.removesuffix(".")
    assert {line.answer for line in answer.lines[1:]} <= set(said)
    assert {step.answer for step in answer.steps} <= set(said)
    for line in answer.lines:
        assert not line.source or any(line.source.split(", ")[0] in text for text in said)
    assert bool(page.references) is any(line.source for line in answer.lines)


@pytest.mark.parametrize("typed", ["", "nat gateway", "10.0.0", "x" * 5_000, "1" * 100])
def test_nothing_is_made_up_for_other_text(atlas: Atlas, typed: str) -> None:
    """An address that somebody wrote by hand would open an empty page, or end with an error."""
    address = Address("answer", (typed,))
    assert computed_document(atlas, address) is None
    assert "no address, block or port" in texts(missing_document(atlas, address))[1]
    with pytest.raises(UsageError, match="no address, block or port"):
        computed_page(atlas, address)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("10.0.0.0/24", "answer:10.0.0.0%2F24"),
        ("(10.0.0.0/24).", "answer:10.0.0.0%2F24"),
        ("https://me:secret@10.0.0.1:8443/login?token=1", "answer:10.0.0.1%3A8443"),
        ("answer:10.0.0.0%2F24?x=1", "answer:10.0.0.0%2F24"),
        ("nat-gateway", ""),
        ("nat gateway", ""),
        ("nonsense", ""),
    ],
)
def test_a_name_means_an_answer_only_if_it_is_one(atlas: Atlas, name: str, meant: str) -> None:
    """A record could not be shown any more, or a password in a URL would be kept among what was visited."""
    assert answer_meant(atlas, name) == meant
