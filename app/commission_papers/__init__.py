"""A session, the matters it saw and an office's settings come in; the commission's papers go out."""

from app.commission_papers.assessment_card import assessment_card
from app.commission_papers.considered import Considered, by_case_number, on_list
from app.commission_papers.minutes import Standing, minutes
from app.commission_papers.paper import CommissionPaper
from app.commission_papers.recruitment_list import ListForm, recruitment_list

__all__ = [
    "CommissionPaper",
    "Considered",
    "ListForm",
    "Standing",
    "assessment_card",
    "by_case_number",
    "minutes",
    "on_list",
    "recruitment_list",
]
