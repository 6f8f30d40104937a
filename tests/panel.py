"""The panel of a page in a window, and graphs that give it something to show: for tests."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from story import GAZETTE, story
from window import Window

from graph.records import ClaimNode, EntityNode, KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

FINLAND, UNION = "ent:finland", "ent:union"
Written = Callable[[KnowledgeGraph], Path]


def claim_of(knowledge: KnowledgeGraph, subject: str, relation: RelationType) -> ClaimNode:
    """The one claim that says so."""
    return next(c for c in knowledge.claims if (c.subject, c.relation) == (subject, relation))


def with_claims(knowledge: KnowledgeGraph, *changed: ClaimNode) -> KnowledgeGraph:
    """The graph with the claims added, or put in the places of those with their names."""
    names = {claim.iri for claim in changed}
    kept = [claim for claim in knowledge.claims if claim.iri not in names]
    return dataclasses.replace(knowledge, claims=(*kept, *changed))


def disputed() -> KnowledgeGraph:
    """The story, but one article denies that Finland is a member, and one only sees it planned."""
    knowledge = story()
    said = claim_of(knowledge, FINLAND, RelationType.MEMBER_OF)
    denial = claim_of(knowledge, "ent:norway", RelationType.MEMBER_OF)
    evidence = tuple(
        dataclasses.replace(told, status=Status.PLANNED if told.article == GAZETTE.iri else None)
        for told in said.evidence
    )
    return with_claims(
        knowledge,
        dataclasses.replace(said, contradicts=("clm:denial",), evidence=evidence),
        dataclasses.replace(denial, iri="clm:denial", subject=FINLAND, contradicts=(said.iri,)),
    )


def hub(n: int, n_aliases: int) -> KnowledgeGraph:
    """An alliance with n members and many names."""
    knowledge = story()
    union = next(entity for entity in knowledge.entities if entity.iri == UNION)
    member = claim_of(knowledge, FINLAND, RelationType.MEMBER_OF)
    named: EntityNode = dataclasses.replace(
        union, aliases=tuple(f"Имя {number}" for number in range(n_aliases))
    )
    members = [
        dataclasses.replace(
            union,
            iri=f"ent:m{number:05}",
            type=EntityType.COUNTRY,
            label=f"Страна {number:05}",
            label_en=None,
            aliases=(),
        )
        for number in range(n)
    ]
    claims = [
        dataclasses.replace(member, iri=f"clm:{each.iri}", subject=each.iri) for each in members
    ]
    return dataclasses.replace(
        knowledge, entities=(named, *members), claims=tuple(claims), events=(), statements=()
    )


def choose(window: Window, kind: str, number: int) -> None:
    """Choose a node, a line or a fact as a press on it does."""
    window.ask(f"(number) => window.svyaz.view.select{kind}(number)", number)


def fact(window: Window, iri: str) -> int:
    """Number of the fact with the name."""
    find = "(iri) => window.svyaz.model.facts.findIndex((fact) => fact.iri === iri)"
    return int(window.ask(find, iri))


def speak(window: Window, language: str) -> None:
    """Switch the language of the page."""
    window.ask(
        "(language) => { setLanguage(language); window.svyaz.view.set({ language }); }", language
    )


def heading(window: Window) -> str:
    """What the card is called, its line breaks aside."""
    return " ".join(window.page.locator("#panel h2").inner_text().split())
