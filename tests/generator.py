"""A whole network for tests and benchmarks: as many invented people as one asks for.

The same count, seed and day give the same records. Most were imported long ago and are quiet;
a few in a hundred stand in each stage of the cadence. Nobody here exists.
"""

from __future__ import annotations

import csv
import datetime as dt
import errno
import io
import os
import zipfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from builders import TODAY

from netui.core.changes import Change, ChangeBuilder
from netui.core.model import (
    INCOMING,
    TEXT_KINDS,
    Channel,
    Contact,
    Degree,
    Direction,
    Draft,
    Met,
    Post,
    Profile,
    Record,
    Relation,
    Source,
    Tie,
    Touch,
    TouchKind,
    TouchSource,
)
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem
from netui.store import open_store

ME = Profile(
    name="Idris Vale",
    first="Idris",
    role="data engineer",
    org="Harbour Grid",
    one_liners=("I build forecasts for small power grids",),
    schools=("Northmere University",),
)


def pool(words: str, between: str | None = None) -> tuple[str, ...]:
    """Return the words of a line, to choose from."""
    return tuple(words.split(between))


LATIN_GIVEN = pool(
    "Amara Beatriz Casper Dagny Elif Fionn Greta Hamza Ingrid João Kwame Léa Mateus Nadia "
    "Oisín Priya Quentin Rania Søren Tomasz Ulla Věra Wiremu Ximena Yusuf Zoë Ålis Çağla "
    "Đorđe Þóra Niamh Ekaterina Sanjay Malik Freya Baptiste Chiara Dilnoza Emeka Flávia"
)
FIRST_HALF = pool(
    "Ash Birch Cald Dern Elm Fen Glen Hol Ivar Jar Kels Lind Marl Nor Ost Pen Quill Rav "
    "Sel Tarn Ulv Vald Wyn Yar Zell Brö Łąk Mück Nuñ Öst"
)
SECOND_HALF = pool(
    "berg brook croft dale feather field ford gard holm ić lund mere more ner ová quist "
    "rell sen shaw stad thorpe vale wick wood worth yard évic ığlu ström"
)
OTHER_SCRIPTS = tuple(
    (given.split(), family.split())
    for given, family in (
        ("Анна Борис Вера Глеб Дарья Егор", "Лесная Полев Озёрная Ветров Снежина Рощин"),
        ("Ελένη Νίκος Δάφνη Πέτρος", "Θαλασσινός Βουνού Αυγερινός Λιβάδη"),
        ("נועה איתן תמר אורי", "בדיונית השדה הגלבועי נחלאי"),
        ("مها كريم ليلى سامي", "الخيالية البستاني النهري الغيم"),
        ("李 王 张 陈 林", "虛構 雲海 晴川 思遠 若溪"),
        ("さくら 健太 美咲 大輔", "架空 空野 森影 星川"),
        ("서연 민준 지우 하준", "가상 구름 별하 들꽃"),
        ("अनया विवान मीरा कबीर", "कल्पित सागरे वनराज मेघानी"),
        ("สมใจ อนงค์ ธาร ปรีดา", "ลมทะเล ดาวเหนือ ไม้งาม ฟ้าใส"),
        ("ნინო გიორგი თამარ", "ზღაპრიძე მთისძე წყალაშვილი"),
        ("ሰላም አበበ ሂሩት", "ዓለሙ ደመና ወንዙ"),
    )
)
OTHER_IN = 8
"""Every eighth person has a name in another script."""

COMPANY_FIRST = pool(
    "Blue North Silver Open Quiet Rapid Bright Copper Marsh Hollow Amber Granite Lumen "
    "Tidal Harbour Signal Meadow Cobalt Juniper Vector"
)
COMPANY_SECOND = pool(
    "Grid Robotics Foods Analytics Logistics Health Bank Studio Energy Optics Freight "
    "Labs Textiles Software Mills Insurance Maps Water Pharma Press"
)
ENDINGS = ("", "", "", " GmbH", " Ltd", " & Co. KG", " S.A.", ", Inc.", " Oy")
RANKS = ("", "", "", "Senior ", "Lead ", "Head of ", "Principal ", "Junior ", "Director, ")
FIELDS = pool(
    "Data Engineer|Product Manager|Recruiter|Designer|Software Engineer|Accountant|"
    "Researcher|Sales Manager|Teacher|Founder|Nurse|Analyst|Architect|Editor|"
    "Operations Manager|Chemist",
    "|",
)
CITIES = ("Oslo", "Porto", "Łódź", "Kyoto", "Accra", "Graz", "Lyon", "Quito", "Perth", "Galway")
TAGS = ("alumni", "conference", "hiring", "grid", "family", "mentor", "local", "press")
TOPICS = ("load forecasting", "hiring without tests", "river sensors", "maps", "slow software")
SENTENCES = (
    "thank you for the talk on {topic}, the part about failure stayed with me.",
    "your post on {topic} answered a question our team has carried for months.",
    "we met over coffee in {city} and spoke about {topic}.",
    "I build forecasts for small power grids and would like to compare notes on {topic}.",
    "is there a report on {topic} you would point a newcomer to?",
    "no hurry at all, a line whenever it suits you is plenty.",
)


