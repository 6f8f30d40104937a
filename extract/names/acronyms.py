"""Acronyms: never alike by their letters; known by what they stand for or how they are read."""

from extract.names.keys import fold, words
from ontology.gazetteer import default

_LONGEST = 6
_SHORTEST_EXPANDED = 3
"""Two initials («СК») fit too many names to be an expansion."""
_READ_ALOUD = {
    "эй": "a", "би": "b", "си": "c", "ди": "d", "и": "e", "эф": "f", "джи": "g", "эйч": "h",
    "ай": "i", "джей": "j", "кей": "k", "эл": "l", "эль": "l", "эм": "m", "эн": "n", "оу": "o",
    "пи": "p", "кью": "q", "ар": "r", "эс": "s", "ти": "t", "ю": "u", "ви": "v", "экс": "x",
    "уай": "y", "зет": "z", "зи": "z",
}  # fmt: skip
"""English letters as Russian news read them: Би-би-си, Си-эн-эн."""
_WHOLE = 2
"""Prepositions and conjunctions have no initial in an acronym."""


def is_acronym(name: str) -> bool:
    """Whether the name is written as an acronym: «МИД», «НАТО», «G7»."""
    letters = name.strip("«»\"' .").replace("-", "")
    return 1 < len(letters) <= _LONGEST and letters.isalnum() and letters.isupper()


def read_aloud(name: str) -> str | None:
    """The Latin acronym whose letters the name spells: «Би-би-си» → "bbc"; None for other names.

    >>> read_aloud("Би-би-си")
    'bbc'
    """
    letters = [_READ_ALOUD.get(word) for word in words(name)]
    told = [letter for letter in letters if letter is not None]
    return "".join(told) if len(told) == len(letters) > 1 else None


def stands_for(acronym: str, name: str) -> bool:
    """Whether the acronym is made of the initials of the name, or short for it in every state.

    >>> stands_for("ШОС", "Шанхайская организация сотрудничества")
    True
    """
    short, own = fold(acronym), words(name)
    if len(own) < len(short) or not is_acronym(acronym):
        return False
    body = default().expand_body(acronym)
    if body is not None and fold(body.full) == fold(name):
        return True
    initials = "".join(word[0] for word in own if len(word) > _WHOLE)
    every = "".join(word[0] for word in own)
    return len(short) >= _SHORTEST_EXPANDED and short in {initials, every}
