"""Scans that come back: a stack is brought, looked at, put right by hand, and filed."""
