"""Why a person is or is not due, in sentences."""

from typing import Any

import pytest
from builders import TODAY, contact, day, moment, touch

from netui.core.cadence.days import number_word
from netui.core.cadence.model import Context
from netui.core.cadence.rules import RULE, RULES
from netui.core.cadence.stages import standing
from netui.core.cadence.told import snooze_words
from netui.core.cadence.why import Why, shown, why
from netui.core.model import (
    Activity,
    CadenceOverride,
    Channel,
    Contact,
    Degree,
    Direction,
    Draft,
    Met,
    News,
    Source,
    Tie,
    Touch,
)


def asked(*history: Touch, who: Contact | None = None, today: str = "2026-03-10") -> Why:
    person = who or contact(emails=("a@example.org",))
    written: Draft | None = None
    return why(person, history, written, Context(today=day(today)))


INVITED = touch("invite", "2026-03-04", channel=Channel.LINKEDIN_INVITE)


def test_it_names_history_reason_dates_rule_and_setting() -> None:
    found = asked(INVITED)
    assert found.lines == (
        "Amara Osei: awaiting answer, attempt 1 made.",
        "Wed 4 Mar: you invited (LinkedIn invitation).",
        "Invited 4 business days ago, no answer: second of three.",
        "Next: follow up 2/3 by e-mail, from Mon 9 Mar, due Wed 11 Mar.",
        f"Rule: {RULE['follow_up'].says} (S0-35, S0-36, S0-37, S0-39, S0-40)",
        "Setting: cadence.follow_up_days = [3,5]",
        "Setting: cadence.max_attempts = 3",
    )
    assert found.rule == "follow_up"
    assert "queue.snooze" in found.actions


def test_it_tells_a_snooze_and_a_cadence_of_their_own() -> None:
    put_off = touch("snooze", "2026-03-09", id=2, until=day("2026-03-20"))
    who = contact(emails=("a@example.org",), cadence=CadenceOverride(attempts=2))
    lines = asked(INVITED, put_off, who=who).lines
    assert "Snoozed until Fri 20 Mar; attempts are not affected." in lines
    assert "This contact has a cadence of their own, which wins." in lines
    assert "Next: follow up 2/2 by e-mail, due Fri 20 Mar." in lines


def test_it_says_that_a_snooze_waits_for_news_too() -> None:
    until = day("2026-03-20")
    put_off = touch("snooze", "2026-03-09", id=2, until=until, outcome="after_news")
    news = "Snoozed until Fri 20 Mar or their next news"
    assert f"{news}; attempts are not affected." in asked(INVITED, put_off).lines
    mail = ("a@example.org",)
    context = Context(today=TODAY)
    assert snooze_words(standing(contact(), (), None, context), TODAY) == ""
    heard = contact(emails=mail, news=(News(what="A prize", date=day("2026-03-10")),))
    assert not any("Snoozed" in line for line in asked(INVITED, put_off, who=heard).lines)


def test_the_last_attempt_is_named_as_the_queue_names_it() -> None:
    second = touch("follow_up_1", "2026-03-11", id=2, channel=Channel.EMAIL)
    found = asked(INVITED, second, today="2026-03-17")
    assert "Next: follow up 3/3 by e-mail, from Mon 16 Mar, due Wed 18 Mar." in found.lines


def test_it_tells_what_the_other_side_did() -> None:
    heard = touch("conversation", "2026-03-09", id=2, direction=Direction.IN)
    assert "Mon 9 Mar: they wrote." in asked(INVITED, heard).lines


def test_it_tells_why_somebody_has_no_date() -> None:
    found = asked(who=contact(degree=Degree.FIRST))
    way = "by LinkedIn message"
    assert f"Next: say hello {way}, no date: whenever there is time." in found.lines
    assert "Setting: minutes_per_week = not set" in found.lines
    known = contact(reason="Her talk", company="Acme")
    skipped = asked(touch("skip", "2026-03-09"), who=known)
    assert "Next: invite by LinkedIn invitation, from Mon 16 Mar, no due date." in skipped.lines


def test_it_tells_why_nothing_is_next() -> None:
    withdrawn = touch("withdrawn", "2026-03-05", id=2)
    third = [
        touch(kind, "2026-03-05", id=number)
        for number, kind in enumerate(("invite", "follow_up_1", "follow_up_2"), 1)
    ]
    never = contact(emails=("x@example.org",), cadence=CadenceOverride(never_farewell=True))
    for found, rule in (
        (asked(who=contact(archived=True)), "archived"),
        (asked(who=contact(archived=True, do_not_contact=True)), "do_not_contact"),
        (asked(INVITED, withdrawn), "cooling_off"),
        (asked(*third, who=never), "farewell"),
        (asked(*third, who=never, today="2026-04-10"), "closed"),
    ):
        assert found.rule == rule
        assert "Next: nothing." in found.lines


def test_rules_have_statements_and_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.statements and rule.says.endswith(".") for rule in RULES)


def test_values_are_shown_as_in_the_settings_file() -> None:
    assert (shown(None), shown("none"), shown([3, 5])) == ("not set", '"none"', "[3,5]")
    assert number_word(TODAY.day) == "four"
    assert moment("2026-03-04").today == TODAY


@pytest.mark.parametrize(
    ("facts", "score", "told"),
    [
        ({"closeness": 2}, 4, "how close you are"),
        ({"tie": Tie.FRIEND, "met": Met(where="Porto")}, 7, "you know each other, you met"),
        ({"via": "Ann", "seniority_gap": 3}, 3, "somebody links you, they are a step ahead"),
        ({"source": Source.ALUMNI, "activity": Activity.ACTIVE}, 2, "they are active"),
    ],
)
def test_it_tells_how_well_a_target_fits(facts: dict[str, Any], score: int, told: str) -> None:
    """S0-18: nobody needs to be connected with everyone."""
    (line,) = fits(contact(**facts))
    assert line.startswith(f"Fit {score}: ")
    assert told in line
    assert line.endswith("Who fits best is offered first.")


def test_it_tells_where_nothing_speaks_for_a_target() -> None:
    assert fits(contact()) == [
        "Fit 0: nothing on file speaks for this invitation before others."
    ]
    assert fits(contact(closeness=2), INVITED) == []


def fits(who: Contact, *history: Touch) -> list[str]:
    return [line for line in asked(*history, who=who).lines if line.startswith("Fit")]
