"""The way out of the app by the clipboard: a chain of ways to copy that never lies.

A copy may block for seconds, so it belongs in a worker thread. It never raises and never
says copied where nothing could check it; what was copied last is always kept in a file.
"""

from netui.clipboard.chain import (
    BUILT_IN,
    ChainClipboard,
    Clipboard,
    Provider,
    clipboard_for,
    order_for,
)
from netui.clipboard.outcome import Attempt, Copied, Proof
from netui.clipboard.process import Ran, Runner, run
from netui.clipboard.providers import (
    CommandProvider,
    FileProvider,
    NativeProvider,
    Osc52Provider,
    TmuxProvider,
    osc52,
)

__all__ = [
    "BUILT_IN",
    "Attempt",
    "ChainClipboard",
    "Clipboard",
    "CommandProvider",
    "Copied",
    "FileProvider",
    "NativeProvider",
    "Osc52Provider",
    "Proof",
    "Provider",
    "Ran",
    "Runner",
    "TmuxProvider",
    "clipboard_for",
    "order_for",
    "osc52",
    "run",
]
