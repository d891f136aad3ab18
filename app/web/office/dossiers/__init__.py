"""Dossiers: what is in them, what is missing, and who has to bring it."""
