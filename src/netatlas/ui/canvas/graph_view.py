"""The view of a graph: one widget that shows a picture, with no item for any node.

``netatlas.drawing.graph`` decides what is in sight and which labels show. A job paints the picture at rest;
while one moves, the last picture is shown transformed, so that a frame costs the same at any size.
``graph_canvas`` adds keyboard and mouse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from typing_extensions import override

from netatlas.drawing.graph.filter import GraphFilter, Shown
from netatlas.drawing.graph.graph_scene import GraphLook, chip_hits, graph_scene, lit_scene
from netatlas.drawing.graph.lit import lit_of
from netatlas.drawing.graph.spoken import graph_summary, node_description
from netatlas.drawing.scene import HitArea, Scene
from netatlas.drawing.viewport import Viewport, fit
from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.canvas.rest_picture import RestPicture, Surface
from netatlas.ui.canvas.scene_canvas import SceneCanvas
from netatlas.ui.canvas.scene_items import ItemGroup, ItemText
from netatlas.ui.widgets.chosen_line import paint_ring
from netatlas.ui.widgets.font_sizes import sized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.drawing.graph.lit import Lit
    from netatlas.drawing.graph.picture import GraphPicture
    from netatlas.drawing.graph.sight import InSight
    from netatlas.explore.atlas_map import TopicArea
    from netatlas.ui.jobs import Jobs

_REACH = 12.0
"""Pixels around the middle of a node within which the mouse is on it."""
_MARGIN, _MARGIN_OF_NODES = 10.0, 44.0
"""Units of the map around areas, and around nodes that lie in none: room for the labels at the rim."""
_LARGEST_SCALE = 8.0
_SMALLEST_EXTENT = (640.0, 420.0)
"""Units of the map that the whole shows at least: two nodes need not be at both ends of the window."""
_REST_MS, _LONGEST_MOVE_MS = 70, 220
"""Milliseconds without a movement after which a picture is painted; and after which one is painted anyway."""
_AREA = "area "
"""Begins the key of a topic among the groups of items."""
_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class GraphView(SceneCanvas):
    """A graph, of which a part is seen.

    Attributes:
        picture: what is shown, or None before there is anything.
        filter: what of it is switched off.
        message: the sentence that is shown instead of a graph.

    Signals:
        selected: the key of the node that is selected now, or ''.
        view_settled: zoom or place have changed and are at rest.
        shown_changed: another graph is shown, or more or less of it.
    """

    selected = Signal(str)
    view_settled = Signal()
    shown_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.picture: GraphPicture | None = None
        self.filter = GraphFilter()
        self.message = ""
        self._look: GraphLook | None = None
        self._hover_lit: Lit | None = None
        self._sight: tuple[Viewport, Shown, InSight] | None = None
        self._moved: tuple[int, float, float] | None = None
        self._rest_picture = RestPicture(jobs, self)
        self._rest_picture.painted.connect(self.update)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._longest_move = QTimer(self, singleShot=True, interval=_LONGEST_MOVE_MS)
        self._longest_move.timeout.connect(self._on_long_move)

    def show_message(self, text: str) -> None:
        """Show a sentence in place of a graph."""
        self.message = text
        self.show_picture(None)

    def show_picture(self, picture: GraphPicture | None, *, keep_view: bool = False) -> None:
        """Show a graph, or none; with ``keep_view`` the same part of it as of the graph before."""
        self.picture = picture
        if not keep_view:
            self._rest_picture.forget()
            self._shown = None
        self._sight = self._hover_lit = self._moved = None
        if self._number(self.current) is None:
            self.current = ""
        self._renew_look()
        self.refresh()
        self.items_changed()
        self.shown_changed.emit()
        if self._rest_picture.image is None and self.isVisible():
            self._paint_picture()  # there is nothing to show until then

    def set_filter(self, graph_filter: GraphFilter) -> None:
        """Switch kinds of nodes and relations off or on."""
        if graph_filter != self.filter:
            self.filter = graph_filter
            self._renew_look()
            self.refresh()
            self.items_changed()
            self.shown_changed.emit()

    @property
    def shown(self) -> Shown | None:
        """What is not switched off; None without a graph."""
        return self._look.shown if self._look is not None else None

    def show_view(self, x: float, y: float, scale: float) -> None:
        """Show a place of the map in the middle, at a scale."""
        whole = self.whole()
        if whole.y is None:
            return
        width, height = self._area
        half_width, half_height = width / 2 / scale, height / 2 / scale
        wanted = Viewport(
            replace(whole.x, first=x - half_width, last=x + half_width),
            replace(whole.y, first=y - half_height, last=y + half_height),
        )
        self.show_part(wanted.fitted(whole))

    def select(self, key: str) -> None:
        """Select a node of the graph, or with '' none, where the view is."""
        self._select(key if self._number(key) is not None else "")
        self.announcer.announce_current()

    def centre_on(self, key: str) -> None:
        """Select a node and bring it to the middle, near enough that its neighbours can be told apart."""
        node, picture = self._number(key), self.picture
        if node is None or picture is None:
            return
        self._select(key)
        content = picture.content
        self.show_view(content.x[node], content.y[node], max(self.viewport.x.scale, picture.near))
        self.announcer.announce_current()

    @property
    def emptiness(self) -> str:
        """The sentence that is shown because there is nothing to see; '' where there is a graph."""
        if self.picture is None:
            return self.message
        if not self.picture.content.ids:
            return "There is no concept here to show."
        is_off = self._look is not None and not self._look.shown.node_count
        return "All kinds of concepts are switched off." if is_off else ""

    @property
    def place(self) -> tuple[float, float, float] | None:
        """The place of the map in the middle, and the scale; None if the whole is shown."""
        view = self.viewport
        if not self.zoomed or view.y is None:
            return None
        return (view.x.first + view.x.last) / 2, (view.y.first + view.y.last) / 2, view.x.scale

    @property
    def is_settled(self) -> bool:
        """Whether the picture on the screen is the one at rest."""
        return self.picture is None or (
            self._rest_picture.version == self._version and self._rest_picture.view == self.viewport
        )

    @override
    def whole(self) -> Viewport:
        content = self.picture.content if self.picture is not None else None
        left, top, right, bottom = content.bounds if content is not None else (0.0, 0.0, 1.0, 1.0)
        margin = _MARGIN if content is not None and content.areas else _MARGIN_OF_NODES
        least_width, least_height = _SMALLEST_EXTENT
        wider = max(margin, (least_width - (right - left)) / 2)
        higher = max(margin, (least_height - (bottom - top)) / 2)
        bounds = (left - wider, top - higher, right + wider, bottom + higher)
        width, height = self._area
        return fit(bounds, width, height, shortest=width / _LARGEST_SCALE)

    @property
    def _area(self) -> tuple[int, int]:
        """Width and height to draw in, never 0 as those of a widget that has just been taken away."""
        return max(1, self.width()), max(1, self.height())

    def scene_maker(self) -> Callable[[], Scene] | None:
        """Return what makes the scene of what is shown now, in a job if need be; None without a graph."""
        picture, look, view = self.picture, self._look, self.viewport
        if picture is None or look is None:
            return None
        return lambda: graph_scene(picture, view, look)

    @override
    def make_scene(self) -> Scene | None:
        make = self.scene_maker()
        return make() if make is not None else None

    @override
    def position_of(self, key: str) -> tuple[float, float] | None:
        node = self._number(key)
        if node is None or self.picture is None:
            return None
        view, content = self.viewport, self.picture.content
        return view.x.pixel(content.x[node]), view.y.pixel(content.y[node]) if view.y is not None else 0.0

    @override
    def summary(self) -> str:
        if self.picture is None or self._look is None:
            return self.message or "Graph"
        counts = graph_summary(self.picture.content, self._look.shown)
        return f"{counts}. {self.emptiness}" if self.emptiness else counts

    @override
    def item_groups(self) -> Sequence[ItemGroup]:
        if self.picture is None or self._look is None:
            return []
        content, shown = self.picture.content, self._look.shown
        keys: list[list[str]] = [[] for _ in content.areas or (None,)]
        for node in content.order:
            if shown.nodes[node]:
                keys[content.topics[node] if content.areas else 0].append(content.ids[node])
        return [
            ItemGroup(f"{_AREA}{area}" if content.areas else "", own) for area, own in enumerate(keys) if own
        ]

    @override
    def item_text(self, key: str) -> ItemText:
        node = self._number(key)
        if node is None or self.picture is None or self._look is None:
            return ItemText("")
        content = self.picture.content
        return ItemText(content.names[node], node_description(content, self._look.shown, node))

    @override
    def group_text(self, group: str) -> ItemText:
        area = self._area_of(group)
        return ItemText(" ".join(area.lines) if area is not None else "")

    @override
    def hits_in(self, group: str) -> Iterable[HitArea]:
        hits = (self.hit(key) for key in self.items.keys_in(group))
        return [hit for hit in hits if hit is not None]

    @override
    def hit(self, key: str) -> HitArea | None:
        position = self.position_of(key)
        return _area(key, *position) if position is not None and self._is_inside(*position) else None

    @override
    def hit_at(self, at: QPointF) -> HitArea | None:
        for hit in self._chip_hits():
            if hit.contains(at.x(), at.y()):
                return hit
        sight = self._in_sight()
        node = sight.nearest(at.x(), at.y(), _REACH) if sight is not None else None
        return _area(self._key(node), at.x(), at.y()) if node is not None else None

    @override
    def refresh(self) -> None:
        self._scene = self._hit_index = None
        self._rest_picture.cancel()
        self._rest.start()
        if not self._longest_move.isActive():
            self._longest_move.start()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface"))
        emptiness = self.emptiness
        if self.picture is None or emptiness:
            painter.setPen(theme.colour("muted"))
            painter.setFont(sized(self.font(), 14))
            painter.drawText(QRectF(self.rect()).adjusted(24, 24, -24, -24), _CENTRED, emptiness)
        else:
            self._rest_picture.draw(painter, self.viewport)
            self._paint_lit(painter)
        if self._focus_visible and self.hasFocus() and not self.current:
            paint_ring(painter, theme.colour("accent"), self.rect(), 4)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sight = None

    @override
    def _indicate(self, key: str) -> None:
        if key != self._hovered:
            node, picture, look = self._number(key), self.picture, self._look
            if node is None or picture is None or look is None:
                self._hover_lit = None
            else:
                self._hover_lit = lit_of(picture, node, look.shown)
            self.update()
        super()._indicate(key)

    def _select(self, key: str) -> None:
        if key != self.current:
            self.current = key
            self._renew_look()
            self.refresh()
            self.selected.emit(key)

    def _renew_look(self) -> None:
        """Work out what is shown and lit with the present filter and selection."""
        self._look = None
        if self.picture is None:
            return
        shown, node = self.picture.shown(self.filter), self._number(self.current)
        lit = lit_of(self.picture, node, shown) if node is not None and shown.nodes[node] else None
        self._look = GraphLook(shown, self.filter, lit)

    @property
    def _version(self) -> object:
        """What a picture depends on beside the viewport."""
        return (self.picture, self._look, self._theme, self.size().toTuple(), self.devicePixelRatioF())

    @Slot()
    def _on_rest(self) -> None:
        self._longest_move.stop()
        self._paint_picture()
        self.view_settled.emit()

    @Slot()
    def _on_long_move(self) -> None:
        """Paint a draft of what has come into sight while one still moves."""
        self._paint_picture(smooth=False)

    def _paint_picture(self, *, smooth: bool = True) -> None:
        make_scene, theme = self.scene_maker(), self._theme
        if make_scene is None or theme is None or self.is_settled:
            return
        surface = Surface(self.size(), self.devicePixelRatioF(), theme, self.font())
        self._rest_picture.paint(make_scene, self.viewport, self._version, surface, smooth=smooth)

    def _paint_lit(self, painter: QPainter) -> None:
        """Paint what the mouse is on, or a selection that is not in the picture yet, over the picture."""
        picture, look, theme = self.picture, self._look, self._theme
        if picture is None or look is None or theme is None:
            return
        rest = self._rest_picture
        is_new = rest.image is not None and rest.version != self._version
        lit = look.lit if self._moved is not None or (is_new and look.lit is not None) else self._hover_lit
        is_moving = self._rest.isActive() and not self.is_settled
        if lit is None or (is_moving and self._moved is None and not is_new):
            return
        scene = lit_scene(picture, self.viewport, look._replace(lit=lit, moved=self._moved))
        ScenePainter(painter, theme, self.font()).paint(scene)

    def _in_sight(self) -> InSight | None:
        if self.picture is None or self._look is None:
            return None
        view, shown = self.viewport, self._look.shown
        if self._sight is None or self._sight[0] != view or self._sight[1] is not shown:
            self._sight = (view, shown, self.picture.sight.at(view, shown))
        return self._sight[2]

    def _chip_hits(self) -> tuple[HitArea, ...]:
        """Return the areas of the chips at the rim, if there are any."""
        if self.picture is None or self._look is None or self._look.lit is None:
            return ()
        return chip_hits(self.picture, self.viewport, self._look)

    def _area_of(self, group: str) -> TopicArea | None:
        number = group.removeprefix(_AREA)
        if self.picture is None or not group.startswith(_AREA) or not number.isdigit():
            return None
        areas = self.picture.content.areas
        return areas[int(number)] if int(number) < len(areas) else None

    def _number(self, key: str) -> int | None:
        return self.picture.content.numbers.get(key) if self.picture is not None and key else None

    def _key(self, node: int | None) -> str:
        return self.picture.content.ids[node] if self.picture is not None and node is not None else ""

    def _is_inside(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width() and 0 <= y <= self.height()


def _area(key: str, x: float, y: float) -> HitArea:
    return HitArea(key, "", x, y, x - _REACH, y - _REACH, x + _REACH, y + _REACH)
