"""From a word of the tree to the actors that it names.

A word names an actor when a mention of a person, a state, a body or a people stands on it, when
such a name is in apposition to it («компания Nvidia», «президент США Дональд Трамп»), or when it
only speaks for one: «представители G7» are the G7, «российские дипломаты» are Russia.
"""

from functools import cached_property

from extract.claims.lexicon import word_group
from extract.claims.nouns import antecedent, listed, same_case
from extract.mentions.nouns import noun_class
from extract.posts import FORMER
from extract.records import Entity, EntityId, Mention, MentionKind
from extract.resolve.antecedents import antecedent_of
from extract.tree import Tree
from ontology.vocabulary import ORGANIZATIONS, EntityType

ACTOR_TYPES = ORGANIZATIONS | {
    EntityType.PERSON,
    EntityType.FAMILY,
    EntityType.COUNTRY,
    EntityType.CITY,
    EntityType.STATE_OR_PROVINCE,
    EntityType.NATIONALITY,
}
"""Types of what may act or be acted upon."""
STATES = frozenset({EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE})
_PRONOMINAL = frozenset({"PRON", "DET"})
_ADJECTIVE_TYPES = frozenset({EntityType.COUNTRY, EntityType.NATIONALITY})
NOBODY: frozenset[str] = frozenset()
"""For `named`: nobody stands for another («глава МВФ арестован» is not about the fund)."""

SPOKESPEOPLE = word_group("spokesman")
"""Words that act in the name of the state or body that their genitive or adjective names."""
BELONGINGS = SPOKESPEOPLE | word_group("belonging")
"""Words that suffer in place of the state that they belong to («пошлины на товары из Китая»)."""
_DELEGATES = frozenset({"делегация", "сторона", "представитель"})
"""Of these only whom they speak for is of interest, even where the article describes them."""
_DASHES = frozenset("-–—")
_REACH_OF_DASH = 7
"""Tokens to the dash: «все пять постоянных членов совета —»."""
_SEATS = frozenset({EntityType.FACILITY, EntityType.CITY})
_MEMBERS = frozenset({"член", "участник", "участница"})
"""Of states that are members: «государства — члены ШОС»."""
_SHIPMENTS = frozenset({"экспорт", "поставка", "ввоз", "отправка"})
_OPENING_QUOTES = frozenset({"«", "„", "“", '"'})
_MAX_DEPTH = 4
"""«главы правительств стран группы G7»: no real phrase passes the name on more often."""


