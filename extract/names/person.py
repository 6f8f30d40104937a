"""Names of people: their parts, and whether two can be one person's.

Similarity of whole names hides the damage in a long equal first name, so names are compared part
by part and the worst part decides. Measured on full names of Russian news: worst part of at least
.80 has precision .97, with two known surnames refused 1.0; lone surnames by string .48-.72.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.annotate.surnames import is_given_name
from extract.names.alignment import LETTER, OTHER_CONSONANT, cost, similarity
from extract.names.keys import CACHE_SIZE, SHORTEST_SOUND, fold, ordinal, sounds_like
from extract.names.known import are_two, is_native
from extract.names.misprints import one_edit_apart
from extract.names.palladius import are_two_chinese
from extract.names.tables import given as given_groups

SIMILAR_PART = 0.80
"""Lowest similarity of two parts of full names that may be spellings of one."""
CONVENTION = 0.3
"""Highest cost of a convention that dictionaries, too, leave open: they list both spellings, so
that two entries prove nothing. «Шольц» and «Шульц» differ by more."""
MOST_OPEN = 0.5
"""Highest cost of any one convention; a misprint costs more."""
NATIVE_CONVENTION = 0.2
"""The same for surnames that Russian does not spell anew: nothing but ь, э/е, г/х and doubles."""
LONGEST_SYLLABLE = 4
SHORT_CONVENTION = 0.36
"""Highest cost of what differs in a word of four letters."""
SYLLABLE_CONVENTION = 0.06
"""The same in a shorter word: syllables of Chinese and Korean names are near («Ян», «Янь»)."""
LONG_SURNAME = 8
"""Letters of a surname in which a single wrong one may be a misprint whatever its ending is."""
MISPRINTED_GIVEN = 0.85
"""Lowest similarity of two given names one of which holds a misprint («Мария», «Марина»: .83)."""
_LONGEST_PARTICLE = 4
"""Lower-case words of up to this length may stand in a name: «фон», «дер», «ибн», «оглы»."""
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|инична)$")
_GENERATIONS = {
    "младший": "jr", "младшая": "jr", "мл": "jr", "jr": "jr",
    "старший": "sr", "старшая": "sr", "ст": "sr", "sr": "sr",
}  # fmt: skip
ARTICLES = frozenset("аль эль ас ан аш ат ар ад аз ал al el as an ash at ar ad az".split())
"""The Arabic article before a surname, in all its assimilated forms: often left out."""
_SEPARATORS = re.compile(r"[\s.\-]+")
_SERVANT = re.compile(r"(?:абд|абдель|абдул|абдуль|абдаль|абдал|абу|abd|abdel|abdul|abu)$")
"""First half of an Arabic name of two words («Абдель Азиз», «Абд ар-Рахман», «Абу Бакр»), which is
written in one word as well. «Абдель» alone is no name of anybody."""


def names_a_person(name: str) -> bool:
    """Whether the wording may be somebody's name: «Урсула фон дер Хорст», not «глава ФСЭГ».

    >>> names_a_person("собеседник агентства"), names_a_person("Глава ФСЭГ")
    (False, False)
    """
    parts = [part for part in _SEPARATORS.split(name) if part and part not in _GENERATIONS]
    long_parts = [part for part in parts if len(part) > _LONGEST_PARTICLE]
    if not parts or not all(part[:1].isupper() for part in (*long_parts, parts[-1])):
        return False
    shouted = [len(part) > 1 and part.isupper() for part in parts]
    return not any(shouted) or all(len(part) == 1 or part.isupper() for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name taken apart; all parts folded."""

    given: tuple[str, ...]
    """Everything before the last word but the patronymic: «Урсула фон дер»."""
    surname: str
    """The last word, or the only one."""
    patronymic: str | None = None
    generation: str | None = None
    """"jr" or "sr"."""

    @property
    def is_lone(self) -> bool:
        """Whether there is no full given name: «Лунд», «О. Лунд»."""
        return all(len(part) == 1 for part in self.given)

    def turned(self) -> tuple["PersonName", ...]:
        """The name with its first part last or its last part first: «Лифэн Хэ», «Хэ Лифэн»."""
        parts = self.key
        if len(parts) <= 1 or self.patronymic is not None:
            return ()
        orders = sorted({(*parts[1:], parts[0]), (parts[-1], *parts[:-1])})
        return tuple(
            PersonName(given=each[:-1], surname=each[-1], generation=self.generation)
            for each in orders
        )

    @property
    def key(self) -> tuple[str, ...]:
        """The name without its patronymic."""
        return (*self.given, self.surname)


