"""The app: themes, the clipboard behind every copy, and the desk.

It decides nothing about people; it gives the desk its ports and leaves the terminal as it
found it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType

from netui.config.keymap import Keymap
from netui.config.themes import DEFAULT_THEME, ThemeSpec
from netui.errors import Problem
from netui.ui.beneath import key_driver
from netui.ui.keys import KeysInForce
from netui.ui.ports import Ports
from netui.ui.render import line
from netui.ui.screens.desk import Desk
from netui.ui.sweeping import Sweep
from netui.ui.theming import textual_theme

if TYPE_CHECKING:
    from textual.command import Provider

    from netui.session import Session
    from netui.store import Store


def action_commands() -> type[Provider]:
    """Return the palette's entries; the palette is not on the way to the first frame."""
    from netui.ui.commands import ActionCommands  # noqa: PLC0415 - 20 ms

    return ActionCommands


class NetuiApp(App[Problem]):
    """The full-screen app; its return value is a problem that kept it from running."""

    TITLE = "netui"
    CSS_PATH = "netui.tcss"
    COMMANDS: ClassVar = {action_commands}
    ENABLE_COMMAND_PALETTE = True
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "copy_note", show=False, system=True),
    ]

    def __init__(
        self,
        open_store: Callable[[], Store | Problem],
        session_of: Callable[[Store], Session],
        ports: Ports,
        *,
        specs: Sequence[ThemeSpec] = (),
        theme: str = DEFAULT_THEME,
        keymap: Keymap | None = None,
        notices: Sequence[Problem] = (),
    ) -> None:
        """Take what opens the data, the ways out, and what the user has set."""
        super().__init__(driver_class=key_driver())
        self._ports = ports
        self._notices = notices
        self._copied = ""
        self._sweep = Sweep(self.set_timer)
        for spec in specs:
            self.register_theme(textual_theme(spec))
        if theme in self.available_themes:
            self.theme = theme
        self.desk = Desk(open_store, session_of, ports, KeysInForce(keymap))

    def on_mount(self) -> None:
        """Show the desk, and what was wrong with the user's files."""
        self.push_screen(self.desk)
        self.warn(self._notices)

    @on(Desk.Loaded)
    def _begin_sweeping(self) -> None:
        self._sweep.begin()

    async def on_event(self, event: events.Event) -> None:
        """Put off, at every key and click, what can wait for a pause."""
        if isinstance(event, events.InputEvent):
            self._sweep.put_off()
        await super().on_event(event)

    def warn(self, problems: Iterable[Problem]) -> None:
        """Show what the person should know, as literal text."""
        for problem in problems:
            self.notify(line(str(problem)), severity="warning", markup=False, timeout=10)

    @property
    def clipboard(self) -> str:
        """The text last copied in the app, for pasting."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what a text area or input copies or cuts, through the same chain as a note."""
        self._copied = text
        if text:
            self.run_worker(self._copy(text), group="clipboard", exclusive=True)

    async def _copy(self, text: str) -> None:
        outcome = await self._ports.copy(text)
        self.desk.tell(outcome if isinstance(outcome, Problem) else outcome.message())

    def write_to_terminal(self, sequence: str) -> None:
        """Send an escape sequence to the terminal, from any thread."""
        driver = self._driver
        if driver is not None:
            self.call_from_thread(driver.write, sequence)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave these keys to the desk, where they wait behind what was typed before them."""
        if action in {"quit", "command_palette"} and self.screen is self.desk:
            return False
        return super().check_action(action, parameters)

    async def action_quit(self) -> None:
        """Leave from a dialog; stay if what was typed there or in the note would be lost."""
        from netui.ui.dialogs.dialog import Dialog  # noqa: PLC0415 - after the first frame

        if isinstance(self.screen, Dialog) and not self.screen.may_go():
            return
        if not self.desk.loaded or self.desk.drafts.flush():
            self.exit()

    async def action_copy_note(self) -> None:
        """Copy the note: what ctrl+c does where nothing closer claims it."""
        if self.screen is self.desk:
            await self.desk.action_act("note.copy")
