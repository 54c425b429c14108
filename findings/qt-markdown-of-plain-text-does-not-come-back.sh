#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: QTextDocument.toMarkdown() writes a document so that setMarkdown() reads the same words. Qt documents
# it as the document's content as Markdown, and signs that would be mark-up are escaped: `*a*`, `# a` and `1. a` are.
#
# Seen: underscores, tildes, `>` at the start and tags behind the first are not escaped. Plain text that holds them
# loses these letters on its way back, without a warning.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtGui import QGuiApplication, QTextDocument

application = QGuiApplication([])


def there_and_back(text):
    written = QTextDocument()
    written.setPlainText(text)
    markdown = written.toMarkdown().strip()
    read = QTextDocument()
    read.setMarkdown(markdown)
    return markdown, read.toPlainText()


kept = ("*a*", "# a", "1. a", "[a](b)", "`a`", "a_b_c")
lost = {
    "_private_": "private",
    "~~a~~": "a",
    "> 100 Gbps": "100 Gbps",
    "<b>a</b>": "<b>a",
}
for text in kept:
    markdown, back = there_and_back(text)
    print(f"{text!r} -> {markdown!r} -> {back!r}")
    assert back == text
for text, left in lost.items():
    markdown, back = there_and_back(text)
    print(f"{text!r} -> {markdown!r} -> {back!r}  LOST")
    assert back == left
PYTHON
