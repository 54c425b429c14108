"""The facade over the other packages, for scripts and notebooks, the terminal and the window alike.

``open_atlas`` reads packs and returns an ``OpenAtlas``, which answers questions; ``open_desk`` returns
what belongs to the user. Nothing here knows of screens or terminals.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.atlas.exact_names import exactly_meant, is_record_named
from netatlas.atlas.subjects import spot_subjects
from netatlas.desk.opening import open_desk
from netatlas.desk.pack_list import same_folder, start_packs
from netatlas.desk.settings import load_settings
from netatlas.errors import UsageError
from netatlas.progress import SILENT
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Self

    import networkx as nx

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId
    from netatlas.compare import ComparisonTable
    from netatlas.documents.blocks import Document
    from netatlas.explore.atlas_map import AtlasMap
    from netatlas.explore.measures import MeasureAnswer
    from netatlas.explore.paths import PathAnswer
    from netatlas.packs import PackReport
    from netatlas.progress import Progress
    from netatlas.search import Hit, Scope, Searcher

__all__ = ["Edition", "OpenAtlas", "open_atlas", "open_desk"]


def open_atlas(
    *packs: str | os.PathLike[str],
    beside: Iterable[Path] = (),
    home: str | os.PathLike[str] | None = None,
    progress: Progress = SILENT,
    whole: bool = False,
) -> OpenAtlas:
    """Read packs and return what they hold.

    Damaged records are left out and listed in ``report``; the rest opens. So does what is left where a pack
    cannot be opened that ``packs`` does not name.

    Args:
        packs: folders or files; without any, those that open at the start: the shipped pack, those in the
            user's packs folder and what was opened by hand in the window.
        beside: folders that open before ``packs`` and that nobody has named now, such as those already open.
        home: the folder of the user's own data; ``NETATLAS_HOME`` or the system's place if left out.
        progress: receives how many files are read, and may cancel the rest.
        whole: also look for faults in ``changed.yaml``, which the atlas does not need.

    Raises:
        PackError: a pack of ``packs`` cannot be opened, or none can.
        Cancelled: ``progress`` was cancelled.

    >>> atlas = open_atlas()
    >>> atlas.search("nat gatway", limit=1)[0].name
    'NAT gateway'
    """
    from netatlas.packs import open_packs  # noqa: PLC0415 - records wait until a pack is opened

    named, unnamed = [Path(pack) for pack in packs], list(beside)
    if not named and not unnamed:
        unnamed = [*start_packs(paths.home(home), load_settings(paths.home(home)))]
    folders = [*unnamed, *named]  # one of both keeps its position, but counts as named
    unnamed = [folder for folder in unnamed if not any(same_folder(folder, pack) for pack in named)]
    atlas, report, key = open_packs(folders, paths.cache(home), progress, whole=whole, unnamed=unnamed)
    folders = [pack.folder for pack in report.packs]
    return OpenAtlas(atlas, report, cache=paths.cache(home), folders=folders, key=key)


class OpenAtlas:
    """Opened packs and what can be asked of them.

    The search has an index in a database of its own. ``close``, the end of a ``with`` block, or
    letting go of the last reference closes it.

    Attributes:
        atlas: all records, with look-ups by id and name.
        report: faults, remarks and counts of the packs.
        folders: those of the packs.
    """

    def __init__(
        self,
        atlas: Atlas,
        report: PackReport,
        *,
        cache: Path | None = None,
        folders: Sequence[Path] = (),
        key: str = "",
    ) -> None:
        """Hold ``atlas``; indexes are built when they are first needed.

        Args:
            atlas: all records.
            report: what is wrong with the packs.
            cache: a folder for what takes long to compute; without it such things are computed each time.
            folders: the packs, for what is read of them later.
            key: of these packs in ``cache``; without it no index of the search is kept.
        """
        self.atlas = atlas
        self._cache = cache
        self.folders = tuple(folders)
        self._key = key
        self._map: AtlasMap | None = None
        self.report = report
        self._searcher: Searcher | None = None
        self._making_searcher = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the search and its indexes; a later search makes them anew.

        A search that runs in another thread comes to its end first: the indexes go with their last user.
        """
        with self._making_searcher:
            self._searcher = None

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The records as one frozen ``networkx.MultiDiGraph``."""
        return self.atlas.graph

    @property
    def searcher(self) -> Searcher:
        """The search over names, facts, limits and text; one, whichever thread asks first."""
        from netatlas.search import Searcher, stored_indexes  # noqa: PLC0415 - waits for the first search

        stored = stored_indexes(self._cache, self._key)
        with self._making_searcher:
            if self._searcher is None:
                # no method of this object: they would hold each other until the garbage collector comes by
                self._searcher = Searcher(self.atlas, counts=partial(_counts, self.atlas), stored=stored)
            return self._searcher

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        edition: Edition = Edition.TODAY,
        opened: Mapping[str, int] | None = None,
    ) -> list[Hit]:
        """Return the hits for ``text``, best first; an empty list for nonsense.

        ``opened`` holds how often each record was opened for the same text: one that was opened three times
        rises within its class.
        """
        return self.searcher.search(text, limit=limit, edition=edition, opened=opened)

    def prepare(self, progress: Progress = SILENT) -> None:
        """Build now what the first search would have to wait for.

        Raises:
            Cancelled: ``progress`` was cancelled; what is finished is kept.
        """
        self.searcher.prepare(progress)

    def scopes(self, text: str) -> tuple[Scope, ...]:
        """Return what a search can be narrowed to by ``text``, typed so far (``topic:load``), best first."""
        return self.searcher.scopes(text)

    def resolve(self, name: str, *, kinds: Collection[str] = (), pages: bool = False) -> tuple[str, bool]:
        """Return the id of what ``name`` means, and whether it was exactly its id, name or alias.

        Args:
            name: an id, a name, an alias, or something like one.
            kinds: the sorts of records that will do (``concept``); any if empty.
            pages: whether views and topics will do too; of these the address is returned.

        Raises:
            NotFound: nothing is near enough; it carries the nearest names.
        """
        if meant := exactly_meant(self.atlas, name, kinds=kinds):
            return meant, True
        from netatlas.search import resolve  # noqa: PLC0415 - only what is merely like a name needs it

        return resolve(self.atlas, self.searcher, name, kinds=kinds, pages=pages)

    def anchor(self, name: str) -> tuple[str, str]:
        """Return the address that a note on what ``name`` means is tied to, and what that says today.

        Args:
            name: as in ``resolve``, or the address of a view.

        Raises:
            NotFound: nothing is near enough.
        """
        from netatlas.atlas import anchors  # noqa: PLC0415 - only notes and bookmarks need it

        address = Address.parse(name.strip())
        if not address.view_name:
            address = Address.parse(self.answer_meant(name) or self.resolve(name)[0])
        return anchors.anchor_of(self.atlas, address), anchors.anchor_text(self.atlas, address) or ""

    def compare(self, *names: str, edition: Edition = Edition.TODAY) -> ComparisonTable:
        """Compare two to twelve concepts; names may be ids, names, aliases or near to one.

        Raises:
            NotFound: a name means no concept.
            UsageError: too few, too many, or one twice.
        """
        from netatlas.compare import compare  # noqa: PLC0415 - a search needs no comparison

        ids = [self.resolve(name, kinds=("concept",))[0] for name in names]
        return compare(self.atlas, ids, edition=edition)

    def paths(
        self,
        start: str,
        end: str,
        *,
        count: int = 3,
        avoid: Iterable[str] = (),
        avoid_hubs: bool = False,
        edition: Edition = Edition.TODAY,
    ) -> PathAnswer:
        """Return how one gets from ``start`` to ``end``: journeys, paths over relations, or why not.

        Args:
            start: a concept's id, name or alias, or what is near to one.
            end: another.
            count: paths over relations that are wanted at most.
            avoid: concepts that no path over relations may pass.
            avoid_hubs: whether to avoid also those that nearly everything is related to.
            edition: only relations and journeys that it shows are used.

        Raises:
            NotFound: a name means no concept.
        """
        from netatlas.explore.paths import PathQuestion, answer_to  # noqa: PLC0415 - only paths need networkx

        def concept(name: str) -> ConceptId:
            return self.atlas.concepts[self.resolve(name, kinds=("concept",))[0]].id

        avoided = frozenset(map(concept, avoid))
        question = PathQuestion(concept(start), concept(end), edition, count, avoided, avoid_hubs)
        return answer_to(self.atlas, question)

    def atlas_map(self, progress: Progress = SILENT) -> AtlasMap:
        """Return the map of all concepts: by the packs' positions, as it was before, or laid out now.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        if self._map is None:
            from netatlas.desk import file_cache  # noqa: PLC0415 - a search needs no map
            from netatlas.explore.map_loading import loaded_map  # noqa: PLC0415 - the same

            kept = file_cache.of_maps(self._cache) if self._cache else None
            self._map = loaded_map(self.atlas, kept, progress)
        return self._map

    def measure(
        self, by: str = "degree", *, edition: Edition = Edition.TODAY, progress: Progress = SILENT
    ) -> MeasureAnswer:
        """Return what a measure of the graph gives: scores of concepts, bridges or clusters.

        Args:
            by: ``degree``, ``betweenness``, ``bridges`` or ``clusters``.
            edition: only relations that it shows count.
            progress: receives how far the work has come, and may cancel it.

        Raises:
            UsageError: there is no such measure, or the graph is too large for it.
            Cancelled: ``progress`` was cancelled.
        """
        from netatlas.explore.measures import GraphMeasure, measured  # noqa: PLC0415 - the same
        from netatlas.explore.relation_graph import relation_graph  # noqa: PLC0415 - the same

        if by not in list(GraphMeasure):
            raise UsageError(f"There is no measure {quoted(by)}; there are {listed(GraphMeasure)}.")
        return measured(relation_graph(self.atlas, edition), GraphMeasure(by), progress)

    def documents(
        self, names: Iterable[str], *, edition: Edition = Edition.TODAY, progress: Progress = SILENT
    ) -> list[Document]:
        """Return the page of each name, each page once.

        Raises:
            NotFound: a name means nothing here.
            UsageError: a name means a claim or a source, which have no page, or a page of the window only.
            Cancelled: ``progress`` was cancelled.
        """
        ids = dict.fromkeys(self.answer_meant(name) or self.resolve(name, pages=True)[0] for name in names)
        pages = {one: self._page(one, edition) for one in progress.each(ids, len(ids), "pages")}
        return list({page.record or record_id: page for record_id, page in pages.items()}.values())

    def export(
        self,
        names: Sequence[str | Document],
        path: str | os.PathLike[str],
        *,
        edition: Edition | None = None,
        topic: str | None = None,
        everything: bool = False,
        form: str | None = None,
        progress: Progress = SILENT,
    ) -> Path:
        """Write the pages of ``names``, and of all concepts of a topic, to a file or folder in some format.

        Tables, records, cards and graphs are of the same names. A graph holds the concepts that are named and
        the relations between them, cards ask for the facts of these concepts; what is no concept brings those
        that it is about: a limit its concept, a journey all its stops.

        Args:
            names: ids, names, aliases or what is near to one; or pages of something else (notes), which are
                written behind the others.
            path: the file or folder; its ending chooses the format unless ``form`` does.
            edition: whose values are written; today's if left out. Cards and folders have today's and the
                notes' in words.
            topic: id or title of a topic; its sub-topics belong to it.
            everything: write all that the atlas holds.
            form: the name of a format of ``netatlas.export.endings.FORMATS`` (``vault``).
            progress: receives how far the work has come, and may cancel it.

        Returns:
            The path that was written.

        Raises:
            UsageError: nothing to write, no such format, or a folder that holds other things.
            NotFound: a name or the topic means nothing here.
            CannotWrite: the file or folder could not be written; what was there is untouched.
            Cancelled: ``progress`` was cancelled; what was there is untouched.
        """
        from netatlas.saving import export_of, save  # noqa: PLC0415 - only files need it

        target = paths.expanded(path)
        export = export_of(
            self, names, target, edition=edition, topic=topic, everything=everything, form=form
        )
        return save(self, export, progress)

    def record_ids(self, names: Iterable[str]) -> list[str]:
        """Return the ids of what names mean, each once; of a comparison that no pack holds, its concepts.

        Raises:
            NotFound: a name means nothing here.
            UsageError: a name is an address, a block or a port, whose answer is no record.
        """
        names = list(names)
        if answer := next(filter(self.answer_meant, names), ""):
            raise UsageError(
                f"{quoted(answer)} is computed, no record: write it as a page (.md, .html, .pdf)."
            )
        ids = (self.resolve(name)[0] for name in names)
        return list(dict.fromkeys(record for one in ids for record in self.spot_subjects(one) or (one,)))

    @staticmethod
    def spot_subjects(record_id: str) -> tuple[str, ...]:
        """Return the concepts of a comparison that no file holds (``compare:a+b``), else nothing."""
        return spot_subjects(record_id)

    def answer_meant(self, name: str) -> str:
        """Return the address of the computed answer that ``name`` means; '' if it means none, or a record."""
        if is_record_named(self.atlas, name):
            return ""
        from netatlas.search.lenses import answer_meant  # noqa: PLC0415 - the same

        return answer_meant(self.atlas, name)

    def _page(self, record_id: str, edition: Edition) -> Document:
        from netatlas import documents  # noqa: PLC0415 - a search needs no document

        if subjects := self.spot_subjects(record_id):
            return documents.comparison_document(self.atlas, self.compare(*subjects, edition=edition))
        return documents.page_document(self.atlas, self.report, record_id, edition=edition)


def _counts(atlas: Atlas, subjects: tuple[str, ...], edition: Edition) -> tuple[int, int]:
    """Return how many rows the comparison of ``subjects`` has, and how many of them differ."""
    from netatlas.compare import compare  # noqa: PLC0415 - a search needs no comparison

    table = compare(atlas, subjects, edition=edition)
    return len(table.rows), table.differing
