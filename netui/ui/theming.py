"""Themes as Textual knows them, made of the theme files."""

from __future__ import annotations

from textual.theme import Theme

from netui.config.themes import ThemeSpec


def textual_theme(spec: ThemeSpec) -> Theme:
    """Return the Textual theme of a theme file."""
    return Theme(
        name=spec.name,
        primary=spec.primary,
        secondary=spec.secondary,
        accent=spec.accent,
        foreground=spec.foreground,
        background=spec.background,
        surface=spec.surface,
        panel=spec.panel,
        success=spec.success,
        warning=spec.warning,
        error=spec.error,
        dark=spec.dark,
        ansi=spec.ansi,
        variables=spec.variables,
    )
