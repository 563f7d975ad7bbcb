"""The functional core: pure functions over records. No I/O, no clock, no Textual, no TinyDB."""
