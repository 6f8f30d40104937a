"""PLOVER events: who did what to whom, where, when, and whether it happened.

A lexicon hit alone is no event: somebody must be named who acts, or, where the doer is left out or
has no name («арест X», «суд приговорил X»), somebody who undergoes it. Speech alone is no event
either; what a sentence only asks for, agrees to or threatens with belongs to that asking.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from extract.claims.actors import Actors
from extract.claims.context import Context
from extract.claims.daybook import Daybook
from extract.claims.evidence import sentence_evidence
from extract.claims.factuality import decide
from extract.claims.happenings import merge_tellings
from extract.claims.judgment import NOT_YET
from extract.claims.lexicon import event_lexicon, word_group
from extract.claims.participants import DONE_TO, Cast, Participants
from extract.claims.quotes import find_quotations
from extract.claims.reasons import by_context, by_expression
from extract.claims.recall import Recall
from extract.claims.roles import Roles
from extract.claims.triggers import Trigger, Triggers
from extract.records import (
    BlockKind,
    ClaimId,
    Document,
    EntityId,
    Event,
    Evidence,
    Reason,
    Rejection,
    TimeInterval,
)
from extract.times.attach import nearest_time
from extract.tree import tree_of
from ontology.vocabulary import ORGANIZATIONS, DealType, EntityType, EventType, Role, Status

_SCORES = {"verb": 0.8, "light": 0.8, "noun": 0.65}
"""Precision by part of speech of the trigger: 135 events drawn from NEREL 1.1, read by hand."""
_NEEDS_AGENT = frozenset(
    {EventType.CONSULT, EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.COOPERATE}
)
"""Types that say nothing without their doer."""
_CONTENT_OF = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
"""What is agreed to, asked for, refused or threatened with is no event of its own."""
_BARGAINS = frozenset({EventType.AGREE, EventType.THREATEN, EventType.SUPPORT})
"""Types that are about a deal where what they announce is one."""
_PUNISHING = frozenset({DealType.FINE, DealType.ECONOMIC_SANCTION})
"""Deals that one may threaten with: «пригрозил ограничить поставки» is no purchase."""
_PAPERS = frozenset({"соглашение", "договор", "контракт", "сделка", "меморандум"})
"""Nouns that say what a deal is about («сделка по покупке X»)."""
_MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE})
"""Talks and deals have no other doers than those who refuse or ask for them."""
_CIRCUMSTANCE = frozenset(
    {"в ходе", "во время", "по итогам", "после", "в рамках", "перед", "накануне", "на полях"}
)
"""Prepositions that tell when something was agreed, not what («договорились после встречи»)."""
_PROMISES = word_group("promise")
_HOSTILE = frozenset(
    {EventType.PROTEST, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.THREATEN}
)
"""Whoever promises one of these threatens with it."""
_CONTENT_RELS = frozenset({"xcomp", "obj", "obl", "nmod", "ccomp", "iobj", "csubj", "conj"})
_CONTENT_CLIMB = 4
_OCCASIONS = word_group("occasion")
_PAIR = 2
_INTENTIONS = frozenset({"намерение", "решимость"})
_WAIT = "ожидать"
_SPOKEN_WORDS = 5
"""A quotation of fewer words is a name or a borrowed term, not somebody's speech."""


class EventExtractor:
    """Finds the events of one document."""

    name: Final = "events"

    def __call__(self, document: Document) -> Iterator[Event | Rejection]:
        """Events with all their tellings merged, and near misses, in the order of the text."""
        search = _Search(document)
        search.run()
        headlines = frozenset(
            sentence.start
            for sentence in document.sentences
            if document.article.blocks[sentence.block].kind is BlockKind.HEADLINE
        )
        told = merge_tellings(search.recall.events, headlines, search.actors.homes())
        events = Daybook(search.tree).dated(told)
        found: list[Event | Rejection] = [*events, *search.rejections]
        yield from sorted(found, key=_position)


