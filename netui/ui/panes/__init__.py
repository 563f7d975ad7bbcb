"""Panes show what they are given and post what happened; they know nothing of each other."""
