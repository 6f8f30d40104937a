"""The graph as triples: the ledger, and the view of plain facts."""

import datetime as dt
from dataclasses import replace

import pytest
from drafts import DAY, Draft, link
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node
from story import GAZETTE, story

from extract.records import TimeInterval
from graph.dating import closed
from graph.merge import merge
from graph.records import KnowledgeGraph
from graph.triples import direct_property, to_triples
from ontology.namespaces import Namespaces, Property, sv
from ontology.vocabulary import EntityType, RelationType, Status

NAMES = Namespaces()


def node(curie: str) -> URIRef:
    """A name as the graph writes it."""
    return URIRef(NAMES.expand(curie))


def values(triples: Graph, subject: str, name: str) -> set[Node]:
    """The values of a property of the vocabulary."""
    return set(triples.objects(node(subject), URIRef(sv(name))))


@pytest.fixture(scope="module")
def triples() -> Graph:
    """The story as triples."""
    return to_triples(story())


def test_no_blank_nodes(triples: Graph) -> None:
    """Every subject is an IRI and every object an IRI or a literal."""
    assert all(isinstance(subject, URIRef) for subject in triples.subjects())
    assert all(isinstance(thing, URIRef | Literal) for thing in triples.objects())


def test_entity_has_its_classes_and_labels(triples: Graph) -> None:
    """An entity is sv:Entity, its type, and the umbrella of its type; labels carry a language."""
    union = node("ent:union")
    assert set(triples.objects(union, RDF.type)) == {
        URIRef(sv(name)) for name in ("Entity", "Alliance", "Organization")
    }
    assert set(triples.objects(union, RDFS.label)) == {
        Literal("Балтийский цифровой союз", lang="ru"),
        Literal("Baltic Digital Union", lang="en"),
    }
    assert Literal("БЦС", lang="ru") in set(triples.objects(union, SKOS.altLabel))
    assert (node("ent:declaration"), RDF.type, URIRef(sv("Law"))) in triples


def test_linked_entity_is_the_same_as_in_wikidata(triples: Graph) -> None:
    """A link is owl:sameAs; what is not linked has none."""
    assert set(triples.objects(node("ent:finland"), OWL.sameAs)) == {
        URIRef("http://www.wikidata.org/entity/Q33")
    }
    assert not set(triples.objects(node("ent:laine"), OWL.sameAs))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([Status.OCCURRED], "memberOf"),
        ([Status.ONGOING, Status.PLANNED], "memberOf"),
        ([Status.PLANNED], "prospectiveMemberOf"),
        ([Status.PLANNED, Status.DENIED], None),
        ([Status.OCCURRED, Status.DENIED], None),
        ([Status.DENIED], None),
        ([], None),
    ],
)
def test_direct_triple_follows_the_statuses(statuses: list[Status], expected: str | None) -> None:
    """Told and not denied gives the fact, planned alone its twin, denied nothing."""
    assert direct_property(RelationType.MEMBER_OF, statuses) == expected


def test_relation_without_twin_has_no_prospective_triple() -> None:
    """A planned place is in the ledger alone."""
    assert direct_property(RelationType.TAKES_PLACE_IN, [Status.PLANNED]) is None


def test_view_of_the_story(triples: Graph) -> None:
    """Members are members, planned guests prospective, and who denies is neither."""
    assert values(triples, "ent:latvia", "memberOf") == {node("ent:union")}
    assert values(triples, "ent:japan", "prospectiveParticipantIn") == {node("ent:summit")}
    assert values(triples, "ent:japan", "participantIn") == set()
    assert values(triples, "ent:norway", "memberOf") == set()
    assert values(triples, "ent:norway", "prospectiveMemberOf") == set()


