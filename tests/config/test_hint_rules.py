"""Hint rules of the user's own: six forms, tried on their examples, refused with the reason."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY, contact

from netui.config.hint_rules import LARGEST, read_rules
from netui.config.paths import HOME, Paths, paths
from netui.core.hints.engine import examine, explain
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import FixKind, Hint, Note, Severity
from netui.core.hints.own.expressions import CutOffError, Expression, expression
from netui.core.hints.rule import NO_OWN_RULES, Explanation, OwnRules
from netui.core.model import Contact, Met, TouchKind
from netui.errors import Problem

HEAD = 'name = "mine"\nmessage = "{found} it is, {count} of it."\nwhy = "My reason."\n'
NOTES = (
    'good = ["Hi Ann, all is well.", "Hi Bo, a note."]\nbad = ["So zany.", "Zany, is it?"]\n'
)
RULE = f'kind = "existence"\n{HEAD}phrases = ["zan(y|ily)"]\n{NOTES}'


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    found = paths({HOME: str(tmp_path)})
    found.hints_dir.mkdir(parents=True)
    return found


def write(places: Paths, text: str, name: str = "mine.toml") -> OwnRules:
    (places.hints_dir / name).write_text(text, encoding="utf-8")
    return read_rules(places)


def hints(own: OwnRules, text: str, who: Contact | None = None, **facts: Any) -> list[Hint]:
    note = Note(text=text, contact=who or contact(), kind=TouchKind.NURTURE, today=TODAY)
    found = examine(note, **facts, own=own.rules).hints
    return [hint for hint in found if hint.rule.startswith(("U", "X-"))]


def only(places: Paths, body: str) -> OwnRules:
    own = write(places, f"[U01]\n{body}")
    assert own.problems == ()
    return own


def refused(places: Paths, body: str, code: str = "U01") -> Problem:
    own = write(places, f"[{code}]\n{body}")
    assert own.rules == ()
    (problem,) = own.problems
    return problem


def test_no_folder_is_no_rule(tmp_path: Path) -> None:
    assert read_rules(paths({HOME: str(tmp_path)})) == NO_OWN_RULES
    assert NO_OWN_RULES.notice is None


def test_existence_fires_over_every_place(places: Paths) -> None:
    (hint,) = hints(only(places, RULE), "Zany, and “zany” quoted, zanily said.")
    assert (hint.rule, hint.name, hint.severity) == ("U01", "mine", Severity.HINT)
    assert hint.message == "“Zany” it is, 2 of it."
    assert hint.spans == ((0, 4), (25, 31))
    assert hint.why == "My reason."


def test_a_pattern_is_a_regular_expression_and_case_matters_if_asked(places: Paths) -> None:
    body = RULE.replace('phrases = ["zan(y|ily)"]', r"pattern = '\bzan\w+'")
    assert hints(only(places, body), "ZANY")
    body = f"case = true\n{body}".replace("Zany, is it", "Is it zany")
    assert not hints(only(places, body), "ZANY")
    assert hints(only(places, body), "zany")


def test_substitution_fixes_text_exactly_and_once(places: Paths) -> None:
    swap = '{ "utili(s|z)e" = "use", "in order to" = "to", "very" = "" }'
    notes = 'good = ["We use it.", "Go."]\nbad = ["Utilise it.", "Very nice."]\n'
    own = only(places, f'kind = "substitution"\n{HEAD}swap = {swap}\n{notes}')
    text = "Utilize it in order to go, very fast, very."
    (hint,) = hints(own, text)
    (fix,) = hint.fixes
    assert fix.kind is FixKind.SAFE
    assert fix.label == "Write “Use”, “to”, nothing"
    mended = apply_fix(text, fix)
    assert mended == "Use it to go, fast, ."
    assert hints(own, mended) == []


def test_missing_fires_if_none_is_there(places: Paths) -> None:
    notes = 'good = ["Yours, Dana", "Best, Dana"]\nbad = ["So long.", "And so on."]\n'
    body = f'kind = "missing"\n{HEAD}phrases = ["yours", "best"]\n{notes}'
    own = only(places, body)
    assert [hint.message for hint in hints(own, "Nothing here")] == ["nothing it is, 0 of it."]
    assert not hints(own, "Best, Dana")
    assert not hints(own, "")


def test_occurrence_has_a_least_and_a_most(places: Paths) -> None:
    notes = (
        'good = ["I go. I am.", "I, me"]\nbad = ["So I and I and I and I", "There is no one"]\n'
    )
    body = f'kind = "occurrence"\n{HEAD}phrases = ["I"]\nmin = 1\nmax = 2\n{notes}'
    own = only(places, body)
    assert [hint.spans for hint in hints(own, "I, I, I am")] == [((6, 7),)]
    assert [hint.spans for hint in hints(own, "There is nobody")] == [()]
    assert not hints(own, "")


@pytest.mark.parametrize(
    ("metric", "bounds", "good", "bad"),
    [
        ("characters", "max = 12", "Hi Ann, yes.", "Hi Ann, or rather no."),
        ("words", "min = 2", "two words", "one"),
        (
            "ratio",
            'pattern = "\\\\bI\\\\b"\nmax = 0.2',
            "Then I am off to the sea",
            "so I said I am",
        ),
    ],
)
def test_metric_measures(places: Paths, metric: str, bounds: str, good: str, bad: str) -> None:
    notes = f'good = ["{good}", ""]\nbad = ["{bad}", "{bad}"]\n'
    own = only(places, f'kind = "metric"\n{HEAD}metric = "{metric}"\n{bounds}\n{notes}')
    assert not hints(own, good)
    (hint,) = hints(own, bad)
    if metric == "ratio":
        assert hint.message == "“I” it is, 40% of it."


@pytest.mark.parametrize(
    ("field", "who", "fires"),
    [
        ('field = "company"', contact(company="Acme"), True),
        ('field = "company"', contact(), False),
        ('field = "met.where"', contact(met=Met(where="Porto")), True),
        ('field = "met.where"', contact(), False),
        ('field = "tags"\nequals = "Alumni"', contact(tags=("vip", "alumni")), True),
        ('field = "tags"\nequals = "Alumni"', contact(tags=("vip",)), False),
    ],
)
def test_requires_asks_only_with_the_field(
    places: Paths,
    field: str,
    who: Contact,
    fires: bool,  # noqa: FBT001 - a column of the table
) -> None:
    facts = 'company = "A", tags = ["alumni"], met = { where = "Rome" }'
    notes = (
        'good = ["Hi, old Halden days.", "Halden it was."]\n'
        f'bad = [{{ text = "All is well.", {facts} }}, {{ text = "As it is.", {facts} }}]\n'
    )
    own = only(places, f'kind = "requires"\n{HEAD}{field}\nphrases = ["halden"]\n{notes}')
    assert bool(hints(own, "Some words here", who)) is fires
    assert not hints(own, "Halden words here", who)
    assert not hints(own, "", who)


def test_a_rule_keeps_to_its_touches_and_languages(places: Paths) -> None:
    body = RULE + 'touches = ["nurture"]\nlanguages = ["de"]\nseverity = "error"\n'
    body = body.replace("Zany, is it?", "Zany heute")
    (hint,) = hints(only(places, body), "Das ist ja zany und der Rest auch")
    assert hint.severity is Severity.ERROR
    assert not hints(only(places, body), "This is zany and the rest is not")
    other = body.replace('"nurture"', '"invite"')
    assert not hints(only(places, other), "Das ist ja zany und der Rest auch")


def test_settings_and_explanations_know_the_users_rules(places: Paths) -> None:
    own = only(places, RULE)
    assert hints(own, "zany", severity={"U01": "warning"})[0].severity is Severity.WARNING
    assert hints(own, "zany", severity={"U01": "off"}) == []
    told = explain("u01", own.rules)
    assert isinstance(told, Explanation)
    assert (told.summary, told.bad) == ("… it is, … of it.", ("So zany.", "Zany, is it?"))


@pytest.mark.parametrize(
    ("body", "said", "line"),
    [
        (RULE.replace("existence", "existense"), 'kind cannot be "existense"', 2),
        (RULE.replace('kind = "existence"\n', ""), "The rule has no kind", 1),
        (RULE + "fraze = 1\n", "A rule has no fraze", 9),
        (RULE + "min = 1\n", "A rule of kind existence has no min", 9),
        (RULE.replace('"mine"', '"My Rule"'), 'name cannot be "My Rule"', 3),
        (RULE.replace('why = "My reason."\n', ""), "The rule has no why", 1),
        (RULE + "pattern = 'x'\n", "either phrases or a pattern", 9),
        (RULE.replace('phrases = ["zan(y|ily)"]\n', ""), "does not say what to look for", 1),
        (RULE.replace("{count}", "{cuont}"), "a blank {cuont} that nothing fills", 4),
        (RULE.replace("zan(y|ily)", "…"), "it does not begin with a word", 6),
        (RULE.replace("zan(y|ily)", "zan(y|ily"), "its brackets do not match", 6),
        (RULE.replace("zan(y|ily)", "a" * 401), "it is too long", 6),
        (RULE.replace("zan(y|ily)", "a(b|c|d|e|f|g|h|i|j)"), "too many choices", 6),
        (RULE.replace("zan(y|ily)", "ä" * 9), "too many choices", 6),
        (RULE.replace("So zany", "So odd"), "silent on bad example 1, “So odd.”", 8),
        (RULE.replace("all is well", "all is zany"), "fires on good example 1", 7),
        (RULE.replace(', "Hi Bo, a note."', ""), "The rule has too few good examples", 7),
        (RULE.replace('"Zany, is it?"', "7"), "bad cannot be", 8),
        (RULE.replace('"Zany, is it?"', "{ test = 'x' }"), "bad cannot be", 8),
        (RULE.replace('"Zany, is it?"', "{ text = 'zany', met = 7 }"), "bad example 2", 8),
        (RULE + 'touches = ["wave"]\n', "touches cannot be", 9),
        (RULE + 'languages = ["xx"]\n', "languages cannot be", 9),
        (RULE + 'severity = "loud"\n', "severity cannot be", 9),
    ],
)
def test_a_rule_is_refused_with_file_line_and_reason(
    places: Paths, body: str, said: str, line: int
) -> None:
    problem = refused(places, body)
    assert said in problem.what
    assert problem.where.startswith(f"{places.hints_dir / 'mine.toml'}, line {line}")
    assert problem.todo


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('kind = "metric"\nmetric = "ratio"\nmin = 1\n', "does not say what to look for"),
        ('kind = "metric"\nmetric = "words"\n', "The rule has no bound"),
        ('kind = "metric"\nmetric = "words"\nmin = 3\nmax = 2\n', "min is larger than max"),
        ('kind = "metric"\nmetric = "words"\nmin = -1\n', "min cannot be -1"),
        ('kind = "metric"\nmetric = "words"\nmin = true\n', "min cannot be true"),
        ('kind = "metric"\nmin = 1\n', "The rule has no metric"),
        ('kind = "requires"\nfield = "shoes"\nphrases = ["x"]\n', 'field cannot be "shoes"'),
        ('kind = "substitution"\nswap = {}\n', "swap cannot be"),
        ('kind = "substitution"\nswap = { "!" = "x" }\n', "does not begin with a word"),
        ('kind = "substitution"\nswap = { "so" = "so so" }\n', "leaves something to fix"),
    ],
)
def test_a_form_says_what_it_lacks(places: Paths, body: str, said: str) -> None:
    notes = 'good = ["Hm.", "Hi."]\nbad = ["so", "so"]\n'
    assert said in refused(places, body + HEAD + notes).what


@pytest.mark.parametrize("code", ["A01", "U1", "mine", "X-", '"u01"'])
def test_a_code_must_be_the_users_own(places: Paths, code: str) -> None:
    assert "cannot have the code" in refused(places, RULE, code).what


def test_a_nearest_name_is_offered(places: Paths) -> None:
    assert refused(places, RULE + "phrase = 1\n").todo == "Did you mean phrases?"


def test_what_is_no_table_is_no_rule(places: Paths) -> None:
    (problem,) = write(places, "U01 = 7\n").problems
    assert problem.what == "U01 is no rule"


def test_a_broken_file_or_rule_leaves_the_others(places: Paths) -> None:
    write(places, "[broken", "a.toml")
    write(places, f"[U01]\n{RULE}\n[U02]\nkind = 7\n", "b.toml")
    own = write(places, f"[U01]\n{RULE}\n[X-FUN-2]\n{RULE}", "c.toml")
    assert [rule.code for rule in own.rules] == ["U01", "X-FUN-2"]
    assert [problem.what.split(":")[0] for problem in own.problems] == [
        "The file is not valid TOML",
        "kind cannot be 7",
        "There is another rule U01",
    ]
    assert own.notice is not None
    assert own.notice.what == "3 of your hint rules cannot be used"
    one = OwnRules(problems=own.problems[:1])
    assert one.notice == own.problems[0]


def test_a_huge_file_is_refused(places: Paths) -> None:
    (problem,) = write(places, "#" * (LARGEST + 1)).problems
    assert problem.what == "The file is too large"


RUNAWAY = [
    "(a+)+$",
    "(a|aa)+$",
    "(.*a){20}",
    "(.*a){20}$",
    r"(\w+\s?)*$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(.*,){11}P",
    "((a{1,50}){1,50}){1,50}b",
    "(?R)a",
]


@pytest.mark.parametrize("pattern", RUNAWAY)
def test_no_pattern_hangs_loading_or_linting(places: Paths, pattern: str) -> None:
    expression("warm")
    body = RULE.replace('phrases = ["zan(y|ily)"]', f"pattern = '''{pattern}'''")
    start = time.process_time()
    own = write(places, f"[U01]\n{body}")
    for text in ("a" * 300 + "!", "ab, " * 300 + "!", "a" * 300 + "!"):
        hints(own, text)
    assert time.process_time() - start < 0.5  # four to twenty milliseconds, on an idle machine
    assert own.problems


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("(", "cannot be read"), ("a" * 401, "too long"), ("(a+)+$", "runs away")],
)
def test_a_pattern_that_cannot_be_used_is_refused(
    places: Paths, pattern: str, said: str
) -> None:
    body = RULE.replace('phrases = ["zan(y|ily)"]', f"pattern = '{pattern}'")
    problem = refused(places, body)
    assert said in problem.what
    assert "line 6, U01.pattern" in problem.where


def test_a_pattern_that_is_cut_off_says_so_and_rests(places: Paths) -> None:
    body = RULE.replace('phrases = ["zan(y|ily)"]', "pattern = 'zany'") + 'severity = "error"\n'
    own = only(places, body)
    slow = Expression("(z+)+$")
    with pytest.raises(CutOffError):
        slow.search("z" * 5000 + "!")
    with pytest.raises(CutOffError):
        slow.search("z")
    assert slow.cut_off
    assert own.rules


def test_a_rule_whose_expression_is_cut_off_is_a_hint_about_itself(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = RULE.replace('phrases = ["zan(y|ily)"]', "pattern = 'zany'") + 'severity = "error"\n'
    own = only(places, body)

    def cut_off(_self: Expression, _text: str, _seconds: float = 0) -> None:
        raise CutOffError

    monkeypatch.setattr(Expression, "search", cut_off)
    (hint,) = hints(own, "zany")
    assert hint.severity is Severity.HINT
    assert "took too long on a note and rests" in hint.message


def test_of_phrases_that_overlap_the_longest_counts(places: Paths) -> None:
    body = RULE.replace('"zan(y|ily)"', '"so zany", "zany", "any"')
    assert hints(only(places, body), "It is so zany.")[0].spans == ((6, 13),)