@lru_cache(CACHE_SIZE)
def person_name(name: str) -> PersonName:
    """Take a person's name apart.

    >>> person_name("Александр Григорьевич Лукашенко").key
    ('александр', 'лукашенко')
    """
    tokens = [part for part in re.split(r"[\s.]+", fold(name)) if part and part != "-"]
    generation = None
    if tokens:
        stem, _, last = tokens[-1].rpartition("-")
        if last in _GENERATIONS:
            generation = _GENERATIONS[last]
            tokens = [*tokens[:-1], *([stem] if stem else [])]
    if not tokens:
        return PersonName(given=(), surname="", generation=generation)
    while len(tokens) > 1 and len(tokens[-1]) == 1 < len(tokens[0]):  # «Лунд О. П.»
        initials = [token for token in tokens if len(token) == 1]
        tokens = [*initials, *(token for token in tokens if len(token) > 1)]
    full_form = 3  # given name, patronymic, surname: «Вук Караджич» has no patronymic
    if len(tokens) >= full_form:
        tokens = _halves_joined(tokens)
    patronymic = None
    if len(tokens) >= full_form:
        found = [n for n, token in enumerate(tokens) if n and _PATRONYMIC.search(token)]
        if found:
            patronymic = tokens.pop(found[0])
            if found[0] == len(tokens):  # «Лукашенко Александр Григорьевич»
                tokens = [*tokens[1:], tokens[0]]
    return PersonName(
        given=tuple(tokens[:-1]), surname=tokens[-1], patronymic=patronymic, generation=generation
    )


def _halves_joined(tokens: list[str]) -> list[str]:
    """The words of a name with both halves of each Arabic one in one word: «абдельазиз»."""
    joined: list[str] = []
    for token in tokens:
        if joined and _SERVANT.match(joined[-1]) and len(token) > 1:
            joined[-1] += token.replace("-", "")
        else:
            joined.append(token)
    return joined


def same_full_name(left: PersonName, right: PersonName) -> bool:
    """Whether two full names are one name in two spellings: every part sounds the same."""
    return (
        len(left.given) == len(right.given)
        and not at_odds(left, right)
        and sounds_like(left.surname, right.surname)
        and not are_two_chinese(left.surname, right.surname)
        and all(map(same_given, left.given, right.given))
    )


def full_name_similarity(left: PersonName, right: PersonName) -> float:
    """Similarity of the worst pair of parts of two full names, 0..1; 0 where they cannot be one."""
    if len(left.given) != len(right.given) or at_odds(left, right):
        return 0.0
    worst = surname_similarity(left.surname, right.surname)
    for one, other in zip(left.given, right.given, strict=True):
        if worst < SIMILAR_PART:
            break
        worst = min(worst, given_similarity(one, other))
    return worst


def fits_lone(lone: PersonName, full: PersonName) -> bool:
    """Whether a surname, perhaps with initials, may be short for the full name."""
    if not sounds_like(lone.surname, full.surname) or lone.generation != full.generation:
        return False
    return not lone.given or (bool(full.given) and lone.given[0] == full.given[0][:1])


def at_odds(left: PersonName, right: PersonName) -> bool:
    """Whether patronymic or generation tell two people apart: father and son bear one name."""
    if left.generation != right.generation:
        return True
    if len({ordinal(left.surname), ordinal(right.surname)} - {None}) > 1:
        return True  # «Людовик XVI» and «Людовик XVII»
    one, other = left.patronymic, right.patronymic
    return one is not None and other is not None and not sounds_like(one, other)


