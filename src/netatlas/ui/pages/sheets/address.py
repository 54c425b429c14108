"""The addresses of sheets: ``view:sheets`` lists them, ``sheet:My%20sheet`` is one."""

from __future__ import annotations

from netatlas.address import Address


def is_sheet(address: Address) -> bool:
    """Return True if an address is of one sheet."""
    return address.head == "sheet"


def is_sheet_list(address: Address) -> bool:
    """Return True if an address is of the list of sheets."""
    return address.view_name == "sheets"


def sheet_address(name: str) -> Address:
    """Return the address of the sheet of a name.

    >>> str(sheet_address("A + B"))
    'sheet:A%20%2B%20B'
    """
    return Address("sheet", (name,))


def sheet_name(address: Address) -> str:
    """Return the name of the sheet that an address is of."""
    return "+".join(address.names)
