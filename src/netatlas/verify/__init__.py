"""Holds the evidence of a pack against the machine-readable models of AWS in other people's packages.

``packages`` finds the packages, ``model_files`` reads their files, one module for each package knows its
layout, ``conditions`` judges, ``verification`` does it for all evidence of an atlas, ``changes`` between two
folders, and ``report`` makes a document of either. The packages are never imported.
"""

from __future__ import annotations

from netatlas.verify.changes import ModelChanges, ShapeChange, StatusChange, changes_between
from netatlas.verify.packages import ModelPackage, installed_packages, packages_in
from netatlas.verify.report import changes_document, verification_document
from netatlas.verify.verification import (
    EvidenceResult,
    EvidenceStatus,
    RecordEvidence,
    Verification,
    evidence_of,
    verify,
)

__all__ = [
    "EvidenceResult",
    "EvidenceStatus",
    "ModelChanges",
    "ModelPackage",
    "RecordEvidence",
    "ShapeChange",
    "StatusChange",
    "Verification",
    "changes_between",
    "changes_document",
    "evidence_of",
    "installed_packages",
    "packages_in",
    "verification_document",
    "verify",
]
