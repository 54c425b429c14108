"""The tour: searches, opens and compares once in the real window, and saves pictures, a sheet and a report.

It shows the program where there is no screen, and serves as a smoke test.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas.errors import CannotWrite
from netatlas.writing import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.app import WindowOptions
    from netatlas.ui.window_driver import WindowDriver


def run(out: Path, options: WindowOptions) -> Path:
    """Drive the window through a search, a comparison and a saved sheet.

    Args:
        out: the folder for all files; the user's own data is not touched.
        options: as for the window; its home is replaced by one inside ``out``.

    Returns:
        The path of the report.

    Raises:
        CannotWrite: the folder or a file in it could not be written.
        CannotRunHere: the window could not be opened.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from netatlas.ui.window_driver import WindowDriver

    home = out / "home"
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(out, error.strerror or str(error)) from error
    driver = WindowDriver(options._replace(home=home))
    try:
        steps = _steps(driver, out)
    finally:
        driver.finish()
    report = out / "report.md"
    write_text(report, _report(steps))
    return report


def _steps(driver: WindowDriver, out: Path) -> list[tuple[str, str]]:
    """Do the tour; return (what was done, name of its file) for each step."""
    steps: list[tuple[str, str]] = []

    def picture(what: str, name: str) -> None:
        driver.screenshot(out / name)
        steps.append((what, name))

    picture("The window opens on the start page.", "1-start.png")
    driver.look_up("nat gatway", choose=False)
    picture("“nat gatway” is typed, slip and all.", "2-search.png")
    driver.look_up("nat gatway")
    picture("Enter opens NAT gateway, with the notes' old values struck through.", "3-concept.png")
    driver.look_up("nat gateway vs nat instance")
    picture("It stands beside NAT instance, differences first.", "4-compare.png")
    driver.run("view.theme_dark")
    picture("The same in dark colours.", "5-compare-dark.png")
    driver.run("view.theme_light")
    sheet = out / "sheet.md"
    saved: list[object] = []
    page_export = driver.application.parts.page_export
    page_export.page_saved.connect(saved.append)
    page_export.save_page(sheet)
    driver.wait_for(lambda: bool(saved), "the sheet to be saved")
    steps.append(("The page is saved as a Markdown sheet.", sheet.name))
    return steps


def _report(steps: list[tuple[str, str]]) -> str:
    lines = ["# A tour of NetAtlas", ""]
    for number, (what, name) in enumerate(steps, start=1):
        shown = f"![{what}]({name})" if name.endswith(".png") else f"[{name}]({name})"
        lines += [f"{number}. {what}", "", f"   {shown}", ""]
    return "\n".join(lines)
