"""PLOVER events: who did what to whom, where, when, and whether it happened.

A lexicon hit alone is no event: somebody must be named who acts, or, where the construction
leaves the doer out (a passive, «арест X»), somebody who undergoes it. Speech alone is no event
either; what a sentence only asks for, agrees to or threatens with belongs to that asking.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.claims.actors import SPOKESPEOPLE, Actors
from extract.claims.factuality import decide
from extract.claims.happenings import actors_of, merge_tellings
from extract.claims.lexicon import EventLexicon, event_lexicon, word_group, word_group
from extract.claims.participants import DONE_TO, Cast, Participants
from extract.claims.quotes import find_quotations
from extract.claims.roles import Roles
from extract.claims.triggers import Trigger, Triggers
from extract.records import (
    BlockKind,
    ClaimId,
    Document,
    EntityId,
    Event,
    Evidence,
    Rejection,
    Sentence,
)
from extract.times.attach import nearest_time
from extract.tree import Tree, tree_of
from ontology.vocabulary import ORGANIZATIONS, EntityType, EventType, Role

_SCORES = {"verb": 0.7, "light": 0.75, "noun": 0.55}
"""Estimated precision by part of speech of the trigger."""
_NEEDS_AGENT = frozenset(
    {EventType.CONSULT, EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.COOPERATE}
)
"""Types that say nothing without their doer."""
_CONTENT_OF = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
"""What is agreed to, asked for, refused or threatened with is no event of its own."""
_MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE})
_CONTENT_RELS = frozenset({"xcomp", "obj", "obl", "nmod", "ccomp", "iobj", "csubj", "conj"})
_CONTENT_CLIMB = 4
_PLURALS = word_group("parties")
"""Plural descriptions that mean the parties of the event told just before."""
_LOOK_BACK = 3
"""Sentences back to the event whose parties «стороны» are."""
_MEETINGS = word_group("meeting")
"""Heads that, without a modifier, mean the meeting told before («в ней примут участие»)."""
_UNITES = frozenset({"объединить"})
_UNIONS = frozenset({"коалиция", "альянс", "союз", "объединение", "блок", "партнерство"})
"""What is founded by one sentence and described by its members in the next."""
_SPOKEN_WORDS = 5
"""A quotation of fewer words is a name or a borrowed term, not somebody's speech."""


