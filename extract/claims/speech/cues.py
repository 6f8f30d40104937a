"""All reporting cues of a document, in the order of the text."""

import re
from collections.abc import Iterator

from extract.claims.speech.clauses import Clauses
from extract.claims.speech.frames import Cue, Frame, Site
from extract.claims.speech.nominals import PREPOSITIONS, NominalFinder
from extract.claims.speech.reporting import (
    ReportingVerb,
    reporting_openings,
    reporting_verbs,
)
from extract.claims.speech.unmarked import UnmarkedFinder
from extract.claims.speech.verbs import VerbFinder
from extract.records import Rejection, Sentence

_PARTICIPLE = re.compile(r"(?:[еи]м|[аяюу]щ|вш)(?:[ыиоа][йеямх]|[ое]го|[ое]му|[ыи]ми|ую)$")
"""Ending of a participle that has become a noun and keeps the lemma of its verb."""


class CueFinder:
    """Finds the cues of one document; linear in its tokens."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._verbs = VerbFinder(clauses)
        self._nominals = NominalFinder(clauses)
        self._unmarked = UnmarkedFinder(clauses)

    def find(self) -> Iterator[Cue | Rejection]:
        """Cues, and near misses with their reason."""
        for sentence in self._clauses.tree.document.sentences:
            for index in range(sentence.first, sentence.last):
                found = self._at(index, sentence)
                if found is not None:
                    yield found
            yield from self._unmarked.find(sentence)

    def _at(self, index: int, sentence: Sentence) -> Cue | Rejection | None:
        token = self._clauses.tokens[index]
        if token.lemma in PREPOSITIONS:
            nominal = self._nominals.find(index, sentence)
            if isinstance(nominal, str):
                return self._rejection(index, Frame.NOMINAL, nominal)
            return nominal
        verb = self._verb(index)
        if verb is None:
            return None
        cue = self._verbs.find(Site(token=index, verb=verb, sentence=sentence))
        reason = None if cue is None else self._verbs.unasserted(index)
        if cue is None or reason is None:
            return cue
        return self._rejection(index, cue.frame, reason)

    def _verb(self, index: int) -> ReportingVerb | None:
        """The reporting verb at a token: with its fixed partner («дал понять») or by itself."""
        tree, token = self._clauses.tree, self._clauses.tokens[index]
        if token.lemma not in reporting_openings():
            return None
        if token.pos == "ADJ" and tree.feat(index, "Variant") != "Short":
            return None  # «уверенный» describes, «уверен» reports
        if token.pos == "NOUN" and _PARTICIPLE.search(token.text):
            return None  # «обвиняемых в краже» are people
        for child in tree.children(index, "xcomp", "obj"):
            phrase = reporting_verbs().get(f"{token.lemma} {tree.lemma(child)}")
            if phrase is not None:
                return phrase
        return reporting_verbs().get(token.lemma)

    def _rejection(self, index: int, frame: Frame, reason: str) -> Rejection:
        token = self._clauses.tokens[index]
        return Rejection(
            start=token.start, stop=token.stop, extractor=f"statements/{frame}", reason=reason
        )
