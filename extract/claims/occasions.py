"""Gatherings and other occasions that an article speaks of again and again, and their days.

«Саммит прошел 5 мая ... участники саммита ... на полях саммита»: the word itself tells that one
happening is meant, unless an adjective («прошлый саммит»), a plural or other parties set it apart.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from extract.claims.lexicon import word_group
from extract.records import TimeInterval
from extract.times.attach import nearest_time
from extract.tree import Tree

AT = frozenset(
    {"на", "в ходе", "по итогам", "во время", "по результатам", "в рамках", "по окончании"}
    | {"на полях", "в кулуарах", "по завершении", "после", "в завершение"}
)
"""Prepositions that put a verb on the day of the occasion behind them."""
_OTHER = frozenset(
    {"прошлый", "прежний", "предыдущий", "следующий", "очередной", "первый", "последний", "новый"}
    | {"январский", "февральский", "мартовский", "апрельский", "майский", "июньский", "июльский"}
    | {"августовский", "сентябрьский", "октябрьский", "ноябрьский", "декабрьский"}
    | {"будущий", "каждый", "второй", "третий", "другой", "минувший", "ежегодный", "грядущий"}
)
"""Adjectives by which a noun means another event of its kind than the one told elsewhere."""
_NOUNS = word_group("occasion")
_GENERAL = word_group("meeting") & _NOUNS
"""Nouns that, bare, mean the one gathering of the article whatever it is called elsewhere."""
_PHASES = word_group("phase")
_PLURAL = frozenset({"переговоры", "выборы", "учение", "консультация", "торг"})
"""Nouns whose plural is one happening."""


class Occasions:
    """The occasions of one article.

    Args:
        tree: of the article.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._days: dict[int, TimeInterval | None] = {}

    def is_named(self, word: int) -> bool:
        """Whether the word means an occasion."""
        return self._noun(word) in _NOUNS

    def first_day(self, words: Iterable[int]) -> TimeInterval | None:
        """The day of the first occasion among the words that something was done at."""
        for word in words:
            if self.is_named(word) and self.preposition(word) in AT:
                own = nearest_time(self.tree, word)
                return own.interval if own else self.day_elsewhere(word)
        return None

    def day_elsewhere(self, word: int) -> TimeInterval | None:
        """The one day that other sentences give to the occasion which the word means."""
        if self.is_another(word):
            return None
        others = self._places.get(self._noun(word), ())
        found = only(self._days_of_others(word, others))
        if found is None and self._noun(word) in _GENERAL and not self._is_described(word):
            found = only(self._days_of_others(word, self._gatherings))
        return found

    def _days_of_others(self, word: int, others: Iterable[int]) -> Iterator[TimeInterval | None]:
        return (
            self.day(other)
            for other in others
            if other != word and not self.is_another(other) and not self._differ(word, other)
        )

    def day(self, word: int) -> TimeInterval | None:
        """The one day that the sentence of a word gives to what the word means."""
        if word not in self._days:
            dated = nearest_time(self.tree, word)
            found = dated.interval if dated else self.day_explained(word)
            self._days[word] = found if is_day(found) else None
        return self._days[word]

    def day_explained(self, index: int) -> TimeInterval | None:
        """The one day before the last colon of the sentence, where none stands behind it."""
        tree = self.tree
        sentence = tree.sentence(index)
        colons = [n for n in range(sentence.first, index) if tree.tokens[n].text == ":"]
        if not colons or tree.times_in(colons[-1], sentence.last):
            return None
        told = [time.interval for time in tree.times_in(sentence.first, colons[-1])]
        return told[0] if len(told) == 1 and is_day(told[0]) else None

    def is_another(self, word: int) -> bool:
        """Whether an adjective sets it apart from others of its kind, or it is one of several."""
        tree = self.tree
        if tree.feat(word, "Number") == "Plur" and self._noun(word) not in _PLURAL:
            return True
        return any(tree.lemma(child) in _OTHER for child in tree.children(word, "amod", "det"))

    def preposition(self, word: int) -> str | None:
        """The preposition of a word; «по итогам» may be left as a noun of its own above it."""
        tree = self.tree
        above = tree.tokens[word].head
        if tree.case_word(word) is None and above >= 0 and tree.lemma(above) in _PHASES:
            return f"{tree.case_word(above)} {tree.tokens[above].text.lower()}"
        return tree.case_word(word)

    def _is_described(self, word: int) -> bool:
        """Whether something sets it apart: «встреча с X», «рабочая встреча»."""
        return bool(self.tree.children(word, "amod", "nmod", "appos", "acl"))

    def _noun(self, word: int) -> str:
        """The lemma without what only says how it is held («онлайн-совещание»)."""
        return self.tree.lemma(word).rpartition("-")[2]

    def _differ(self, one: int, other: int) -> bool:
        """Whether both have parties and these are not the same."""
        first, second = (
            {self.tree.lemma(child) for child in self.tree.children(word, "nmod")}
            for word in (one, other)
        )
        return bool(first and second and not first & second)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each noun that means an occasion stands."""
        places: dict[str, list[int]] = {}
        for index in filter(self.is_named, range(len(self.tree.tokens))):
            places.setdefault(self._noun(index), []).append(index)
        return places

    @cached_property
    def _gatherings(self) -> list[int]:
        """Where words for people who come together stand."""
        return sorted(place for noun in _GENERAL for place in self._places.get(noun, ()))


def is_day(time: TimeInterval | None) -> bool:
    """Whether the interval is a single day."""
    return time is not None and time.earliest is not None and time.earliest == time.latest


def only(days: Iterable[TimeInterval | None]) -> TimeInterval | None:
    """The interval that all known ones are, None where they differ or none is known."""
    found = {(day.earliest, day.latest): day for day in days if day is not None}
    return next(iter(found.values())) if len(found) == 1 else None
