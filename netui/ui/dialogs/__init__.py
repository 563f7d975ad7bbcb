"""Dialogs ask one thing and return a value; nothing is changed by a dialog itself."""
