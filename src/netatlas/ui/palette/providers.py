"""Makes the palette's results: search hits, recent pages, commands, and help on the query syntax.

Plain functions without widgets; those that search are called from a background job.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netatlas.ui.labels import address_title, describe, kind_of
from netatlas.ui.palette.hit_entry import hit_entry, quoted
from netatlas.ui.palette.model import PaletteEntry, PaletteMode, PaletteResults

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.search import Hit, Scope
    from netatlas.ui.commands import Command
    from netatlas.ui.fuzzy_names import FuzzyNames
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.palette.model import PaletteQuery

MAX_RESULTS = 50
"""Most entries of a list that is read from the top; whoever needs more types another letter."""
MAX_NOTES = 10
"""Most notes of the reader's own among the hits."""
MAX_GUESSES = 5
"""Most weak matches, shown where there are fewer sure ones than this."""
SYNTAX_KEY = "?"
"""Typed alone, it lists the query syntax."""
_MAX_HITS_TO_PICK_FROM = 200
"""Most hits that are filtered for concepts when one is picked: hits of other records come between them."""
_TYPO_PREFIX = "slip: "
_TRY = "Try fewer letters, an abbreviation, or a word of what it does."
_HIDDEN = "hidden on the map"
_SYNTAX = (
    ("limit:", "Limits and figures only", "limit: and Tab"),
    ("topic:", "One topic only", "topic:load balancing and Tab"),
    ("kind:", "One kind only", "kind:protocol and Tab"),
    ("source:", "What one source says", "source:rfc 5246 and Tab"),
    ('"', "Exactly these words", '"source port"'),
    ("-", "Without a word", "gateway -nat"),
    (">", "Commands", "> dark"),
)
"""The query syntax: what is typed, what it does, an example."""


def search_results(
    context: PageContext,
    query: PaletteQuery,
    *,
    counts: Mapping[str, int],
    leave_out: Collection[str] = (),
    hidden: Collection[str] = (),
) -> PaletteResults:
    """Return the hits for a query, best first.

    Args:
        context: the atlas, and the edition whose values are shown.
        query: what was typed, and what the search is narrowed to.
        counts: how often each record was opened for the same text.
        leave_out: ids of concepts that are picked already.
        hidden: ids of concepts that are switched off on the page in front; their entries say so.
    """
    from netatlas.search import figure_problem, with_notes  # here: not before the search itself is needed

    opened, scope = context.opened, query.scope
    text = f"{scope.prefix} {query.words}".strip() if scope is not None else query.words
    picking = query.mode.picks_concepts
    limit = _MAX_HITS_TO_PICK_FROM if picking else MAX_RESULTS + 1
    hits = opened.search(text, limit=limit, edition=context.edition, opened=counts)
    index = context.data.note_index if context.data is not None else None
    if index is not None and scope is None and not picking:
        hits = with_notes(hits, index.find(text, limit=MAX_NOTES))
    if picking:
        hits = [hit for hit in hits if hit.kind == "concept" and hit.id not in leave_out]
    elif query.mode is PaletteMode.PICK_ITEM:
        hits = [hit for hit in hits if hit.kind not in {"view", "topic"}]  # they cannot be on a sheet
    narrower = opened.scopes(query.text) if scope is None and not picking else ()
    results = _results(opened.atlas, query, hits, narrower)
    message = "\n".join(filter(None, (figure_problem(query.words), results.message)))
    entries = (replace(entry, hint=_HIDDEN) if entry.key in hidden else entry for entry in results.entries)
    return replace(results, entries=tuple(entries), message=message)


def recent_results(
    atlas: Atlas, addresses: Iterable[Address], in_front: Address | None = None
) -> PaletteResults:
    """Return the visited addresses that still exist; the one in front is marked so."""
    entries = tuple(
        PaletteEntry(
            str(address),
            title,
            detail=describe(atlas, address),
            kind=kind_of(atlas, address),
            hint="in front" if address == in_front else "",
        )
        for address in addresses
        if (title := address_title(atlas, address))
    )
    return PaletteResults(entries, message="" if entries else "Type what you are looking for, slips and all.")


def command_results(
    commands: Sequence[Command], names: FuzzyNames, query: PaletteQuery, reasons: Mapping[str, str]
) -> PaletteResults:
    """Return the commands whose names match, or all; ``reasons`` says why one cannot be used."""
    by_id = {command.id: command for command in commands}
    ids = names.find(query.words) if query.words else list(by_id)
    entries = tuple(
        PaletteEntry(
            command.id,
            command.title.rstrip("…"),
            detail=command.menu,
            hint=command.keys[0] if command.keys else "",
            reason=reasons[command.id],
        )
        for command in map(by_id.__getitem__, ids)
    )
    return PaletteResults(entries, message="" if entries else f"No command is called {quoted(query.words)}.")


def syntax_results() -> PaletteResults:
    """Return the query syntax, one entry for each form; choosing one puts it into the box."""
    return PaletteResults(
        tuple(
            PaletteEntry(typed, does, detail=example, hint=typed, puts=typed)
            for typed, does, example in _SYNTAX
        )
    )


def _results(
    atlas: Atlas, query: PaletteQuery, hits: Sequence[Hit], narrower: Sequence[Scope]
) -> PaletteResults:
    sure = _without_repeats([hit for hit in hits if not hit.weak])
    weak = [hit for hit in hits if hit.weak]
    scopes = _scope_entries(narrower[:MAX_RESULTS]) if len(narrower) > 1 else ()
    shown = [*sure[:MAX_RESULTS], *weak[: max(0, MAX_GUESSES - len(sure))]]
    typos = dict.fromkeys(
        hit.why.removeprefix(_TYPO_PREFIX) for hit in sure[:1] if hit.why.startswith(_TYPO_PREFIX)
    )
    return PaletteResults(
        (*scopes, *(hit_entry(atlas, hit) for hit in shown)),
        more=max(len(sure), len(narrower)) > MAX_RESULTS,
        typos=" ".join(typos),
        message="" if sure or narrower else _no_match_message(query, near=bool(weak)),
        scope=next(iter(narrower), None),
    )


def _without_repeats(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the facts and limits that the entry of their concept above them shows already.

    One that goes before its concept answers the query, so it stays.
    """
    kept: list[Hit] = []
    shown: set[str] = set()
    for hit in hits:
        if hit.kind not in {"fact", "limit"} or hit.id not in shown:
            kept.append(hit)
            shown.add(hit.shows)
    return kept


def _scope_entries(scopes: Sequence[Scope]) -> tuple[PaletteEntry, ...]:
    """Return an entry for each scope that the text may begin; choosing one narrows the search to it."""
    return tuple(
        PaletteEntry(scope.prefix, scope.label, detail="Search only here", scope=scope) for scope in scopes
    )


def _no_match_message(query: PaletteQuery, *, near: bool) -> str:
    """Return the message for a query without sure matches; ``near`` says whether weak ones are shown."""
    where = f"in {query.scope.label}" if query.scope is not None else "here"
    if not query.words:
        return f"There is nothing {where}."
    message = f"Nothing {where} answers to {quoted(query.words)}."
    if query.scope is not None:
        return f"{message} Backspace at the start of the line searches everything."
    return f"{message} These come nearest; or t{_TRY[1:]}" if near else f"{message} {_TRY}"
