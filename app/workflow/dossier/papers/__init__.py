"""Where the papers of a dossier come from: what was printed, judged, sent, accepted, checked on site."""
