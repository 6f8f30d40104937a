"""A large KnowledgeGraph, as merging would make it from thousands of articles of a dozen outlets.

    theaters (things that are in the news together) → facts between them → reports in articles

Names, articles and sentences are made up; every sentence stands in the text of its article, and
names the parties of its fact. The same arguments give the same graph.
"""

import datetime as dt
import random
from collections.abc import Sequence

from invented_reports import Fact, n_sources
from invented_things import Thing
from invented_world import Claim, Event, Statement, World

from extract.records import TimeInterval
from graph.records import ClaimNode, EntityNode, EventNode, KnowledgeGraph, StatementNode
from ontology.vocabulary import Status

_DATED = 0.6
"""Part of the facts with a time, most of them with a day."""
_PRECISIONS = ("day", "day", "day", "month", "year")


def invented_graph(n_entities: int, n_links: int, seed: int = 0) -> KnowledgeGraph:
    """A graph of so many nodes and links.

    Args:
        n_entities: nodes of the picture: named things and events without a name; 30 or more.
        n_links: lines between two of them, as the picture draws them; at least `n_entities`.
            Where the things are too few for so many lines, there are fewer.
        seed: another seed is another world.
    """
    chance = random.Random(f"{seed} {n_entities} {n_links}")  # noqa: S311 - can be repeated
    world = World(chance, n_entities, n_links)
    world.tell_events()
    world.tell_statements()
    world.tell_claims()
    return _Records(world).graph()


class _Records:
    """Turns a world into nodes of a graph."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.news = world.news
        self.chance = world.chance

    def graph(self) -> KnowledgeGraph:
        """All of it as records, sorted."""
        articles = self.news.articles()
        entities = [
            EntityNode(
                iri=thing.iri,
                type=thing.type,
                label=thing.label,
                label_en=thing.label_en,
                aliases=thing.aliases,
                wikidata=thing.wikidata,
                geonames=None,
                iso=None,
                articles=self.news.articles_of(thing),
            )
            for thing in (*self.world.named, *self.news.outlets)
        ]
        statements = {each.fact.iri: self.statement(each) for each in self.world.statements}
        return KnowledgeGraph(
            articles=articles,
            entities=tuple(sorted(entities, key=lambda node: node.iri)),
            claims=tuple(
                sorted(map(self.claim_node, self.world.claims), key=lambda node: node.iri)
            ),
            events=tuple(
                sorted(map(self.event_node, self.world.events), key=lambda node: node.iri)
            ),
            statements=tuple(statements[iri] for iri in sorted(statements)),
        )

    def claim_node(self, claim: Claim) -> ClaimNode:
        fact, evidence = claim.fact, self.news.evidence(claim.fact)
        stated = claim.stated
        return ClaimNode(
            iri=fact.iri,
            subject=fact.parties[0].iri,
            relation=claim.relation,
            object=claim.target,
            object_is_entity=claim.is_entity,
            status=fact.status or Status.OCCURRED,
            time=self.time(fact),
            attributed_to=(stated.fact.parties[0].iri,) if stated else (),
            stated_in=(stated.fact.iri,) if stated else (),
            evidence=evidence,
            independent_sources=n_sources(evidence),
            contradicts=tuple(sorted(fact.against)),
        )

    def event_node(self, event: Event) -> EventNode:
        fact, evidence = event.fact, self.news.evidence(event.fact)
        return EventNode(
            iri=fact.iri,
            type=event.type,
            label=fact.parties[0].label if fact.iri == fact.parties[0].iri else event.type.lower(),
            status=fact.status or Status.OCCURRED,
            agents=_iris(event.agents),
            recipients=_iris(event.recipients),
            places=_iris(event.places),
            trigger=fact.formula.split()[1],
            mode=None,
            deal=None,
            time=self.time(fact),
            attributed_to=(),
            stated_in=(),
            evidence=evidence,
            independent_sources=n_sources(evidence),
        )

    def statement(self, statement: Statement) -> StatementNode:
        fact, evidence = statement.fact, self.news.evidence(statement.fact)
        return StatementNode(
            iri=fact.iri,
            speaker=fact.parties[0].iri,
            text=statement.text,
            verb=statement.verb,
            about=_iris(fact.parties[1:]),
            stated_to=None,
            stance=None,
            time=None,
            evidence=evidence,
            independent_sources=n_sources(evidence),
        )

    def time(self, fact: Fact) -> TimeInterval | None:
        """When it was, in the precision of a day, a month or a year; often not told."""
        chance = self.chance
        if chance.random() >= _DATED:
            return None
        day = fact.day - dt.timedelta(days=chance.randrange(30))
        month = day.replace(day=1)
        match chance.choice(_PRECISIONS):
            case "day":
                return TimeInterval(
                    earliest=day, latest=day, value=day.isoformat(), text=f"{day:%d.%m.%Y}"
                )
            case "month":
                last = (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
                return TimeInterval(
                    earliest=month, latest=last, value=f"{day:%Y-%m}", text=f"{day:%m.%Y}"
                )
            case _:
                first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
                return TimeInterval(
                    earliest=first, latest=last, value=f"{day:%Y}", text=f"в {day:%Y} году"
                )


def _iris(things: Sequence[Thing]) -> tuple[str, ...]:
    return tuple(sorted(thing.iri for thing in things))
