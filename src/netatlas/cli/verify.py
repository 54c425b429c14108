"""``netatlas verify``: evidence held against AWS's own models, and what changed between two versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from netatlas.cli.opening import opened, resolve_name
from netatlas.cli.output import complain, print_json
from netatlas.errors import ModelError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from netatlas.documents.blocks import Document
    from netatlas.verify import ModelChanges, ModelPackage, RecordEvidence, ShapeChange, Verification
    from netatlas.verify.verification import EvidenceResult, PackageUse

_OLD_AND_NEW = 2
_EPILOG = """\
Without --models the packages are used that this Python would import: pip install 'netatlas[verify]'.
They are read as files and never run. Exit code 0: all holds, or nothing changed; 1: not so; 2: there
is nothing to hold against, or it cannot be read.

examples:
  netatlas verify
  netatlas verify nat-gateway
  netatlas verify --models site-packages --markdown > report.md
  netatlas verify --models botocore-1.44.7 --models botocore-1.44.8
  netatlas --pack my-pack verify --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="only the evidence of these concepts or records"
    )
    parser.add_argument(
        "--models",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="a folder of unpacked packages; twice, old and new: what changed between them",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the results as JSON")
    form.add_argument("--markdown", action="store_true", help="a report as Markdown, for a pull request")


def run(options: argparse.Namespace) -> int:
    """Print what holds; 0 if everything does or nothing changed, else 1."""
    from netatlas.verify import evidence_of

    if len(options.models) > _OLD_AND_NEW:
        raise UsageError("Give --models once, or twice: the old folder and the new one.")
    atlas = opened(options)
    names = [resolve_name(atlas, name) for name in options.names]
    evidence = evidence_of(atlas.atlas, names)
    if not evidence:
        return _nothing(options)
    if len(options.models) == _OLD_AND_NEW:
        return _compare(evidence, options)
    return _verify(evidence, options)


def _nothing(options: argparse.Namespace) -> int:
    from netatlas.verify import Verification

    if options.json:
        print_json(_verification_json(Verification((), ())))
    else:
        whose = "What was named" if options.names else "The pack"
        complain(f"{whose} holds no evidence; docs/pack-format.md tells how evidence is written.")
    return 1


def _verify(evidence: Sequence[RecordEvidence], options: argparse.Namespace) -> int:
    from netatlas.verify import installed_packages, packages_in, verification_document, verify

    packages = packages_in(options.models[0]) if options.models else installed_packages()
    _check_any(evidence, packages, options)
    verification = verify(evidence, packages)
    if options.json:
        print_json(_verification_json(verification))
    else:
        _print(verification_document(verification), options)
    return 0 if verification.all_hold else 1


def _compare(evidence: Sequence[RecordEvidence], options: argparse.Namespace) -> int:
    from netatlas.verify import changes_between, changes_document, packages_in, verify

    old, new = map(packages_in, options.models)
    _check_any(evidence, {name: new[name] for name in old if name in new}, options)
    changes = changes_between(verify(evidence, old), verify(evidence, new))
    if options.json:
        print_json(_changes_json(changes))
    else:
        _print(changes_document(changes), options)
    return 1 if changes.any else 0


def _check_any(
    evidence: Sequence[RecordEvidence], packages: Mapping[str, ModelPackage], options: argparse.Namespace
) -> None:
    """Refuse to go on if nothing can be held against anything.

    Raises:
        ModelError: none of the packages that evidence rests on is there.
    """
    from netatlas.verify.report import INSTALL
    from netatlas.words import listed

    needed = sorted({one.source.package for one in evidence})
    if any(name in packages for name in needed):
        return
    rests = f"The evidence rests on {listed(needed)}, and nothing of that is"
    if options.models:
        where = " and in ".join(map(str, options.models))
        raise ModelError(f"{rests} in {where}; name a folder that holds it.")
    raise ModelError(
        f"{rests} installed; install it with: {INSTALL}, or name a folder that holds it with --models DIR."
    )


def _print(document: Document, options: argparse.Namespace) -> None:
    if options.markdown:
        from netatlas.export.markdown import to_markdown

        print(to_markdown([document]), end="")
    else:
        from netatlas.cli.document_printing import print_documents

        print_documents([document])


def _verification_json(verification: Verification) -> dict[str, Any]:
    return {
        "packages": [_package_json(use) for use in verification.packages],
        "counts": dict(verification.counts),
        "evidence": [_result_json(result) for result in verification.results],
        "gains": [
            {"package": package, "shape": shape, "members": members, "records": records}
            for (package, shape), (members, records) in verification.gains().items()
        ],
    }


def _package_json(use: PackageUse) -> dict[str, Any]:
    return {"package": use.name, "named": list(use.named), "found": use.found or None}


def _result_json(result: EvidenceResult) -> dict[str, Any]:
    return {
        "record": result.record,
        "package": result.package,
        "shape": result.piece.shape,
        "since": result.piece.since or None,
        "status": result.status,
        "problems": list(result.problems),
        "gained": list(result.gained),
    }


def _changes_json(changes: ModelChanges) -> dict[str, Any]:
    return {
        "packages": [
            {"package": old.name, "old": old.found or None, "new": new.found or None}
            for old, new in changes.packages
        ],
        "evidence": [
            {"holds": change.holds_now, "old": _result_json(change.old), "new": _result_json(change.new)}
            for change in changes.evidence
        ],
        "shapes": [_shape_json(change) for change in changes.shapes],
    }


def _shape_json(change: ShapeChange) -> dict[str, Any]:
    return {
        "package": change.package,
        "shape": change.shape,
        "records": list(change.records),
        "gained": list(change.gained),
        "lost": list(change.lost),
        "bounds": list(change.bounds),
        "presence": change.presence or None,
    }
