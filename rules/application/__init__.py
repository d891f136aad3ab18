"""One application: a case and a programme come in, its verdict goes out."""
