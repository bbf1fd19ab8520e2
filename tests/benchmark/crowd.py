"""How much has happened in the crowded room; apart from it, so that naming a figure needs no screen."""

EVENTS, UNREAD = 10_000, 500
LINES = 15_000
"""Lines of the log of which the seat saw these events."""
