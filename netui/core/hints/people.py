"""Who else is on file, asked by name and only when a rule is about to speak.

Holding it costs nothing: the names are gone through at a question and the answer is kept, so
one value serves until the contacts change. It never searches a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from netui.core.text import WORD, fold

if TYPE_CHECKING:
    from netui.core.state import State


class OtherPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on file, as far as a rule knows them; ``text`` is a note sent to them."""

    full: str
    company: str = ""
    text: str = ""


class People:
    """The people on file, by their names."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        """Keep the way to everybody's full name; it is taken when a question is asked."""
        self._names = names
        self._answers: dict[str, tuple[str, ...]] = {}

    def named(self, word: str, besides: str = "") -> str | None:
        """Return the full name of the first person with ``word`` in it, not ``besides``."""
        asked = fold(word)
        if asked not in self._answers:
            self._answers[asked] = tuple(islice(holders(asked, self._names()), 2))
        return next((full for full in self._answers[asked] if full != besides), None)


def holders(word: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the different full names that have a folded word."""
    seen: set[str] = set()
    for full in names:
        folded = fold(full)
        if word in folded and word in WORD.findall(folded) and full not in seen:
            seen.add(full)
            yield full


def people_among(others: Iterable[OtherPerson]) -> People:
    """Return the people of a list."""
    names = tuple(person.full for person in others)
    return People(lambda: names)


def people_index(state: State) -> People:
    """Return the people of a state; build it anew when contacts have changed."""
    return People(lambda: (contact.full for contact in state.contacts.values()))


NOBODY = people_among(())
"""Nobody else is on file."""
