"""The morphological dictionary: readings of words and their case forms.

natasha's own `MorphVocab` stands on pymorphy2, which calls `inspect.getargspec` (gone in Python
3.11) and imports `pkg_resources` (gone from setuptools 82). pymorphy3 is its maintained successor
with the same dictionary.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse
from rapidfuzz.distance import Prefix

CASES = {
    "Nom": "nomn",
    "Gen": "gent",
    "Dat": "datv",
    "Acc": "accs",
    "Ins": "ablt",
    "Loc": "loct",
}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_SUPERLATIVE = "Supr"
_CACHE_SIZE = 65_536
"""Words kept; NEREL's 840 articles have 37,840 distinct ones."""


class Vocabulary:
    """pymorphy3's dictionary: what a word may be, and how it inflects."""

    def __init__(self) -> None:
        self.analyzer = MorphAnalyzer()
        # Words with a hyphen or a prefix are parsed by their parts: those are worth keeping, too.
        self._parse = lru_cache(_CACHE_SIZE)(self.analyzer.parse)
        self.analyzer.parse = self._parse
        self._inflected: dict[tuple[str, str, str, frozenset[str]], str | None] = {}

    def parse(self, word: str) -> Sequence[Parse]:
        """Readings of a lower-case word, the likeliest first."""
        readings: Sequence[Parse] = self._parse(word)
        return readings

    def forget(self) -> None:
        """Give back the memory; only the speed of what follows depends on it."""
        self._parse.cache_clear()
        self._inflected.clear()

    def is_known(self, word: str) -> bool:
        """Whether the dictionary holds the word itself, not just words like it."""
        return bool(self.analyzer.word_is_known(word.lower()))

    def inflect(self, parse: Parse, grammemes: Iterable[str]) -> str | None:
        """The reading's form with these OpenCorpora grammemes, or None where there is none."""
        key = (parse.word, str(parse.tag), parse.normal_form, frozenset(grammemes))
        if key not in self._inflected:
            if len(self._inflected) >= _CACHE_SIZE:
                self._inflected.clear()
            self._inflected[key] = _form(parse, key[3])
        return self._inflected[key]


def _form(parse: Parse, grammemes: frozenset[str]) -> str | None:
    if _SUPERLATIVE in parse.tag:
        # One adjective has several: «высшего» is «высший», not «высочайший».
        wanted = grammemes | {_SUPERLATIVE}
        fitting = [str(each.word) for each in parse.lexeme if wanted <= each.tag.grammemes]
        return max(fitting, key=lambda word: Prefix.similarity(word, parse.word), default=None)
    form = parse.inflect(grammemes)
    return None if form is None else str(form.word)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The dictionary, loaded once (0.3 s)."""
    return Vocabulary()
