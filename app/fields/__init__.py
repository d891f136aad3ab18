"""Fields of a form: raw posted texts come in, values of the domain and Polish messages go out.

No field knows HTML or Flask; the macro ``question(field)`` of ``app/web`` draws every one of them.

====================  ==========================  ===========================================
field                 ``data`` (empty)            posts
====================  ==========================  ===========================================
``TextField``         ``str`` (``""``)            a line: trimmed, NFC, nothing invisible
``LongTextField``     ``str`` (``""``)            lines, cleaned the same way
``PhoneField``        ``str`` (``""``)            ``600 100 200``, ``22 123 45 67``, ``+49 …``
``PostcodeField``     ``str`` (``""``)            ``00-000``; accepts ``00000``
``EmailField``        ``str`` (``""``)            an address; no DNS is asked
``PasswordField``     ``str`` (``""``)            as typed, never shown again
``NumberField``       ``Decimal | None``          comma or point
``AmountField``       ``Decimal | None``, złoty   the same, shown with its grosze
``HoursField``        ``Decimal | None``, hours   the same, also ``2:30``
``WholeNumberField``  ``int | None``              digits
``ChoiceField``       option's value ``| None``   radios
``YesNoField``        ``bool | None``             radios ``yes`` / ``no``
``ChoicesField``      ``frozenset`` of values     checkboxes, the name repeated
``ConfirmField``      ``bool`` (``False``)        one checkbox, ``yes``
``DateField``         ``date | None``             ``name-day``, ``name-month``, ``name-year``
``DayField``          ``date | None``             one input, ``2026-01-07`` or ``7.01.2026``
``TimeField``         ``time | None``             one input, ``08:30``
``Rows``              ``tuple`` of ``dict``       ``name-0-part``, …, and ``name-rows``
====================  ==========================  ===========================================

Every field takes ``label`` and, by keyword, ``hint``, ``missing`` (the message when nothing was
given; ``None``: the field is optional), ``optional`` (the word an optional field is marked with;
``""`` for one that other answers make required) and ``validators``. In ``Page.suit`` a page may
still set ``field.missing``, ``.hint``, ``.options``, ``.earliest`` and the like, and
``del form.field``.

- ``data``: the valid value, or the empty one; ``data=`` of a form takes the same (for ``Rows`` an
  iterable of mappings).
- ``answer``: ``data``, but empty as soon as any check refused it. ``Page.fill`` uses this.
- ``value``, ``checked``: what to show again, in the user's own words.
- ``errors``: one Polish message at most, in the order *unreadable, missing, own validators*. The
  last, and ``validate_<name>`` of the form, also run on an empty optional field, so that a page can
  require it conditionally; they raise ``wtforms.ValidationError``.
- ``problems``: pairs of a message and the id of the input to focus; ``Form.problems`` has them all.

Nothing that can be posted raises. Forms inherit from ``app.fields.Form``, never ``wtforms.Form``.
"""

from app.fields.choice import ChoiceField, ChoicesField, ConfirmField, Option, YesNoField
from app.fields.clock import DayField, TimeField
from app.fields.contact import EmailField, PhoneField, PostcodeField
from app.fields.dates import DateField
from app.fields.numbers import AmountField, HoursField, NumberField, WholeNumberField
from app.fields.password import PasswordField
from app.fields.question import Form, Problem, Question
from app.fields.rows import Rows, add_row, remove_row
from app.fields.text import LongTextField, TextField

__all__ = [
    "AmountField",
    "ChoiceField",
    "ChoicesField",
    "ConfirmField",
    "DateField",
    "DayField",
    "EmailField",
    "Form",
    "HoursField",
    "LongTextField",
    "NumberField",
    "Option",
    "PasswordField",
    "PhoneField",
    "PostcodeField",
    "Problem",
    "Question",
    "Rows",
    "TextField",
    "TimeField",
    "WholeNumberField",
    "YesNoField",
    "add_row",
    "remove_row",
]
