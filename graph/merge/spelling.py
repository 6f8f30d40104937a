"""Names as keys: folded, as they sound, and whether two spellings may be one name.

The phonetic key undoes what Russian transliteration leaves open (Гельман, Хельман, Хелман).
Measured on 86 equal and 135 different pairs of names from the news, many of them in two alphabets:
equal keys join 35 of the equal pairs and none of the different ones. Similarity of whole names
hides the damage in a long equal first name, so names are compared token by token and the worst
token decides.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

SHORTEST_SOUND = 5
"""Shorter names are compared letter by letter: «Ган» and «Хан» are two names."""
SIMILAR_GIVEN = 0.85
"""Lowest similarity of two given names of one surname; «Мария» and «Марина» have .83."""
_LONGEST_CACHE = 65536
_LONGEST_PARTICLE = 4
"""Lower-case words of up to this length may stand in a name: «фон», «дер», «ибн», «оглы»."""

_QUOTES = re.compile(r"[«»\"'“”„‘’`()\[\]]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|инична)$")
_LATIN = "aceopxykmthb"
_LATIN_TO_CYRILLIC = str.maketrans(_LATIN, "асеорхукмтнв")
_CYRILLIC_TO_LATIN = str.maketrans("асеорхукмтнв", _LATIN)
_SOUNDS = (("цз", "ц"), ("дз", "ц"), ("дж", "ж"), ("ьо", "е"), ("йо", "е"))
_LETTERS = str.maketrans(
    {"г": "х", "э": "е", "ы": "и", "й": "и", "ю": "у", "я": "а", "ь": None, "ъ": None}
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=_LONGEST_CACHE)
def fold(name: str) -> str:
    """Return the name as a key: case, ё, quotes, dashes, spaces and mixed alphabets folded.

    >>> fold("РИА «Новости»") == fold("РИА Новости")
    True
    """
    text = _QUOTES.sub(" ", name.casefold().replace("ё", "е"))
    text = _SPACES.sub(" ", _DASHES.sub("-", text)).strip(" .,;:!?-")
    return " ".join(_one_alphabet(word) for word in text.split(" ") if word != "-")


def _one_alphabet(word: str) -> str:
    """Write a word that mixes Latin and Cyrillic look-alikes («Cбербанк») in its main alphabet."""
    latin = sum("a" <= letter <= "z" for letter in word)
    cyrillic = sum("а" <= letter <= "я" for letter in word)
    if not latin or not cyrillic:
        return word
    return word.translate(_LATIN_TO_CYRILLIC if cyrillic >= latin else _CYRILLIC_TO_LATIN)


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of the name, hyphens split."""
    return tuple(_WORD.findall(fold(name)))


@lru_cache(maxsize=_LONGEST_CACHE)
def sound(token: str) -> str:
    """Return how a folded token sounds, whatever the school of transliteration.

    >>> sound("гельман") == sound("хельман") == sound("хелман")
    True
    """
    for written, heard in _SOUNDS:
        token = token.replace(written, heard)
    return _DOUBLED.sub(r"\1", token.translate(_LETTERS))


def sounds_like(left: str, right: str) -> bool:
    """Whether two folded tokens are one name in two spellings."""
    if left == right:
        return True
    return min(len(left), len(right)) >= SHORTEST_SOUND and sound(left) == sound(right)


def one_edit_apart(left: str, right: str) -> bool:
    """Whether one insertion, loss, change or swap of letters turns one name into the other."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) == 1


def names_a_person(name: str) -> bool:
    """Whether the wording may be somebody's name: «Урсула фон дер Хорст», not «глава ФСЭГ».

    >>> names_a_person("собеседник агентства"), names_a_person("Глава ФСЭГ")
    (False, False)
    """
    parts = [part for part in re.split(r"[\s.-]+", name) if part]
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

    @property
    def is_lone(self) -> bool:
        """Whether there is no full given name: «Лунд», «О. Лунд»."""
        return all(len(part) == 1 for part in self.given)

    @property
    def key(self) -> tuple[str, ...]:
        """The name without its patronymic."""
        return (*self.given, self.surname)


def person_name(name: str) -> PersonName:
    """Take a person's name apart.

    >>> person_name("Александр Григорьевич Лукашенко").key
    ('александр', 'лукашенко')
    """
    tokens = [part for part in re.split(r"[\s.]+", fold(name)) if part]
    if not tokens:
        return PersonName(given=(), surname="")
    patronymic = None
    full_form = 3  # given name, patronymic, surname: «Вук Караджич» has no patronymic
    if len(tokens) >= full_form:
        found = [n for n, token in enumerate(tokens) if n and _PATRONYMIC.search(token)]
        if found:
            patronymic = tokens.pop(found[0])
            if found[0] == len(tokens):  # «Лукашенко Александр Григорьевич»
                tokens = [*tokens[1:], tokens[0]]
    return PersonName(given=tuple(tokens[:-1]), surname=tokens[-1], patronymic=patronymic)


def same_full_name(left: PersonName, right: PersonName) -> bool:
    """Whether two full names are one name in two spellings: every token sounds the same."""
    return (
        len(left.given) == len(right.given)
        and not _at_odds(left.patronymic, right.patronymic)
        and all(map(sounds_like, left.key, right.key))
    )


def similar_full_name(left: PersonName, right: PersonName) -> bool:
    """Whether two full names are near enough to be one where the context says so as well."""
    return (
        len(left.given) == len(right.given)
        and not _at_odds(left.patronymic, right.patronymic)
        and sounds_like(left.surname, right.surname)
        and all(map(_similar_given, left.given, right.given))
    )


def fits_lone(lone: PersonName, full: PersonName) -> bool:
    """Whether a surname, perhaps with initials, may be short for the full name."""
    if not sounds_like(lone.surname, full.surname):
        return False
    return not lone.given or (bool(full.given) and lone.given[0] == full.given[0][:1])


def _at_odds(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and not sounds_like(left, right)


def _similar_given(left: str, right: str) -> bool:
    if sounds_like(left, right):
        return True
    a, b = sound(left), sound(right)
    if a[:1] != b[:1] or a.rstrip("ая") == b.rstrip("ая"):  # «Александр» and «Александра»
        return False
    return DamerauLevenshtein.normalized_similarity(a, b) >= SIMILAR_GIVEN
