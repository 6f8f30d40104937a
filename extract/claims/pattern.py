"""A relation pattern as data, and its matcher over the tree.

A pattern names its trigger words, the slots where subject and object stand below the trigger, and
examples: `yes` ends in the claim that it must find, `no` is a text in which it must find nothing.
The examples are the pattern's documentation and are run as tests.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.claims.actors import Actors
from extract.claims.announced import (
    announced_list,
    included,
    is_unnamed_person,
    meant_by_post,
)
from extract.claims.lexicon import Slot, slot
from extract.claims.nouns import antecedent
from extract.claims.roles import Roles
from extract.claims.slots import fillers
from extract.claims.things import Things
from extract.records import Entity, TimeInterval
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType, Status

_GENITIVE = slot("gen")
_HANDING_ON = frozenset(
    """
    приступить приступать начать начинать завершить завершать продолжить продолжать готовить
    подготовить планировать инициировать возглавить принять принимать заняться заниматься
    объявить объявлять осуществить осуществлять обеспечить отказаться отказываться
    договориться договариваться согласовать закрыть заключить подписать
    """.split()
)
"""Verbs whose subject does what the noun below them names («принял участие»)."""
_DEALS = frozenset({"сделка", "договор", "соглашение", "контракт"})
_SHARES = frozenset(
    {"акция", "доля", "пакет", "актив", "процент", "часть", "контроль", "%", "треть", "четверть",
     "половина", "большинство", "бумага"}
)  # fmt: skip
"""Nouns of owning a part: who buys «75 % акций X» owns X."""
_STATES = frozenset(
    {
        RelationType.MEMBER_OF,
        RelationType.WORKPLACE,
        RelationType.OWNER_OF,
        RelationType.HEADQUARTERED_IN,
        RelationType.LOCATED_IN,
        RelationType.SUBORDINATE_OF,
    }
)
"""Relations that last: an imperfective past says that they did, not that they do."""
_ANNOUNCING = frozenset({"страна", "государство", "член", "участник", "республика", "компания"})
"""Counted nouns after which a colon opens the list of those that are meant."""
_PRONOUN_REACH = 40
"""Tokens back to what «него» in «в него вошли» takes up: the sentence before, not farther."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How one relation is worded.

    Attributes:
        id: kebab-case name, unique; goes into `Evidence.extractor`.
        lemmas: trigger words, as the lemmatizer writes them (ё as е).
        subject, object: slots, any of which may be filled; "nsubj" and "acc" turn with the voice.
        pos: "verb" or "noun".
        subject_types, object_types: further limits beyond what the schema allows.
        represented: whether «представители A» may fill the subject for A.
        status: fixed status, where the wording itself decides it.
        score: precision on the development articles, rounded; 0..1.
    """

    id: str
    relation: RelationType
    lemmas: str
    subject: str
    object: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    pos: str = "verb"
    subject_types: frozenset[EntityType] | None = None
    object_types: frozenset[EntityType] | None = None
    represented: bool = False
    needs: str | None = None
    """Lemma that must stand below the trigger or its object («свой»)."""
    status: Status | None = None
    score: float = 0.8
    triggers: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        """Split the trigger words once."""
        object.__setattr__(self, "triggers", frozenset(self.lemmas.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A relation that a pattern or rule found, before its status is decided."""

    rule: str
    relation: RelationType
    subject: Entity
    object: Entity | TimeInterval | str
    anchor: int
    """The token whose factuality is the claim's."""
    first: int
    last: int
    """The tokens that decided: the trigger, or the name that says it all."""
    score: float
    status: Status | None = None
    """Fixed where the wording decides it; None asks the anchor's factuality."""
    dated: bool = True
    """Whether a time expression at the anchor dates the relation."""


