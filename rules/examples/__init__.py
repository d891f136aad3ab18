"""The law as named examples: small changes of a complete subject, and what each rule says to them.

Chapters are YAML files of this folder, what examples change lies in ``bases``; ``docs/rules`` shows both.
"""

from rules.examples.example import Chapter, Example, Subject
from rules.examples.reading import read_chapters, read_examples
from rules.examples.running import run, seen, subject_of, the_programme

__all__ = [
    "Chapter",
    "Example",
    "Subject",
    "read_chapters",
    "read_examples",
    "run",
    "seen",
    "subject_of",
    "the_programme",
]