class Story(NamedTuple):
    """What happened with one in so many people: kinds with days ago, and facts beyond names.

    ``share`` is in a thousand. ``old`` moves the whole story back by up to so many days.
    """

    share: int
    touches: str = ""
    old: int = 0
    facts: str = ""


QUIET = Story(0, facts="first")
STORIES = (
    Story(14),
    Story(12, facts="reason post"),
    Story(8, facts="reason post draft"),
    Story(14, "invite-2", 1, "reason"),
    Story(14, "invite-12 follow_up_1-6", 4, "reason mail"),
    Story(10, "invite-40 follow_up_1-33 follow_up_2-26", 20, "reason mail"),
    Story(12, "invite-60 follow_up_1-53 follow_up_2-46 farewell-30", 400),
    Story(10, "invite-190", 500, "imported"),
    Story(10, "invite-70 withdrawn-40", 300),
    Story(10, "invite-30 declined-25", 300),
    Story(10, "invite-15 withdrawn-2", 8),
    Story(12, "invite-9 accepted-1", 2, "first"),
    Story(12, "invite-14 accepted-9 thank_accept-8", 4, "first"),
    Story(
        14,
        "invite-40 accepted-36 thank_accept-35 replied-8 conversation-7 replied-1",
        2,
        "first",
    ),
    Story(40, "accepted-400 thank_accept-399 replied-390 nurture-60", 25, "first met"),
    Story(20, "accepted-200 conversation-95 replied-94 meeting-80 give-78", 40, "first tag"),
    Story(10, "invite_received-2", 2),
    Story(10, "invite-80 replied-75 stop-74", 300),
)
BOUNDS = tuple(accumulate(story.share for story in STORIES))


class Person(NamedTuple):
    """One invented person with everything on file about them."""

    contact: Contact
    touches: tuple[Touch, ...]
    draft: Draft | None


def everybody(count: int, seed: int = 1, *, today: dt.date = TODAY) -> Iterator[Person]:
    """Yield ``count`` people, numbered from 1, with their touches, numbered from 1 as well."""
    chance = Random(seed)
    touch_id = 0
    for number in range(1, count + 1):
        place = chance.randrange(1000)
        story = next(
            (found for found, end in zip(STORIES, BOUNDS, strict=True) if place < end), QUIET
        )
        contact = invented(number, story, chance, today)
        touches = tuple(told(contact, story, chance, today, touch_id + 1))
        touch_id += len(touches)
        draft = None
        if "draft" in story.facts:
            words = sentence(chance, contact.given)
            draft = Draft(id=number, contact=number, kind=TouchKind.INVITE, text=words)
        yield Person(contact, touches, draft)


def people(count: int, seed: int = 1, *, today: dt.date = TODAY) -> Iterator[Contact]:
    """Yield ``count`` contacts."""
    return (person.contact for person in everybody(count, seed, today=today))


def records(count: int, seed: int = 1, *, today: dt.date = TODAY) -> Iterator[Record]:
    """Yield my profile, and ``count`` contacts with their touches and drafts."""
    yield ME
    for person in everybody(count, seed, today=today):
        yield person.contact
        yield from person.touches
        if person.draft is not None:
            yield person.draft


def network(count: int, seed: int = 1, *, today: dt.date = TODAY) -> State:
    """Return a state with ``count`` people in it."""
    return State.of(records(count, seed, today=today))


