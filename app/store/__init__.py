"""Drafts, uploads and produced documents come in; encrypted rows and files stay, and come out again."""
