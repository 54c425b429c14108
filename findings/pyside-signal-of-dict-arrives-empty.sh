#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: Signal(dict) hands a slot the dict that was emitted. PySide documents that a signal is declared with Python
# types; Signal(object) hands over the very same dict.
#
# Seen: with Signal(dict) the dict is copied into a map of Qt, whose keys are sorted strings. A dict in another order
# arrives sorted; one with a number as a key arrives empty. Only a line on standard error says so, nothing is raised.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" 2>"$work/errors" - <<'PYTHON' || { cat "$work/errors"; exit 1; }
from PySide6.QtCore import QCoreApplication, QObject, Signal

application = QCoreApplication([])


class Sender(QObject):
    typed = Signal(dict)
    plain = Signal(object)


def arrived(signal, value):
    got = []
    slot = got.append
    signal.connect(slot)
    signal.emit(value)
    signal.disconnect(slot)
    (one,) = got
    return one


sender = Sender()
ordered = {"b": 1, "a": 2}
ports = {22: "SSH", "other": "any"}
print("Signal(dict):  ", ordered, "->", arrived(sender.typed, ordered))
print("Signal(dict):  ", ports, "->", arrived(sender.typed, ports))
print("Signal(object):", ports, "->", arrived(sender.plain, ports))
assert list(arrived(sender.typed, ordered)) == ["a", "b"]
assert arrived(sender.typed, ports) == {}
assert arrived(sender.plain, ports) is ports
PYTHON
echo "on standard error:"
sed -E 's/0x[0-9a-f]+/0x.../' "$work/errors"
grep -q 'Cannot copy-convert' "$work/errors"
