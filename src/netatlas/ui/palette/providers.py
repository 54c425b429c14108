"""What the palette offers: hits of the search, recent places, commands, and how a search is narrowed.

Plain functions from an opened atlas to answers; those that search are called from a background job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.labels import address_title, describe, kind_of
from netatlas.ui.palette.hit_entry import hit_entry, quoted
from netatlas.ui.palette.model import Answer, Entry, PaletteMode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.search import Hit, Scope
    from netatlas.ui.commands import Command
    from netatlas.ui.fuzzy_names import NearNames
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.palette.model import Question

MOST_OFFERS = 50
MOST_GUESSES = 5
WAYS_KEY = "?"
"""Typed alone, it asks how a search is narrowed."""
_PICKED_FROM = 200
"""Where only concepts are wanted, so many hits of all sorts are looked through for them."""
_SLIP = "slip: "
_TRY = "Try fewer letters, an abbreviation, or a word of what it does."
_WAYS = (
    ("limit:", "Limits and figures only", "limit: and Tab"),
    ("topic:", "One topic only", "topic:load balancing and Tab"),
    ("kind:", "One kind only", "kind:protocol and Tab"),
    ("source:", "What one source says", "source:rfc 5246 and Tab"),
    ('"', "Exactly these words", '"source port"'),
    ("-", "Without a word", "gateway -nat"),
    (">", "Commands", "> dark"),
)
"""How a search is narrowed: what is typed, what it does, an example."""


def search_answer(
    context: PageContext, question: Question, *, counts: Mapping[str, int], leave_out: Collection[str] = ()
) -> Answer:
    """Return the hits for a question, best first.

    Args:
        context: what is searched, and in whose reading values are given.
        question: what was typed, and what it is narrowed to.
        counts: how often each record was opened for the same text.
        leave_out: concepts that are not to be picked again.
    """
    opened, scope = context.opened, question.scope
    text = f"{scope.prefix} {question.words}".strip() if scope is not None else question.words
    picking = question.mode is PaletteMode.PICK
    limit = _PICKED_FROM if picking else MOST_OFFERS + 1
    hits = opened.search(text, limit=limit, edition=context.edition, opened=counts)
    if picking:
        hits = [hit for hit in hits if hit.kind == "concept" and hit.id not in leave_out]
    narrower = opened.scopes(question.text) if scope is None and not picking else ()
    return _answer(opened.atlas, question, hits, narrower)


def recent_answer(atlas: Atlas, addresses: Iterable[Address], in_front: Address | None = None) -> Answer:
    """Return the places that were visited, as far as they still exist; the one in front says that it is."""
    entries = tuple(
        Entry(
            str(address),
            title,
            detail=describe(atlas, address),
            kind=kind_of(atlas, address),
            hint="in front" if address == in_front else "",
        )
        for address in addresses
        if (title := address_title(atlas, address))
    )
    return Answer(entries, told="" if entries else "Type what you are looking for, slips and all.")


def command_answer(
    commands: Sequence[Command], near: NearNames, question: Question, reasons: Mapping[str, str]
) -> Answer:
    """Return the commands that ``near`` finds, or all; ``reasons`` say why one cannot be used."""
    by_id = {command.id: command for command in commands}
    found = near.find(question.words) if question.words else list(by_id)
    entries = tuple(
        Entry(
            command.id,
            command.title.rstrip("…"),
            detail=command.menu,
            hint=command.keys[0] if command.keys else "",
            reason=reasons[command.id],
        )
        for command in map(by_id.__getitem__, found)
    )
    return Answer(entries, told="" if entries else f"No command is called {quoted(question.words)}.")


def ways_answer() -> Answer:
    """Return the ways to narrow a search, each of which goes into the box when it is chosen."""
    return Answer(
        tuple(Entry(typed, does, detail=example, hint=typed, puts=typed) for typed, does, example in _WAYS)
    )


def _answer(atlas: Atlas, question: Question, hits: Sequence[Hit], narrower: Sequence[Scope]) -> Answer:
    sure = _told_once([hit for hit in hits if not hit.weak])
    weak = [hit for hit in hits if hit.weak]
    scopes = _scope_entries(narrower[:MOST_OFFERS]) if len(narrower) > 1 else ()
    shown = [*sure[:MOST_OFFERS], *weak[: max(0, MOST_GUESSES - len(sure))]]
    slips = dict.fromkeys(hit.why.removeprefix(_SLIP) for hit in sure[:1] if hit.why.startswith(_SLIP))
    return Answer(
        (*scopes, *(hit_entry(atlas, hit) for hit in shown)),
        more=max(len(sure), len(narrower)) > MOST_OFFERS,
        slips=" ".join(slips),
        told="" if sure or narrower else _nothing(question, near=bool(weak)),
        scope=next(iter(narrower), None),
    )


def _told_once(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the facts and limits that stand in the line of their concept already."""
    told = {hit.shows for hit in hits}
    return [hit for hit in hits if hit.kind not in {"fact", "limit"} or hit.id not in told]


def _scope_entries(scopes: Sequence[Scope]) -> tuple[Entry, ...]:
    """Return the lines for what a text may be the start of (``topic:``); choosing one narrows the search."""
    return tuple(Entry(scope.prefix, scope.label, detail="Search only here", scope=scope) for scope in scopes)


def _nothing(question: Question, *, near: bool) -> str:
    """Return what is said where nothing answers to a question."""
    where = f"in {question.scope.label}" if question.scope is not None else "here"
    if not question.words:
        return f"There is nothing {where}."
    told = f"Nothing {where} answers to {quoted(question.words)}."
    if question.scope is not None:
        return f"{told} Backspace at the start of the line searches everything."
    return f"{told} These come nearest; or t{_TRY[1:]}" if near else f"{told} {_TRY}"
