#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: a screen reader hears the words of a tooltip. Qt documents that a tooltip may be rich text, and that the
# accessible description is a sentence or so for people who cannot see the widget; for lack of one Qt offers the
# tooltip. The text of a label with mark-up is given without it, so the same was expected here.
#
# Seen: the description is the mark-up itself, tags and entities, of a widget as of a tab. A label's name is clean.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar

application = QApplication([])
TIP = "<qt>Less than <b>5</b> hops: n &lt; 5</qt>"


def said(interface, what):
    return interface.text(getattr(QAccessible.Text, what))


button = QPushButton("Trace")
button.setToolTip(TIP)
bar = QTabBar()
bar.addTab("Path")
bar.setTabToolTip(0, TIP)
label = QLabel(TIP)
of_button = said(QAccessible.queryAccessibleInterface(button), "Description")
of_tab = said(QAccessible.queryAccessibleInterface(bar).child(0), "Description")
of_label = said(QAccessible.queryAccessibleInterface(label), "Name")
print("description of the button:", of_button)
print("description of the tab:   ", of_tab)
print("name of a label:          ", of_label)
assert of_button == TIP
assert of_tab == TIP
assert of_label == "Less than 5 hops: n < 5"

button.setAccessibleDescription("Less than 5 hops")
mended = said(QAccessible.queryAccessibleInterface(button), "Description")
print("with a description of its own:", mended)
assert mended == "Less than 5 hops"
PYTHON
