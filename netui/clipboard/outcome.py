"""What became of a copy, in words that are true.

There are three proofs and no fourth: a copy that nothing could check is never called copied.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Proof(StrEnum):
    """How much is known about where the text went."""

    CHECKED = "copied and checked"
    SENT = "sent, cannot be checked"
    SAVED = "saved to a file, nothing copied"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the chain: ``proof`` is ``None`` where it failed.

    ``where`` is what received the text, ``detail`` why it failed or what to mind, and
    ``seconds`` how long the step took.
    """

    provider: str
    proof: Proof | None = None
    where: str = ""
    detail: str = ""
    seconds: float = 0.0


class Copied(msgspec.Struct, frozen=True):
    """What a copy came to, with every step on the way; the last one tried is the one told.

    ``note`` is something to mind about this very copy (may be empty).
    """

    how: Proof
    provider: str
    where: str
    tried: tuple[Attempt, ...] = ()
    note: str = ""

    @property
    def on_clipboard(self) -> bool:
        """Whether the draft may be called copied: a file alone is no clipboard."""
        return self.how is not Proof.SAVED

    def message(self) -> str:
        """Return the one sentence to show, and the note where there is one."""
        told = {
            Proof.CHECKED: f"Copied to {self.where} and checked.",
            Proof.SENT: f"Sent to {self.where}, cannot be checked.",
            Proof.SAVED: f"Saved to {self.where}, nothing copied.",
        }[self.how]
        return f"{told} {self.note}".rstrip()
