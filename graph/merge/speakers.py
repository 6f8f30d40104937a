"""Identity of those whom articles quote and do not name: «высокопоставленный чиновник».

A description joins nobody by itself. But if two articles of the same days report the same words,
and one description says no more than the other, it is one person who said them.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.names.keys import fold, words
from extract.records import Statement
from graph.merge.identities import Identities, Local, days_between
from ontology.vocabulary import EntityType

SAME_WORDS = 75.0
"""Smallest `token_set_ratio` (0..100) of the two reports: above that of one known speaker, since
here the words must prove the speaker. Two translations of one utterance have 65–82."""
FEWEST_LETTERS = 60
"""Shorter words («решения пока нет») are said by many."""
CLOSE_DAYS = 3
"""Longest distance of the two publications in days."""
_SHINGLE_WORDS = 3
"""Reports that are compared at all share three running words."""
_MOST_HOLDERS = 32
"""Three words in more reports than this are a turn of speech and lead to no comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    speaker: Local
    description: frozenset[str]
    text: str


def join_speakers(identities: Identities) -> None:
    """Join unnamed people of different articles who said the same words in the same days."""
    unnamed = {
        (one.article, one.entity.id): one
        for one in identities.of_groups(EntityType.PERSON)
        if one.entity.link is None and (one.person is None or not one.is_named)
    }
    holders: dict[tuple[str, ...], list[_Report]] = {}
    for article, extraction in enumerate(identities.extractions):
        for claim in extraction.claims:
            speaker = isinstance(claim, Statement) and unnamed.get((article, claim.speaker))
            if speaker and isinstance(claim, Statement):
                _join(identities, holders, speaker, fold(claim.text))


def _join(
    identities: Identities,
    holders: dict[tuple[str, ...], list[_Report]],
    speaker: Local,
    text: str,
) -> None:
    if len(text) < FEWEST_LETTERS:
        return
    report = _Report(speaker=speaker, description=frozenset(words(speaker.entity.name)), text=text)
    spoken = words(text)
    shingles = dict.fromkeys(
        spoken[n : n + _SHINGLE_WORDS] for n in range(len(spoken) - _SHINGLE_WORDS + 1)
    )
    met = {id(known): known for key in shingles for known in holders.get(key, ())}
    for known in met.values():
        if _is_one(identities, report, known):
            identities.clusters.join(
                known.speaker.number, speaker.number, f"«{speaker.entity.name}»: the same words"
            )
    for key in shingles:
        here = holders.setdefault(key, [])
        if len(here) < _MOST_HOLDERS:
            here.append(report)


def _is_one(identities: Identities, left: _Report, right: _Report) -> bool:
    distance = days_between(identities.published(left.speaker), identities.published(right.speaker))
    return (
        left.speaker.article != right.speaker.article
        and distance is not None
        and distance <= CLOSE_DAYS
        and (left.description <= right.description or right.description <= left.description)
        and fuzz.token_set_ratio(left.text, right.text, score_cutoff=SAME_WORDS) > 0
    )
