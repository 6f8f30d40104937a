"""The people that a document tells of: who is the subject of a sentence, and of which gender."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.claims.speech.clauses import Clauses
from extract.claims.speech.frames import Cue
from extract.mentions.gender import verb_gender
from extract.records import Entity, EntityId, Mention, MentionKind, Sentence
from ontology.vocabulary import EntityType

PRONOUN_REACH = 40
"""People mentioned that a pronoun looks back over; a paragraph of news holds about ten."""
_OF_WOMEN = ("ова", "ева", "ёва", "ина", "ская", "цкая")
_OF_MEN = ("ов", "ев", "ёв", "ин", "ский", "цкий")
"""Endings of surnames that tell a woman's from a man's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The entity that speaks, the token that names it, and a medium in the same clause."""

    entity: Entity
    token: int
    medium: Entity | None = None
    """The medium that is spoken to or quoted («сообщил Reuters представитель …»)."""
    relayed: bool = False
    """Whether the medium only passes the words on («пишет Reuters со ссылкой на …»)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement already found: what a pronoun or a lost subject may go back to."""

    speaker: Speaker
    cue: Cue
    start: int
    stop: int


class Topics:
    """Who the sentences of one document tell of."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens

    def before(self, limit: int, said: Sequence[Said]) -> Iterator[Mention]:
        """People that were speakers or subjects before the offset, the nearest first."""
        recent = said[-PRONOUN_REACH:]
        spoken = [(s.start, s.stop) for s in recent if s.speaker.entity.type is EntityType.PERSON]
        speaking = {s.speaker.token for s in recent}
        stop = bisect_left(self._people_starts, limit)
        for number in range(stop - 1, max(-1, stop - 1 - PRONOUN_REACH), -1):
            mention = self._people[number]
            head = mention.head
            inside = any(start <= mention.start < end for start, end in spoken)
            topic = not inside and self._clauses.quoted[head] is None and self._is_topic(mention)
            if topic or head in speaking:
                yield mention

    def of(self, sentence: Sentence) -> Entity | None:
        """The one person that is the subject of a sentence."""
        low = bisect_left(self._people_starts, sentence.start)
        high = bisect_left(self._people_starts, sentence.stop)
        topics = {
            entity.id: entity
            for mention in self._people[low:high]
            if self._is_topic(mention) and self._clauses.quoted[mention.head] is None
            if (entity := self._tree.entity_of(mention)) is not None
        }
        return next(iter(topics.values())) if len(topics) == 1 else None

    def of_verb(self, verb: int, sentence: Sentence) -> Entity | None:
        """The one person that is a subject in the sentence before a verb, if it may be the verb's.

        The gender of a past tense must be the person's, as far as it is known.
        """
        entity = self.of(sentence)
        own = None if entity is None else self.genders.get(entity.id)
        gender = self._tree.feat(verb, "Gender") if self._clauses.is_finite(verb) else None
        if entity is None or gender is None or (own or gender) != gender:
            return None
        heads = [m.head for m in self._people if sentence.start <= m.start < sentence.stop]
        return entity if all(head < verb for head in heads) else None

    def _is_topic(self, mention: Mention) -> bool:
        """Whether the mention is a subject, or the name of one («президент Владимир Путин»)."""
        index = mention.head
        for _ in range(3):
            rel = self._tokens[index].rel.split(":")[0]
            if rel in {"nsubj", "root"}:
                return self._tree.feat(mention.head, "Case") in {"Nom", None}
            if rel not in {"appos", "flat"} or self._tokens[index].head < 0:
                return False
            index = self._tokens[index].head
        return False

    @cached_property
    def _people(self) -> tuple[Mention, ...]:
        return tuple(
            mention
            for mention in self._tree.document.mentions
            if mention.type is EntityType.PERSON and mention.kind is not MentionKind.PRONOUN
        )

    @cached_property
    def _people_starts(self) -> list[int]:
        return [mention.start for mention in self._people]

    @cached_property
    def genders(self) -> dict[EntityId, str]:
        """Gender of each person, by all of its names: the commonest, the first of equals."""
        votes: dict[EntityId, Counter[str]] = {}
        for mention in self._people:
            entity = self._tree.entity_of(mention)
            gender = self._shown_gender(mention) or self._tree.feat(mention.head, "Gender")
            if entity is not None and gender is not None:
                votes.setdefault(entity.id, Counter())[gender] += 1
        return {entity: count.most_common(1)[0][0] for entity, count in votes.items()}

    @cached_property
    def certain(self) -> frozenset[EntityId]:
        """People whose gender is shown; that of other names the tagger guesses from the post."""
        shown = (m for m in self._people if self._shown_gender(m) or self._is_masculine(m))
        return frozenset(e.id for mention in shown if (e := self._tree.entity_of(mention)))

    def _shown_gender(self, mention: Mention) -> str | None:
        """Gender by the verb, or by the ending of a woman's surname («директор Анна Орлова»)."""
        told = verb_gender(self._tree, mention.head)
        if told is None and mention.last - mention.first > 1 and self.is_undeclined(mention):
            last = self._clauses.word(mention.last - 1)
            told = "Fem" if last.endswith(_OF_WOMEN) else None
        return told

    def _is_masculine(self, mention: Mention) -> bool:
        """«Иванов», «Чайковский»: a woman of that name has another ending."""
        return self._clauses.word(mention.last - 1).endswith(_OF_MEN)

    def is_undeclined(self, mention: Mention) -> bool:
        """Whether a name stands in its base form."""
        shown = self._tree.text(mention.first, mention.last)
        return shown.lower().replace("ё", "е") == mention.name.lower().replace("ё", "е") or (
            self._tree.feat(mention.head, "Case") == "Nom"
        )
