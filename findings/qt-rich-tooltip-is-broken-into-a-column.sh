#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: one sentence without any formatting makes an equally wide tooltip, whether it is plain or rich text. Qt
# documents that rich text in a tooltip is wrapped, for what is too long for a line; this one is short.
#
# Seen: plain it is one line, as rich text a narrow block of three or more. `white-space:pre` gives the one line back.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip

application = QApplication([])
SENTENCE = "Keep this date and compare another one with it"


def shown(text):
    QToolTip.showText(QPoint(10, 10), text)
    sizes = [
        widget.size()
        for widget in application.topLevelWidgets()
        if widget.inherits("QTipLabel") and widget.isVisible() and widget.text() == text
    ]
    (size,) = sizes
    return size


plain = shown(SENTENCE)
rich = shown(f"<qt>{SENTENCE}</qt>")
kept = shown(f'<qt style="white-space:pre">{SENTENCE}</qt>')
for name, size in (("plain", plain), ("rich", rich), ("rich, white-space:pre", kept)):
    print(f"{name}: {size.width()} x {size.height()}")
assert rich.width() * 2 < plain.width()
assert rich.height() >= plain.height() * 2
assert kept.height() < plain.height() * 1.5
assert kept.width() > plain.width() * 0.9
PYTHON
