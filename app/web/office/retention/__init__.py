"""How long dossiers are kept, what is erased and on whose word, and what participants ask of their data."""
