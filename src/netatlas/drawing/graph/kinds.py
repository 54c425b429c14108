"""How nodes of each kind look: a form and a colour; and how large shapes are at a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.drawing.colours import plain_kind

if TYPE_CHECKING:
    from netatlas.drawing.scene import MarkForm

_FORMS: dict[str, MarkForm] = {
    "service": "square",
    "component": "disc",
    "protocol": "diamond",
    "policy": "triangle",
    "feature": "bar",
    "concept": "ring",
    "event": "star",
    "limit": "hourglass",
    "comparison": "pair",
    "journey": "arrow",
}
_OTHER = "concept"
"""The kind whose look all kinds have that a theme does not know."""
_SMALLEST, _LARGEST = 0.75, 1.25
_GROWTH = 0.4


def form_of(kind: str) -> MarkForm:
    """Return the form of the marks of a kind."""
    return _FORMS.get(plain_kind(kind), _FORMS[_OTHER])


def ink_of(kind: str) -> str:
    """Return the role of a theme in which a kind is drawn."""
    plain = plain_kind(kind)
    return plain if plain in _FORMS else _OTHER


def growth(scale: float) -> float:
    """Return by how much shapes are larger than at scale 1; they grow less than distances do."""
    return float(min(_LARGEST, max(_SMALLEST, scale**_GROWTH)))
