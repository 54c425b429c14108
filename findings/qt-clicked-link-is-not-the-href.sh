#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: QTextBrowser.anchorClicked says which link was clicked. Qt documents that the signal carries the URL of
# the link; with setOpenLinks(False) it is all that a program gets to follow the link itself.
#
# Seen: the signal carries what QUrl made of it. A head that begins with a digit can be no scheme, so the link
# `2fast:vpn` arrives as an empty, invalid URL: it is clicked and leads nowhere. `Mine:vpn` comes in small letters,
# and toString() has turned %20 into a space. anchorAt() gives each as it was written.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTextBrowser

application = QApplication([])


def clicked(href):
    browser = QTextBrowser()
    browser.setOpenLinks(False)
    browser.setHtml(f'<a href="{href}">a link</a>')
    browser.resize(300, 100)
    browser.show()
    arrived = []
    browser.anchorClicked.connect(arrived.append)
    point = browser.cursorRect(browser.textCursor()).center() + QPoint(4, 0)
    everywhere = QPointF(browser.viewport().mapToGlobal(point))
    left = Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, QPointF(point), everywhere, left, left, Qt.KeyboardModifier.NoModifier)
        application.sendEvent(browser.viewport(), event)
    (url,) = arrived
    return browser.anchorAt(point), url.toString(), url.isValid()


expected = {
    "2fast:vpn": ("", False),
    "Mine:vpn": ("mine:vpn", True),
    "view:limits?words=nat%20x": ("view:limits?words=nat x", True),
    "view:limits": ("view:limits", True),
}
for href, (text, valid) in expected.items():
    written, got, is_valid = clicked(href)
    print(f"href {href!r}: anchorAt {written!r}, anchorClicked {got!r}, valid {is_valid}")
    assert written == href
    assert (got, is_valid) == (text, valid)
PYTHON
