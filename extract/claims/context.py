"""Participants whom a sentence leaves to what was told before.

«Стороны договорились» means the two who have just met, «второй раунд» is held by those who held
the first, «осудил сделку» concerns those who made it, and «активы будут заморожены» is done by
whoever has just imposed the sanctions.
"""

from typing import Final

from extract.claims.lexicon import EventLexicon
from extract.claims.participants import Cast
from extract.claims.recall import Recall
from extract.claims.roles import Roles
from extract.claims.slots import genitives
from extract.claims.triggers import Trigger
from extract.records import EntityId
from extract.tree import Tree
from ontology.vocabulary import EventType

_REACTIONS = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT})
"""Types whose object may be a thing done before, and whose recipient is then who did it."""
_KNOWN = frozenset({"санкция", "ограничение", "список", "эмбарго", "бойкот"})
"""What one joins, keeps or widens without saying again against whom it is."""
_MEDIATED: Final = "third-party"


class Context:
    """Completes the casts of one document's events, in the order of the text."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, roles: Roles, recall: Recall) -> None:
        self.tree = tree
        self.nouns = lexicon.nouns
        self.roles = roles
        self.recall = recall

    def complete(self, trigger: Trigger, cast: Cast) -> None:
        """Add to the cast whom the sentence takes for known; what it names itself stays."""
        kind = trigger.sense.type
        if self._is_mediated(trigger, cast) and len(cast.agents) > 1 and not cast.recipients:
            cast.agents = list(dict.fromkeys([*self.recall.mediated(trigger.index), *cast.agents]))
        if trigger.sense.is_noun:
            if not cast.agents and not cast.recipients:
                cast.agents.extend(self._parties_of_noun(trigger, cast))
            return
        if not cast.agents and self.roles.is_passive(trigger.index):
            if kind is EventType.SANCTION and cast.recipients:
                cast.agents.extend(self.recall.doers(trigger.index, kind))
        elif not cast.agents:
            subject = self.roles.subject(trigger.index)
            cast.agents.extend(() if subject is None else self.recall.parties(subject))
        elif not cast.recipients:
            cast.recipients.extend(self._others(trigger, cast))
        cast.recipients = [e for e in cast.recipients if e not in cast.agents]

    def _others(self, trigger: Trigger, cast: Cast) -> tuple[EntityId, ...]:
        """To whom those do it who are said to do it to nobody."""
        kind = trigger.sense.type
        if kind in _REACTIONS:
            return self._those_behind(trigger, cast)
        if kind is EventType.AID:
            return self.recall.askers(trigger.index, cast.agents)
        if kind is EventType.SANCTION and any(self.tree.lemma(i) in _KNOWN for i in trigger.phrase):
            bare = not any(self.tree.children(i, "nmod", "acl") for i in trigger.phrase)
            return self.recall.sufferers(trigger.index, kind) if bare else ()
        return ()

    def _is_mediated(self, trigger: Trigger, cast: Cast) -> bool:
        """Whether all that is said of the talks is who mediates in them."""
        if trigger.sense.mode == _MEDIATED:
            return True
        return trigger.sense.type is EventType.CONSULT and any(
            self.tree.lemma(child) == "посредничество"
            or self.tree.case_word(child) == "при посредничестве"
            for site in {trigger.index, cast.anchor}
            for child in self.tree.children(site)
        )

    def _parties_of_noun(self, trigger: Trigger, cast: Cast) -> tuple[EntityId, ...]:
        """The parties of «консультации сторон», or of «второй раунд» that is said to take place."""
        for owner in genitives(self.tree, trigger.index):
            parties = self.recall.parties(owner)
            if parties:
                return parties
        again = trigger.sense.type is EventType.CONSULT and cast.carried
        return self.recall.met_before(trigger.index) if again else ()

    def _those_behind(self, trigger: Trigger, cast: Cast) -> tuple[EntityId, ...]:
        """Whom a reaction to a thing done concerns: who did it."""
        for noun in self.roles.objects(trigger.index):
            if noun in trigger.phrase or self.tree.children(noun, "nmod", "acl", "acl:relcl"):
                continue  # part of the reaction («выразил соболезнования»), or told at length
            senses = self.nouns.get(self.tree.lemma(noun), ())
            kinds = frozenset(sense.type for sense in senses)
            found = self.recall.behind(noun, kinds, cast.agents) if kinds else ()
            if found:
                return found
        return ()
