"""The communities of a large graph: what hangs together, as at most 150 circles on a map.

Thousands of nodes drawn at once are a grey ball; the map of their communities can be read, and
each of them opened. Communities are found by Louvain's method (Blondel et al. 2008, "Fast unfolding
of communities in large networks") on the lines of the picture, each weighing as much as it has
independent sources.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.export.page.circles import arrange_circles
from graph.export.page.scene import Scene, SceneEdge, support
from graph.export.page.start_view import FRAGMENT
from graph.records import KnowledgeGraph

LEAST_NODES = 300
"""A graph with no more nodes on lines needs no map: the page can draw it whole."""
MOST_CIRCLES = 150
"""More circles are too small on a screen for a name."""
LEAST_MEMBERS = FRAGMENT
"""Smaller pieces go to the rest, as those of the start view do."""
TIES = 2
"""Lines between circles: a tie is kept if it is among so many strongest of one of its ends."""
NAMES = 3
LABEL = 44
"""Letters of a label: two lines beside a circle."""

_RESOLUTION = 2.0
"""At 2 a made-up graph of 20,000 nodes falls into 114 communities of which 9 in 10 can be opened
whole (300 nodes), at 1 into 77 with 226 in the middle one; modularity is .752 and .755."""
_SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Nodes that have more to do with each other than with the others."""

    members: tuple[int, ...]
    """Numbers of nodes, the most important first."""
    label: str
    """Names of its most important members; empty for the rest."""
    is_rest: bool
    """Whether it holds what has no circle of its own: such a community comes last."""
    x: int
    y: int
    radius: int
    """Center and size of its circle, in pixels around (0, 0) at zoom 1, where the whole map fits
    into `layout.FRAME`. Circles do not overlap; the more members, the larger."""
    ties: tuple[tuple[int, int], ...]
    """(number of a later community, weight), strongest first: independent sources of the lines
    between the two. A tie stands with the earlier of its ends."""


def communities(knowledge: KnowledgeGraph, scene: Scene) -> tuple[Community, ...]:
    """The communities of the nodes that have lines, those of most importance first.

    Every node with a line belongs to exactly one. Empty for a graph of up to LEAST_NODES such
    nodes. Takes 1.5 s for 20,000 nodes and 40,000 lines.
    """
    network = _network(scene.edges)
    if len(network) <= LEAST_NODES:
        return ()
    groups, rest = _groups(network, scene.importance)
    everybody = (*groups, rest) if rest else groups
    ties = _strongest(_ties(network, everybody))
    circles = arrange_circles([len(members) for members in everybody], ties)
    later: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, second), weight in ties.items():
        later[first].append((second, weight))
    return tuple(
        Community(
            members=members,
            label=_label(knowledge, members) if number < len(groups) else "",
            is_rest=number == len(groups),
            x=circle.x,
            y=circle.y,
            radius=circle.radius,
            ties=tuple(sorted(later[number], key=lambda tie: (-tie[1], tie[0]))),
        )
        for number, (members, circle) in enumerate(zip(everybody, circles, strict=True))
    )


def _network(edges: Iterable[SceneEdge]) -> "nx.Graph[int]":
    """The lines without direction, several between two nodes as one, with their support."""
    network: nx.Graph[int] = nx.Graph()
    for edge in edges:
        known = network.get_edge_data(edge.source, edge.target, {"weight": 0.0})["weight"]
        network.add_edge(edge.source, edge.target, weight=known + support(edge))
    return network


def _groups(
    network: "nx.Graph[int]", importance: Sequence[float]
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Members of the communities with circles of their own, and all other nodes.

    All by importance: that of a community is the sum of its members'.
    """

    def ordered(nodes: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(nodes, key=lambda node: (-importance[node], node)))

    found = nx.community.louvain_communities(network, resolution=_RESOLUTION, seed=_SEED)
    groups = sorted(
        map(ordered, found),
        key=lambda members: (-sum(importance[node] for node in members), members[0]),
    )
    large = [members for members in groups if len(members) >= LEAST_MEMBERS]
    own = large if len(large) == len(groups) <= MOST_CIRCLES else large[: MOST_CIRCLES - 1]
    known = {node for members in own for node in members}
    return tuple(own), ordered(node for node in network if node not in known)


def _ties(network: "nx.Graph[int]", groups: Sequence[Sequence[int]]) -> dict[tuple[int, int], int]:
    """Support of all lines between two groups, by their numbers; the smaller first."""
    home = {node: number for number, members in enumerate(groups) for node in members}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for left, right, tie in network.edges(data=True):
        first, second = sorted((home[left], home[right]))
        if first != second:
            weights[first, second] += tie["weight"]
    return {pair: math.ceil(weight) for pair, weight in sorted(weights.items())}


def _strongest(ties: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """The ties that are among the strongest of one of their ends."""
    left: Counter[int] = Counter()
    kept = {}
    for pair in sorted(ties, key=lambda pair: (-ties[pair], pair)):
        if any(left[end] < TIES for end in pair):
            kept[pair] = ties[pair]
            left.update(pair)
    return kept


def _label(knowledge: KnowledgeGraph, members: Sequence[int]) -> str:
    """The most important members by name, as many as there is room for."""
    names = [
        " ".join(knowledge.entities[node].label.split())
        for node in members
        if node < len(knowledge.entities)
    ][:NAMES]
    while len(names) > 1 and len(" · ".join(names)) > LABEL:
        names.pop()
    return " · ".join(names)
