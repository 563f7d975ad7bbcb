"""Marks: the people that the next act is about, in the order they were marked.

Marks are made on screen and kept nowhere; they survive filtering and sorting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator


class Marks(Collection[int]):
    """The contacts that are marked."""

    def __init__(self) -> None:
        """Start with nobody marked."""
        self._marked: dict[int, None] = {}
        self._settled: frozenset[int] = frozenset()

    def __contains__(self, contact: object) -> bool:
        return contact in self._marked

    def __iter__(self) -> Iterator[int]:
        return iter(tuple(self._marked))

    def __len__(self) -> int:
        return len(self._marked)

    def turn(self, contact: int) -> bool:
        """Mark a contact, or unmark one that is marked; return whether they are marked now."""
        if contact in self._marked:
            del self._marked[contact]
            return False
        self._marked[contact] = None
        return True

    def turn_all(self, contacts: Collection[int]) -> bool:
        """Mark all of these, or unmark them if all are marked; return whether they are now."""
        if all(contact in self._marked for contact in contacts):
            self.drop(contacts)
            return False
        self.add(contacts)
        return True

    def add(self, contacts: Iterable[int]) -> None:
        """Mark these, too."""
        self._marked |= dict.fromkeys(contacts)

    def drop(self, contacts: Iterable[int]) -> None:
        """Unmark these; who is not marked stays so."""
        for contact in contacts:
            self._marked.pop(contact, None)

    def settle(self, contacts: Iterable[int]) -> None:
        """Unmark those who something was done for, and remember them in case it is undone."""
        self._settled = frozenset(contacts)
        self.drop(self._settled)

    def follow(self, contacts: Iterable[int], *, undone: bool) -> None:
        """Mark those of the last act again when it is undone, not when it is redone."""
        if self._settled and self._settled.issuperset(contacts):
            (self.add if undone else self.drop)(self._settled)

    def clear(self) -> None:
        """Unmark everybody."""
        self._marked.clear()
