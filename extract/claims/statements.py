"""Reported speech: who said what.

    quotations → cues → speakers and spans → what media only pass on is credited to its speaker

One statement is one act of speech, however many sentences are quoted without a break. A medium is
the speaker only of what nobody else is named for; else it is cited in the evidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.claims.quotes import find_quotations
from extract.claims.reasons import SPEAKER, STANCE, as_part_of, by_expression
from extract.claims.speech.addressees import AddresseeFinder, Audience
from extract.claims.speech.clauses import Clauses
from extract.claims.speech.content import ContentFinder
from extract.claims.speech.cues import CueFinder
from extract.claims.speech.frames import Cue, Frame
from extract.claims.speech.referents import SPEAKERS
from extract.claims.speech.selection import STATES, Act, Selection
from extract.claims.speech.speakers import SpeakerFinder
from extract.claims.speech.topics import Said
from extract.records import (
    BlockKind,
    ClaimId,
    Document,
    Entity,
    EntityId,
    Evidence,
    Reason,
    Rejection,
    Sentence,
    Statement,
    TimeMention,
)
from extract.times.attach import nearest_time
from extract.tree import Tree, tree_of, words
from ontology.vocabulary import EntityType

MIN_WORDS = 2
"""Shorter contents are replies («Да») or remnants of a wrong span."""
_CERTAIN = frozenset({Frame.CLAUSE, Frame.INFINITIVE, Frame.CALLING})
"""Frames in which a word is what was said («признал, что проиграл», «назвал иск надуманным»)."""
SCORES = {
    Frame.QUOTE_TAG: 0.95,
    Frame.CLAUSE: 0.95,
    Frame.COMMA_TAG: 0.95,
    Frame.AS_TAG: 0.95,
    Frame.NOMINAL: 0.9,
    Frame.COLON: 0.9,
    Frame.PREVIOUS: 0.9,
    Frame.ABOUT: 0.85,
    Frame.INFINITIVE: 0.85,
    Frame.OBJECT: 0.85,
    Frame.CALLING: 0.85,
    Frame.LABEL: 0.9,
    Frame.ALONE: 0.8,
}
"""Precision of each frame: 131 statements of 70 NEREL training texts, read by hand, 122 with the
right speaker and words; the rarer frames share the figure of their group. Speech that no word
reports is too rare there to be measured: its two figures are estimates, set below the tags'."""
_OFFICIAL = frozenset({EntityType.ALLIANCE, EntityType.GOVERNMENT_BODY})
_DEEDS = frozenset({"asks", "proposes", "promises"})
"""Forces of what states and their bodies do by notes and resolutions, not by words."""
_DEEDS_OF_STATES = _DEEDS | {"demands", "threatens"}
_APPEALS = frozenset({"призвать", "призывать", "настаивать"})
"""Verbs that report words even of a state."""
_ABOUT_TYPES = SPEAKERS | {
    EntityType.EVENT,
    EntityType.AGREEMENT,
    EntityType.LAW,
    EntityType.PRODUCT,
    EntityType.FACILITY,
    EntityType.LOCATION,
    EntityType.WORK_OF_ART,
    EntityType.AWARD,
    EntityType.NATIONALITY,
}


class StatementExtractor:
    """Finds the statements of a document."""

    name = "statements"

    def __call__(self, document: Document) -> Iterable[Statement | Rejection]:
        """Statements and near misses in the order of the text."""
        if not document.sentences:
            return []
        return _Reader(document).read()


