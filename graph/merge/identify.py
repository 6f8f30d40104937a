"""Which entities of all articles are one thing: what a person decided, then the rules.

decided → linked → named → aliases → described → people → speakers → misprints → similar
        → alliances → occasions
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from extract.records import Entity, Extraction, MentionKind
from graph.merge.alliances import join_alliances
from graph.merge.decisions import Settled
from graph.merge.identities import Identities, type_group
from graph.merge.named import join_aliases, join_described, join_linked, join_misprints, join_named
from graph.merge.occasions import join_occasions
from graph.merge.people import join_people
from graph.merge.rules import Rule
from graph.merge.similar import join_similar_things
from graph.merge.speakers import join_speakers
from graph.merge.split import divided

STEPS: tuple[tuple[Rule, Callable[[Identities], None]], ...] = (
    (Rule.GAZETTEER, join_linked),
    (Rule.NAME, join_named),
    (Rule.ALIAS, join_aliases),
    (Rule.DESCRIPTION, join_described),
    (Rule.PERSON, join_people),
    (Rule.SPEAKER, join_speakers),
    (Rule.MISPRINT, join_misprints),
    (Rule.SIMILAR, join_similar_things),
    (Rule.ALLIANCE, join_alliances),
    (Rule.OCCASION, join_occasions),
)
"""The steps of identity, the surest first: each builds on the clusters that it finds."""
APART = "apart "
"""Beginning of the marks of things that a person keeps apart."""
LINK = "link"
UNLINKED = "-"
"""Mark of what a person linked to nothing: no rule may join it with what is linked."""


def once_each(extractions: Iterable[Extraction]) -> tuple[Extraction, ...]:
    """Return one extraction for each article, by id; of several versions the newest."""
    best: dict[str, Extraction] = {}
    for one in extractions:
        known = best.get(one.article.id)
        if known is None or _rank(one) > _rank(known):
            best[one.article.id] = one
    return tuple(best[article] for article in sorted(best))


def _rank(one: Extraction) -> tuple[str, str, str]:
    return one.version, one.article.source, repr(one.claims)


def identify(extractions: Sequence[Extraction], settled: Settled | None = None) -> Identities:
    """Return the entities of all articles, joined where they are one thing.

    Args:
        extractions: what `once_each` gave.
        settled: what a person decided: done first, and never undone by a rule.
    """
    if settled is not None:
        extractions = tuple(
            _relinked(divided(one, settled.splits.get(one.article.id, ())), settled)
            for one in extractions
        )
    identities = Identities(extractions)
    if settled is not None:
        _decide(identities, settled)
    for rule, join in STEPS:
        identities.clusters.begin(rule.label, rule.score)
        join(identities)
    return identities


def _decide(identities: Identities, settled: Settled) -> None:
    number_of = {
        (identities.article(one).id, one.entity.id): one.number for one in identities.locals
    }
    clusters = identities.clusters
    clusters.begin(Rule.DECISION.label, Rule.DECISION.score)
    for n, apart in enumerate(settled.apart):
        for side, places in (("left", apart.left), ("right", apart.right)):
            for place in places:
                clusters.mark(number_of[place], f"{APART}{n}", side)
    for place, link in settled.links.items():
        if link is None:
            clusters.mark(number_of[place], LINK, UNLINKED)
    for one in settled.same:
        for place in one.places[1:]:
            clusters.force(number_of[one.places[0]], number_of[place], one.reason)


def _relinked(extraction: Extraction, settled: Settled) -> Extraction:
    article = extraction.article.id
    if not any((article, one.id) in settled.links for one in extraction.entities):
        return extraction
    return replace(
        extraction,
        entities=tuple(
            _with_link(extraction, one, settled) if (article, one.id) in settled.links else one
            for one in extraction.entities
        ),
    )


def _with_link(extraction: Extraction, entity: Entity, settled: Settled) -> Entity:
    """Return the entity with the link that was decided; a label that it lent gives way.

    Every name that the article has for it stays.
    """
    link = settled.links[extraction.article.id, entity.id]
    name = entity.name
    told = [
        extraction.mentions[n].name
        for n in entity.mentions
        if extraction.mentions[n].kind is MentionKind.NAME
    ]
    if entity.link is not None and name == entity.link.label_ru and told and name not in told:
        name = max(told, key=lambda own: (told.count(own), len(own), own))
    kind = settled.types.get(link.key, entity.type) if link else entity.type
    return replace(
        entity,
        link=link,
        # A body may turn out to be an outlet; what an article takes for a body is no person.
        type=kind if type_group(kind) == type_group(entity.type) else entity.type,
        name=name,
        aliases=tuple(sorted({*entity.aliases, *told} - {name, ""})),
    )
