"""Migrations: from each layout of the data file to the next, in order.

A migration changes tables in memory and nothing on disk; the next fold writes them, and the
file as it was stays among the backups. Each has a test from a file saved by its layout.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from netui.data.documents import Plain

MIGRATIONS: Final[Mapping[int, Callable[[Plain], None]]] = {}
"""By the layout they begin with; the first layout is still the newest."""


def migrate(tables: Plain, schema: int, newest: int) -> bool:
    """Bring tables of an older layout up to the newest; whether there was anything to do."""
    for layout in range(schema, newest):
        MIGRATIONS[layout](tables)
    return schema < newest
