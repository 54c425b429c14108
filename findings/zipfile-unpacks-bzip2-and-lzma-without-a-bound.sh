#!/usr/bin/env bash
# Versions: CPython 3.11 to 3.13, their zipfile (the Pythons that are there).
#
# Expected: read(n) of a file in a zip unpacks about n bytes, whatever it is compressed with. Its documentation calls
# the object a binary file-like one, and with Deflate, the usual compression, ten bytes cost a few kilobytes.
#
# Seen: with bzip2 and LZMA the first read(10) unpacks all that is packed in the next 4 kB: 64 MB here, of which a zip
# of a few kilobytes can hold as many as it likes. Who reads zips of others in small parts is not safe for that.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/look.py" <<'PYTHON'
import io
import sys
import tracemalloc
import zipfile

SIZE = 64 * 2**20
peaks = {}
for name in ("ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", getattr(zipfile, name)) as file:
        file.writestr("zeros", bytes(SIZE))
    size = len(packed.getvalue())
    with zipfile.ZipFile(packed) as file, file.open("zeros") as zeros:
        tracemalloc.start()
        assert zeros.read(10) == bytes(10)
        peaks[name] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    print(f"Python {sys.version.split()[0]}, {name}: a zip of {size:,} bytes, read(10) takes {peaks[name]:,} bytes")
assert peaks["ZIP_DEFLATED"] < 2**20
assert min(peaks["ZIP_BZIP2"], peaks["ZIP_LZMA"]) > SIZE / 4
PYTHON
for python in python3.11 python3.12 python3.13 python3.14 python3; do
    if command -v "$python" > /dev/null && "$python" -c 'import bz2, lzma' 2> /dev/null; then
        "$python" "$work/look.py"
    fi
done
