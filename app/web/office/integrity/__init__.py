"""The state of everything kept, as the office sees it."""