class _Search:
    """One pass over one document."""

    def __init__(self, document: Document) -> None:
        lexicon = event_lexicon()
        self.document = document
        self.tree = tree_of(document)
        self.actors = Actors(self.tree)
        self.roles = Roles(self.tree, self.actors)
        self.triggers = Triggers(self.tree, lexicon, self.actors, self.roles)
        self.participants = Participants(self.tree, lexicon, self.actors, self.roles)
        self.quotations = find_quotations(document.article)
        self.types = {entity.id: entity.type for entity in document.entities}
        self.casts: dict[int, tuple[Trigger, Cast]] = {}
        self._of_phrase: dict[int, list[int]] = {}
        self.recall = Recall(self.tree)
        self.context = Context(self.tree, lexicon, self.roles, self.recall)
        self.rejections: list[Rejection] = []

    def run(self) -> None:
        """Fill `recall.events` and `rejections`, each in the order of the text."""
        for trigger in self.triggers:
            cast = self.participants.of(trigger)
            self._drop_hosts(trigger, cast)
            self.casts[trigger.index] = (trigger, cast)
            for word in trigger.phrase:
                self._of_phrase.setdefault(word, []).append(trigger.index)
        for index in tuple(self.casts):
            if index in self.casts:  # what is only meant by another one is gone
                self._gather(*self.casts[index])
        for trigger, cast in self.casts.values():
            self.context.complete(trigger, cast)
            reason = (
                self._missing(trigger, cast)
                or self._content(trigger, cast)
                or self._spoken(trigger, cast)
            )
            if reason is None:
                self._tell(trigger, cast)
                self.recall.date_last()
            elif cast.agents or cast.recipients:
                self._reject(trigger, reason)

    # --- who ---------------------------------------------------------------------------------

    def _drop_hosts(self, trigger: Trigger, cast: Cast) -> None:
        """An alliance in the genitive of its summit holds it; those who come are the agents."""
        if trigger.sense.is_noun and trigger.sense.mode == "multilateral" and not cast.carried:
            cast.agents = [e for e in cast.agents if self.types[e] not in ORGANIZATIONS]

    def _gather(self, trigger: Trigger, cast: Cast) -> None:
        """Give «согласился поставлять в США» the recipients of what is agreed to.

        Not «призвал лидеров голосовать за X»: they are asked, whoever they are. A promise to do
        harm («пообещал вывести людей на улицы») becomes a threat.
        """
        found = self._above(trigger) or self._document(trigger)
        if found is None:
            return
        above, theirs = found
        if cast.agents and self._is_intended(trigger, above):
            del self.casts[above.index]
            return
        threatens = above.sense.type is EventType.THREATEN and trigger.sense.deal not in _PUNISHING
        if above.sense.deal is None and above.sense.type in _BARGAINS and not threatens:
            # «договорился купить», «пригрозил оштрафовать»
            above = replace(above, sense=replace(above.sense, deal=trigger.sense.deal))
            self.casts[above.index] = (above, theirs)
        asked = above.sense.type is EventType.REQUEST and self.roles.objects(above.index)
        addressed = bool(asked) and self.tree.feat(trigger.index, "VerbForm") == "Inf"
        if theirs.agents and not theirs.recipients and not addressed:
            everybody = dict.fromkeys((*cast.recipients, *cast.agents))
            theirs.recipients.extend(e for e in everybody if e not in theirs.agents)
            theirs.why.update((e, cast.why[e]) for e in theirs.recipients if e in cast.why)
        described = self.roles.participles.is_full(trigger.index)  # «обещал встретить бастующих»
        promised = self.tree.lemma(above.index) in _PROMISES and not described
        if promised and trigger.sense.type in _HOSTILE:
            threat = replace(above.sense, type=EventType.THREATEN)
            self.casts[above.index] = (replace(above, sense=threat), theirs)

    def _is_intended(self, trigger: Trigger, above: Trigger) -> bool:
        """Whether the trigger is what somebody means to do («сообщил о намерении обжаловать»).

        Then it is told itself, as planned: the intention is no second event.
        """
        tree = self.tree
        intention = tree.tokens[trigger.index].head
        return (
            tree.feat(trigger.index, "VerbForm") == "Inf"
            and intention in above.phrase
            and tree.lemma(intention) in _INTENTIONS
            and decide(tree, trigger.index).status is not None
        )

    def _above(self, trigger: Trigger) -> tuple[Trigger, Cast] | None:
        """The event verb or noun whose content the trigger is, without a finite verb between."""
        tree = self.tree
        index = trigger.index
        preposition = tree.case_word(index)
        standing = preposition in {"на", "в"} and tree.feat(index, "Case") == "Loc"
        if trigger.sense.is_noun and (standing or preposition in _CIRCUMSTANCE):
            return None
        for _ in range(_CONTENT_CLIMB):
            token = tree.tokens[index]
            if token.head < 0 or token.head == index or token.rel not in _CONTENT_RELS:
                return None
            if tree.feat(index, "VerbForm") == "Fin":
                return None
            index = token.head
            found = self.casts.get(index)
            if found and index != trigger.index and self._has_content(found[0]):
                return found
        return None

    def _document(self, trigger: Trigger) -> tuple[Trigger, Cast] | None:
        """The event that is about a bargain on the trigger («подписал соглашение о покупке X»)."""
        noun = self.tree.tokens[trigger.index].head
        if trigger.sense.deal is None or noun < 0 or self.tree.lemma(noun) not in _PAPERS:
            return None
        known = (index for index in self._of_phrase.get(noun, ()) if index in self.casts)
        carriers = (self.casts[index] for index in known)
        return next((found for found in carriers if found[0].index != trigger.index), None)

    def _has_content(self, trigger: Trigger) -> bool:
        """Whether what hangs below is agreed to, asked for, refused or threatened with."""
        consents = any(c.place == "inf" and c.alternatives for c in trigger.sense.needs)
        return trigger.sense.type in _CONTENT_OF or (
            trigger.sense.type is EventType.CONCEDE and consents
        )

    # --- whether -----------------------------------------------------------------------------

    def _missing(self, trigger: Trigger, cast: Cast) -> str | None:
        """Which participant an event of this sense cannot do without, or None."""
        if not cast.agents:
            return self._undone(trigger, cast)
        if all(self.types[entity] is EntityType.MEDIA_OUTLET for entity in cast.agents):
            return "a medium reports"
        missing = {
            "recipient": None if cast.recipients else "no named recipient",
            "two": None if len(cast.agents + cast.recipients) >= _PAIR else "one party only",
            "carried": None if cast.carried or cast.recipients else "not said to take place",
        }
        return next((missing[c.place] for c in trigger.sense.needs if missing.get(c.place)), None)

    def _undone(self, trigger: Trigger, cast: Cast) -> str | None:
        """Why an event without a named agent is not told, or None."""
        if not (cast.recipients and cast.agentless):
            return "no named agent"
        kind = trigger.sense.type
        needed = any(condition.place == "agent" for condition in trigger.sense.needs)
        if kind not in DONE_TO and self.roles.participles.is_full(trigger.index):
            return "only described by what was done to it"
        if needed or kind in _NEEDS_AGENT or (trigger.sense.is_noun and kind not in DONE_TO):
            return "nobody is named who does it"
        return None

    def _content(self, trigger: Trigger, cast: Cast) -> str | None:
        """Why the trigger is only what another event asks for, agrees to or refuses, or None.

        A strike that somebody refuses to condemn is told all the same: it has a doer of its own.
        """
        found = self._above(trigger)
        if found is None:
            return None
        above, theirs = found
        own = set(cast.agents) - set(theirs.agents) - set(theirs.recipients)
        between_others = trigger.sense.deal is not None and len(own) >= _PAIR
        if own and (trigger.sense.type not in _MUTUAL or between_others):
            return None
        return f"content of «{self.tree.lemma(above.index)}»"

    def _spoken(self, trigger: Trigger, cast: Cast) -> str | None:
        """Why words inside somebody's speech tell no event, or None."""
        quotation = self.quotations.over(self.tree.tokens[trigger.index].start)
        if quotation is None:
            return None
        words = self.tree.token_at(quotation.stop) - self.tree.token_at(quotation.start)
        if words < _SPOKEN_WORDS:
            return None
        if trigger.sense.is_noun:
            told = (cast.agents and cast.recipients) or cast.anchor != trigger.index
            return None if told else "an event noun inside a quotation"
        if self.tree.feat(trigger.index, "Tense") in {"Past", "Fut"}:
            return None
        return "present or infinitive inside a quotation"

    # --- telling -----------------------------------------------------------------------------

    def _tell(self, trigger: Trigger, cast: Cast) -> None:
        time, when = self._time(trigger, cast)
        decision = decide(self.tree, trigger.index, time, self.document.article.published)
        status = decision.status
        if decision.reason == NOT_YET and self._is_past_sentence(trigger.index):
            status = Status.DENIED  # so far it has not happened, whatever is to come
        if status is None:
            self._reject(trigger, decision.reason)
            return
        event = Event(
            id=ClaimId(f"v{len(self.recall.events) + 1}"),
            type=trigger.sense.type,
            participants=(
                *((Role.AGENT, entity) for entity in cast.agents),
                *((Role.RECIPIENT, entity) for entity in cast.recipients),
            ),
            status=_expected(trigger, status),
            trigger=self._wording(trigger),
            evidence=(self._evidence(trigger, (*cast.reasons(), decision.as_reason(), *when)),),
            entity=self._entity(trigger),
            mode=trigger.sense.mode,
            deal=trigger.sense.deal,
            place=cast.place,
            time=time,
        )
        self.recall.tell(event, trigger)

    def _is_past_sentence(self, index: int) -> bool:
        """Whether the word tells of the past in a clause of its own, not «пока она не попросит»."""
        token = self.tree.tokens[index]
        return self.tree.feat(index, "Tense") == "Past" and not token.rel.startswith("advcl")

    def _time(self, trigger: Trigger, cast: Cast) -> tuple[TimeInterval | None, tuple[Reason, ...]]:
        """When the event takes place: by its own words, its verb, or what was told before."""
        tree = self.tree
        places = [trigger.index, cast.anchor]
        # «в переговорах, прошедших 23 апреля, приняли участие»
        places.extend(word for word in trigger.phrase if tree.lemma(word) in _OCCASIONS)
        token = tree.tokens[cast.anchor]
        when = any(tree.lemma(child) == "когда" for child in tree.children(cast.anchor))
        if when and token.head >= 0:
            # «это произойдет 12 января, когда X встретится с Y»
            places.append(token.head)
        for place in dict.fromkeys(places):
            dated = nearest_time(tree, place)
            if dated:
                return dated.interval, (by_expression(dated),)
        before = self.recall.time(trigger.index)
        if before is None:
            return None, ()
        return before, (by_context(before, "the day of the sentence before"),)

    def _entity(self, trigger: Trigger) -> EntityId | None:
        """The named event that the trigger is part of («саммит ШОС»)."""
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

    def _evidence(self, trigger: Trigger, reasons: tuple[Reason, ...]) -> Evidence:
        tokens = self.tree.tokens
        sentence = self.tree.sentence(trigger.index)
        inside = [word for word in trigger.phrase if sentence.first <= word < sentence.last]
        return sentence_evidence(
            self.tree,
            trigger.index,
            (tokens[inside[0]].start, tokens[inside[-1]].stop),
            extractor=_pattern(trigger),
            score=_SCORES[trigger.sense.pos],
            reasons=reasons,
        )

    def _reject(self, trigger: Trigger, reason: str) -> None:
        token = self.tree.tokens[trigger.index]
        self.rejections.append(
            Rejection(
                start=token.start,
                stop=token.stop,
                extractor=_pattern(trigger),
                reason=f"{trigger.sense.type}: {reason}",
            )
        )


def _expected(trigger: Trigger, status: Status) -> Status:
    """The status where it is not the verb's own.

    Who is being waited for is yet to come («на саммите ожидают представителей ЕС»); a negation
    that belongs to the phrase denies nothing («не признал вину»).
    """
    if status is Status.DENIED and any(c.place == "neg" for c in trigger.sense.needs):
        return Status.OCCURRED
    waiting = trigger.sense.lemmas[0] == _WAIT and status is Status.ONGOING
    return Status.PLANNED if waiting else status


def _pattern(trigger: Trigger) -> str:
    """Name of the row of the lexicon: "events/light-ввести"."""
    return f"events/{trigger.sense.pos}-{trigger.sense.lemmas[0]}"


def _position(item: Event | Rejection) -> int:
    return item.start if isinstance(item, Rejection) else item.evidence[0].trigger[0]
