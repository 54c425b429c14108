"""The words of the rows of a table, by which find in page finds: made once for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.progress import Progress


class _Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Record)

_FEW = 500
"""Rows whose words are made at once; of more they are made in a job before anything is looked for."""


class RowTexts(Generic[R]):
    """The words of rows, in small letters, and which rows hold what was looked for last."""

    def __init__(self) -> None:
        """Begin without a row."""
        self._make: Callable[[R], str] | None = None
        self._records: Sequence[R] = ()
        self._texts: dict[str, str] = {}
        self._found: tuple[str, list[int]] = ("", [])

    def set_words(self, make: Callable[[R], str]) -> None:
        """Take another function that returns the words of a record; those of before are forgotten."""
        self._make, self._texts = make, {}
        self._found = ("", [])

    def show(self, records: Sequence[R]) -> None:
        """Take the records of the rows of now, from top to bottom."""
        self._records, self._found = records, ("", [])

    @property
    def are_ready(self) -> bool:
        """Whether the words of all rows can be had at once."""
        return len(self._records) <= _FEW or all(one.id in self._texts for one in self._records)

    def preparing(self) -> Callable[[Progress], None]:
        """Return what makes the words of all rows in a job; rows and words may change meanwhile."""
        make, texts, records = self._make, self._texts, self._records

        def prepare(progress: Progress) -> None:
            for record in records if make is not None else ():
                progress.check()
                if make is not None and record.id not in texts:
                    texts[record.id] = make(record).casefold()

        return prepare

    def holds(self, row: int, text: str) -> bool:
        """Return True if a row holds a text."""
        record = self._records[row]
        if record.id not in self._texts and self._make is not None:
            self._texts[record.id] = self._make(record).casefold()
        return text.casefold() in self._texts[record.id]

    def rows_with(self, text: str) -> list[int]:
        """Return the rows that hold a text; none holds the empty one."""
        if text and text != self._found[0]:
            self._found = text, [row for row in range(len(self._records)) if self.holds(row, text)]
        return self._found[1] if text else []
