"""What the page shows first: of a large graph the part that reads as a story.

    most important things → gatherings with their members → what is joined to them → events

A picture is read by its names, and some forty names are what a screen has room for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import networkx as nx

START_NODES = 40
"""Most nodes of a choice, events without a name among them: each has a label of some 60x35 pixels,
and a laptop's canvas of 950x820 takes forty with the names of their lines between them. At sixty,
every third label of the sample articles stood on a line or at another label."""
START_EVENTS = 10
"""Of them, events without a name: where more is left for them, named things come first."""
START_LEADERS = 5
"""The most important things, which the page lists beside the picture, are on it."""
START_GATHERINGS = 6
"""Alliances, agreements and named events that come with their members."""
START_MEMBERS = 8
"""Members of each that are drawn with it; a star of more leaves of one size tells no more."""
STORY = 27
"""Nodes of gatherings and their members: the others show what these do."""
FRAGMENT = 4
"""A piece joined to nothing else is drawn from this many nodes on: a pair is a line of a card."""

_APART = 0.3
"""Share of its importance that counts for what is joined to nothing chosen: it begins a picture of
its own only where three times as much is said of it as of what still hangs together."""
_COMPANY = (_APART, 1.0, 1.5)
"""The same by how many of the chosen a node is joined to: what ties two of them tells more."""
_PASSING = 1.0
"""Importance of what one source ties to one thing: a line of its card, unless that is a hub."""
_COMPETITORS = 60
"""Gatherings of which the story is chosen, those told of most."""
_ROUNDS = 3
"""How often what fell out for want of company makes room for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """An alliance, agreement or named event with those who joined it."""

    hub: int
    members: tuple[int, ...]
    """The most important first."""
    support: float
    """Independent sources of all its memberships."""


def start_view(
    told: AbstractSet[int],
    ties: Iterable[tuple[int, int]],
    importance: Sequence[float],
    gatherings: Sequence[Gathering],
    n_named: int,
) -> tuple[int, ...]:
    """Everything that is told of, or the heart of the story where not all has room.

    Args:
        told: numbers of the nodes that can be drawn.
        ties: pairs of nodes that a fact joins.
        importance: by node.
        gatherings: those told of most first.
        n_named: nodes from this number on are events without a name.

    Returns:
        At most START_NODES of a choice, sorted.
    """
    if len(told) <= START_NODES:
        return tuple(sorted(told))
    partners: dict[int, set[int]] = defaultdict(set)
    for left, right in ties:
        if left in told and right in told:
            partners[left].add(right)
            partners[right].add(left)
    leaders = sorted(
        (node for node in partners if node < n_named), key=lambda node: (-importance[node], node)
    )[:START_LEADERS]
    story, hubs = _story(leaders, gatherings, partners)
    for leader in leaders:
        # Whom no story needs is shown at least beside whom it has most to do with.
        known = [node for node in partners[leader] if node < n_named]
        if known and not partners[leader] & story:
            story.add(max(known, key=lambda node: (importance[node], -node)))
    worth = {
        node: importance[node]
        for node in told
        if node < n_named and (importance[node] > _PASSING or partners[node] & hubs)
    }
    events = [node for node in partners if node >= n_named and len(partners[node]) > 1]
    events.sort(key=lambda node: (-importance[node], node))
    kept: set[int] = set()
    for _ in range(_ROUNDS):
        chosen = _grown(story, partners, worth, START_NODES - START_EVENTS)
        between = [node for node in events if partners[node] <= chosen][:START_EVENTS]
        # Room that events leave goes to names; what happened between these comes on top of it.
        chosen = _grown(chosen, partners, worth, START_NODES - len(between)) | set(between)
        kept = _without_fragments(chosen, partners, hubs.union(leaders))
        if kept == chosen:
            break
        worth = {node: worth[node] for node in worth if node in kept or node not in chosen}
    return tuple(sorted(kept))


def _story(
    leaders: Iterable[int], gatherings: Sequence[Gathering], partners: Mapping[int, set[int]]
) -> tuple[set[int], set[int]]:
    """What the story begins with: leaders, gatherings with their members; and the hubs of these.

    No gathering is torn: it comes with all its members, or with START_MEMBERS of them, or not at
    all. One that hangs together with the story comes before a greater one that does not.
    """
    story = set(leaders)
    hubs: set[int] = set()
    left = list(gatherings[:_COMPETITORS])
    while left and len(hubs) < START_GATHERINGS:
        best = max(
            left,
            key=lambda each: (
                each.support * (1 if {each.hub, *partners[each.hub]} & story else _APART),
                -each.hub,
            ),
        )
        left.remove(best)
        members = sorted(best.members, key=lambda member: member not in story)
        whole = story | {best.hub, *members[:START_MEMBERS]}
        if len(whole) <= STORY:
            story = whole
            hubs.add(best.hub)
    return story, hubs


def _grown(
    story: AbstractSet[int], partners: Mapping[int, set[int]], worth: Mapping[int, float], room: int
) -> set[int]:
    """The story with the most important nodes, those that hang together with it first.

    Two parties of one event without a name hang together as well.
    """
    chosen: set[int] = set()
    near: Counter[int] = Counter()

    def add(node: int) -> None:
        chosen.add(node)
        reached = set()
        for partner in partners[node]:
            reached |= {partner} if partner in worth else partners[partner]
        near.update(reached)

    for node in sorted(story):
        add(node)
    left = set(worth) - chosen
    while left and len(chosen) < room:
        best = max(left, key=lambda node: (worth[node] * _COMPANY[min(near[node], 2)], -node))
        left.remove(best)
        add(best)
    return chosen


def _without_fragments(
    chosen: AbstractSet[int], partners: Mapping[int, set[int]], hubs: AbstractSet[int]
) -> set[int]:
    """The chosen nodes, less loose pieces too small to tell anything."""
    network: nx.Graph[int] = nx.Graph()
    network.add_edges_from(
        (node, partner) for node in sorted(chosen) for partner in partners[node] & chosen
    )
    return {
        node
        for piece in nx.connected_components(network)
        if len(piece) >= FRAGMENT or piece & hubs
        for node in piece
    }
