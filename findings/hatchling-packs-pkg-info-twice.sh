#!/usr/bin/env bash
# Versions: hatchling 1.33.0.
#
# Expected: the source archive of a project, made once more from its own unpacked content, holds each file once; the
# second archive is then the same as the first, byte for byte, since hatchling makes archives reproducible.
#
# Seen: the second archive holds PKG-INFO twice, the unpacked one and a new one under the same name, and differs from
# the first. Whoever checks a published archive by making it again from its content finds another.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'hatchling==1.33.0'
mkdir -p "$work/project/example"
cd "$work/project"
cat > pyproject.toml <<'TOML'
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "example"
version = "1"
TOML
echo 'ANSWER = 42' > example/__init__.py
"$work/venv/bin/python" -m hatchling build -t sdist -d "$work/first" > "$work/log" 2>&1
tar -xzf "$work/first/example-1.tar.gz" -C "$work"
cd "$work/example-1"
"$work/venv/bin/python" -m hatchling build -t sdist -d "$work/second" > "$work/log" 2>&1
for build in first second; do
    count=$(tar -tzf "$work/$build/example-1.tar.gz" | grep -c '^example-1/PKG-INFO$')
    echo "PKG-INFO in the $build archive: $count"
    echo "$count" > "$work/$build/count"
done
[ "$(cat "$work/first/count")" = 1 ]
[ "$(cat "$work/second/count")" = 2 ]
