"""The participants of an event: which actors fill the slots of its trigger's sense."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.claims.actors import BELONGINGS, NOBODY, SPOKESPEOPLE, Actors
from extract.claims.lexicon import EventLexicon, Sense, Slot, word_group
from extract.claims.nouns import is_indeclinable
from extract.claims.reasons import as_part_of
from extract.claims.roles import Roles
from extract.claims.slots import fillers, genitives
from extract.claims.triggers import Trigger
from extract.records import EntityId, Reason
from extract.tree import Tree
from ontology.vocabulary import ORGANIZATIONS, PLACES, EntityType, EventType, Role

SUBJECT = Slot(preposition="", case="nsubj")
OBJECT = Slot(preposition="", case="Acc")
_COMPANY = Slot(preposition="с", case="Ins")
_BETWEEN = Slot(preposition="между", case="Ins")
_PATIENT = Slot(preposition="", case="Gen")
_SPEECH_AT = frozenset({"на", "в", "после", "перед", "во время", "в ходе", "по итогам", "в рамках"})
"""Prepositions that tie the subject of any verb to the meeting below («сказал на встрече»)."""
_PERSONAL = frozenset({EventType.COERCE, EventType.ASSAULT})
"""What is done to a spokesman's body is not done to whom he speaks for."""
_TARGETS = word_group("target")
DONE_TO = frozenset(
    {EventType.COERCE, EventType.ASSAULT, EventType.SANCTION, EventType.ACCUSE, EventType.CONCEDE}
)
"""Types that are worth telling with their sufferer alone («арест X», «суд приговорил X»)."""
_SPOKEN_INDOORS = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
    | {EventType.SUPPORT}
)
"""Types whose nameless doers are the body they sit in («в министерстве отвергли обвинения»)."""
_ATTENDED = frozenset({EventType.CONSULT})
_CONFIRM = word_group("confirm")
_RALLY_VERBS = word_group("rally")
"""Verbs whose subject takes part in the rally at which it happens («заявил на митинге»)."""
_PHASES = word_group("phase")
"""Nouns that say only which part of the event below is meant («по итогам встречи»)."""
_HAPPEN = word_group("happen")
"""Verbs that only say that the event of their subject takes place."""
_ANNOUNCE = word_group("announce")
"""Verbs whose subject is the doer of what they announce («объявил о введении пошлин»)."""
_DECISIONS = word_group("decision")
_TERRITORIES = frozenset(
    {EntityType.CITY, EntityType.LOCATION, EntityType.FACILITY, EntityType.DISTRICT}
)
"""What one goes to, not what one deals with: a filler of «в» of these types is the place."""
_CLIMB = 4
_RESIGNS = "resign"


@dataclass(slots=True)
class Cast:
    """Who takes part in one event, in the order of the text."""

    agents: list[EntityId] = field(default_factory=list)
    recipients: list[EntityId] = field(default_factory=list)
    place: EntityId | None = None
    anchor: int = -1
    """The token whose time and place are the event's: the trigger or the verb above it."""
    carried: bool = False
    """Whether a verb says of the event noun that it takes place or is carried out."""
    agentless: bool = False
    """Whether the construction leaves the doer out: a passive, or a noun with its patient."""
    why: dict[EntityId, str] = field(default_factory=dict)
    """By which word of the sentence each takes part."""

    def reasons(self) -> Iterator[Reason]:
        """Why each has his role; who is told of before has no word of his own here."""
        for role, entities in ((Role.AGENT, self.agents), (Role.RECIPIENT, self.recipients)):
            for entity in entities:
                why = self.why.get(entity, "of what was told just before")
                yield Reason(part=role, why=why, entity=entity)


