"""How Polish papers say it: dates, money, hours, ticks, people, the words of the vocabulary."""
