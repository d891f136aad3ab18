"""The deeds of an office as the ledger names them, and their Polish names for whoever reads it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Event(StrEnum):
    DRAFT_OPENED = "draft.opened"
    MATTER_OPENED = "matter.opened"
    ANSWERS_CORRECTED = "matter.answers_corrected"
    WISHES_NOTED = "matter.wishes_noted"
    PAPERS_CHECKED = "matter.papers_checked"
    COMPLETION_CALLED = "matter.completion_called"
    COMPLETION_ANSWERED = "matter.completion_answered"
    ASSESSED = "matter.assessed"
    GROUP_ACKNOWLEDGED = "matter.group_acknowledged"
    RESOLUTION_PROPOSED = "resolution.proposed"
    RESOLUTION_CONFIRMED = "resolution.confirmed"
    RESOLUTION_WITHDRAWN = "resolution.withdrawn"
    RESOLUTION_REPLACED = "resolution.replaced"
    RESOLUTION_TAKEN_BACK = "resolution.taken_back"
    LETTER_SENT = "resolution.letter_sent"
    CHANGE_RECORDED = "matter.change_recorded"
    RESIGNED = "matter.resigned"
    CLOSED = "matter.closed"
    SESSION_OPENED = "session.opened"
    SESSION_CHANGED = "session.changed"
    SESSION_CLOSED = "session.closed"
    BATCH_ORDERED = "batch.ordered"
    BATCH_ASKED = "batch.asked"
    BATCH_ASKED_AGAIN = "batch.asked_again"
    BATCH_LETTER_WITHDRAWN = "batch.letter_withdrawn"
    BATCH_SENT = "batch.sent"
    REGISTER_EXPORTED = "register.exported"
    LIST_EXPORTED = "list.exported"
    MINUTES_MADE = "session.minutes_made"
    CARD_MADE = "matter.card_made"
    BATCH_TAKEN = "batch.taken"
    CALL_SENT = "matter.call_sent"
    CHANGE_TOLD = "matter.change_told"
    BLANK_ADDED = "blank.added"
    BLANK_USED = "blank.used"
    BLANK_OURS = "blank.ours"
    SETTINGS_CHANGED = "settings.changed"
    ASSIGNMENT_MADE = "assignment.made"
    ASSIGNMENT_CHANGED = "assignment.changed"
    ASSIGNMENT_OPENED = "assignment.opened"
    ASSIGNMENT_ENDED = "assignment.ended"
    PROFILE_CHANGED = "assistant.changed"
    SERVICE_ENTERED = "service.entered"
    SERVICE_CHANGED = "service.changed"
    SERVICE_REMOVED = "service.removed"
    SERVICES_IMPORTED = "service.imported"
    MONTH_HANDED_IN = "month.handed_in"
    MONTH_TAKEN_BACK = "month.taken_back"
    MONTH_COMPARED = "month.compared"
    MONTH_RETURNED = "month.returned"
    MONTH_ACCEPTED = "month.accepted"
    MONTH_REOPENED = "month.reopened"
    MONTH_PRINTED = "month.printed"
    CARE_NOTED = "care.noted"
    SPOT_CHECKED = "spot_check.noted"
    SPOT_CHECK_DOCUMENTED = "spot_check.documented"
    SPOT_CHECK_PRINTED = "spot_check.printed"
    FIGURES_EXPORTED = "figures.exported"

    PAPER_KEPT = "paper.kept"
    PAPER_FILED = "paper.filed"
    PAPER_SIGNED = "paper.signed"
    PAPER_SHOWN = "paper.shown"
    REMINDERS_EXPORTED = "dossier.reminders_exported"
    SCAN_TAKEN = "scan.taken"
    SCAN_PAGE_SORTED = "scan.page_sorted"
    SCAN_FILED = "scan.filed"
    SCAN_DELETED = "scan.deleted"
    DOSSIER_EXPORT_ASKED = "dossier.export_asked"
    DOSSIER_EXPORTED = "dossier.exported"
    FIXITY_CHECKED = "archive.checked"
    RETENTION_SET = "retention.set"
    RETENTION_CONFIRMED = "retention.confirmed"
    HOLD_PLACED = "retention.hold_placed"
    HOLD_LIFTED = "retention.hold_lifted"
    ERASURE_ASKED = "dossier.erasure_asked"
    ERASURE_CONFIRMED = "dossier.erasure_confirmed"
    ERASURE_WITHDRAWN = "dossier.erasure_withdrawn"
    ERASURE_SKIPPED = "dossier.erasure_skipped"
    ERASURE_ENDED = "dossier.erasure_ended"
    ERASED = "dossier.erased"
    COPY_REQUESTED = "dossier.copy_requested"
    CORRECTION_REQUESTED = "dossier.correction_requested"
    REQUEST_ANSWERED = "dossier.request_answered"
    AUDIT_OPENED = "control.opened"
    AUDIT_SAMPLED = "control.sampled"
    AUDIT_ENDED = "control.ended"
    AUDIT_CHANGED = "control.changed"
    AUDIT_INVITED = "control.invited"
    AUDIT_LOOKED = "control.looked"
    AUDIT_REJUDGED = "control.judged_again"
    AUDIT_REWRITTEN = "control.written_again"
    AUDIT_FRAME_TAKEN = "control.frame_taken"
    AUDIT_PACK_TAKEN = "control.pack_taken"

    ACCOUNT_ADDED = "account.account_added"
    ACCOUNT_DISABLED = "account.account_disabled"
    ACCOUNT_ENABLED = "account.account_enabled"
    ACCOUNT_ROLES_CHANGED = "account.account_roles_changed"
    ACCOUNT_RESET = "account.account_reset"
    SIGNED_IN = "account.signed_in"
    SIGNED_OUT = "account.signed_out"
    PASSWORD_CHANGED = "account.password_changed"  # noqa: S105 - the name of what happened
    SECOND_FACTOR_SET = "account.second_factor_set"
    SECOND_FACTOR_RESET = "account.second_factor_reset"
    SPARE_CODE_USED = "account.spare_code_used"
    SPARE_CODES_RENEWED = "account.spare_codes_renewed"


EVENT_NAMES: Mapping[Event, str] = MappingProxyType(
    {
        Event.DRAFT_OPENED: "otwarcie wniosku, którego papier wpłynął",
        Event.MATTER_OPENED: "założenie sprawy",
        Event.ANSWERS_CORRECTED: "poprawienie odpowiedzi",
        Event.WISHES_NOTED: "zapisanie zwrotu i formy pism",
        Event.PAPERS_CHECKED: "sprawdzenie dokumentów",
        Event.COMPLETION_CALLED: "wezwanie do uzupełnienia",
        Event.COMPLETION_ANSWERED: "przyjęcie uzupełnienia",
        Event.ASSESSED: "ocena sytuacji",
        Event.GROUP_ACKNOWLEDGED: "ustalenie pierwszeństwa",
        Event.RESOLUTION_PROPOSED: "propozycja rozstrzygnięcia",
        Event.RESOLUTION_CONFIRMED: "rozstrzygnięcie",
        Event.RESOLUTION_WITHDRAWN: "wycofanie rozstrzygnięcia",
        Event.RESOLUTION_REPLACED: "zmiana rozstrzygnięcia",
        Event.RESOLUTION_TAKEN_BACK: "cofnięcie rozstrzygnięcia zapisanego w tej samej chwili co inne",
        Event.LETTER_SENT: "wysłanie pisma",
        Event.CHANGE_RECORDED: "zmiana w ciągu roku",
        Event.RESIGNED: "rezygnacja",
        Event.CLOSED: "zamknięcie sprawy",
        Event.SESSION_OPENED: "otwarcie posiedzenia",
        Event.SESSION_CHANGED: "zmiana w posiedzeniu",
        Event.SESSION_CLOSED: "zamknięcie posiedzenia",
        Event.BATCH_ORDERED: "zamówienie serii pism",
        Event.BATCH_ASKED: "zlecenie brakujących pism serii",
        Event.BATCH_ASKED_AGAIN: "zlecenie pism serii od nowa tam, gdzie coś się zmieniło",
        Event.BATCH_LETTER_WITHDRAWN: "wycofanie pisma z serii",
        Event.BATCH_SENT: "wysłanie pism serii",
        Event.REGISTER_EXPORTED: "pobranie rejestru spraw",
        Event.LIST_EXPORTED: "pobranie listy",
        Event.MINUTES_MADE: "pobranie protokołu",
        Event.CARD_MADE: "pobranie karty oceny",
        Event.BATCH_TAKEN: "pobranie plików serii",
        Event.CALL_SENT: "wysłanie wezwania do uzupełnienia",
        Event.CHANGE_TOLD: "wysłanie pisma o zmianie limitu",
        Event.BLANK_ADDED: "dodanie wzoru pisma",
        Event.BLANK_USED: "powrót do wcześniejszego wzoru pisma",
        Event.BLANK_OURS: "powrót do podstawowego wzoru pisma",
        Event.SETTINGS_CHANGED: "zmiana ustawień biura",
        Event.ASSIGNMENT_MADE: "przydzielenie asystenta",
        Event.ASSIGNMENT_CHANGED: "zmiana przydziału",
        Event.ASSIGNMENT_OPENED: "otwarcie przydziału",
        Event.ASSIGNMENT_ENDED: "zakończenie przydziału",
        Event.PROFILE_CHANGED: "zmiana danych asystenta",
        Event.SERVICE_ENTERED: "wpis usługi",
        Event.SERVICE_CHANGED: "poprawienie wpisu usługi",
        Event.SERVICE_REMOVED: "usunięcie wpisu usługi",
        Event.SERVICES_IMPORTED: "wczytanie wpisów z pliku",
        Event.MONTH_HANDED_IN: "oddanie rozliczenia miesiąca",
        Event.MONTH_TAKEN_BACK: "cofnięcie oddania rozliczenia",
        Event.MONTH_COMPARED: "porównanie rozliczenia z papierem",
        Event.MONTH_RETURNED: "zwrot rozliczenia do poprawy",
        Event.MONTH_ACCEPTED: "przyjęcie rozliczenia",
        Event.MONTH_REOPENED: "otwarcie przyjętego rozliczenia do korekty",
        Event.MONTH_PRINTED: "pobranie dokumentów miesiąca",
        Event.CARE_NOTED: "zapisanie innych usług opieki",
        Event.SPOT_CHECKED: "zapisanie kontroli na miejscu",
        Event.SPOT_CHECK_DOCUMENTED: "udokumentowanie kontroli na miejscu",
        Event.SPOT_CHECK_PRINTED: "pobranie protokołu kontroli",
        Event.FIGURES_EXPORTED: "pobranie zestawienia rozliczeń",
        Event.PAPER_KEPT: "włączenie dokumentu do teczki",
        Event.PAPER_FILED: "włączenie skanu do teczki",
        Event.PAPER_SIGNED: "sprawdzenie podpisu na skanie",
        Event.PAPER_SHOWN: "otwarcie dokumentu z teczki",
        Event.REMINDERS_EXPORTED: "pobranie listy braków w teczkach",
        Event.SCAN_TAKEN: "przyjęcie skanu",
        Event.SCAN_PAGE_SORTED: "wskazanie miejsca strony skanu",
        Event.SCAN_FILED: "rozłożenie skanu do teczek",
        Event.SCAN_DELETED: "usunięcie skanu",
        Event.DOSSIER_EXPORT_ASKED: "zlecenie wydania teczki",
        Event.DOSSIER_EXPORTED: "wydanie teczki",
        Event.FIXITY_CHECKED: "sprawdzenie plików archiwum",
        Event.RETENTION_SET: "ustalenie okresu przechowywania",
        Event.RETENTION_CONFIRMED: "potwierdzenie okresu przechowywania",
        Event.HOLD_PLACED: "wstrzymanie usuwania",
        Event.HOLD_LIFTED: "odwołanie wstrzymania usuwania",
        Event.ERASURE_ASKED: "wniosek o usunięcie teczki",
        Event.ERASURE_CONFIRMED: "zatwierdzenie usunięcia teczek",
        Event.ERASURE_WITHDRAWN: "wycofanie wniosku o usunięcie teczki",
        Event.ERASURE_SKIPPED: "pozostawienie teczki przy usuwaniu",
        Event.ERASURE_ENDED: "zakończenie usuwania teczek",
        Event.ERASED: "usunięcie teczki",
        Event.COPY_REQUESTED: "żądanie kopii danych",
        Event.CORRECTION_REQUESTED: "żądanie sprostowania danych",
        Event.REQUEST_ANSWERED: "odpowiedź na żądanie uczestnika",
        Event.AUDIT_OPENED: "otwarcie kontroli",
        Event.AUDIT_SAMPLED: "wylosowanie próby do kontroli",
        Event.AUDIT_ENDED: "zakończenie kontroli",
        Event.AUDIT_CHANGED: "zmiana kontroli",
        Event.AUDIT_INVITED: "wydanie kodu osobie kontrolującej",
        Event.AUDIT_LOOKED: "prośba osoby kontrolującej o stronę",
        Event.AUDIT_REJUDGED: "ponowna ocena według zasad podczas kontroli",
        Event.AUDIT_REWRITTEN: "ponowne wypisanie dokumentów podczas kontroli",
        Event.AUDIT_FRAME_TAKEN: "pobranie listy, z której losowano próbę",
        Event.AUDIT_PACK_TAKEN: "pobranie teczek próby",
        Event.ACCOUNT_ADDED: "założenie konta",
        Event.ACCOUNT_DISABLED: "zamknięcie konta",
        Event.ACCOUNT_ENABLED: "ponowne otwarcie konta",
        Event.ACCOUNT_ROLES_CHANGED: "zmiana ról konta",
        Event.ACCOUNT_RESET: "wydanie kodu do ustawienia hasła",
        Event.SIGNED_IN: "zalogowanie",
        Event.SIGNED_OUT: "wylogowanie",
        Event.PASSWORD_CHANGED: "zmiana hasła",
        Event.SECOND_FACTOR_SET: "ustawienie drugiego składnika",
        Event.SECOND_FACTOR_RESET: "usunięcie drugiego składnika",
        Event.SPARE_CODE_USED: "zalogowanie kodem zapasowym",
        Event.SPARE_CODES_RENEWED: "nowe kody zapasowe",
    }
)
