"""Each placeholder says what is on file, and nothing it must not say."""

from __future__ import annotations

import msgspec
import pytest
from builders import TODAY, contact, day, touch

from netui.core.model import (
    Contact,
    Direction,
    Former,
    Met,
    Mutual,
    Post,
    Profile,
    Resource,
    Touch,
)
from netui.core.slots import SLOT_NAMES, SLOTS, Known, slot_values


def values(
    someone: Contact | None = None,
    me: Profile | None = None,
    resources: tuple[Resource, ...] = (),
    history: tuple[Touch, ...] = (),
) -> dict[str, str]:
    return slot_values(
        Known(
            contact=someone or contact(),
            me=me or Profile(),
            today=TODAY,
            resources=resources,
            history=history,
        )
    )


def test_every_slot_has_a_name_of_its_own_and_a_sentence() -> None:
    assert len(set(SLOT_NAMES)) == len(SLOTS)
    assert all(slot.says.endswith(".") for slot in SLOTS)


def test_a_bare_person_fills_only_the_name() -> None:
    assert values() == {"given": "Amara", "full": "Amara Osei", "family": "Osei"}


def test_mutual_and_via_never_name_a_discreet_person() -> None:
    hidden = Mutual(name="Farah Qureshi", discreet=True)
    found = values(contact(mutuals=(hidden,), via="Farah Qureshi"))
    assert "Farah" not in " ".join(found.values())
    assert values(contact(mutuals=(hidden, Mutual(name="Nils"))))["mutual"] == "Nils"


@pytest.mark.parametrize(
    ("when", "spoken"),
    [
        ("2026-03-04", "today"),
        ("2026-03-03", "yesterday"),
        ("2026-02-26", "6 days ago"),
        ("2026-03-05", None),
    ],
)
def test_days_ago(when: str, spoken: str | None) -> None:
    assert values(contact(met=Met(when=day(when)))).get("days_ago") == spoken


def test_a_post_gives_title_kind_and_first_topic() -> None:
    found = values(contact(posts=(Post(title="Leaks", kind="talk", topic="canals, recharge"),)))
    assert (found["post"], found["post_kind"], found["post_topic"]) == (
        "Leaks",
        "talk",
        "canals",
    )
    bare = values(contact(posts=(Post(title="Leaks"),)))
    assert (bare["post_kind"], bare["post_topic"]) == ("post", "Leaks")


def test_i_am_introduced_as_far_as_i_am_known() -> None:
    me = Profile(name="Dana Whitlock", role="data analyst", org="Orchard Metrics")
    assert values(me=me)["me"] == "Dana Whitlock, data analyst at Orchard Metrics"
    assert values(me=me)["my_first"] == "Dana"
    assert values(me=msgspec.structs.replace(me, first="Dee"))["my_first"] == "Dee"
    assert values(me=Profile(name="Dana"))["me"] == "Dana"
    assert "me" not in values(me=Profile(role="analyst"))


def test_the_shortest_one_liner_without_its_full_stop() -> None:
    me = Profile(one_liners=("I run analytics at Orchard Metrics.", "I count apples.", " "))
    assert values(me=me)["one_liner"] == "I count apples"


def test_the_message_that_waits_for_an_answer() -> None:
    mine = touch("conversation", "2026-03-03", id=3)
    theirs = touch("conversation", "2026-03-03", id=3, direction=Direction.IN)
    reply = touch("replied", "2025-12-30", id=2, direction=Direction.IN)
    like = touch("engage", "2026-03-04", id=4)
    assert values(history=(reply, like))["replied_on"] == "30 December 2025"
    assert values(history=(reply, theirs))["replied_on"] == "3 March"
    assert "replied_on" not in values(history=(reply, mine))
    assert "replied_on" not in values(history=(like,))


def test_a_resource_fits_an_interest_or_a_post() -> None:
    library = (
        Resource(title="Old tides", topics=("tides",), date=day("2020-01-01")),
        Resource(
            title="Canal map", url="https://canals.example", topics=("Canals",), date=TODAY
        ),
        Resource(title="Tea", topics=("tea", "")),
    )
    someone = contact(
        posts=(Post(title="Leaks", topic="recharge, canals,"),), interests=("tides",)
    )
    found = values(someone, resources=library)
    assert (found["resource"], found["link"]) == ("Canal map", "https://canals.example")
    assert "resource" not in values(resources=library)


def test_last_company_left() -> None:
    assert values(contact(former=(Former(company="Kestrel"),)))["former"] == "Kestrel"
