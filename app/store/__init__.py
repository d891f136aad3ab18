"""Drafts, copies and produced documents come in; they are kept encrypted, and come out again."""
