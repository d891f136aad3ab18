"""The programme as law: a case and a programme come in, a verdict goes out."""

from rules.application.checking import check

__all__ = ["check"]
