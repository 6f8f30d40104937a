"""KnowledgeGraph → networkx: who is joined with whom, and who matters.

Entities and events are nodes, claims between two entities are keyed edges, and each event is
joined with its agents, recipients and places. Source of the ranking: Brin and Page 1998,
"The anatomy of a large-scale hypertextual Web search engine", on the network without directions,
since being acted upon is as telling as acting.
"""

import networkx as nx

from graph.records import ClaimNode, EntityNode, EventNode, KnowledgeGraph
from ontology.vocabulary import Role, Status

PLACE = "place"
_DAMPING = 0.85
"""The original paper's value; news networks are small, and .8–.9 give the same first ten."""
_MOST_ROUNDS = 200
_TOLERANCE = 1e-9
"""Change per node at which the ranking stops: ties are broken by sources and name anyway."""


def to_network(knowledge: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """Return the graph as a network.

    A node has `kind` ("entity" or "event"), `type`, `label`, `n_articles` and `degree`, the number
    of its edges. An edge has the key and `iri` of its claim or event, `relation` (a relation's
    name, or "agent", "recipient", "place"), `status`, `n_sources` and `n_evidence`.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in knowledge.entities:
        _add_entity(network, entity)
    for event in knowledge.events:
        _add_event(network, event)
    for claim in knowledge.claims:
        _add_claim(network, claim)
    for iri, degree in network.degree():
        network.nodes[iri]["degree"] = degree
    return network


def importance(knowledge: KnowledgeGraph) -> dict[str, float]:
    """Return how central each entity and event is, in 0..1, the greatest 1; sorted, greatest first.

    PageRank over claims that are not denied and over events, each weighing as much as it has
    independent sources. Equal input gives equal figures, whatever the order.
    """
    network = to_network(knowledge)
    weights: nx.Graph[str] = nx.Graph()
    weights.add_nodes_from(sorted(network))
    for left, right, edge in sorted(
        network.edges(data=True), key=lambda one: (one[0], one[1], one[2]["iri"])
    ):
        if edge["status"] != Status.DENIED and left != right:
            known = weights.get_edge_data(left, right, {"weight": 0})["weight"]
            weights.add_edge(left, right, weight=known + edge["n_sources"])
    ranks = _page_rank(weights)
    top = max(ranks.values(), default=0.0) or 1.0
    scaled = {iri: round(rank / top, 6) for iri, rank in ranks.items()}
    return dict(
        sorted(scaled.items(), key=lambda one: (-one[1], -network.nodes[one[0]]["degree"], one[0]))
    )


def _add_entity(network: "nx.MultiDiGraph[str]", node: EntityNode) -> None:
    network.add_node(
        node.iri,
        kind="entity",
        type=node.type.value,
        label=node.label,
        n_articles=len(node.articles),
    )


def _add_event(network: "nx.MultiDiGraph[str]", node: EventNode) -> None:
    network.add_node(
        node.iri,
        kind="event",
        type=node.type.value if node.type else "Event",
        label=node.label,
        n_articles=len({told.article for told in node.evidence}),
    )
    parts = ((Role.AGENT, node.agents), (Role.RECIPIENT, node.recipients), (PLACE, node.places))
    for relation, others in parts:
        for other in others:
            source, target = (other, node.iri) if relation is Role.AGENT else (node.iri, other)
            network.add_edge(
                source,
                target,
                key=f"{node.iri} {relation}",
                iri=node.iri,
                relation=str(relation),
                status=node.status,
                n_sources=node.independent_sources,
                n_evidence=len(node.evidence),
            )


def _add_claim(network: "nx.MultiDiGraph[str]", node: ClaimNode) -> None:
    if not node.object_is_entity or not isinstance(node.object, str):
        return
    network.add_edge(
        node.subject,
        node.object,
        key=node.iri,
        iri=node.iri,
        relation=node.relation.value,
        status=node.status,
        n_sources=node.independent_sources,
        n_evidence=len(node.evidence),
    )


def _page_rank(weights: "nx.Graph[str]") -> dict[str, float]:
    """Return PageRank by plain iteration: networkx's own needs scipy."""
    nodes = list(weights)
    if not nodes:
        return {}
    total = {node: sum(edge["weight"] for edge in weights[node].values()) for node in nodes}
    rank = dict.fromkeys(nodes, 1 / len(nodes))
    for _ in range(_MOST_ROUNDS):
        idle = sum(rank[node] for node in nodes if not total[node])
        floor = (1 - _DAMPING + _DAMPING * idle) / len(nodes)
        fresh = dict.fromkeys(nodes, floor)
        for node in nodes:
            for other, edge in weights[node].items():
                fresh[other] += _DAMPING * rank[node] * edge["weight"] / total[node]
        moved = sum(abs(fresh[node] - rank[node]) for node in nodes)
        rank = fresh
        if moved < _TOLERANCE * len(nodes):
            break
    return rank
