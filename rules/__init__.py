"""The programme as law: a case, a month or a recruitment and a programme come in, a verdict goes out."""

from rules.application.checking import check
from rules.month.checking import check_month
from rules.recruitment.checking import check_recruitment

__all__ = ["check", "check_month", "check_recruitment"]
