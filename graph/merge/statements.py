"""The same words of one speaker in many articles as one statement."""

import datetime as dt
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.annotate.paraphrase import Wording, alike, wording
from extract.names.keys import fold
from extract.records import Statement
from graph.merge.clusters import Clusters
from graph.merge.gist import name_stems, plain_stems
from graph.merge.identities import days_between
from graph.merge.references import References, best_time, date_key
from graph.merge.sources import Sources, independent
from graph.records import StatementNode
from ontology.identifiers import mint
from ontology.namespaces import Kind

SAME_WORDS = 62.0
"""Smallest `token_set_ratio` (0..100) of two reports of one utterance in the same days. Measured
on news: two translations of one utterance 65–82, two utterances of one speaker on one matter 52
at most, unless long names make most of both: therefore `SAME_STEMS`."""
SAME_STEMS = 0.35
"""Smallest share of the shorter report's stems, names left out, that the other one has as well; two
translations of one utterance have .4 and more."""
_FEWEST_STEMS = 3
"""Stems that two reports must share: «тест был положительным» is in many sentences."""
RETOLD_WORDS = 50.0
"""The same as `SAME_WORDS` where half of the stems agree, four at least: a long utterance that
another article retells in a sentence. Of 802 pairs of different statements that one article has of
one speaker, the two rules together take 8 for one, 5 of them the same thing said again."""
RETOLD_STEMS = 0.5
_FEWEST_RETOLD = 4
PARAPHRASED = 0.55
"""Smallest `paraphrase.alike` of two reports in the same days that share hardly a phrase. Measured
on news labelled by hand: 11 of 24 utterances told in other words have as much, and of 171 pairs of
different statements of one speaker none (.50 at most)."""
_FEWEST_PARAPHRASED = 3
"""Full words of the shorter of such reports: «решение принято» is like «решение отменено»."""
CLOSE_DAYS = 3
"""Longest distance in days of two publications that report one utterance in other words."""
SURELY_SAME_WORDS = 85.0
"""The same for publications further apart, up to `REPEATED_DAYS`, or undated."""
REPEATED_DAYS = 31
"""Beyond this a speaker repeats himself, unless the words are equal."""
SAME_WORDS_HERE = 95.0
"""The same inside one article, where two similar sentences are two (there it is `ratio`), and for
reports that name quite different things."""
FEWEST_LETTERS = 40
"""Shorter texts («это важно») are one with what equals or contains them, and not compared."""
_FEWEST_QUOTED = 3
"""Longer words that a short quotation needs to be known inside a longer one of the same days."""
_QUOTED = 100.0
_MOST_NEIGHBORS = 200
"""Statements of one speaker, nearest in time, that are compared with each one: keeps a speaker
who is quoted daily linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    article: int
    claim: Statement
    speaker: str
    key: str
    stems: frozenset[str]
    names: frozenset[str]
    wording: Wording
    capitals: frozenset[str]
    """Its names and the words that begin its sentences, which may be names."""
    published: dt.date | None


def merge_statements(references: References, sources: Sources) -> tuple[StatementNode, ...]:
    """Return one node for each utterance, sorted by IRI; fills `references.statements`."""
    told = [
        _Told(
            article=article,
            claim=claim,
            speaker=speaker,
            key=fold(claim.text),
            stems=plain_stems(claim.text),
            wording=wording(claim.text),
            names=name_stems(claim.text),
            capitals=name_stems(claim.text, first_words=True),
            published=extraction.article.published,
        )
        for article, extraction in enumerate(references.extractions)
        for claim in extraction.claims
        if isinstance(claim, Statement)
        and (speaker := references.entity(article, claim.speaker)) is not None
    ]
    clusters = Clusters([{"speaker": one.speaker} for one in told])
    by_speaker: dict[str, list[int]] = {}
    for n, one in enumerate(told):
        by_speaker.setdefault(one.speaker, []).append(n)
    for spoken in by_speaker.values():
        _join(clusters, told, spoken)
    references.statements.extend({} for _ in references.extractions)
    nodes = []
    for group in clusters.groups():
        same = [told[n] for n in group]
        node = _node(references, sources, same)
        nodes.append(node)
        for one in same:
            references.statements[one.article][one.claim.id] = node.iri
    return tuple(sorted(nodes, key=lambda node: node.iri))


def _join(clusters: Clusters, told: list[_Told], spoken: list[int]) -> None:
    exact: dict[str, int] = {}
    for n in spoken:
        clusters.join(exact.setdefault(told[n].key, n), n, "the same words")
    order = sorted(
        exact.values(),
        key=lambda n: (told[n].published is None, told[n].published or dt.date.min, told[n].key),
    )
    pairs = [
        (score, m, n)
        for place, n in enumerate(order)
        for m in order[max(0, place - _MOST_NEIGHBORS) : place]
        if (score := _likeness(told[n], told[m])) > 0
    ]
    across = []
    for _, m, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if told[m].article == told[n].article:
            clusters.join(m, n, "repeated in one article")
        else:
            across.append((m, n))
    for n in spoken:  # what one article tells apart, no other article joins
        clusters.mark(n, f"in {told[n].article}", str(clusters.find(n)))
    for m, n in across:
        clusters.join(m, n, "nearly the same words")


def _likeness(left: _Told, right: _Told) -> float:
    """Return how alike two reports are, 0..100; 0 if they are not of one utterance."""
    if left.article == right.article:
        if min(len(left.key), len(right.key)) < FEWEST_LETTERS:
            return 0.0
        return fuzz.ratio(left.key, right.key, score_cutoff=SAME_WORDS_HERE)
    return _by_words(left, right) or _by_meaning(left, right)


def _by_words(left: _Told, right: _Told) -> float:
    if min(len(left.key), len(right.key)) < FEWEST_LETTERS:
        return _QUOTED if _is_quoted(left, right) else 0.0
    distance = days_between(left.published, right.published)
    if distance is not None and distance > REPEATED_DAYS:
        return 0.0
    shared = len(left.stems & right.stems)
    share = shared / max(1, min(len(left.stems), len(right.stems)))
    if shared < _FEWEST_STEMS or share < SAME_STEMS:
        return 0.0
    least = SURELY_SAME_WORDS
    if _name_others(left, right):
        least = SAME_WORDS_HERE  # greetings to two presidents are in the same words
    elif distance is not None and distance <= CLOSE_DAYS:
        retold = shared >= _FEWEST_RETOLD and share >= RETOLD_STEMS
        least = RETOLD_WORDS if retold else SAME_WORDS
    return fuzz.token_set_ratio(left.key, right.key, score_cutoff=least)


def _by_meaning(left: _Told, right: _Told) -> float:
    distance = days_between(left.published, right.published)
    if distance is None or distance > CLOSE_DAYS or _name_others(left, right):
        return 0.0
    if min(len(left.wording.lemmas), len(right.wording.lemmas)) < _FEWEST_PARAPHRASED:
        return 0.0
    found = alike(left.wording, right.wording)
    return 100.0 * found if found >= PARAPHRASED else 0.0


def _name_others(left: _Told, right: _Told) -> bool:
    """Whether both name things, and quite different ones."""
    named = left.names | right.names
    return bool(left.names and right.names) and not named & left.capitals & right.capitals


def _is_quoted(left: _Told, right: _Told) -> bool:
    """Whether one is a short quotation out of the other: «меняет правила игры»."""
    short, long = sorted((left, right), key=lambda one: (len(one.key), one.key))
    distance = days_between(left.published, right.published)
    return (
        left.article != right.article
        and len(short.stems) >= _FEWEST_QUOTED
        and f" {short.key} " in f" {long.key} "
        and distance is not None
        and distance <= CLOSE_DAYS
    )


def _node(references: References, sources: Sources, same: list[_Told]) -> StatementNode:
    longest = min(same, key=lambda one: (-len(one.claim.text), one.claim.text, one.article))
    iri = mint(Kind.STATEMENT, longest.speaker, longest.key)
    evidence = sources.nodes(
        ((o.article, told, None) for o in same for told in o.claim.evidence), iri
    )
    addressees = {
        references.entity(one.article, one.claim.stated_to)
        for one in same
        if one.claim.stated_to is not None
    }
    times = [one.claim.time for one in same if one.claim.time is not None]
    return StatementNode(
        iri=iri,
        speaker=longest.speaker,
        text=longest.claim.text,
        verb=longest.claim.verb,
        about=tuple(
            sorted(
                {
                    iri
                    for one in same
                    for iri in references.entities_of(one.article, one.claim.about)
                }
            )
        ),
        stated_to=min((to for to in addressees if to), default=None),
        stance=min((one.claim.stance for one in same if one.claim.stance), default=None),
        time=best_time(sorted(times, key=date_key)),
        evidence=evidence,
        independent_sources=independent(evidence),
    )
