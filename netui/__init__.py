"""netui: polite persistence, in your terminal.

A keyboard-driven, offline app for personal networking outreach. It writes, copies and
remembers; it never opens a network connection.
"""

__version__ = "0.1.0"
