"""Overlay: a table as it would be after some writes, over one that stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TypeVar

R = TypeVar("R")


class Overlay(MutableMapping[int, R]):
    """Records by id: what was written here first, else what lies beneath."""

    def __init__(self, beneath: Mapping[int, R]) -> None:
        """Stand over ``beneath``, which is only read and must not change meanwhile."""
        self._beneath = beneath
        self._written: dict[int, R] = {}
        self._gone: set[int] = set()

    def __getitem__(self, key: int) -> R:
        if key in self._written:
            return self._written[key]
        if key in self._gone:
            raise KeyError(key)
        return self._beneath[key]

    def __setitem__(self, key: int, record: R) -> None:
        self._gone.discard(key)
        self._written[key] = record

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._written.pop(key, None)
        if key in self._beneath:
            self._gone.add(key)

    def __contains__(self, key: object) -> bool:
        return key in self._written or (key in self._beneath and key not in self._gone)

    def __iter__(self) -> Iterator[int]:
        for key in self._beneath:
            if key not in self._gone:
                yield key
        for key in self._written:
            if key not in self._beneath:
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)
