"""The pages of the application card, in the order of the paper."""

from app.attachments.application_card.questions.assistant import (
    AssistantPage,
    AssistantTiesPage,
    ExperiencePage,
    ProfessionPage,
    QualificationPage,
)
from app.attachments.application_card.questions.certificate import (
    CertificatePage,
    ChildCertificatePage,
    DisabilityPage,
    EquivalentPage,
    ValidityPage,
)
from app.attachments.application_card.questions.declarations import DeclarationsPage
from app.attachments.application_card.questions.guardian import GuardianPage
from app.attachments.application_card.questions.other_programmes import (
    OtherHoursPage,
    OtherProgrammesPage,
)
from app.attachments.application_card.questions.participant import ParticipantPage
from app.attachments.application_card.questions.preferences import (
    NamesAssistantPage,
    PreferencesPage,
)
from app.attachments.application_card.questions.situation import NeedsPage, SituationPage
from app.attachments.application_card.questions.start import (
    HelperPage,
    RepresentationPage,
    StartPage,
)
from app.attachments.page import Page

PAGES: tuple[type[Page], ...] = (
    StartPage,
    HelperPage,
    RepresentationPage,
    ParticipantPage,
    GuardianPage,
    CertificatePage,
    ChildCertificatePage,
    EquivalentPage,
    ValidityPage,
    DisabilityPage,
    SituationPage,
    NeedsPage,
    OtherProgrammesPage,
    OtherHoursPage,
    PreferencesPage,
    NamesAssistantPage,
    AssistantPage,
    AssistantTiesPage,
    QualificationPage,
    ProfessionPage,
    ExperiencePage,
    DeclarationsPage,
)
