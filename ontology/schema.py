"""Which relation joins which types.

The table is Python, not read from the Turtle, because extraction asks it for every candidate pair
and must not load rdflib for that; a test ties it to `sv:subjectType` and `sv:objectType` there.

    >>> allows(RelationType.MEMBER_OF, EntityType.COUNTRY, EntityType.ALLIANCE)
    True
    >>> allows(RelationType.MEMBER_OF, EntityType.ALLIANCE, EntityType.PERSON)
    False

Source: the argument types of NEREL 1.1, with relations that its guidelines leave open
(ORIGINS_FROM, OWNER_OF, PRODUCES, RELATIVE) narrowed to what its texts hold, and widened for news:
a country joins and founds bodies, a law is dated and taken part in like an event, places and state
bodies are parts of a state. It allows 99.92 % of the 34 102 relations annotated in NEREL's train
and dev parts, and 7.5 % of all combinations of a relation and two types.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.namespaces import SV
from ontology.vocabulary import LITERALS, EntityType, RelationType

T = EntityType
"""Short for the table below, as is `R`."""
Types = frozenset[EntityType]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One pair of type sets that a relation may join; sub-types are understood."""

    subjects: Types
    objects: Types


_VALUES = LITERALS
_THINGS = frozenset(kind for kind in T if kind.nerel == kind.name) - _VALUES
_ANYTHING = _THINGS | _VALUES
_PERSON = frozenset({T.PERSON, T.PROFESSION})
_PEOPLE = _PERSON | {T.NATIONALITY}
_ORGANIZATION = frozenset({T.ORGANIZATION})
_STATES = frozenset({T.COUNTRY, T.STATE_OR_PROVINCE, T.CITY, T.DISTRICT})
_PLACES = _STATES | {T.LOCATION, T.FACILITY}
_EVENT = frozenset({T.EVENT})
_LAW = frozenset({T.LAW})
_DATE = frozenset({T.DATE})
_WHEN = frozenset({T.DATE, T.TIME})
_MONEY = frozenset({T.MONEY})
_ACTORS = _PERSON | _ORGANIZATION | _STATES
_PARTIES = _ACTORS | {T.FAMILY, T.NATIONALITY}
_DEEDS = frozenset({T.EVENT, T.CRIME, T.PENALTY})
_DATED = _DEEDS | {T.WORK_OF_ART, T.LAW}
_CONVICTS = _PEOPLE | _ORGANIZATION | {T.FAMILY, T.COUNTRY}
_WORKS = frozenset({T.PRODUCT, T.WORK_OF_ART, T.AWARD})
_BELIEVERS = _PEOPLE | _ORGANIZATION | {T.COUNTRY, T.FACILITY, T.EVENT}


def _joins(*pairs: tuple[Types, Types]) -> tuple[Signature, ...]:
    return tuple(Signature(subjects=subjects, objects=objects) for subjects, objects in pairs)


