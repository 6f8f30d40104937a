"""What the picture shows: members apart from guests, posts in cards, statuses as line styles."""

import dataclasses
from collections.abc import Iterable

import networkx as nx
import pytest
from invented_graph import invented_graph
from story import MEMBERS, story

from graph.export.page.scene import Scene, SceneEdge, compose, overall_status
from graph.export.page.start_view import START_EVENTS, START_LEADERS, START_NODES
from graph.export.page.wording import Family
from graph.records import ClaimNode, EntityNode, KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeGraph:
    """The story graph."""
    return story()


@pytest.fixture(scope="module")
def scene(knowledge: KnowledgeGraph) -> Scene:
    """Its picture."""
    return compose(knowledge)


def between(scene: Scene, source: str, target: str) -> list[SceneEdge]:
    """Lines from one entity to another, by the names of the story."""
    ends = scene.number[f"ent:{source}"], scene.number[f"ent:{target}"]
    return [edge for edge in scene.edges if (edge.source, edge.target) == ends]


def test_members_and_guests_hang_on_different_nodes(scene: Scene) -> None:
    """A member is joined to the union, a guest only to the summit, as planned."""
    for member in MEMBERS:
        (edge,) = between(scene, member, "union")
        assert (edge.family, edge.status, edge.sources) == (Family.MEMBERSHIP, Status.OCCURRED, 2)
    for guest in ("japan", "canada", "eu"):
        assert not between(scene, guest, "union")
        (edge,) = between(scene, guest, "summit")
        assert (edge.family, edge.status) == (Family.EVENT, Status.PLANNED)


def test_a_denied_claim_says_so_in_its_name(scene: Scene) -> None:
    """The line of what is denied is not to be read as its opposite."""
    (edge,) = between(scene, "norway", "union")
    assert (edge.relation, edge.status) == (RelationType.MEMBER_OF, Status.DENIED)


def test_an_event_without_a_name_is_a_node_between_its_parties(
    knowledge: KnowledgeGraph, scene: Scene
) -> None:
    """Agent → event → recipient, and event → place."""
    meeting = next(e for e in knowledge.events if e.trigger == "встретиться")
    node = scene.number[meeting.iri]
    ends = {(edge.source, edge.target) for edge in scene.edges if edge.events}
    number = scene.number
    assert {(number["ent:laine"], node), (node, number["ent:engstrom"])} <= ends
    assert (node, number["ent:stockholm"]) in ends


def test_a_named_event_is_not_joined_twice(scene: Scene) -> None:
    """Where a claim already tells of the part, the event's role draws no second line."""
    assert len(between(scene, "japan", "summit")) == 1
    assert len(between(scene, "summit", "helsinki")) == 1


def test_posts_and_mere_reporters_are_not_drawn(knowledge: KnowledgeGraph, scene: Scene) -> None:
    """A post is text in its holder's card; an outlet that only reports is no node."""
    drawn = {knowledge.entities[node].type for node in scene.start if node < len(scene.number) - 6}
    assert EntityType.PROFESSION not in drawn
    assert EntityType.MEDIA_OUTLET not in drawn
    assert EntityType.PERSON in drawn


def test_every_fact_about_two_things_is_on_some_line(
    knowledge: KnowledgeGraph, scene: Scene
) -> None:
    """No claim between entities gets lost between lines, but for posts, which cards tell."""
    on_lines = [index for edge in scene.edges for index in edge.claims]
    expected = [
        index
        for index, claim in enumerate(knowledge.claims)
        if claim.object_is_entity and claim.relation is not RelationType.WORKS_AS
    ]
    assert sorted(on_lines) == expected


@pytest.mark.parametrize(
    ("statuses", "drawn"),
    [
        ([Status.DENIED], Status.DENIED),
        ([Status.DENIED, Status.PLANNED], Status.PLANNED),
        ([Status.PLANNED, Status.OCCURRED], Status.OCCURRED),
        ([Status.OCCURRED, Status.ONGOING], Status.ONGOING),
    ],
)
def test_what_is_real_outweighs_plans_and_denials(statuses: list[Status], drawn: Status) -> None:
    """One line has one style, that of the strongest claim behind it."""
    assert overall_status(statuses) is drawn


def test_denial_beside_assertion_is_disputed(knowledge: KnowledgeGraph) -> None:
    """Sources that disagree are flagged, though the line is drawn solid."""
    denial = next(claim for claim in knowledge.claims if claim.status is Status.DENIED)
    asserted = dataclasses.replace(denial, iri="clm:other", status=Status.OCCURRED)
    both = dataclasses.replace(knowledge, claims=(*knowledge.claims, asserted))
    (edge,) = between(compose(both), "norway", "union")
    assert edge.disputed
    assert edge.status is Status.OCCURRED


