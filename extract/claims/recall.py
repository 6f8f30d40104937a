"""What an article has told so far, for sentences that point back at it.

«Политики договорились» means the two who have just met; «в ней примут участие министры» adds to
the meeting told before; «альянс объединяет A и B» names the members of the union just founded.
"""

from collections.abc import Iterable
from dataclasses import replace

from extract.claims.lexicon import word_group
from extract.claims.slots import genitives
from extract.claims.triggers import Trigger
from extract.records import BlockKind, EntityId, Event, TimeInterval
from extract.times.attach import nearest_time
from extract.tree import Tree
from ontology.vocabulary import EventType, Role, Status

_OF_EQUALS = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT, EventType.ASSAULT}
)
"""Types whose participants may be called its parties."""
_APPROVALS = word_group("approval")
_LOOK_BACK = 3
"""Sentences back to the event that is meant."""
_ADVERSE = frozenset(
    {EventType.ACCUSE, EventType.SANCTION, EventType.THREATEN, EventType.COERCE, EventType.REJECT}
)
"""Types that make two sides of a dispute."""
_SIDE = "сторона"
_REACH_OF_SIDES = 6
"""Sentences back to the deal whose «стороны» are meant: the word fits no other kind of event."""
_OPENING = 4
"""Words in which «это произошло ...» comes to its verb."""
_ADDITIVE = word_group("additive")
_THEN = "тогда"
"""Points back whatever other day the sentence goes on to name."""
_HAPPEN = word_group("happen")
_PARTIES = word_group("parties")
_MEETINGS = word_group("meeting")
_UNIONS = word_group("union")
_UNITES = "объединить"
"""First lemma of the sense that names the members of a union."""
_ATTENDANTS = frozenset({"участник", "делегат"})
_RELIEF = word_group("relief")
_NUMBERS = word_group("number")
_AGAIN = word_group("again")
_MULTILATERAL = "multilateral"
_MEDIATED = "third-party"


