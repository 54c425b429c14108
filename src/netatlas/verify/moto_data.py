"""Finds data in moto: JSON files such as ``ec2/resources/instance_types``, and literals in Python files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.verify.data_values import data_shape
from netatlas.verify.shapes import NoSuchShape

if TYPE_CHECKING:
    from netatlas.verify.model_files import ModelFiles
    from netatlas.verify.shapes import ModelShape


def find_shape(files: ModelFiles, file: str, target: str) -> ModelShape:
    """Return what is at the path ``target`` of a file (``ec2/resources/instance_types``).

    Of a Python file the path begins with the name of a variable.

    Raises:
        NoSuchShape: there is no such file, or nothing at the path.
        ModelError: the file cannot be read.
    """
    data = files.json(file)
    if data is None:
        data = files.literals(file)
    if data is None:
        raise NoSuchShape(f"there is no file {file}")
    return data_shape(data, target, file)
