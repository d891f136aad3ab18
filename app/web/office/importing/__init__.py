"""The import of a month into the own diary: a file is chosen, what it says is shown, and then it is taken."""
