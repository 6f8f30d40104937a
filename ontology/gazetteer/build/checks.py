"""Wikidata ids written by hand against what other sources call the thing with the id."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ontology.gazetteer.build.archive import read_member
from ontology.gazetteer.build.hand import Written
from ontology.gazetteer.build.territories import Territory
from ontology.gazetteer.keys import fold
from ontology.gazetteer.tables import Linked

_NSI = "package/dist/wikidata/wikidata.min.json"
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_WORD = re.compile(r"\w+")
_PREFIX = 4
"""Letters that two names of one thing share in some word, whatever the inflection."""


def doubtful_ids(
    things: Sequence[Written],
    linked: Sequence[Linked],
    territories: Mapping[str, Territory],
    index: Path,
) -> Iterator[str]:
    """Rows whose id another source knows under quite another name, each with its place.

    Args:
        things: the rows written by hand.
        linked: names counted in linked texts.
        territories: rigour's, by ISO code.
        index: the package name-suggestion-index.
    """
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for row in linked:
        labels[row.wikidata].add(row.name)
    for territory in territories.values():
        labels[territory.wikidata].add(territory.name)
    for id_, row in json.loads(read_member(index, _NSI))["wikidata"].items():
        if row.get("label"):
            labels[id_].add(row["label"])
    for written in things:
        entry = written.entry
        theirs = labels.get(entry.wikidata or "")
        ours = {entry.label_en or "", *(name.name for name in written.names)}
        ours = {
            name for name in ours if name and any(_alike(name, other) for other in theirs or ())
        }
        if theirs and ours and not _words(ours) & _words(theirs):
            names = ", ".join(sorted(theirs))
            yield f"{written.place}: {entry.wikidata} «{entry.label_ru}» is {names} elsewhere"


def _alike(name: str, other: str) -> bool:
    """Whether two names are in the same alphabet, so that they can be compared."""
    return bool(_CYRILLIC.search(name)) == bool(_CYRILLIC.search(other))


def _words(names: set[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        words = _WORD.findall(fold(name))
        found.update(word[:_PREFIX] for word in words)
        found.add("".join(words))
        found.add("".join(word[0] for word in words))
    return found - {""}