class Matcher:
    """Matches patterns against one document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.actors = Actors(tree)
        self.roles = Roles(tree, self.actors)
        self.things = Things(tree)

    def match(self, pattern: Pattern, index: int) -> Iterator[Found]:
        """Relations that the pattern finds at the trigger `index`."""
        if self._has_lapsed(pattern, index):
            return
        if pattern.needs is not None and not self._has_below(index, pattern.needs):
            return
        objects = self.entities(pattern.object, index, pattern.object_types, pos=pattern.pos)
        if not objects:
            return
        subjects = self.entities(
            pattern.subject,
            index,
            pattern.subject_types,
            pos=pattern.pos,
            represented=pattern.represented,
        )
        for thing in objects:
            for subject in subjects:
                if (
                    subject.id != thing.id
                    and allows(pattern.relation, subject.type, thing.type)
                    and not (
                        pattern.relation is RelationType.PARTICIPANT_IN
                        and is_unnamed_person(self.tree, subject)
                    )
                ):
                    yield Found(
                        rule=pattern.id,
                        relation=pattern.relation,
                        subject=subject,
                        object=thing,
                        anchor=index,
                        first=index,
                        last=index + 1,
                        score=pattern.score,
                        status=pattern.status,
                    )

    def _has_lapsed(self, pattern: Pattern, index: int) -> bool:
        """«возглавлявший до 2019 года», «входила в союз»: a state told in the past is over."""
        return (
            pattern.relation in _STATES
            and self.tree.feat(index, "Aspect") == "Imp"
            and self.tree.feat(index, "Tense") == "Past"
        )

    def _has_below(self, index: int, lemma: str) -> bool:
        return any(self.tree.lemma(word) == lemma for word in self.tree.subtree(index))

    def entities(
        self,
        slots: str,
        index: int,
        types: frozenset[EntityType] | None,
        *,
        pos: str = "verb",
        represented: bool = False,
    ) -> list[Entity]:
        """Entities of the types in any of the slots of the trigger `index`, in text order."""
        found: dict[str, Entity] = {}
        for name in slots.split("|"):
            for word in self.fillers(name, index, pos):
                told = self._named(word, types, represented=represented)
                if represented:
                    told = (*told, *included(self.things, word))
                for entity in told:
                    if is_unnamed_person(self.tree, entity) and (
                        meant := meant_by_post(self.things, word, represented=represented)
                    ):
                        found.setdefault(meant.id, meant)
                    elif types is None or entity.type in types:
                        found.setdefault(entity.id, entity)
                    elif types is not None:
                        for inner in self._inside(word, types):
                            found.setdefault(inner.id, inner)
        return list(found.values())

    def _named(
        self, word: int, types: frozenset[EntityType] | None, *, represented: bool
    ) -> tuple[Entity, ...]:
        """Entities that a filler names, itself or by what it announces or takes up."""
        found = self.things.named(word, represented=represented)
        if found:
            return found
        if self.tree.lemma(word) in _SHARES:
            below = fillers(self.tree, slot("gen"), (word,))
            below = below or fillers(self.tree, slot("в+loc"), (word,))
            return tuple(
                entity for child in below for entity in self._named(child, types, represented=False)
            )
        if self.tree.lemma(word) in _ANNOUNCING:
            return announced_list(self.things, word)
        if self.tree.tokens[word].pos == "PRON" and types is not None:
            return self._antecedent(word, types)
        return ()

    def _antecedent(self, pronoun: int, types: frozenset[EntityType]) -> tuple[Entity, ...]:
        """«в него вошли ...»: the thing of these types that was named last, if not long ago."""
        for index in range(pronoun - 1, max(pronoun - _PRONOUN_REACH, -1), -1):
            mention = self.things.mention(index)
            entity = self.tree.entity_of(mention) if mention else None
            if entity is not None and entity.type in types:
                return (entity,)
        return ()

    def _inside(self, word: int, types: frozenset[EntityType]) -> Iterator[Entity]:
        """A name of the wanted type inside the mention («декларация X» → X)."""
        mention = self.things.mention(word)
        if mention is None:
            return
        for position in range(mention.last - 1, mention.first - 1, -1):
            for inner in self.tree.mentions_over(position):
                entity = self.tree.entity_of(inner)
                if (
                    entity is not None
                    and entity.type in types
                    and mention.first <= inner.first
                    and inner.last <= mention.last
                    and inner.source != "gazetteer-adjective"
                ):
                    yield entity
                    return

    def fillers(self, name: str, index: int, pos: str) -> Iterable[int]:
        """Tokens that fill the slot of that name at a trigger."""
        if name == "nsubj":
            return self._subjects(index)
        if name == "acc" and pos == "verb":
            return self._objects(index) or self._object_right_after(index)
        if name == "governor":
            return self._subject_above(index)
        if name == "clause-subject":
            return self._clause_subject(index)
        if name == "где":
            return self._where(index)
        if name == "occasion":
            return self._occasion_above(index)
        wanted: Slot = slot(name)
        sites = [index]
        if pos == "verb":
            sites += [*self.roles.objects(index), *self.tree.children(index, "xcomp")]
        elif wanted.case == "Loc" and self.tree.tokens[index].rel.startswith("nsubj"):
            sites.append(self.tree.tokens[index].head)  # «штаб-квартира X находится в Y»
        found = fillers(self.tree, wanted, sites)
        if wanted == _GENITIVE and not found:
            # «покупка 75% акций»: the sign has no case
            found = tuple(
                child
                for site in sites
                for child in self.tree.children(site, "nmod")
                if self.tree.lemma(child) == "%"
            )
        return found

    def _objects(self, index: int) -> tuple[int, ...]:
        """Objects in a case that an object can have; a genitive only under a negation."""
        negated = any(self.tree.lemma(child) == "не" for child in self.tree.children(index))
        return tuple(
            word
            for word in self.roles.objects(index)
            if negated
            or self.roles.is_passive(index)
            or self.tree.feat(word, "Case") != "Gen"
            or self.tree.tokens[word].text.isupper()
            or self.tree.children(word, "nummod")
        )

    def _object_right_after(self, index: int) -> tuple[int, ...]:
        """The accusative right behind an active verb, where the parser hung it elsewhere."""
        if self.roles.is_passive(index):
            return ()
        for mention in (
            self.tree.mentions_over(index + 1) if index + 1 < len(self.tree.tokens) else ()
        ):
            if mention.first == index + 1 and self.tree.feat(mention.head, "Case") == "Acc":
                return (mention.head,)
        return ()

    def _clause_subject(self, index: int) -> tuple[int, ...]:
        """Subject of the verb above: «под председательством A прошло заседание»."""
        above = self.tree.tokens[index].head
        if above < 0 or self.tree.tokens[above].pos != "VERB":
            return ()
        return self._subjects(above)

    def _occasion_above(self, index: int) -> tuple[int, ...]:
        """What happens with a noun of manner: «встреча с участием A», «форум прошел при ...»."""
        above = self.tree.tokens[index].head
        if above < 0 or self.tree.case_word(index) not in {"с", "со", "при"}:
            return ()
        if self.tree.tokens[above].pos != "VERB":
            return (above,)
        return (*self._subjects(above), *self.roles.objects(above))

    def _where(self, index: int) -> tuple[int, ...]:
        """«саммит, где ждут гостей»: the noun that a relative clause with «где» describes."""
        if not any(self.tree.lemma(child) == "где" for child in self.tree.children(index)):
            return ()
        noun = antecedent(self.tree, index)
        if noun is not None:
            return (noun,)
        comma = next(
            (i for i in range(index - 1, self.tree.sentence(index).first, -1)
             if self.tree.lemma(i) == "где"), None,
        )  # fmt: skip
        return () if comma is None or comma < 2 else (comma - 2,)  # noqa: PLR2004 - «X, где»

    def _subjects(self, index: int) -> tuple[int, ...]:
        if self.roles.is_passive(index):
            return self.roles.instrumental_agent(index)
        subject = self.roles.subject(index)
        if subject is not None:
            return (subject,)
        above = self.tree.tokens[index].head
        if self.tree.tokens[index].rel == "conj" and above >= 0 and self.roles.is_passive(above):
            return self.roles.objects(above)  # «встреча намечена на май и пройдет в Осло»
        return ()

    def _subject_above(self, index: int) -> tuple[int, ...]:
        """Subject of the verb that hands it on to an action noun: «A приступила к созданию B».

        Most verbs do not: who condemns the creation of something has not created it.
        """
        above = self.tree.tokens[index].head
        if above >= 0 and self.tree.lemma(above) in _DEALS:
            above = self.tree.tokens[above].head  # «закрыла сделку по покупке X»
        if above < 0 or self.tree.tokens[above].pos != "VERB":
            return ()
        if self.tree.lemma(above) in _HANDING_ON or self.tree.case_word(index) == "для":
            return self._subjects(above)
        return ()


def patterns_by_lemma(patterns: Iterable[Pattern]) -> dict[tuple[str, str], tuple[Pattern, ...]]:
    """Index of patterns by trigger lemma and part of speech, so that a document is read once."""
    table: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in patterns:
        for lemma in sorted(pattern.triggers):
            table.setdefault((lemma, pattern.pos), []).append(pattern)
    return {key: tuple(found) for key, found in table.items()}
