#!/usr/bin/env bash
# Versions: CPython 3.12 and 3.13 with the sqlite3 module that comes with them (SQLite 3.40.1 here).
#
# Expected: threads may share a connection that was opened with check_same_thread=False. sqlite3.threadsafety is 3,
# which the Python manual and PEP 249 explain as: threads may share the module, connections and cursors.
#
# Seen: two threads that run one SELECT on one connection, each with a cursor of its own, now and then get rows without
# columns, or an InterfaceError (“bad parameter or other API misuse”): both use the one statement that the connection
# keeps for that text. With a lock around the call and the reading of its rows all is right. Python 3.11 is not affected.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/threads.py" <<'PYTHON'
import collections
import contextlib
import sqlite3
import sys
import threading

ROUNDS = 20_000


def run(lock):
    """Let two threads ask one question each, over and over, and count the wrong answers."""
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.execute("CREATE TABLE hop (number INTEGER, name TEXT)")
    base.executemany("INSERT INTO hop VALUES (?, ?)", [(n, f"router {n % 7}") for n in range(200)])
    wrong = collections.Counter()

    def ask():
        for turn in range(ROUNDS):
            if wrong.total() >= 3:
                return
            try:
                with lock:
                    rows = base.execute("SELECT number FROM hop WHERE name = ?", (f"router {turn % 7}",)).fetchall()
            except sqlite3.InterfaceError:
                wrong["InterfaceError"] += 1
            else:
                wrong["rows without columns"] += any(len(row) != 1 for row in rows)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    base.close()
    return wrong.total()


sys.setswitchinterval(1e-5)
python = sys.version_info[:2]
alone, locked = run(contextlib.nullcontext()), run(threading.Lock())
print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, threadsafety {sqlite3.threadsafety}")
print("without a lock:", "wrong answers" if alone else "all right")
print("with a lock:   ", "wrong answers" if locked else "all right")
assert sqlite3.threadsafety == 3
assert not locked
assert bool(alone) == (python >= (3, 12)), "the behaviour has changed"
PYTHON
ran=0
for version in 3.11 3.12 3.13; do
    for python in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python3; do
        if "$python" -c 'import sys' 2>/dev/null; then
            timeout 300 "$python" "$work/threads.py"
            ran=1
            break
        fi
    done
done
[ "$ran" = 1 ] || { echo "none of Python 3.11, 3.12 and 3.13 is here"; exit 1; }
