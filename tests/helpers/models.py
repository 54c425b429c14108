"""Small made-up packages of models, laid out as botocore, moto and cfn-lint are, and a pack with evidence.

Nothing of the real packages is needed: what is written here has their layout and a few shapes.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from netatlas.atlas.enums import SourceKind
from netatlas.atlas.model import Evidence, Source, SourceId
from netatlas.verify.packages import packages_in
from tests.helpers.packs import FILES, write_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from netatlas.verify import ModelPackage

EC2: dict[str, Any] = {
    "version": "2.0",
    "operations": {
        "CreateNatGateway": {"documentation": "<p>Creates a <b>NAT</b> gateway.</p>"},
    },
    "shapes": {
        "NatGateway": {
            "type": "structure",
            "documentation": "A gateway.",
            "members": {
                "Connectivity": {"shape": "ConnectivityType", "documentation": "Public by default."},
                "Addresses": {"shape": "AddressList", "documentation": "Its addresses."},
                "Tags": {"shape": "TagMap"},
                "Timeouts": {"shape": "TimeoutList"},
            },
        },
        "ConnectivityType": {"type": "string", "enum": ["private", "public"], "documentation": "How."},
        "AddressList": {"type": "list", "min": 1, "max": 8, "member": {"shape": "Address"}},
        "Address": {"type": "structure", "members": {"Ip": {"shape": "Ip"}}},
        "Ip": {"type": "string", "min": 7, "max": 15, "documentation": "An address."},
        "TagMap": {"type": "map", "key": {"shape": "Ip"}, "value": {"shape": "Address"}},
        "TimeoutList": {"type": "list", "member": {"shape": "Timeout"}},
        "Timeout": {"type": "integer", "min": 60, "max": 432000},
    },
}
"""A model as botocore has it."""

INSTANCE_TYPES: dict[str, Any] = {
    "p5.48xlarge": {"Cards": 32, "Ena": "required", "Bare": False, "Speed": "3200 Gigabit"},
    "c5.large": {"Cards": 1, "Ena": "required", "Bare": False, "Kinds": ["interface", "efa"]},
    "c5.metal": {"Cards": 1, "Ena": "supported", "Bare": True, "Baseline": 25.0},
}
"""Data as moto has it."""

SSL_POLICIES = '''
"""Literals, and a call that must never be made."""
import missing_module
from typing import Any

PATTERN: str = "\\d"
POLICIES: dict[str, Any] = {"Policy-2016": {"ciphers": ["A", "B"], "latest": False}}
COMPUTED = print("run")
POLICIES_BY_NUMBER = [{"name": "first"}, {"name": "second"}]
'''

HEALTH_CHECK: dict[str, Any] = {
    "typeName": "AWS::Test::HealthCheck",
    "description": "A health check.",
    "definitions": {
        "Alarm": {
            "description": "An alarm.",
            "properties": {"Region": {"enum": ["us-east-1", "eu-west-1"], "default": "us-east-1"}},
        },
        "Circle": {"$ref": "#/definitions/Circle", "description": "Round."},
    },
    "properties": {
        "Children": {"type": "array", "maxItems": 256, "items": {"type": "string", "maxLength": 64}},
        "Ports": {"type": "array", "items": {"minimum": 1, "exclusiveMaximum": 65536}},
        "Alarm": {"$ref": "#/definitions/Alarm", "title": "The alarm"},
        "Circle": {"$ref": "#/definitions/Circle"},
        "Lost": {"$ref": "#/definitions/Nothing"},
        "Either": {"anyOf": [{"const": "one"}, {"properties": {"Two": {"maxLength": 2}}}]},
    },
}
"""A schema as cfn-lint has it."""

SOURCES = """\
api: {title: API, short: API, publisher: P, url: "https://example.com/a", kind: api,
  package: botocore, version: "1.2.0"}
data: {title: Data, short: Data, publisher: P, url: "https://example.com/b", kind: api,
  package: moto, version: "5.0.0"}
schemas: {title: Schemas, short: Schemas, publisher: P, url: "https://example.com/c", kind: api,
  package: cfn-lint, version: "1.0.0"}
