"""Near misses of the catalogue, a rule beside its exception, and what long notes cost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from builders import contact
from msgspec.structs import replace
from notes import codes, hint, note_to

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import FixKind
from netui.core.hints.organisations import written_core
from netui.core.hints.people import People
from netui.core.state import State

GRACE = {"full": "Grace Adeyemi", "given": "Grace", "family": "Adeyemi"}
KAREN = {"others": [{"full": "Karen Blythe"}]}
KATHARINE = {"full": "Katharine Moss", "given": "Katharine", "family": "Moss"}
INES = {
    "full": "Ines Carvalho",
    "given": "Ines",
    "company": "Marrow & Pine",
    "former": [{"company": "Kestrel Freight", "until": "2025-12"}],
}
SUMMIT = {"events": [{"name": "Harbour Summit", "date": "2026-02-20"}]}
MET = {"met": {"where": "Porto Supply Day", "when": "2026-02-01"}}
SECOND = {"touch": {"kind": "follow_up_1", "channel": "linkedin_message", "limit": 8000}}
STRANGER = {"tie": "stranger"}

Row = tuple[str, str, dict[str, Any], dict[str, Any]]

FIRES: tuple[Row, ...] = (
    ("A01", "Hi [name of contact], thank you for the map.", {}, {}),
    ("A01", "Hola [nombre de la persona], gracias por el mapa.", {}, {}),
    ("A02", "Thanks, Karen, for the map.", GRACE, KAREN),
    ("A02", "Hi Karen, your tide tables are on our wall.", KATHARINE, {}),
    ("A08", "Hi Noor, I look forward to the Harbour Summit.", SUMMIT, {}),
    ("A08", "Bonjour Noor, j'attends avec impatience le Harbour Summit.", SUMMIT, {}),
    ("A08", "Hola Noor, un placer conocerte ayer en la feria.", MET, {}),
    ("A10", "Hi Noor, I just read your blog post about docks.", {}, {}),
    ("A10", "Hi Noor, is your article on docks still online?", {}, {}),
    ("A10", "Hi Noor, your first book on docks taught us a lot.", {}, {}),
    ("C08", "Hallo Noor, Sie machen großartige Arbeit, wie ich finde.", {}, {}),
    ("L05", "To whom it may concern, your tide tables are on our wall.", {}, {}),
    ("L05", "Madame, Monsieur, vos tables de marées sont à notre mur.", {}, {}),
    ("R03", "Hi Noor, could you share the map? Would you call me?", {}, {}),
    ("T01", "Hallo Noor, ich warte noch auf Antwort wegen der Karten.", {}, {}),
    ("T01", "Hi Noor, I wrote three times and you still ignore me.", {}, {}),
    ("T05", "Hallo Noor, mehr dazu steht auf wasserstand.de und ist frei.", {}, {}),
)

SILENT: tuple[Row, ...] = (
    ("A01", "HOLA NOOR, MUCHAS GRACIAS POR TODO LO QUE HACES.", {}, {}),
    ("A01", "Hi Noor, the [of the] in your title made us laugh.", {}, {}),
    ("A02", "Thanks, Karen told me that you would look at the map.", GRACE, KAREN),
    ("A02", "Hi Kathi, your tide tables are on our wall.", KATHARINE, {}),
    ("A04", "Hallo Jürgen, danke für die Karte.", {"full": "Juergen Roth"}, {}),
    ("A04", "Hallo Juergen, danke für die Karte.", {"full": "Jürgen Roth"}, {}),
    ("A07", "Hi Ines, after five years at Kestrel Freight you know docks.", INES, {}),
    ("A07", "Hola Ines, tras cinco años en Kestrel Freight conoces los muelles.", INES, {}),
    ("A07", "Liebe Ines, nach fünf Jahren bei Kestrel Freight kennen Sie Docks.", INES, {}),
    ("A07", "Bonjour Ines, après cinq ans chez Kestrel Freight, vous savez.", INES, {}),
    ("A08", "Hi Noor, I look forward to hearing more about the Harbour Summit.", SUMMIT, {}),
    ("A10", "Hi Noor, have you published an article on docks?", {}, {}),
    ("A10", "Hi Noor, if you ever write a book, I will read it.", {}, {}),
    ("A10", "Hola Noor, si escribes un libro, lo leeré.", {}, {}),
    ("A10", "Hi Noor, I am curious about your next article on docks.", {}, {}),
    ("C02", "Hallo Noor, Farah hat mir geraten, Ihnen zu schreiben.", {}, {}),
    ("C06", "Hola Noor, estudio geografía y uso sus mapas.", STRANGER, {}),
    ("R02", "Hallo Noor, falls ich dabei helfen kann, sagen Sie Bescheid.", {}, SECOND),
    ("R03", "Hi Noor, could you share the map? Would you call it odd?", {}, {}),
    ("T05", "Hola Noor, me gustó el final.de verdad que sí.", {}, {}),
    ("T05", "Hi Noor, we met on Friday.it was a good day.", {}, {}),
)


@pytest.mark.parametrize(("code", "text", "facts", "case"), FIRES)
def test_a_rule_sees_it(code: str, text: str, facts: Any, case: Any) -> None:
    assert code in codes(text, facts, **case)


@pytest.mark.parametrize(("code", "text", "facts", "case"), SILENT)
def test_a_rule_leaves_it(code: str, text: str, facts: Any, case: Any) -> None:
    assert code not in codes(text, facts, **case)


@pytest.mark.parametrize(
    ("earlier", "backed"),
    [
        ({"kind": "invite", "text": "Hello."}, False),
        ({"kind": "rapport", "text": "Hello.", "channel": "linkedin_message"}, True),
        ({"kind": "replied", "text": "Hello."}, True),
        ({"kind": "engage", "text": ""}, False),
    ],
)
def test_what_was_agreed_is_backed_by_a_message_in_either_direction_not_by_an_invitation(
    earlier: dict[str, str], *, backed: bool
) -> None:
    """Settled reading 10."""
    history = [{"date": "2026-02-20", **earlier}]
    said = "Hi Noor, as we discussed, here is the map of the docks."
    assert ("A10" in codes(said, history=history)) is not backed


def test_an_elided_article_belongs_to_the_name_of_a_company() -> None:
    told = hint("A06", "Hi Noor, the Loreal lab is near us.", {"company": "L’Oréal"})
    assert told.fixes[0].edits == ((13, 19, "L’Oréal"),)


def keepings(text: str) -> list[str]:
    (fix,) = hint("R03", text).fixes
    assert fix.kind is FixKind.CHOICE
    return [apply_fix(text, fix, at) for at in range(len(fix.choices))]


def test_one_request_is_kept_by_taking_out_the_sentences_of_the_others() -> None:
    asked = "could you share it? It helped us. Please call me. Would you introduce me to Ann?"
    assert keepings(f"Hi Noor, {asked}\n\nBest,\nDana") == [
        "Hi Noor, could you share it? It helped us.\n\nBest,\nDana",
        "Hi Noor, It helped us. Please call me.\n\nBest,\nDana",
        "Hi Noor, It helped us. Would you introduce me to Ann?\n\nBest,\nDana",
    ]


def test_the_first_of_two_lines_goes_with_its_line_end() -> None:
    assert keepings("Hi Noor,\n\nCould you share it?\nWould you introduce me to Ann?") == [
        "Hi Noor,\n\nCould you share it?\n",
        "Hi Noor,\n\nWould you introduce me to Ann?",
    ]


def test_requests_in_one_sentence_are_only_shown() -> None:
    (fix,) = hint("R03", "Hi Noor, could you review my CV and introduce me to Ann?").fixes
    assert fix.kind is FixKind.DISPLAY
    assert len(fix.examples) == 2


def test_many_requests_are_told_of_the_first_five() -> None:
    told = hint("R03", "Hi Noor, " + "could you share the map? " * 9)
    assert told.message.count("“") == 5
    assert len(told.spans) == 9


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Hi Noor, any news of the docks in your town?",
            (
                "If it is useful to you, I can share this: a fault set.",
                "I could introduce you to Ann Roe.",
                "If I can help with anything, tell me.",
            ),
        ),
        (
            "Hallo Noor, gibt es etwas Neues von den Docks bei dir?",
            (
                "Falls es dir nützt, teile ich gern: a fault set.",
                "Ich kann dich gern mit Ann Roe bekannt machen.",
                "Falls ich bei etwas helfen kann, sag es mir.",
            ),
        ),
        (
            "Bonjour Noor, y a-t-il du nouveau sur les docks chez vous ?",
            (
                "Si cela vous est utile, je peux partager : a fault set.",
                "Je peux vous présenter Ann Roe.",
                "Si je peux vous aider, dites-le-moi.",
            ),
        ),
        (
            "Hola Noor, ¿hay algo nuevo de los muelles en tu ciudad?",
            (
                "Si te sirve, puedo compartir: a fault set.",
                "Puedo presentarte a Ann Roe.",
                "Si puedo ayudarte en algo, dímelo.",
            ),
        ),
    ],
)
def test_what_can_be_offered_is_a_pick_list_and_each_line_is_an_offer(
    text: str, lines: tuple[str, ...]
) -> None:
    facts = {
        "can_offer": "a fault set",
        "events": ["Harbour Summit"],
        "mutuals": ["Bo Lind"],
        "schools": [""],
    }
    at_the_event = [
        {"full": name, "events": ["Harbour Summit"]} for name in ("Ann Roe", "Bo Lind")
    ]
    fix = hint("R02", text, facts, others=at_the_event, **SECOND).fixes[-1]
    assert tuple(choice.label for choice in fix.choices) == lines
    for at in range(len(lines)):
        assert "R02" not in codes(apply_fix(text, fix, at), **SECOND)


def test_nobody_who_is_out_of_sight_is_offered() -> None:
    others = (
        contact("Ann Roe", id=2, schools=("Halden",)),
        contact("Bo Lind", id=3, schools=("Halden",), archived=True),
        contact("Cy Mott", id=4, schools=("Halden",), do_not_contact=True),
    )
    note = note_to("Hi Noor, any news of the docks?", {"schools": ["Halden"]}, **SECOND)
    note = replace(note, others=People(State.of(others)))
    told = next(found for found in examine(note).hints if found.rule == "R02")
    names = [choice.label for choice in told.fixes[-1].choices if "introduce" in choice.label]
    assert names == ["I could introduce you to Ann Roe."]


def test_nothing_is_offered_where_nothing_fits() -> None:
    tight = {"touch": {"kind": "follow_up_1", "limit": 30}}
    assert hint("R02", "Hi Noor, any news of it yet?", **tight).fixes == ()


ROWS = (
    *("could you ", "could you? ", "could you send me the file, ", "send me the "),
    *("ROI guaranteed ", "we met last week ", "your great new article on ", "Helene "),
    *("looking forward to ", "Hi Noor,\n", "[name] ", "“a ", "😀", "👩\u200d🔬", "e\u0301 "),
)


@pytest.mark.parametrize("part", ROWS)
def test_a_paste_of_the_same_words_again_and_again_does_not_run_long(part: str) -> None:
    text = part * (20_000 // len(part))
    facts = {"full": "Hélène Roux", "given": "Hélène", "company": "Tidewater Robotics", **MET}
    note = note_to(text, facts)
    began = time.process_time()
    found = examine(note)
    assert time.process_time() - began < 3
    spans = [span for told in found.hints for span in told.spans]
    assert all(0 <= start <= end <= len(text) for start, end in spans)


def test_a_company_of_nothing_but_a_legal_form_is_its_own_name() -> None:
    assert written_core("GmbH") == "GmbH"
    assert written_core("Kestrel Freight GmbH") == "Kestrel Freight"


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, a bookseller myself, I tried the winter table and it worked.",
        "Hi Noor, bookseller too, so your winter table was a gift to read.",
        "Hi Noor, I have a small bookshop in Leeds and like your winter table.",
        "Hallo Noor, selbst Buchhändlerin, habe ich Ihren Wintertisch nachgebaut.",
        "Hola Noor, librera también, probé su mesa de invierno y funcionó.",
        "Chère Noor, libraire moi aussi, j'ai essayé la table de poésie.",
    ],
)
def test_what_one_is_beside_the_name_is_an_introduction(text: str) -> None:
    assert "C06" not in codes(text, STRANGER)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, and this too, I love winter tables. Yours is the best.",
        "Chère Noor, moi aussi, j'aime la poésie et votre table m'a plu.",
        "Hallo Noor, auch mir gefällt Ihr Wintertisch sehr gut, danke.",
    ],
)
def test_that_one_likes_something_too_is_none(text: str) -> None:
    assert "C06" in codes(text, STRANGER)


@pytest.mark.parametrize(
    ("facts", "begun"),
    [
        ({"posts": ["Cold docks"]}, "Hi Noor, your post “Cold docks” is on my mind."),
        ({"city": "Porto"}, "Hi Noor, I know that you are based in Porto."),
        (
            {"posts": ["Kalte Docks"], "langs": ["de"]},
            "Hallo Noor, Ihr Titel „Kalte Docks“ geht mir nach.",
        ),
        (
            {"city": "Porto", "langs": ["es"]},
            "Hola, Noor: veo que estás en Porto.",
        ),
    ],
)
def test_a_start_from_the_record_goes_on_behind_the_greeting(
    facts: dict[str, Any], begun: str
) -> None:
    assert hint("C10", "", facts).fixes[0].examples == (begun,)


@pytest.mark.parametrize(
    ("code", "text", "mended"),
    [
        ("T03", "Hi Noor, DANKE FÜR ALLES, TOLL.", "Hi Noor, danke für alles, toll."),
        (
            "T03",
            "Hi Noor, THANKS from the IT crew, GREAT WORK.",
            "Hi Noor, thanks from the IT crew, great work.",
        ),
        ("T04", "Hi Noor 🎉🎉 the docks 🚀🔥 are fine 😊.", "Hi Noor 🎉 the docks are fine."),
        ("T05", "Hi Noor, see (https://x.org/a), it is good.", "Hi Noor, it is good."),
    ],
)
def test_a_safe_fix_leaves_a_clean_sentence(code: str, text: str, mended: str) -> None:
    (fix,) = hint(code, text).fixes
    assert fix.kind is FixKind.SAFE
    assert apply_fix(text, fix) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Hi Noor, great to meet.", "Hi Noor, thank you for connecting. Great to meet."),
        ("Hi Noor! Great to meet.", "Hi Noor! Thank you for connecting. Great to meet."),
        ("Hi Noor,\nGreat to meet.", "Hi Noor,\nThank you for connecting. Great to meet."),
    ],
)
def test_thanks_are_put_in_as_the_greeting_goes_on(text: str, mended: str) -> None:
    told = hint("F04", text, touch={"kind": "thank_accept"})
    assert apply_fix(text, told.fixes[0]) == mended
