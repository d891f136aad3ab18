"""Stands in for a reader: what it is given goes out in capitals."""

import sys

if __name__ == "__main__":
    sys.stdout.buffer.write(sys.stdin.buffer.read().upper())
