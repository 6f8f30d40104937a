"""Made-up facts told in made-up articles: sentences, and where they stand."""

import datetime as dt
import hashlib
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.invented_words import OUTLETS
from invented_sentences import CASES, Sentences
from invented_things import Thing, Things

from extract.records import Article, ArticleId, Block, BlockKind
from graph.records import ArticleNode, EvidenceNode
from ontology.vocabulary import Status

FIRST_DAY, LAST_DAY = dt.date(2019, 1, 14), dt.date(2025, 11, 28)
PERIOD = 700
"""Most days that a theater is in the news."""
CITED = 0.08
"""Part of the reports that have it from another outlet."""

_BEST = 0.99
_MORE_OUTLETS = ("Полярный курьер", "Вечерняя гавань", "Деловой меридиан", "Новый телеграф")
TAKEN_OVER = 0.6
"""Part of the further reports that take over the sentence of the first, as papers do."""
_REPORTS = (1,) * 34 + (2, 2, 3, 4)
"""How many articles tell a fact."""
_EXTRACTORS = ("relations/pattern", "relations/apposition", "neural/relations", "relations/verb")


@dataclass(slots=True, eq=False)
class Report:
    """A sentence of an article, which has a number until its text is complete."""

    article: int
    quote: str
    start: int
    extractor: str
    score: float
    status: Status | None
    cites: Thing | None


@dataclass(slots=True, eq=False)
class Fact:
    """What is told; `iri` is that of the node that it becomes."""

    iri: str
    formula: str
    parties: tuple[Thing, ...]
    """The subject, the object and others; the formula names the first two."""
    status: Status | None
    theater: int
    words: str = ""
    """What the formula names as its object where that is no thing."""
    day: dt.date = FIRST_DAY
    """The day of the first report."""
    reports: list[Report] = field(default_factory=list)
    against: set[str] = field(default_factory=set)
    """IRIs of facts that cannot hold together with it."""


@dataclass(slots=True, eq=False)
class _Draft:
    outlet: Thing
    day: dt.date
    headline: str
    text: str
    mentions: set[str] = field(default_factory=set)
    iri: str = ""


class Newsroom:
    """All articles, each about one theater, while they are being written.

    Args:
        chance: the only source of randomness.
        sentences: what the articles are made of.
        things: where outlets come from.
    """

    def __init__(self, chance: random.Random, sentences: Sentences, things: Things) -> None:
        self._chance = chance
        self._sentences = sentences
        self.outlets = [things.outlet(name) for name in (*OUTLETS, *_MORE_OUTLETS)]
        self._drafts: list[_Draft] = []
        self._of_theater: dict[int, list[int]] = defaultdict(list)
        self._begins: dict[int, int] = {}

    def open(self, theater: int, place: str) -> None:
        """Begin an article about the theater, with a headline about the place."""
        chance = self._chance
        span = (LAST_DAY - FIRST_DAY).days - PERIOD
        begin = self._begins.setdefault(theater, chance.randrange(span))
        headline = self._sentences.headline(place)
        draft = _Draft(
            outlet=chance.choice(self.outlets),
            day=FIRST_DAY + dt.timedelta(days=begin + chance.randrange(PERIOD)),
            headline=headline,
            text=headline + "\n\n",
        )
        self._of_theater[theater].append(len(self._drafts))
        self._drafts.append(draft)

    def tell(self, fact: Fact, least: float = 0.0) -> Fact:
        """Report the fact in one or several articles, in their own words or in those of the first.

        Args:
            fact: what happened.
            least: the score that its evidence has at least.
        """
        chance = self._chance
        articles = self._of_theater[fact.theater]
        count = min(_REPORTS[int(chance.random() * len(_REPORTS))], len(articles))
        names = self._names(fact)
        for number in chance.sample(articles, count):
            if fact.reports and chance.random() < TAKEN_OVER:
                quote = fact.reports[0].quote
            else:
                quote = self._sentences.of_fact(fact.formula, names, fact.status)
            self._report(fact, number, quote)
            report = fact.reports[-1]
            report.score = round(least + (_BEST - least) * chance.random() ** 0.5, 3)
        fact.day = min(self._drafts[report.article].day for report in fact.reports)
        return fact

    def articles(self) -> tuple[ArticleNode, ...]:
        """The finished articles, sorted; no report is added from here on."""
        nodes = []
        for number, draft in enumerate(self._drafts):
            digest = hashlib.sha256(draft.text.encode()).hexdigest()[:16]
            draft.iri = f"art:{digest}"
            head, start = len(draft.headline), len(draft.headline) + 2
            blocks = (
                Block(kind=BlockKind.HEADLINE, start=0, stop=head),
                Block(kind=BlockKind.BODY, start=start, stop=max(start, len(draft.text.rstrip()))),
            )
            article = Article(
                id=ArticleId(digest),
                text=draft.text,
                source=f"{number:06}.txt",
                blocks=blocks,
                headline=draft.headline,
                url=f"https://news.example/{draft.day:%Y/%m/%d}/{digest[:8]}",
                publisher=draft.outlet.label,
                published=draft.day,
            )
            nodes.append(
                ArticleNode(
                    iri=draft.iri,
                    article=article,
                    publisher=draft.outlet.iri,
                    mentions=tuple(sorted(draft.mentions)),
                )
            )
        return tuple(sorted(nodes, key=lambda node: node.iri))

    def articles_of(self, thing: Thing) -> tuple[str, ...]:
        """IRIs of the finished articles that mention the thing, sorted."""
        return tuple(sorted(self._drafts[number].iri for number in thing.articles))

    def evidence(self, fact: Fact) -> tuple[EvidenceNode, ...]:
        """The reports of the fact in finished articles, sorted."""
        nodes = []
        for report in fact.reports:
            draft = self._drafts[report.article]
            digest = hashlib.sha256(f"{draft.iri} {report.start} {fact.iri}".encode()).hexdigest()
            nodes.append(
                EvidenceNode(
                    iri=f"evd:{digest[:16]}",
                    article=draft.iri,
                    quote=report.quote,
                    start=report.start,
                    stop=report.start + len(report.quote),
                    extractor=report.extractor,
                    score=report.score,
                    cites=report.cites.iri if report.cites else None,
                    version="0",
                    status=report.status,
                    origin=(report.cites or draft.outlet).iri,
                )
            )
        return tuple(sorted(nodes, key=lambda node: node.iri))

    def _report(self, fact: Fact, number: int, quote: str) -> None:
        chance, draft = self._chance, self._drafts[number]
        cites = chance.choice(self.outlets) if chance.random() < CITED else None
        report = Report(
            article=number,
            quote=quote,
            start=len(draft.text),
            extractor=chance.choice(_EXTRACTORS),
            score=0.0,
            status=fact.status,
            cites=cites,
        )
        draft.text += quote + ("\n\n" if chance.random() < 0.2 else " ")
        fact.reports.append(report)
        for thing in (*fact.parties, draft.outlet):
            thing.articles.add(number)
            draft.mentions.add(thing.iri)

    def _names(self, fact: Fact) -> dict[str, str]:
        names = dict.fromkeys((f"b_{case}" for case in CASES), fact.words) | {"b": fact.words}
        for letter, thing in zip("ab", fact.parties, strict=False):
            names |= {f"{letter}_{case}": thing.forms[n] for n, case in enumerate(CASES)}
            names[letter] = thing.forms[0]
        return names


def n_sources(evidence: Sequence[EvidenceNode]) -> int:
    """How many tell it that do not have it from one another."""
    return len({each.origin for each in evidence})
