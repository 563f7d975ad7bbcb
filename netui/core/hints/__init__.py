"""Personalisation hints: rules about a note, each a pure function of the note and the facts."""
