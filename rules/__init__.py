"""The programme as law: a case or a month and a programme come in, a verdict goes out."""

from rules.application.checking import check
from rules.month.checking import check_month

__all__ = ["check", "check_month"]
