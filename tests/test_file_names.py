"""Names of files that are made of titles."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netatlas.export.endings import FORMATS
from netatlas.file_names import RESERVED_NAMES, file_name, file_stem
from netatlas.letters import UNSEEN
from netatlas.ui.exporting.choice import export_name

TITLES = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            ["..", "/", "\\", ":", "C:", "~", ".", " ", "con", "LPT1", "a", "\u202e", "\x00", "\u0301"]
        )
    ).map("".join),
)


@given(TITLES, st.sampled_from([".md", ".svg", ".json", "-vault", ".nodelink.json"]))
@example("../../etc/passwd", ".md")
@example("\U00020000" * 200, ".md")
@example("com\u00b9", ".md")
@example("\u115f", ".md")
def test_any_title_gives_a_name_that_every_system_takes(title: str, ending: str) -> None:
    """What a pack calls something would choose the folder that is written, or a name that cannot be."""
    name = file_name(title, ending)
    assert Path(name).name == PureWindowsPath(name).name == name
    assert not re.search(rf'[/\\:*?"<>|\s{UNSEEN}]', name)
    assert not any(unicodedata.category(letter).startswith("C") for letter in name)
    assert name[0] not in ".-~"
    assert name[-1] not in ". "
    assert name.partition(".")[0] not in RESERVED_NAMES
    assert name.endswith(ending)
    assert len(name) > len(ending)
    assert len(name) <= 80
    assert len(name.encode()) <= 255


@given(TITLES)
def test_the_offers_of_the_export_dialog_are_such_names(title: str) -> None:
    """Another way of making names would let through what this one does not."""
    for form in FORMATS:
        ending = form.ending or f"-{form.name}"
        assert export_name(title, form) == file_name(title, ending, otherwise="netatlas")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SSL/TLS", "ssl-tls"),
        ("10.0.0.0/24", "10-0-0-0-24"),
        ("\uff26\uff35\uff2c\uff2c width", "full-width"),
        ("हिन्दी", "हिन्दी"),
        ("ﬁle\u200bname", "filename"),
    ],
)
def test_what_a_title_says_can_still_be_read(title: str, name: str) -> None:
    """Files of titles in other scripts would all have one name, or lose the signs of their vowels."""
    assert file_stem(title) == name
