"""A10: the note leans on an article, a talk or a meeting of which nothing is on file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.accuracy_words import single
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Vocabulary
from netui.core.hints.model import (
    Finding,
    Fix,
    FixKind,
    RecordEdit,
    RecordStep,
    Severity,
    Span,
)
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import SPLIT, telling_words
from netui.core.hints.timing import in_touch
from netui.core.model import INVITATION_KINDS, TEXT_KINDS, Tie

KNOWN = frozenset({Tie.FRIEND, Tie.COLLEAGUE, Tie.EX_COLLEAGUE, Tie.CLASSMATE, Tie.MET})
BUSINESS = frozenset({Tie.CLIENT, Tie.VENDOR})
MESSAGES = TEXT_KINDS - INVITATION_KINDS
"""What went to them and is no invitation: it may hold what is agreed."""

STOPS = re.compile(r"\s*(?:[,.;:!?…)\n–—“\"«]|-\s|$)")
WORD = re.compile(r"\s*(?P<word>[^\W_]+)")


def unbacked_claim(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for a piece that is not on file, one for a meeting that is not."""
    piece = next(unbacked_pieces(examined), None)
    if piece is not None:
        noun = examined.text[slice(*piece)].split()[-1]
        yield Finding(
            message=f"The note mentions their {noun}, but none is on file. Add its title "
            "(it makes the note specific, too) or drop the claim.",
            spans=(piece,),
            fixes=(recording(RecordStep.ADD_POST, "Add its title to the record"),),
        )
    meeting = next(unbacked_meetings(examined), None)
    if meeting is not None:
        yield Finding(
            message=f"“{examined.text[slice(*meeting)]}”: no meeting and no talk with "
            f"{examined.contact.call_name} is on file. Add where you met, or drop the claim.",
            spans=(meeting,),
            fixes=(recording(RecordStep.ADD_MEETING, "Add where you met to the record"),),
        )


def recording(step: RecordStep, label: str) -> Fix:
    """Return the fix that puts on file what the note claims; the app asks what it is."""
    return Fix(label=label, kind=FixKind.RECORD, record=RecordEdit(step=step))


def unbacked_pieces(examined: Examined) -> Iterator[Span]:
    """Yield where the note speaks of a piece of theirs, where nothing on file can be it."""
    if examined.contact.posts:
        return
    for hit in examined.pieces:
        if is_open(examined, hit) or not is_claim(examined, hit.end()):
            continue
        if not is_backed(examined, hit):
            yield hit.span()


def is_open(examined: Examined, hit: re.Match[str]) -> bool:
    """Whether the piece is still to come, or the note asks or supposes that there is one."""
    words = frozenset(SPLIT.findall(hit.group()))
    if words & single("to_come"):
        return True
    start, end = examined.sentence_at(hit.start())
    before = SPLIT.findall(examined.flat[start : hit.start()])
    asked = examined.masked[start:end].rstrip().endswith("?")
    supposed = asked or not single("conditions").isdisjoint(before)
    return supposed and not words.isdisjoint(single("any_piece"))


def is_claim(examined: Examined, place: int) -> bool:
    """Whether a mark or a word such as on or about follows, so that the noun stands alone."""
    if (
        STOPS.match(examined.flat, place)
        or examined.masked[place : place + 2].strip("\x00 ") == ""
    ):
        return True
    following = WORD.match(examined.flat, place)
    return following is not None and following["word"] in single("after_piece")


def is_backed(examined: Examined, hit: re.Match[str]) -> bool:
    """Whether the record has something else the piece can be: an event, a remark, a note."""
    contact = examined.contact
    if hit["piece"] in single("spoken") and (contact.met or contact.events):
        return True
    texts = (
        *(news.what for news in contact.news),
        *(event.name for event in contact.events),
        *(remark.text for remark in contact.notes),
        *(touch.text for touch in examined.note.history),
        *((contact.met.what, contact.met.where) if contact.met else ()),
        *contact.interests,
        contact.reason,
    )
    told = Vocabulary("\n".join(texts))
    if hit["piece"] in told.words:
        return True
    sentence = examined.text[slice(*examined.sentence_at(hit.start()))]
    topic = telling_words(
        sentence[hit.end() - examined.sentence_at(hit.start())[0] :], named=False
    )
    return bool(topic & told.words)


def unbacked_meetings(examined: Examined) -> Iterator[Span]:
    """Yield where the note says that they met or spoke, if nothing says so on file."""
    contact, history = examined.contact, examined.note.history
    if contact.met or contact.tie in KNOWN | BUSINESS:
        return
    if any(in_touch(touch) or touch.kind in MESSAGES for touch in history):
        return
    for span in examined.spans_of("meetings"):
        if not is_hypothetical(examined, span):
            yield span


def is_hypothetical(examined: Examined, span: Span) -> bool:
    """Whether the meeting is wished for, asked about or somebody else's."""
    sentence = examined.sentence_at(span[0])
    before = SPLIT.findall(examined.flat[sentence[0] : span[0]])[-4:]
    hoping = set(before) & single("not_yet")
    return bool(hoping) or examined.masked[sentence[0] : sentence[1]].rstrip().endswith("?")


RULE = Rule(
    code="A10",
    name="unbacked-claim",
    family=Family.ACCURACY,
    severity=Severity.HINT,
    weight=30,
    summary="The note claims an article or a meeting of which nothing is on file.",
    why="A claim with a title or a place behind it shows that you read and listened (S1-35).",
    source=("S1-35",),
    check=unbacked_claim,
    good=(
        Example(
            text="Hi Noor, your article on slow tides is on our wall.",
            facts={"posts": [{"title": "Slow tides", "kind": "article"}]},
        ),
        Example(text="Hi Noor, your paper index saved our archive a whole winter."),
        Example(
            text="Hi Noor, great meeting you at the tide forum.",
            facts={"met": {"where": "Tide forum"}},
        ),
    ),
    bad=(
        Example(text="Hi Noor, loved your recent article!"),
        Example(text="Hallo Noor, wie besprochen schicke ich Ihnen unsere Zahlen."),
    ),
)
