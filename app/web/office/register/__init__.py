"""Matters: the register, each of them on its page, and every deed on one."""
