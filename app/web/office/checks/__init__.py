"""Checks made where the service takes place: noted, compared with the diary, printed, documented (R11)."""
