"""Reading ``hints/*.toml``: hint rules of the user's own, each refused with its reason.

A table is a rule, its name is the code. A broken rule leaves the others, and a broken file the
other files: nothing here stops the app. The files are the user's: read, never written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from netui.config.paths import Paths
from netui.config.toml import TomlFile, read_toml, shown, spelled
from netui.core.fields import FIELDS
from netui.core.hints.engine import BY_CODE
from netui.core.hints.lexicon import LANGUAGES
from netui.core.hints.model import Severity
from netui.core.hints.own.expressions import Finder, Phrases, expression, fault_in
from netui.core.hints.own.forms import Form, Metric, Wanted
from netui.core.hints.own.trial import BLANK, BLANKS, Draft, Fault, tried
from netui.core.hints.rule import OwnRules, Rule
from netui.core.model import TEXT_KINDS, TouchKind
from netui.core.nearest import did_you_mean
from netui.errors import Problem

CODE = re.compile(r"U[0-9]{2,3}|X-[A-Z0-9]+(-[A-Z0-9]+)*")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REACHED = ("met.where", "met.when", "met.what")
LARGEST = 64 * 1024
"""Bytes of one file; more is no list of rules."""


class Key(NamedTuple):
    """What a key may hold: in words, and as a test of the value; ``forms`` that take it."""

    allowed: str
    fits: Callable[[Any], bool]
    forms: frozenset[Form] = frozenset(Form)
    needed: bool = False


def _text(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _texts(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _among(words: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: _texts(value) and words.issuperset(value)


def _figure(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    return type(value) in {int, float} and 0 <= value <= 1_000_000


def _swaps(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    return (
        isinstance(value, dict)
        and bool(value)
        and all(_text(key) for key in value)
        and all(isinstance(new, str) and new.isprintable() for new in value.values())
    )


def _field(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    return isinstance(value, str) and (value in FIELDS or value in REACHED)


def _examples(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    return isinstance(value, list) and all(map(_example, value))


def _example(value: Any) -> bool:  # noqa: ANN401 - a TOML value
    if isinstance(value, dict):
        return isinstance(value.get("text"), str) and set(value) <= {"text", *FIELDS}
    return isinstance(value, str)


def _one_of(words: type[Form | Metric | Severity]) -> Key:
    listed = [f'"{word.value}"' for word in words]
    values = {word.value for word in words}
    return Key(f"{', '.join(listed[:-1])} or {listed[-1]}", lambda value: value in values)


FOUND = frozenset(Form) - {Form.SUBSTITUTION}
BOUNDED = frozenset({Form.OCCURRENCE, Form.METRIC})
NEED_FINDER = frozenset({Form.EXISTENCE, Form.MISSING, Form.OCCURRENCE, Form.REQUIRES})

KEYS: dict[str, Key] = {
    "kind": _one_of(Form)._replace(needed=True),
    "name": Key(
        'small letters, digits and hyphens, such as "no-jargon"',
        lambda value: isinstance(value, str) and NAME.fullmatch(value) is not None,
        needed=True,
    ),
    "message": Key("one line of text, with {found} or {count}", _text, needed=True),
    "why": Key("one line of text", _text, needed=True),
    "severity": _one_of(Severity),
    "touches": Key(
        "a list of " + ", ".join(sorted(TEXT_KINDS)), _among(frozenset(map(str, TEXT_KINDS)))
    ),
    "languages": Key("a list of " + ", ".join(LANGUAGES), _among(frozenset(LANGUAGES))),
    "phrases": Key('a list such as ["circle back", "synerg*"]', _texts, FOUND),
    "pattern": Key("a regular expression in quotes", _text, FOUND),
    "case": Key("true or false", lambda value: isinstance(value, bool), FOUND),
    "swap": Key(
        'what to write instead, such as { "utilise" = "use" }',
        _swaps,
        frozenset({Form.SUBSTITUTION}),
        needed=True,
    ),
    "metric": _one_of(Metric)._replace(forms=frozenset({Form.METRIC}), needed=True),
    "min": Key("a figure from 0 up", _figure, BOUNDED),
    "max": Key("a figure from 0 up", _figure, BOUNDED),
    "field": Key(
        'a field of a contact, such as "company" or "met.where"',
        _field,
        frozenset({Form.REQUIRES}),
        needed=True,
    ),
    "equals": Key("what the field has to hold", _text, frozenset({Form.REQUIRES})),
    "good": Key(
        'a list of notes, such as ["Hi Ann, …", { text = "Hi Bo, …", company = "Acme" }]',
        _examples,
        needed=True,
    ),
    "bad": Key("a list of notes, as good is", _examples, needed=True),
}
"""Every key of a rule."""


def read_rules(places: Paths) -> OwnRules:
    """Return the user's rules, and what is wrong with any of them."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for path in sorted(places.hints_dir.glob("*.toml")):
        for found in rules_in(path):
            if isinstance(found, Problem):
                problems.append(found)
            elif found.code in rules:
                todo = "Give this one a code of its own."
                what = f"There is another rule {found.code}"
                problems.append(Problem(what, where=str(path), todo=todo))
            else:
                rules[found.code] = found
    return OwnRules(rules=tuple(rules.values()), problems=tuple(problems))


def rules_in(path: Path) -> Iterator[Rule | Problem]:
    """Yield the rules of a file, a problem for each that cannot be used."""
    file = read_toml(path)
    if isinstance(file, Problem):
        yield file
    elif len(file.text) > LARGEST:
        yield file.refuse((), "The file is too large", "Split it into several.")
    else:
        for code, values in file.values.items():
            yield read_rule(file, code, values)


