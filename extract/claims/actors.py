"""From a word of the tree to the actors that it names.

A word names an actor when a mention of a person, a state, a body or a people stands on it, when
such a name is in apposition to it («компания Nvidia», «президент США Дональд Трамп»), or when it
only speaks for one: «представители G7» are the G7, «российские дипломаты» are Russia.
"""

from ontology.vocabulary import ORGANIZATIONS, EntityType
from extract.mentions.nouns import noun_class
from extract.records import EntityId, Mention, MentionKind
from extract.tree import Tree

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
_ADJECTIVE_TYPES = frozenset(
    {EntityType.COUNTRY, EntityType.NATIONALITY, EntityType.STATE_OR_PROVINCE, EntityType.CITY}
)
_DESCRIBED = frozenset({EntityType.PROFESSION})

SPOKESPEOPLE = frozenset(
    """
    представитель делегация глава лидер президент премьер премьер-министр министр генсек
    председатель канцлер король посол дипломат чиновник власть правительство администрация
    руководство кабинет парламент сенат сторона страна государство член участник группа партнер
    союзник войско войска армия военный военнослужащий солдат авиация флот сила вс ввс вмс
    спецслужба разведка полиция пограничник министерство мид минобороны минфин посольство
    консульство депутат сенатор миссия руководитель союз организация правление совет суд
    """.split()
)
"""Words that act in the name of the state or body that their genitive or adjective names."""
BELONGINGS = SPOKESPEOPLE | frozenset(
    """
    товар продукция импорт экспорт поставка компания банк предприятие бизнес гражданин житель
    актив имущество нефть газ сталь автомобиль судно танкер корабль самолет объект территория
    граница позиция город столица экономика сектор инфраструктура население народ адрес оппозиция
    чип металл уголь зерно чиновник физлицо юрлицо лицо турист студент журналист активист
    """.split()
)
"""Words that suffer in place of the state that they belong to («пошлины на товары из Китая»)."""
_MAX_DEPTH = 4
"""«главы правительств стран группы G7»: no real phrase passes the name on more often."""


class Actors:
    """Who the words of one document name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def named(
        self, index: int, through: frozenset[str] = SPOKESPEOPLE, *, coordinated: bool = True
    ) -> tuple[EntityId, ...]:
        """Actors that the word and what is coordinated with it name, in the order of the text.

        Args:
            index: the token that fills a role.
            through: lemmas that may stand for the actor below them.
            coordinated: whether to follow «и» and commas to further conjuncts.
        """
        words = self._conjuncts(index) if coordinated else (index,)
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

    def is_person(self, index: int) -> bool:
        """Whether the word refers to a person by name, post or pronoun."""
        if self.of_type(index, frozenset({EntityType.PERSON, EntityType.PROFESSION})):
            return True
        return noun_class(self.tree.lemma(index)) == "post" or self._apposed(index) is not None

    def _one(self, index: int, through: frozenset[str], depth: int) -> tuple[EntityId, ...]:
        if depth == 0:
            return ()
        tree = self.tree
        if tree.lemma(index) == "который":
            noun = antecedent(tree, index)
            return () if noun is None else self._one(noun, through, depth - 1)
        for mention in tree.mentions_over(index):
            if mention.head != index and mention.type not in ACTOR_TYPES:
                continue
            entity = tree.entity_of(mention)
            if entity and entity.type in ACTOR_TYPES:
                return (entity.id,)
        person = self._apposed(index)
        if person is not None:
            return (person,)
        if tree.lemma(index) in through or self._is_post(index):
            return self._below(index, through, depth)
        return ()

    def _is_post(self, index: int) -> bool:
        mention = self.mention(index)
        if mention is not None and mention.type in _DESCRIBED and mention.head == index:
            return True
        return noun_class(self.tree.lemma(index)) in {"post", "government"}

    def _apposed(self, index: int) -> EntityId | None:
        """The actor whose name stands in apposition to the word or directly after its mention."""
        tree = self.tree
        for child in tree.children(index, "appos", "flat"):
            found = self._name_on(child)
            if found is not None:
                return found
        mention = tree.mention_headed(index)
        last = mention.last if mention else index + 1
        if last < len(tree.tokens) and tree.tokens[last].pos in {"PROPN", "X"}:
            following = self.mention(last)
            person = following is not None and following.type is EntityType.PERSON
            if person and self._is_post(index) and self._agree(index, last):
                return self._name_on(last)
        return None

    def _name_on(self, index: int) -> EntityId | None:
        for mention in self.tree.mentions_over(index):
            entity = self.tree.entity_of(mention)
            named = mention.kind is MentionKind.NAME
            if entity and named and entity.type in ACTOR_TYPES:
                return entity.id
        return None

    def _agree(self, first: int, second: int) -> bool:
        cases = {self.tree.feat(first, "Case"), self.tree.feat(second, "Case")}
        return len(cases - {None}) <= 1

    def _below(self, index: int, through: frozenset[str], depth: int) -> tuple[EntityId, ...]:
        """Actors in the genitive, the relational adjective or the «из» of a spokesman's word."""
        tree = self.tree
        found: dict[EntityId, None] = {}
        for child in tree.children(index, "amod"):
            if self.of_type(child, _ADJECTIVE_TYPES):
                for entity in self._one(child, through, 1):
                    found.setdefault(entity)
        for child in tree.children(index, "nmod", "appos", "flat", "obl"):
            preposition = tree.case_word(child)
            genitive = preposition is None and tree.feat(child, "Case") != "Ins"
            if genitive or preposition in {"из", "от", "в"}:
                for word in self._conjuncts(child):
                    for entity in self._one(word, through, depth - 1):
                        found.setdefault(entity)
        return tuple(found)

    def _conjuncts(self, index: int) -> tuple[int, ...]:
        """The word and its conjuncts in the same case; slovnet also hangs other things there."""
        tree = self.tree
        case = tree.feat(index, "Case")
        return tuple(
            word
            for word in tree.conjuncts_below(index)
            if word == index
            or (
                tree.tokens[word].pos in {"NOUN", "PROPN", "PRON", "X", "ADJ"}
                and (
                    case is None
                    or tree.feat(word, "Case") in {case, None}
                    or is_indeclinable(tree, word)
                    or is_indeclinable(tree, index)
                )
            )
        )


def antecedent(tree: Tree, index: int) -> int | None:
    """The noun that the relative clause around the token describes («санкции, которые ...»)."""
    for word in (index, *tree.ancestors(index)):
        if tree.tokens[word].rel == "acl:relcl" and tree.tokens[word].head >= 0:
            return tree.tokens[word].head
    return None


def is_indeclinable(tree: Tree, index: int) -> bool:
    """Whether the tagger had to guess the case: США, НАТО, Nvidia, Баку."""
    token = tree.tokens[index]
    if token.pos not in {"PROPN", "X", "NOUN"}:
        return False
    if token.pos == "X" or (token.text.isupper() and len(token.text) > 1):
        return True
    ending = token.text[-1:].lower()
    return token.pos == "PROPN" and (
        token.text.isascii() or (ending in "оеиуюэы" and token.lemma == token.text.lower())
    )
