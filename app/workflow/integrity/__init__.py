"""Whether what is stored is as it was: when it is looked at, who is told, and in which words."""