def read_rule(file: TomlFile, code: str, values: Any) -> Rule | Problem:  # noqa: ANN401 - TOML
    """Return one rule that does what its examples say, or why it cannot be used."""
    if not isinstance(values, dict):
        todo = "Write a rule as a table: [U01], its keys below."
        return file.refuse((code,), f"{spelled((code,))} is no rule", todo)
    if code in BY_CODE or not CODE.fullmatch(code):
        todo = "Write U and two or three digits, such as U01, or X- and a word, as X-JARGON."
        return file.refuse((code,), f"A rule cannot have the code {spelled((code,))}", todo)
    problem = wrong_key(file, code, values) or wrong_message(file, code, values)
    if problem:
        return problem
    finder = finder_of(file, code, values)
    if isinstance(finder, Problem):
        return finder
    found = tried(draft_of(code, values, finder))
    if isinstance(found, Fault):
        key = (code, found.key)
        return file.refuse(key, f"{found.problem.what}", found.problem.todo)
    return found


def wrong_key(file: TomlFile, code: str, values: dict[str, Any]) -> Problem | None:
    """Return the first key that is unknown, out of place, wrong or missing."""
    kind = values.get("kind")
    if not KEYS["kind"].fits(kind):
        what = f"kind cannot be {shown(kind)}" if "kind" in values else "The rule has no kind"
        at = (code, "kind") if "kind" in values else (code,)
        return file.refuse(at, what, f"Write {KEYS['kind'].allowed}.")
    form = Form(str(kind))
    taken = [name for name, key in KEYS.items() if form in key.forms]
    for name, value in values.items():
        if name not in KEYS:
            todo = did_you_mean(name, taken)
            return file.refuse((code, name), f"A rule has no {spelled((name,))}", todo)
        if name not in taken:
            what, todo = f"A rule of kind {form} has no {name}", f"It has {', '.join(taken)}."
            return file.refuse((code, name), what, todo)
        if not KEYS[name].fits(value):
            what = f"{name} cannot be {shown(value)}"
            return file.refuse((code, name), what, f"Write {KEYS[name].allowed}.")
    for name in taken:
        if KEYS[name].needed and name not in values:
            return file.refuse(
                (code,), f"The rule has no {name}", f"Write {KEYS[name].allowed}."
            )
    return missing_part(file, code, values, form)


def missing_part(
    file: TomlFile, code: str, values: dict[str, Any], form: Form
) -> Problem | None:
    """Return what a form cannot do without, where one of several keys would do."""
    finders = [name for name in ("phrases", "pattern") if name in values]
    ratio = form is Form.METRIC and values["metric"] == Metric.RATIO
    if len(finders) == 2:
        what = "A rule has either phrases or a pattern"
        return file.refuse((code, "pattern"), what, "Take one of them away.")
    if not finders and (form in NEED_FINDER or ratio):
        what = "The rule does not say what to look for"
        return file.refuse((code,), what, "Write phrases or a pattern.")
    if form in BOUNDED and not {"min", "max"} & set(values):
        return file.refuse((code,), "The rule has no bound", "Write min, max or both.")
    if values.get("min", 0) > values.get("max", values.get("min", 0)):
        return file.refuse((code, "min"), "min is larger than max", "Exchange them.")
    return None


def wrong_message(file: TomlFile, code: str, values: dict[str, Any]) -> Problem | None:
    """Return a blank of the message that nothing fills."""
    for name in BLANK.findall(values["message"]):
        if name not in BLANKS:
            what = f"The message has a blank {{{name}}} that nothing fills"
            todo = did_you_mean(name, BLANKS, "Write {found} or {count}.")
            return file.refuse((code, "message"), what, todo)
    return None


def finder_of(file: TomlFile, code: str, values: dict[str, Any]) -> Finder | Problem | None:
    """Return what a rule looks with, or what is wrong with its words."""
    if "pattern" in values:
        made = expression(values["pattern"], case=values.get("case", False))
        if isinstance(made, Problem):
            return file.refuse((code, "pattern"), made.what, made.todo)
        return made
    key = "swap" if "swap" in values else "phrases"
    if key not in values:
        return None
    listed = list(values[key])
    for phrase in listed:
        fault = fault_in(phrase)
        if fault:
            what = f"The phrase {shown(phrase)} cannot be used: {fault}"
            return file.refuse((code, key), what, "Write words, or use a pattern.")
    return Phrases(listed)


def draft_of(code: str, values: dict[str, Any], finder: Finder | None) -> Draft:
    """Return the rule as it was written, every value known to fit."""
    return Draft(
        wanted=Wanted(
            code=code,
            form=Form(values["kind"]),
            message=values["message"],
            languages=frozenset(values.get("languages", ())),
            finder=finder,
            instead=values.get("swap", {}),
            least=values.get("min"),
            most=values.get("max"),
            metric=Metric(values.get("metric", Metric.WORDS)),
            field=values.get("field", ""),
            equals=values.get("equals", ""),
        ),
        name=values["name"],
        severity=Severity(values.get("severity", Severity.HINT)),
        why=values["why"],
        good=values["good"],
        bad=values["bad"],
        touches=frozenset(map(TouchKind, values["touches"]))
        if "touches" in values
        else TEXT_KINDS,
    )
