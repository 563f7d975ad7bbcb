"""A08 to A10 at their edges: times, languages, claims."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from notes import codes, findings, hint

from netui.core.hints.accuracy_words import counted_in, days_meant
from netui.core.hints.model import RecordStep
from netui.core.hints.timing import in_season

MET = {"met": {"where": "Harbour meetup", "when": "2025-12-09", "what": "notices"}}
TALK = {"posts": [{"kind": "talk", "title": "Slow tides", "date": "2025-10-02"}]}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, great meeting you last week at the Harbour meetup.",
        "Hi Noor, yesterday we met at the Harbour meetup.",
        "Hi Noor, we met two weeks ago at the Harbour meetup.",
        "Hi Noor, it was great to talk this morning about notices.",
        "Hi Noor, we spoke 3 days ago about notices.",
        "Hallo Noor, wir haben uns gestern beim Treffen gesehen.",
        "Hallo Noor, wir haben uns vor zwei Wochen gesehen.",
        "Bonjour Noor, nous nous sommes rencontrés hier au port.",
        "Bonjour Noor, nous nous sommes croisés il y a trois jours.",
        "Hola Noor, nos conocimos ayer en el puerto.",
        "Hola Noor, nos vimos hace dos semanas en el puerto.",
    ],
)
def test_a_meeting_at_another_time_is_told(text: str) -> None:
    assert "12 weeks ago" in hint("A08", text, MET).message


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, we met in December at the Harbour meetup.",
        "Hi Noor, we met three months ago at the Harbour meetup.",
        "Hi Noor, we met at the Harbour meetup, and last week I found your notices.",
        "Hi Noor, last week I wrote to you. We met at the Harbour meetup.",
        "Hi Noor, last week my team laughed at the notices since we met you at the Harbour.",
        "Hi Noor, we met at the Harbour meetup. Yesterday was wet.",
        f"Hi Noor, we met at the Harbour meetup where {'they sang ' * 10} yesterday.",
        "Hi Noor, the notices of yesterday are gone.",
    ],
)
def test_other_times_are_the_writers_own_business(text: str) -> None:
    assert "A08" not in codes(text, MET)


def test_a_later_talk_on_file_explains_the_time() -> None:
    text = "Hi Noor, great talking to you last week about the notices."
    replied = [{"date": "2026-02-26", "kind": "replied", "text": "Hello"}]
    assert "A08" in codes(text, MET)
    assert "A08" not in codes(text, MET, history=replied)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-03-04", "today"),
        ("2026-03-03", "yesterday"),
        ("2026-03-01", "3 days ago"),
        ("2026-04-01", "which is still to come"),
    ],
)
def test_the_distance_is_told_in_words(when: str, said: str) -> None:
    text = "Hi Noor, great meeting you three months ago in Porto."
    facts = {"met": {"where": "Porto", "when": when}}
    assert hint("A08", text, facts).message.endswith(f", {said}.")


@pytest.mark.parametrize(
    ("text", "facts", "fires"),
    [
        ("Hi Noor, your talk last week was great.", TALK, True),
        ("Hi Noor, your talk yesterday on slow tides was great.", TALK, True),
        ("Hi Noor, I read your talk last week.", TALK, False),
        ("Hi Noor, your talk, which I watched last week, was great.", TALK, False),
        ("Hi Noor, your talk was great. Last week it rained.", TALK, False),
        (
            f"Hi Noor, your talk on {'ebb and ' * 9} flow last week.",
            TALK,
            False,
        ),
        ("Hi Noor, last week was wet. Your talk was great.", TALK, False),
        ("Hi Noor, your talk helped us when you called last week.", TALK, False),
        ("Hi Noor, your talk was great.", TALK, False),
        ("Hi Noor, your last week's talk was great.", TALK, True),
        (
            "Hi Noor, your talk last week was great.",
            {"posts": [{"title": "Slow tides"}]},
            False,
        ),
        ("Hi Noor, your talk last week was great.", {}, False),
        (
            "Hi Noor, your talk last week was great.",
            {"posts": [*TALK["posts"], {"title": "Wet ropes", "date": "2025-01-01"}]},
            False,
        ),
        (
            "Hi Noor, your talk on slow tides last week was great.",
            {"posts": [*TALK["posts"], {"title": "Wet ropes", "date": "2026-02-26"}]},
            True,
        ),
        (
            "Hi Noor, your talk last week was great.",
            {"posts": [{"title": "Wet ropes", "date": "2026-02-26"}]},
            False,
        ),
    ],
)
def test_a_talk_of_another_time_is_told(
    text: str, facts: dict[str, Any], *, fires: bool
) -> None:
    assert ("A08" in codes(text, facts)) is fires


@pytest.mark.parametrize(
    ("text", "events", "fires"),
    [
        ("Hi Noor, looking forward to Porto Supply Day!", ["2026-02-20"], True),
        ("Hallo Noor, ich freue mich sehr auf den Porto Supply Day.", ["2026-02-20"], True),
        ("Hi Noor, looking forward to Porto Supply Day!", ["2026-03-20"], False),
        ("Hi Noor, looking forward to Porto Supply Day!", ["2026-02-20", "2026-03-20"], False),
        ("Hi Noor, looking forward to a chat about docks.", ["2026-02-20"], False),
    ],
)
def test_nobody_looks_forward_to_what_is_over(
    text: str, events: list[str], *, fires: bool
) -> None:
    facts = {"events": [{"name": "Porto Supply Day", "date": day} for day in events]}
    assert ("A08" in codes(text, facts)) is fires


def test_nobody_looks_forward_to_a_talk_that_was() -> None:
    assert "A08" in codes("Hi Noor, can't wait for your talk on slow tides!", TALK)


@pytest.mark.parametrize(
    ("text", "date", "fires"),
    [
        ("Happy New Year, Noor!", "2026-03-04", True),
        ("Happy New Year, Noor!", "2026-01-12", False),
        ("Happy New Year, Noor!", "2025-12-29", False),
        ("Merry Christmas, Noor!", "2026-02-02", True),
        ("Frohes neues Jahr, Noor!", "2026-03-04", True),
        ("Bonne année, Noor !", "2026-04-04", True),
        ("¡Feliz Navidad, Noor!", "2026-02-04", True),
        ("Hi Noor, happy Easter!", "2026-04-04", False),
        ("Hi Noor, your Happy New Year campaign was fun.", "2026-03-04", False),
        ("Hi Noor, “happy new year” is a song.", "2026-03-04", False),
        ("Hi Noor, happy lunar new year!", "2026-02-17", False),
    ],
)
def test_wishes_have_their_season(text: str, date: str, *, fires: bool) -> None:
    assert ("A08" in codes(text, touch={"date": date})) is fires


def test_a_season_may_go_over_the_end_of_a_year() -> None:
    assert in_season(dt.date(2026, 1, 2), ["12-15..02-05"])
    assert in_season(dt.date(2026, 12, 20), ["06-01..06-02", "12-15..02-05"])
    assert not in_season(dt.date(2026, 6, 1), ["12-15..02-05"])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("two weeks ago", (8, 20)),
        ("a month ago", (5, 55)),
        ("vor 3 tagen", (2, 4)),
        ("il y a deux ans", (530, 980)),
        ("hace un dia", (0, 2)),
    ],
)
def test_a_number_of_days_is_taken_generously(text: str, meant: tuple[int, int]) -> None:
    found = [days_meant(hit, words) for hit, words in counted_in(text, 0, len(text))]
    assert found == [meant]


@pytest.mark.parametrize(
    ("langs", "text", "fires"),
    [
        (["de"], "your map of the tides has been on our wall since the winter", True),
        (["de-CH"], "die Karte hängt seit dem Winter bei uns an der Wand und hilft", False),
        (["en"], "die Karte hängt seit dem Winter bei uns an der Wand und hilft", True),
        (["en"], "votre carte est sur notre mur depuis que nous avons les marées", True),
        (["pt"], "tu mapa de las mareas está en nuestra pared desde el invierno", False),
        (["de"], "on our wall", False),
        (["de"], "tides tides tides tides tides tides tides tides", False),
        (["de"], "the und the und the und is ist of von", False),
        ([""], "your map of the tides has been on our wall since the winter", False),
        ([], "your map of the tides has been on our wall since the winter", False),
        (["xx"], "your map of the tides has been on our wall since the winter", True),
    ],
)
def test_only_a_clear_vote_tells_a_language(
    langs: list[str], text: str, *, fires: bool
) -> None:
    facts = {"langs": langs}
    found = [h for h in findings(f"Hi Noor, {text}.", facts).hints if h.rule == "A09"]
    assert bool(found) is fires
    if found:
        records = [fix.record for fix in found[0].fixes]
        steps = [record.step for record in records if record is not None]
        assert steps == [RecordStep.ADD_LANG, RecordStep.SET_LANG]


@pytest.mark.parametrize(
    ("text", "facts", "fires"),
    [
        ("Hi Noor, loved your recent article!", {}, True),
        ("Hi Noor, your post about tides helped.", {}, True),
        ("Hallo Noor, Ihr Vortrag hat uns geholfen.", {}, True),
        ("Bonjour Noor, votre article sur les marées aide.", {}, True),
        ("Hola Noor, tu charla sobre mareas ayuda.", {}, True),
        ("Hi Noor, your paper index helps.", {}, False),
        ("Hi Noor, your book-club helps.", {}, False),
        ("Hi Noor, your video", {}, True),
        ("Hi Noor, loved your recent article!", {"posts": ["Slow tides"]}, False),
        ("Hi Noor, your talk was fun.", {"met": {"where": "Porto"}}, False),
        ("Hi Noor, your talk was fun.", {"events": ["Dock Days"]}, False),
        ("Hi Noor, your article on tides.", {"interests": ["tides"]}, False),
        ("Hi Noor, your article on tides.", {"reason": "that article"}, False),
        ("Hi Noor, your article on tides.", {"news": ["won a prize for tides"]}, False),
        ("Hi Noor, your article on docks.", {"notes": [{"text": "knows kilns"}]}, True),
    ],
)
def test_a_piece_needs_something_on_file(
    text: str, facts: dict[str, Any], *, fires: bool
) -> None:
    assert ("A10" in codes(text, facts)) is fires


@pytest.mark.parametrize(
    ("text", "facts", "fires"),
    [
        ("Hi Noor, great meeting you at the docks.", {}, True),
        ("Hi Noor, great meeting you at the docks.", {"tie": "friend"}, False),
        ("Hi Noor, great meeting you at the docks.", {"tie": "client"}, False),
        ("Hi Noor, it would be great if we met at the docks.", {}, False),
        ("Hi Noor, have we met at the docks?", {}, False),
        ("Hallo Noor, wie besprochen hier die Zahlen.", {}, True),
        ("Bonjour Noor, comme convenu, voici les chiffres.", {}, True),
        ("Hola Noor, como hablamos, aquí están.", {}, True),
        ("Hi Noor, I'd like to meet you.", {}, False),
    ],
)
def test_a_meeting_needs_something_on_file(
    text: str, facts: dict[str, Any], *, fires: bool
) -> None:
    assert ("A10" in codes(text, facts)) is fires
