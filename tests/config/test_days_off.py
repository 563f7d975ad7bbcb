"""The file of one's own days off: what it makes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from netui.config.days_off import DaysOff, read_days_off
from netui.config.settings import read_settings
from netui.errors import Problem


def read(folder: Path, text: str) -> DaysOff | Problem:
    path = folder / "holidays.toml"
    path.write_text(text, encoding="utf-8")
    return read_days_off(path)


def test_days_stand_under_their_country(tmp_path: Path) -> None:
    text = '[all]\n2026-05-15 = "Bridge day"\n[DE-BY]\n"12-24" = "Christmas Eve"\n[FR]\n'
    assert read(tmp_path, text) == {
        "all": {"2026-05-15": "Bridge day"},
        "DE-BY": {"12-24": "Christmas Eve"},
    }


def test_they_are_part_of_the_settings_with_or_without_a_settings_file(tmp_path: Path) -> None:
    assert read(tmp_path, '[DE]\n02-29 = "Leap day"\n')
    found = read_settings(tmp_path / "config.toml")
    assert not isinstance(found, Problem)
    assert found.days_off == {"DE": {"02-29": "Leap day"}}
    (tmp_path / "config.toml").write_text('holidays = "DE"\n')
    both = read_settings(tmp_path / "config.toml")
    assert not isinstance(both, Problem)
    assert (both.holidays, both.days_off) == ("DE", found.days_off)


def test_no_file_names_none(tmp_path: Path) -> None:
    assert read_days_off(tmp_path / "holidays.toml") == {}


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('[de]\n2026-05-15 = "x"\n', "line 2, de.2026-05-15", "de is no country"),
        ("[Germany]\n", "line 1, Germany", "Germany is no country"),
        ('2026-05-15 = "x"\n', "line 1, 2026-05-15", "2026-05-15 is no country"),
        ("all = 3\n", "line 1, all", "all is no country"),
        ('[DE]\n2026-02-30 = "x"\n', "line 2, DE.2026-02-30", "2026-02-30 is no day"),
        ('[DE]\n13-01 = "x"\n', "line 2, DE.13-01", "13-01 is no day"),
        ('[DE]\nmay = "x"\n', "line 2, DE.may", "may is no day"),
        ('[DE]\n2026-W01-1 = "x"\n', "line 2, DE.2026-W01-1", "2026-W01-1 is no day"),
        ('[DE.2026-05-15]\nname = "x"\n', "line 2, ", "2026-05-15.name is no day"),
        ("[DE]\n2026-05-15 = 3\n", "line 2, DE.2026-05-15", "DE.2026-05-15 cannot be 3"),
        ('[DE]\n2026-05-15 = " "\n', "line 2, DE.2026-05-15", "cannot be"),
        ("[DE]\n2026-05-15 = \n", "line 2", "not valid TOML"),
    ],
)
def test_what_is_refused_is_named_with_its_line(
    tmp_path: Path, text: str, where: str, what: str
) -> None:
    found = read(tmp_path, text)
    assert isinstance(found, Problem)
    assert what in found.what
    assert where in found.where
    assert found.todo
    assert read_settings(tmp_path / "config.toml") == found
    (tmp_path / "config.toml").write_text("nonsense = 1\n")
    assert read_settings(tmp_path / "config.toml") != found
