#!/usr/bin/env bash
# Versions: import-linter 2.16, grimp 3.19.
#
# Expected: a forbidden contract notices that importing shop.light loads sqlite3. import-linter documents such a
# contract as forbidding direct and, by default, indirect imports.
#
# Seen: `import shop.heavy.names` first runs shop/heavy/__init__.py, as Python documents, and that imports sqlite3. The
# graph has an edge to shop.heavy.names alone, so the contract is kept, though sqlite3 is loaded. Once shop.light
# imports shop.heavy itself the contract is broken.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'import-linter==2.16' 'grimp==3.19'
mkdir -p "$work/shop/heavy"
touch "$work/shop/__init__.py"
echo 'import sqlite3' >"$work/shop/heavy/__init__.py"
echo 'FIRST = "a"' >"$work/shop/heavy/names.py"
echo 'import shop.heavy.names' >"$work/shop/light.py"
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
echo 'import shop.heavy' >"$work/shop/light.py"
if said=$("$work/venv/bin/lint-imports" --no-cache); then
    echo "the import of the package itself is not noticed"
    exit 1
fi
grep -E 'light module.*BROKEN' <<<"$said"
