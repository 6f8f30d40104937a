"""Whether two names are names of one thing, as far as names can tell.

    same_name("Сатья Наделла", "Сатия Наделла") → same
    same_name("МВД", "МИД") → different
    same_name("Лунд", "Олаф Лунд") → undecided: only a text can tell

In this order: typography, the gazetteer (one id is one thing, two ids are two), acronyms, numbers,
then the spelling, word by word, where the worst word decides. What differs by more than a
convention and by less than another name is undecided: it takes a second vote (a shared post, place
or day) to be the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.names.acronyms import is_acronym, read_aloud, stands_for
from extract.names.alignment import cost, similarity
from extract.names.keys import CACHE_SIZE, SHORTEST_SOUND, fold, ordinal, sound, words
from extract.names.known import is_common, is_native
from extract.names.person import (
    ARTICLES,
    LONGEST_SYLLABLE,
    MOST_OPEN,
    NATIVE_CONVENTION,
    SHORT_CONVENTION,
    SIMILAR_PART,
    PersonName,
    are_man_and_woman,
    at_odds,
    full_name_similarity,
    known_apart,
    names_a_person,
    near_if_short,
    person_name,
    same_given,
    surname_similarity,
)
from ontology.gazetteer import Gazetteer, NameKind, default
from ontology.vocabulary import EntityType

SURE_WORD = 0.88
"""Lowest similarity of two lone words that are taken for one name: one misprint in eight letters,
or some open conventions. A lone word has no second one to confirm it."""
CANDIDATE = 0.70
"""Lowest similarity of names that a second vote may join."""
SURE_JOINED = 0.92
"""The same for names written together and apart («Марин Лепен»)."""
SHORTEST_MISPRINT = 6
"""A word with a misprint has more letters: «Гавана» and «Гавеня» are two."""
_LONGEST_SHORT = 5
"""Letters of a lone word that may differ by one small convention only («Перес», «Пэрис»)."""
_SYLLABLES = 3
_SYLLABLE_CONVENTION = 0.45
"""Highest cost of all syllables of a Korean name together: one vowel or one voiced consonant."""
_KNOWN_SHARE = 0.3
"""Least share of a name's uses for which the gazetteer's thing is what it means."""
_LEGAL_FORMS = frozenset(
    "ооо оао ао пао зао нко ано гк inc ltd llc corp co plc ag gmbh sa the der die das".split()
)
"""Words that belong to no name: legal forms, articles of Latin names."""
_ROMANCE_ARTICLES = frozenset("le la les el il".split())
_NOT_NAMES = frozenset({NameKind.ADJECTIVE, NameKind.DEMONYM, NameKind.METONYM})


class Verdict(StrEnum):
    """What a comparison of two names says."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether two names are one, how alike they are (0..1), and why."""

    verdict: Verdict
    score: float
    reason: str


def same_name(left: str, right: str, *, kind: EntityType | None = None) -> Comparison:
    """Compare two names in the nominative.

    Args:
        left: a name.
        right: another name; the order does not matter.
        kind: what both are names of; guessed from the wording by default.
    """
    one, other = sorted((left, right))
    return _compared(one, other, kind, default())


@lru_cache(CACHE_SIZE)
def _compared(left: str, right: str, kind: EntityType | None, gazetteer: Gazetteer) -> Comparison:
    one, other = fold(left), fold(right)
    if not one or not other:
        return _different(0.0, "no name")
    if one == other:
        return _same(1.0, "the same but for typography")
    told = _by_gazetteer(left, right, gazetteer)
    if told is not None:
        return told
    if _joined(one) == _joined(other):
        return _same(1.0, "the same, written together or apart")
    told = _by_acronym(left, right)
    if told is not None:
        return told
    ordinals = {ordinal(one), ordinal(other)} - {None}
    if _numbers(one) != _numbers(other) or len(ordinals) > 1:
        return _different(0.0, "another number")
    if kind in {None, EntityType.PERSON} and _are_syllables(left, right):
        return _same(0.9, "spellings of the same syllables")
    if _is_person(left, right, kind):
        return _people(left, right)
    return _things(_own_words(left), _own_words(right))


