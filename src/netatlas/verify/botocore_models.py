"""Finds shapes and operations in the API models of botocore: ``data/SERVICE/API-VERSION/service-2.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.errors import ModelError
from netatlas.verify.shapes import ModelShape, NoSuchShape, listed_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.verify.model_files import Data, ModelFiles

_MOST_NESTED = 20
"""Lists inside lists that are passed through; only a damaged model has more."""


def find_shape(files: ModelFiles, file: str, target: str) -> ModelShape:
    """Return what the model ``file`` (``ec2/2016-11-15``) says of a shape, a member or an operation.

    Args:
        files: those of the package.
        file: service and version of its API.
        target: ``Shape``, ``Shape.member.member`` or ``operation Name``. What a list or a map holds is
            passed through.

    Raises:
        NoSuchShape: there is no such model or shape.
        ModelError: the model cannot be read.
    """
    model = _model(files, file)
    operation = target.removeprefix("operation ")
    if operation != target:
        found = model["operations"].get(operation)
        if not isinstance(found, dict):
            raise NoSuchShape.named("operation", operation, file, model["operations"])
        return ModelShape(documentation=_text(found))
    return _Walk(files, file, model["shapes"]).to(target)


def _model(files: ModelFiles, file: str) -> Mapping[str, Data]:
    model = files.json(f"data/{file}/service-2")
    if model is None:
        service, _, _ = file.partition("/")
        versions = [f"{service}/{name}" for name in files.names(f"data/{service}")]
        if file in versions or not files.names("data"):
            raise ModelError(_unknown_layout(f"There is no file service-2 of {file} in {files.folder}"))
        there = f"; there is {listed_names(versions)}" if versions else ""
        raise NoSuchShape(f"there is no model {file}{there}")
    parts = ("shapes", "operations")
    if not isinstance(model, dict) or not all(isinstance(model.get(part), dict) for part in parts):
        raise ModelError(
            _unknown_layout(f"The model {file} in {files.folder} has no `shapes` and `operations`")
        )
    return model


def _unknown_layout(what: str) -> str:
    return (
        f"{what}, so its layout is one that NetAtlas does not know; "
        "use the version of botocore that the pack names."
    )


class _Walk:
    """The way through the shapes of one model."""

    def __init__(self, files: ModelFiles, file: str, shapes: Mapping[str, Data]) -> None:
        self._files = files
        self._file = file
        self._shapes = shapes

    def to(self, path: str) -> ModelShape:
        """Return what is at the end of ``Shape.member.member``."""
        name, *steps = path.split(".")
        if name not in self._shapes:
            raise NoSuchShape.named("shape", name, self._file, self._shapes)
        shape, reference = self._shape(name), {}
        for step in steps:
            *_, (_, holder) = self._nested(shape)
            members = holder.get("members")
            if not isinstance(members, dict) or step not in members:
                raise NoSuchShape.named("member", step, f"{self._file} {name}", members or ())
            name, reference = f"{name}.{step}", members[step]
            shape = self._target(reference)
        return self._described(reference, shape)

    def _described(self, reference: Data, shape: Data) -> ModelShape:
        """Return a shape with the documentation of the member that led to it."""
        texts, bounds = [_text(reference), _text(shape)], shape
        for inner_reference, inner in self._nested(shape):
            texts += [_text(inner_reference), _text(inner)]
            if not _has_bounds(bounds):
                bounds = inner  # of a list without bounds those of what it holds
            shape = inner
        members = shape.get("enum") or shape.get("members")
        return ModelShape(
            members=tuple(map(str, members)) if isinstance(members, list | dict) else None,
            minimum=_number(bounds.get("min")),
            maximum=_number(bounds.get("max")),
            documentation="\n".join(filter(None, dict.fromkeys(texts))),
        )

    def _nested(self, shape: Data) -> Iterator[tuple[Data, Data]]:
        """Yield a shape and what lists and maps hold, to the innermost, each with the reference to it."""
        yield {}, shape
        for _ in range(_MOST_NESTED):
            held = {"list": "member", "map": "value"}.get(str(shape.get("type")))
            if held is None:
                return
            reference = shape.get(held)
            shape = self._target(reference)
            yield reference, shape

    def _target(self, reference: Data) -> Data:
        return self._shape(reference.get("shape") if isinstance(reference, dict) else None)

    def _shape(self, name: object) -> Data:
        shape = self._shapes.get(name) if isinstance(name, str) else None
        if not isinstance(shape, dict):
            raise ModelError(
                f"The model {self._file} in {self._files.folder} is damaged, it refers to a shape that it "
                "lacks; install or unpack the package again."
            )
        return shape


def _has_bounds(shape: Data) -> bool:
    return _number(shape.get("min")) is not None or _number(shape.get("max")) is not None


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(part: Data) -> str:
    text = part.get("documentation") if isinstance(part, dict) else None
    return text if isinstance(text, str) else ""