def crowd(n: int) -> KnowledgeGraph:
    """A hub with n - 1 members."""
    knowledge = story()
    pattern, member = knowledge.entities[0], knowledge.claims[0]

    def entities() -> Iterable[EntityNode]:
        for index in range(n):
            yield dataclasses.replace(
                pattern,
                iri=f"ent:c{index:04}",
                type=EntityType.COUNTRY if index else EntityType.ALLIANCE,
                label=f"Участник {index}" if index else "Большой союз",
                aliases=(),
            )

    def claims() -> Iterable[ClaimNode]:
        for index in range(1, n):
            yield dataclasses.replace(
                member,
                iri=f"clm:c{index:04}",
                subject=f"ent:c{index:04}",
                relation=RelationType.MEMBER_OF,
                object="ent:c0000",
                object_is_entity=True,
            )

    return KnowledgeGraph(
        articles=knowledge.articles,
        entities=tuple(entities()),
        claims=tuple(claims()),
        events=(),
        statements=(),
    )


@pytest.mark.parametrize("n", [0, 1, 2, START_NODES - 1, START_NODES, START_NODES + 1, 400])
def test_the_start_view_has_room_for_all_it_shows(n: int) -> None:
    """A small graph is drawn whole, of a large one only the most important part."""
    scene = compose(crowd(n))
    expected = n if n != 1 else 0
    assert len(scene.start) == expected if n <= START_NODES else len(scene.start) <= START_NODES
    if n > 1:
        assert 0 in scene.start


def loose_pairs(knowledge: KnowledgeGraph, n: int) -> KnowledgeGraph:
    """The graph beside n pairs of things that many sources join to nothing else."""
    entity, claim = knowledge.entities[0], knowledge.claims[0]
    ends = [(f"ent:loose{index}a", f"ent:loose{index}b") for index in range(n)]
    things = [
        dataclasses.replace(entity, iri=iri, type=EntityType.ORGANIZATION, label=iri, aliases=())
        for pair in ends
        for iri in pair
    ]
    ties = [
        dataclasses.replace(
            claim,
            iri=f"clm:{source}",
            subject=source,
            relation=RelationType.OWNER_OF,
            object=target,
            object_is_entity=True,
            independent_sources=5,
        )
        for source, target in ends
    ]
    return dataclasses.replace(
        knowledge,
        entities=(*knowledge.entities, *things),
        claims=(*knowledge.claims, *ties),
    )


def test_an_alliance_is_drawn_with_all_its_members(knowledge: KnowledgeGraph) -> None:
    """However much is told of unconnected things, the story of the alliance comes first."""
    scene = compose(loose_pairs(knowledge, 60))
    drawn = {iri for iri, node in scene.number.items() if node in scene.start}
    assert {"ent:union", "ent:summit", *(f"ent:{member}" for member in MEMBERS)} <= drawn
    assert not any(iri.startswith("ent:loose") for iri in drawn)
    assert len(drawn) <= START_NODES
    assert scene.center == scene.number["ent:union"]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_large_graph_begins_with_one_readable_story(seed: int) -> None:
    """At most forty names, few pieces, no loose end; the most important things are among them."""
    knowledge = invented_graph(1200, 2400, seed)
    scene = compose(knowledge)
    start = set(scene.start)
    assert START_NODES * 3 // 4 <= len(start) <= START_NODES
    assert len([node for node in start if node >= len(knowledge.entities)]) <= START_EVENTS
    network: nx.Graph[int] = nx.Graph()
    network.add_edges_from(
        (edge.source, edge.target)
        for edge in scene.edges
        if edge.source in start and edge.target in start
    )
    assert set(network) == start
    assert nx.number_connected_components(network) <= 5
    ranked = sorted(range(len(knowledge.entities)), key=lambda node: -scene.importance[node])
    assert start.issuperset(ranked[:START_LEADERS])


def test_what_is_told_by_few_of_little_is_no_start() -> None:
    """The chosen names have far more support than others."""
    knowledge = invented_graph(1200, 2400)
    scene = compose(knowledge)
    named = [node for node in scene.start if node < len(knowledge.entities)]
    chosen = sum(scene.importance[node] for node in named) / len(named)
    assert chosen > 3 * sum(scene.importance) / len(scene.importance)
