"""Dossiers are handed out: one at once, a whole programme when it is prepared."""
