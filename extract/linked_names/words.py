"""What the words of a name tell of it: case, kind, and whether another name has them."""

import re
from collections import Counter
from collections.abc import Collection

from extract.annotate.morphology import vocabulary
from extract.annotate.surnames import is_given_name, is_surname
from extract.names.inflection import phonetic_key, stem
from ontology.gazetteer import fold

_WORD = re.compile(r"[^\W\d_]+")
_NAMES = frozenset({"Name", "Surn", "Patr"})
_ENDINGS = ("а", "у", "ом", "я", "ю", "ем")
"""Of men's names in the singular, beside the nominative without an ending or with «ь», «й»."""
_SURNAME_ENDINGS = ("ов", "ев", "ин", "ын", "их")
"""Surnames that the dictionary takes for plurals of something («Абдулов»), or does not decline."""
_SHORTEST = 3
_OWN_STATE = frozenset({"россия", "рф"})
"""News in Russian leave the name of their own state out: «Федеральная служба безопасности»."""
_RANKS = frozenset({"государственный", "федеральный"})
"""Epithets that everyday names leave out: «Третьяковская галерея»."""
_SHORT_NAME = 2
"""Words of a name that a left out epithet makes the name of something else: «Русская армия»."""


def share_word(one: str, other: str) -> bool:
    """Whether two names have a word in common, in any case and spelling of the same sound.

    >>> share_word("Йинглак Чинават", "Чинавата Таксина")
    True
    >>> share_word("Хельга Лунд", "Юхан Ольсен")
    False
    """
    return bool(_keys(one) & _keys(other))


def _keys(name: str) -> set[str]:
    words = [word for word in _WORD.findall(name) if len(word) > 1]
    return {key for word in words for key in (stem(word), phonetic_key(word))}


def is_oblique(word: str) -> bool:
    """Whether a word of a person's name is surely no nominative.

    The dictionary takes many surnames for the genitive of something («Милонов»): what a list of
    names has stands in the nominative.

    >>> [is_oblique(word) for word in ("Томского", "Веннеру", "Милонов", "Умберто")]
    [True, True, False, False]
    """
    plain = fold(word)
    if len(plain) < _SHORTEST or plain.isascii() or _is_listed(plain):
        return False
    if plain.endswith(_SURNAME_ENDINGS):
        return False
    if vocabulary().is_known(word.lower()):
        readings = [parse.tag for parse in vocabulary().parse(word.lower())]
        return all(tag.case not in {None, "nomn"} and "Fixd" not in tag for tag in readings)
    return any(
        plain.endswith(ending) and _is_listed(plain.removesuffix(ending) + nominative)
        for ending in _ENDINGS
        for nominative in ("", "ь", "й")
    )


def has_oblique(name: str, told: Collection[str]) -> bool:
    """Whether some word of a person's name is surely no nominative, but for the folded `told`."""
    return any(is_oblique(word) for word in _WORD.findall(name) if fold(word) not in told)


def repeats_word(name: str) -> bool:
    """Whether a name has one word in two cases: «Андрея Андрей»."""
    words = dict.fromkeys(_WORD.findall(fold(name)))
    unended = Counter(word[:-1] for word in words if len(word) > _SHORTEST + 1)
    return max(unended.values(), default=0) > 1


def begins_with_description(name: str, told: Collection[str]) -> bool:
    """Whether a person's name begins with a word for somebody: «Сын магната», «сестра Чинават».

    Words that are names too, particles («аль-Багдади», «де Голль») and the folded words that are
    `told` to belong to the name («мать Тереза») describe nobody.
    """
    first, *others = _WORD.findall(name)
    if not others or len(first) == 1 or fold(first) in told:
        return False
    readings = [parse.tag for parse in vocabulary().parse(first.lower())]
    if any(_NAMES & tag.grammemes for tag in readings) or _is_listed(fold(first)):
        return False
    if not vocabulary().is_known(first.lower()):
        return False
    nouns = [tag for tag in readings if tag.POS in {"NOUN", "ADJF"} and tag.case == "nomn"]
    return bool(nouns) and (first.islower() or any("anim" in tag for tag in nouns))


def begins_with_preposition(name: str) -> bool:
    """Whether a mention is cut badly: «на Западный берег», but not the law «О полиции»."""
    first, *others = name.split()
    return bool(others) and first.islower() and vocabulary().parse(first)[0].tag.POS == "PREP"


def lacks_place(name: str, label: str) -> bool:
    """Whether a name is the label without a state or region, of which each may have its own.

    >>> lacks_place("Партия реформ", "Партия реформ Эстонии")
    True
    >>> lacks_place("Счётная палата", "Счётная палата России")
    False
    """
    rest = _rest(name, label)
    readings = [vocabulary().parse(word.lower())[0] for word in rest]
    return bool(rest) and all(
        "Geox" in parse.tag and parse.normal_form not in _OWN_STATE for parse in readings
    )


def lacks_epithet(name: str, label: str) -> bool:
    """Whether a name of two words is the label without an adjective that makes it another thing.

    >>> lacks_epithet("Русская армия", "Русская императорская армия")
    True
    """
    rest = _rest(name, label)
    if len(rest) != 1 or len(_WORD.findall(name)) != _SHORT_NAME:
        return False
    (parse,) = vocabulary().parse(rest[0].lower())[:1]
    return parse.tag.POS == "ADJF" and parse.normal_form not in _RANKS


def _rest(name: str, label: str) -> list[str]:
    """The words of the label that the name leaves out; none if the name has words of its own."""
    ours = {stem(word) for word in _WORD.findall(name)}
    theirs = _WORD.findall(label)
    if not ours <= {stem(word) for word in theirs}:
        return []
    return [word for word in theirs if stem(word) not in ours]


def _is_listed(plain: str) -> bool:
    return is_surname(plain) or is_given_name(plain)
