"""Opening addresses: which are opened, how, and what is told where none can be."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from builders import contact

from netui.browser import Apart, SystemBrowser, mailto, profile_url, refusal
from netui.errors import Problem

PROFILE = "https://www.linkedin.com/in/amara-osei"
SCREEN = {"DISPLAY": ":0"}


class FakeOpener:
    """Remembers what it was to start; ``answer`` is the exit status or what it raises."""

    def __init__(self, answer: int | Exception | None = None) -> None:
        self.answer = answer
        self.started: list[tuple[str, ...]] = []

    def __call__(self, argv: Sequence[str], environ: Mapping[str, str]) -> int | None:
        self.started.append(tuple(argv))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def opened(url: str, environ: Mapping[str, str], platform: str = "linux") -> list[str]:
    """Return the addresses that were handed on."""
    opener = FakeOpener()
    told = SystemBrowser(environ, opener=opener, platform=platform, which=lambda name: None)
    told.open(url)
    return [argv[-1] for argv in opener.started]


@pytest.mark.parametrize(
    "url",
    [
        PROFILE,
        "http://example.org:8080/a?b=c#d",
        "https://www.linkedin.com/in/jörg-müller",
        "mailto:amara@example.org?subject=Hi",
    ],
)
def test_web_and_mail_addresses_are_opened(url: str) -> None:
    assert opened(url, SCREEN) == [url]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "-o ProxyCommand",
        "https://",
        "https:///path",
        "mailto:",
        "https://[",
        "www.example.org",
        "https://example.org/\x1b[31m",
        "https://example.org/\u202egro",
        "https://example.org/a b",
        "https://example.org/\ud800",
        "mailto:a@example.org\r\nBcc:b@example.org",
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    assert opened(url, SCREEN) == []
    assert isinstance(refusal(url), Problem)


def test_a_refusal_shows_no_character_that_cannot_be_seen() -> None:
    refused = refusal("https://example.org/\x1b\u202e")
    assert refused is not None
    assert refused.where == "https://example.org/%1B%E2%80%AE"


@pytest.mark.parametrize(
    ("environ", "platform", "handed_on"),
    [
        ({"DISPLAY": ":0"}, "linux", [PROFILE]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", [PROFILE]),
        ({"BROWSER": "mine"}, "linux", [PROFILE]),
        ({"BROWSER": "mine", "SSH_TTY": "/dev/pts/1"}, "linux", [PROFILE]),
        ({}, "darwin", [PROFILE]),
        ({}, "linux", []),
        ({"WSL_DISTRO_NAME": "Ubuntu"}, "linux", []),
        ({"SSH_CONNECTION": "x"}, "darwin", []),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10"}, "linux", []),
    ],
)
def test_a_browser_is_started_only_where_the_person_can_see_it(
    environ: Mapping[str, str], platform: str, handed_on: list[str]
) -> None:
    assert opened(PROFILE, environ, platform) == handed_on


def test_without_a_browser_the_address_is_told_for_copying() -> None:
    told = SystemBrowser({}, opener=FakeOpener(), platform="linux").open(PROFILE)
    assert str(told) == (
        f"There is no display ({PROFILE}). Copy the address and open it yourself."
    )


def test_in_wsl_the_browser_of_windows_is_used() -> None:
    opener = FakeOpener()
    browser = SystemBrowser(
        {"WSL_DISTRO_NAME": "Ubuntu"},
        opener=opener,
        platform="linux",
        which=lambda name: f"/usr/bin/{name}",
    )
    assert browser.open(PROFILE) is None
    assert opener.started == [("/usr/bin/wslview", PROFILE)]


@pytest.mark.parametrize("answer", [1, OSError(2, "No such file"), ValueError("nul")])
def test_an_opener_that_fails_is_told_with_the_address(answer: int | Exception) -> None:
    told = SystemBrowser(SCREEN, opener=FakeOpener(answer)).open(PROFILE)
    assert told is not None
    assert told.where == PROFILE


# A real child


def browser_script(folder: Path, script: str) -> dict[str, str]:
    program = folder / "browser"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return {"BROWSER": str(program), "PATH": os.environ["PATH"]}


def test_the_browser_of_the_environment_gets_the_address_and_no_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seen = tmp_path / "seen"
    script = f'echo noise; echo noise >&2; cat; echo "$#:$1" >{seen}'
    browser = SystemBrowser(browser_script(tmp_path, script), opener=Apart(patience=10))
    assert browser.open(f"{PROFILE}?a=$(id)&b='c'") is None
    assert seen.read_text() == f"1:{PROFILE}?a=$(id)&b='c'\n"
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_cannot_start_is_told(tmp_path: Path) -> None:
    environ = {"BROWSER": str(tmp_path / "none"), "PATH": str(tmp_path)}
    told = SystemBrowser(environ, opener=Apart(patience=10)).open(PROFILE)
    assert told is not None
    assert told.what == "No browser could be started"


def test_a_browser_that_stays_open_is_not_waited_for_and_lives_apart(tmp_path: Path) -> None:
    apart = Apart(patience=0.0)
    code = "import sys, os; os.read(int(sys.argv[1]), 1)"
    assert apart([sys.executable, "-c", code, "0"], os.environ) is None
    (process,) = apart.running
    process.wait(10)
    assert apart(["true"], os.environ) in {None, 0}
    assert process not in apart.running
    for left in apart.running:
        left.wait(10)


# Addresses of people


@pytest.mark.parametrize(
    ("facts", "url"),
    [
        ({"profile_url": PROFILE, "slug": "other"}, PROFILE),
        ({"profile_url": " www.linkedin.com/in/amara-osei "}, PROFILE),
        ({"slug": "amara-osei"}, PROFILE),
        ({"slug": "/amara-osei/"}, PROFILE),
        ({"slug": "jörg"}, "https://www.linkedin.com/in/j%C3%B6rg"),
        ({"slug": "j%C3%B6rg"}, "https://www.linkedin.com/in/j%C3%B6rg"),
        ({"slug": "a/../b?c#d"}, "https://www.linkedin.com/in/a%2F..%2Fb%3Fc%23d"),
        ({}, ""),
    ],
)
def test_the_profile_of_a_contact(facts: dict[str, Any], url: str) -> None:
    assert profile_url(contact(**facts)) == url


def test_a_mail_is_percent_encoded_and_comes_back_whole() -> None:
    who = contact(emails=("amara+jobs@example.org", "second@example.org"))
    url = mailto(who, "50 % & more?\nreally", "Hi Amara,\nGrüße + ☕\r\n\n\tJo\x00")
    assert url == (
        "mailto:amara%2Bjobs@example.org?subject=50%20%25%20%26%20more%3F%20really"
        "&body=Hi%20Amara%2C%0D%0AGr%C3%BC%C3%9Fe%20%2B%20%E2%98%95%0D%0A%0D%0A%09Jo"
    )
    assert refusal(url) is None
    assert unquote(urlsplit(url).path) == "amara+jobs@example.org"


def test_an_empty_mail_is_the_address_alone_and_nobody_has_none() -> None:
    assert mailto(contact(emails=("a@example.org",)), "", "") == "mailto:a@example.org"
    assert mailto(contact(), "Hi", "Hello") == ""
    hostile = contact(emails=("a@example.org?bcc=b@example.org",))
    assert mailto(hostile, "", "") == "mailto:a@example.org%3Fbcc%3Db@example.org"
