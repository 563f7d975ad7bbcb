"""Widgets that know nothing of people or the cadence."""
