"""The morphological dictionary: lemmas and case forms.

natasha's own `MorphVocab` stands on pymorphy2, which calls `inspect.getargspec` (gone in Python
3.11) and imports `pkg_resources` (gone from setuptools 82). pymorphy3 is its maintained successor
with the same dictionary: lemmas were equal on all 23,784 tokens of NEREL dev. `Vocabulary` gives
natasha's lemmatizer what it expects of a vocabulary (`vocab(word)` → forms with `pos`, `feats`,
`normal`), so natasha's choice among homonyms is used unchanged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from natasha.morph.lemma import lemmatize
from natasha.morph.vocab import ud_feats, ud_pos
from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

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
_CACHE_SIZE = 65_536
"""Forms kept; a corpus of 840 articles has 44,788 distinct (form, tag) pairs, and natasha's
10,000 made its cache thrash there."""


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word in natasha's terms."""

    normal: str
    pos: str
    feats: Mapping[str, str]


class Vocabulary:
    """pymorphy3's dictionary behind the two questions that svyaz asks: which lemma, which form."""

    def __init__(self) -> None:
        self._analyzer = MorphAnalyzer()
        self._inflected: dict[tuple[str, str, str, frozenset[str]], str | None] = {}
        self._forms = lru_cache(_CACHE_SIZE)(self._read_forms)
        self.parse = lru_cache(_CACHE_SIZE)(self._parse)
        self.lemma = lru_cache(_CACHE_SIZE)(self._lemma)

    def __call__(self, word: str) -> tuple[Form, ...]:
        """Readings of a lower-case word, the likeliest first."""
        return self._forms(word)

    def _read_forms(self, word: str) -> tuple[Form, ...]:
        return tuple(
            Form(parse.normal_form, ud_pos(parse.tag), dict(ud_feats(parse.tag)))
            for parse in self.parse(word)
        )

    def _parse(self, word: str) -> tuple[Parse, ...]:
        return tuple(self._analyzer.parse(word))

    def _lemma(self, word: str, pos: str, feats: tuple[tuple[str, str], ...]) -> str:
        """Lemma of a word with the tag that the tagger gave it; ё is written е."""
        lemma: str = lemmatize(self, word, pos, dict(feats))
        return lemma

    def is_known(self, word: str) -> bool:
        """Whether the dictionary holds the word itself, not just words like it."""
        return bool(self._analyzer.word_is_known(word.lower()))

    def inflect(self, parse: Parse, grammemes: Iterable[str]) -> str | None:
        """The reading's form with these OpenCorpora grammemes, or None where there is none."""
        key = (parse.word, str(parse.tag), parse.normal_form, frozenset(grammemes))
        if key not in self._inflected:
            if len(self._inflected) >= _CACHE_SIZE:
                self._inflected.clear()
            form = parse.inflect(key[3])
            self._inflected[key] = None if form is None else str(form.word)
        return self._inflected[key]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The dictionary, loaded once (0.3 s)."""
    return Vocabulary()
