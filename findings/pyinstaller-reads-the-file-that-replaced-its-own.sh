#!/usr/bin/env bash
# Versions: PyInstaller 6.22.3, on Linux with a Python that has its shared library.
#
# Expected: a program that runs is not changed by an update. Installers replace its file by another with the same
# name, and Linux keeps the first for whoever runs it, as it does for every library that is loaded.
#
# Seen: a frozen program opens its own file by name again for each module that it imports later, and reads at the
# place where its own module was. It fails with an error of zlib, or goes on with a module of the other version
# where that happens to be at the same place; and where the file is gone, it ends within an import.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pyinstaller==6.22.3'
for version in 1 2; do
    mkdir "source$version"
    echo "VERSION = $version" >"source$version/early.py"
    echo "VERSION = $version" >"source$version/later.py"
    cat >"source$version/program.py" <<'PYTHON'
import sys

import early

sys.stdin.readline()
import later

print(f"the program is version {early.VERSION}, and what it imports later is {later.VERSION}")
PYTHON
    venv/bin/pyinstaller --log-level ERROR --distpath "built$version" --workpath "work$version" \
        --specpath "work$version" "source$version/program.py" >/dev/null 2>&1
done
program=built1/program/program

with_the_file() { # what is done to the file of the program while it runs, before it imports the rest
    mkfifo go
    "$program" <go >said 2>&1 &
    exec 3>go
    sleep 2
    eval "$1"
    echo >&3
    exec 3>&-
    wait $! || echo "it ended with exit code $?" >>said
    rm go
    cat said
}

echo "the file is replaced:"
with_the_file 'cp built2/program/program newer; mv newer "$program"'
grep -q -e '^zlib.error' -e 'the program is version 1, and what it imports later is 2' said
echo "the file is removed:"
with_the_file 'rm "$program"'
grep -q 'appears to have been moved or deleted' said
grep -q 'it ended with exit code 1' said
