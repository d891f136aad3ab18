"""Assistants, whom each of them serves on what statement, and the care that others give."""
