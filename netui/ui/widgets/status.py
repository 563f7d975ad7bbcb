"""The status line: what just happened, in one sentence that stays until the next one."""

from __future__ import annotations

from netui.errors import Problem
from netui.ui.render import line
from netui.ui.widgets.lines import Lines


class StatusLine(Lines):
    """Says what was done; a problem stands out as a toast as well."""

    def tell(self, words: str | Problem) -> None:
        """Show a sentence, as literal text."""
        if isinstance(words, Problem):
            self.show([((" " + str(words), "warning"),)])
            self.notify(line(str(words)), severity="warning", markup=False)
        else:
            self.show([((" " + words, ""),)])
