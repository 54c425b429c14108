"""Evidence in the terminal: named in the line, listed for whoever asks for the fact, whole in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Netatlas

MODELS = """\
models:
  title: API models
  short: API model
  publisher: Example
  url: https://example.com/models
  kind: api
  as_of: 2026-11-20
  package: botocore
  version: "1.44.8"
"""
EVIDENCE = """\
    - attribute: idle-timeout
      value: {amount: 350, unit: s}
      sources: [guide, models]
      evidence:
        - source: models
          shape: ec2/2016-11-15 Nat.idle
          maximum: 350
          words: [idle timeout]
        - {source: models, shape: ec2/2016-11-15 operation CreateNat, since: "1.44.8"}
"""


@pytest.fixture(scope="session")
def held_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small pack with a fact that a model holds, an important limit and a kind's attributes."""
    plain = "    - {attribute: idle-timeout, value: {amount: 350, unit: s}, sources: [guide]}\n"
    files = edited("concepts.yaml", plain, EVIDENCE)
    files["concepts.yaml"] = files["concepts.yaml"].replace(
        "      adjustable: yes\n", "      adjustable: yes\n      importance: 3\n", 1
    )
    files |= edited(
        "vocabulary.yaml", "{label: Component}", "{label: Component, key: [ipv6, since, bandwidth]}"
    )
    files["sources.yaml"] = FILES["sources.yaml"] + MODELS
    return write_pack(tmp_path_factory.mktemp("held") / "small", files)


def test_show_of_a_fact_lists_its_evidence(netatlas: Netatlas, held_pack: Path) -> None:
    """Nobody could repeat by hand what the fact was held against."""
    lines = " ".join(netatlas("show", "nat-gateway/idle-timeout", pack=held_pack).out.split())
    model = "API model, botocore 1.44.8, 2026-11-20"
    assert f"350 s [Guide, 2026-11; {model}]" in lines
    assert (
        "Evidence: Idle timeout"
        f" - ec2/2016-11-15 Nat.idle: at most 350; its text has the word “idle timeout” [{model}]"
        f" - ec2/2016-11-15 operation CreateNat: absent before 1.44.8 [{model}]"
    ) in lines
    assert "Evidence" not in netatlas("show", "nat-gateway", pack=held_pack).out


def test_json_has_evidence_importance_and_key_attributes(netatlas: Netatlas, held_pack: Path) -> None:
    """Other programs could not hold the fact against another version of the model."""
    fact, concept = (
        netatlas("show", name, "--json", pack=held_pack).json[0]
        for name in ("nat-gateway/idle-timeout", "nat-gateway")
    )
    assert fact["evidence"] == [
        {"source": "models", "shape": "ec2/2016-11-15 Nat.idle", "maximum": 350, "words": ["idle timeout"]},
        {"source": "models", "shape": "ec2/2016-11-15 operation CreateNat", "since": "1.44.8"},
    ]
    assert concept["key_attributes"] == ["ipv6", "since", "bandwidth"]
    assert [limit["importance"] for limit in concept["limits"]] == [3]
    table = netatlas("compare", "nat-gateway", "elastic-ip", "--format", "json", pack=held_pack).json
    cells = {row["attribute"]: row["values"]["nat-gateway"]["evidence"] for row in table["rows"]}
    assert cells == {row: [] for row in cells} | {"idle-timeout": fact["evidence"]}
