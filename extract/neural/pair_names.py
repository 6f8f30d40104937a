"""How alike the names of an article's mentions are: forms, parts and initials; no weights here.

Source: half of NEREL's relations across sentences join two names of one thing (ALTERNATIVE_NAME,
ABBREVIATION); words decide those, not places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

STEM = 5
"""Letters that two words must share at their beginning to count as forms of one name, but for
vowels at their end: Рим, Риме, Россия, Россией."""
_ENDINGS = "аеёиоуыэюяйь"
UNLIKE, SHARED, PART, WHOLE, FORM, SAME, INITIALS = range(7)
"""Likeness of a name to another: nothing in common; some stem in common; its stems are some of the
other's; the other's are some of its; the same stems; the same words; one spells the initials of
the other."""
_SHORTEST = 2
"""Letters of the shortest word that counts as a word of a name and of the shortest acronym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of m mentions against each other."""

    likeness: Ints
    """UNLIKE … INITIALS, [m, m]."""
    groups: Ints
    """Number of the mention's name: equal where the stems are, [m]."""
    forms: Ints
    """Number of the mention's words: equal where the words are, whatever their capitals, [m]."""

    @classmethod
    def of(cls, words: Sequence[Sequence[str]]) -> "Names":
        """Compare the names of an article.

        Args:
            words: the tokens of each mention.
        """
        stems: dict[str, int] = {}
        forms: dict[tuple[str, ...], int] = {}
        keys: dict[tuple[int, ...], int] = {}
        acronyms: dict[str, int] = {}
        total = len(words)
        form, group, spelled, initials, short = (np.empty(total, np.int32) for _ in range(5))
        members: list[tuple[int, int]] = []
        for number, name in enumerate(words):
            lower = [word.lower() for word in name if word[0].isalnum()]
            own = [stems.setdefault(_stem(word), len(stems)) for word in lower]
            members.extend((number, stem) for stem in own)
            form[number] = forms.setdefault(tuple(lower), len(forms))
            group[number] = keys.setdefault(tuple(own), len(keys))
            parts = [part for word in lower for part in word.split("-") if part]
            spelled[number] = acronyms.setdefault("".join(name).lower(), len(acronyms))
            initials[number] = _number(acronyms, [part[0] for part in parts])
            short[number] = _number(acronyms, [part[0] for part in parts if len(part) > _SHORTEST])
        has = np.zeros((total, len(stems)), np.float32)
        if members:
            has[tuple(np.array(members).T)] = 1.0
        common = (has @ has.T).astype(np.int32)
        sizes = has.sum(1).astype(np.int32)
        likeness = np.where(common > 0, SHARED, UNLIKE).astype(np.int32)
        likeness[(common > 0) & (common == sizes[:, None])] = PART
        likeness[(common > 0) & (common == sizes[None])] = WHOLE
        likeness[group[:, None] == group[None]] = FORM
        likeness[form[:, None] == form[None]] = SAME
        spells = (spelled[:, None] == initials[None]) | (spelled[:, None] == short[None])
        likeness[spells | spells.T] = INITIALS
        return cls(likeness=likeness, groups=group, forms=form)


def _stem(word: str) -> str:
    return word[:STEM].rstrip(_ENDINGS) or word


def _number(acronyms: dict[str, int], letters: list[str]) -> int:
    """Number of the acronym that the letters spell; a name of one word has none (-2)."""
    if len(letters) < _SHORTEST:
        return -2
    return acronyms.setdefault("".join(letters), len(acronyms))
