"""A03 to A10 at their edges: what each leaves alone, and what it says and offers."""

from __future__ import annotations

from typing import Any

import pytest
from notes import codes, findings, hint

from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import RecordStep

LENA = {"full": "Lena Vogt", "company": "Blauwerk Energie"}
OPEN_DAY = {"full": "A B", "company": "Open Day"}
HALDEN = {"full": "A B", "schools": ["Halden University"]}
DOCKS = {"full": "A B", "events": ["Dock Days"]}
PRIYA = {
    "full": "Priya Nair",
    "given": "Priya",
    "family": "Nair",
    "company": "Norvell Analytics",
}
INES = {
    "full": "Ines Carvalho",
    "given": "Ines",
    "family": "Carvalho",
    "company": "Marrow & Pine",
    "title": "Director",
    "former": [
        {"company": "Kestrel Freight", "title": "Head of Routing", "until": "2025-12-15"}
    ],
}
WORK = "Hi Priya, I follow your work at Blauwerk Energie."


@pytest.mark.parametrize(
    ("text", "facts", "others", "me"),
    [
        (WORK, {"company": ""}, [LENA], {}),
        (WORK, {"mutuals": ["Lena Vogt"]}, [LENA], {}),
        (WORK, {"company": "Blauwerk Netz"}, [LENA], {}),
        (WORK, {"reason": "heard of the Blauwerk Energie pilot"}, [LENA], {}),
        (WORK, {}, [LENA], {"org": "Blauwerk Energie"}),
        (WORK.replace("Priya,", "Priya, Lena says hi."), {}, [LENA], {}),
        ("Hi Priya, do you know anybody at Blauwerk Energie?", {}, [LENA], {}),
        ("Hi Priya, I saw my friends at Blauwerk Energie.", {}, [LENA], {}),
        (
            "Hi Priya, your stand at Open Day was fun.",
            {},
            [OPEN_DAY],
            {},
        ),
        ("Hi Priya, your post for Will was fun.", {}, [{"full": "A B", "company": "Will"}], {}),
        (
            "Hi Priya, your time at Halden University!",
            {},
            [{"full": "A B", "schools": ["Halden University"]}],
            {},
        ),
        (
            "Hi Priya, your stand at Dock Days!",
            {},
            [{"full": "A B", "events": ["Dock Days"]}],
            {},
        ),
    ],
)
def test_a_detail_that_something_explains_is_nobody_elses(
    text: str, facts: dict[str, Any], others: list[dict[str, Any]], me: dict[str, Any]
) -> None:
    assert "A03" not in codes(text, PRIYA | facts, others=others, me=me)


@pytest.mark.parametrize(
    ("text", "facts", "others", "value"),
    [
        (WORK, {}, LENA, "Norvell Analytics"),
        (
            "Hi Priya, your years at Halden University show.",
            {"schools": ["Leeds Tech"]},
            {"full": "A B", "schools": ["Halden University"]},
            "Leeds Tech",
        ),
        (
            "Hi Priya, your stand at Dock Days was fun.",
            {"events": ["Heat Forum"]},
            {"full": "A B", "events": ["Dock Days"]},
            "Heat Forum",
        ),
        (
            "Hi Priya, your post on how slow tides heal is on our wall.",
            {"posts": ["Warm pipes"]},
            {"full": "A B", "posts": ["How slow tides heal"]},
            "Warm pipes",
        ),
        (
            "Hi Priya, I follow your Salt & Rope Yard work.",
            {},
            {"full": "A B", "company": "Salt & Rope Yard Ltd"},
            "Norvell Analytics",
        ),
    ],
)
def test_each_kind_of_detail_is_told_and_can_be_replaced(
    text: str, facts: dict[str, Any], others: dict[str, Any], value: str
) -> None:
    found = hint("A03", text, PRIYA | facts, others=[others])
    assert others["full"] in found.message
    fix = found.fixes[0]
    assert value in apply_fix(text, fix, 0)
    assert "A03" not in codes(apply_fix(text, fix, 0), PRIYA | facts, others=[others])


@pytest.mark.parametrize(
    "text",
    [
        "Hi Priya, how's life at Blauwerk Energie?",
        "Hi Priya, as head of metering at Blauwerk Energie you know drift.",
        "Hallo Priya, Ihre Arbeit bei der Blauwerk Energie GmbH hilft.",
        "Hallo Priya, wie läuft es bei Blauwerk Energie?",
        "Bonjour Priya, comment ça va chez Blauwerk Energie ?",
        "Hola Priya, ¿qué tal todo en Blauwerk Energie?",
    ],
)
def test_there_are_many_ways_to_say_that_it_is_theirs(text: str) -> None:
    assert "A03" in codes(text, PRIYA, others=[LENA])


def test_a_title_of_somebody_elses_has_no_fix_without_one_of_their_own() -> None:
    others = [{"full": "A B", "posts": ["How slow tides heal"]}]
    text = "Hi Priya, your post on how slow tides heal is on our wall."
    assert hint("A03", text, PRIYA, others=others).fixes == ()


