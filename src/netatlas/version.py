"""The version of NetAtlas, for what must not import the package that names it."""

__version__ = "0.1.0"
