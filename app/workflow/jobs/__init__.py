"""Long work that a killed process loses nothing of: what it is, and who sees it through."""