@pytest.mark.parametrize(
    ("text", "full", "right"),
    [
        ("Hi Amarah, I", "Amara Osei", "Amara"),
        ("Hi AMARAH, I", "Amara Osei", "AMARA"),
        ("Dear Amara Osie, I", "Amara Osei", "Osei"),
        ("Thanks for connecting, Amarah!", "Amara Osei", "Amara"),
        ("Hi there. I met Amara Osie in Porto", "Amara Osei", "Osei"),
        ("Bonjour Jean-Piere, je", "Jean-Pierre Roux", "Pierre"),
        ("Hola María Jesú, vi", "María Jesús Vega", "Jesús"),
        ("Hi Ann, I", "Anne Lee", "Anne"),
        ("Hallo Herr Mayer, ich", "Karl Meyer", "Meyer"),
        ("Amarah, I read your piece", "Amara Osei", "Amara"),
    ],
)
def test_a_misspelt_name_is_put_right(text: str, full: str, right: str) -> None:
    given, _, family = full.partition(" ")
    facts = {"full": full, "given": given, "family": family}
    if " " in family:
        facts |= {"given": "María Jesús", "family": "Vega"}
    found = hint("A04", text, facts)
    assert found.fixes[0].edits[0][2] == right
    assert "A04" not in codes(apply_fix(text, found.fixes[0]), facts)
    record = found.fixes[1].record
    assert record is not None
    assert record.step is RecordStep.ADD_ALIAS


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Hi Dana here from Leeds", {"full": "Dane Osei"}),
        ("Hi Amara and Amira, I", {"full": "Amara Osei"}),
        ("May, I ask?", {"full": "Mae West", "given": "Mae", "family": "Weston"}),
        ("Hi, March was wet. I", {"full": "Marco Bo", "given": "Marco", "family": "Bo"}),
        ("Hi Marco, see you in March!", {"full": "Marco Bo"}),
        ("Hi Jens, Feldspar rocks, Felder!", {"full": "Jens Feld", "company": "Felder AG"}),
        ("Hi Rob, I", {"full": "Robert Lang"}),
        ("Hi R, I", {"full": "Robert Lang"}),
        ("Hi John, I", {"full": "Jon Castell", "aliases": ["John"]}),
        ("Hi 伟, I", {"full": "李 伟", "given": "伟", "family": "李"}),
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str, facts: dict[str, Any]) -> None:
    given, _, family = str(facts["full"]).partition(" ")
    assert "A04" not in codes(text, {"given": given, "family": family} | facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Hi HELENE, I", {}),
        ("Hi Hélène, write to helene@b.example or b.example/helene or me_helene", {}),
        ("Hi Helene, I", {"aliases": ["Helene"]}),
        ("Hi Hélène, helene is a word here", {}),
        ("Hi Hélène", {}),
    ],
)
def test_marks_are_not_missed_where_nobody_writes_them(
    text: str, facts: dict[str, Any]
) -> None:
    helene = {"full": "Hélène Aubry", "given": "Hélène", "family": "Aubry"}
    assert "A05" not in codes(text, helene | facts)


@pytest.mark.parametrize("text", ["bonjour helene, je", "Hi Hélène, dear Helene Aubry"])
def test_lost_marks_are_put_back_everywhere(text: str) -> None:
    helene = {"full": "Hélène Aubry", "given": "Hélène", "family": "Aubry"}
    found = hint("A05", text, helene)
    assert "elene" not in apply_fix(text, found.fixes[0])


@pytest.mark.parametrize(
    ("written", "company", "right"),
    [
        ("Kestral Freight", "Kestrel Freight GmbH", "Kestrel Freight"),
        ("Northloop", "NorthLoop", "NorthLoop"),
        ("North Loop", "NorthLoop", "NorthLoop"),
        ("Blauwerk Energy", "Blauwerk Energie", "Blauwerk Energie"),
        ("Salt and Rope Yard", "Salt & Rope Yard", ""),
        ("Norvel", "Norvell", "Norvell"),
        ("KESTRAL FREIGHT", "Kestrel Freight", ""),
        ("NORTHLOOP", "NorthLoop", ""),
        ("kestral freight", "Kestrel Freight", ""),
        ("Kestral. Freight", "Kestrel Freight", ""),
        ("Stadtwerken Altenau", "Stadtwerke Altenau", ""),
        ("Kestrel Freight", "Kestrel Freight", ""),
        ("Ax", "Ay", ""),
        ("Tidewaters", "Tidewater", ""),
        ("Kestrol Freight", "Kestrel Freight", ""),
    ],
)
def test_the_name_of_a_company_is_compared_as_a_whole(
    written: str, company: str, right: str
) -> None:
    text = f"Hi Noor, I know {written} from my time in Leeds."
    others = [{"full": "A B", "company": "Kestrol Freight"}]
    found = [
        h for h in findings(text, {"company": company}, others=others).hints if h.rule == "A06"
    ]
    assert bool(found) is bool(right)
    if right:
        assert right in apply_fix(text, found[0].fixes[0])


