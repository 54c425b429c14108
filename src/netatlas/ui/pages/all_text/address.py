"""How the page that searches all text is written as an address: ``view:text?words=idle%20timeout``."""

from __future__ import annotations

from netatlas.address import Address

VIEW = "text"
_WORDS, _ALL = "words", "all"


def is_all_text(address: Address) -> bool:
    """Return True if an address is that of the page."""
    return address.view_name == VIEW


def all_text_address(words: str, *, every: bool = False) -> Address:
    """Return the address of what is found for words; with ``every`` all pages of it, however many.

    >>> str(all_text_address("idle timeout"))
    'view:text?words=idle%20timeout'
    """
    params = [(_WORDS, words)] if words.strip() else []
    return Address.view(VIEW, [*params, *([(_ALL, "1")] if every and params else [])])


def words_of(address: Address) -> str:
    """Return the words that an address looks for."""
    return address.value(_WORDS)


def shows_every_page(address: Address) -> bool:
    """Return True if an address asks for all pages that hold its words."""
    return address.value(_ALL) == "1"