def dated(triples: Graph, time: TimeInterval) -> dict[str, Node]:
    """The dates of the story's first event when it takes place at that time."""
    names = ("date", "dateText", "earliest", "latest")
    subject = next(iter(triples.subjects(URIRef(sv("dateText")), Literal(time.text, lang="ru"))))
    found = {name: triples.value(subject, URIRef(sv(name))) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def at(time: TimeInterval) -> KnowledgeGraph:
    """The story with one event, at that time."""
    knowledge = story()
    event = next(one for one in knowledge.events if one.iri.startswith("evt:"))
    return replace(knowledge, claims=(), events=(replace(event, time=time),))


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2026-03-14", XSD.date), ("2026-03", XSD.gYearMonth), ("2026", XSD.gYear)],
)
def test_date_keeps_the_precision_of_the_text(value: str, datatype: URIRef) -> None:
    """The words and their precision stay, and both ends are days without a zone."""
    time = TimeInterval(
        earliest=dt.date(2026, 3, 1), latest=dt.date(2026, 3, 14), value=value, text="в марте"
    )
    found = dated(to_triples(at(time)), time)
    assert found["date"] == Literal(value, datatype=datatype, normalize=False)
    assert found["earliest"].n3() == '"2026-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert found["latest"].n3() == '"2026-03-14"^^<http://www.w3.org/2001/XMLSchema#date>'


def test_stretch_without_iso_form_has_its_ends_alone() -> None:
    """«с 5 по 21 августа» has no sv:date."""
    time = TimeInterval(
        earliest=dt.date(2026, 8, 5),
        latest=dt.date(2026, 8, 21),
        value=None,
        text="с 5 по 21 августа",
    )
    assert set(dated(to_triples(at(time)), time)) == {"dateText", "earliest", "latest"}


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (DAY, None, (DAY, DAY.replace(day=9))),
        (DAY.replace(month=4), None, (DAY.replace(month=4), DAY.replace(month=4))),
        (None, DAY.replace(month=4), (DAY.replace(day=9), DAY.replace(month=4))),
        (None, DAY, (DAY, DAY)),
        (None, None, None),
    ],
    ids=["since", "from-a-future-day", "until", "until-a-past-day", "unknown"],
)
def test_open_end_closes_at_publication(
    earliest: dt.date | None,
    latest: dt.date | None,
    expected: tuple[dt.date, dt.date] | None,
) -> None:
    """An open end reaches to the publication, or to the known end if that lies further."""
    time = TimeInterval(earliest=earliest, latest=latest, value=None, text="с весны")
    assert closed(time, DAY.replace(day=9)) == expected


@pytest.mark.parametrize(
    ("status", "text", "date", "latest"),
    [
        (Status.PLANNED, "с 2 марта", DAY, DAY),
        (Status.OCCURRED, "с 2 марта", DAY, DAY),
        (Status.ONGOING, "с 2 марта", None, DAY.replace(day=4)),
        (Status.PLANNED, "с весны", None, DAY),
        (Status.OCCURRED, "с весны", None, DAY.replace(day=4)),
    ],
)
def test_beginning_is_the_date_of_what_begins(
    status: Status, text: str, date: dt.date | None, latest: dt.date
) -> None:
    """A plan closes where it begins, as does an event whose first day is told: its date."""
    time = TimeInterval(earliest=DAY, latest=None, value=None, text=text)
    knowledge = at(time)
    (event,) = knowledge.events
    evidence = tuple(replace(one, article=GAZETTE.iri) for one in event.evidence)
    event = replace(event, status=status, evidence=evidence)
    found = dated(to_triples(replace(knowledge, events=(event,))), time)
    assert found["earliest"] == Literal(DAY)
    assert found["latest"] == Literal(latest)
    assert found.get("date") == (Literal(date) if date else None)
    assert found["dateText"] == Literal(text, lang="ru")


@pytest.mark.parametrize(
    ("score", "written"), [(0.9, "0.9"), (1.0, "1.0"), (0.0, "0.0"), (0.87654, "0.877")]
)
def test_confidence_has_no_trailing_zeros(score: float, written: str) -> None:
    """Stores differ in keeping them, so there are none."""
    knowledge = story()
    claim = knowledge.claims[0]
    scored = replace(claim.evidence[0], score=score)
    one = replace(knowledge, claims=(replace(claim, evidence=(scored,)),), events=(), statements=())
    (value,) = values(to_triples(one), scored.iri, "confidence")
    assert str(value) == written