R = RelationType
SIGNATURES: dict[RelationType, tuple[Signature, ...]] = {
    R.ABBREVIATION: _joins((_ANYTHING, _ANYTHING)),
    R.AGE_DIED_AT: _joins((_PERSON, frozenset({T.AGE}))),
    R.AGE_IS: _joins((_THINGS, frozenset({T.AGE}))),
    R.ALTERNATIVE_NAME: _joins((_ANYTHING, _ANYTHING)),
    R.AWARDED_WITH: _joins(
        (_PEOPLE | _ORGANIZATION | {T.WORK_OF_ART, T.CITY, T.COUNTRY}, frozenset({T.AWARD}))
    ),
    R.CAUSE_OF_DEATH: _joins((_PEOPLE, frozenset({T.DISEASE, T.EVENT, T.CRIME}))),
    R.CONVICTED_OF: _joins((_CONVICTS, frozenset({T.CRIME}))),
    R.DATE_DEFUNCT_IN: _joins((_PLACES | _ORGANIZATION | _EVENT | {T.WORK_OF_ART}, _DATE)),
    R.DATE_FOUNDED_IN: _joins((_PLACES | _ORGANIZATION | _EVENT | {T.WORK_OF_ART}, _DATE)),
    R.DATE_OF_BIRTH: _joins((_PERSON, _DATE)),
    R.DATE_OF_CREATION: _joins((_WORKS | _LAW, _DATE)),
    R.DATE_OF_DEATH: _joins((_PEOPLE, _DATE)),
    R.END_TIME: _joins((_DATED, _WHEN)),
    R.EXPENDITURE: _joins((_PARTIES, _MONEY)),
    R.FOUNDED_BY: _joins(
        (
            _PLACES | _ORGANIZATION | _EVENT | {T.PROFESSION},
            _PLACES | _ORGANIZATION | _EVENT | _PERSON | {T.FAMILY},
        )
    ),
    R.HAS_CAUSE: _joins((_DEEDS | {T.AWARD, T.DISEASE}, _DEEDS | _LAW | {T.DISEASE})),
    R.HEADQUARTERED_IN: _joins((_ORGANIZATION, _PLACES)),
    R.IDEOLOGY_OF: _joins((_BELIEVERS, frozenset({T.IDEOLOGY}))),
    R.INANIMATE_INVOLVED: _joins(
        (
            _WORKS | _LAW | _MONEY | {T.PERSON, T.FACILITY},
            _DEEDS | {T.WORK_OF_ART},
        )
    ),
    R.INCOME: _joins((_PARTIES, _MONEY)),
    R.KNOWS: _joins((_PERSON, _THINGS)),
    R.LOCATED_IN: _joins(
        (
            _PERSON | _PLACES | _ORGANIZATION | {T.PRODUCT, T.WORK_OF_ART},
            _PLACES | _ORGANIZATION,
        )
    ),
    R.MEDICAL_CONDITION: _joins((_PERSON, frozenset({T.DISEASE}))),
    R.MEMBER_OF: _joins(
        (_PERSON, _ORGANIZATION | {T.FAMILY, T.IDEOLOGY, T.COUNTRY}),
        (_ORGANIZATION, _ORGANIZATION | {T.COUNTRY}),
        (_STATES, _ORGANIZATION),
    ),
    R.ORGANIZES: _joins(
        (_ACTORS, _EVENT),
        (_PERSON | _ORGANIZATION | {T.COUNTRY}, _ORGANIZATION),
    ),
    R.ORIGINS_FROM: _joins(
        (
            _THINGS,
            _PLACES | _PERSON | _ORGANIZATION | _EVENT | {T.NATIONALITY, T.FAMILY},
        )
    ),
    R.OWNER_OF: _joins(
        (
            _PARTIES | {T.FACILITY},
            _PLACES | _ORGANIZATION | _WORKS | _MONEY | {T.PERCENT, T.NUMBER},
        )
    ),
    R.PARENT_OF: _joins((_PEOPLE, _PEOPLE)),
    R.PART_OF: _joins(
        (_ORGANIZATION, _ORGANIZATION | _STATES),
        (_PLACES, _PLACES),
        (frozenset({T.FACILITY}), _ORGANIZATION),
        (_LAW, _LAW),
        (frozenset({T.PRODUCT}), frozenset({T.PRODUCT})),
        (frozenset({T.WORK_OF_ART}), frozenset({T.WORK_OF_ART, T.FACILITY})),
        (frozenset({T.AWARD}), frozenset({T.AWARD})),
    ),
    R.PARTICIPANT_IN: _joins(
        (
            _PARTIES | {T.FACILITY, T.AWARD, T.WORK_OF_ART, T.IDEOLOGY, T.RELIGION},
            _DEEDS | {T.WORK_OF_ART},
        ),
        (_ACTORS, _LAW),
    ),
    R.PENALIZED_AS: _joins((_CONVICTS, frozenset({T.PENALTY}))),
    R.PLACE_OF_BIRTH: _joins((_PERSON, _PLACES)),
    R.PLACE_OF_DEATH: _joins((_PEOPLE, _PLACES)),
    R.PLACE_RESIDES_IN: _joins((_PEOPLE | {T.FAMILY}, _PLACES)),
    R.POINT_IN_TIME: _joins((_DATED | {T.AWARD, T.PRODUCT}, _WHEN)),
    R.PRICE_OF: _joins((_THINGS, _MONEY)),
    R.PRODUCES: _joins(
        (_ACTORS, _WORKS | _LAW | _EVENT | _ORGANIZATION | _PERSON | {T.FACILITY}),
    ),
    R.RELATIVE: _joins((_PEOPLE | {T.FAMILY}, _PEOPLE | {T.FAMILY})),
    R.RELIGION_OF: _joins((_BELIEVERS, frozenset({T.RELIGION}))),
    R.SCHOOLS_ATTENDED: _joins((_PEOPLE, _ORGANIZATION)),
    R.SIBLING: _joins((_PERSON, _PERSON)),
    R.SPOUSE: _joins((_PERSON, _PERSON)),
    R.START_TIME: _joins((_DATED, _WHEN)),
    R.SUBEVENT_OF: _joins((_EVENT, _EVENT)),
    R.SUBORDINATE_OF: _joins((_PERSON | _ORGANIZATION, _PERSON | _ORGANIZATION)),
    R.TAKES_PLACE_IN: _joins((_DEEDS, _PLACES | _ORGANIZATION)),
    R.WORKPLACE: _joins((_PERSON, _PLACES | _ORGANIZATION | _EVENT | {T.IDEOLOGY})),
    R.WORKS_AS: _joins((frozenset({T.PERSON}), frozenset({T.PROFESSION}))),
    R.SIGNATORY_OF: _joins((_ACTORS, _LAW | _EVENT)),
    R.GOVERNS: _joins((_PERSON | _ORGANIZATION | {T.FAMILY}, _STATES | {T.LOCATION})),
}
"""Rows of argument types for each relation; a pair is allowed when one row holds both."""