@lru_cache(CACHE_SIZE)
def surname_similarity(left: str, right: str) -> float:
    """Similarity of two folded surnames, 0..1; 0 where they are known as two.

    «Иванов» and «Иванова» are two people, «Кириенко» and «Кириленко» two families.
    """
    if left == right:
        return 1.0
    one, other = _bare(left), _bare(right)
    found = similarity(one, other)
    if found < SIMILAR_PART:
        return found
    if are_man_and_woman(one, other) or not near_if_short(one, other):
        return 0.0
    if same_given(one, other) and cost(one, other) <= MOST_OPEN:
        return found  # «Ахмед», «Ахмад»
    if _share_half(one, other) and cost(one, other) <= LETTER:
        return found  # nobody is told from a namesake by a letter of his second surname
    return 0.0 if known_apart(one, other) else found


def _share_half(left: str, right: str) -> bool:
    """Whether two double surnames have one of their halves in common."""
    pairs = list(zip(left.split("-"), right.split("-"), strict=False))
    return len(pairs) > 1 and any(one == other for one, other in pairs)


def are_misprinted(left: PersonName, right: PersonName) -> bool:
    """Whether two full names differ by one letter of a long surname beside one rare given name.

    A letter makes another surname («Кириенко», «Кириленко»), so this is less than similarity: it
    takes what the texts tell of both. Given names that Russian dictionaries have are not rare.
    """
    if left.given != right.given or at_odds(left, right):
        return False
    one, other = left.surname, right.surname
    return (
        min(len(one), len(other)) >= LONG_SURNAME
        and bool(left.given)
        and not any(is_given_name(word) for word in left.given)
        and min(map(len, left.given)) > LONGEST_SYLLABLE
        and one_edit_apart(one, other)
        and not are_man_and_woman(one, other)
        and not are_two(one, other)
    )


def near_if_short(left: str, right: str) -> bool:
    """Whether two folded words are long, or short and nearly equal."""
    length = max(len(left), len(right))
    if length > LONGEST_SYLLABLE:
        return True
    price = SHORT_CONVENTION if length == LONGEST_SYLLABLE else SYLLABLE_CONVENTION
    return cost(left, right) <= price


def known_apart(left: str, right: str, convention: float = CONVENTION) -> bool:
    """Whether two folded words that are alike are known as two, or written as two at home.

    Args:
        left: a word.
        right: another one.
        convention: highest cost that says nothing, though both are known.
    """
    if are_two_chinese(left, right):
        return True
    price = cost(left, right)
    if price > NATIVE_CONVENTION and is_native(left) and is_native(right):
        return price <= MOST_OPEN or price >= OTHER_CONSONANT or are_two(left, right)
    return price > convention and are_two(left, right)


@lru_cache(CACHE_SIZE)
def given_similarity(left: str, right: str) -> float:
    """Similarity of two folded given names, 0..1; 0 where they are known as two («Мария, Марина»).

    Forms of one given name that the news use for one person («Майк», «Майкл») have 1.
    """
    if same_given(left, right):
        return 1.0
    left, right = _bare(left), _bare(right)
    found = similarity(left, right)
    if found < SIMILAR_PART:
        return found
    if found < MISPRINTED_GIVEN and cost(left, right) > MOST_OPEN:
        return 0.0
    if are_man_and_woman(left, right) or not near_if_short(left, right):
        return 0.0
    return 0.0 if known_apart(left, right, MOST_OPEN) else found


def same_given(left: str, right: str) -> bool:
    """Whether two folded given names are one: equal, of equal sound, or forms of one name."""
    if left == right or sounds_like(left, right):
        return not (are_man_and_woman(left, right) or are_two_chinese(left, right))
    groups = given_groups()
    return not groups.get(left, frozenset()).isdisjoint(groups.get(right, frozenset()))


def are_man_and_woman(left: str, right: str) -> bool:
    """Whether two folded names differ in gender alone: «Иванов, Иванова», «Александр(а)»."""
    short, long = sorted((left, right), key=len)
    if long in {f"{short}а", f"{short}a"}:
        return True
    endings = {short[-2:], long[-2:]}
    return short[:-2] == long[:-2] and "ая" in endings and bool(endings & {"ий", "ый", "ой"})


def _bare(surname: str) -> str:
    """The surname without the Arabic article."""
    first, _, rest = surname.partition("-")
    return rest if first in ARTICLES and len(rest) >= SHORTEST_SOUND - 1 else surname