class Recall:
    """The events of one article in the order of the text, and questions about the last ones."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.events: list[Event] = []
        self._meeting: int | None = None
        """Position of the last meeting told."""

    def tell(self, event: Event, trigger: Trigger) -> None:
        """Add an event, or add its participants to the one that its words point back at."""
        if self._refers_to_meeting(event, trigger):
            self._attend(event)
        elif not (trigger.sense.lemmas[0] == _UNITES and self._name_members(event)):
            self.events.append(event)
            if event.type is EventType.CONSULT and event.status is not Status.DENIED:
                self._meeting = len(self.events) - 1

    def parties(self, subject: int) -> tuple[EntityId, ...]:
        """Whom a description like «стороны» or «тройка» means: all of the last event of several."""
        tree = self.tree
        if tree.lemma(subject) in _ATTENDANTS:
            return self._attendants(subject)
        plural = tree.feat(subject, "Number") == "Plur" and tree.lemma(subject) in _PARTIES
        if not plural and tree.lemma(subject) not in _NUMBERS:
            return ()
        here = tree.sentence_index(subject)
        reach = _REACH_OF_SIDES if tree.lemma(subject) == _SIDE else _LOOK_BACK
        for event in reversed(self.events):
            if here - self._sentence(event) > reach:
                break
            if self._has_parties(event):
                return tuple(entity for _, entity in event.participants)
        return self._adversaries(here) if tree.lemma(subject) == _SIDE else ()

    def _has_parties(self, event: Event) -> bool:
        """Whether those who take part are each other's equals; a supporter is no party."""
        agents = sum(role is Role.AGENT for role, _ in event.participants)
        needed = event.participants if event.type is not EventType.SUPPORT else range(agents)
        approved = event.trigger.split()[0] in _APPROVALS
        return len(needed) > 1 and event.type in _OF_EQUALS and not approved

    def _adversaries(self, here: int) -> tuple[EntityId, ...]:
        """The sides of the last dispute: who did something to whom."""
        for event in reversed(self.events):
            if here - self._sentence(event) > _REACH_OF_SIDES:
                return ()
            if event.type in _ADVERSE and {role for role, _ in event.participants} == set(Role):
                return tuple(entity for _, entity in event.participants)
        return ()

    def _attendants(self, subject: int) -> tuple[EntityId, ...]:
        """Those of the meeting told before whom «участники» or «делегаты» means."""
        tree = self.tree
        other = any(tree.lemma(i) not in _MEETINGS for i in genitives(tree, subject))
        if self._meeting is None or other or tree.feat(subject, "Number") != "Plur":
            return ()
        meeting = self.events[self._meeting]
        if tree.sentence_index(subject) - self._sentence(meeting) > _REACH_OF_SIDES:
            return ()
        return tuple(entity for _, entity in meeting.participants)

    def mediated(self, index: int) -> tuple[EntityId, ...]:
        """Between whom somebody mediates who is told to be only a mediator: the last parties."""
        here = self.tree.sentence_index(index)
        for event in reversed(self.events):
            if here - self._sentence(event) > _LOOK_BACK:
                return ()
            agents = tuple(e for role, e in event.participants if role is Role.AGENT)
            if len(agents) > 1 and event.type in _OF_EQUALS:
                return agents
        return ()

    def met_before(self, noun: int) -> tuple[EntityId, ...]:
        """Who meets again in «второй раунд» or «следующая встреча»: those of the last meeting."""
        tree = self.tree
        again = any(tree.lemma(child) in _AGAIN for child in tree.children(noun, "amod"))
        if self._meeting is None or not again:
            return ()
        meeting = self.events[self._meeting]
        if tree.sentence_index(noun) - self._sentence(meeting) > _REACH_OF_SIDES:
            return ()
        return tuple(entity for _, entity in meeting.participants)

    def doers(self, index: int, kind: EventType) -> tuple[EntityId, ...]:
        """Who did the last thing of the kind that was told a few sentences back."""
        return self._agents_of(index, frozenset({kind}), frozenset(), _REACH_OF_SIDES)

    def behind(
        self, noun: int, kinds: frozenset[EventType], subject: Iterable[EntityId]
    ) -> tuple[EntityId, ...]:
        """Who did what a bare noun points back at («осудил сделку», «отверг обвинения»).

        Args:
            noun: the token that names a thing done before.
            kinds: types of event that it may name.
            subject: those who react to it; nobody reacts to what he did himself.
        """
        return self._agents_of(noun, kinds, frozenset(subject), _REACH_OF_SIDES)

    def sufferers(self, index: int, kind: EventType) -> tuple[EntityId, ...]:
        """To whom the last thing of the kind was done that was told a few sentences back."""
        here = self.tree.sentence_index(index)
        for event in reversed(self.events):
            if here - self._sentence(event) > _REACH_OF_SIDES:
                return ()
            recipients = tuple(e for role, e in event.participants if role is Role.RECIPIENT)
            if event.type is kind and recipients:
                return recipients
        return ()

    def askers(self, index: int, helpers: Iterable[EntityId]) -> tuple[EntityId, ...]:
        """Who has just asked for help, other than those who give it."""
        here = self.tree.sentence_index(index)
        for event in reversed(self.events):
            if here - self._sentence(event) > _LOOK_BACK:
                return ()
            agents = tuple(e for role, e in event.participants if role is Role.AGENT)
            asked = event.type is EventType.REQUEST and _RELIEF & set(event.trigger.split())
            if asked and not set(helpers) & set(agents):
                return agents
        return ()

    def _agents_of(
        self, index: int, kinds: frozenset[EventType], others: frozenset[EntityId], reach: int
    ) -> tuple[EntityId, ...]:
        here = self.tree.sentence_index(index)
        for event in reversed(self.events):
            if here - self._sentence(event) > reach:
                return ()
            agents = tuple(e for role, e in event.participants if role is Role.AGENT)
            if event.type in kinds and agents and not others & set(agents):
                return agents
        return ()

    def time(self, index: int) -> TimeInterval | None:
        """The time that a sentence without one takes over from what was told just before.

        «30 октября X встретился с Y. Также политики договорились ...» is one day's news.
        """
        tree = self.tree
        number = tree.sentence_index(index)
        sentence = tree.document.sentences[number]
        opening = tree.tokens[sentence.first].text.lower()
        if number == 0 or opening not in _ADDITIVE:
            return None
        if opening != _THEN and tree.times_in(sentence.first, sentence.last):
            return None
        before = tree.document.sentences[number - 1]
        for verb in range(before.first, before.last):
            if tree.tokens[verb].rel == "root" and tree.tokens[verb].pos == "VERB":
                dated = nearest_time(tree, verb)
                return dated.interval if dated else None
        return None

    def date_last(self) -> None:
        """Let «это произойдет в понедельник» date the event told in the sentence before."""
        if not self.events:
            return
        last = self.events[-1]
        number = self._sentence(last) + 1
        if last.time is not None or number >= len(self.tree.document.sentences):
            return
        sentence = self.tree.document.sentences[number]
        if self.tree.lemma(sentence.first) not in {"это", "произойти"}:
            return
        for index in range(sentence.first, min(sentence.first + _OPENING, sentence.last)):
            if self.tree.lemma(index) in _HAPPEN:
                dated = nearest_time(self.tree, index)
                if dated:
                    self.events[-1] = replace(last, time=dated.interval)
                return

    def _sentence(self, event: Event) -> int:
        return self.tree.sentence_index(self.tree.token_at(event.evidence[0].start))

    def _refers_to_meeting(self, event: Event, trigger: Trigger) -> bool:
        """Whether a meeting is told by a bare word that points at one told before."""
        if event.type is not EventType.CONSULT or event.entity is not None:
            return False
        if self._meeting is None:
            return False
        if trigger.sense.mode == _MEDIATED and len(event.participants) == 1:
            # «Катар выступает посредником»: in the talks told before
            return self._sentence(event) - self._sentence(self.events[self._meeting]) <= _LOOK_BACK
        if trigger.sense.mode != _MULTILATERAL:
            return False
        return any(
            self.tree.lemma(word) in _MEETINGS
            and not self.tree.children(word, "amod", "nmod", "appos", "flat", "acl")
            for word in trigger.phrase
            if word != trigger.index
        )

    def _attend(self, event: Event) -> None:
        """Add those who come to the meeting told before."""
        if self._meeting is None:
            return
        told = self.events[self._meeting]
        repeats_headline = self._in_headline(told) and not self._in_headline(event)
        self.events[self._meeting] = replace(
            told,
            participants=_joined(told, event.participants),
            status=event.status if repeats_headline else told.status,
            time=told.time or event.time,
            place=told.place or event.place,
            evidence=(*told.evidence, *event.evidence),
        )

    def _name_members(self, event: Event) -> bool:
        """Add members to the union whose founding was told just before."""
        here = self._sentence(event)
        for number in range(len(self.events) - 1, -1, -1):
            founding = self.events[number]
            if here - self._sentence(founding) > _LOOK_BACK:
                return False
            if founding.type is event.type and _UNIONS & set(founding.trigger.split()):
                members = tuple((Role.RECIPIENT, entity) for _, entity in event.participants)
                self.events[number] = replace(
                    founding,
                    participants=_joined(founding, members),
                    evidence=(*founding.evidence, *event.evidence),
                )
                return True
        return False

    def _in_headline(self, event: Event) -> bool:
        sentence = self.tree.document.sentences[self._sentence(event)]
        return self.tree.document.article.blocks[sentence.block].kind is BlockKind.HEADLINE


def _joined(
    told: Event, participants: tuple[tuple[Role, EntityId], ...]
) -> tuple[tuple[Role, EntityId], ...]:
    """Participants of the event and those of `participants` that are new to it, agents first."""
    known = {entity for _, entity in told.participants}
    added = tuple(part for part in participants if part[1] not in known)
    everybody = (*told.participants, *added)
    return tuple((role, entity) for wanted in Role for role, entity in everybody if role is wanted)
