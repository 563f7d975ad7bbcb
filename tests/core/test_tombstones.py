"""A tombstone keeps somebody out without saying who."""

from __future__ import annotations

import msgspec
from builders import contact

from netui.core.model import Former
from netui.core.tombstones import Forgotten, tombstone

GONE = contact(
    "Zoë  Ångström", company="Acmé", emails=("Zoe@acme.example", ""), slug="zoe-angstrom"
)


def test_any_mark_of_the_person_is_enough() -> None:
    stone = tombstone([GONE], "salt")
    assert len(stone.marks) == 3
    assert "zoe" not in repr(stone).casefold()
    forgotten = Forgotten(
        [stone, tombstone([msgspec.structs.replace(GONE, slug="")], "other salt")]
    )
    assert contact("X", slug="Zoe-Angstrom") in forgotten
    assert contact("X", emails=("zoe@ACME.example",)) in forgotten
    assert contact("Zoe Angstrom", company="ACME") in forgotten
    assert contact("Zoe Angstrom", company="Other") not in forgotten
    assert contact("X") not in forgotten
    assert "Zoe" not in forgotten
    assert GONE not in Forgotten([])


def test_a_salt_makes_the_marks_worthless_elsewhere() -> None:
    one, other = tombstone([GONE], "a"), tombstone([GONE], "b")
    assert set(one.marks).isdisjoint(other.marks)
    assert tombstone([contact("")], "a").marks == ()


def test_what_they_were_called_before_and_where_they_worked_is_known_too() -> None:
    now = contact(
        "Zoe Berg",
        company="Tidal Maps",
        aliases=("Z. Ångström",),
        former=(Former(company="Acmé"),),
    )
    forgotten = Forgotten([tombstone([now, GONE], "salt")])
    for full, company in (
        ("Zoe Berg", "Tidal Maps"),
        ("Zoe Berg", "Acme"),
        ("Z. Angstrom", "Tidal Maps"),
        ("Zoë Ångström", "Acmé"),
    ):
        assert contact(full, company=company) in forgotten
    assert contact("X", slug="zoe-angstrom") in forgotten
    assert contact("Zoe Berg", company="Other") not in forgotten
