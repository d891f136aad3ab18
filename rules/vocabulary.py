"""The words of the programme: every closed list of answers and papers, one enumeration each."""

from enum import StrEnum


class FilledBy(StrEnum):
    """Who sits at the keyboard."""

    SELF = "self"
    GUARDIAN = "guardian"
    HELPER = "helper"


class HelperCapacity(StrEnum):
    """In what capacity a helper fills the application in for somebody else."""

    FAMILY = "family"
    SOCIAL_WORKER = "social_worker"
    ORGANISATION = "organisation"
    OFFICE = "office"
    OTHER = "other"


class GuardianRole(StrEnum):
    """By what right a guardian signs for the participant."""

    PARENT = "parent"
    LEGAL_GUARDIAN = "legal_guardian"


class CertificateKind(StrEnum):
    """The kinds of certificate an applicant may hold (rules E1, E1a, E2)."""

    DEGREE = "degree"
    EQUIVALENT = "equivalent"
    CHILD = "child"


class Degree(StrEnum):
    SEVERE = "severe"
    MODERATE = "moderate"
    LIGHT = "light"


class Equivalent(StrEnum):
    """Certificates treated as equal to a degree (rule E1a)."""

    GROUP_1 = "group_1"
    TOTAL_INCAPACITY_AND_DEPENDENCE = "total_incapacity_and_dependence"
    DEPENDENCE = "dependence"
    GROUP_2 = "group_2"
    TOTAL_INCAPACITY = "total_incapacity"
    GROUP_3 = "group_3"
    PARTIAL_INCAPACITY = "partial_incapacity"


class DisabilityType(StrEnum):
    MOTOR = "motor"
    SIGHT = "sight"
    MENTAL = "mental"
    NEUROLOGICAL = "neurological"
    SPEECH_AND_HEARING = "speech_and_hearing"
    OTHER = "other"


class Household(StrEnum):
    """How the participant lives, in the terms of the priority groups (rule R3)."""

    ALONE = "alone"
    WITH_DISABLED_PERSONS = "with_disabled_persons"
    FOSTER_FAMILY = "foster_family"
    FAMILY_TYPE_INSTITUTION = "family_type_institution"
    WITH_OTHERS = "with_others"


class Area(StrEnum):
    """The four areas of assistance (S000, S004 pt 9)."""

    SELF_CARE = "self_care"
    HOUSEHOLD = "household"
    GETTING_AROUND = "getting_around"
    SOCIAL_LIFE = "social_life"


class Relation(StrEnum):
    """What the named assistant is to the participant; the edition says who is family (rule A1a)."""

    NONE = "none"
    ASCENDANT = "ascendant"
    DESCENDANT = "descendant"
    SPOUSE = "spouse"
    SIBLING = "sibling"
    OTHER_COLLATERAL = "other_collateral"
    PARENT_IN_LAW = "parent_in_law"
    SPOUSE_OTHER_ASCENDANT = "spouse_other_ascendant"
    SPOUSE_DESCENDANT = "spouse_descendant"
    SPOUSE_COLLATERAL = "spouse_collateral"
    CHILD_IN_LAW = "child_in_law"
    STEP_PARENT = "step_parent"
    LIFE_PARTNER = "life_partner"
    ADOPTION = "adoption"


class Qualification(StrEnum):
    """What entitles a person to assist (rule A2)."""

    DIPLOMA = "diploma"
    EXPERIENCE = "experience"
    NEITHER = "neither"
    UNKNOWN = "unknown"


class Profession(StrEnum):
    """The diplomas of rule A2 (1)."""

    DISABLED_PERSONS_ASSISTANT = "disabled_persons_assistant"
    ELDERLY_CARER = "elderly_carer"
    MEDICAL_CARER = "medical_carer"
    PEDAGOGUE = "pedagogue"
    PSYCHOLOGIST = "psychologist"
    OCCUPATIONAL_THERAPIST = "occupational_therapist"
    NURSE = "nurse"
    RED_CROSS_NURSE = "red_cross_nurse"
    PHYSIOTHERAPIST = "physiotherapist"


class PreferredSex(StrEnum):
    ANY = "any"
    WOMAN = "woman"
    MAN = "man"


class Document(StrEnum):
    """What an application consists of: printed attachments, copies, and papers only shown."""

    APPLICATION_CARD = "application_card"
    ACTIVITY_SCOPE = "activity_scope"
    GUARDIAN_ACCEPTANCE = "guardian_acceptance"
    GDPR_CLAUSE_MINISTER = "gdpr_clause_minister"
    GDPR_CLAUSE_ORGANISER = "gdpr_clause_organiser"
    CERTIFICATE_COPY = "certificate_copy"
    COHABITANT_CERTIFICATE = "cohabitant_certificate"


class MonthlyDocument(StrEnum):
    """What an assistant hands in every month: the card of services and the logs of travel costs."""

    SERVICE_CARD = "service_card"
    MILEAGE_LOG = "mileage_log"
    TICKET_LOG = "ticket_log"
    TAXI_LOG = "taxi_log"


class FormOfAddress(StrEnum):
    """How a person wishes to be addressed in letters (rule R9)."""

    MS = "ms"
    MR = "mr"


class Criterion(StrEnum):
    """What the assessment of the individual situation looks at (rule R2)."""

    NEEDS = "needs"
    INDEPENDENCE = "independence"
    HELP_FROM_OTHERS = "help_from_others"


class Outcome(StrEnum):
    """Which of the commission's three lists somebody is on (rule R6)."""

    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not_qualified"
    RESERVE = "reserve"


class Vehicle(StrEnum):
    """What an assistant drives, as far as the rates tell vehicles apart (rule K1)."""

    CAR_TO_900 = "car_to_900"
    CAR_OVER_900 = "car_over_900"
    MOTORCYCLE = "motorcycle"
    MOPED = "moped"
    CAR_WITHOUT_DISPLACEMENT = "car_without_displacement"


class Beneficiary(StrEnum):
    """For whom an assistant acted (rule T10)."""

    PARTICIPANT = "participant"
    FAMILY_MEMBER = "family_member"


class OtherCareKind(StrEnum):
    """Care that may not be given in the hours of assistance (rule T5)."""

    CARE_SERVICES = "care_services"
    SPECIALIST_CARE_SERVICES = "specialist_care_services"
    OTHER_SOLIDARITY_FUND = "other_solidarity_fund"
    OTHER_PUBLIC_ASSISTANCE = "other_public_assistance"
