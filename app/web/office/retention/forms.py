"""What the pages of keeping and erasing ask; valid forms come in, texts and numbers go out."""

from app.dossier.retention import COMMON_YEARS
from app.fields import (
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    TextField,
    WholeNumberField,
    YesNoField,
)
from app.workflow.dossier.retention import MOST_YEARS

MOST_DAYS = 3650


class Period(Form):
    """How long dossiers of a programme are kept, and where the office has that from."""

    category = TextField(
        "Kategoria archiwalna",
        hint="Z wykazu akt biura, np. B5.",
        missing="Wpisz kategorię archiwalną",
        max_length=20,
        autocomplete="off",
    )
    years = WholeNumberField(
        "Ile pełnych lat kalendarzowych przechowywać teczki",
        hint=(
            "Liczone od 1 stycznia roku po zamknięciu sprawy. Źródła programu nie mówią, ile. Przy umowach "
            f"dotacyjnych często przyjmuje się {COMMON_YEARS} lat, ale to zwyczaj, nie przepis programu."
        ),
        minimum=1,
        maximum=MOST_YEARS,
        noun="liczbę lat",
        suffix="lat",
        example="5",
        missing="Wpisz, ile lat przechowywać teczki",
    )
    source = LongTextField(
        "Skąd biuro ma ten okres",
        hint="Np. instrukcja kancelaryjna, umowa z wojewodą, jej paragraf i data.",
        missing="Napisz, skąd biuro ma ten okres",
        rows=3,
        max_length=1000,
    )
    backup_days = WholeNumberField(
        "Po ilu dniach znikają kopie zapasowe",
        hint="Tyle dni po usunięciu teczki jej dane mogą jeszcze być w kopiach zapasowych.",
        minimum=1,
        maximum=MOST_DAYS,
        noun="liczbę dni",
        suffix="dni",
        example="90",
        missing="Wpisz, po ilu dniach znikają kopie zapasowe",
    )


class Sure(Form):
    """One box that says: I have read this."""

    sure = ConfirmField(
        "Znam źródło tego okresu i go potwierdzam",
        missing="Zaznacz, że potwierdzasz ten okres",
    )


class Holding(Form):
    """Why nothing may be erased for now."""

    reason = LongTextField(
        "Powód wstrzymania",
        hint="Np. kontrola, spór, postępowanie.",
        missing="Napisz powód wstrzymania",
        rows=3,
        max_length=1000,
    )


class Lifting(Form):
    sure = ConfirmField(
        "Powód wstrzymania minął",
        missing="Zaznacz, że powód wstrzymania minął",
    )


class Because(Form):
    """Why dossiers are to go; it stays on the certificate."""

    because = LongTextField(
        "Powód usunięcia",
        hint="Bez nazwisk, adresów i numerów: powód zostanie na zaświadczeniu.",
        missing="Napisz powód usunięcia",
        rows=2,
        max_length=500,
    )


class Confirming(Form):
    sure = ConfirmField(
        "Wiem, że usuniętych teczek nie da się przywrócić",
        missing="Zaznacz, że wiesz, czego nie da się cofnąć",
    )


class Withdrawing(Form):
    sure = ConfirmField(
        "Wycofuję ten wniosek, teczki zostają",
        missing="Zaznacz, że wycofujesz wniosek",
    )


class AskedCopy(Form):
    """Who asks for a copy of whose data."""

    asked_on = DateField("Dzień żądania", missing="Podaj dzień, w którym żądanie wpłynęło")
    asked_by = TextField(
        "Kto prosi",
        hint="Imię i nazwisko: uczestnik albo osoba, która go reprezentuje.",
        missing="Wpisz, kto prosi",
        autocomplete="off",
        max_length=200,
    )
    identity = TextField(
        "Jak sprawdzono tożsamość",
        hint="Np. okazany dowód osobisty, podpis na wniosku, pełnomocnictwo.",
        missing="Napisz, jak sprawdzono tożsamość",
        autocomplete="off",
        max_length=300,
    )


class AskedCorrection(AskedCopy):
    """The same, and what is to be put right."""

    wrong = LongTextField(
        "Co jest błędne", missing="Napisz, co jest błędne", rows=3, max_length=2000
    )
    right = LongTextField(
        "Jak powinno być", missing="Napisz, jak powinno być", rows=3, max_length=2000
    )


class Answering(Form):
    """Yes or no; the second with its reason."""

    granted = YesNoField(
        "Czy biuro uwzględnia żądanie?", missing="Wybierz, czy biuro uwzględnia żądanie"
    )
    reason = LongTextField(
        "Powód albo sposób załatwienia",
        hint="Przy odmowie powód jest konieczny.",
        rows=3,
        max_length=2000,
    )
