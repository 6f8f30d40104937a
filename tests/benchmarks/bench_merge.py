"""Does merging find who is who in many made-up articles, and how does its time grow?

    python tests/benchmarks/bench_merge.py [--articles 1000 10000] [--workers 2] [--seed 0]
                                           [--model none] [--show 20]

Each size is a world of its own (invented_news), extracted and merged as `svyaz build` does it.
Scored are pairs of mentions in different articles: precision is the part of the pairs in one node
that are one thing, recall the part of the pairs of one thing that are in one node. What the
extractor did not find is not merged wrongly and is told apart ("found"). Countries and other things
that the gazetteer knows are left out: they are joined by their link. Time is processor time of
`merge` alone, garbage collection off. Prints a table in Markdown.
"""

import argparse
import gc
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

# ruff: noqa: E402 - found by the path above
from benchmarks.invented_news import InventedArticle, invented_news

from extract.read import read_text
from extract.records import Article, Extraction
from graph.merge import merge
from graph.merge.identify import identify, once_each
from graph.merge.nodes import entity_nodes
from graph.parallel import extract_all
from graph.records import EvidenceNode, KnowledgeGraph

KINDS = ("people", "companies", "alliances", "claims", "events", "statements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one article says of one thing: the thing's truth and the node that it became."""

    article: int
    truth: str
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs of units in different articles."""

    right: int
    joined: int
    """Pairs in one node."""
    true: int
    """Pairs of one thing."""
    found: float
    """Part of what the articles tell that the extractor saw, 0..1."""

    @property
    def precision(self) -> float:
        """Of the joined pairs, the right ones, 0..1."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Of the true pairs, the joined ones, 0..1."""
        return self.right / self.true if self.true else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One world: scores by kind of thing, and processor time of the merge in seconds."""

    n_articles: int
    scores: dict[str, Score]
    merge_s: float
    units: dict[str, list[Unit]]
    articles: tuple[InventedArticle, ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--model", default="none", help="learned model; none: rules alone")
    parser.add_argument("--show", type=int, default=0, help="so many wrong and missed merges")
    wanted = parser.parse_args()
    runs = []
    for n_articles in wanted.articles:
        run = measure(n_articles, wanted.seed, wanted.workers, wanted.model)
        runs.append(run)
        for text in _mistakes(run, wanted.show):
            print(text)
    print(table(runs))


def measure(n_articles: int, seed: int = 0, n_workers: int = 1, model: str = "none") -> Run:
    """Extract and merge one world and compare with its truth."""
    news = tuple(invented_news(n_articles, seed))
    extractions = _extracted(news, n_workers, model)
    gc.collect()
    gc.disable()
    begun = time.process_time()
    knowledge = merge(extractions)
    merge_s = time.process_time() - begun
    gc.enable()
    units = defaultdict(list)
    told: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for kind, unit in (
        *_named(news, extractions),
        *_told(news, extractions, knowledge),
    ):
        told[kind] += 1
        found[kind] += unit is not None
        if unit is not None:
            units[kind].append(unit)
    scores = {kind: _score(units[kind], found[kind] / max(told[kind], 1)) for kind in KINDS}
    return Run(
        n_articles=n_articles, scores=scores, merge_s=merge_s, units=dict(units), articles=news
    )


def _extracted(
    news: Sequence[InventedArticle], n_workers: int, model: str
) -> tuple[Extraction, ...]:
    articles: list[Article] = [
        read_text(each.text.encode(), f"{number:06}.txt") for number, each in enumerate(news)
    ]
    found: dict[int, Extraction] = {}
    for at, results in extract_all(articles, n_workers=n_workers, model=model):
        for place, result in enumerate(results):
            if not isinstance(result, Extraction):
                raise result
            found[at + place] = result
    return tuple(found[number] for number in range(len(news)))


Found = tuple[str, Unit | None]
"""Kind of thing, and what became of it, if the extractor found it."""


def _named(news: Sequence[InventedArticle], extractions: Sequence[Extraction]) -> Iterator[Found]:
    """Yield each thing that an article names, once for each article."""
    identities = identify(once_each(extractions))
    _, iri_of = entity_nodes(identities)
    place = {each.article.id: number for number, each in enumerate(identities.extractions)}
    for number, (article, extraction) in enumerate(zip(news, extractions, strict=True)):
        node_at = {}
        for entity in extraction.entities:
            for mention in entity.mentions:
                span = extraction.mentions[mention]
                iri = iri_of[place[extraction.article.id]].get(entity.id)
                if iri is not None:
                    node_at[span.start, span.stop] = iri
        spans_of: dict[str, list[tuple[int, int]]] = {}
        for truth in article.names:
            spans_of.setdefault(truth.identity, []).append((truth.start, truth.stop))
        for identity, spans in sorted(spans_of.items()):
            kind = {"person": "people", "alliance": "alliances"}.get(
                identity.split()[0], "companies"
            )
            nodes = {node_at[n] for span in spans for n in _readings(span) if n in node_at}
            yield from _units(kind, number, identity, nodes)


def _units(kind: str, article: int, truth: str, nodes: set[str]) -> Iterator[Found]:
    for node in sorted(nodes):
        yield kind, Unit(article=article, truth=truth, node=node)
    if not nodes:
        yield kind, None


def _readings(span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The span, with and without its quotation marks."""
    start, stop = span
    return span, (start + 1, stop - 1)


def _told(
    news: Sequence[InventedArticle], extractions: Sequence[Extraction], knowledge: KnowledgeGraph
) -> Iterator[Found]:
    """Yield each happening, claim and quotation that an article tells."""
    evidence: dict[str, dict[str, list[tuple[EvidenceNode, str]]]] = {
        "event": _by_article((e, node.iri) for node in knowledge.events for e in node.evidence),
        "claim": _by_article(
            (e, node.iri)
            for node in knowledge.claims
            if node.relation == "memberOf"
            for e in node.evidence
        ),
        "words": _by_article((e, node.iri) for node in knowledge.statements for e in node.evidence),
    }
    kinds = {"event": "events", "claim": "claims", "words": "statements"}
    for number, (article, extraction) in enumerate(zip(news, extractions, strict=True)):
        for truth in article.told:
            what = truth.identity.split()[0]
            here = evidence[what].get(f"art:{extraction.article.id}", [])
            nodes = {iri for e, iri in here if e.start < truth.stop and truth.start < e.stop}
            yield from _units(kinds[what], number, truth.identity, nodes)


def _by_article(
    evidence: Iterable[tuple[EvidenceNode, str]],
) -> dict[str, list[tuple[EvidenceNode, str]]]:
    found: dict[str, list[tuple[EvidenceNode, str]]] = {}
    for each, iri in evidence:
        found.setdefault(each.article, []).append((each, iri))
    return found


def _score(units: Sequence[Unit], found: float) -> Score:
    return Score(
        right=_pairs((unit.truth, unit.node) for unit in units)
        - _pairs((unit.truth, unit.node, unit.article) for unit in units),
        joined=_pairs(unit.node for unit in units)
        - _pairs((unit.node, unit.article) for unit in units),
        true=_pairs(unit.truth for unit in units)
        - _pairs((unit.truth, unit.article) for unit in units),
        found=found,
    )


def _pairs(keys: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(keys).values())


def _mistakes(run: Run, limit: int) -> Iterator[str]:
    """Yield what was joined wrongly and what was not joined, with the names as written."""
    for kind in KINDS:
        shown = 0
        for what, one, other in (("joined", "node", "truth"), ("apart", "truth", "node")):
            by: dict[str, list[Unit]] = {}
            for unit in run.units.get(kind, ()):
                by.setdefault(getattr(unit, one), []).append(unit)
            for key, same in sorted(by.items()):
                if len({getattr(unit, other) for unit in same}) > 1 and shown < limit:
                    shown += 1
                    yield f"{kind} {what}: {key}: " + "; ".join(
                        f"{unit.article} {getattr(unit, other)} {_written(run, unit)}"
                        for unit in same[:8]
                    )


def _written(run: Run, unit: Unit) -> str:
    article = run.articles[unit.article]
    return "/".join(
        sorted(
            {
                article.text[truth.start : truth.stop]
                for truth in (*article.names, *article.told)
                if truth.identity == unit.truth
            }
        )
    )


def table(runs: Sequence[Run]) -> str:
    """The scores and times of the runs, in Markdown."""
    lines = [
        "| articles | what | found | precision | recall | pairs |",
        "| ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for run in runs:
        for kind, score in (*run.scores.items(), ("all", together(run))):
            lines.append(
                f"| {run.n_articles} | {kind} | {score.found:.3f} | {score.precision:.4f} "
                f"| {score.recall:.4f} | {score.true} |"
            )
    lines += ["", "| articles | merge, s | ms an article |", "| ---: | ---: | ---: |"]
    lines += [
        f"| {run.n_articles} | {run.merge_s:.2f} | {1000 * run.merge_s / run.n_articles:.3f} |"
        for run in runs
    ]
    return "\n".join(lines)


def together(run: Run) -> Score:
    """All kinds as one."""
    scores = run.scores.values()
    return Score(
        right=sum(score.right for score in scores),
        joined=sum(score.joined for score in scores),
        true=sum(score.true for score in scores),
        found=min(score.found for score in scores),
    )


if __name__ == "__main__":
    main()
