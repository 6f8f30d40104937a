"""The graph as a network, and who matters in it."""

from dataclasses import replace

from newspapers import world
from story import story

from graph.merge import merge
from graph.network import importance, to_network
from graph.records import KnowledgeGraph
from ontology.vocabulary import Status


def test_claims_are_keyed_edges() -> None:
    """Two claims of one pair are two edges; claims on literals are none."""
    knowledge = story()
    network = to_network(knowledge)
    edges = {key for _, _, key in network.edges(keys=True) if str(key).startswith("clm:")}
    assert edges == {claim.iri for claim in knowledge.claims if claim.object_is_entity}


def test_events_hang_between_their_actors() -> None:
    """An agent leads to its event, the event to its recipients and places."""
    knowledge = story()
    network = to_network(knowledge)
    for event in knowledge.events:
        assert all(network.has_edge(agent, event.iri) for agent in event.agents)
        for other in (*event.recipients, *event.places):
            assert network.has_edge(event.iri, other)


def test_nodes_say_what_they_are() -> None:
    """Every node has kind, type, label, articles and degree."""
    network = to_network(story())
    for _, data in network.nodes(data=True):
        assert set(data) == {"kind", "type", "label", "n_articles", "degree"}
    assert network.nodes["ent:union"]["kind"] == "entity"
    assert network.nodes["ent:summit"]["kind"] == "event"


def test_importance_is_a_share_of_the_first() -> None:
    """Figures are in 0..1, sorted, the first is 1, and the union leads its story."""
    ranks = importance(story())
    assert next(iter(ranks.items())) == ("ent:union", 1.0)
    assert list(ranks.values()) == sorted(ranks.values(), reverse=True)
    assert all(0 <= rank <= 1 for rank in ranks.values())
    assert set(ranks) == set(to_network(story()))


def test_importance_does_not_depend_on_the_order() -> None:
    """Equal news in another order give equal figures."""
    news = world(12)
    assert list(importance(merge(news)).items()) == list(importance(merge(news[::-1])).items())


def test_denied_claims_give_no_importance() -> None:
    """What is denied joins nobody."""
    knowledge = story()
    alone = replace(
        knowledge,
        events=(),
        claims=tuple(one for one in knowledge.claims if one.status is Status.DENIED),
    )
    assert len(set(importance(alone).values())) == 1


def test_empty_graph_has_no_importance() -> None:
    """Nothing in, nothing out."""
    empty = KnowledgeGraph(articles=(), entities=(), claims=(), events=(), statements=())
    assert importance(empty) == {}