class Participants:
    """Finds the cast of triggers in one document."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, actors: Actors, roles: Roles) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.actors = actors
        self.roles = roles
        self._words: dict[EntityId, int] = {}
        """The word by which each was found, of the trigger at hand."""

    def of(self, trigger: Trigger) -> Cast:
        """The cast of one trigger; empty where nobody is named."""
        self._words.clear()
        cast = self._of_noun(trigger) if trigger.sense.is_noun else self._of_verb(trigger)
        if not cast.agents and trigger.sense.type is EventType.COOPERATE:
            cast.recipients = [] if not cast.agentless else cast.recipients
        cast.place = self._place(trigger, cast)
        cast.why = {
            entity: as_part_of(self.tree, trigger.index, word)
            for entity, word in self._words.items()
        }
        return cast

    # --- verbs -------------------------------------------------------------------------------

    def _of_verb(self, trigger: Trigger) -> Cast:
        verb, sense = trigger.index, trigger.sense
        passive = self.roles.is_passive(verb)
        cast = Cast(anchor=verb)
        sites = self._verb_sites(trigger)
        doers = self._doers(verb, passive=passive) if SUBJECT in sense.agent else ()
        indoors = SUBJECT in sense.agent and sense.type in _SPOKEN_INDOORS
        if indoors and not doers:
            doers = self._handed_in(trigger) if passive else self._house(verb)
        self._add(cast.agents, doers, _speaking(sense))
        for slot in sense.agent:
            if slot == OBJECT:
                self._add(cast.agents, self.roles.objects(verb), SPOKESPEOPLE)
            elif slot != SUBJECT:
                self._add(cast.agents, self._fillers(slot, trigger, sites), SPOKESPEOPLE)
        if passive and not cast.agents:
            self._borrow(cast, trigger)
        for slot in sense.recipient:
            through = _TARGETS if slot == OBJECT and sense.type in _PERSONAL else BELONGINGS
            self._add(
                cast.recipients, self._recipients(slot, trigger, sites, passive=passive), through
            )
        cast.recipients = [e for e in cast.recipients if e not in cast.agents]
        cast.agentless = not cast.agents and (passive or sense.type in DONE_TO)
        return cast

    def _borrow(self, cast: Cast, trigger: Trigger) -> None:
        """Take the doer from the event noun of a passive («введены санкции США»)."""
        parties = fillers(self.tree, _BETWEEN, trigger.phrase)
        self._add(cast.agents, parties, SPOKESPEOPLE)
        for word in trigger.phrase:
            for sense in self.lexicon.nouns.get(self.tree.lemma(word), ()):
                for slot in sense.agent:
                    if not slot.preposition and word != trigger.index:
                        self._add(cast.agents, fillers(self.tree, slot, (word,)), SPOKESPEOPLE)

    def _doers(self, verb: int, *, passive: bool) -> tuple[int, ...]:
        if passive:
            return self.roles.instrumental_agent(verb)
        subject = self.roles.subject(verb)
        return () if subject is None else (subject,)

    def _house(self, verb: int) -> tuple[int, ...]:
        """The body in which nameless people say what the verb says."""
        return tuple(i for i in self.roles.indoors(verb) if self.actors.is_body(i))

    def _handed_in(self, trigger: Trigger) -> tuple[int, ...]:
        """The body in which something was done by nobody named («в МИД вручена нота»).

        What is asked for is laid before the body («внесен в НАТО»).
        """
        tree = self.tree
        if trigger.sense.type is EventType.REQUEST:
            return ()
        return tuple(
            child
            for child in tree.children(trigger.index, "obl", "nmod")
            if tree.case_word(child) in {"в", "во"}
            and (tree.feat(child, "Case") == "Loc" or is_indeclinable(tree, child))
            and self.actors.of_type(child, ORGANIZATIONS)
        )

    def _is_confirmed(self, trigger: Trigger, carrier: int) -> bool:
        """Whether a body speaks of its own talks («НАТО подтвердила переговоры с Сербией»)."""
        return (
            trigger.sense.type in _ATTENDED
            and self.tree.lemma(carrier) in _CONFIRM
            and bool(fillers(self.tree, _COMPANY, (trigger.index,)))
            and not genitives(self.tree, trigger.index)
        )

    def _recipients(
        self, slot: Slot, trigger: Trigger, sites: tuple[int, ...], *, passive: bool
    ) -> tuple[int, ...]:
        verb = trigger.index
        if slot == OBJECT:
            return self.roles.objects(verb)
        if slot == SUBJECT:
            subject = None if passive else self.roles.subject(verb)
            return self.roles.objects(verb) if subject is None else (subject,)
        return self._fillers(slot, trigger, sites)

    def _fillers(self, slot: Slot, trigger: Trigger, sites: tuple[int, ...]) -> tuple[int, ...]:
        if slot.preposition in {"obj", "pred"}:
            nouns = trigger.phrase if slot.preposition == "pred" else ()
            nouns = nouns or self.roles.objects(trigger.index)
            inner = Slot(preposition="", case=slot.case)
            adjective = Slot(preposition="", case="adj")
            below = [n for n in nouns if n != trigger.index]
            return fillers(self.tree, inner, below) + fillers(self.tree, adjective, below)
        if slot.preposition:
            return fillers(self.tree, slot, sites)
        if trigger.sense.is_noun:
            return fillers(self.tree, slot, (trigger.index,))
        if slot.case == "Dat":
            below_them = (word for noun in trigger.phrase for word in genitives(self.tree, noun))
            return fillers(self.tree, slot, (*trigger.phrase, *self._plain(below_them)))
        return fillers(self.tree, slot, trigger.phrase)

    def _verb_sites(self, trigger: Trigger) -> tuple[int, ...]:
        """Where prepositional phrases of the verb may hang: on it, its objects, its infinitive."""
        verb = trigger.index
        sites = [verb, *self.roles.objects(verb)]
        for word in trigger.phrase:
            if word != verb:
                sites.append(word)
                sites.extend(self._plain(genitives(self.tree, word)))
        for child in self.tree.children(verb, "obl"):
            if self.tree.case_word(child) in {"о", "об"}:
                # «договорился о покупке доли в заводе у X»
                sites.extend((child, *self._plain(self._genitive_chain(child))))
        for child in self.tree.children(verb, "xcomp"):
            if self.tree.feat(child, "VerbForm") == "Inf":
                sites.append(child)
                sites.extend(self.tree.children(child, "xcomp"))
                sites.extend(self.tree.children(child, "obj"))
        return tuple(dict.fromkeys(sites))

    def _genitive_chain(self, noun: int) -> tuple[int, ...]:
        found: list[int] = []
        level = genitives(self.tree, noun)
        for _ in range(_CLIMB):
            found.extend(level)
            level = tuple(inner for word in level for inner in genitives(self.tree, word))
        return tuple(dict.fromkeys(found))

    def _plain(self, words: Iterable[int]) -> tuple[int, ...]:
        return tuple(word for word in words if not self.actors.is_actor(word))

    # --- nouns -------------------------------------------------------------------------------

    def _of_noun(self, trigger: Trigger) -> Cast:
        noun, sense = trigger.index, trigger.sense
        cast = Cast(anchor=noun)
        sites = (noun, *self._plain(genitives(self.tree, noun)))
        top, carrier, relation = self._carrier(noun)
        happening = carrier is not None and self.tree.lemma(carrier) in _HAPPEN
        supported = carrier is not None and self.tree.lemma(carrier) in self.lexicon.support
        is_subject = relation.startswith("nsubj")
        passive = carrier is not None and self.roles.is_passive(carrier)
        if carrier is not None and (happening or (supported and (passive or not is_subject))):
            cast.anchor = carrier
            cast.carried = True
            sites = (*sites, carrier)
        for slot in sense.agent:
            self._add(cast.agents, self._fillers(slot, trigger, sites), _speaking(sense))
        if carrier is not None and not (is_subject and not passive):
            self._lend(cast, trigger, top, carrier, supported=supported)
        for slot in sense.recipient:
            words = self._fillers(slot, trigger, sites)
            self._add(cast.recipients, words, BELONGINGS)
        cast.recipients = [e for e in cast.recipients if e not in cast.agents]
        cast.agentless = _PATIENT in sense.recipient or sense.type in _PERSONAL
        return cast

    def _carrier(self, noun: int) -> tuple[int, int | None, str]:
        """The topmost noun of a chain like «по итогам встречи», the verb above it, and how."""
        tree = self.tree
        top = noun
        for _ in range(_CLIMB):
            head = tree.tokens[top].head
            if head < 0 or head == top:
                return top, None, ""
            if tree.tokens[head].pos in {"VERB", "AUX"}:
                return top, head, tree.tokens[top].rel
            chained = tree.lemma(head) in _PHASES or (
                tree.lemma(head) in _DECISIONS and tree.case_word(top) in {"о", "об"}
            )
            if not chained:
                return top, None, ""
            top = head
        return top, None, ""

    def _lend(
        self, cast: Cast, trigger: Trigger, top: int, carrier: int, *, supported: bool
    ) -> None:
        """Give the event noun the subject of the verb above it where that verb hands it on."""
        tree = self.tree
        lemma = tree.lemma(carrier)
        preposition = tree.case_word(top)
        about = preposition in {"о", "об"} or tree.lemma(top) in _DECISIONS
        meeting = (
            _COMPANY in trigger.sense.agent
            and trigger.sense.type in _ATTENDED
            and (preposition in _SPEECH_AT or (preposition and tree.lemma(top) in _PHASES))
        ) or (
            trigger.sense.type is EventType.PROTEST
            and preposition == "на"
            and lemma in _RALLY_VERBS
        )
        hands_on = (supported and (preposition is None or tree.lemma(top) in _PHASES)) or (
            about and (lemma in _ANNOUNCE or tree.lemma(top) in _DECISIONS)
        )
        if not hands_on and not meeting and self._is_confirmed(trigger, carrier):
            bodies = self._doers(carrier, passive=False) or self._house(carrier)
            speaker: list[EntityId] = []
            self._add(speaker, filter(self.actors.is_collective, bodies), NOBODY)
            cast.agents = list(dict.fromkeys([*speaker, *cast.agents]))
        if hands_on and cast.agents and trigger.sense.type not in _ATTENDED:
            return
        if hands_on or meeting:
            passive = self.roles.is_passive(carrier)
            lent: list[EntityId] = []
            self._add(lent, self._doers(carrier, passive=passive), SPOKESPEOPLE)
            cast.agents = list(dict.fromkeys([*lent, *cast.agents]))

    # --- both --------------------------------------------------------------------------------

    def _add(self, found: list[EntityId], words: Iterable[int], through: frozenset[str]) -> None:
        for word in (each for filler in words for each in self.actors.joined(filler)):
            for entity in self.actors.named(word, through, coordinated=False):
                self._words.setdefault(entity, word)
                if entity not in found:
                    found.append(entity)

    def _place(self, trigger: Trigger, cast: Cast) -> EntityId | None:
        tree = self.tree
        sites = dict.fromkeys((*trigger.phrase, cast.anchor, *self._place_sites(trigger)))
        cast_of = {*cast.agents, *cast.recipients}
        for site in sites:
            for child in tree.children(site, "obl", "nmod", "advmod"):
                if tree.case_word(child) not in {"в", "во", "на"}:
                    continue
                mention = self.actors.mention(child)
                entity = tree.entity_of(mention) if mention else None
                if entity is None or entity.type not in PLACES or entity.type in ORGANIZATIONS:
                    continue
                directed = tree.feat(child, "Case") == "Acc"
                if entity.id in cast_of:
                    visited = trigger.sense.type not in _PERSONAL
                    if visited and entity.type in _TERRITORIES and entity.id in cast.recipients:
                        cast.recipients.remove(entity.id)
                        return entity.id
                    continue
                if not directed or entity.type in _TERRITORIES:
                    return entity.id
        return None

    def _place_sites(self, trigger: Trigger) -> tuple[int, ...]:
        """Objects below which the parser may have hung the place («принял премьера в Сочи»)."""
        if trigger.sense.is_noun:
            return ()
        return tuple(i for i in self.roles.objects(trigger.index) if self.actors.named(i))


def _speaking(sense: Sense) -> frozenset[str]:
    """Words whose deeds are those of whom they speak for: nobody resigns in another's name."""
    return NOBODY if sense.mode == _RESIGNS else SPOKESPEOPLE