"""

FACT = "    - {attribute: managed-by, value: The provider, sources: [guide], in_notes: true}\n"
"""The fact of the small pack that is given evidence."""
EVENT = "      says: Arrives\n      sources: [guide]\n"
"""The event of the small pack that is given evidence."""
RELATION = "    - {relation: requires, to: elastic-ip, note: a public one only}\n"
"""The relation of the small pack that is given evidence."""


def write_models(
    folder: Path,
    *,
    version: str = "1.2.0",
    ec2: Mapping[str, Any] = EC2,
    files: Mapping[str, str | bytes | None] | None = None,
) -> Path:
    """Write three made-up packages into ``folder`` and return it.

    Args:
        folder: made if it is missing.
        version: of the package that is laid out as botocore.
        ec2: its model.
        files: text or bytes by path inside the folder, beside or in place of the others; None leaves one out.
    """
    schemas = "cfnlint/data/schemas"
    contents: dict[str, str | bytes | None] = {
        "botocore/__init__.py": f"import missing_module\n__version__ = '{version}'\n",
        "botocore/data/ec2/2016-11-15/service-2.json.gz": gzip.compress(json.dumps(ec2).encode()),
        "moto/__init__.py": '__title__ = "moto"\n__version__: str = "5.0.0"\n',
        "moto/ec2/resources/instance_types.json.gz": gzip.compress(json.dumps(INSTANCE_TYPES).encode()),
        "moto/elbv2/ssl_policies.py": SSL_POLICIES,
        "cfnlint/__init__.py": "",
        "cfnlint/version.py": '__version__ = "1.0.0"\n',
        f"{schemas}/providers/us-east-1.json": json.dumps({"AWS::Test::HealthCheck": "0a1b"}),
        f"{schemas}/providers/eu-west-1.json": json.dumps({"AWS::Test::Elsewhere": "0a1b"}),
        f"{schemas}/resources/0a1b.json": json.dumps(HEALTH_CHECK),
        f"{schemas}/extensions/aws_test/type_enum.json": json.dumps({"enum": ["ipsec.1"], "limit": 4}),
        **(files or {}),
    }
    for name, content in contents.items():
        if content is not None:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def models(folder: Path, **changes: Any) -> dict[str, ModelPackage]:  # noqa: ANN401 - those of write_models
    """Write made-up packages and return them."""
    return packages_in(write_models(folder, **changes))


def evidence(shape: str, **conditions: Any) -> Evidence:  # noqa: ANN401 - whatever evidence has
    """Return a piece of evidence on the made-up botocore."""
    return Evidence(source=SourceId("api"), shape=shape, **conditions)


def source(package: str = "botocore", version: str = "1.2.0") -> Source:
    """Return a source that names a package."""
    return Source(
        id=SourceId("api"),
        title="API",
        short="API",
        publisher="P",
        url="https://example.com/a",
        kind=SourceKind.API,
        package=package,
        version=version,
    )


def write_verified_pack(folder: Path, *pieces: str, event: str = "", relation: str = "") -> Path:
    """Write the small pack with evidence, each piece as YAML: of one fact, an event and a relation."""
    concepts, timelines = FILES["concepts.yaml"], FILES["timelines.yaml"]
    if pieces:
        fact = "    - attribute: managed-by\n      value: The provider\n      in_notes: true\n"
        concepts = concepts.replace(
            FACT, f"{fact}      sources: [guide, api, data, schemas]\n{_yaml(pieces)}"
        )
    if relation:
        head = "    - relation: requires\n      to: elastic-ip\n      sources: [guide, api]\n"
        concepts = concepts.replace(RELATION, f"{head}{_yaml([relation])}")
    if event:
        head = "      says: Arrives\n      sources: [guide, api]\n"
        timelines = timelines.replace(EVENT, f"{head}{_yaml([event])}")
    files = {"concepts.yaml": concepts, "timelines.yaml": timelines}
    return write_pack(folder, {**files, "sources.yaml": FILES["sources.yaml"] + SOURCES})


def _yaml(pieces: tuple[str, ...] | list[str]) -> str:
    lines = "".join(f"        - {{{piece}}}\n" for piece in pieces)
    return f"      evidence:\n{lines}"
