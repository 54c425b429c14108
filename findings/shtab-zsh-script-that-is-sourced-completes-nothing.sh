#!/usr/bin/env bash
# Versions: shtab 1.13.0; zsh 5.9, where there is one.
#
# Expected: a script for zsh registers its function when it is sourced, as its comment says: "eval/source/.
# command, register function for later".
#
# Seen: the script asks only whether it is run by eval. When it is sourced, it takes itself for a file that zsh
# has loaded to complete a line: nothing is registered, and zsh complains that there is nothing to complete.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'shtab==1.13.0'
"$work/venv/bin/python" - <<'PYTHON' >"$work/tool.zsh"
import argparse

import shtab

parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("--option", choices=["one", "two"])
print(shtab.complete(parser, "zsh"))
PYTHON
grep -n 'zsh_eval_context\|register function' "$work/tool.zsh"
grep -q 'zsh_eval_context\[-1\] == eval' "$work/tool.zsh"
grep -q '# eval/source/. command, register function for later' "$work/tool.zsh"
if command -v zsh >/dev/null; then
    try() { zsh -f -c "autoload -Uz compinit; compinit -D -u; $1 2>&1; print \"registered: \${_comps[tool]:-nothing}\""; }
    sourced=$(try "source $work/tool.zsh")
    evaluated=$(try "eval \"\$(<$work/tool.zsh)\"")
    printf 'sourced:\n%s\nevaluated:\n%s\n' "$sourced" "$evaluated" | sed "s|$work/||g"
    [[ $sourced == *"registered: nothing"* && $evaluated == *"registered: _shtab_tool"* ]]
fi