def _by_gazetteer(left: str, right: str, gazetteer: Gazetteer) -> Comparison | None:
    one, other = (_ids(name, gazetteer) for name in (left, right))
    if not one or not other:
        return None
    if one[0] == other[0] or (set(one) & set(other) and min(len(one), len(other)) == 1):
        return _same(1.0, f"both are names of {one[0]} in the gazetteer")
    if set(one).isdisjoint(other):
        families = (_family(ids, gazetteer) for ids in (one, other))
        if len(set(families)) > 1 and _sounds_joined(left) == _sounds_joined(right):
            return None  # named after one another («Тойота», «Тоёта»): spelling decides
        return _different(0.0, f"names of {one[0]} and {other[0]} in the gazetteer")
    return None


def _ids(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What the name means most of the time, the likeliest first."""
    found = gazetteer.lookup(name)
    return tuple(
        dict.fromkeys(
            each.entry.id
            for each in found
            if each.name.kind not in _NOT_NAMES and each.name.share >= _KNOWN_SHARE
        )
    )


def _family(ids: tuple[str, ...], gazetteer: Gazetteer) -> frozenset[bool]:
    entries = (gazetteer.by_id(each) for each in ids)
    return frozenset(entry is not None and entry.type.is_place for entry in entries)


def _by_acronym(left: str, right: str) -> Comparison | None:
    one, other = is_acronym(left), is_acronym(right)
    if one and other:
        first, second = fold(left), fold(right)
        if first.isascii() != second.isascii() and cost(first, second) <= NATIVE_CONVENTION:
            return _same(0.95, "an acronym in two alphabets")
        if sound(first) == sound(second) and len(first) == len(second) >= SHORTEST_SOUND:
            return _same(0.9, "an acronym in two spellings")
        return _different(0.0, "two acronyms")
    told = [read_aloud(name) or fold(name) for name in (left, right)]
    if told[0] == told[1]:
        return _same(0.95, "an acronym read aloud")
    if (one or other) and (told[0] != fold(left) or told[1] != fold(right)):
        return _different(0.0, "another acronym read aloud")
    if stands_for(left, right) or stands_for(right, left):
        return _same(0.9, "an acronym and its expansion")
    return None


def _is_person(left: str, right: str, kind: EntityType | None) -> bool:
    if kind is not None:
        return kind is EntityType.PERSON
    for name in (left, right):
        parts = tuple(word for word in fold(name).replace(".", " ").split() if word != "-")
        if not names_a_person(name) or any(is_acronym(part) for part in name.split()):
            return False
        if len(parts) < 2 or any(part in _LEGAL_FORMS for part in parts):  # noqa: PLR2004 - given name, surname
            return False
        if any(len(part) > LONGEST_SYLLABLE and is_common(part) for part in parts[:-1]):
            return False
    return True


def _people(left: str, right: str) -> Comparison:
    one, other = person_name(left), person_name(right)
    if at_odds(one, other):
        return _different(0.0, "another patronymic or generation")
    if not one.given and not other.given:
        return _things((one.surname,), (other.surname,))
    found, reason = max((full_name_similarity(each, other), why) for each, why in _orders(one))
    if "-" in left + right:
        split = (person_name(" ".join(words(name))) for name in (left, right))
        found = max(found, full_name_similarity(*split))
    if found >= SIMILAR_PART:
        return _same(found, reason)
    return _shortened(one, other) or (
        _undecided(found, "similar") if found >= CANDIDATE else _different(found, "other words")
    )


def _shortened(one: PersonName, other: PersonName) -> Comparison | None:
    """The verdict on names one of which leaves something out, None where none does."""
    if _fits_initials(one, other) or _fits_initials(other, one):
        return _same(0.85, "initials of the same name")
    middle = max(_without_middle(one, other), _without_middle(other, one))
    if middle >= SURE_WORD:
        return _same(middle, "the same name without its middle part")
    joined = _written_together(one.key, other.key)
    if joined >= SURE_JOINED:
        return _same(joined, "the same sounds, written together or apart")
    if not one.given or not other.given:
        surname = surname_similarity(one.surname, other.surname)
        if surname >= SIMILAR_PART:
            return _undecided(surname, "a surname alone")
    return None


def _are_syllables(left: str, right: str) -> bool:
    """Whether two names of three syllables (Korean, Vietnamese) differ by one open convention."""
    one, other = words(left), words(right)
    if not (names_a_person(left) and names_a_person(right)):
        return False
    if len(one) != len(other) or len(one) < _SYLLABLES:
        return False
    if max(map(len, one + other)) > LONGEST_SYLLABLE + 1:
        return False
    return sum(map(cost, one, other)) <= _SYLLABLE_CONVENTION


def _orders(name: PersonName) -> list[tuple[PersonName, str]]:
    turned = [(each, "the same name in another order") for each in name.turned()]
    return [(name, "spellings of one full name"), *turned]


def _fits_initials(short: PersonName, full: PersonName) -> bool:
    """«М. В. Мишустин» of «Михаил Владимирович Мишустин»."""
    if not short.given or not short.is_lone or full.is_lone:
        return False
    spelled = (*full.given, *((full.patronymic,) if full.patronymic else ()))
    return (
        len(short.given) <= len(spelled)
        and all(
            word.startswith(initial) for initial, word in zip(short.given, spelled, strict=False)
        )
        and surname_similarity(short.surname, full.surname) >= SURE_WORD
    )


def _without_middle(short: PersonName, full: PersonName) -> float:
    """«Джо Байден» of «Джо Робинетт Байден»: the first of the given names and the surname."""
    if short.is_lone or len(short.given) != 1 or len(full.given) <= 1:
        return 0.0
    cut = PersonName(given=full.given[:1], surname=full.surname, generation=full.generation)
    if min(map(len, short.key)) <= LONGEST_SYLLABLE - 1:
        return 0.0
    return full_name_similarity(short, cut)


def _things(one: tuple[str, ...], other: tuple[str, ...]) -> Comparison:
    """Compare names of places, organizations, or lone words, word by word."""
    if len(one) != len(other):
        joined = _written_together(one, other)
        if joined >= SURE_JOINED:
            return _same(joined, "the same sounds, written together or apart")
        if set(one) < set(other) or set(other) < set(one):
            return _undecided(0.0, "a part of the other name")
        return _different(0.0, "another number of words")
    worst, sure = 1.0, True
    for left, right in zip(one, other, strict=True):
        found, certain = _word(left, right)
        worst, sure = min(worst, found), sure and certain
    if worst >= SURE_WORD and sure:
        return _same(worst, "spellings of one name")
    return _undecided(worst, "similar") if worst >= CANDIDATE else _different(worst, "other words")


@lru_cache(CACHE_SIZE)
def _word(left: str, right: str) -> tuple[float, bool]:
    """Similarity of two words of a name, and whether they are surely one."""
    if left == right or {left, right} <= ARTICLES:
        return 1.0, True
    found, price = similarity(left, right), cost(left, right)
    if found < CANDIDATE:
        return found, False
    if are_man_and_woman(left, right) or not near_if_short(left, right):
        return 0.0, False
    if price <= MOST_OPEN and same_given(left, right):
        return found, True
    if known_apart(left, right):
        return 0.0, False
    if price > SHORT_CONVENTION and max(len(left), len(right)) <= _LONGEST_SHORT:
        return found, False
    if price > MOST_OPEN:
        if max(len(left), len(right)) <= SHORTEST_MISPRINT or is_common(left) or is_common(right):
            return found, False
        if is_native(left) and is_native(right):
            return found, False
    return found, found >= SURE_WORD


def _written_together(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Similarity of two names without their spaces; 0 for those with as many words."""
    left, right = "".join(one), "".join(other)
    if len(one) == len(other) or min(len(left), len(right)) < SHORTEST_MISPRINT:
        return 0.0
    return similarity(left, right)


def _own_words(name: str) -> tuple[str, ...]:
    """The words of a name without legal forms and articles."""
    found = words(name)
    kept = tuple(word for word in found if word not in _LEGAL_FORMS)
    if len(kept) > 1 and kept[0] in _ROMANCE_ARTICLES:
        kept = kept[1:]
    return kept or found


def _joined(folded: str) -> str:
    return "".join(letter for letter in folded if letter.isalnum())


def _sounds_joined(name: str) -> str:
    return sound(_joined(fold(name)))


def _numbers(folded: str) -> list[str]:
    return "".join(letter if letter.isdigit() else " " for letter in folded).split()


def _same(score: float, reason: str) -> Comparison:
    return Comparison(verdict=Verdict.SAME, score=round(score, 2), reason=reason)


def _different(score: float, reason: str) -> Comparison:
    return Comparison(verdict=Verdict.DIFFERENT, score=round(score, 2), reason=reason)


def _undecided(score: float, reason: str) -> Comparison:
    return Comparison(verdict=Verdict.UNDECIDED, score=round(score, 2), reason=reason)