class _Reader:
    """The work on one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tree: Tree = tree_of(document)
        self._text = document.article.text
        clauses = Clauses(self._tree, find_quotations(document.article))
        self._cues = CueFinder(clauses)
        self._content = ContentFinder(clauses)
        self._speakers = SpeakerFinder(clauses)
        self._addressees = AddresseeFinder(clauses, self._speakers.referents)
        self._rejections: list[Rejection] = []

    def read(self) -> list[Statement | Rejection]:
        """All statements, numbered in the order of the text, and the rejections among them."""
        acts = Selection(self._tree, self._speakers, self._reject).of(self._acts())
        acts.sort(key=lambda act: (act.start, act.cue.token))
        found: list[Statement | Rejection] = [
            self._statement(number, act) for number, act in enumerate(acts, start=1)
        ]
        found.extend(sorted(self._rejections, key=lambda rejection: rejection.start))
        return found

    # --- acts of speech ----------------------------------------------------------------------

    def _acts(self) -> list[Act]:
        cues: dict[int, list[Cue]] = {}
        for found in self._cues.find():
            if isinstance(found, Rejection):
                self._rejections.append(found)
            else:
                cues.setdefault(self._tree.sentence_index(found.token), []).append(found)
        said: list[Said] = []
        acts: list[Act] = []
        for number, sentence in enumerate(self._document.sentences):
            for cue in cues.get(number, ()):
                act = self._act(cue, cues[number], said, sentence)
                if act is not None:
                    acts.append(act)
                    acts.extend(
                        replace(act, speaker=other)
                        for other in self._speakers.joined(cue, act.speaker)
                    )
                    said.append(Said(speaker=act.speaker, cue=cue, start=act.start, stop=act.stop))
        return acts

    def _act(
        self, cue: Cue, others: Sequence[Cue], said: Sequence[Said], sentence: Sentence
    ) -> Act | None:
        speaker = self._speakers.find(cue, said)
        if isinstance(speaker, str):
            self._reject(cue, speaker)
            return None
        if self._is_deed(cue, speaker.entity):
            self._reject(cue, "what a state does, not what it says")
            return None
        span = self._content.find(cue, others)
        least = 1 if cue.frame in _CERTAIN else MIN_WORDS
        if span is None or len(words(self._text[span[0] : span[1]])) < least:
            self._reject(cue, "nothing is said")
            return None
        block = self._document.article.blocks[sentence.block]
        audience = Audience() if speaker.relayed else self._addressees.find(cue, speaker.entity)
        medium = speaker.medium or audience.medium
        return Act(
            cue=cue,
            speaker=speaker,
            start=span[0],
            stop=span[1],
            headline=block.kind is BlockKind.HEADLINE,
            is_medium=self._speakers.is_medium(speaker.entity, cue),
            stated_to=audience.hearer.id if audience.hearer else None,
            cites=medium.id if medium else None,
        )

    def _is_deed(self, cue: Cue, speaker: Entity) -> bool:
        """«Канада попросила о помощи», «ЕС предложил ввести пошлины»: an event, no speech.

        No words are told there: of 8 in 55 labelled articles none was labelled.
        """
        if not cue.frame.is_phrase or cue.verb in _APPEALS:
            return False
        if speaker.type in STATES:
            return cue.force in _DEEDS_OF_STATES
        return speaker.type in _OFFICIAL and cue.force in _DEEDS

    def _reject(self, cue: Cue, reason: str) -> None:
        token = self._tree.tokens[cue.token]
        self._rejections.append(
            Rejection(
                start=token.start,
                stop=token.stop,
                extractor=f"{StatementExtractor.name}/{cue.frame}",
                reason=reason,
            )
        )

    # --- records -----------------------------------------------------------------------------

    def _statement(self, number: int, act: Act) -> Statement:
        first = self._sentence_at(act.start)
        last = self._sentence_at(act.stop - 1)
        cue = self._tree.sentence(act.cue.token)
        start = min(first.start, cue.start)
        stop = max(last.stop, cue.stop)
        token = self._tree.tokens[act.cue.token]
        time = self._time(act)
        return Statement(
            id=ClaimId(f"s{number}"),
            speaker=act.speaker.entity.id,
            verb=act.cue.verb,
            start=act.start,
            stop=act.stop,
            text=self._text[act.start : act.stop],
            about=self._about(act),
            stated_to=act.stated_to,
            stance=act.cue.force,
            time=time.interval if time else None,
            evidence=(
                Evidence(
                    start=start,
                    stop=stop,
                    quote=self._text[start:stop],
                    trigger=(token.start, token.stop),
                    extractor=f"{StatementExtractor.name}/{act.cue.frame}",
                    score=SCORES[act.cue.frame],
                    cites=act.cites,
                    reasons=self._reasons(act, time),
                ),
            ),
        )

    def _reasons(self, act: Act, time: TimeMention | None) -> tuple[Reason, ...]:
        """By which word the speaker is known, how firmly he speaks, and when."""
        who, said = act.speaker.token, act.cue.token
        if who == said:
            why = "told of in the sentence before"
        elif self._tree.sentence_index(who) != self._tree.sentence_index(said):
            why = f"who spoke before: «{self._tree.tokens[who].text}»"
        else:
            why = as_part_of(self._tree, said, who)
        speaker = Reason(part=SPEAKER, why=why, entity=act.speaker.entity.id)
        stance = Reason(part=STANCE, why=f"«{act.cue.verb}» {act.cue.force}")
        return speaker, stance, *((by_expression(time),) if time else ())

    def _sentence_at(self, offset: int) -> Sentence:
        return self._tree.sentence(max(self._tree.token_at(offset), 0))

    def _about(self, act: Act) -> tuple[EntityId, ...]:
        """Entities mentioned in what was said, without the speaker, in the order of the text."""
        found: dict[EntityId, None] = {}
        for index in range(self._tree.token_at(act.start), self._tree.token_at(act.stop - 1) + 1):
            for mention in self._tree.mentions_over(index):
                if mention.first != index or mention.start < act.start or mention.stop > act.stop:
                    continue
                entity: Entity | None = self._tree.entity_of(mention)
                if entity and entity.type in _ABOUT_TYPES and entity.id != act.speaker.entity.id:
                    found.setdefault(entity.id)
        return tuple(found)

    def _time(self, act: Act) -> TimeMention | None:
        """When it was said: the date of the reporting verb, not one of what was said."""
        if act.cue.frame is Frame.NOMINAL:
            return None
        time = nearest_time(self._tree, act.cue.token) or self._time_of_converb(act)
        if time is None:
            return None
        said = act.start <= time.start < act.stop
        tokens = self._tree.tokens
        in_tag = tokens[act.cue.first].start <= time.start < tokens[act.cue.last - 1].stop
        return time if not said or (act.cue.frame.is_tag and in_tag) else None

    def _time_of_converb(self, act: Act) -> TimeMention | None:
        """«Выступая в среду в парламенте, X заявил …»: the two happen at the same time."""
        for child in self._tree.children(act.cue.token, "advcl"):
            converb = self._tree.feat(child, "VerbForm") == "Conv"
            if converb and self._tree.feat(child, "Tense") == "Pres":
                return nearest_time(self._tree, child)
        return None
