"""The screens: the only room that knows Textual and Rich. It never reads or writes files."""
