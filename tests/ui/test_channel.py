"""Another channel for a note: everything follows at once, and no word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import contact, touch
from desks import (
    AMARA,
    CHIDI,
    DOROTA,
    EMIL,
    ME,
    NARROW,
    WIDE,
    AtDesk,
    desk,
    screen_text,
)
from hostile import HOSTILE, evil_crowd
from msgspec.structs import replace
from store_acts import add, opened

from netui.core.acts.sending import sent_bare
from netui.core.changes import ChangeBuilder
from netui.core.model import Channel, DraftState, Plan, Stage, TouchKind
from netui.ui.deeds.notes import keep_copied
from netui.ui.dialogs.pick import PickDialog

SIZES = [WIDE, NARROW]
INVITATION, MESSAGE = Channel.LINKEDIN_INVITE, Channel.LINKEDIN_MESSAGE
MAIL, INMAIL = Channel.EMAIL, Channel.INMAIL


def labels(at: AtDesk) -> list[str]:
    """Return the names in the list on top, the dimmed ones in brackets."""
    dialog = at.app.screen
    assert isinstance(dialog, PickDialog)
    return [f"({one.label})" if one.dim else one.label for one in dialog._options]


async def send_by(at: AtDesk, name: str) -> None:
    """Put the note on another channel by the keys a person uses."""
    at.desk.composer.area.focus()
    await at.press("alt+c")
    await at.press(str(1 + [label.strip("()") for label in labels(at)].index(name)))


def channel(at: AtDesk) -> Channel | None:
    composition = at.desk.composer.composition
    return composition.channel if composition else None


def has_subject(at: AtDesk) -> bool:
    return bool(at.desk.composer.subject.display)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_follows_at_once(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi, the lamps of your cover stayed with me.")
        before = at.note
        assert "/ 300" in at.desk.composer.advice.text
        assert not has_subject(at)
        await at.press("alt+c")
        assert labels(at)[0] == "LinkedIn invitation"
        assert labels(at)[-2:] == ["(LinkedIn message)", "(E-mail)"]
        shown = screen_text(at.app)
        assert "in use" in shown
        await at.press("escape")
        assert channel(at) is INVITATION
        await send_by(at, "InMail")
        assert at.dialog == ""
        assert at.note == before
        assert at.desk.focused is at.desk.composer.area
        assert "InMail" in str(at.desk.composer.border_title)
        assert "/ 1900" in at.desk.composer.advice.text
        assert has_subject(at)
        saved = at.draft(CHIDI)
        assert saved is not None
        assert (saved.channel, saved.text) == (INMAIL, before)
        assert at.told.startswith("Set the note to Chidi Nwosu to go by InMail. alt+u takes")
        await at.press("f5")
        assert at.told.endswith("It goes by InMail.")
        assert at.clipboard.text == before


async def test_subject_and_text_come_back_to_the_letter() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await send_by(at, "E-mail")
        at.desk.composer.subject.value = "Glazes,  again"
        await at.write("  Dear Amara\n\nthe cobalt one … \n")
        words = at.note
        await send_by(at, "LinkedIn message")
        assert (at.note, channel(at)) == (words, MESSAGE)
        assert not has_subject(at)
        assert at.desk.composer.subject.sent == ""
        await at.press("alt+s")
        assert at.told == "This channel has no subject line. alt+c changes the channel."
        await at.press("x", "f5")
        await send_by(at, "E-mail")
        assert at.note == words + "x"
        assert at.desk.composer.subject.value == "Glazes,  again"
        at.desk.composer.subject.focus()
        await at.press("alt+c", "1")
        assert channel(at) is MESSAGE
        assert at.desk.focused is at.desk.composer.area


async def test_an_inmail_says_by_how_much_its_subject_is_too_long() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await send_by(at, "InMail")
        for length, told in ((200, ""), (205, "Subject: 5 too many of 200")):
            at.desk.composer.subject.value = "x" * length
            await at.settle()
            assert ("too many" in at.desk.composer.advice.text) is bool(told)
            assert told in at.desk.composer.advice.text
        await send_by(at, "LinkedIn invitation")
        assert "Subject:" not in at.desk.composer.advice.text


async def test_a_copy_that_took_its_time_leaves_the_channel_as_it_is_by_now() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi")
        before = at.desk.composer.composition
        assert before is not None
        await send_by(at, "InMail")
        keep_copied(at.desk, before, "Hi Chidi")
        saved = at.draft(CHIDI)
        assert saved is not None
        assert (saved.channel, saved.state) == (INMAIL, DraftState.COPIED)
        await at.go(AMARA)
        keep_copied(at.desk, before, at.note)
        assert at.draft(AMARA) is None


async def test_another_template_leaves_a_subject_that_waits() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await send_by(at, "E-mail")
        at.desk.composer.subject.value = "Glazes"
        await at.write("Dear Amara")
        await send_by(at, "LinkedIn message")
        await at.press("ctrl+t", "1")
        assert at.note != "Dear Amara"
        await send_by(at, "E-mail")
        assert at.desk.composer.subject.value == "Glazes"


async def test_the_logged_touch_has_the_channel_and_a_subject_only_where_there_is_one() -> None:
    for name, way, subject in (
        ("E-mail", MAIL, "Glazes"),
        ("LinkedIn message", MESSAGE, ""),
    ):
        async with desk() as at:
            await at.go(AMARA)
            await send_by(at, "E-mail")
            at.desk.composer.subject.value = "Glazes"
            await at.write("Dear Amara, the cobalt one.")
            if way is MESSAGE:
                await send_by(at, name)
            await at.press("f9")
            while at.dialog:
                await at.press("2")
            last = at.last(AMARA)
            assert (last.channel, last.subject) == (way, subject)
            assert last.text == "Dear Amara, the cobalt one."


async def test_the_profile_key_offers_the_address_for_an_e_mail_alone() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await send_by(at, "E-mail")
        await at.write("Dear Amara", "f8")
        assert at.browser.urls[-1].startswith("mailto:amara@lowmoor.example?")
        await send_by(at, "LinkedIn message")
        await at.press("f8")
        assert at.browser.urls[-1].startswith("https://www.linkedin.com/in/")


async def test_advice_by_mail_is_addressed_to_the_connector() -> None:
    mara = contact("Mara Quill", id=1, via="Ben Ade", reason="pots", company="Lowmoor")
    ben = contact("Ben Ade", id=2, degree="1", emails=("ben@lowmoor.example",))
    async with desk((ME, mara, ben)) as at:
        await at.go(1)
        assert channel(at) is MESSAGE
        await send_by(at, "E-mail")
        assert channel(at) is MAIL
        await at.press("f8")
        assert at.browser.urls[-1].startswith("mailto:ben@lowmoor.example")


async def test_an_untouched_template_gives_way_and_undo_brings_it_back() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        before = at.note
        await send_by(at, "InMail")
        inmail, subject = at.note, at.desk.composer.subject.value
        assert inmail != before
        assert subject
        await at.press("alt+u")
        assert (at.note, channel(at)) == (before, INVITATION)
        assert at.desk.composer.subject.value == ""
        assert at.told == "Taken back: Set the note to Chidi Nwosu to go by InMail."
        await at.press("alt+shift+u")
        assert (at.note, channel(at)) == (inmail, INMAIL)
        assert at.desk.composer.subject.value == subject
        await send_by(at, "LinkedIn invitation")
        assert at.note == before
        await at.press("ctrl+z")
        assert (at.note, channel(at)) == (inmail, INVITATION)


async def test_undo_leaves_no_draft_behind_that_nobody_began() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        stage = at.session.standing(CHIDI).stage
        before = at.note
        await send_by(at, "InMail")
        assert at.session.standing(CHIDI).stage is Stage.DRAFTED
        await at.press("alt+u")
        assert at.draft(CHIDI) is None
        assert at.session.standing(CHIDI).stage is stage
        await at.press("alt+shift+u")
        assert (channel(at), at.session.standing(CHIDI).stage) == (INMAIL, Stage.DRAFTED)
        await at.press("alt+u")
        assert (at.draft(CHIDI), at.note) == (None, before)
        await send_by(at, "InMail")
        await at.press("x", "alt+u")
        saved = at.draft(CHIDI)
        assert saved is not None
        assert saved.channel is INVITATION
        assert saved.text.endswith("x")


async def test_a_draft_that_was_begun_before_stays_when_its_channel_is_undone() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi")
        await send_by(at, "InMail")
        await at.press("alt+u")
        saved = at.draft(CHIDI)
        assert saved is not None
        assert (saved.text, saved.channel) == ("Hi Chidi", INVITATION)


async def test_undo_is_one_step_and_keeps_what_was_typed_since() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi")
        await send_by(at, "InMail")
        at.desk.composer.subject.value = "Lamps"
        await at.write("Hi Chidi, and more")
        await at.press("alt+u")
        assert (at.note, channel(at)) == ("Hi Chidi, and more", INVITATION)
        saved = at.draft(CHIDI)
        assert saved is not None
        assert (saved.subject, saved.text) == ("Lamps", "Hi Chidi, and more")
        await at.press("alt+shift+u")
        assert channel(at) is INMAIL
        assert at.desk.composer.subject.value == "Lamps"


async def test_a_way_that_cannot_be_says_why_and_the_list_stays() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi")
        await at.press("alt+c")
        shown = screen_text(at.app)
        assert "No e-mail address is on file" in shown
        await at.press("9")
        assert at.dialog == "PickDialog"
        shown = screen_text(at.app)
        assert "Not by e-mail. No e-mail address is on file." in shown
        await at.press("8")
        assert "Not by LinkedIn message. LinkedIn takes messages" in screen_text(at.app)
        await at.press("escape")
        assert (channel(at), at.note) == (INVITATION, "Hi Chidi")
        await at.press("alt+c", "1")
        assert at.told == "The note goes by LinkedIn invitation already."


async def test_it_works_from_the_lists_and_tells_where_there_is_no_note() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.press("alt+c", "2")
        assert channel(at) is INMAIL
        assert at.desk.focused is at.desk.queue.rows
        await at.go(EMIL)
        await at.press("alt+c")
        assert "no note to write" in at.told


async def test_what_each_channel_takes_is_told() -> None:
    plan = replace(ME, plan=Plan.PREMIUM)
    dora = contact("Dora Lis", id=1, emails=("dora@lis.example",), phones=("555 0100",))
    for me, words in ((ME, "for paid accounts, up to 1,900"), (plan, " up to 1,900")):
        async with desk((me, dora)) as at:
            await at.press("f3", "alt+c")
            shown = screen_text(at.app)
            assert words in shown
            assert ("paid" in shown) is (me is ME)
            assert "dora@lis.example, with a subject" in shown
            assert "555 0100" in shown
            assert "up to 300 characters" in shown


async def test_queue_and_why_say_what_the_channel_changes() -> None:
    records = (
        ME,
        contact("Ada Yew", id=1, reason="pots", company="Lowmoor"),
        touch("invite", "2026-02-25", id=1, contact=1, channel="inmail"),
        contact("Bo Ash", id=2, reason="pots", company="Lowmoor"),
        touch("invite", "2026-02-25", id=2, contact=2, channel="linkedin_invite"),
    )
    async with desk(records) as at:
        rows = {row.contact: row.next for row in at.session.queue.rows}
        assert (rows[1].kind, rows[1].channel) == (TouchKind.FOLLOW_UP_1, INMAIL)
        assert "no other way" in rows[2].reason
        await at.go(1)
        await send_by(at, "Phone")
        rows = {row.contact: row.next for row in at.session.queue.rows}
        assert rows[1].channel is Channel.PHONE
        at.desk.queue.rows.focus()
        await at.press("question_mark")
        shown = screen_text(at.app)
        assert "Next: follow up 2/3 by phone" in shown
        assert "alt+c channel" in shown


async def test_the_guards_question_offers_the_key() -> None:
    async with desk() as at:
        await at.go(DOROTA)
        await at.write("Hello Dorota, the lamps again.")
        assert at.desk.keep()
        builder = ChangeBuilder(at.state)
        builder.put(replace(at.contact(DOROTA), emails=()))
        assert at.desk.commit(builder.change("Edited"))
        at.desk.reopen()
        await at.press("f3", "f9")
        shown = screen_text(at.app)
        assert "cannot be reached by e-mail" in shown
        assert "No e-mail address is on file." in shown
        names = labels(at)
        await at.press(str(1 + names.index("Channel (alt+c)")))
        assert "(E-mail)" in labels(at)
        await at.press(str(1 + labels(at).index("InMail")))
        assert channel(at) is INMAIL
        assert at.note == "Hello Dorota, the lamps again."
        assert at.touches(DOROTA) == ["invite"]


async def test_it_survives_a_crash_and_a_second_netui_only_reads(tmp_path: Path) -> None:
    store = opened(tmp_path / "netui.json")
    add(store, contact("Ada Yew", id=1, reason="pots"))
    async with desk(store) as at:
        await at.go(1)
        await at.write("Hi Ada")
        await send_by(at, "InMail")
    beside = opened(tmp_path / "netui.json", read_only=True)
    saved = beside.state.draft_of(1)
    assert saved is not None
    assert (saved.channel, saved.text, saved.state) == (INMAIL, "Hi Ada", DraftState.DRAFTED)
    async with desk(beside) as at:
        await at.go(1)
        assert (channel(at), at.note) == (INMAIL, "Hi Ada")
        await send_by(at, "LinkedIn invitation")
        assert (channel(at), at.note) == (INMAIL, "Hi Ada")
        assert "is in use by" in at.told


async def test_a_note_beside_a_thank_you_that_waits_goes_its_own_way() -> None:
    ada = contact("Ada Yew", id=1, reason="pots", emails=("ada@lowmoor.example",))
    async with desk((ME, ada)) as at:
        await at.write("Kept for the thanks")
        assert at.desk.keep()
        session = at.session
        change = sent_bare(session.state, 1, session.moment, session.context)
        assert at.desk.commit(change)
        at.desk.reopen()
        assert channel(at) is MAIL
        await send_by(at, "InMail")
        assert {(one.kind, one.channel) for one in at.state.drafts.values()} == {
            (TouchKind.THANK_ACCEPT, MESSAGE),
            (TouchKind.FOLLOW_UP_1, INMAIL),
        }
        assert "Kept for the thanks" in {one.text for one in at.state.drafts.values()}


@pytest.mark.parametrize("size", SIZES)
async def test_help_and_palette_name_it(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.press("f3", "f1")
        for _ in range(40):
            if "alt+c" in screen_text(at.app):
                break
            await at.press("pagedown")
        assert "alt+c" in screen_text(at.app)
        await at.press("escape", "ctrl+p")
        await at.type("Channel")
        await at.until(lambda: "Channel (alt+c)" in screen_text(at.app))


@pytest.mark.parametrize("number", range(2))
async def test_hostile_words_go_along_and_never_run(number: int) -> None:
    async with desk(evil_crowd(), size=SIZES[number]) as at:
        for who, (name, text) in enumerate(HOSTILE.items(), start=1):
            if name.startswith("ten") or who % 2 != number:
                continue
            at.desk.open(who)
            if at.desk.composer.composition is None:
                continue
            await at.write(text)
            before = at.note
            await at.press("alt+c")
            assert at.dialog == "PickDialog", name
            screen_text(at.app)
            await at.press("2")
            while at.dialog:
                await at.press("escape")
            assert at.note == before, name
            assert at.app.is_running, name
        assert at.browser.urls == []
