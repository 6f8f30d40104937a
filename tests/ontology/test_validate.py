"""A correct graph passes; each seeded fault is found, named and graded."""

import subprocess
import sys

import pyoxigraph
import pytest
from rdflib import Graph

from ontology.namespaces import Namespaces
from ontology.validate import (
    Finding,
    Severity,
    check_shapes,
    read_as_written,
    unsupported_triples_query,
)

EXTRACTOR = "ext:relations-joins-0a1b2c"
ARTICLE = "art:00000000000000aa"
EVIDENCE = "evd:00000000000000ee"
CLAIM = "clm:00000000000000c1"
PLAN = "clm:00000000000000c2"
CALL = "evt:00000000000000e1"
SAYING = "stm:00000000000000f1"
SUMMIT = "ent:sammit-5e1ec7"
STATE = "ent:state-q1"
ALLIANCE = "ent:alliance-q2"
SPEAKER = "ent:speaker-abc123"

CORRECT = f"""
{STATE} a sv:Entity, sv:Country ;
    rdfs:label "Страна"@ru, "State"@en ; skos:altLabel "Республика"@ru ; owl:sameAs wd:Q1 ;
    sv:memberOf {ALLIANCE} ; sv:prospectiveParticipantIn {SUMMIT} .
{ALLIANCE} a sv:Entity, sv:Alliance ; rdfs:label "Союз"@ru .
{SPEAKER} a sv:Entity, sv:Person ; rdfs:label "Иван Иванов"@ru .
{SUMMIT} a sv:Entity, sv:Event ; rdfs:label "саммит"@ru .
{CLAIM} a sv:Claim ;
    sv:subject {STATE} ; sv:relation sv:memberOf ; sv:object {ALLIANCE} ; sv:status sv:Occurred ;
    sv:date "2025-11"^^xsd:gYearMonth ; sv:dateText "в ноябре"@ru ;
    sv:earliest "2025-11-01"^^xsd:date ; sv:latest "2025-11-30"^^xsd:date ;
    sv:independentSources 1 ; sv:attributedTo {SPEAKER} ; sv:statedIn {SAYING} ;
    sv:evidence {EVIDENCE} .
{PLAN} a sv:Claim ;
    sv:subject {STATE} ; sv:relation sv:participantIn ; sv:object {SUMMIT} ;
    sv:status sv:Planned ; sv:evidence {EVIDENCE} .
{CALL} a sv:Event ; rdfs:label "разговор"@ru ; sv:status sv:Occurred ;
    sv:eventType sv:CONSULT ; sv:eventMode sv:phone ; sv:agent {SPEAKER} ; sv:recipient {STATE} ;
    sv:place {STATE} ; sv:trigger "разговор" ; sv:evidence {EVIDENCE} .
{SAYING} a sv:Statement ; sv:speaker {SPEAKER} ; sv:text "Вступаем"@ru ; sv:about {ALLIANCE} ;
    sv:verb "заявить" ; sv:statedTo {STATE} ; sv:evidence {EVIDENCE} .
{EVIDENCE} a sv:Evidence ; sv:article {ARTICLE} ; sv:quote "Страна вступила в Союз."@ru ;
    sv:start 0 ; sv:end 23 ; sv:extractor {EXTRACTOR} ; sv:confidence 0.9 ;
    sv:citesSource {ALLIANCE} .
{ARTICLE} a sv:Article ; sv:contentHash "00000000000000aa" ; sv:headline "Новость"@ru ;
    sv:published "2025-11-24"^^xsd:date ; sv:publisher {ALLIANCE} ; sv:mentions {STATE} .
{EXTRACTOR} a sv:Extractor ; rdfs:label "relations/joins" ; sv:version "1" .
"""


def graph(text: str, namespaces: Namespaces | None = None) -> Graph:
    """A graph from Turtle without its prefixes."""
    prefixes = (namespaces or Namespaces()).prefixes
    declared = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    return read_as_written(declared + text)


