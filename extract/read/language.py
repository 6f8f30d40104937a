"""Whether a text is Russian, by its letters alone: cheap, and enough to turn neighbors away.

The statistical models know Russian only; on a neighbor language they still answer, with nonsense.
"""

import re

MIN_CYRILLIC = 0.5
"""Share of Cyrillic among letters below which a text is not Russian.

Russian news heavy with Latin names stays above 0.7; an English text that quotes a Russian name
stays below 0.1.
"""
MAX_FOREIGN_CYRILLIC = 0.015
"""Share of Cyrillic letters outside the Russian alphabet above which a text is not Russian.

Ukrainian has about 0.07 («і», «ї», «є»), Belarusian 0.08, Serbian 0.05, Kazakh over 0.2; a Russian
text that quotes one of them in a sentence has less than 0.01.
"""
MAX_STRAY_LETTERS = 2
"""So many foreign letters are a name in a short report, whatever their share."""
MIN_LETTERS_FOR_STATISTICS = 60
"""Fewer letters say too little about a language."""
MANY_LETTERS = 400
"""From here on counts are trusted against single letters: «Съезд партии ... делегаты съезда» is a
short Russian text with two «ъ» and one «ы», a letter that Bulgarian does not have at all."""
MIN_HARD_SIGN = 0.005
"""Share of «ъ» that, with more «ъ» than «ы», makes a text Bulgarian: there it is a vowel, 0.015 of
all letters; in Russian 0.0004, and «ы» has 0.019."""

_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_URL = re.compile(r"https?://\S+")


def why_not_russian(text: str) -> str | None:
    """The reason why the text is not Russian, fit for a message; None when it is."""
    letters = [letter for letter in _URL.sub("", text).lower() if letter.isalpha()]
    if not letters:
        return "has no letters in it"
    cyrillic = [letter for letter in letters if "\u0400" <= letter <= "\u052f"]
    share = len(cyrillic) / len(letters)
    if share < MIN_CYRILLIC:
        return f"is not Russian: {share:.0%} of its letters are Cyrillic"
    foreign = [letter for letter in cyrillic if letter not in _RUSSIAN]
    if len(foreign) > max(MAX_FOREIGN_CYRILLIC * len(cyrillic), MAX_STRAY_LETTERS):
        examples = " ".join(sorted(set(foreign))[:4])
        return f"is not Russian: another Cyrillic language by its letters ({examples})"
    if len(cyrillic) >= MIN_LETTERS_FOR_STATISTICS:
        hard, back = cyrillic.count("ъ"), cyrillic.count("ы")
        enough = len(cyrillic) >= MANY_LETTERS or back + cyrillic.count("э") == 0
        if enough and hard > back and hard >= MIN_HARD_SIGN * len(cyrillic):
            return "is not Russian: Bulgarian by its letters (more «ъ» than «ы»)"
    return None
