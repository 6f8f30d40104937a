"""Which names are also words, first names or surnames."""

import re
import tempfile
from functools import lru_cache
from pathlib import Path

from pymorphy3 import MorphAnalyzer

from ontology.gazetteer.build.archive import read_members

_SURNAMES = ("natasha/data/dict/last.txt", "natasha/data/dict/first.txt")
_SURNAME = re.compile("(ов|ев|ёв|ин)")
"""Endings of most Russian surnames, and of towns that have them from their founders."""
_FOLDER = "pymorphy3_dicts_ru/data"
_FILES = (
    "grammemes.json",
    "gramtab-opencorpora-ext.json",
    "gramtab-opencorpora-int.json",
    "meta.json",
    "p_t_given_w.intdawg",
    "paradigms.array",
    "prediction-suffixes-0.dawg",
    "prediction-suffixes-1.dawg",
    "prediction-suffixes-2.dawg",
    "suffixes.json",
    "words.dawg",
)


class Words:
    """The dictionary of OpenCorpora and natasha's lists of names, in their locked editions.

    Args:
        dictionary: the package `pymorphy3-dicts-ru`.
        names: the package `natasha`.
    """

    def __init__(self, dictionary: Path, names: Path) -> None:
        members = read_members(dictionary, [f"{_FOLDER}/{name}" for name in _FILES])
        with tempfile.TemporaryDirectory() as folder:
            for name in _FILES:
                (Path(folder) / name).write_bytes(members[f"{_FOLDER}/{name}"])
            self._morphology = MorphAnalyzer(path=folder, lang="ru")
        lines = b"\n".join(read_members(names, _SURNAMES).values()).decode("utf-8").splitlines()
        self._people = frozenset(line.partition("#")[0].strip() for line in lines)
        self.is_common = lru_cache(maxsize=None)(self._is_common)

    def _is_common(self, name: str) -> bool:
        """Whether a name of one word is also a word in the nominative, a first name or a surname.

        The lists hold many towns as surnames («Воркута»); those that the dictionary has as places
        are none, unless they end like surnames («Кашин»).
        """
        word = name.lower().replace("ё", "е")
        if " " in word or "-" in word:
            return False
        parses = [parse for parse in self._morphology.parse(word) if parse.is_known]
        named = [parse for parse in parses if parse.tag.case in {None, "nomn"}]
        is_place = any("Geox" in parse.tag for parse in named)
        is_person = {word, name.lower()} & self._people and (
            not is_place or _SURNAME.search(word[-2:]) is not None
        )
        return bool(is_person) or any("Geox" not in parse.tag for parse in named)
