"""Lemmas of many words at once: natasha's choice among pymorphy3's readings.

natasha takes the first of a word's readings that is just as tagged, else the first that agrees
best with the tag; "first" is by the dictionary's probability of the reading. Here the tag decides
first, and the probability is only asked where readings with different lemmas agree equally well
(one word in fifty). How a reading makes its lemma is a property of its place in the dictionary,
which thousands of words share, so it is kept by place.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pymorphy3 import MorphAnalyzer

from extract.annotate.dawg import LONGEST, Dawg
from extract.annotate.universal import agreement, universal

Tag = tuple[str, dict[str, str]]

MAX_LEMMAS = 65_536
"""Lemmas kept, about 15 MB. NEREL's 840 articles have 44,788 distinct (form, tag) pairs; natasha's
memory of 10,000 forms is always full there."""
_MAX_RULES = 65_536
_RUSSIAN = re.compile("[а-яё]")
_PLAIN = re.compile(f"[а-я-]{{1,{LONGEST}}}")
"""Words that go to the dictionary in one batch; others are parsed one by one."""


class Rule(NamedTuple):
    """How a form makes its lemma, and the dictionary's tag of that reading."""

    front: int
    """Letters to cut at the front."""
    back: int
    """Letters to cut at the back."""
    prefix: str
    suffix: str
    gram: int

    def lemma(self, word: str) -> str:
        """Lemma of a form, ё as е."""
        return self.prefix + word[self.front : len(word) - self.back] + self.suffix


class Lemmatizer:
    """Lemmas by form and tag."""

    def __init__(self, analyzer: MorphAnalyzer, tags: Sequence[Tag]) -> None:
        """Read the dictionary's tables.

        Args:
            analyzer: pymorphy3 with a dictionary.
            tags: the tagger's tags in the order of their ids.
        """
        dictionary = analyzer.dictionary
        self._analyzer = analyzer
        self._tags = tags
        self._dawg = Dawg(Path(dictionary.path) / "words.dawg")
        self._paradigms = dictionary.paradigms
        self._prefixes = dictionary.paradigm_prefixes
        self._suffixes = [suffix.replace("ё", "е") for suffix in dictionary.suffixes]
        self._grams = dictionary.gramtab
        self._probability = analyzer.prob_estimator.p_t_given_w.prob
        self._lemmas: dict[tuple[str, int], str] = {}
        self._rules: dict[tuple[tuple[int, ...], int], tuple[Rule, ...]] = {}
        # What follows is at most as large as the dictionary's own tables.
        self._values: dict[int, tuple[tuple[int, int], ...]] = {}
        self._readings: dict[int, Tag] = {}
        self._agreements: dict[tuple[int, int], int] = {}

    def forget(self) -> None:
        """Give back the memory; only the speed of what follows depends on it."""
        for memory in (
            self._lemmas, self._rules, self._values, self._readings, self._agreements
        ):  # fmt: skip
            memory.clear()

    def __call__(self, words: Sequence[str], tags: Sequence[int]) -> list[str]:
        """Lemmas of words, lower-case and without ё.

        Args:
            words: as in the text, ё as е.
            tags: the id of the tag of each.
        """
        known = self._lemmas
        pairs = [(word.lower(), tag) for word, tag in zip(words, tags, strict=True)]
        missing = {pair: None for pair in pairs if pair not in known}
        if missing:
            if len(known) + len(missing) > MAX_LEMMAS:
                known.clear()
                missing = dict.fromkeys(pairs)
            known.update(zip(missing, self._new(list(missing)), strict=True))
        return [known[pair] for pair in pairs]

    def _new(self, pairs: list[tuple[str, int]]) -> list[str]:
        plain = list(dict.fromkeys(word for word, _ in pairs if _PLAIN.fullmatch(word)))
        places = dict(zip(plain, self._dawg.find(plain), strict=True))
        self._read(places.values())
        return [self._lemma(word, tag, places.get(word, ())) for word, tag in pairs]

    def _lemma(self, word: str, tag: int, places: tuple[int, ...]) -> str:
        if not places:
            return self._predicted(word, tag)
        rules = self._rules.get((places, tag))
        if rules is None:
            if len(self._rules) >= _MAX_RULES:
                self._rules.clear()
            rules = self._rules[places, tag] = self._best_rules(places, tag)
        if not rules:
            return word
        lemmas = [rule.lemma(word) for rule in rules]
        if lemmas.count(lemmas[0]) == len(lemmas):
            return lemmas[0]
        chances = [self._probability(word, self._grams[rule.gram]) for rule in rules]
        return lemmas[chances.index(max(chances))]

    def _best_rules(self, places: tuple[int, ...], tag: int) -> tuple[Rule, ...]:
        """The rules of the readings that agree best with the tag; none if none agrees at all."""
        best, rules = 1, list[Rule]()
        for place in places:
            for paradigm, number in self._values[place]:
                # A paradigm is three rows: the forms' suffixes, tags and prefixes.
                rows = self._paradigms[paradigm]
                gram = rows[len(rows) // 3 + number]
                agreed = self._agreements.get((gram, tag))
                if agreed is None:
                    agreed = self._agreement(gram, tag)
                if agreed > best:
                    best, rules = agreed, []
                if agreed == best:
                    rules.append(self._rule(rows, number))
        return tuple(rules)

    def _rule(self, paradigm: Sequence[int], form: int) -> Rule:
        size = len(paradigm) // 3
        # Form 0 is the lemma.
        return Rule(
            front=len(self._prefixes[paradigm[2 * size + form]]),
            back=len(self._suffixes[paradigm[form]]),
            prefix=self._prefixes[paradigm[2 * size]],
            suffix=self._suffixes[paradigm[0]],
            gram=paradigm[size + form],
        )

    def _agreement(self, gram: int, tag: int) -> int:
        reading = self._readings.get(gram)
        if reading is None:
            reading = self._readings[gram] = _universal(self._grams[gram])
        agreed = self._agreements[gram, tag] = agreement(reading, self._tags[tag])
        return agreed

    def _read(self, places: Iterable[tuple[int, ...]]) -> None:
        """Remember what hangs at the places."""
        new = sorted({node for nodes in places for node in nodes} - self._values.keys())
        if not new:
            return
        self._values.update(zip(new, self._dawg.values(new), strict=True))

    def _predicted(self, word: str, tag: int) -> str:
        """Lemma of a word that the dictionary lacks, by its parts, its prefix or its ending."""
        if not _RUSSIAN.search(word):
            return word
        best, lemma = 0, word
        for parse in self._analyzer.parse(word):
            agreed = agreement(_universal(parse.tag), self._tags[tag])
            if agreed > best:
                best, lemma = agreed, str(parse.normal_form).replace("ё", "е")
        return lemma


def _universal(tag: object) -> Tag:
    """The tagger's terms for a dictionary tag like "NOUN,anim,masc sing,nomn"."""
    return universal(str(tag).replace(" ", ",").split(","))