@pytest.mark.parametrize(
    ("earliest", "latest", "open_ends"),
    [(DAY, None, {"openEnd"}), (None, DAY, {"openStart"}), (DAY, DAY, set())],
    ids=["since", "until", "known"],
)
def test_an_end_that_nobody_tells_is_marked(
    earliest: dt.date | None, latest: dt.date | None, open_ends: set[str]
) -> None:
    """Both ends are always written, and a closed one says that the words leave it open."""
    time = TimeInterval(earliest=earliest, latest=latest, value=None, text="с весны")
    triples = to_triples(at(time))
    (event,) = at(time).events
    assert values(triples, event.iri, "earliest")
    assert values(triples, event.iri, "latest")
    marked = {name for name in ("openStart", "openEnd") if values(triples, event.iri, name)}
    assert marked == open_ends


def test_independent_sources_can_be_counted_in_the_graph() -> None:
    """An outlet that is no entity is an origin by name, a cited one by its IRI, else nobody."""
    texts = {"Дания, раз.": None, "Дания, два.": "Утро", "Дания, три: сообщает Осло.": None}
    drafts = [Draft(text, publisher=outlet) for text, outlet in texts.items()]
    for number, draft in enumerate(drafts):
        denmark = draft.entity("Дания", EntityType.COUNTRY)
        oslo = draft.entity("Осло", EntityType.CITY) if number == 2 else None
        draft.relation(denmark, RelationType.ALTERNATIVE_NAME, "ДК", "Дания", cites=oslo)
    knowledge = merge(draft.done() for draft in drafts)
    triples = to_triples(knowledge)
    (claim,) = knowledge.claims
    origins = [
        (values(triples, told.iri, "origin"), values(triples, told.iri, "originName"))
        for told in claim.evidence
    ]
    (cited,) = (told.cites for told in claim.evidence if told.cites)
    assert (set(), set()) in origins
    assert (set(), {Literal("утро")}) in origins
    assert ({node(cited)}, set()) in origins
    assert claim.independent_sources == len(origins) == 3


def test_article_without_headline_is_called_by_its_first_words() -> None:
    """Every article has a name: its sv:headline, or else an rdfs:label."""
    with_headline = Draft("Дания, раз.", headline="Вести")
    without = Draft("Дания, два.", publisher="Утро", cites="Осло сегодня")
    triples = to_triples(merge([with_headline.done(), without.done()]))
    called = {f"art:{draft.article.id}": draft for draft in (with_headline, without)}
    labels = [set(triples.objects(node(iri), RDFS.label)) for iri in called]
    assert labels == [set(), {Literal("Дания, два.", lang="ru")}]
    (iri,) = (iri for iri, draft in called.items() if draft is without)
    assert values(triples, iri, "publisherName") == {Literal("Утро", lang="ru")}
    assert values(triples, iri, "sourceName") == {Literal("Осло сегодня", lang="ru")}


def test_base_iri_moves_the_nodes_and_not_the_words() -> None:
    """Another base IRI renames things; the vocabulary stays."""
    moved = to_triples(story(), Namespaces(base_iri="https://example.org/kg/"))
    finland = URIRef("https://example.org/kg/ent/finland")
    assert (finland, RDF.type, URIRef(sv("Country"))) in moved


def test_hostile_text_stays_text() -> None:
    """Quotes, angle brackets and line ends of an article survive the way to Turtle and back."""
    nasty = 'Дания "> <script>alert(1)</script> \\ """ ^^<http://x> \t конец.'
    draft = Draft(nasty, headline=nasty)
    draft.relation(
        draft.entity("Дания", EntityType.COUNTRY, link=link("Q35", "Дания")),
        RelationType.ALTERNATIVE_NAME,
        'Д"ания\\',
        "Дания",
    )
    triples = to_triples(merge([draft.done()]))
    again = Graph().parse(data=triples.serialize(format="turtle"), format="turtle")
    assert set(again) == set(triples)
    assert Literal(nasty, lang="ru") in set(again.objects(None, URIRef(sv("quote"))))


def test_merge_reasons_are_written_on_demand() -> None:
    """An entity of two articles says why it is one only if that is asked for."""
    drafts = [Draft(f"Дания, {n}.") for n in ("раз", "два")]
    for draft in drafts:
        draft.entity("Дания", EntityType.COUNTRY)
    knowledge = merge(draft.done() for draft in drafts)
    reason = URIRef(sv(Property.MERGE_REASON))
    assert not list(to_triples(knowledge).subject_objects(reason))
    ((_, told),) = to_triples(knowledge, merge_reasons=True).subject_objects(reason)
    assert str(told) == "name 0.95: name «Дания»"
