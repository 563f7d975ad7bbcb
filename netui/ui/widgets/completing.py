"""Completes, of several words with commas, the last one that is typed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.suggester import Suggester


class LastOfSeveral(Suggester):
    """Suggests the first known word that begins like the last one typed."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the known words, likeliest first."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = tuple(words)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with its last word completed, as it is spelt elsewhere."""
        last = value.rpartition(",")[2].lstrip()
        begun = last.casefold()
        if not begun:
            return None
        found = next((word for word in self._words if word.casefold().startswith(begun)), None)
        return None if found is None else value.removesuffix(last) + found
