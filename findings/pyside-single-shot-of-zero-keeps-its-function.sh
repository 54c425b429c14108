#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: QTimer.singleShot(time, context, function) calls the function unless the context is deleted before; then
# nobody can want the function any more, and it is let go of, whatever the time is.
#
# Seen: with a time of 1 ms it is let go of when the context is deleted. With a time of 0 it is never called and never
# let go of: the function, and what it refers to, stays until the program ends. A window that does something for each
# page "in the next turn of the event loop" keeps each page that was left before.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
import gc
import weakref

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

application = QCoreApplication([])
PAGES = 50
called = []


class Content:
    """What a function refers to."""


def left(milliseconds):
    """Return how many functions are left of pages that were deleted before their turn."""
    contents = []
    for _page in range(PAGES):
        context, content = QObject(), Content()
        QTimer.singleShot(milliseconds, context, lambda content=content: called.append(content))
        contents.append(weakref.ref(content))
        shiboken6.delete(context)
        del context, content
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()
    gc.collect()
    return sum(content() is not None for content in contents)


of_one, of_zero = left(1), left(0)
print("functions called:", len(called))
print("functions kept of", PAGES, "after a time of 1 ms:", of_one)
print("functions kept of", PAGES, "after a time of 0 ms:", of_zero)
assert not called
assert of_one == 0
assert of_zero == PAGES
PYTHON
