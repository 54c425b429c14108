#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: a label shows a sentence that happens to hold `<` and `>`. Qt documents that a label guesses by
# mightBeRichText() whether its text is rich text, and that the guess looks for a tag. No tag begins with a space.
#
# Seen: `use <name> here` is taken for plain text, but `if a < b and c > d` for rich text with a tag that has
# attributes: the label shows `if a d`. A condition with both signs is shown without its middle, and no warning says so.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtGui import QAccessible
from PySide6.QtGui import Qt as GuiQt  # mightBeRichText is missing from PySide6.QtCore's class of that name
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])


label = QLabel()  # with the text format AutoText, Qt's own choice


def shown(text):
    label.setText(text)
    return QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)


expected = {
    "use <name> here": "use <name> here",
    "if a < b": "if a < b",
    "if a < b and c > d": "if a d",
}
for text, words in expected.items():
    print(f"{text!r}: rich {GuiQt.mightBeRichText(text)}, shown as {shown(text)!r}")
    assert GuiQt.mightBeRichText(text) is (words != text)
    assert shown(text) == words
PYTHON
