"""Themes: what the shipped ones promise to the eye, and what a broken one is told."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path

import pytest

from netui.config import themes as module
from netui.config.paths import paths
from netui.config.themes import (
    COLOURS,
    DEFAULT_THEME,
    ThemeSpec,
    contrast,
    read_theme,
    shipped_themes,
    themes,
)
from netui.errors import Problem

SHIPPED = {theme.name: theme for theme in shipped_themes()}

# How the three kinds of colour blindness mix linear red, green and blue (Machado et al. 2009).
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, mix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """Return the CIE L*a*b* of a colour as an eye that mixes this way sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(w * p for w, p in zip(row, linear, strict=True)))) for row in mix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def write(folder: Path, stem: str = "mine", **changes: str) -> Path:
    """Write a proper theme file but for the changed lines; ``extra`` is text at the end."""
    lines = {"name": f'"{stem}"', "label": '"Mine"', "dark": "true"}
    colours = dict.fromkeys(COLOURS, '"#101010"') | {"foreground": '"#ffffff"'}
    extra = changes.pop("extra", "")
    for key, value in changes.items():
        (colours if key in COLOURS else lines)[key] = value
    text = "".join(f"{key} = {value}\n" for key, value in lines.items() if value)
    text += "[colours]\n" + "".join(
        f"{key} = {value}\n" for key, value in colours.items() if value
    )
    folder.mkdir(exist_ok=True)
    path = folder / f"{stem}.toml"
    path.write_text(text + extra, encoding="utf-8")
    return path


def test_four_themes_are_shipped_the_default_first() -> None:
    assert list(SHIPPED) == [
        DEFAULT_THEME,
        "netui-colour-blind",
        "netui-high-contrast",
        "netui-light",
    ]
    assert [theme.dark for theme in SHIPPED.values()] == [True, True, True, False]
    assert all(theme.label != theme.name for theme in SHIPPED.values())


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_text_and_states_can_be_read(theme: ThemeSpec) -> None:
    least = 7 if theme.name == "netui-high-contrast" else 4.5
    for ground in (theme.background, theme.surface, theme.panel):
        assert contrast(theme.foreground, ground) >= least
        for state in (theme.success, theme.warning, theme.error, theme.accent, theme.primary):
            assert contrast(state, ground) >= 3


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_the_cursor_the_selection_and_the_footer_can_be_read(theme: ThemeSpec) -> None:
    own = theme.variables
    for part in ("block-cursor", "block-cursor-blurred", "input-cursor"):
        assert contrast(own[f"{part}-foreground"], own[f"{part}-background"]) >= 4.5
    for part in ("key", "description"):
        assert contrast(own[f"footer-{part}-foreground"], own["footer-background"]) >= 4.5


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_states_and_the_accent_are_different_colours(theme: ThemeSpec) -> None:
    states = (theme.success, theme.warning, theme.error, theme.accent, theme.primary)
    plain = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    for one, other in combinations([lab(state, plain) for state in states], 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 15


@pytest.mark.parametrize("mix", BLINDNESS.values(), ids=BLINDNESS)
def test_states_stay_apart_for_the_colour_blind(mix: tuple[tuple[float, ...], ...]) -> None:
    theme = SHIPPED["netui-colour-blind"]
    states = [lab(state, mix) for state in (theme.success, theme.warning, theme.error)]
    for one, other in combinations(states, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 30


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_proper_file_is_a_theme(tmp_path: Path) -> None:
    extra = '[variables]\nborder = "#336699 50%"\nblock-cursor-text-style = "not bold"\n'
    theme = read_theme(write(tmp_path, label="", extra=extra))
    assert isinstance(theme, ThemeSpec)
    assert theme.label == "mine"
    assert theme.foreground == "#ffffff"
    assert theme.variables == {"border": "#336699 50%", "block-cursor-text-style": "not bold"}
    assert not theme.ansi


def test_a_theme_of_terminal_colours_is_taken_as_it_is(tmp_path: Path) -> None:
    theme = read_theme(write(tmp_path, **dict.fromkeys(COLOURS, '"ansi_default"')))
    assert isinstance(theme, ThemeSpec)
    assert theme.ansi


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"extra": 'acent = "#ffffff"\n'}, "Did you mean colours.accent?"),
        ({"extra": '[qqqqqq]\nz = "#ffffff"\n'}, "Remove it"),
        ({"extra": '[variables]\n"Bad Name" = "none"\n'}, "A theme has no"),
        ({"extra": '[variables]\nborder.x = "none"\n'}, "A theme has no"),
        ({"extra": '[variables]\nborder = "none"\n'}, 'border cannot be "none"'),
        ({"extra": "[variables]\nborder = 3\n"}, "border cannot be 3"),
        ({"extra": '[variables]\nborder = "#336699 half"\n'}, "border cannot be"),
        ({"extra": '[variables]\nlink-style = "#336699"\n'}, "link-style cannot be"),
        ({"extra": '[variables]\nlink-style = "bold not"\n'}, "link-style cannot be"),
        ({"extra": "[variables]\nlink-style = 3\n"}, "link-style cannot be 3"),
        ({"name": '"My Theme"'}, "no proper name"),
        ({"name": ""}, "no proper name"),
        ({"label": '"\\u001b[2J"'}, "label cannot be"),
        ({"label": '""'}, "label cannot be"),
        ({"label": "3"}, "label cannot be 3"),
        ({"dark": '"yes"'}, "whether it is dark"),
        ({"dark": "true\nvariables = 3"}, "no table"),
        ({"primary": ""}, "The colour primary is missing"),
        ({"error": '"red"'}, '"red" is no colour'),
        ({"error": "3"}, "3 is no colour"),
        ({"error": '"ansi_red"'}, "colours of two kinds"),
        ({"foreground": '"#333333"'}, "contrast of 1.5 to 1"),
    ],
)
def test_what_a_theme_cannot_be_is_refused(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    problem = read_theme(write(tmp_path, **changes))
    assert isinstance(problem, Problem)
    assert said in str(problem)
    assert str(problem).isprintable()
    assert "mine.toml" in problem.where


def test_a_file_without_colours_or_without_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\ndark = true\ncolours = 3\n')
    assert "primary is missing" in str(read_theme(path))
    path.write_text("name = \n")
    assert "line 1" in str(read_theme(path))


def test_the_users_themes_follow_and_broken_ones_are_told(tmp_path: Path) -> None:
    places = paths({"NETUI_HOME": str(tmp_path)})
    assert themes(places) == (tuple(SHIPPED.values()), ())
    places.themes_dir.mkdir(parents=True)
    write(places.themes_dir, "mine")
    write(places.themes_dir, "broken", error='"red"')
    write(places.themes_dir, DEFAULT_THEME)
    found, problems = themes(places)
    assert [theme.name for theme in found] == [*SHIPPED, "mine"]
    assert [problem.what for problem in problems] == [
        f"There is another theme named {DEFAULT_THEME}",
        '"red" is no colour',
    ]


def test_an_installed_package_carries_its_themes_inside(tmp_path: Path) -> None:
    package = tmp_path / "netui"
    package.mkdir()
    assert shipped_themes(package) == ()
    shutil.copytree(module.PACKAGE.parent / "themes", package / "themes")
    assert {theme.name for theme in shipped_themes(package)} == set(SHIPPED)
