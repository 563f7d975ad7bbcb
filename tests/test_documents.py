"""The pages say what the program does: tables, links, pictures and addresses are checked."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from netui.actions import ACTIONS
from netui.cli.parser import COMMANDS
from netui.config.days_off import read_days_off
from netui.config.hint_rules import KEYS as RULE_KEYS
from netui.config.hint_rules import read_rules
from netui.config.keymap import Keymap, read_keymap
from netui.config.paths import HOME, paths
from netui.config.setting_rules import RULES
from netui.config.settings import read_settings
from netui.config.themes import shipped_themes
from netui.core.hints.engine import BY_CODE
from netui.core.hints.own.forms import Form
from netui.core.settings import Settings
from netui.errors import Problem

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
SOURCES = sorted((ROOT / "netui").rglob("*.py"))
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"https?://[^\s)>\"'`]+")
HELP_PAGES = "https://www.linkedin.com/help/linkedin/"
MACHINE = re.compile(r"(?<![\w~.])/(?:home|root|Users|tmp|work|var|opt)/|[A-Z]:\\")
FENCE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TABLES = loaded("make_tables")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text(page)) if kind == language]


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", sorted(TABLES.TABLES))
def test_a_table_is_what_the_program_prints(name: str) -> None:
    file, make = TABLES.TABLES[name]
    page = text(ROOT / file)

    assert page == TABLES.filled(page, name, make()), "run docs/make_tables.py"


def test_every_action_and_command_has_a_row() -> None:
    readme = text(ROOT / "README.md")

    assert all(action.help in readme for action in ACTIONS)
    assert all(f"| `netui {name}" in readme for name in COMMANDS)


def test_every_setting_has_a_meaning() -> None:
    names = {name for name, _ in TABLES.defaults(Settings())}

    assert set(TABLES.MEANING) == names
    assert names >= TABLES.LATER
    assert {".".join(key).split(".*")[0] for key in RULES} <= names


@pytest.mark.parametrize("name", sorted(TABLES.MEANING))
def test_a_setting_is_said_to_have_no_effect_exactly_where_nothing_reads_it(name: str) -> None:
    last = name.rsplit(".", 1)[-1]
    use = re.compile(rf"\.{last}\b(?!\()")
    lines = [
        line
        for path in SOURCES
        if path != ROOT / "netui" / "config" / "settings.py"
        for line in text(path).splitlines()
    ]
    read = any(use.search(line) and "import " not in line for line in lines)

    assert read != (name in TABLES.LATER)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(text(page)):
        if target.startswith(HELP_PAGES):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.is_relative_to(ROOT), target
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_no_foreign_address_and_no_place_of_a_machine(page: Path) -> None:
    assert all(address.startswith(HELP_PAGES) for address in ADDRESS.findall(text(page)))
    assert not MACHINE.search(text(page))


def test_there_is_a_picture_of_the_desk_and_the_readme_shows_it() -> None:
    shown = text(ROOT / "README.md")

    assert len(PICTURES) == 3
    assert all(f"docs/pictures/{picture.name}" in shown for picture in PICTURES)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_asks_the_network_for_nothing(picture: Path) -> None:
    drawn = text(picture)
    addresses = set(ADDRESS.findall(drawn))

    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in drawn
    assert "@font-face" not in drawn
    assert "url(" not in drawn.replace("url(#", "")
    assert len(drawn) < 200_000


def test_the_two_commands_of_the_readme_are_there() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    for task in ("demo", "test"):
        assert f"python3 dev.py {task}" in text(ROOT / "README.md")
        assert f"python3 dev.py {task}" in done.stdout


def test_the_example_settings_and_keys_are_accepted(tmp_path: Path) -> None:
    config, keys = (block.split("\n", 1)[1] for block in blocks(ROOT / "README.md", "toml"))
    places = paths({HOME: str(tmp_path)})
    places.config.mkdir()
    places.settings_file.write_text(config, encoding="utf-8")
    (places.config / "keys.toml").write_text(keys, encoding="utf-8")

    settings = read_settings(places.settings_file)
    assert isinstance(settings, Settings)
    assert settings.theme in {theme.name for theme in shipped_themes()}
    keymap = read_keymap(settings.keymap, ACTIONS, places.config)
    assert isinstance(keymap, Keymap)
    changed = {a.id for a in ACTIONS if keymap.of(a.id).all_keys != a.all_keys}
    assert changed == {"touch.sent", "contact.edit"}


def test_the_example_settings_of_the_other_pages_are_accepted(tmp_path: Path) -> None:
    for page in set((ROOT / "docs").glob("*.md")) - {ROOT / "docs" / "user-rules.md"}:
        for number, block in enumerate(blocks(page, "toml")):
            file = tmp_path / f"{page.stem}-{number}.toml"
            file.write_text(block, encoding="utf-8")
            read = read_days_off if "# holidays.toml" in block else read_settings
            assert not isinstance(read(file), Problem), (page.name, block)


def test_the_readme_names_every_theme_and_every_folder() -> None:
    readme = text(ROOT / "README.md")

    assert all(f"`{theme.name}`" in readme for theme in shipped_themes())
    assert all(name in readme for name in ("NETUI_HOME", "NETUI_TODAY", "NO_COLOR"))
    assert all(name in readme for name in ("netui.json", "config.toml", "clipboard.txt"))


def test_the_changelog_is_of_this_version() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    from netui import __version__  # noqa: PLC0415 - what hatch reads

    assert project["readme"] == "README.md"
    assert f"## {__version__}" in text(ROOT / "CHANGELOG.md")


def test_a_page_names_no_statement_or_study_that_the_program_does_not() -> None:
    codes = re.compile(r"\b(?:S\d-\d\d|E\d\d)\b")
    known = {code for path in SOURCES for code in codes.findall(text(path))}

    assert {code for page in PAGES for code in codes.findall(text(page))} <= known


def test_the_rules_of_the_page_about_rules_of_your_own_can_be_used(tmp_path: Path) -> None:
    places = paths({HOME: str(tmp_path)})
    places.hints_dir.mkdir(parents=True)
    (block,) = blocks(ROOT / "docs" / "user-rules.md", "toml")
    (places.hints_dir / "mine.toml").write_text(block, encoding="utf-8")

    own = read_rules(places)
    assert own.problems == ()
    assert len(own.rules) == len(Form)


def test_the_page_about_rules_of_your_own_names_every_key() -> None:
    page = text(ROOT / "docs" / "user-rules.md")
    assert [
        key for key in RULE_KEYS if f"`{key}`" not in page and f"`{key} =" not in page
    ] == []


def test_the_readme_says_which_hint_rules_are_still_to_come() -> None:
    missing = text(ROOT / "README.md").partition("## Not yet")[2]
    assert ("R01 to R04" in missing) is not {"R01", "R02", "R03", "R04"}.issubset(BY_CODE)