class EventExtractor:
    """Finds the events of one document."""

    name: Final = "events"

    def __call__(self, document: Document) -> Iterator[Event | Rejection]:
        """Events with all their tellings merged, and near misses, in the order of the text."""
        search = _Search(document, event_lexicon())
        found = search.run()
        headlines = frozenset(
            sentence.start
            for sentence in document.sentences
            if document.article.blocks[sentence.block].kind is BlockKind.HEADLINE
        )
        told = (item for item in found if isinstance(item, Event))
        events = merge_tellings(told, headlines, search.actors.homes())
        yield from sorted(
            [*events, *(item for item in found if isinstance(item, Rejection))], key=_position
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """An event just read: what later sentences may refer back to."""

    sentence: int
    actors: tuple[EntityId, ...]


class _Search:
    """One pass over one document."""

    def __init__(self, document: Document, lexicon: EventLexicon) -> None:
        self.document = document
        self.tree: Tree = tree_of(document)
        self.actors = Actors(self.tree)
        self.roles = Roles(self.tree, self.actors)
        self.triggers = Triggers(self.tree, lexicon, self.actors, self.roles)
        self.participants = Participants(self.tree, lexicon, self.actors, self.roles)
        self.quotations = find_quotations(document.article)
        self.types = {entity.id: entity.type for entity in document.entities}
        self.casts: dict[int, tuple[Trigger, Cast]] = {}
        self.told: list[_Told] = []
        self.meeting: int | None = None
        """Position in `events` of the last meeting told."""
        self.events: list[Event] = []
        self.rejections: list[Rejection] = []

    def run(self) -> Sequence[Event | Rejection]:
        """All events and rejections, each in the order of the text."""
        for trigger in self.triggers:
            cast = self.participants.of(trigger)
            self._drop_hosts(trigger, cast)
            self.casts[trigger.index] = (trigger, cast)
        for trigger, cast in self.casts.values():
            self._gather(trigger, cast)
        for trigger, cast in self.casts.values():
            self._recall(trigger, cast)
            reason = self._missing(trigger, cast) or self._content(trigger, cast)
            reason = reason or self._spoken(trigger, cast)
            if reason is None:
                self._tell(trigger, cast)
            elif cast.agents or cast.recipients:
                self._reject(trigger, reason)
        return [*self.events, *self.rejections]

    # --- who ---------------------------------------------------------------------------------

    def _recall(self, trigger: Trigger, cast: Cast) -> None:
        """Let «стороны договорились» mean the two who have just met."""
        if cast.agents or trigger.sense.is_noun or not self.told:
            return
        subject = self.roles.subject(trigger.index)
        if subject is None or self.tree.lemma(subject) not in _PLURALS:
            return
        if self.tree.feat(subject, "Number") != "Plur":
            return
        here = self.tree.sentence_index(trigger.index)
        for told in reversed(self.told):
            if here - told.sentence > _LOOK_BACK:
                return
            if len(told.actors) > 1:
                cast.agents.extend(told.actors)
                cast.recipients = [e for e in cast.recipients if e not in cast.agents]
                return

    def _drop_hosts(self, trigger: Trigger, cast: Cast) -> None:
        """An alliance in the genitive of its summit holds it; those who come are the agents."""
        if trigger.sense.is_noun and trigger.sense.mode == "multilateral" and not cast.carried:
            cast.agents = [e for e in cast.agents if self.types[e] not in ORGANIZATIONS]

    # --- whether -----------------------------------------------------------------------------

    def _missing(self, trigger: Trigger, cast: Cast) -> str | None:
        if not cast.agents:
            if not (cast.recipients and cast.agentless):
                return "no named agent"
            if trigger.sense.type in _NEEDS_AGENT or (
                trigger.sense.is_noun and trigger.sense.type not in DONE_TO
            ):
                return "nobody is named who does it"
        for condition in trigger.sense.needs:
            if condition.place == "recipient" and not cast.recipients:
                return "no named recipient"
            if condition.place == "two" and len(cast.agents) + len(cast.recipients) < 2:
                return "one party only"
            if condition.place == "carried" and not (cast.carried or cast.recipients):
                return "nothing says that it takes place"
        if cast.agents and all(self.types[e] is EntityType.MEDIA_OUTLET for e in cast.agents):
            return "a medium reports"
        return None

    def _above(self, trigger: Trigger) -> tuple[Trigger, Cast] | None:
        """The event verb or noun whose content the trigger is, without a finite verb between."""
        tree = self.tree
        index = trigger.index
        for _ in range(_CONTENT_CLIMB):
            token = tree.tokens[index]
            if token.head < 0 or token.head == index or token.rel not in _CONTENT_RELS:
                return None
            if tree.feat(index, "VerbForm") == "Fin":
                return None
            index = token.head
            found = self.casts.get(index)
            if found and index != trigger.index and found[0].sense.type in _CONTENT_OF:
                return found
        return None

    def _content(self, trigger: Trigger, cast: Cast) -> str | None:
        """Why the trigger is only what another event asks for, agrees to or refuses, or None.

        A strike that somebody refuses to condemn is told all the same: it has a doer of its own.
        Talks and deals have no other doers than those who refuse or ask for them.
        """
        found = self._above(trigger)
        if found is None:
            return None
        above, theirs = found
        own = set(cast.agents) - set(theirs.agents) - set(theirs.recipients)
        if own and trigger.sense.type not in _MUTUAL:
            return None
        return f"content of «{self.tree.lemma(above.index)}»"

    def _gather(self, trigger: Trigger, cast: Cast) -> None:
        """Give «согласился поставлять в США» the recipients of what is agreed to."""
        found = self._above(trigger)
        if found and found[1].agents and not found[1].recipients:
            theirs = found[1]
            theirs.recipients.extend(
                entity
                for entity in (*cast.recipients, *cast.agents)
                if entity not in theirs.agents and entity not in theirs.recipients
            )

    def _spoken(self, trigger: Trigger, cast: Cast) -> str | None:
        """Why words inside somebody's speech tell no event, or None."""
        tree = self.tree
        token = tree.tokens[trigger.index]
        quotation = self.quotations.over(token.start)
        if quotation is None:
            return None
        words = tree.token_at(quotation.stop) - tree.token_at(quotation.start)
        if words < _SPOKEN_WORDS:
            return None
        if trigger.sense.is_noun:
            told = bool(cast.agents and cast.recipients) or cast.anchor != trigger.index
            return None if told else "an event noun inside a quotation"
        if tree.feat(trigger.index, "Tense") in {"Past", "Fut"}:
            return None
        return "present or infinitive inside a quotation"

    # --- telling -----------------------------------------------------------------------------

    def _tell(self, trigger: Trigger, cast: Cast) -> None:
        tree = self.tree
        time = nearest_time(tree, cast.anchor)
        status = decide(tree, cast.anchor, time, self.document.article.published)
        if status is None:
            self._reject(trigger, "only possible, asked for or supposed")
            return
        sentence = tree.sentence(trigger.index)
        event = Event(
            id=ClaimId(f"v{len(self.events) + 1}"),
            type=trigger.sense.type,
            participants=(
                *((Role.AGENT, entity) for entity in cast.agents),
                *((Role.RECIPIENT, entity) for entity in cast.recipients),
            ),
            status=status,
            trigger=self._wording(trigger),
            evidence=(self._evidence(trigger, sentence),),
            entity=self._entity(trigger),
            mode=trigger.sense.mode,
            deal=trigger.sense.deal,
            place=cast.place,
            time=time,
        )
        if event.type is EventType.CONSULT and self._refers_back(trigger):
            self._attend(event)
            return
        if trigger.sense.lemmas[0] in _UNITES and self._names_members(event):
            return
        self.events.append(event)
        everybody = actors_of(event, Role.AGENT) + actors_of(event, Role.RECIPIENT)
        self.told.append(_Told(tree.sentence_index(trigger.index), everybody))
        if event.type is EventType.CONSULT:
            self.meeting = len(self.events) - 1

    def _refers_back(self, trigger: Trigger) -> bool:
        """Whether the meeting is told by a bare word that points at one told before."""
        tree = self.tree
        if self.meeting is None or trigger.sense.mode != "multilateral":
            return False
        for word in trigger.phrase:
            if tree.lemma(word) in _MEETINGS and word != trigger.index:
                bare = not tree.children(word, "amod", "nmod", "appos", "flat", "acl")
                return bare and self._entity(trigger) is None
        return False

    def _names_members(self, event: Event) -> bool:
        """Add members to the union whose founding was just told («альянс объединяет A и B»)."""
        here = self.tree.sentence_index(self.tree.token_at(event.evidence[0].start))
        for number in range(len(self.events) - 1, -1, -1):
            founding = self.events[number]
            first = self.tree.sentence_index(self.tree.token_at(founding.evidence[0].start))
            if here - first > _LOOK_BACK:
                return False
            if founding.trigger.split()[-1] in _UNIONS and founding.type is event.type:
                known = {entity for _, entity in founding.participants}
                members = (e for _, e in event.participants if e not in known)
                self.events[number] = replace(
                    founding,
                    participants=(
                        *founding.participants,
                        *((Role.RECIPIENT, member) for member in members),
                    ),
                    evidence=(*founding.evidence, *event.evidence),
                )
                return True
        return False

    def _attend(self, event: Event) -> None:
        """Add those who come to the meeting told before."""
        if self.meeting is None:
            return
        told = self.events[self.meeting]
        headline = self._in_headline(told) and not self._in_headline(event)
        known = {entity for _, entity in told.participants}
        added = [part for part in event.participants if part[1] not in known]
        agents = [part for part in (*told.participants, *added) if part[0] is Role.AGENT]
        others = [part for part in (*told.participants, *added) if part[0] is not Role.AGENT]
        self.events[self.meeting] = replace(
            told,
            participants=(*agents, *others),
            status=event.status if headline else told.status,
            time=told.time or event.time,
            place=told.place or event.place,
            evidence=(*told.evidence, *event.evidence),
        )

    def _in_headline(self, event: Event) -> bool:
        sentence = self.tree.sentence(self.tree.token_at(event.evidence[0].start))
        return self.document.article.blocks[sentence.block].kind is BlockKind.HEADLINE

    def _entity(self, trigger: Trigger) -> EntityId | None:
        for word in trigger.phrase:
            mention = self.tree.mention_headed(word)
            if mention and mention.type is EntityType.EVENT:
                entity = self.tree.entity_of(mention)
                return entity.id if entity else None
        return None

    def _wording(self, trigger: Trigger) -> str:
        """Lemmas of the phrase, the trigger first: «ввести санкция»."""
        words = [trigger.index, *(word for word in trigger.phrase if word != trigger.index)]
        return " ".join(
            self.tree.lemma(word) for word in words if self.tree.tokens[word].pos != "PRON"
        )

    def _evidence(self, trigger: Trigger, sentence: Sentence) -> Evidence:
        tokens = self.tree.tokens
        text = self.document.article.text
        inside = [word for word in trigger.phrase if sentence.first <= word < sentence.last]
        return Evidence(
            start=sentence.start,
            stop=sentence.stop,
            quote=text[sentence.start : sentence.stop],
            trigger=(tokens[inside[0]].start, tokens[inside[-1]].stop),
            extractor=f"events/{trigger.sense.pos}-{trigger.sense.lemmas[0]}",
            score=_SCORES[trigger.sense.pos],
        )

    def _reject(self, trigger: Trigger, reason: str) -> None:
        token = self.tree.tokens[trigger.index]
        self.rejections.append(
            Rejection(
                start=token.start,
                stop=token.stop,
                extractor=f"events/{trigger.sense.pos}-{trigger.sense.lemmas[0]}",
                reason=f"{trigger.sense.type}: {reason}",
            )
        )


def _position(item: Event | Rejection) -> int:
    return item.start if isinstance(item, Rejection) else item.evidence[0].trigger[0]
