"""What every key of a case file and a month file means, in English, for the schemas and the manuals."""

from collections.abc import Mapping

from app.casefile.meanings import case, month

Meaning = str

MEANINGS: Mapping[str, Mapping[str, Meaning]] = {**case.MEANINGS, **month.MEANINGS}
