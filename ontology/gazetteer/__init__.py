"""Names of places, states, alliances, bodies, media and companies, with their identifiers.

    from ontology.gazetteer import default
    default().lookup("КНР")[0].entry.wikidata     # "Q148"

The data are four small tables in `data/`; `data/SOURCES.md` says where they come from.
"""

from ontology.gazetteer.active import default, user_table, using
from ontology.gazetteer.index import Gazetteer
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import (
    COUNTED,
    Body,
    Candidate,
    Entry,
    Fact,
    FactRelation,
    Name,
    NameKind,
    Use,
)

__all__ = [
    "COUNTED",
    "Body",
    "Candidate",
    "Entry",
    "Fact",
    "FactRelation",
    "Gazetteer",
    "Name",
    "NameKind",
    "Use",
    "default",
    "fold",
    "user_table",
    "using",
]
