"""What is on file for a note: fresh first, used behind, private last and never put in."""

from __future__ import annotations

import datetime as dt

from builders import contact

from netui.core.hints.mentions import Mention, mentions
from netui.core.hints.model import Note
from netui.core.model import Met, Mutual, News, Post, Remark, TouchKind

TODAY = dt.date(2026, 3, 4)
ADA = contact(
    "Ada Yew",
    id=1,
    city="Porto",
    met=Met(where="Kiln Days", when=dt.date(2026, 1, 9), what="salt"),
    mutuals=(Mutual(name="Olu Finch"), Mutual(name="Bea Lobo", discreet=True)),
    posts=(Post(title="On glazes", kind="talk", date=dt.date(2026, 2, 1)),),
    news=(News(what="lost the studio", date=dt.date(2026, 2, 20), tone="bad"),),
    notes=(Remark(date=TODAY, text="likes\nshort notes"), Remark(text="undated")),
)


def found(text: str, langs: tuple[str, ...] = ()) -> dict[str, Mention]:
    person = ADA if not langs else contact("Ada Yew", id=1, city="Porto", langs=langs)
    note = Note(text=text, contact=person, kind=TouchKind.INVITE, today=TODAY)
    return {f"{one.label}: {one.text}": one for one in mentions(note)}


def test_what_is_not_in_the_note_comes_first_and_the_freshest_on_top() -> None:
    every = list(found("Hi Ada, how is Porto?"))
    assert every[0] == "Talk: On glazes"
    assert every[-2:] == [
        "Hard news: lost the studio",
        "You both know, not to be named: Bea Lobo",
    ]
    assert every.index("City: Porto") == len(every) - 3


def test_what_is_private_can_never_be_put_in() -> None:
    for one in found("Hi").values():
        private = one.text in {"Bea Lobo", "lost the studio"}
        assert (one.words == "") == private
        assert not (private and one.sentence)


def test_a_fact_is_put_in_bare_or_as_a_sentence() -> None:
    every = found("Hi Ada, thank you.")
    met = every["Met: Kiln Days, 9 January, salt"]
    assert met.words == "Kiln Days"
    assert "Kiln Days" in met.sentence
    assert every["Note: likes short notes"].words == "likes short notes"
    assert every["Note: likes short notes"].sentence == ""
    glazes = every["Talk: On glazes"]
    assert "On glazes" in glazes.sentence
    assert not glazes.used


def test_the_sentence_is_in_the_language_of_the_note() -> None:
    german = found("Hallo", langs=("de",))["City: Porto"].sentence
    english = found("Hello", langs=("en",))["City: Porto"].sentence
    assert german != english
    assert "Porto" in german


def test_what_the_note_has_is_marked() -> None:
    every = found("Hi Ada, Olu Finch told me of your talk on glazes.")
    assert every["Talk: On glazes"].used
    assert every["You both know: Olu Finch"].used
    assert not every["City: Porto"].used
