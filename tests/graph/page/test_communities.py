"""The map of a large graph: every node in one community, the names of what matters, ties."""

import dataclasses
import itertools

import pytest
from invented_graph import invented_graph
from story import story

from graph.export.page.communities import (
    LABEL,
    LEAST_MEMBERS,
    LEAST_NODES,
    MOST_CIRCLES,
    Community,
    communities,
)
from graph.export.page.scene import Scene, compose
from graph.records import KnowledgeGraph
from ontology.vocabulary import RelationType


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeGraph:
    """Ten or so theaters of made-up news."""
    return invented_graph(1500, 3000)


@pytest.fixture(scope="module")
def scene(knowledge: KnowledgeGraph) -> Scene:
    """Their picture."""
    return compose(knowledge)


@pytest.fixture(scope="module")
def found(knowledge: KnowledgeGraph, scene: Scene) -> tuple[Community, ...]:
    """Their communities."""
    return communities(knowledge, scene)


def test_a_small_graph_needs_no_map() -> None:
    """What can be drawn whole has no communities."""
    knowledge = story()
    assert communities(knowledge, compose(knowledge)) == ()
    small = invented_graph(LEAST_NODES, 2 * LEAST_NODES)
    assert communities(small, compose(small)) == ()


def test_every_node_with_a_line_is_in_one_community(
    scene: Scene, found: tuple[Community, ...]
) -> None:
    """None is left out, none stands twice."""
    members = [node for community in found for node in community.members]
    assert len(set(members)) == len(members)
    assert set(members) == {end for edge in scene.edges for end in (edge.source, edge.target)}


def test_members_know_each_other_better_than_others(
    scene: Scene, found: tuple[Community, ...]
) -> None:
    """Two of three lines stay within a community."""
    home = {node: number for number, each in enumerate(found) for node in each.members}
    inside = [home[edge.source] == home[edge.target] for edge in scene.edges]
    assert sum(inside) > len(inside) * 2 / 3


def test_a_community_is_called_after_its_greatest(
    knowledge: KnowledgeGraph, scene: Scene, found: tuple[Community, ...]
) -> None:
    """Members and communities stand in the order of their importance."""
    sums = []
    for community in (each for each in found if not each.is_rest):
        support = [scene.importance[node] for node in community.members]
        assert support == sorted(support, reverse=True)
        sums.append(sum(support))
        first = next(node for node in community.members if node < len(knowledge.entities))
        assert community.label.split(" · ")[0] == knowledge.entities[first].label
        assert len(community.label) <= max(LABEL, len(knowledge.entities[first].label))
    assert sums == sorted(sums, reverse=True)


def test_ties_weigh_what_joins_two_communities(found: tuple[Community, ...]) -> None:
    """Each stands once, with the earlier end; the strongest first."""
    assert any(community.ties for community in found)
    for number, community in enumerate(found):
        weights = [weight for _, weight in community.ties]
        assert all(weight > 0 for weight in weights)
        assert weights == sorted(weights, reverse=True)
        assert all(number < other < len(found) for other, _ in community.ties)


def loose_pieces(knowledge: KnowledgeGraph, n: int, size: int) -> KnowledgeGraph:
    """The graph beside n chains of things that nothing else joins."""
    entity = knowledge.entities[0]
    claim = next(c for c in knowledge.claims if c.relation is RelationType.OWNER_OF)
    names = [[f"ent:loose-{piece:04}-{place}" for place in range(size)] for piece in range(n)]
    things = [dataclasses.replace(entity, iri=iri, label=iri) for chain in names for iri in chain]
    ties = [
        dataclasses.replace(claim, iri=f"clm:{left}", subject=left, object=right)
        for chain in names
        for left, right in itertools.pairwise(chain)
    ]
    return dataclasses.replace(
        knowledge,
        entities=(*knowledge.entities, *things),
        claims=(*knowledge.claims, *ties),
    )


@pytest.mark.parametrize(("n", "size"), [(5, LEAST_MEMBERS - 1), (MOST_CIRCLES + 20, 5)])
def test_what_has_no_circle_of_its_own_is_the_rest(
    knowledge: KnowledgeGraph, n: int, size: int
) -> None:
    """Small pieces, and all beyond the most circles that can be read, share the last one."""
    world = loose_pieces(knowledge, n, size)
    scene = compose(world)
    found = communities(world, scene)
    assert len(found) <= MOST_CIRCLES
    *own, rest = found
    assert rest.is_rest
    assert not rest.label
    assert not any(each.is_rest for each in own)
    nodes = {end for edge in scene.edges for end in (edge.source, edge.target)}
    assert sum(len(each.members) for each in found) == len(nodes)


def test_equal_graphs_have_equal_maps(knowledge: KnowledgeGraph, scene: Scene) -> None:
    """Louvain's random order comes from a fixed seed."""
    assert communities(knowledge, scene) == communities(knowledge, compose(knowledge))
