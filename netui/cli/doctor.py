"""``netui doctor``: looks at everything netui stands on; ``--fix`` mends what it can.

Exit status: 0 all is well, 1 something is to be seen to, 3 the data file is damaged.
"""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from netui.actions import ACTIONS
from netui.cli.asking import sure, tell_mended
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, say, table
from netui.clipboard import clipboard_for
from netui.config.hint_rules import read_rules
from netui.config.keymap import read_keymap
from netui.config.named import country_named, theme_named
from netui.config.themes import themes
from netui.core.hints.engine import BY_CODE
from netui.core.nearest import did_you_mean
from netui.core.settings import ClipboardSettings, Settings
from netui.data.checkup import Check, check_data, check_private, owned
from netui.data.disk import Disk
from netui.data.mending import mend
from netui.errors import DataProblem, Problem

SAMPLE = "netui doctor"
"""What is offered to the clipboard to see which ways work."""


def doctor(args: Namespace, place: Place) -> Answer:
    """Check everything, mend what may be mended, and tell."""
    checks = list(check_all(place))
    if args.fix:
        fixable = [check for check in checks if check.fixable]
        if fixable and mended(fixable, place, yes=args.yes):
            checks = list(check_all(place))
        elif not fixable:
            well = all(check.problem is None for check in checks)
            by_itself = "" if well else " by itself: see the advice"
            say(f"There is nothing that netui could mend{by_itself}.")
    show(checks, as_document=args.json)
    problems = [check.problem for check in checks if check.problem is not None]
    return max((problem.exit_code for problem in problems), default=0)


def check_all(place: Place) -> Iterator[Check]:
    """Yield every check in the order in which a person would look."""
    disk = Disk()
    yield from check_data(disk, place.file, place.clock().at)
    folders = [place.file.parent, place.file.parent / "backups", place.paths.state]
    state = [place.paths.clipboard_file, place.paths.window_state, place.paths.log_file]
    yield check_private(disk, [*owned(disk, place.file), *state], folders)
    yield from check_settings(place)
    yield from check_clipboard(place)


def check_settings(place: Place) -> Iterator[Check]:
    """Yield whether settings, keys and themes can be used."""
    settings = place.settings()
    where = str(place.paths.settings_file)
    if isinstance(settings, Problem):
        yield Check(name="settings", problem=settings)
    else:
        used = where if place.paths.settings_file.exists() else f"{where}, not there: defaults"
        yield Check(name="settings", found=used)
        keymap = read_keymap(settings.keymap, ACTIONS, place.paths.config)
        if isinstance(keymap, Problem):
            yield Check(name="keys", problem=keymap)
        else:
            yield Check(name="keys", found=settings.keymap or "defaults")
        country = country_named(place.paths.settings_file, settings)
        yield Check(name="holidays", found=settings.holidays or "not set", problem=country)
    specs, notices = themes(place.paths)
    known = [spec.name for spec in specs]
    chosen = (
        None
        if isinstance(settings, Problem)
        else theme_named(place.paths.settings_file, settings, known)
    )
    yield Check(name="themes", found=", ".join(known), problem=chosen)
    for notice in notices:
        yield Check(name="theme", problem=notice)
    yield from check_rules(place, settings)


def check_rules(place: Place, settings: Settings | Problem) -> Iterator[Check]:
    """Yield which hint rules of the user's own are used, and what is set for no rule at all."""
    own = read_rules(place.paths)
    used = ", ".join(rule.code for rule in own.rules)
    yield Check(name="hint rules", found=used or "none of your own")
    for problem in own.problems:
        yield Check(name="hint rule", problem=problem)
    known = [*BY_CODE, *(rule.code for rule in own.rules)]
    set_for = {} if isinstance(settings, Problem) else settings.hints.severity
    for code in sorted(set(set_for) - set(known)):
        todo = did_you_mean(code, known, "netui lint --explain CODE tells a rule.")
        what = f"hints.severity.{code} is set, and there is no such rule"
        problem = Problem(what, where=str(place.paths.settings_file), todo=todo)
        yield Check(name="hint rule", problem=problem)


def check_clipboard(place: Place) -> Iterator[Check]:
    """Yield what each way to copy comes to; the text last copied stays in its file."""
    settings = place.settings()
    chosen = ClipboardSettings() if isinstance(settings, Problem) else settings.clipboard
    chain = clipboard_for(chosen, state_folder=place.paths.state, environ=os.environ)
    if isinstance(chain, Problem):
        yield Check(name="clipboard", problem=chain)
        return
    ways = chain.ways(SAMPLE)
    for way in ways:
        came = f"works: {way.where}" if way.proof is not None else f"no: {way.detail}"
        yield Check(name=f"copy by {way.provider}", found=came)
    if all(way.proof is None for way in ways):
        yield Check(
            name="clipboard",
            problem=Problem("No way to copy works", todo="Set clipboard.command."),
        )


def mended(fixable: list[Check], place: Place, *, yes: bool) -> bool:
    """Mend one thing after the other, each after asking; false when nothing was done."""
    done = False
    for check in fixable:
        say(str(check.problem))
        if not sure(question(check), yes=yes):
            say("Left as it is.")
            continue
        done = True
        if check.mend_file:
            result = mend(place.file, place.clock().at.astimezone())
            if isinstance(result, DataProblem):
                say(str(result))
                continue
            tell_mended(result)
        else:
            make_private(check)
    return done


def question(check: Check) -> str:
    """Return what is asked before mending."""
    if check.mend_file:
        return "Put what can be read in its place? The original is kept aside."
    return "Take them away from everybody but you?"


def make_private(check: Check) -> None:
    """Take files and folders away from others, as far as they are mine."""
    disk = Disk()
    for path in check.private:
        try:
            disk.make_private(path)
        except OSError as error:
            say(f"{path}: {error.strerror}")


def show(checks: list[Check], *, as_document: bool) -> None:
    """Print what was found, what is wrong marked as such."""
    if as_document:
        as_json(
            [
                {
                    "name": check.name,
                    "ok": check.problem is None,
                    "found": check.found,
                    "problem": str(check.problem) if check.problem else "",
                    "fixable": check.fixable,
                }
                for check in checks
            ]
        )
        return
    table(
        ("ok" if check.problem is None else "!!", check.name, str(check.problem or check.found))
        for check in checks
    )


COMMANDS = {"doctor": doctor}
