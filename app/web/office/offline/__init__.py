"""The diary without a connection: the page and the worker a phone keeps, and what its queue is told."""
