"""The catalogue's traps and settled readings, each by its name, and labelled notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from notes import codes, findings, hint

from netui.core.hints.cases import note_of_case
from netui.core.hints.engine import examine
from netui.core.hints.model import Note

NOTES = Path(__file__).parents[1] / "data" / "spec"
FORM = (
    "Hi {n}, I really enjoy following the work your team does at {c}. I'm a data analyst at "
    "Orchard Metrics, always keen to learn from people in the field."
)


def labelled(name: str) -> list[dict[str, Any]]:
    text = (NOTES / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    "case",
    labelled("lint-cases.jsonl") + labelled("accuracy-notes.jsonl"),
    ids=lambda case: str(case["id"]),
)
def test_labelled_notes_get_what_is_said_of_accuracy_and_context(case: dict[str, Any]) -> None:
    note = note_of_case(case)
    assert isinstance(note, Note)
    found = examine(note)
    fired = {h.rule for h in found.hints}
    shown = {h.rule for h in found.shown}
    assert {code for code in case["must_fire"] if code[0] in "AC"} <= fired
    assert not {code for code in case["must_not_fire"] if code[0] in "AC"} & shown


def test_trap_1_a_near_miss_goes_before_the_nicknames() -> None:
    jon = {"full": "Jon Castell", "given": "Jon", "family": "Castell"}
    assert codes("Hi John, your docks are fine.", jon) & {"A02", "A04"} == {"A04"}
    steven = {"full": "Steven Hale", "given": "Steven", "family": "Hale"}
    assert not codes("Hi Steve, your docks are fine.", steven) & {"A02", "A04"}
    dave = {"full": "David Hale", "given": "David", "family": "Hale"}
    assert not codes("Hi Dave, your docks are fine.", dave) & {"A02", "A04"}


def test_trap_2_a_greeting_without_a_comma_does_not_swallow_the_note() -> None:
    bianca = {"full": "Bianca Moreau", "given": "Bianca", "family": "Moreau"}
    assert not codes("Hey Bianca 🎉 loved your glazes", bianca) & {"A02", "A04", "C10"}
    assert not codes("Hello, I'd like to hear of your docks", bianca) & {"A02", "A04"}


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Łukasz Żak", "Lukasz"),
        ("Øystein Dahl", "Oystein"),
        ("Đorđe Ilić", "Dorde"),
        ("Işıl Kaya", "Isil"),
        ("Íñigo Larrea", "Inigo"),
        ("Zoë Kern", "Zoe"),
        ("Ħanna Borg", "Hanna"),
    ],
)
def test_trap_3_letters_that_do_not_decompose_are_folded(full: str, bare: str) -> None:
    given, _, family = full.partition(" ")
    facts = {"full": full, "given": given, "family": family}
    found = hint("A05", f"Hi {bare}, your docks are fine.", facts)
    assert found.fixes[0].edits == ((3, 3 + len(bare), given),)
    assert not codes(f"Hi {bare}, your docks are fine.", facts) & {"A02", "A04"}


@pytest.mark.parametrize(
    ("full", "spelt"),
    [("Jürgen Böhm", "Juergen"), ("Jörg Weiß", "Joerg"), ("Käthe Kjær", "Kaethe")],
)
def test_trap_3_umlauts_written_out_are_accepted(full: str, spelt: str) -> None:
    given, _, family = full.partition(" ")
    facts = {"full": full, "given": given, "family": family}
    assert not codes(f"Hallo {spelt}, danke.", facts) & {"A02", "A04", "A05"}


def test_trap_4_decomposed_text_is_the_same_text() -> None:
    zoe = {"full": "Zoë Kern", "given": "Zoë", "family": "Kern", "company": "Café Müller"}
    assert not codes("Hi Zoe\u0308, Cafe\u0301 Mu\u0308ller is lovely.", zoe) & {
        "A02",
        "A04",
        "A05",
        "A06",
    }
    found = hint("A06", "Cafe\u0301! Hi Zoe\u0308, how is Cafe\u0301 Mu\u0308lle?", zoe)
    assert found.spans == ((21, 31),)


def test_trap_6_a_possessive_is_no_part_of_a_name() -> None:
    kestrel = {"company": "Kestrel Freight"}
    assert "A06" not in codes("Hi Noor, Kestrel Freight's maps are fine.", kestrel)
    assert "A06" not in codes("Hi Noor, Kestrel Freight’s maps are fine.", kestrel)
    assert "C05" not in codes(
        "Hi Noor, your meter drift notes are gold.", {"interests": ["meter-drift"]}
    )


def test_trap_7_a_paper_index_claims_no_paper() -> None:
    assert "A10" not in codes("Hi Noor, your paper index saved our winter.")
    assert "A10" in codes("Hi Noor, your paper on docks saved our winter.")


def test_trap_8_my_own_employer_may_be_another_contacts() -> None:
    others = [{"full": "Lena Vogt", "company": "Blauwerk Energie"}]
    text = "Hi Noor, you asked about us: at Blauwerk Energie we log heat."
    me = {"org": "Blauwerk Energie"}
    assert "A03" not in codes(text, {"company": "Cedar"}, others=others, me=me)


def test_trap_9_one_generic_word_of_a_company_is_no_detail() -> None:
    facts = {"company": "Feldspar Logistics"}
    assert "C05" in codes("Hi Noor, I work in logistics and love to meet people.", facts)


def test_trap_10_only_the_reused_text_rule_sees_a_form_letter() -> None:
    text = FORM.replace("{n}", "Noor").replace("{c}", "Cedar Mobility")
    sent = FORM.replace("{n}", "Nils").replace("{c}", "Fjordlink Ferries")
    others = [{"full": "Nils Aaberg", "company": "Fjordlink Ferries", "text": sent}]
    found = codes(text, {"company": "Cedar Mobility"}, others=others)
    assert "C09" in found
    assert "C05" not in found


def test_settled_1_each_place_of_a_name_gets_one_finding() -> None:
    jose = {"full": "José Ibáñez", "given": "José", "family": "Ibáñez"}
    assert codes("Hi Jose, your docks.", jose) & {"A02", "A04", "A05"} == {"A05"}
    assert codes("Hi Josef, your docks.", jose) & {"A02", "A04", "A05"} == {"A04"}
    assert codes("Hi Karen, your docks.", jose) & {"A02", "A04", "A05"} == {"A02"}


def test_settled_2_a_reason_in_doubt_is_silent_beside_a_detail() -> None:
    facts = {"company": "Cedar Mobility"}
    long = "Hi Noor, Cedar Mobility is where my cousin mends brakes each Saturday with her crew"
    assert "C02" not in codes(long, facts)
    elsewhere = long.replace("Cedar Mobility", "The depot by the river")
    assert hint("C02", elsewhere, facts).severity == "hint"


def test_settled_3_a_blank_note_right_after_meeting_is_left_alone() -> None:
    met = {"met": {"where": "a call", "when": "2026-03-03"}, "company": "Cedar"}
    assert not codes("Hi Noor,", met) & {"C02", "C03", "C05", "C10", "L03"}


@pytest.mark.parametrize(("tie", "fires"), [("stranger", True), ("weak", False), (None, False)])
def test_settled_4_an_introduction_is_asked_of_strangers_alone(
    tie: str | None, *, fires: bool
) -> None:
    assert ("C06" in codes("Hi Noor, could we connect?", {"tie": tie})) is fires


def test_settled_10_our_talk_is_backed_by_a_message_but_not_by_my_own_invitation() -> None:
    text = "Hi Noor, as we discussed, here are the tables."
    mine = [{"date": "2026-02-20", "kind": "invite", "text": "Hello"}]
    theirs = [*mine, {"date": "2026-02-21", "kind": "replied", "text": "Yes"}]
    assert "A10" in codes(text, history=mine)
    assert "A10" not in codes(text, history=theirs)


def test_settled_12_without_facts_the_record_rules_are_silent() -> None:
    text = "Hi Noor, your work at Kestrel Freight last week was fine. Happy to talk."
    record = {"A03", "A06", "A07", "A08", "A09", "C03", "C04", "C05", "C07", "C09"}
    assert not codes(text) & record


def test_a_blank_note_hides_all_but_the_greeting() -> None:
    found = findings("Hi Karen,", {"company": "Cedar", "tie": "stranger"})
    assert {h.rule for h in found.shown} == {"A02", "C10"}
    assert hint("C10", "", {"tie": "stranger"}).severity == "error"
    assert hint("C10", "").severity == "warning"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Hi Noor, let's connect!", "error"),
        ("Hi Noor, I'm Jo from Tarn. May we compare printers?", "warning"),
        ("Hi Noor, your leaflet on bell ropes is in our tower.", "hint"),
    ],
)
def test_a_missing_detail_weighs_by_what_else_the_note_says(text: str, severity: str) -> None:
    facts = {"tie": "stranger", "company": "Lakeside Buses"}
    assert hint("C05", text, facts).severity == severity


def test_a_note_is_read_as_of_the_day_it_goes_out() -> None:
    facts = {"met": {"where": "Porto", "when": "2026-03-03"}}
    text = "Hi Noor, good to talk to you yesterday in Porto about the docks."
    assert "A08" not in codes(text, facts)
    assert "A08" in codes(text, facts, touch={"date": "2026-03-20"})