def invented(number: int, story: Story, chance: Random, today: dt.date) -> Contact:
    """Return a contact with the facts of a story."""
    given, family = name(number, chance)
    slug = f"{given}-{family}-{number}".lower()
    slug = slug if slug.isascii() else f"member-{number:06x}"
    company = f"{chance.choice(COMPANY_FIRST)} {chance.choice(COMPANY_SECOND)}"
    facts: dict[str, Any] = {}
    if "first" in story.facts:
        ago = int(15 + 3600 * chance.random() ** 2)
        ago = next((days(word) for word in story.touches.split() if "accepted" in word), ago)
        facts |= {"degree": Degree.FIRST, "connected_on": today - dt.timedelta(days=ago)}
    if "reason" in story.facts:
        facts |= {"reason": f"works on {chance.choice(TOPICS)}", "facts_checked": today}
        facts |= {"tie": Tie.WEAK, "relation": Relation.PROFESSIONAL}
    if "post" in story.facts:
        facts["posts"] = (Post(title=f"Notes on {chance.choice(TOPICS)}", date=today),)
    if "met" in story.facts:
        facts["met"] = Met(where=chance.choice(CITIES), what=chance.choice(TOPICS))
    if "tag" in story.facts or number % 40 == 0:
        facts["tags"] = (chance.choice(TAGS),)
    if "mail" in story.facts or number % 25 == 0:
        facts["emails"] = (f"person{number}@mail.example",)
    return Contact(
        id=number,
        full=f"{given} {family}",
        given=given,
        family=family,
        profile_url=f"https://www.linkedin.com/in/{slug}",
        slug=slug,
        company=company + chance.choice(ENDINGS),
        title=chance.choice(RANKS) + chance.choice(FIELDS),
        city=chance.choice(CITIES) if number % 10 == 0 else "",
        source=Source.IMPORT,
        **facts,
    )


def name(number: int, chance: Random) -> tuple[str, str]:
    """Return a given and a family name of one script."""
    if number % OTHER_IN == 0:
        given, family = chance.choice(OTHER_SCRIPTS)
        return chance.choice(given), chance.choice(family)
    return (
        chance.choice(LATIN_GIVEN),
        chance.choice(FIRST_HALF) + chance.choice(SECOND_HALF),
    )


def told(
    contact: Contact, story: Story, chance: Random, today: dt.date, first_id: int
) -> Iterator[Touch]:
    """Yield the touches of a story; notes have a text."""
    back = chance.randrange(story.old + 1)
    for place, word in enumerate(story.touches.split()):
        kind = TouchKind(word.rpartition("-")[0])
        ago = days(word) + (0 if kind is TouchKind.ACCEPTED and not place else back)
        invitation = kind is TouchKind.INVITE
        yield Touch(
            id=first_id + place,
            contact=contact.id,
            kind=kind,
            date=today - dt.timedelta(days=ago),
            direction=Direction.IN if kind in INCOMING else Direction.OUT,
            channel=Channel.LINKEDIN_INVITE if invitation else Channel.LINKEDIN_MESSAGE,
            text=sentence(chance, contact.given) if kind in TEXT_KINDS else "",
            note_used=invitation,
            source=TouchSource.IMPORT if "imported" in story.facts else TouchSource.APP,
        )


def days(word: str) -> int:
    """Return how many days ago a word of a story happened."""
    return int(word.rpartition("-")[2])


def sentence(chance: Random, given: str) -> str:
    """Return a short note to somebody."""
    words = " ".join(chance.sample(SENTENCES, 2))
    filled = words.format(topic=chance.choice(TOPICS), city=chance.choice(CITIES))
    return f"Hi {given}, {filled} Idris"


def filling(state: State, count: int, seed: int = 1, *, today: dt.date = TODAY) -> Change:
    """Return the change that puts ``count`` people into an empty state, as an import would."""
    builder = ChangeBuilder(state)
    for record in records(count, seed, today=today):
        builder.add(record)
    return builder.change(f"Imported {count} connections")


def write_file(path: Path, count: int, seed: int = 1, *, today: dt.date = TODAY) -> None:
    """Write a data file with ``count`` people, through the store and folded.

    One that is there already would keep its own people among them.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    noon = Moment(today, dt.datetime.combine(today, dt.time(12), dt.UTC))
    store = open_store(path, lambda: noon)
    if isinstance(store, Problem):
        raise OSError(str(store))
    for problem in (
        store.commit(filling(store.state, count, seed, today=today)),
        store.close(),
    ):
        if problem is not None:
            raise OSError(str(problem))


def archive(path: Path, count: int, seed: int = 1, *, today: dt.date = TODAY) -> None:
    """Write the archive LinkedIn would give: a zip, or by its name a ``Connections.csv``."""
    table = io.StringIO()
    table.write('Notes:\n"Some addresses are missing."\n\n')
    rows = csv.writer(table, lineterminator="\n")
    heads = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    rows.writerow(heads.split(","))
    for found in people(count, seed, today=today):
        mail = found.emails[0] if found.emails else ""
        on = f"{found.connected_on or today:%d %b %Y}"
        known = (found.given, found.family, found.profile_url, mail)
        rows.writerow((*known, found.company, found.title, on))
    content = table.getvalue().encode()
    if path.suffix == ".csv":
        path.write_bytes(content)
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        # A fixed day, so that the same people make the same bytes.
        info = zipfile.ZipInfo("Connections.csv", (*today.timetuple()[:3], 12, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        packed.writestr(info, content)
