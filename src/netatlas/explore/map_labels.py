"""The words on a map: in how many lines they are written, and about how wide those are.

Lengths are in pixels of a map that is shown as a whole in a window of usual size; the font is that of the
window, measured roughly, since a layout knows no screen.
"""

from __future__ import annotations

LABEL_SIZE, TOPIC_SIZE = 12.0, 25.0
"""Heights of the fonts of labels and of the names of topics."""
LINE = 1.15
"""Height of a line of text, as a share of the font's."""
_WIDEST_LABEL, _WIDEST_TOPIC = 84.0, 150.0
_NARROW, _WIDE = frozenset(" .,:;!|'()/-fijlrtI"), frozenset("mwMW")


def label_lines(name: str) -> list[str]:
    """Return the lines in which the name of a concept is written.

    >>> label_lines("Application Load Balancer")
    ['Application', 'Load Balancer']
    """
    return _wrapped(name, _WIDEST_LABEL / LABEL_SIZE)


def topic_lines(title: str) -> list[str]:
    """Return the lines in which the name of a topic is written."""
    return _wrapped(title, _WIDEST_TOPIC / TOPIC_SIZE)


def text_width(text: str) -> float:
    """Return about how wide ``text`` is in the window's font, Source Sans, of height 1."""
    return sum(
        0.28 if letter in _NARROW else 0.78 if letter in _WIDE else 0.58 if letter.isupper() else 0.51
        for letter in text
    )


def _wrapped(text: str, widest: float) -> list[str]:
    """Return ``text`` in one line, or in two of about equal width where it is wider than ``widest``."""
    words = text.split(" ")
    if len(words) == 1 or text_width(text) <= widest:
        return [text]
    halves = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))]
    return list(min(halves, key=lambda pair: max(text_width(line) for line in pair)))