LITERAL_VALUED = frozenset(
    {
        R.ABBREVIATION,
        R.AGE_DIED_AT,
        R.AGE_IS,
        R.ALTERNATIVE_NAME,
        R.DATE_DEFUNCT_IN,
        R.DATE_FOUNDED_IN,
        R.DATE_OF_BIRTH,
        R.DATE_OF_CREATION,
        R.DATE_OF_DEATH,
        R.END_TIME,
        R.EXPENDITURE,
        R.INCOME,
        R.POINT_IN_TIME,
        R.PRICE_OF,
        R.START_TIME,
    }
)
"""Relations whose object is a literal in the graph (owl:DatatypeProperty): names, dates, sums."""


@cache
def allows(relation: RelationType, subject: EntityType, object_: EntityType) -> bool:
    """Whether the relation may join a subject and an object of these types.

    A sub-class for news (sv:Alliance, sv:Agreement ...) may stand wherever its class may.
    """
    subject, object_ = EntityType[subject.nerel], EntityType[object_.nerel]
    return any(subject in row.subjects and object_ in row.objects for row in SIGNATURES[relation])


def reference_table() -> str:
    """Markdown tables of all terms of `svyaz.ttl`: the ones in this package's README.

    Needs rdflib. Classes come first, then properties, then individuals, each in alphabetical order.
    """
    from rdflib import OWL, RDF, RDFS, Graph, URIRef  # noqa: PLC0415 - heavy, and only needed here

    terms = Graph().parse(data=files("ontology").joinpath("svyaz.ttl").read_text("utf-8"))

    def text(term: URIRef, predicate: URIRef, language: str) -> str:
        return next(
            str(value)
            for value in terms.objects(term, predicate)
            if getattr(value, "language", None) == language
        )

    lines: list[str] = []
    kinds = {
        "Classes": (OWL.Class,),
        "Properties": (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
        "Individuals": (OWL.NamedIndividual,),
    }
    for title, types in kinds.items():
        found = {str(term) for type_ in types for term in terms.subjects(RDF.type, type_)}
        lines += ["", f"### {title}", "", "| term | in Russian | meaning |", "|---|---|---|"]
        for iri in sorted(iri for iri in found if iri.startswith(SV)):
            term = URIRef(iri)
            label, meaning = text(term, RDFS.label, "ru"), text(term, RDFS.comment, "en")
            lines.append(f"| `sv:{iri.removeprefix(SV)}` | {label} | {meaning} |")
    return "\n".join(lines[1:]) + "\n"
