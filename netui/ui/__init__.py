"""The screens: the only room that knows Textual and Rich.

A frame may follow another after 4 to 8 ms. Textual's own 60 a second let whatever just misses
a frame wait up to 33 ms for the next. It is read from the environment when Textual is imported,
and no program that netui starts should find it there.
"""

import os

FRAMES = "TEXTUAL_FPS"

if FRAMES not in os.environ:
    os.environ[FRAMES] = "240"
    import textual.constants  # noqa: F401  # reads it

    del os.environ[FRAMES]
