"""Teczka: answers become forms, a case, a verdict, documents, a bundle, a dossier."""
