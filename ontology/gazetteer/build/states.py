"""Other names of states and territories: those of CLDR and of i18n-iso-countries."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ontology.gazetteer.build.archive import read_member
from ontology.gazetteer.build.draft import Draft
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Name, NameKind

SOURCE = "cldr"
_CLDR = "package/main/ru/territories.json"
_ISO = "package/langs/ru.json"
_PLAIN = re.compile(r"[А-ЯЁ][А-Яа-яЁё .’'-]+[а-яё]")
"""No brackets: a bracket is another name in one row («Мьянма (Бирма)») and tells two things apart
in another («Виргинские о-ва (Великобритания)»). No "о-ва" either."""


def add_states(draft: Draft, cldr: Path, iso: Path) -> None:
    """Add names to the states and territories that the draft has by their ISO 3166-1 codes."""
    by_iso = {entry.iso: entry for entry in draft.entries.values() if entry.iso}
    for code, text in sorted({*_cldr_names(cldr), *_iso_names(iso)}):
        entry, key = by_iso.get(code), fold(text)
        if entry is None or not _PLAIN.fullmatch(text) or "о-в" in text or draft.holders(key):
            continue
        draft.add_name(
            Name(
                name=text,
                key=key,
                type=entry.type,
                id=entry.id,
                kind=NameKind.ALIAS,
                share=1.0,
                docs=0,
                source=SOURCE,
            )
        )


def _cldr_names(package: Path) -> Iterator[tuple[str, str]]:
    found = json.loads(read_member(package, _CLDR))
    for code, text in found["main"]["ru"]["localeDisplayNames"]["territories"].items():
        yield code.partition("-alt-")[0], text


def _iso_names(package: Path) -> Iterator[tuple[str, str]]:
    for code, names in json.loads(read_member(package, _ISO))["countries"].items():
        for text in [names] if isinstance(names, str) else names:
            yield code, text
