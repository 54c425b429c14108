"""The hash by which what is kept is known again: BLAKE2, as ``hashlib`` has it.

``hashlib`` itself loads OpenSSL, for hashes that nothing needs before an answer. That takes as long as it
takes to hash all of the shipped pack.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python that has it in OpenSSL alone
    from hashlib import blake2b

__all__ = ["blake2b"]
