"""Themes as files: read, checked for sense and for contrast, the shipped ones and the user's.

A broken theme is a problem to be told and never stops the start.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from netui.config.paths import Paths
from netui.config.toml import TomlFile, read_toml, shown, spelled
from netui.core.nearest import did_you_mean
from netui.errors import Problem

DEFAULT_THEME = "netui-dark"
"""The theme of a first start, and the one to fall back on."""

PACKAGE = Path(__file__).parent.parent
READABLE = 4.5
"""The least contrast of text with its background (WCAG 2.2, level AA)."""

COLOURS = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
KEYS = ("name", "label", "dark", *(f"colours.{name}" for name in COLOURS), "variables")
HUES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
TERMINAL = frozenset(
    ["ansi_default", *(f"ansi_{hue}" for hue in HUES), *(f"ansi_bright_{hue}" for hue in HUES)]
)
"""Colours that the terminal's own palette decides; their contrast cannot be known."""

STYLES = frozenset({"none", "bold", "dim", "italic", "underline", "reverse", "strike", "not"})
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEX = re.compile(r"#[0-9a-fA-F]{6}")
OPACITY = re.compile(r"(100|[1-9]?[0-9])%")


class ThemeSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A theme as its file describes it; ``ansi`` where the terminal's palette draws it."""

    name: str
    label: str
    dark: bool
    primary: str
    secondary: str
    accent: str
    foreground: str
    background: str
    surface: str
    panel: str
    success: str
    warning: str
    error: str
    variables: dict[str, str] = {}

    @property
    def ansi(self) -> bool:
        """Whether the colours are the terminal's own."""
        return self.background in TERMINAL


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, 1 to 21, as WCAG computes it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_theme(path: Path) -> ThemeSpec | Problem:
    """Read one theme file, or say what is wrong with it."""
    file = read_toml(path)
    if isinstance(file, Problem):
        return file
    problem = _unknown(file) or _head(file) or _colours(file) or _variables(file)
    if problem is not None:
        return problem
    values = file.values
    return _legible(
        file,
        ThemeSpec(
            name=values["name"],
            label=values.get("label", values["name"]),
            dark=values["dark"],
            variables=values.get("variables", {}),
            **values["colours"],
        ),
    )


def _unknown(file: TomlFile) -> Problem | None:
    for key, _ in file.leaves():
        name = ".".join(key)
        if name in KEYS or key in (("colours",), ("variables",)):
            continue
        if key[0] == "variables" and len(key) == 2 and NAME.fullmatch(key[1]):
            continue
        advice = did_you_mean(name, KEYS, "Remove it or correct its name.")
        return file.refuse(key, f"A theme has no {spelled(key)}", advice)
    return None


def _head(file: TomlFile) -> Problem | None:
    name, label, dark = (file.values.get(key) for key in ("name", "label", "dark"))
    if not isinstance(name, str) or not NAME.fullmatch(name):
        todo = 'Write name = "my-theme": small letters, digits and hyphens.'
        return file.refuse(("name",), "The theme has no proper name", todo)
    if label is not None and not (isinstance(label, str) and label and label.isprintable()):
        todo = "Write it as plain text, or leave it out."
        return file.refuse(("label",), f"The label cannot be {shown(label)}", todo)
    if not isinstance(dark, bool):
        todo = "Write dark = true for light text on a dark background, else dark = false."
        return file.refuse(("dark",), "The theme does not say whether it is dark", todo)
    return None


def _colours(file: TomlFile) -> Problem | None:
    given = file.values.get("colours")
    colours: dict[str, Any] = given if isinstance(given, dict) else {}
    for name in COLOURS:
        key = ("colours", name)
        if name not in colours:
            return file.refuse(
                ("colours",), f"The colour {name} is missing", f'Write {name} = "#336699".'
            )
        if not _is_colour(colours[name]):
            return file.refuse(
                key, f"{shown(colours[name])} is no colour", 'Write "#336699" or "ansi_blue".'
            )
        if (colours[name] in TERMINAL) != (colours[COLOURS[0]] in TERMINAL):
            return file.refuse(
                key,
                f"{name} and {COLOURS[0]} are colours of two kinds",
                'Write all as "#336699", or all as "ansi_blue".',
            )
    return None


def _variables(file: TomlFile) -> Problem | None:
    given = file.values.get("variables", {})
    if not isinstance(given, dict):
        return file.refuse(("variables",), "The variables are no table", "Write [variables].")
    for name, value in given.items():
        style = "style" in name
        if not (_is_style(value) if style else _is_shade(value)):
            wanted = '"bold", "reverse" or "none"' if style else '"#336699" or "#336699 50%"'
            return file.refuse(
                ("variables", name), f"{name} cannot be {shown(value)}", f"Write {wanted}."
            )
    return None


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and (value in TERMINAL or HEX.fullmatch(value) is not None)


def _is_shade(value: object) -> bool:
    if not isinstance(value, str):
        return False
    colour, _, opacity = value.partition(" ")
    return _is_colour(colour) and (not opacity or OPACITY.fullmatch(opacity) is not None)


def _is_style(value: object) -> bool:
    words = value.split() if isinstance(value, str) else []
    return bool(words) and words[-1] != "not" and STYLES.issuperset(words)


def _legible(file: TomlFile, theme: ThemeSpec) -> ThemeSpec | Problem:
    if theme.ansi:
        return theme
    ratio = contrast(theme.foreground, theme.background)
    if ratio >= READABLE:
        return theme
    return file.refuse(
        ("colours", "foreground"),
        f"Text on the background has a contrast of {ratio:.1f} to 1, too little to read",
        f"Choose colours with at least {READABLE} to 1.",
    )


def shipped_themes(package: Path = PACKAGE) -> tuple[ThemeSpec, ...]:
    """Return the themes that came with netui, the default first."""
    return _read_folder(_shipped_folder(package))[0]


def themes(places: Paths) -> tuple[tuple[ThemeSpec, ...], tuple[Problem, ...]]:
    """Return the shipped themes, then the user's, and what is wrong with any of their files."""
    found, problems = _read_folder(_shipped_folder(PACKAGE))
    own, broken = _read_folder(places.themes_dir, found)
    return found + own, problems + broken


def _shipped_folder(package: Path) -> Path:
    """Return the themes inside an installed package, or beside one that is worked on."""
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def _read_folder(
    folder: Path, taken: tuple[ThemeSpec, ...] = ()
) -> tuple[tuple[ThemeSpec, ...], tuple[Problem, ...]]:
    found: list[ThemeSpec] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml"), key=_default_first):
        theme = read_theme(path)
        if isinstance(theme, Problem):
            problems.append(theme)
        elif any(theme.name == other.name for other in (*taken, *found)):
            problems.append(
                Problem(
                    f"There is another theme named {theme.name}",
                    where=str(path),
                    todo="Give this one a name of its own.",
                )
            )
        else:
            found.append(theme)
    return tuple(found), tuple(problems)


def _default_first(path: Path) -> tuple[bool, str]:
    return path.stem != DEFAULT_THEME, path.name
