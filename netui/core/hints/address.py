"""How a sentence put into a note addresses its reader: du or Sie, tu or vous, tú or usted.

The word lists write both ways in one sentence, the informal one first: ``{tu|vous}``.
"""

from __future__ import annotations

import re
from functools import partial

from netui.core.hints.examined import Examined
from netui.core.hints.tone_words import ToneWords
from netui.core.hints.wording import find, without

INFORMAL, FORMAL = frozenset({"du", "tu", "tú"}), frozenset({"sie", "vous", "usted"})
USUALLY_INFORMAL = frozenset({"es"})
"""The languages in which a note to a colleague is informal while nothing else is known."""

BOTH_WAYS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def addressed(examined: Examined, sentence: str) -> str:
    """Return a sentence of the lists in the one way of address that this note needs."""
    return BOTH_WAYS.sub(rf"\{1 if is_informal(examined) else 2}", sentence)


def is_informal(examined: Examined) -> bool:
    """Whether the reader is addressed informally: on file, else in the note, else as usual."""
    on_file = examined.contact.formality.strip().casefold()
    if on_file in INFORMAL | FORMAL:
        return on_file in INFORMAL
    look = partial(find, examined, ToneWords, languages=(examined.language,))
    informal = bool(without(look("informal"), look("not_informal")))
    if informal != bool(look("formal")):
        return informal
    return examined.language in USUALLY_INFORMAL
