#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (Qt 6.11.3).
#
# Expected: QSortFilterProxyModel sorts rows by the values of its sort role. Qt documents that whole numbers, numbers
# with a point, characters, dates, times and strings are compared by value, and all else as strings.
#
# Seen: Python's dates, decimals and tuples arrive as objects of Python and keep the order of the source, neither by
# value nor as strings. So do whole numbers as soon as one of them exceeds 31 bits, such as sizes in bytes, beside
# smaller ones. No warning.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel

application = QGuiApplication([])
ROLE = Qt.ItemDataRole.UserRole + 1


def after_sorting(values):
    model = QStandardItemModel()
    for value in values:
        item = QStandardItem(str(value))
        item.setData(value, ROLE)
        model.appendRow(item)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setSortRole(ROLE)
    proxy.sort(0)
    return [proxy.index(row, 0).data(ROLE) for row in range(proxy.rowCount())]


for values in ([3, 1, 2], [2.5, 0.5, 1.5], ["c", "a", "b"]):
    found = after_sorting(values)
    print("sorted:    ", values, "->", found)
    assert found == sorted(values)

for values in (
    [date(2020, 3, 1), date(2020, 1, 1), date(2020, 2, 1)],
    [Decimal(3), Decimal(1), Decimal(2)],
    [(3,), (1,), (2,)],
    [2**40, 5, 2**33],
):
    found = after_sorting(values)
    print("not sorted:", values, "->", found)
    assert found == values != sorted(values)
PYTHON
