"""The report on an error says where it was raised, and nothing of the user."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netatlas
from netatlas.crash_report import key_of, report_text

PACKAGE = str(Path(netatlas.__file__).parent)
VERSIONS = {"NetAtlas": "1.0", "PySide6": "6.1", "Qt": "6.2"}
NAMES = st.from_regex(r"[a-z]{3,8}[0-9]{2}", fullmatch=True)
ERRORS = (
    ValueError,
    KeyError,
    OSError,
    TypeError,
    AttributeError,
    NameError,
    ImportError,
    RuntimeError,
)


def _raised(file: str, error: str, **names: object) -> Exception:
    """Return an error that code in a file has raised."""
    try:
        exec(compile(f"def inner():\n    raise {error}\ninner()", file, "exec"), dict(names))  # noqa: S102 - our own text
    except Exception as raised:  # noqa: BLE001 - whatever was asked for
        return raised
    raise AssertionError


@given(user=NAMES, typed=NAMES, kind=st.sampled_from(ERRORS), chained=st.booleans(), data=st.data())
def test_a_report_holds_nothing_of_the_user(
    user: str,
    typed: str,
    kind: type[Exception],
    chained: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    """Somebody who sends a report would tell their name, their folders or what they looked for."""
    home = data.draw(st.sampled_from([f"/home/{user}", f"C:\\Users\\{user}", f"/srv/{user} and more"]))
    files = [
        f"{home}/scripts/{user}.py",
        f"{home}/.venv/lib/python3.11/site-packages/{user}/x.py",
        f"{PACKAGE}/ui/app.py",
        f"{sysconfig.get_path('stdlib')}/json/decoder.py",
        "<string>",
    ]
    message = data.draw(
        st.sampled_from([typed, f"{home}/{typed}: no such file", f"'{typed}' of {user}", f"object of {user}"])
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, home)
        for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
            patch.setenv(name, user)
        error = _raised(data.draw(st.sampled_from(files)), "kind(message)", kind=kind, message=message)
        if chained:
            error.__cause__ = _raised(files[0], "ValueError(message)", message=message)
        text = report_text(error, VERSIONS)
    assert user not in text
    assert home not in text
    if kind not in {TypeError, AttributeError, NameError}:  # theirs name parts of the code
        assert typed not in text
    assert kind.__name__ in text


def test_a_report_says_where_and_on_what(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could mend what the report does not locate."""
    monkeypatch.setenv("USER", "somebody-else")
    error = _raised(f"{PACKAGE}/ui/app.py", "AttributeError(\"'Tabs' object has no attribute 'x'\")")
    error.__cause__ = _raised(f"{PACKAGE}/words.py", "KeyError('secret')")
    lines = report_text(error, VERSIONS).splitlines()
    assert lines[0] == f"NetAtlas 1.0, PySide6 6.1, Qt 6.2, Python {sys.version.split()[0]}"
    assert lines[3] == "AttributeError: 'Tabs' object has no attribute 'x'"
    assert "  netatlas/ui/app.py:2 in inner" in lines
    assert "  netatlas/words.py:2 in inner" in lines
    assert "KeyError (the log has its message)" in lines
    assert "secret" not in "".join(lines)


def test_an_endless_recursion_is_cut_short() -> None:
    """The report would be a book."""

    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as found:
        deeper()
    assert len(report_text(found.value, VERSIONS).splitlines()) < 60


def test_the_same_fault_has_the_same_key() -> None:
    """A fault that comes with each repaint would fill the screen with dialogs."""
    one, again = (_raised(f"{PACKAGE}/words.py", f"KeyError({n})") for n in range(2))
    other = _raised(f"{PACKAGE}/words.py", "ValueError(0)")
    assert key_of(one) == key_of(again) != key_of(other)
    assert os.sep not in key_of(one).replace("netatlas/words.py", "")
