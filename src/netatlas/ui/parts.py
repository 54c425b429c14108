"""The parts that work behind the frame of the window, by name. They are made in ``app``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.desk.store import Store
    from netatlas.ui.comparing import Comparing
    from netatlas.ui.controller import Controller
    from netatlas.ui.exporting import Exporting
    from netatlas.ui.finding import Finding
    from netatlas.ui.keyboard import Keyboard
    from netatlas.ui.learning import Learning
    from netatlas.ui.searching import Searching
    from netatlas.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parts:
    """What works behind the frame of the window.

    Attributes:
        store: the user's own data; its file is opened when it is first used.
        workspace: what is open and how it is shown.
        controller: opens packs and keeps what is shown in step with the workspace.
        learning: counts what is opened for which text.
        comparing: puts comparisons together.
        searching: answers the palette.
        exporting: saves and copies pages.
        finding: finds in the page in front.
        keyboard: runs plain keys and knows the way round the window.
    """

    store: Store
    workspace: Workspace
    controller: Controller
    learning: Learning
    comparing: Comparing
    searching: Searching
    exporting: Exporting
    finding: Finding
    keyboard: Keyboard
