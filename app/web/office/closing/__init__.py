"""The month's closing: the assistant's page of a month, the clerk's queue and what is compared there."""
