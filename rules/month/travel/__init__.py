"""A month's drives, tickets and taxi rides come in; what they cost, and what to mend, goes out."""
