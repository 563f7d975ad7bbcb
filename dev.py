"""Everything a contributor runs, by one command and the standard library alone.

``python3 dev.py demo`` opens the app on invented people, ``test`` runs the tests, ``check``
every quality gate, ``run`` netui itself. It sets up ``.venv`` in this folder by itself and
touches nothing outside.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
VENV = FOLDER / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
PURE = "netui/core/*,netui/config/*,netui/data/*"
"""The rooms where every branch is tested."""

USAGE = """\
python3 dev.py demo           open netui on invented people
python3 dev.py run [WORDS]    run netui with these words
python3 dev.py test [WORDS]   run the tests; the words go to pytest
python3 dev.py check          run every quality gate"""


def main(words: list[str]) -> int:
    """Do what the first word says and return the exit status."""
    task, rest = (words[0], words[1:]) if words else ("", [])
    if task not in ("demo", "run", "test", "check"):
        print(USAGE, file=sys.stdout if task in ("-h", "--help", "help") else sys.stderr)
        return 0 if task in ("-h", "--help", "help") else 2
    problem = too_old() or set_up(tools=task in ("test", "check"))
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if task == "test":
        return call("-m", "pytest", *rest)
    if task == "check":
        return check()
    demo = ["--demo"] if task == "demo" else []
    return call("-m", "netui", *demo, *rest, folder=Path.cwd())


def too_old() -> str:
    """Return what to do when this Python cannot run netui, or nothing."""
    if sys.version_info[:2] >= OLDEST:
        return ""
    have = ".".join(map(str, sys.version_info[:2]))
    newer = next((name for name in NEWER if shutil.which(name)), None)
    advice = f"Run it with {newer} instead." if newer else "Install Python 3.11 or later."
    return f"netui needs Python 3.11 or later, and this is {have}. {advice}"


def set_up(*, tools: bool) -> str:
    """Make the virtual environment what pyproject.toml asks for; return what went wrong."""
    wanted = hashlib.sha256((FOLDER / "pyproject.toml").read_bytes()).hexdigest()
    app, everything = VENV / ".netui-app", VENV / ".netui-tools"
    if any(has(stamp, wanted) for stamp in ([everything] if tools else [app, everything])):
        return ""
    if not PYTHON.exists():
        if importlib.util.find_spec("ensurepip") is None:
            return (
                "This Python cannot make a virtual environment. "
                "Install its venv package (on Debian and Ubuntu: apt install python3-venv)."
            )
        tell("Making a virtual environment in .venv …")
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            return f"The virtual environment could not be made in {VENV}."
    tell("Installing what netui needs; this takes a minute the first time …")
    words = ["pip", "install", "--quiet", "--disable-pip-version-check", "-e"]
    if call("-m", *words, ".[dev]" if tools else "."):
        return "The installation failed; pip says why above. Delete .venv to start afresh."
    (everything if tools else app).write_text(wanted, encoding="utf-8")
    return ""


def has(stamp: Path, wanted: str) -> bool:
    """Tell whether the environment is there and was made for this pyproject.toml."""
    made = PYTHON.exists() and stamp.exists()
    return made and stamp.read_text(encoding="utf-8") == wanted


def check() -> int:
    """Run the gates in order, stop at the first that fails and repeat how the tests ended."""
    gates = [
        ("format", ["ruff", "format", "--check", "."]),
        ("lint", ["ruff", "check", "."]),
        ("types", ["mypy"]),
    ]
    for name, words in gates:
        tell(f"— {name}")
        if status := call("-m", *words):
            tell(f"The gate {name} failed.")
            return status
    tell("— tests")
    status, closing = tests()
    if status:
        tell(f"The gate tests failed: {closing}")
        return status
    for name, words in [
        ("coverage of core, config and data: 100 %", [f"--include={PURE}", "--fail-under=100"]),
        ("coverage of the rest: 90 %", [f"--omit={PURE}", "--fail-under=90"]),
    ]:
        tell(f"— {name}")
        if status := call("-m", "coverage", "report", *words):
            tell(f"The gate {name} failed.")
            return status
    tell("Every gate passed. The tests ended with:")
    print(closing)
    return 0


def tests() -> tuple[int, str]:
    """Run the tests under coverage; return the exit status and pytest's closing line."""
    words = ["-m", "pytest", "--cov=netui", "--cov-branch", "--cov-report="]
    closing = ""
    with subprocess.Popen(
        [str(PYTHON), *words],
        cwd=FOLDER,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return running.returncode, closing


def call(*words: str, folder: Path = FOLDER) -> int:
    """Run the environment's Python with these words and return its exit status."""
    try:
        return subprocess.run([str(PYTHON), *words], cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 130


def tell(sentence: str) -> None:
    """Say how far it is, apart from what the programs print."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
