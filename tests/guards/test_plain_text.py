"""Labels, message boxes and tips come from their makers only: Qt guesses mark-up in all others."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.guards.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

MAKER = "ui/widgets/plain_text.py"
BROWSER = "ui/widgets/closed_browser.py"
WRITER = "printing/text_writer.py"

MAKERS_OF_WIDGETS = {"QLabel": MAKER, "QInputDialog": MAKER, "QTextBrowser": BROWSER, "QTextEdit": BROWSER}
"""Widgets that guess mark-up, with the one file that makes each; others may name them as types."""
UNUSED = {"QErrorMessage", "QMessageBox", "QProgressDialog", "QSplashScreen", "QStaticText", "QWhatsThis"}
"""Classes that guess mark-up too. Who needs one gives it a maker in ``MAKER``."""
TIP_SETTERS = {"setItemToolTip", "setTabToolTip", "setTabWhatsThis", "setToolTip", "setWhatsThis", "showText"}
TIP_FILES = (MAKER, WRITER)
MAKERS_OF_TEXT = {"setBuddy": MAKER, "setLabelText": MAKER, "setTextFormat": MAKER}
"""Methods after which a text could be read in another way, with the one file that calls each."""
MARK_UP = {"appendHtml", "fromHtml", "insertHtml", "insertMarkdown", "setHtml", "setMarkdown", "setSource"}
CLIPBOARD = "ui/clipboard.py"  # hands mark-up to other programs and shows none
TIP_ROLES = {"ToolTipRole", "WhatsThisRole"}


def test_texts_and_tips_come_from_their_makers() -> None:
    """A pack's words would be drawn as mark-up, and Qt would look for the files that they name."""
    found = [
        f"{file}:{line} {what}"
        for file, tree in modules().items()
        if file.startswith(("ui/", "printing/"))
        for line, what in _offences(file, tree)
    ]
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "label = QLabel(title)",
        "label = QtWidgets.QLabel(title)",
        "from PySide6.QtWidgets import QLabel as Words",
        "class Title(QLabel): pass",
        "QMessageBox.warning(window, title, text)",
        "box: QMessageBox",
        "QInputDialog.getText(window, title, question)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "document.setHtml(text)",
        "button.setToolTip(text)",
        "button.setToolTip(tip(text))",
        "bar.setTabToolTip(0, name)",
        "form.addRow('Colours', box)",
        "form.addRow(name, box)",
        "def data(role):\n if role == Qt.ItemDataRole.ToolTipRole:\n  return text",
        "def data(role):\n match role:\n  case Qt.ToolTipRole:\n   return text",
        "def data(role):\n match role:\n  case Qt.DisplayRole | Qt.ToolTipRole:\n   return tip(text)",
        "ROLES = (Qt.ItemDataRole.ToolTipRole,)",
        "item.setData(text, Qt.ItemDataRole.ToolTipRole)",
    ],
)
def test_the_guard_finds_what_is_made_elsewhere(source: str) -> None:
    """The guard would pass whatever is written in a way that it does not know."""
    assert len(list(_offences("ui/somewhere.py", ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("ui/somewhere.py", "def show(label: QLabel) -> QInputDialog: label.setText(text)"),
        ("ui/somewhere.py", "labels = window.findChildren(QLabel)"),
        ("ui/somewhere.py", "form.addRow(plain_label('Colours', buddy=box), box)"),
        ("ui/somewhere.py", "mark = QTextEdit.ExtraSelection()"),
        (
            "ui/somewhere.py",
            "def data(role):\n match role:\n  case Qt.ItemDataRole.ToolTipRole if row:\n   return tip(text)",
        ),
        ("ui/somewhere.py", "def data(role):\n if role == Qt.ItemDataRole.ToolTipRole:\n  return tip(text)"),
        (MAKER, "label = QLabel(parent)\nlabel.setTextFormat(Qt.TextFormat.PlainText)"),
        (MAKER, "QToolTip.showText(event.globalPos(), tip(name), bar)"),
        (WRITER, "link.setToolTip(tip(text))"),
        (BROWSER, "class ClosedBrowser(QTextBrowser): pass"),
        (CLIPBOARD, "data.setHtml(html)"),
    ],
)
def test_the_guard_lets_the_makers_be(file: str, source: str) -> None:
    """The guard would be switched off by those whom it keeps from what is right."""
    assert list(_offences(file, ast.parse(source))) == []


def _offences(file: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and words for each text in ``tree`` that Qt could take for mark-up."""
    answered = set(_answered_roles(tree))
    for node in ast.walk(tree):
        match node:
            case ast.alias(name=name, asname=str()) if name in MAKERS_OF_WIDGETS or name in UNUSED:
                yield node.lineno, f"gives {name} another name"
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in UNUSED:
                yield node.lineno, f"uses {name}"
            case ast.Attribute(attr=role) if role in TIP_ROLES and node not in answered:
                yield node.lineno, f"answers {role} with something else than tip(…) alone"
            case ast.ClassDef(bases=bases):
                for base in bases:
                    if MAKERS_OF_WIDGETS.get(_last(base), file) != file:
                        yield node.lineno, f"is a {_last(base)}"
            case ast.Call():
                yield from ((node.lineno, what) for what in _wrong_calls(file, node))


def _wrong_calls(file: str, call: ast.Call) -> Iterator[str]:
    """Yield what a call makes that only its maker should make."""
    name, tips = _last(call.func), [one for one in call.args if _calls(one, "tip")]
    if MAKERS_OF_WIDGETS.get(name, file) != file:
        yield f"makes a {name}"
    if isinstance(call.func, ast.Attribute):
        if _last(call.func.value) == "QInputDialog":
            yield f"asks with QInputDialog.{name}"
        if name in TIP_SETTERS and (file not in TIP_FILES or not tips):
            yield f"calls {name} itself, or with something else than tip(…)"
        if MAKERS_OF_TEXT.get(name, file) != file or (name in MARK_UP and file != CLIPBOARD):
            yield f"calls {name}"
        if name == "addRow" and not _calls(call.args[0], "plain_label"):
            yield "lets a form make a label"


def _answered_roles(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield each role of a tip that is asked for alone and answered with ``return tip(…)``."""
    for node in ast.walk(tree):
        match node:
            case ast.match_case(pattern=ast.MatchValue(value=role), body=[ast.Return(value=answer)]):
                pass
            case ast.If(
                test=ast.Compare(ops=[ast.Eq()], comparators=[role]), body=[ast.Return(value=answer)]
            ):
                pass
            case _:
                continue
        if answer is not None and _calls(answer, "tip"):
            yield role


def _calls(node: ast.AST, function: str) -> bool:
    """Return True if ``node`` is a call of ``function``."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function


def _last(node: ast.AST) -> str:
    """Return the last part of a dotted name, or ''."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
