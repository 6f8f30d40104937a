"""Words that name events: which sense of the lexicon each word of a document has, if any."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.claims.actors import SPOKESPEOPLE, STATES, Actors
from extract.claims.judgment import negation
from extract.claims.lexicon import Condition, EventLexicon, Sense, Slot, word_group
from extract.claims.nouns import antecedent
from extract.claims.roles import Roles
from extract.claims.slots import fillers, genitives
from extract.mentions.nouns import noun_class
from extract.records import MentionKind
from extract.tree import Tree
from ontology.vocabulary import ORGANIZATIONS, PLACES, EntityType, EventType

_NOUNS = frozenset({"NOUN", "PROPN"})
_CASE_PLACES = {"gen": "Gen", "dat": "Dat", "ins": "Ins"}
_TREE_PLACES = frozenset({"adv", "inf", "that", "where", "whose", "amod"})
_AFTER_SYNTAX = frozenset({"agent", "recipient", "two", "carried"})
"""Conditions on what was found, not on the tree around the trigger; `events` checks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event in one of its senses."""

    index: int
    sense: Sense
    phrase: tuple[int, ...]
    """The trigger and the nouns that its sense needs («ввести санкции»), sorted."""


class Triggers:
    """Finds the triggers of one document in one pass over its tokens."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, actors: Actors, roles: Roles) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.actors = actors
        self.roles = roles
        self._classes: dict[str, Callable[[int], bool]] = {
            "@any": lambda _: True,
            "@actor": actors.is_actor,
            "@person": actors.is_person,
            "@state": lambda i: actors.of_type(i, STATES),
            "@organization": lambda i: actors.of_type(i, ORGANIZATIONS),
            "@alliance": lambda i: actors.of_type(i, _ALLIANCES),
            "@place": lambda i: actors.of_type(i, PLACES),
            "@agreement": lambda i: actors.of_type(i, _DOCUMENTS),
            "@media": lambda i: actors.of_type(i, _MEDIA),
            "@product": lambda i: actors.of_type(i, _PRODUCTS),
            "@nationality": lambda i: actors.of_type(i, _PEOPLES),
            "@delegation": self._is_delegation,
            "@negative": lambda i: tree.lemma(i) in _NEGATIVE,
            "@meeting": self._is_meeting,
            "@official": lambda i: actors.is_person(i) or self._is_delegation(i),
        }

    def __iter__(self) -> Iterator[Trigger]:
        """Triggers in the order of the text; nouns that belong to a light verb come with it."""
        used: set[int] = set()
        nouns: list[int] = []
        found: list[Trigger] = []
        for index, token in enumerate(self.tree.tokens):
            verb = self._verb(index)
            is_noun = token.pos in _NOUNS and _plain(token.lemma) in self.lexicon.nouns
            if not (verb or is_noun) or self._inside_name(index):
                continue
            if is_noun:
                nouns.append(index)
                continue
            trigger = self._choose(index, self.lexicon.verbs[verb])
            if trigger:
                found.append(trigger)
                used.update(trigger.phrase)
        for index in nouns:
            if index not in used:
                trigger = self._choose(index, self.lexicon.nouns[_plain(self.tree.lemma(index))])
                if trigger:
                    found.append(trigger)
        yield from sorted(found, key=lambda trigger: trigger.index)

    def _verb(self, index: int) -> str:
        """The verb of the lexicon that stands here, "" for none; «вводятся» is «вводить»."""
        token = self.tree.tokens[index]
        if token.pos not in {"VERB", "AUX"}:
            return ""
        if token.lemma in self.lexicon.verbs:
            return token.lemma
        active = token.lemma.removesuffix("ся")
        is_known = active != token.lemma and active in self.lexicon.verbs
        return active if is_known and self.roles.is_passive(index) else ""

    def _inside_name(self, index: int) -> bool:
        """Whether the word is part of the name of a body or a place («Объединенный комитет»)."""
        return any(
            mention.kind is MentionKind.NAME and mention.type in _NAMED
            for mention in self.tree.mentions_over(index)
        )

    def _choose(self, index: int, senses: tuple[Sense, ...]) -> Trigger | None:
        for sense in senses:
            phrase = self._match(index, sense)
            if phrase is not None:
                return Trigger(index=index, sense=sense, phrase=phrase)
        return None

    def _match(self, index: int, sense: Sense) -> tuple[int, ...] | None:
        """Tokens of the phrase if all conditions of the sense hold, else None."""
        phrase = {index}
        for condition in sense.needs:
            if condition.place in _AFTER_SYNTAX:
                continue
            if condition.place == "neg":
                if negation(self.tree, index) is None:
                    return None
                continue
            fits = [word for word in self._places(index, condition) if self._fits(word, condition)]
            if bool(fits) == condition.negated:
                return None
            names_event = condition.place not in {"nsubj", "inf", "that", "where", "whose"}
            if names_event and not condition.negated:
                phrase.update(
                    word
                    for word in fits
                    if self.tree.tokens[word].pos in {"NOUN", "PROPN", "PRON"}
                    and self.tree.lemma(word) in condition.alternatives
                )
        return tuple(sorted(phrase))

    def _places(self, index: int, condition: Condition) -> tuple[int, ...]:
        place = condition.place
        if place == "obj":
            return self._contents(self._with_conjuncts(self.roles.objects(index)))
        if place == "nsubj":
            subject = self._subject(index)
            return () if subject is None else self._with_conjuncts((subject,))
        if place == "pred":
            return self._predicates(index)
        if place in _TREE_PLACES:
            return self._in_tree(index, place)
        if place in _CASE_PLACES:
            slot = Slot(preposition="", case=_CASE_PLACES[place])
            return self._with_conjuncts(fillers(self.tree, slot, (index,)))
        return self._prepositional(index, tuple(place.split("/")))

    def _in_tree(self, index: int, place: str) -> tuple[int, ...]:
        """Words that only the tree tells: adverbs, clauses below, owners of the object."""
        tree = self.tree
        if place == "adv":
            return tree.children(index, "advmod", "amod")
        if place == "inf":
            return tuple(
                child
                for child in tree.children(index, "xcomp", "csubj", "obj", "ccomp", "nsubj", "obl")
                if tree.feat(child, "VerbForm") == "Inf"
            )
        if place == "that":
            return tree.children(index, "ccomp")
        if place == "where":
            return self._described_place(index)
        if place == "whose":
            owners = (genitives(tree, noun) for noun in self.roles.objects(index))
            return tuple(owner for found in owners for owner in found)
        return tuple(
            adjective
            for child in tree.children(index, "obl", "obj", "nmod")
            for adjective in tree.children(child, "amod")
        )

    def _subject(self, index: int) -> int | None:
        if self.roles.is_passive(index):
            return next(iter(self.roles.objects(index)), None)
        return self.roles.subject(index)

    def _predicates(self, index: int) -> tuple[int, ...]:
        """What the object or subject is called or becomes, with the genitive below it.

        The parser may hang it on the object («назвал пошлины шантажом», «актом агрессии»).
        """
        tree = self.tree
        below = list(tree.children(index, "xcomp", "obl", "obj", "iobj", "nsubj"))
        for noun in tree.children(index, "obj"):
            below.extend(c for c in tree.children(noun, "nmod", "amod") if c > noun)
        found = [
            child
            for child in below
            if tree.case_word(child) is None
            and (tree.feat(child, "Case") == "Ins" or tree.tokens[child].rel == "xcomp")
        ]
        inner = (genitive for child in found for genitive in genitives(tree, child))
        return tuple(dict.fromkeys((*found, *inner)))

    def _described_place(self, index: int) -> tuple[int, ...]:
        tree = self.tree
        if not any(tree.lemma(child) in {"где", "куда"} for child in tree.children(index)):
            return ()
        noun = antecedent(tree, index)
        return () if noun is None else (noun, *tree.conjuncts_below(noun))

    def _prepositional(self, index: int, prepositions: tuple[str, ...]) -> tuple[int, ...]:
        tree = self.tree
        found: list[int] = []
        for site in (index, *self.roles.objects(index)):
            for child in tree.children(site):
                case_word = tree.case_word(child) or ""
                first, _, rest = case_word.partition(" ")
                if _BASIC.get(first, first) in prepositions:
                    found.append(child)
                    if rest:
                        found.extend(
                            word
                            for case in tree.children(child, "case")
                            for word in tree.children(case, "fixed")
                        )
        return self._with_conjuncts(tuple(found))

    def _contents(self, words: tuple[int, ...]) -> tuple[int, ...]:
        """The words and what they are packets or rounds of («ввел новый пакет санкций»)."""
        inner = {
            genitive
            for word in words
            if self.tree.lemma(word) in _CONTAINERS
            for genitive in genitives(self.tree, word)
        }
        return tuple(sorted({*words, *inner}))

    def _with_conjuncts(self, words: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted({w for word in words for w in self.tree.conjuncts_below(word)}))

    def _fits(self, index: int, condition: Condition) -> bool:
        if not condition.alternatives or self.tree.lemma(index) in condition.alternatives:
            return True
        return any(
            check(index) for name, check in self._classes.items() if name in condition.alternatives
        )

    def _is_meeting(self, index: int) -> bool:
        """Whether the word is a talk or a gathering, or a pronoun for the last one named."""
        tree = self.tree
        if tree.tokens[index].pos != "PRON":
            return self._gathers(index)
        for before in range(index - 1, max(0, index - _REACH_OF_PRONOUN) - 1, -1):
            if tree.tokens[before].pos in _NOUNS and self._may_mean(index, before):
                if self._gathers(before):
                    return True
                if not self.actors.mention(before):
                    return False
        return False

    def _may_mean(self, pronoun: int, noun: int) -> bool:
        """Whether number and gender fit; «нем» and «нему» are masculine and neuter alike."""
        tree = self.tree
        genders = [tree.feat(word, "Gender") == "Fem" for word in (pronoun, noun)]
        plural = [tree.feat(word, "Number") == "Plur" for word in (pronoun, noun)]
        return plural[0] == plural[1] and (plural[0] or genders[0] == genders[1])

    def _gathers(self, index: int) -> bool:
        senses = self.lexicon.nouns.get(_plain(self.tree.lemma(index)), ())
        return any(sense.type is EventType.CONSULT for sense in senses)

    def _is_delegation(self, index: int) -> bool:
        lemma = self.tree.lemma(index)
        speaks_for_somebody = lemma in SPOKESPEOPLE or noun_class(lemma) in {"post", "government"}
        return speaks_for_somebody and bool(self.actors.named(index))


def _plain(lemma: str) -> str:
    """The noun without what only says how it is held («онлайн-совещание»)."""
    manner, _, noun = lemma.partition("-")
    return noun if manner in _MANNERS and noun else lemma


_MANNERS = frozenset({"онлайн", "видео", "мини", "блиц", "экспресс", "интернет"})
_REACH_OF_PRONOUN = 25
"""Tokens back to the meeting that «в нем участвовали» means: the sentence before."""
_NAMED = ORGANIZATIONS | PLACES | {EntityType.PERSON, EntityType.PRODUCT, EntityType.WORK_OF_ART}
_NEGATIVE = word_group("negative")
_CONTAINERS = word_group("container")
"""Nouns whose genitive is what the verb is about."""
_BASIC = {"со": "с", "ко": "к", "во": "в", "об": "о", "обо": "о", "изо": "из"}
_DOCUMENTS = frozenset({EntityType.AGREEMENT})
_ALLIANCES = frozenset({EntityType.ALLIANCE})
_MEDIA = frozenset({EntityType.MEDIA_OUTLET})
_PRODUCTS = frozenset({EntityType.PRODUCT, EntityType.WORK_OF_ART})
_PEOPLES = frozenset({EntityType.NATIONALITY})
