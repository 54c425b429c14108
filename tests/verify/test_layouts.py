"""What is found in each package at a shape, and what is said where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from netatlas.errors import ModelError
from netatlas.verify import botocore_models, cfn_lint_schemas, moto_data
from netatlas.verify.shapes import NoSuchShape
from tests.helpers.models import EC2, models

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.verify.shapes import ModelShape

FINDERS = {
    "botocore": botocore_models.find_shape,
    "moto": moto_data.find_shape,
    "cfn-lint": cfn_lint_schemas.find_shape,
}
EC2_FILE, CHECK = "ec2/2016-11-15", "AWS::Test::HealthCheck"
TYPES, POLICIES = "ec2/resources/instance_types", "elbv2/ssl_policies"
TYPE_ENUM = "extensions/aws_test/type_enum"

FOUND: list[tuple[str, str, str, dict[str, Any]]] = [
    ("botocore", EC2_FILE, "ConnectivityType", {"members": ("private", "public"), "documentation": "How."}),
    ("botocore", EC2_FILE, "NatGateway.Connectivity", {"documentation": "Public by default.\nHow."}),
    ("botocore", EC2_FILE, "NatGateway.Addresses", {"members": ("Ip",), "minimum": 1, "maximum": 8}),
    ("botocore", EC2_FILE, "NatGateway.Addresses.Ip", {"minimum": 7, "maximum": 15}),
    ("botocore", EC2_FILE, "NatGateway.Tags.Ip", {"documentation": "An address."}),
    ("botocore", EC2_FILE, "NatGateway.Timeouts", {"minimum": 60, "maximum": 432000, "members": None}),
    (
        "botocore",
        EC2_FILE,
        "operation CreateNatGateway",
        {"documentation": "<p>Creates a <b>NAT</b> gateway.</p>"},
    ),
    ("moto", TYPES, "p5.48xlarge.Cards", {"values": (32,), "minimum": 32, "maximum": 32}),
    ("moto", TYPES, "*.Cards", {"values": (32, 1), "minimum": 1, "maximum": 32, "members": ("32", "1")}),
    ("moto", TYPES, "*.Ena", {"members": ("required", "supported"), "documentation": "required\nsupported"}),
    ("moto", TYPES, "*.Kinds", {"members": ("interface", "efa")}),
    ("moto", TYPES, "*.Bare", {"values": (False, True), "minimum": None, "members": ("false", "true")}),
    ("moto", TYPES, "c5.metal.Baseline", {"members": ("25",), "maximum": 25}),
    ("moto", POLICIES, "POLICIES.Policy-2016.ciphers", {"members": ("A", "B")}),
    ("moto", POLICIES, "POLICIES", {"members": ("Policy-2016",)}),
    ("moto", POLICIES, "POLICIES_BY_NUMBER.1.name", {"values": ("second",)}),
    ("cfn-lint", CHECK, "Children", {"maximum": 256, "minimum": None}),
    ("cfn-lint", CHECK, "Ports", {"minimum": 1, "maximum": 65536}),
    ("cfn-lint", CHECK, "Alarm", {"members": ("Region",), "documentation": "The alarm\nAn alarm."}),
    ("cfn-lint", CHECK, "Alarm.Region", {"members": ("us-east-1", "eu-west-1"), "values": ("us-east-1",)}),
    ("cfn-lint", CHECK, "Circle", {"documentation": "Round."}),
    ("cfn-lint", CHECK, "Either", {"members": ("one",)}),
    ("cfn-lint", CHECK, "Either.Two", {"maximum": 2}),
    ("cfn-lint", "AWS::Test::Elsewhere", "Children", {"maximum": 256}),
    ("cfn-lint", TYPE_ENUM, "enum", {"members": ("ipsec.1",)}),
    ("cfn-lint", TYPE_ENUM, "limit", {"values": (4,)}),
]

MISSING = [
    ("botocore", "ec2/2016-11-16", "Ip", "there is no model ec2/2016-11-16; there is “ec2/2016-11-15”"),
    ("botocore", "ec3/2016-11-15", "Ip", "there is no model ec3/2016-11-15"),
    ("botocore", EC2_FILE, "ConnectivityTyp", "(perhaps “ConnectivityType” is meant)"),
    (
        "botocore",
        EC2_FILE,
        "NatGateway.Adresses",
        "“Adresses” in ec2/2016-11-15 NatGateway (perhaps “Addresses”",
    ),
    ("botocore", EC2_FILE, "Ip.Octet", "there is no member “Octet” in ec2/2016-11-15 Ip"),
    ("botocore", EC2_FILE, "operation CreateNatGatway", "there is no operation “CreateNatGatway”"),
    ("moto", "ec2/resources/amis", "x", "there is no file ec2/resources/amis"),
    (
        "moto",
        TYPES,
        "p5.48xlarge.Card",
        "there is nothing at “p5.48xlarge.Card” in ec2/resources/instance_types",
    ),
    ("moto", TYPES, "c5.large.Kinds.9", "there is nothing at"),
    ("moto", TYPES, "c5.large.Kinds.x", "there is nothing at"),
    ("moto", TYPES, "c5.large.Cards.*", "there is nothing at"),
    ("moto", POLICIES, "COMPUTED", "there is nothing at “COMPUTED”"),
    ("cfn-lint", "AWS::Test::HealthChecks", "Ports", "(perhaps “AWS::Test::HealthCheck” is meant)"),
    ("cfn-lint", CHECK, "Port", "there is no property “Port” in AWS::Test::HealthCheck (perhaps “Ports”"),
    ("cfn-lint", CHECK, "Lost.Region", "there is no property “Region” in AWS::Test::HealthCheck Lost"),
    ("cfn-lint", "extensions/aws_test/none", "enum", "there is no file extensions/aws_test/none"),
    ("moto", "ec2/../../botocore/data/ec2/2016-11-15/service-2", "shapes", "there is no file"),
    ("moto", "/etc/hostname", "x", "there is no file"),
    ("botocore", "ec2/../ec2/2016-11-15", "Ip", "there is no model"),
    ("cfn-lint", "extensions/../providers/us-east-1", CHECK, "there is no file"),
]


def find(folder: Path, package: str, file: str, target: str) -> ModelShape:
    """Return what a made-up package has at a shape."""
    return FINDERS[package](models(folder)[package].files, file, target)


@pytest.mark.parametrize(("package", "file", "target", "expected"), FOUND)
def test_what_stands_at_a_shape(
    tmp_path: Path, package: str, file: str, target: str, expected: dict[str, Any]
) -> None:
    """Evidence would be held against another part of a model than the one that it names."""
    shape = find(tmp_path, package, file, target)
    assert {name: getattr(shape, name) for name in expected} == expected


@pytest.mark.parametrize(("package", "file", "target", "said"), MISSING)
def test_what_is_not_there_is_named(tmp_path: Path, package: str, file: str, target: str, said: str) -> None:
    """A shape that went away could not be found again, or a file elsewhere would be read."""
    with pytest.raises(NoSuchShape) as missing:
        find(tmp_path, package, file, target)
    assert said in f"{missing.value} ({missing.value.hint})"


MODEL = "botocore/data/ec2/2016-11-15/service-2.json"
DANGLING = """{"operations": {}, "shapes": {"A": {"type": "structure", "members": {"B": {"shape": "C"}}}}}"""
PROVIDERS = "cfnlint/data/schemas/providers/us-east-1.json"


@pytest.mark.parametrize(
    ("package", "shape", "files", "said"),
    [
        (
            "botocore",
            (EC2_FILE, "Ip"),
            {f"{MODEL}.gz": None, MODEL: "{}"},
            "has no `shapes` and `operations`",
        ),
        ("botocore", (EC2_FILE, "Ip"), {f"{MODEL}.gz": None}, "There is no file service-2"),
        (
            "botocore",
            (EC2_FILE, "Ip"),
            {f"{MODEL}.gz": None, "botocore/data/ec2/2016-11-15/service-3.json": "{}"},
            "There is no file service-2 of ec2/2016-11-15",
        ),
        (
            "botocore",
            (EC2_FILE, "A.B"),
            {f"{MODEL}.gz": None, MODEL: DANGLING},
            "refers to a shape that it lacks",
        ),
        ("cfn-lint", (CHECK, "Ports"), {PROVIDERS: f'{{"{CHECK}": "../../secret"}}'}, f"do not hold {CHECK}"),
        ("cfn-lint", (CHECK, "Ports"), {"cfnlint/data/schemas/resources/0a1b.json": "[]"}, "does not know"),
    ],
)
def test_a_layout_that_is_not_known_is_said(
    tmp_path: Path, package: str, shape: tuple[str, str], files: dict[str, str | None], said: str
) -> None:
    """All evidence on a newer layout would be said not to hold, although nobody looked."""
    with pytest.raises(ModelError) as unknown:
        FINDERS[package](models(tmp_path, files=files)[package].files, *shape)
    assert said in str(unknown.value)


def test_a_package_without_schemas_is_said(tmp_path: Path) -> None:
    """Every type of resource would be said to be gone."""
    schemas = "cfnlint/data/schemas/providers"
    files = {f"{schemas}/us-east-1.json": None, f"{schemas}/eu-west-1.json": None}
    with pytest.raises(ModelError, match="do not hold providers"):
        cfn_lint_schemas.find_shape(models(tmp_path, files=files)["cfn-lint"].files, CHECK, "Ports")


def test_a_model_that_goes_round_in_circles_ends(tmp_path: Path) -> None:
    """A damaged model would keep the program busy for ever."""
    circle = {**EC2, "shapes": {"Round": {"type": "list", "member": {"shape": "Round"}}}}
    files = models(tmp_path, ec2=circle)["botocore"].files
    assert botocore_models.find_shape(files, EC2_FILE, "Round").members is None
