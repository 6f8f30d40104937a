"""Bodies and documents at which something is said: «в МИД сообщили», «говорится в докладе X»."""

from collections.abc import Sequence

from extract.claims.speech.clauses import Clauses
from extract.claims.speech.frames import Cue
from extract.claims.speech.referents import BODIES, Referents
from extract.claims.speech.reporting import reporting_verbs
from extract.claims.speech.subjects import NOMINAL_POS, SubjectFinder
from extract.claims.speech.topics import Said, Speaker
from extract.records import Entity
from ontology.vocabulary import EntityType

REACH = 5
"""Tokens from the preposition to the noun that it governs."""
_FOLLOWING = frozenset({"следовать", "вытекать"})
"""Verbs of what follows from a document."""
_BARE_BODIES = frozenset({"ведомство", "министерство", "пресс-служба"})
"""Bodies that are, where nothing else tells, the one that spoke just before."""
_OWN_WORDS = ("nmod", "amod", "appos")
"""Labels of what tells which body is meant."""


class OfficeFinder:
    """Finds the bodies in the locative that speak in one document."""

    def __init__(self, clauses: Clauses, referents: Referents, subjects: SubjectFinder) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self._referents = referents
        self._subjects = subjects

    def find(self, cue: Cue, said: Sequence[Said]) -> Speaker | None:
        """The body, or the document, behind «в» in the reporting clause.

        `said` are the statements before the cue, in the order of the text.
        """
        frames = reporting_verbs()[cue.verb].frames
        if not self._clauses.is_plural(cue.token) and "d" not in frames:
            return None
        low, high = self._subjects.window(cue)
        before = self._just_heard(cue, said)
        prepositions = {"из"} if cue.verb in _FOLLOWING else {"в", "во", "на", "из"}
        for index in range(low, high):
            word = self._clauses.word(index)
            if word == "там" and before is not None:
                return Speaker(entity=before, token=index)
            if word not in prepositions or self._tokens[index].pos != "ADP":
                continue
            nouns = range(index + 1, min(index + 1 + REACH, high))
            noun = next((n for n in nouns if self._tokens[n].pos in NOMINAL_POS), None)
            if noun is None or self._is_place_of(noun, cue):
                continue
            entity = (
                self._at(noun, word, cue, said) if not self._is_taken_up(noun, before) else before
            )
            if entity is not None and (entity.type in BODIES or "d" in frames):
                return Speaker(entity=entity, token=noun)
        return None

    def _is_taken_up(self, noun: int, before: Entity | None) -> bool:
        """«в ведомстве»: of the body that spoke just before."""
        bare = not self._tree.children(noun, *_OWN_WORDS)
        return before is not None and bare and self._tokens[noun].lemma in _BARE_BODIES

    def _at(self, noun: int, preposition: str, cue: Cue, said: Sequence[Said]) -> Entity | None:
        """The entity that a noun behind a preposition names or takes up."""
        _, high = self._subjects.window(cue)
        entity = self._referents.phrase(noun, high, said)
        if entity is not None and preposition == "из" and cue.verb not in _FOLLOWING:
            # «сообщили из X»: from an office, not from a country
            return entity if entity.type.is_organization else None
        bare = not self._tree.children(noun, *_OWN_WORDS)
        if entity is None and bare and self._clauses.is_plural(cue.token) and cue.frame.is_tag:
            return self._referents.body_told_of(noun)
        return entity

    def _just_heard(self, cue: Cue, said: Sequence[Said]) -> Entity | None:
        """The body that spoke in this sentence or the one before: «сказали там», «в ведомстве»."""
        if not said or said[-1].speaker.entity.type not in BODIES - {EntityType.MEDIA_OUTLET}:
            return None
        here = self._tree.sentence_index(cue.token)
        near = here - self._tree.sentence_index(said[-1].cue.token) <= 1
        return said[-1].speaker.entity if near else None

    def _is_place_of(self, noun: int, cue: Cue) -> bool:
        """Whether a noun only tells where another one is («сообщили в приходе в X»)."""
        head = self._tokens[noun].head
        return (
            self._tokens[noun].rel == "nmod"
            and cue.token < head < noun
            and self._tree.case_word(head) is not None
        )
