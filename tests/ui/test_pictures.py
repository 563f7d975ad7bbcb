"""Pictures of the screens, to be looked at when they change; never the only proof.

``pytest tests/ui/test_pictures.py --snapshot-update`` takes them anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desks import AtDesk, demo_store, desk
from fakes import FixedClock
from pytest_textual_snapshot import (  # type: ignore[import-untyped]  # the plugin has no types
    SVGImageExtension,
)
from syrupy.assertion import SnapshotAssertion
from syrupy.location import PyTestLocation

FOLDER = Path(__file__).parent.parent / "snapshots" / Path(__file__).stem


class Pictures(SVGImageExtension):  # type: ignore[misc]  # the plugin has no types
    """Keeps one SVG file a picture."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(FOLDER)


async def shoot(at: AtDesk, snapshot: SnapshotAssertion) -> None:
    await at.settle()
    picture = at.app.export_screenshot(title="netui")
    assert str(Path.cwd()) not in picture
    assert picture == snapshot.use_extension(Pictures)


def demo(size: tuple[int, int], **options: Any) -> Any:
    clock = FixedClock()
    return desk(demo_store(clock), size=size, clock=clock, **options)


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        ((160, 50), "netui-dark"),
        ((120, 40), "netui-dark"),
        ((80, 24), "netui-dark"),
        ((60, 20), "netui-dark"),
        ((120, 40), "netui-light"),
        ((120, 40), "netui-high-contrast"),
        ((120, 40), "netui-colour-blind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "x".join(map(str, value)),
)
async def test_the_desk(size: tuple[int, int], theme: str, snapshot: SnapshotAssertion) -> None:
    async with demo(size, theme=theme) as at:
        await shoot(at, snapshot)


async def test_the_desk_without_colour(
    snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with demo((120, 40)) as at:
        await shoot(at, snapshot)


async def test_a_note_that_is_too_long(snapshot: SnapshotAssertion) -> None:
    async with demo((120, 40)) as at:
        steps = ((who, at.session.standing(who).next) for who in at.state.contacts)
        await at.go(next(who for who, step in steps if step and step.kind == "invite"))
        at.desk.composer.area.put("Hello from the kilns of Lowmoor Ceramics. " * 9)
        await shoot(at, snapshot)


@pytest.mark.parametrize("key", ["question_mark", "e", "N", "f1"])
async def test_a_dialog(key: str, snapshot: SnapshotAssertion) -> None:
    async with demo((120, 40)) as at:
        await at.press(key)
        if key == "e":
            at.input("full").cursor_blink = False
        await shoot(at, snapshot)
