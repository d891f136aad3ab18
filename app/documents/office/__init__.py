"""Warm LibreOffice: one process, its private folder, and the script that runs beside it."""
