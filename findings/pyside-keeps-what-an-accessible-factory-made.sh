#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: the accessible object that a factory has made for a widget goes with the widget. Qt documents that it owns
# and deletes what factories return, and does so here when the widget is deleted; nothing else refers to the Python
# object then.
#
# Seen: Qt's object is deleted, the Python object is not: PySide6 keeps a reference to it until the program ends, and
# with it everything that the object refers to. A program that opens and closes pages grows with each of them.
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
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

application = QApplication([])
PAGES = 50


class Page(QWidget):
    pass


class Content:
    """What an accessible object would refer to, such as the data of a page."""


class Described(QAccessibleWidget):
    def __init__(self, page):
        super().__init__(page, QAccessible.Role.List)
        self.content = Content()


QAccessible.installFactory(lambda _key, thing: Described(thing) if isinstance(thing, Page) else None)
objects, contents = [], []
for _page in range(PAGES):
    page = Page()
    described = QAccessible.queryAccessibleInterface(page)
    objects.append(weakref.ref(described))
    contents.append(weakref.ref(described.content))
    del described
    shiboken6.delete(page)
gc.collect()
kept = [described() for described in objects if described() is not None]
print("pages closed:", PAGES)
print("accessible objects that are left in Python:", len(kept))
print("what they refer to that is left:", sum(content() is not None for content in contents))
print("those of Qt that are left:", sum(map(shiboken6.isValid, kept)))
assert len(kept) == PAGES
assert all(content() is not None for content in contents)
assert not any(map(shiboken6.isValid, kept))
PYTHON
