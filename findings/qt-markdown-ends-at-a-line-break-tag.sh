#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: QTextDocument.setMarkdown() reads `<br>` in the middle of a paragraph as a line break. Qt documents that
# HTML tags in Markdown are read unless MarkdownNoHTML is set, and CommonMark leaves it to the writer whether a tag
# without content ends with a slash.
#
# Seen: behind `<br>`, `<hr>` and `<img ...>` all text is lost, not only of that paragraph but to the end of the
# document, the rest of a table too. `<br/>` is a line break and loses nothing. With MarkdownNoHTML the tag is text.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtGui import QGuiApplication, QTextDocument

application = QGuiApplication([])
TABLE = "| port | use |\n|---|---|\n| 80{tag}443 | web |\n| 53 | DNS |\n\nLast paragraph.\n"
PLAIN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def words(markdown, features=QTextDocument.MarkdownFeature.MarkdownDialectGitHub):
    document = QTextDocument()
    document.setMarkdown(markdown, features)
    return document.toPlainText().split()


expected = {
    "First<br>second.\n\n# Heading\n\nLast paragraph.\n": ["First"],
    "First<hr>second.\n\nLast paragraph.\n": ["First"],
    'First <img src="a.png" alt="a"> second.\n\nLast paragraph.\n': ["First"],
    "First<br/>second.\n\nLast paragraph.\n": ["First", "second.", "Last", "paragraph."],
    "First<b>second</b>.\n\nLast paragraph.\n": ["Firstsecond.", "Last", "paragraph."],
    TABLE.format(tag="<br>"): ["port", "use", "80"],
    TABLE.format(tag="<br/>"): ["port", "use", "80", "443", "web", "53", "DNS", "Last", "paragraph."],
}
for markdown, left in expected.items():
    read = words(markdown)
    print(f"{markdown!r} -> {read}")
    assert read == left
without_html = words("First<br>second.\n\nLast paragraph.\n", PLAIN)
print("with MarkdownNoHTML:", without_html)
assert without_html == ["First<br>second.", "Last", "paragraph."]
PYTHON