class Actors:
    """Who the words of one document name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    @cached_property
    def _types(self) -> dict[EntityId, EntityType]:
        return {entity.id: entity.type for entity in self.tree.document.entities}

    @cached_property
    def _nameless(self) -> frozenset[EntityId]:
        """Entities that the article only describes («американская компания»)."""
        document = self.tree.document
        return frozenset(
            entity.id
            for entity in document.entities
            if entity.mentions
            and entity.link is None
            and entity.whole is None
            and not any(self._is_name(entity, number) for number in entity.mentions)
        )

    def _is_name(self, entity: Entity, number: int) -> bool:
        """Whether a mention names its entity, by itself or by a name inside («власти Италии»).

        The state in «министр Италии» does not tell who the minister is.
        """
        mention = self.tree.document.mentions[number]
        if mention.kind is MentionKind.NAME:
            return True
        return entity.type is not EntityType.PERSON and any(
            index in self._name_starts for index in range(mention.first, mention.last)
        )

    @cached_property
    def _name_starts(self) -> frozenset[int]:
        """First tokens of names that are nouns."""
        return frozenset(
            mention.first
            for mention in self.tree.document.mentions
            if mention.kind is MentionKind.NAME and self.tree.tokens[mention.head].pos != "ADJ"
        )

    def named(
        self, index: int, through: frozenset[str] = SPOKESPEOPLE, *, coordinated: bool = True
    ) -> tuple[EntityId, ...]:
        """Actors that the word and what is coordinated with it name, in the order of the text.

        Args:
            index: the token that fills a role.
            through: lemmas that may stand for the actor below them.
            coordinated: whether to follow «и» and commas to further conjuncts.
        """
        words = self.joined(index) if coordinated else (index,)
        found: dict[EntityId, None] = {}
        for word in words:
            for entity in self._one(word, through, _MAX_DEPTH):
                found.setdefault(entity)
        return tuple(found)

    def mention(self, index: int) -> Mention | None:
        """The longest mention on the word: headed by it, else lying over it."""
        return self.tree.mention_headed(index) or next(iter(self.tree.mentions_over(index)), None)

    def is_actor(self, index: int) -> bool:
        """Whether the word itself or its apposition names an actor."""
        return bool(self._one(index, frozenset(), 1))

    def of_type(self, index: int, types: frozenset[EntityType]) -> bool:
        """Whether the word refers to an entity of one of these types."""
        mention = self.mention(index)
        if mention is None:
            return False
        entity = self.tree.entity_of(mention)
        return (entity.type if entity else mention.type) in types

    def is_body(self, index: int) -> bool:
        """Whether the word names an organization, or the seat of a state («в Кремле», «в Риме»)."""
        mention = self.mention(index)
        seat = mention is not None and mention.type in _SEATS
        types = ORGANIZATIONS | STATES if seat else ORGANIZATIONS
        return any(self._types[entity] in types for entity in self._one(index, NOBODY, 1))

    def is_collective(self, index: int) -> bool:
        """Whether the word names a state or an organization, not a person."""
        return self.is_body(index) or self.of_type(index, STATES)

    def is_person(self, index: int) -> bool:
        """Whether the word refers to a person by name, post or pronoun."""
        if self.of_type(index, frozenset({EntityType.PERSON, EntityType.PROFESSION})):
            return True
        if noun_class(self.tree.lemma(index)) == "post":
            return True
        return any(self._types[e] is EntityType.PERSON for e in self._apposed(index))

    def _one(self, index: int, through: frozenset[str], depth: int) -> tuple[EntityId, ...]:
        if depth == 0:
            return ()
        tree = self.tree
        if self._is_open(index):
            return self._described(index, through, depth)
        names = self._apposed(index)
        over = sorted(tree.mentions_over(index), key=lambda mention: mention.head != index)
        for mention in over:
            if mention.head != index and mention.type not in ACTOR_TYPES:
                continue
            if names and mention.kind is not MentionKind.NAME:
                return names
            bare = mention.kind is not MentionKind.NAME or mention.last - mention.first == 1
            if bare and tree.lemma(index) in _DELEGATES & through:
                continue
            entity = tree.entity_of(mention)
            if entity and entity.type in ACTOR_TYPES and entity.id not in self._nameless:
                return (entity.id,)
        names = names or self._after_dash(index)
        if names:
            return names
        if self._speaks(index, through):
            return self._below(index, through, depth)
        return ()

    def _after_dash(self, index: int) -> tuple[EntityId, ...]:
        """Actors that spell out a count of them: «три страны — A, B и C», «одна из них — A»."""
        tree = self.tree
        counted = any(tree.tokens[child].pos == "NUM" for child in tree.children(index))
        if not counted and tree.lemma(index) != "один":
            return ()
        last = min(tree.sentence(index).last, index + _REACH_OF_DASH)
        for dash in range(index + 1, last - 1):
            if tree.tokens[dash].pos == "VERB":
                return ()
            if tree.tokens[dash].text in _DASHES:
                first = next((m for m in tree.mentions_over(dash + 1) if m.first == dash + 1), None)
                items = () if first is None else listed(tree, first)
                return tuple(entity for item in items for entity in self._name_on(item.head))
        return ()

    def _described(self, pronoun: int, through: frozenset[str], depth: int) -> tuple[EntityId, ...]:
        """Whom a pronoun means; where a relative one is plural, all who are listed before it."""
        relative = self.tree.lemma(pronoun) == "который"
        noun = (antecedent if relative else antecedent_of)(self.tree, pronoun)
        if noun is None:
            return ()
        nouns = self.joined(noun) if self.tree.feat(pronoun, "Number") == "Plur" else (noun,)
        meant = (entity for each in nouns for entity in self._one(each, through, depth - 1))
        return tuple(dict.fromkeys(meant))

    def _is_open(self, index: int) -> bool:
        """Whether a pronoun got no entity in resolving: it may take up a group («члены X»)."""
        if self.tree.tokens[index].pos not in _PRONOMINAL:
            return False
        return not any(self.tree.entity_of(m) for m in self.tree.mentions_over(index))

    def homes(self) -> dict[EntityId, frozenset[EntityId]]:
        """Person → the states and bodies whose post stands before the name («президент США X»)."""
        tree = self.tree
        found: dict[EntityId, set[EntityId]] = {}
        for mention in tree.document.mentions:
            entity = tree.entity_of(mention)
            if entity is None or entity.type is not EntityType.PERSON or mention.first == 0:
                continue
            for before in (mention, *tree.mentions_over(mention.first - 1)):
                if before.type is not EntityType.PROFESSION and before is not mention:
                    continue
                for index in range(before.first, min(before.last, mention.last)):
                    for inner in tree.mentions_over(index):
                        owner = tree.entity_of(inner)
                        if owner and inner is not mention and owner.type in STATES | ORGANIZATIONS:
                            found.setdefault(entity.id, set()).add(owner.id)
        return {person: frozenset(owners) for person, owners in found.items()}

    def _speaks(self, index: int, through: frozenset[str]) -> bool:
        """Whether the word stands for the actor below it: «представитель», «вице-президент»."""
        lemma = self.tree.lemma(index)
        if not through or any(self.tree.lemma(c) in FORMER for c in self.tree.children(index)):
            return False
        return (
            lemma in through
            or (lemma.rpartition("-")[2] in through and not lemma.startswith("экс-"))
            or noun_class(lemma) == "government"
        )

    def _apposed(self, index: int) -> tuple[EntityId, ...]:
        """Actors whose names stand in apposition to the word or directly after its mention."""
        tree = self.tree
        names = [
            tuple(entity for word in self.joined(child) for entity in self._name_on(word))
            for child in tree.children(index, "appos", "flat")
        ]
        names.sort(key=lambda found: not any(self._types[e] is EntityType.PERSON for e in found))
        if any(names):
            return next(found for found in names if found)
        mention = tree.mention_headed(index)
        last = mention.last if mention else index + 1
        if last < len(tree.tokens) and tree.tokens[last].pos in {"PROPN", "X"}:
            following = self.mention(last)
            person = following is not None and following.type is EntityType.PERSON
            if person and noun_class(tree.lemma(index)) == "post" and self._agree(index, last):
                return self._name_on(last)
        return self._quoted_name(index)

    def _quoted_name(self, index: int) -> tuple[EntityId, ...]:
        """The body whose name in quotation marks follows its kind («партия «Родина»»)."""
        tree = self.tree
        after = index + 2
        if noun_class(tree.lemma(index)) is None or after >= tree.sentence(index).last:
            return ()
        if tree.tokens[index + 1].text not in _OPENING_QUOTES:
            return ()
        return next(
            (
                self._name_on(word)
                for word in (after - 1, after)
                for mention in tree.mentions_over(word)
                if mention.first == word and mention.type in ORGANIZATIONS
            ),
            (),
        )

    def _name_on(self, index: int) -> tuple[EntityId, ...]:
        for mention in self.tree.mentions_over(index):
            entity = self.tree.entity_of(mention)
            named = mention.kind is MentionKind.NAME
            if entity and named and entity.type in ACTOR_TYPES:
                return (entity.id,)
        return ()

    def _agree(self, first: int, second: int) -> bool:
        cases = {self.tree.feat(first, "Case"), self.tree.feat(second, "Case")}
        return len(cases - {None}) <= 1

    def _below(self, index: int, through: frozenset[str], depth: int) -> tuple[EntityId, ...]:
        """Actors in the genitive, the relational adjective or the «из» of a spokesman's word."""
        if self.tree.lemma(index) in {"страна", "государство"}:
            through = through | _MEMBERS
        found = dict.fromkeys(
            entity
            for child in self._owners(index)
            for word in self.joined(child)
            for entity in self._one(word, through, depth - 1)
        )
        return tuple(found) or self._following(index, through, depth)

    def _owners(self, index: int) -> tuple[int, ...]:
        """Words below a noun that may tell whose it is."""
        tree = self.tree
        adjectives = [c for c in tree.children(index, "amod") if self.of_type(c, _ADJECTIVE_TYPES)]
        nouns = []
        for child in tree.children(index, "nmod", "appos", "flat", "obl"):
            preposition = tree.case_word(child)
            genitive = preposition is None and tree.feat(child, "Case") != "Ins"
            if genitive or self._origin(preposition, tree.lemma(index)):
                nouns.append(child)
        return (*adjectives, *nouns)

    def _following(self, index: int, through: frozenset[str], depth: int) -> tuple[EntityId, ...]:
        """Actors of «из X» right behind the word, which the parser may have hung on the verb."""
        tree = self.tree
        after = index + 2
        if after >= tree.sentence(index).last or tree.tokens[index + 1].pos != "ADP":
            return ()
        if not self._origin(tree.tokens[index + 1].text.lower(), tree.lemma(index)):
            return ()
        return tuple(e for word in self.joined(after) for e in self._one(word, through, depth - 1))

    def _origin(self, preposition: str | None, lemma: str) -> bool:
        """Whether what follows the preposition is whom the word belongs or goes to."""
        return preposition in {"из", "от"} or (preposition == "в" and lemma in _SHIPMENTS)

    def joined(self, index: int) -> tuple[int, ...]:
        """The word and its conjuncts in the same case; slovnet also hangs other things there.

        A conjunct may hang on any word of the name before it («фонд «Сколково» и Huawei»), and
        what the parser lost of a list is read from the text.
        """
        tree = self.tree
        case = tree.feat(index, "Case")
        mention = tree.mention_headed(index)
        name = range(mention.first, mention.last) if mention else range(index, index + 1)
        linked = {
            word
            for part in name
            for word in tree.conjuncts_below(part)
            if word == index or word not in name
        }
        if mention:
            linked.update(item.head for item in listed(tree, mention))
        return tuple(
            word
            for word in sorted(linked)
            if word == index
            or (
                tree.tokens[word].pos in {"NOUN", "PROPN", "PRON", "X", "ADJ"}
                and (
                    case is None
                    or tree.feat(word, "Case") in {case, None}
                    or same_case(tree, index, word)
                )
            )
        )
