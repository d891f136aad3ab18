"""Copies of everything kept, made while the service works, and the way back from them."""
