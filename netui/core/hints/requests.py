"""R03: how many things a note asks for. One question is fine, and so is its alternative."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from netui.core.hints.examined import Examined
from netui.core.hints.model import Choice, Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.request_words import RequestWords
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.wording import find, single_words, without, words_in_any

MANY = 2
QUESTIONS = 4
"""One to three questions are fine, more are too many (E08)."""

MOST = 5
"""How many requests are told one by one."""

HEAD = 5
WORD = re.compile(r"\w+")
MODALS = re.compile(
    r"(?:could|can|would|will|might|may|konnten?|kann|darf|durfte|wurden?|mogen|wollen|sollen|"
    r"podria|puede|puedo|podemos|puedes|podrias)\w*"
)
POLITE = re.compile(r"(?:please|kindly|bitte|por favor|s.il)\b")
PRELUDES = re.compile(
    r"\W*(?:i |you |ihnen |dir |vous |te |le )?(?:ask(?: you)? (?:a|one|something)|"
    r"(?:eine |kurze? )*frage|poser (?:une|ma|quelques?)|hacer(?:te|le)? una)"
)
BEHIND = 64
"""How much before a verb, and of what it follows, is looked at."""

ONE_OF = frozenset({"or", "oder", "ou", "o", "u"})
BEFORE = re.compile(r"(?:(\w+)\W+)?(?:(,)\s*|(\w+)\s+)\Z")


class Request(msgspec.Struct, frozen=True):
    """One thing asked for: where it says so, and whether it asks for a meeting."""

    span: Span
    meeting: bool = False
    prelude: bool = False


def multiple_asks(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note asks for several things."""
    asked = requests_in(examined)
    questions = examined.masked.count("?", *examined.anatomy.body)
    if len(asked) < MANY and questions < QUESTIONS:
        return
    spans = tuple(one.span for one in asked)
    listed = ", ".join(f"“{shown(examined, span)}”" for span in spans[:MOST])
    told = (
        f"{len(asked)} requests: {listed}." if len(asked) >= MANY else f"{questions} questions."
    )
    yield Finding(
        message=f"{told} Keep the smallest.",
        spans=spans,
        fixes=keeping(examined, spans) if spans else (),
    )


def keeping(examined: Examined, spans: tuple[Span, ...]) -> tuple[Fix, ...]:
    """Return the fix that keeps one request by taking out the sentences of the others.

    A request that shares its sentence with another cannot be cut out of it: where that is
    so of all, the requests are only shown.
    """
    spans = spans[:MOST]
    homes = [examined.sentence_at(start) for start, _ in spans]
    choices = tuple(
        Choice(
            label=f"Keep “{shown(examined, span)}”, take out the others",
            edits=without_sentences(examined, [other for other in homes if other != home]),
        )
        for span, home in zip(spans, homes, strict=True)
        if homes.count(home) == 1 and len(spans) > 1
    )
    if choices:
        return (Fix(label="Keep one", kind=FixKind.CHOICE, choices=choices),)
    listed = tuple(shown(examined, span) for span in spans)
    return (Fix(label="Keep one", kind=FixKind.DISPLAY, examples=listed),)


def without_sentences(examined: Examined, dropped: list[Span]) -> tuple[Edit, ...]:
    """Return the edits that take sentences out, the first with the blank behind it."""
    edits: list[Edit] = []
    for start, end in sorted(set(dropped)):
        if examined.text[examined.anatomy.body[0] : start].strip():
            edits.append((max(start, edits[-1][1] if edits else 0), end, ""))
        else:
            begin = start + len(examined.text[start:]) - len(examined.text[start:].lstrip())
            edits.append((begin, end + examined.text[end : end + 1].isspace(), ""))
    return tuple(edits)


def shown(examined: Examined, span: Span) -> str:
    """Return the first words of a request."""
    start, end = span
    following = re.match(r"(?:[^\S\n]+[^\s.,;!?]+){0,4}", examined.text[end:])
    return " ".join(examined.text[start : end + (following.end() if following else 0)].split())


def requests_in(examined: Examined) -> tuple[Request, ...]:
    """Return what the note asks for; asking for a meeting twice is one request."""
    found = [one for sentence in examined.sentences for one in asked_in(examined, sentence)]
    kept = [one for one in found if not one.prelude] or found[:1]
    met = [one for one in kept if one.meeting]
    return tuple(one for one in kept if not one.meeting or one is met[0])


def asked_in(examined: Examined, sentence: Span) -> Iterator[Request]:
    """Yield the requests of a sentence."""
    acts = acts_in(examined, sentence)
    times = find(examined, RequestWords, "meeting_acts", sentence)
    for place, (start, end) in enumerate(acts):
        reach = acts[place + 1][0] if place + 1 < len(acts) else sentence[1]
        stop = clause_end(examined, (end, reach))
        words = WORD.findall(examined.flat[start:end])
        words += WORD.findall(examined.flat[end:stop])[:HEAD]
        meeting = (start, end) in times or any(is_meeting(examined, word) for word in words)
        prelude = bool(PRELUDES.match(examined.flat, end, stop))
        yield Request((start, end), meeting, prelude)
        yield from (Request(span) for span in more_in(examined, (end, stop)))


