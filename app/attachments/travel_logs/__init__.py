"""What the three logs of travel costs share: their rows, their pages with sums, their head."""
