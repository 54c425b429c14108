"""``netatlas check``: every fault of a pack, then its remarks and counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.api import open_atlas
from netatlas.cli.opening import report_refused
from netatlas.cli.output import coloured, line_width, print_json, styled, width
from netatlas.cli.reading_progress import ReadingProgress
from netatlas.cli.wrapping import hanging, wrapped
from netatlas.words import counted

if TYPE_CHECKING:
    import argparse

    from netatlas.packs import PackReport

_EPILOG = """\
Faults, and packs that cannot be opened, make the exit code 1; remarks are worth a look and no more.

examples:
  netatlas check my-pack
  netatlas check my-pack --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="PACK", help="the pack (default: those that open)"
    )
    parser.add_argument("--json", action="store_true", help="faults, remarks and counts as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the report; 1 if there is a fault or a pack that could not be opened."""
    folders = [options.folder] if options.folder is not None else options.pack
    with ReadingProgress() as progress:
        report = open_atlas(*folders, home=options.home, progress=progress, whole=True).report
    report_refused(options, report)
    if options.json:
        print_json(_as_json(report))
    else:
        _print(report)
    return 1 if report.faults or report.refused else 0


def _as_json(report: PackReport) -> dict[str, object]:
    return {
        "faults": [
            {
                "file": fault.file,
                "line": fault.line,
                "column": fault.column,
                "message": fault.message,
                "record": fault.record,
            }
            for fault in report.faults
        ],
        "remarks": [
            {
                "kind": remark.kind,
                "message": remark.message,
                "record": remark.record,
                "because": remark.because,
            }
            for remark in report.remarks
        ],
        "counts": dict(report.counts),
        "refused": [{"folder": str(pack.folder), "reason": pack.reason} for pack in report.refused],
    }


def _print(report: PackReport) -> None:
    colour, columns = coloured(), line_width()
    lines = [(str(fault), "bad") for fault in report.faults]
    for remark in report.remarks:
        because = f" (explained: {remark.because})" if remark.because else ""
        lines.append((f"remark, {remark.kind}: {remark.message}{because}", "muted"))
    for text, style in lines:
        if columns is None:
            print(styled(" ".join(text.split()), style, colour=colour))
        else:
            print("\n".join(hanging(text, columns, style=style, colour=colour)))
    if report.faults or report.remarks:
        print()
    counts = (
        counted(count, name.removesuffix("s")) if name.endswith("s") else f"{count:,} {name}"
        for name, count in report.counts.items()
    )
    print("\n".join(wrapped(", ".join(counts), width())))
    print(f"{counted(len(report.faults), 'fault')}, {counted(len(report.remarks), 'remark')}")