def acts_in(examined: Examined, sentence: Span) -> list[Span]:
    """Return where a sentence begins a request that is no alternative to another."""
    spans = find(examined, RequestWords, "acts", sentence)
    spans += find(examined, RequestWords, "meeting_acts", sentence)
    begin = WORD.search(examined.flat, *sentence)
    if begin:
        opening = find(examined, RequestWords, "opening", sentence)
        spans += tuple(span for span in opening if span[0] == begin.start())
    if not spans:
        return []
    spans = without(spans, find(examined, RequestWords, "fine", sentence))
    kept: list[Span] = []
    apart, seen = True, sentence[0]
    for span in sorted(spans):
        # Only what is new since the last look: a row of phrases costs no more than its length.
        apart = apart or is_apart(examined, seen, span[0])
        seen = max(seen, span[0])
        if not apart:
            continue
        if asks(examined, sentence, span) and not is_alternative(examined, sentence, span):
            kept.append(span)
            apart, seen = False, span[1]
    firm = [span for span in kept if not POLITE.match(examined.flat, span[0])]
    return firm or kept[:1]


def is_apart(examined: Examined, end: int, start: int) -> bool:
    """Whether a mark or a joining word stands between two phrases of asking."""
    between = examined.flat[end:start] if start > end else ""
    words = WORD.findall(between)
    return "," in between or any(is_joiner(examined, word) for word in words)


def asks(examined: Examined, sentence: Span, span: Span) -> bool:
    """Whether a phrase asks here: a modal does in a question or where a sentence begins."""
    if POLITE.match(examined.flat, span[0]):
        return WORD.match(examined.flat, span[1] + 1) is not None
    if not MODALS.match(examined.flat, span[0]) or "?" in examined.masked[slice(*sentence)]:
        return True
    return not WORD.search(examined.flat, sentence[0], span[0])


def is_alternative(examined: Examined, sentence: Span, span: Span) -> bool:
    """Whether the request is another way to grant the one before."""
    for start, end in find(examined, RequestWords, "alternatives", (sentence[0], span[0])):
        between = examined.flat[end : span[0]]
        leads = not WORD.search(examined.flat, sentence[0], start)
        if leads or not WORD.search(between):
            return True
    return False


def clause_end(examined: Examined, region: Span) -> int:
    """Return where a request ends: at what gives its reason, condition or purpose."""
    cuts = find(examined, RequestWords, "cuts", region)
    return min((start for start, _ in cuts), default=region[1])


def is_meeting(examined: Examined, word: str) -> bool:
    """Whether a word speaks of time together."""
    return word in words_in_any(RequestWords, examined.languages, "meeting")


def more_in(examined: Examined, region: Span) -> Iterator[Span]:
    """Yield the further things that one request asks for, joined to the first."""
    final = find(examined, RequestWords, "final_verbs", region)
    yield from final[1:]
    for start, end in find(examined, RequestWords, "verbs", region):
        before = BEFORE.search(examined.flat, max(region[0], start - BEHIND), start)
        words = WORD.findall(examined.flat[region[0] : min(start, region[0] + BEHIND)])
        if before is None or not (before[2] or is_joiner(examined, before[3])):
            continue
        said = [word for word in words if word != before[3]]
        if len(said) >= MANY and ONE_OF.isdisjoint(before.groups()):
            yield (start, end)


def is_joiner(examined: Examined, word: str) -> bool:
    """Whether a word joins a second request to the first."""
    return any(word in single_words(RequestWords, c, "joiners") for c in examined.languages)


RULES = (
    Rule(
        code="R03",
        name="multiple-asks",
        family=Family.REQUESTS,
        severity=Severity.WARNING,
        weight=59,
        summary="The note asks for more than one thing.",
        why="One specific request is easy to grant (S3-49); in one mail tool's data one to "
        "three questions did well and more hurt (E08).",
        source=("S3-49", "E08"),
        check=multiple_asks,
        good=(
            Example(text="Hi Noor, shall I send it, or would you rather see the paper?"),
            Example(text="Hi Noor, could I ask one thing? Would you share your template?"),
            Example(text="Hallo Noor, könnten Sie mir sagen, wie Sie messen und zählen?"),
        ),
        bad=(
            Example(text="Hi Noor, could you review my CV, introduce me to Ann and call me?"),
            Example(text="Hi Noor, would you look at this? Please endorse me as well."),
            Example(text="Hola Noor, ¿podrías revisar mi plan y presentarme a tu jefa?"),
        ),
    ),
)
"""The rule of this part of the family."""
