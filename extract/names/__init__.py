"""Names: keys under which spellings meet, and whether two names are one.

    same_name("Джейк Салливан", "Jake Sullivan")     # same, .9: spellings of one full name

Spelling says what it can and no more: lone surnames and organizations that are merely similar stay
undecided, and who compares them needs a second vote. The conventions are data with their reasons:
`data/sounds.tsv` (Cyrillic), `data/latin.tsv` (Latin to Cyrillic), `data/given.tsv` (given names).
"""

from extract.names.compare import Comparison, Verdict, same_name
from extract.names.keys import fold, sound, sounds_like, words
from extract.names.person import PersonName, names_a_person, person_name

__all__ = [
    "Comparison",
    "PersonName",
    "Verdict",
    "fold",
    "names_a_person",
    "person_name",
    "same_name",
    "sound",
    "sounds_like",
    "words",
]