def violations(found: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    """Node and property of each violation."""
    return [(f.focus, f.path) for f in found if f.severity is Severity.VIOLATION]


def test_a_correct_graph_has_no_findings() -> None:
    """Neither violations nor warnings."""
    assert check_shapes(graph(CORRECT)) == ()


def test_shapes_hold_for_any_base_iri() -> None:
    """Moving the nodes breaks nothing, and findings abbreviate by the same base."""
    names = Namespaces(base_iri="https://example.org/kg#")
    assert check_shapes(graph(CORRECT, names), names) == ()
    faulty = CORRECT.replace("sv:confidence 0.9", "sv:confidence 1.9")
    assert violations(check_shapes(graph(faulty, names), names)) == [(EVIDENCE, "sv:confidence")]


FAULTS = [
    ('rdfs:label "Союз"@ru', 'rdfs:label "Union"@en', ALLIANCE, "rdfs:label"),
    ('rdfs:label "Союз"@ru', 'rdfs:label "Союз"@ru, "Блок"@ru', ALLIANCE, "rdfs:label"),
    ('rdfs:label "Союз"@ru', 'rdfs:label "Союз"@ru, "Union"', ALLIANCE, "rdfs:label"),
    ("a sv:Entity, sv:Alliance", "a sv:Entity", ALLIANCE, "rdf:type"),
    ("owl:sameAs wd:Q1", 'owl:sameAs "Q1"', STATE, "owl:sameAs"),
    ("sv:status sv:Occurred ;\n    sv:date", "sv:date", CLAIM, "sv:status"),
    ("sv:status sv:Planned", "sv:status sv:Planned, sv:Denied", PLAN, "sv:status"),
    ("sv:status sv:Planned", "sv:status sv:AGREE", PLAN, "sv:status"),
    ("sv:relation sv:memberOf", "sv:relation sv:subject", CLAIM, "sv:relation"),
    ("sv:relation sv:memberOf", "sv:relation sv:memberOf, sv:partOf", CLAIM, "sv:relation"),
    (f"sv:object {ALLIANCE}", f"sv:object {ARTICLE}", CLAIM, "sv:object"),
    (f"{PLAN} a sv:Claim ;\n    sv:subject {STATE} ;", f"{PLAN} a sv:Claim ;", PLAN, "sv:subject"),
    ('"2025-11-01"^^xsd:date', '"2025-12-01"^^xsd:date', CLAIM, "sv:earliest"),
    ('"2025-11-30"^^xsd:date', '"2025-11-30+03:00"^^xsd:date', CLAIM, "sv:latest"),
    ('"2025-11-30"^^xsd:date', '"2025-11"^^xsd:gYearMonth', CLAIM, "sv:latest"),
    ('sv:earliest "2025-11-01"^^xsd:date ; ', "", CLAIM, "sv:earliest"),
    (' ; sv:latest "2025-11-30"^^xsd:date', "", CLAIM, "sv:latest"),
    ('"2025-11"^^xsd:gYearMonth', '"ноябрь"', CLAIM, "sv:date"),
    ('"2025-11"^^xsd:gYearMonth', '"2025-11Z"^^xsd:gYearMonth', CLAIM, "sv:date"),
    ("sv:independentSources 1", "sv:independentSources 0", CLAIM, "sv:independentSources"),
    (f"sv:statedIn {SAYING}", f"sv:statedIn {CALL}", CLAIM, "sv:statedIn"),
    (f"sv:attributedTo {SPEAKER}", f"sv:attributedTo {SAYING}", CLAIM, "sv:attributedTo"),
    ("sv:eventType sv:CONSULT", "sv:eventType sv:Occurred", CALL, "sv:eventType"),
    ("sv:eventMode sv:phone", "sv:eventMode sv:Loan", CALL, "sv:eventMode"),
    ('rdfs:label "разговор"@ru ; ', "", CALL, "rdfs:label"),
    ("sv:status sv:Occurred ;\n    sv:eventType", "sv:eventType", CALL, None),
    (f'"разговор" ; sv:evidence {EVIDENCE}', '"разговор"', CALL, None),
    (f"sv:agent {SPEAKER}", f"sv:agent {CLAIM}", CALL, "sv:agent"),
    (f"sv:Statement ; sv:speaker {SPEAKER}", "sv:Statement", SAYING, "sv:speaker"),
    ('sv:text "Вступаем"@ru ; ', "", SAYING, "sv:text"),
    ('sv:text "Вступаем"@ru', 'sv:text ""@ru', SAYING, "sv:text"),
    (f"sv:statedTo {STATE} ; sv:evidence {EVIDENCE}", "sv:stance 1", SAYING, "sv:evidence"),
    ("sv:start 0", "sv:start 23", EVIDENCE, "sv:start"),
    ("sv:start 0", "sv:start -1", EVIDENCE, "sv:start"),
    ("sv:end 23", 'sv:end "23"', EVIDENCE, "sv:end"),
    ("sv:confidence 0.9", "sv:confidence 9e-1", EVIDENCE, "sv:confidence"),
    ("sv:confidence 0.9", "sv:confidence 1.1", EVIDENCE, "sv:confidence"),
    ('sv:quote "Страна вступила в Союз."@ru ;', "", EVIDENCE, "sv:quote"),
    (f"sv:article {ARTICLE}", f"sv:article {STATE}", EVIDENCE, "sv:article"),
    (f"sv:extractor {EXTRACTOR} ; ", "", EVIDENCE, "sv:extractor"),
    ('"2025-11-24"^^xsd:date', '"2025-11-24Z"^^xsd:date', ARTICLE, "sv:published"),
    ('sv:contentHash "00000000000000aa"', 'sv:contentHash "hash"', ARTICLE, "sv:contentHash"),
    (f"sv:publisher {ALLIANCE}", f"sv:publisher {ARTICLE}", ARTICLE, "sv:publisher"),
    (' ; sv:version "1"', "", EXTRACTOR, "sv:version"),
    ("sv:trigger", "sv:triger", CALL, "sv:triger"),
    ("a sv:Entity, sv:Person", "a sv:Entity, sv:Person, sv:Human", SPEAKER, "rdf:type"),
    (f"sv:about {ALLIANCE}", f"sv:about {ALLIANCE} ; rdfs:seeAlso []", SAYING, "rdfs:seeAlso"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "focus", "path"), FAULTS, ids=[f"{f[3]}-{n}" for n, f in enumerate(FAULTS)]
)
def test_each_fault_is_found(right: str, wrong: str, focus: str, path: str | None) -> None:
    """One change to the correct graph is reported at its node and property."""
    assert CORRECT.count(right) == 1
    found = check_shapes(graph(CORRECT.replace(right, wrong)))
    assert (focus, path) in violations(found)


@pytest.mark.parametrize(
    ("node", "name"),
    [
        (ALLIANCE, "ent:Alliance-q2"),
        (ALLIANCE, "ent:alliance"),
        (CLAIM, "clm:12"),
        (CALL, "evt:12"),
        (SAYING, "stm:12"),
        (EVIDENCE, "evd:12"),
        (ARTICLE, "art:12"),
    ],
)
def test_counted_or_malformed_names_are_found(node: str, name: str) -> None:
    """A node whose IRI was not minted is reported."""
    assert (name, None) in violations(check_shapes(graph(CORRECT.replace(node, name))))


@pytest.mark.parametrize(
    ("missing", "paths"),
    [
        ((f"sv:agent {SPEAKER} ; ",), ["sv:agent"]),
        ((f"sv:agent {SPEAKER} ; ", f"sv:recipient {STATE} ;"), [None, "sv:agent"]),
    ],
)
def test_an_event_without_parties_is_a_warning(
    missing: tuple[str, ...], paths: list[str | None]
) -> None:
    """A PLOVER event without agent, and one without anybody, are told, but do not fail."""
    text = CORRECT
    for part in missing:
        assert text.count(part) == 1
        text = text.replace(part, "")
    found = check_shapes(graph(text))
    assert [(f.severity, f.focus) for f in found] == [(Severity.WARNING, CALL)] * len(paths)
    assert [f.path for f in found] == paths


def test_findings_are_plain_and_sorted() -> None:
    """Violations come first; a finding reads as a sentence."""
    faulty = CORRECT.replace(f"sv:agent {SPEAKER} ; ", "").replace("sv:start 0", "sv:start -1")
    found = check_shapes(graph(faulty))
    first, second = map(str, found)
    assert first.startswith(f"violation: {EVIDENCE}: an evidence must have exactly one sv:start")
    assert "-1" in first
    assert second == f"warning: {CALL}: a PLOVER event should have an sv:agent"


def rows(text: str) -> list[tuple[str, ...]]:
    """What the audit query finds, by both engines, which must agree."""
    query, triples = unsupported_triples_query(), graph(text)
    store = pyoxigraph.Store()
    store.load(triples.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    solutions = store.query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    fast = [tuple(str(term).strip("<>") for term in row) for row in solutions]
    result = triples.query(query)
    slow = [tuple(str(row[name]) for name in result.vars or ()) for row in result.bindings]
    assert fast == slow
    names = Namespaces()
    return [tuple(map(names.contract, row)) for row in fast]


def test_supported_triples_pass_the_audit() -> None:
    """A direct triple with an Occurred claim and a twin with a Planned one are in order."""
    assert rows(CORRECT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("sv:status sv:Occurred ;\n    sv:date", "sv:status sv:Planned ;\n    sv:date", "memberOf"),
        ("sv:status sv:Occurred ;\n    sv:date", "sv:status sv:Denied ;\n    sv:date", "memberOf"),
        ("sv:status sv:Planned", "sv:status sv:Occurred", "prospectiveParticipantIn"),
        ("sv:relation sv:memberOf", "sv:relation sv:partOf", "memberOf"),
    ],
    ids=["planned", "denied", "occurred-already", "other-relation"],
)
def test_unsupported_triples_are_found(right: str, wrong: str, expected: str) -> None:
    """A direct triple without a fitting claim is a row of the audit."""
    assert CORRECT.count(right) == 1
    found = rows(CORRECT.replace(right, wrong))
    assert [row[1] for row in found] == [f"sv:{expected}"]


@pytest.mark.parametrize("status", ["Denied", "Occurred"])
def test_a_claim_that_forbids_a_triple_outweighs_one_that_allows_it(status: str) -> None:
    """What somebody denies is no plain fact, and what has happened is no prospect."""
    relation, target, property_ = {
        "Denied": ("memberOf", ALLIANCE, "sv:memberOf"),
        "Occurred": ("participantIn", SUMMIT, "sv:prospectiveParticipantIn"),
    }[status]
    other = f"""
    clm:00000000000000c3 a sv:Claim ; sv:subject {STATE} ; sv:relation sv:{relation} ;
        sv:object {target} ; sv:status sv:{status} ; sv:evidence {EVIDENCE} ."""
    assert [row[1] for row in rows(CORRECT + other)] == [property_]


def test_reading_as_written_keeps_time_zones() -> None:
    """A date with a zone arrives as it was written, so that it can be refused."""
    text = '<a:a> <a:b> "2025-11-24Z"^^<http://www.w3.org/2001/XMLSchema#date> .'
    (value,) = read_as_written(text).objects()
    assert str(value) == "2025-11-24Z"


def test_importing_is_light() -> None:
    """Nothing of the package loads rdflib or pyshacl before it is needed."""
    code = (
        "import ontology.identifiers, ontology.namespaces, ontology.schema, ontology.validate, sys;"
        "sys.exit(bool({'rdflib', 'pyshacl'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
