"""Controls from outside: opened by the office, carried out by somebody with an account that expires."""
