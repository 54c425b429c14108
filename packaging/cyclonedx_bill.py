"""One package's bill of materials as CycloneDX's JSON; ``sbom.py`` has installed the library for it."""

from __future__ import annotations

import hashlib
import os
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from set_up import SetUpError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sbom import Part

_EPOCH = "1580601600"
"""The time of what is in hatchling's wheels, where SOURCE_DATE_EPOCH gives none."""
_NAMESPACE = uuid.UUID("6d4e1c9a-0b1f-5c55-9a0e-2f6f1d3b7a10")
"""Chosen once, so that a package has the same bill whenever it is written."""


def bill(package: Path, program: Part, parts: Sequence[Part]) -> str:
    """Return the bill of a package.

    Args:
        package: the file, whose hash the bill names.
        program: what it is a package of.
        parts: what else is in it, or what it needs.

    Raises:
        SetUpError: CycloneDX's own checker finds a fault in it.
    """
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    made = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", _EPOCH)), UTC)
    subject = _component(program)
    subject.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=digest))
    metadata = BomMetaData(component=subject, timestamp=made)
    document = Bom(serial_number=uuid.uuid5(_NAMESPACE, package.name + digest), metadata=metadata)
    components = {part.package or part.name: _component(part) for part in parts}
    document.components.update(components.values())
    needed = {key for part in (program, *parts) for key in part.needs}
    whole = [component for key, component in components.items() if key in program.needs or key not in needed]
    document.register_dependency(subject, whole)
    for part in parts:
        own = components[part.package or part.name]
        document.register_dependency(own, [components[key] for key in part.needs])
    written = JsonV1Dot6(document).output_as_string(indent=2)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(written):
        raise SetUpError(f"the bill of {package.name} is not CycloneDX: {fault}")
    return f"{written}\n"


def _component(part: Part) -> Component:
    """Return a part as CycloneDX has it."""
    component = Component(
        type=ComponentType(part.kind),
        name=part.name,
        version=part.version or None,
        bom_ref=f"{part.package or part.name}@{part.version}",
        licenses=[LicenseFactory().make_from_string(part.licence)],
        purl=PackageURL("pypi", name=part.package, version=part.version) if part.package else None,
    )
    if part.address:
        kind = ExternalReferenceType.WEBSITE
        component.external_references.add(ExternalReference(type=kind, url=XsUri(part.address)))
    return component
