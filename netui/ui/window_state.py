"""What the window remembers between two sessions: how far the day's list was gone through.

A convenience in the state folder, never data: what cannot be read or written is done without.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import msgspec

from netui.core.cadence.round import Round

ROUND = "round"


def read_round(path: Path | None) -> Round | None:
    """Return the round that was left, if there is one."""
    try:
        return msgspec.convert(read_all(path).get(ROUND), Round)
    except msgspec.ValidationError:
        return None


def write_round(path: Path | None, left: Round) -> None:
    """Keep how far the day's list was gone through, beside whatever else is remembered."""
    if path is None:
        return
    kept = read_all(path) | {ROUND: msgspec.to_builtins(left)}
    with contextlib.suppress(OSError):
        path.touch(mode=0o600)
        path.write_text(json.dumps(kept), encoding="utf-8")


def read_all(path: Path | None) -> dict[str, Any]:
    """Return everything that is remembered."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
