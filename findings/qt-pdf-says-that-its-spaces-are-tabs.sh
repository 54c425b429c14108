#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3), font-source-sans-pro 0.0.1, pypdf 7.1.1, pdfminer.six 20260107,
# pypdfium2 5.15.2, PyMuPDF 2.0.
#
# Expected: a PDF that Qt writes says of each glyph which character it is; that is what the ToUnicode table of a font in
# a PDF is for, by ISO 32000, so that text can be searched and copied. The text drawn here has spaces, no tab.
#
# Seen: the table names U+0009 for the glyph of the space, and U+0020 not at all. pypdf and pdfminer give back
# `TLS\t1.3` for "TLS 1.3", so that the phrase is not found; PDFium and MuPDF read the same file with spaces.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3' \
    'font-source-sans-pro==0.0.1' 'pypdf==7.1.1' 'pdfminer.six==20260107' 'pypdfium2==5.15.2' 'PyMuPDF==2.0'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import re
from pathlib import Path

import font_source_sans_pro
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter, QPdfWriter

application = QGuiApplication([])
(file,) = Path(font_source_sans_pro.__file__).parent.rglob("SourceSansPro-Regular.ttf")
(family,) = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
TEXT = "TLS 1.3 on port 443"
writer = QPdfWriter("page.pdf")
painter = QPainter(writer)
painter.setFont(QFont(family, 11))
painter.drawText(500, 500, TEXT)
painter.end()

page = pypdf.PdfReader("page.pdf").pages[0]
(font,) = page["/Resources"]["/Font"].values()
named = font.get_object()["/ToUnicode"].get_data().decode()
characters = {int(code, 16) for codes in re.findall(r"\[(.*?)\]", named) for code in re.findall(r"<(\w+)>", codes)}
print("the table of the font names U+0009:", 0x09 in characters, "and U+0020:", 0x20 in characters)
assert 0x09 in characters
assert 0x20 not in characters

read = {
    "pypdf": page.extract_text(),
    "pdfminer": extract_text("page.pdf"),
    "PDFium": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range(),
    "MuPDF": pymupdf.open("page.pdf")[0].get_text(),
}
for reader, text in read.items():
    print(f"{reader}: {text.strip()!r}")
    assert text.strip() == (TEXT.replace(" ", "\t") if reader in ("pypdf", "pdfminer") else TEXT)
PYTHON