@pytest.mark.parametrize(
    ("me", "facts"),
    [({"org": "Tidewater Robotec"}, {}), ({}, {"former": ["Tidewater Robotec"]})],
)
def test_a_name_that_is_known_otherwise_is_no_misspelt_company(
    me: dict[str, Any], facts: dict[str, Any]
) -> None:
    text = "Hi Noor, I ran the dock at Tidewater Robotec for years."
    assert "A06" not in codes(text, {"company": "Tidewater Robotics"} | facts, me=me)
    assert "A06" in codes(text, {"company": "Tidewater Robotics"})


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ines, your days at Kestrel Freight were golden.",
        "Hi Ines, you built the winter desk at Kestrel Freight.",
        "Hi Ines, back at Kestrel Freight you ran the winter desk.",
        "Hi Ines, I am now at Kestrel Freight and use your maps.",
        "Hi Ines, our team at Kestrel Freight uses your maps.",
        "Hi Ines, I moved as you did: Kestrel Freight, then Marrow & Pine.",
        "Hallo Ines, als Sie noch bei Kestrel Freight waren, lernte ich viel.",
        "Bonjour Ines, votre passage chez Kestrel Freight nous a marqués.",
        "Hola Ines, en tu etapa en Kestrel Freight aprendimos mucho.",
        "Hi Ines, I like freight.",
    ],
)
def test_a_former_job_may_be_spoken_of_as_past(text: str) -> None:
    assert "A07" not in codes(text, INES)


@pytest.mark.parametrize(
    ("text", "facts", "said"),
    [
        (
            "Hi Ines, Kestrel Freight is lucky to have you.",
            {},
            "in December 2025 (now Marrow & Pine)",
        ),
        ("Hi Ines, as Head of Routing you know ice.", {}, "left Kestrel Freight"),
        (
            "Hi Ines, Kestrel Freight is lucky to have you.",
            {"company": "", "former": [{"company": "Kestrel Freight", "until": "2024"}]},
            "left Kestrel Freight in 2024.",
        ),
        (
            "Hi Ines, Kestrel Freight is lucky to have you.",
            {"former": [{"company": "GmbH"}, {"company": "Kestrel Freight"}]},
            "left Kestrel Freight (now",
        ),
    ],
)
def test_a_former_job_taken_for_the_present_one_is_told(
    text: str, facts: dict[str, Any], said: str
) -> None:
    assert said in hint("A07", text, INES | facts).message


def test_a_name_alike_is_not_the_present_employer() -> None:
    docks = {"company": "Port de Malo", "former": [{"company": "Ports du Nord"}]}
    assert "A07" in codes("Hi Ines, Ports du Nord is lucky to have you.", INES | docks)
    both = "Hi Ines, from Ports du Nord to Malo, lucky them."
    assert "A07" not in codes(both, INES | docks)


def test_a_former_job_after_a_merger_is_the_same_job() -> None:
    merged = INES | {"company": "Kestrel Marrow"}
    assert "A07" not in codes("Hi Ines, Kestrel Freight is lucky.", merged)
    role = {"title": "Senior Head of Routing"}
    assert "A07" not in codes("Hi Ines, as Head of Routing you know ice.", INES | role)


@pytest.mark.parametrize(
    ("checked", "text", "fires"),
    [
        ("2025-01-01", "Hi Noor, Cedar Mobility rocks.", True),
        ("2025-01-01", "Hi Noor, your bikes rock.", False),
        ("2026-02-01", "Hi Noor, Cedar Mobility rocks.", False),
        (None, "Hi Noor, Cedar Mobility rocks.", False),
    ],
)
def test_a_job_nobody_looked_up_for_long_is_asked_after(
    checked: str | None, text: str, *, fires: bool
) -> None:
    facts = {"company": "Cedar Mobility", "facts_checked": checked}
    found = [h for h in findings(text, facts).hints if h.rule == "A07"]
    assert bool(found) is fires
    if found:
        record = found[0].fixes[0].record
        assert record is not None
        assert record.step is RecordStep.CHECK_FACTS


@pytest.mark.parametrize(
    ("text", "days", "fires"),
    [
        ("Hi Noor, congrats on the new lab!", ["2025-11-02"], True),
        ("Hi Noor, belated congrats on the new lab!", ["2025-11-02"], False),
        ("Hi Noor, congrats on the new lab!", ["2026-02-02"], False),
        ("Hi Noor, congrats on the new lab!", ["2025-11-02", "2026-02-20"], False),
        ("Hi Noor, congrats on the win!", ["2025-11-02", "2025-11-03"], False),
        ("Hi Noor, bravo!", ["2025-11-02"], True),
    ],
)
def test_congratulations_grow_old(text: str, days: list[str], *, fires: bool) -> None:
    news = [{"what": "opened a new lab", "date": day} for day in days]
    assert ("A07" in codes(text, {"news": news})) is fires
