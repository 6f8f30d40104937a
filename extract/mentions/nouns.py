"""Which common nouns announce what kind of thing: the table `nouns.tsv` beside this module.

A noun's class decides the type of the name that follows it («газета X», «компания X»), or of the
phrase that it heads («саммит ШОС», «декларация о ...», «министр финансов США»).
"""

import csv
from functools import lru_cache
from importlib.resources import files

from ontology.vocabulary import EntityType

NAME_TYPE = {
    "alliance": EntityType.ALLIANCE,
    "media": EntityType.MEDIA_OUTLET,
    "agency": EntityType.ORGANIZATION,
    "government": EntityType.GOVERNMENT_BODY,
    "organization": EntityType.ORGANIZATION,
    "facility": EntityType.FACILITY,
    "state": EntityType.STATE_OR_PROVINCE,
    "district": EntityType.DISTRICT,
    "city": EntityType.CITY,
    "location": EntityType.LOCATION,
    "product": EntityType.PRODUCT,
    "initiative": EntityType.EVENT,
}
"""Type of a name that stands in apposition to a noun of the class."""

_POST_PREFIXES = ("зам", "вице-", "экс-", "и.о.", "врио", "первый зам")


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    with (files("extract.mentions") / "nouns.tsv").open(encoding="utf-8") as stream:
        return {row["noun"]: row["class"] for row in csv.DictReader(stream, delimiter="\t")}


@lru_cache(maxsize=65_536)
def noun_class(lemma: str) -> str | None:
    """Class of a noun by its lemma (ё as е), or None for a noun outside the table.

    Compounds of a listed post are posts: «экс-президент», «замминистр», «бизнес-омбудсмен».
    """
    table = _table()
    found = table.get(lemma)
    if found:
        return found
    tail = lemma.rpartition("-")[2]
    if table.get(tail) == "post":
        return "post"
    for prefix in _POST_PREFIXES:
        if lemma.startswith(prefix) and table.get(lemma.removeprefix(prefix)) == "post":
            return "post"
    return None
