"""Hint rules of the user's own: data from a file, six forms, no code of theirs is run."""
