"""Letters: which are due, their batches, and the blanks an office may replace."""
