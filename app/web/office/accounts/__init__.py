"""How staff get in: signing in, passwords, the second factor."""
