"""The code of a finding comes in; the Polish sentence that says what to do goes out.

Placeholders are names of the finding's values, put into words by ``app.wording.findings``.
"""

from collections.abc import Mapping

from app.wording.sentences.assistants import ASSISTANTS
from app.wording.sentences.completeness import COMPLETENESS
from app.wording.sentences.decisions import DECISIONS
from app.wording.sentences.eligibility import ELIGIBILITY
from app.wording.sentences.entitlement import ENTITLEMENT
from app.wording.sentences.limits import LIMITS
from app.wording.sentences.lint import LINT
from app.wording.sentences.participation import PARTICIPATION
from app.wording.sentences.priorities import PRIORITIES
from app.wording.sentences.recruitment import RECRUITMENT
from app.wording.sentences.steps import STEPS
from app.wording.sentences.time import TIME
from app.wording.sentences.travel import TRAVEL

__all__ = ["LINT", "SENTENCES", "STEPS"]

SENTENCES: Mapping[str, str] = {
    **ELIGIBILITY,
    **COMPLETENESS,
    **LIMITS,
    **ASSISTANTS,
    **PRIORITIES,
    **DECISIONS,
    **TIME,
    **ENTITLEMENT,
    **PARTICIPATION,
    **TRAVEL,
    **RECRUITMENT,
}
