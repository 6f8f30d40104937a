"""Relations: patterns over the tree, and rules over how names stand together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.claims.evidence import sentence_evidence
from extract.claims.factuality import decide
from extract.claims.pattern import Found, Matcher, Pattern, patterns_by_lemma
from extract.claims.patterns import PATTERNS
from extract.claims.reasons import by_expression
from extract.claims.rules import RULES
from extract.records import (
    ClaimId,
    Document,
    Reason,
    Rejection,
    Relation,
    TimeInterval,
)
from extract.times.attach import nearest_time
from extract.tree import Tree, tree_of


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, str], tuple[Pattern, ...]]:
    return patterns_by_lemma(PATTERNS)


class RelationExtractor:
    """Finds relations between the entities of a document."""

    name = "relations"

    def __call__(self, document: Document) -> Iterator[Relation | Rejection]:
        """Relations, each once with all its evidence; rejections where a status says nothing."""
        tree = tree_of(document)
        matcher = Matcher(tree)
        told: dict[tuple[object, ...], list[Relation]] = {}
        for candidate in candidates(matcher):
            relation = self._decided(tree, candidate)
            if isinstance(relation, Rejection):
                yield relation
                continue
            key = (
                relation.subject,
                relation.type,
                _object_key(relation.object),
                relation.status,
            )
            told.setdefault(key, []).append(relation)
        yield from map(_joined, told.values())

    def _decided(self, tree: Tree, found: Found) -> Relation | Rejection:
        document = tree.document
        time = nearest_time(tree, found.anchor) if found.dated else None
        interval = time.interval if time else None
        start = tree.tokens[found.first].start
        stop = tree.tokens[found.last - 1].stop
        status = found.status
        reasons: list[Reason] = []
        if status is None:
            decision = decide(tree, found.anchor, interval, document.article.published)
            if decision.status is None:
                return Rejection(
                    start=start,
                    stop=stop,
                    extractor=f"{self.name}/{found.rule}",
                    reason=decision.reason,
                )
            status = decision.status
            reasons.append(decision.as_reason())
        if time is not None:
            reasons.append(by_expression(time))
        thing = found.object
        return Relation(
            id=ClaimId(""),
            subject=found.subject.id,
            type=found.relation,
            object=thing if isinstance(thing, (str, TimeInterval)) else thing.id,
            object_is_entity=not isinstance(thing, (str, TimeInterval)),
            status=status,
            time=interval,
            evidence=(
                sentence_evidence(
                    tree,
                    found.first,
                    (start, stop),
                    extractor=f"{self.name}/{found.rule}",
                    score=found.score,
                    reasons=tuple(reasons),
                ),
            ),
        )


def candidates(matcher: Matcher) -> Iterator[Found]:
    """All that patterns and rules find in a document, before the status is decided."""
    index = _index()
    tree = matcher.tree
    for position, token in enumerate(tree.tokens):
        kind = "noun" if token.pos in {"NOUN", "PROPN"} else "verb" if token.pos == "VERB" else None
        if kind is not None:
            for pattern in index.get((token.lemma, kind), ()):
                yield from matcher.match(pattern, position)
    for rule in RULES:
        yield from rule(matcher)


def _object_key(thing: object) -> object:
    return (thing.earliest, thing.latest) if isinstance(thing, TimeInterval) else thing


def _joined(alike: Sequence[Relation]) -> Relation:
    """One claim of those that say the same: all evidence, the date of the first that has one."""
    evidence = dict.fromkeys(each for claim in alike for each in claim.evidence)
    time = next((claim.time for claim in alike if claim.time), None)
    return replace(alike[0], evidence=tuple(evidence), time=time)
