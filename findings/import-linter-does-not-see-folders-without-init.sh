#!/usr/bin/env bash
# Versions: import-linter 2.16, grimp 3.19.
#
# Expected: a contract holds for every module that Python can import from the root package; without an __init__.py a
# folder is still a package for Python (a namespace package), or else the linter says that it leaves it out.
#
# Seen: modules in a folder without __init__.py are not in the graph at all. An import of one counts as an import of the
# package above, so what it imports in turn is never seen: the contract is kept, nothing is said. With an empty
# __init__.py the same contract is broken.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'import-linter==2.16' 'grimp==3.19'
mkdir -p "$work/shop/heavy"
touch "$work/shop/__init__.py"
echo 'import sqlite3' >"$work/shop/heavy/store.py"
echo 'import shop.heavy.store' >"$work/shop/light.py"
cat >"$work/.importlinter" <<'CONFIGURATION'
[importlinter]
root_package = shop
include_external_packages = True

[importlinter:contract:light]
name = the light module does not import sqlite3
type = forbidden
source_modules = shop.light
forbidden_modules = sqlite3
CONFIGURATION
cd "$work"
export PYTHONPATH=$work
said=$("$work/venv/bin/lint-imports" --no-cache)
grep -E 'light module' <<<"$said"
loaded=$("$work/venv/bin/python" -c 'import sys, shop.light; print("sqlite3" in sys.modules)')
echo "sqlite3 is loaded by importing shop.light: $loaded"
grep -q 'does not import sqlite3 KEPT' <<<"$said"
[ "$loaded" = True ]
touch "$work/shop/heavy/__init__.py"
if said=$("$work/venv/bin/lint-imports" --no-cache); then
    echo "the contract is kept with __init__.py, too"
    exit 1
fi
grep -E 'light module.*BROKEN' <<<"$said"
