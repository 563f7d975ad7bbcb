"""Whole screens: each owns its panes, listens to them and commits through the store."""
