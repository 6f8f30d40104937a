"""Which ids are things, and which mentions are names of theirs: not every link is an identity."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from extract.annotate.normalize import is_dictionary_word
from extract.linked_names.words import (
    begins_with_description,
    begins_with_preposition,
    has_oblique,
    lacks_epithet,
    lacks_place,
    repeats_word,
    share_word,
)
from ontology.gazetteer import fold
from ontology.vocabulary import EntityType

Text = TypeVar("Text", bound=str)
_CAPITALIZED = frozenset({EntityType.COUNTRY, EntityType.GOVERNMENT_BODY})
"""Types whose labels begin with a capital: «сборная Сербии» is no country."""
LOWER_CASE = frozenset({EntityType.NATIONALITY, EntityType.RELIGION, EntityType.LANGUAGE})
"""Types whose proper names Russian writes small."""
_CLASSES = frozenset(
    """
    Q7188 Q35535 Q35749 Q6589202 Q192350 Q43229 Q6256 Q515 Q3624078
    """.split()
)
"""Classes that are linked under a capital: government, police, parliament, ministry of the
interior, ministry, organization, country, city, sovereign state."""
_NAME = re.compile(r"[0-9A-Za-zÀ-žА-Яа-яЁё][0-9A-Za-zÀ-žА-Яа-яЁё .,'’«»\"&+/!№-]+")
_MIXED = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_WORD = re.compile(r"\w+")
_OF_MANY = ("посольство", "сборная", "консульство", "генконсульство")
"""Begin names of what a state has many of: embassies, teams of each sport."""
_FEW = 2
"""Articles of one state, in which a party needs no state in its name («Партия реформ»)."""
_PREFIX = 3
"""Letters that a name must share with a word of the label: inflection changes the others."""


@dataclass(slots=True)
class Thing:
    """What the articles say of one id."""

    types: Counter[EntityType] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    docs: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A name of one thing: the part of its uses that mean the thing, and in how many articles."""

    name: str
    share: float
    docs: int


def is_thing(id_: str, thing: Thing) -> bool:
    """Whether the id is that of one thing, as far as one can see, and not of a class.

    Wikidata's Russian labels have no capital where the item is a class («правительство», «военная
    база», «литр» for «Л.»), but for peoples, religions and languages.
    """
    if id_ in _CLASSES:
        return False
    type_ = most(thing.types)
    if type_ in LOWER_CASE or not thing.labels:
        return True
    label = most(thing.labels)
    is_described = type_ in _CAPITALIZED and _begins_small(label)
    return label != label.lower() and not is_described


def is_name(counted: Counted, thing: Thing) -> bool:
    """Whether a mention is a name by which its thing may be found again."""
    name, type_ = counted.name, most(thing.types)
    if not _NAME.fullmatch(name) or _MIXED.search(name):
        return False
    if type_ not in LOWER_CASE and name == name.lower():
        return False  # a description («премия»)
    if name.lower().startswith(_OF_MANY) or begins_with_preposition(name):
        return False
    if type_ is EntityType.PERSON and not _is_of_person(name, " ".join(thing.labels)):
        return False
    if counted.docs > 1:
        return True
    if " " not in name and _is_doubtful_alone(name, type_, counted.docs):
        return False
    if not thing.labels:
        return True
    label = most(thing.labels)
    return is_alias(counted, type_, label) and _resembles(name, label, type_)


def _is_of_person(name: str, labels: str) -> bool:
    """Whether all of it is a name, and in the nominative; words of Wikidata's labels are."""
    if "/" in name or repeats_word(name):
        return False
    told = frozenset(_WORD.findall(fold(labels)))
    return not begins_with_description(name, told) and not has_oblique(name, told)


def is_alias(counted: Counted, type_: EntityType, label: str) -> bool:
    """Whether a name may stand beside the label under which its thing goes.

    What one article calls a person shares a word with the label, if letters are the same: links
    slip to people named nearby. What leaves out the state of an organization, or its one epithet,
    names others too.
    """
    name, docs = counted.name, counted.docs
    if type_ is EntityType.PERSON:
        is_other = name.isascii() == label.isascii() and not share_word(name, label)
        return docs != 1 or not is_other
    if not type_.is_organization:
        return True
    if docs <= _FEW and lacks_place(name, label):
        return False
    return docs != 1 or not lacks_epithet(name, label)


def _is_doubtful_alone(name: str, type_: EntityType, docs: int) -> bool:
    """Whether a name of one word needs more than one article to be believed.

    A first name or surname does; a country («America» in a company's name) and a body («ГУВД» of
    one town); what is no place and also a word («Маяк»), but for peoples and the like, whose names
    are words.
    """
    if type_ in LOWER_CASE:
        return False
    if type_ in {EntityType.PERSON, EntityType.COUNTRY}:
        return True
    if type_ is EntityType.GOVERNMENT_BODY:
        return docs > 0 and name.isupper()
    return (not type_.is_place or type_ is EntityType.FACILITY) and is_dictionary_word(name.lower())


def _resembles(name: str, label: str, type_: EntityType) -> bool:
    """Whether a name may be one of what is labeled so; many slips of annotation are not.

    They share the beginning of a word, organizations of most words («Пресненский суд» is not
    «Московский городской суд»), or are written in different alphabets, or one abbreviates the
    other.
    """
    ours, theirs = _WORD.findall(fold(name)), _WORD.findall(fold(label))
    beginnings = {word[:_PREFIX] for word in theirs}
    shared = sum(word[:_PREFIX] in beginnings for word in ours)
    if shared and (not type_.is_organization or 2 * shared > len(ours)):
        return True
    if name.isascii() != label.isascii():
        return True
    return any(
        short.isupper() and short.lower()[0] in {word[0] for word in words}
        for short, words in ((name, theirs), (label, ours))
    )


def _begins_small(text: str) -> bool:
    return text[:1].islower()


def most(counts: Counter[Text]) -> Text:
    """The most frequent one, the first of the alphabet among equals."""
    return min(counts, key=lambda each: (-counts[each], each))
