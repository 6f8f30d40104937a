"""What a description («альянс», «президент США», «чиновник») or a pronoun refers to.

One pass from left to right keeps what was mentioned last of each kind; a description joins the
latest thing that it can describe, else it stands for something that has no name in the text.
"""

from functools import cached_property

from extract.mentions.called import called_by
from extract.mentions.gender import gender, verb_gender
from extract.mentions.goods import GOODS
from extract.mentions.nouns import noun_class
from extract.mentions.people import is_demonstrative
from extract.posts import holder
from extract.records import Mention, MentionKind
from extract.resolve.antecedents import antecedent_of, clause_start, names_body
from extract.resolve.chains import Chains
from extract.resolve.describable import describable
from extract.resolve.leaders import LEADERS, leader_of, states_led
from extract.resolve.linking.context import Context
from extract.resolve.occasions import RECURRING, another, is_one, signed, stands_bare, told_before
from extract.resolve.offices import officeholder
from extract.resolve.states import state_meant, subject_before
from ontology.vocabulary import EntityType

_VAGUE_PERSONS = frozenset(
    {"чиновник", "чиновница", "собеседник", "дипломат", "политик", "представитель"}
)
"""Nouns that may take up the person who was last described, whatever the words were."""
_SOURCES = frozenset({"источник", "собеседник"})
"""People who may be several and yet say one thing («источники агентства в Токио»)."""
_HEADS_OF_STATE = frozenset({"президент", "король", "председатель", "эмир", "император", "глава"})
_WORDS_OF = frozenset(
    {"слово", "мнение", "данные", "оценка", "заявление", "информация", "убеждение"}
)
_QUOTES = frozenset({"«", '"', "“", "„"})
_SYNONYMS = {"премьер": "премьер-министр", "генсек": "секретарь", "гендиректор": "директор"}
"""Posts that the news name in two ways."""
_HEADED = {
    "правительство": ("премьер-министр",),
    "кабмин": ("премьер-министр",),
    "кабинет": ("премьер-министр",),
    "ведомство": ("министр", "глава", "директор", "председатель"),
    "министерство": ("министр", "глава"),
    "компания": ("директор", "глава"),
    "дипломатия": ("министр",),
}
"""What one is the head of → the posts that this means («глава ведомства»)."""
_ANY_BODY = frozenset({"ведомство", "министерство", "комитет", "комиссия", "служба", "совет"})
"""Bodies of which there are too many for the bare noun to mean one that the text never names."""
_STATE_WORDS = frozenset({"государство", "страна", "республика"})
_REMEMBERED = 60
"""People mentioned last who are looked at: many paragraphs of news, and a bound on the time."""
_DISTANCE = 150
"""Tokens back to which a pronoun may point: «сказала она» may close a long quotation."""


def join_descriptions(chains: Chains, context: Context) -> None:
    """Join NOMINAL and PRONOUN mentions with chains of names, in place."""
    _Pass(chains, context).run()


class _Pass:
    def __init__(self, chains: Chains, context: Context) -> None:
        self.chains = chains
        self.context = context
        self.tree = chains.tree
        self.counts: dict[EntityType, dict[int, int]] = {}
        self.seen: dict[int, int] = {}
        self.latest_by_head: dict[tuple[EntityType, str], int] = {}
        self.latest_body: dict[str, int] = {}
        self.called: dict[str, int] = {}
        self.people: list[int] = []
        self.told: list[int] = []
        """Mentions that tell a happening for the first time or name it."""
        self.holders = self._holders()

    def _holders(self) -> dict[str, list[tuple[frozenset[int], int]]]:
        """Lemma of a post → the states and bodies in its name, and the person who holds it."""
        table: dict[str, list[tuple[frozenset[int], int]]] = {}
        for mention in self.chains.mentions:
            if mention.type is not EntityType.PROFESSION:
                continue
            person = holder(self.tree, mention)
            if person is None:
                continue
            number = self._number(person)
            if number is not None:
                lemma = _SYNONYMS.get(self.tree.lemma(mention.head), self.tree.lemma(mention.head))
                table.setdefault(lemma, []).append((self._inner(mention), number))
        return table

    def _number(self, mention: Mention) -> int | None:
        for number in self.tree.mention_numbers(mention.first):
            if self.chains.mentions[number] is mention:
                return number
        return None

    def _inner(self, mention: Mention) -> frozenset[int]:
        return frozenset(
            self.chains.root(number)
            for number, inner in self.chains.nested(mention)
            if inner.kind is MentionKind.NAME and number in self.chains.referring
        )

    def run(self) -> None:
        for number, mention in enumerate(self.chains.mentions):
            if mention.kind is MentionKind.NAME:
                self._remember(number, mention)
            elif mention.kind is MentionKind.PRONOUN:
                self._pronoun(number, mention)
            elif mention.type is EntityType.PERSON:
                self._described_person(number, mention)
            else:
                self._described_thing(number, mention)

    def _remember(self, number: int, mention: Mention) -> None:
        if number not in self.chains.referring or mention.source == "gazetteer-adjective":
            return
        type_ = self.chains.type_of(self.chains.root(number))
        self._remember_noun(number, mention)
        root = self.chains.root(number)
        self.counts.setdefault(type_, {}).setdefault(root, 0)
        self.counts[type_][root] += 1
        self.seen[root] = number
        self.latest_by_head[(type_, self.tree.lemma(mention.head))] = number
        if type_.is_organization:
            lemma = self.tree.lemma(mention.head)
            self.latest_body[lemma] = self.latest_body[lemma.rpartition("-")[2]] = number
        if type_ is EntityType.PERSON:
            self.people.append(number)
        elif mention.type is EntityType.EVENT:
            self.told.append(number)

    def _remember_noun(self, number: int, mention: Mention) -> None:
        """«холдинг X»: a later «холдинг» is X again."""
        if not mention.type.is_organization and mention.type is not EntityType.FACILITY:
            return  # the state in the name of «компания „Чили Телеком“», the head of «театр»
        for lemma in called_by(self.tree, mention.first, mention.last):
            self.called[lemma] = number

    # --- people ------------------------------------------------------------------------------

    def _described_person(self, number: int, mention: Mention) -> None:
        lemma = self.tree.lemma(mention.head)
        if self.tree.feat(mention.head, "Number") == "Plur":
            if lemma in _SOURCES:
                self.chains.add(number, ("described", mention.name.lower()))
            return
        inner = self._inner(mention) or self._state_before(mention)
        person = officeholder(self.chains, self.context, mention)
        if person is None:
            person = self._holder_of(lemma, inner, mention)
        if person is not None:
            self.chains.join(person, number, f"holds the post «{mention.name}»")
        elif (described := self._described_before(mention)) is not None:
            self.chains.join(
                described, number, f"«{mention.name}» takes up the person described before"
            )
        else:
            self.chains.add(number, ("described", mention.name.lower()))
        self.people.append(number)

    def _state_before(self, mention: Mention) -> frozenset[int]:
        """«чилийский лидер»: the state in an adjective, which the description leaves out."""
        return frozenset(
            self.chains.root(number)
            for number in (self.tree.mention_numbers(mention.first - 1) if mention.first else ())
            if self.chains.mentions[number].source == "gazetteer-adjective"
        )

    def _described_before(self, mention: Mention) -> int | None:
        """The unnamed person whose description holds all the words of this one.

        «представитель США» after «высокопоставленный представитель США»; a bare «чиновник» takes
        up whoever was described last, but «представитель компании» no «представитель США».
        """
        own = self._words(mention)
        lemma = self.tree.lemma(mention.head)
        for number in reversed(self.people[-_REMEMBERED:]):
            other = self.chains.mentions[number]
            if other.kind is not MentionKind.NOMINAL:
                continue
            same_head = self.tree.lemma(other.head) == lemma
            if same_head and own <= self._words(other):
                return number
            vague = lemma in _VAGUE_PERSONS and self.tree.lemma(other.head) in _VAGUE_PERSONS
            if vague and len(own) == 1:
                return number
        return None

    def _words(self, mention: Mention) -> frozenset[str]:
        return frozenset(self.tree.lemma(index) for index in range(mention.first, mention.last))

    def _holder_of(self, lemma: str, inner: frozenset[int], mention: Mention) -> int | None:
        candidates = self.holders.get(_SYNONYMS.get(lemma, lemma), [])
        if lemma in {"глава", "руководитель", "лидер"}:
            following = {self.tree.lemma(i) for i in range(mention.head + 1, mention.last)}
            meant = [post for word in sorted(following & set(_HEADED)) for post in _HEADED[word]]
            if following & _STATE_WORDS:
                meant = sorted(_HEADS_OF_STATE)
            if meant:
                candidates = [found for post in meant for found in self.holders.get(post, [])]
                inner = frozenset()
        if lemma in LEADERS:
            states = states_led(self.chains, mention, self.context.gazetteer)
            if states:
                return leader_of(self.chains, self.holders, states)
        # «премьер-министр Норвегии» is no premier whose state was not told until then
        fitting = [
            number
            for parts, number in candidates
            if not inner
            or inner & parts
            or (not parts and self.chains.mentions[number].start < mention.start)
        ]
        distinct = {self.chains.root(number): number for number in fitting}
        if len(distinct) == 1:
            return next(iter(distinct.values()))
        earlier = [n for n in fitting if self.chains.mentions[n].start < mention.start]
        return earlier[-1] if earlier and not inner else None

    def _pronoun(self, number: int, mention: Mention) -> None:
        word = mention.name
        if not self._points_at_person(mention):
            return
        wanted = "Fem" if word in {"она", "ее", "её", "ней", "нее", "неё"} else "Masc"
        here = self.tree.sentence_index(mention.first)
        bound = clause_start(self.tree, mention.head)
        meant = antecedent_of(self.tree, mention.head)
        body = meant is not None and names_body(self.tree, meant)
        for candidate in reversed(self.people):
            other = self.chains.mentions[candidate]
            if mention.first - other.last > _DISTANCE:
                return
            if here == self.tree.sentence_index(other.first) and other.head > bound:
                continue  # of one clause: «назначать министра он не станет»
            far = here - self.tree.sentence_index(other.first) > 1
            if far and body:
                return
            own = self._gender(candidate)
            if own in {wanted, None} and self._is_prominent(other):
                if own is None and meant is not None:
                    return  # somebody is likelier
                self.chains.join(candidate, number, f"«{word}»")
                return

    def _points_at_person(self, mention: Mention) -> bool:
        """A singular subject («он сообщил»), or the owner of words («по его словам»)."""
        token = self.tree.tokens[mention.head]
        if is_demonstrative(self.tree, mention.head):
            return False
        if token.pos == "DET":
            owned = self.tree.lemma(token.head) if token.head >= 0 else ""
            return owned in _WORDS_OF and mention.name != "их"
        return token.rel.startswith("nsubj") and self.tree.feat(mention.head, "Number") == "Sing"

    def _gender(self, number: int) -> str | None:
        """Gender of a person: by the verbs of any of the mentions so far, else by the name."""
        root = self.chains.root(number)
        members = [n for n in self.people[-_REMEMBERED:] if self.chains.root(n) == root]
        heads = [self.chains.mentions[n].head for n in members]
        told = [found for head in heads if (found := verb_gender(self.tree, head))]
        if told:
            return max(set(told), key=lambda each: (told.count(each), each))
        mention = self.chains.mentions[number]
        return gender(self.tree, mention.first, mention.last, mention.head)

    def _is_prominent(self, mention: Mention) -> bool:
        """Subjects and speakers are taken up by pronouns, not people in other people's posts."""
        rel = self.tree.tokens[mention.head].rel.split(":")[0]
        return rel in {"nsubj", "appos", "flat", "root", "parataxis", "nmod", "iobj", "obj", "obl"}

    # --- things ------------------------------------------------------------------------------

    def _described_thing(self, number: int, mention: Mention) -> None:
        if mention.source == GOODS:
            self.chains.add(number, (GOODS, mention.name))
            return
        tree = self.tree
        head = mention.head
        plural = tree.feat(head, "Number") == "Plur" and mention.type is not EntityType.PRODUCT
        if plural and not is_one(tree, head):
            return
        is_event = mention.type is EntityType.EVENT
        if self._has_complement(head) and not (is_event and stands_bare(tree, head)):
            return
        lemma = tree.lemma(head)
        kind = noun_class(lemma)
        if mention.type in {EntityType.EVENT, EntityType.AGREEMENT}:
            self._described_occasion(number, mention, lemma)
        elif lemma in self.called and kind not in {"organization", "facility"}:
            self.chains.join(self.called[lemma], number, f"«{lemma}» again")
        elif lemma in self.latest_body:
            self.chains.join(self.latest_body[lemma], number, f"«{lemma}» again")
        elif kind == "government" and lemma not in _ANY_BODY:
            self.chains.add(number, ("described", lemma))
        elif not self._joins_prominent(number, kind, lemma) and kind == "alliance":
            self._described_alliance(number, lemma)

    def _described_occasion(self, number: int, mention: Mention, lemma: str) -> None:
        """«саммит», «соглашение»: the one named before, else an event without a name."""
        is_event = mention.type is EntityType.EVENT
        apart = another(self.chains, mention) if is_event else None
        if apart is not None:
            self.chains.names[self.chains.add(number, ("described", apart))] = apart
            self.told.append(number)
            return
        again = None if lemma in RECURRING else self.latest_by_head.get((mention.type, lemma))
        if again is None and lemma == "мероприятие":
            again = self._most_prominent(EntityType.EVENT)
        if again is None and is_event:
            again = told_before(self.chains, mention, self.told)
        if again is not None:
            self.chains.join(again, number, f"«{lemma}» again")
        elif is_event:
            self.chains.add(number, ("described", lemma))
            self.told.append(number)
        elif signed(self.tree, mention.head):
            self.latest_by_head[mention.type, lemma] = self.chains.add(number, ("described", lemma))

    def _joins_prominent(self, number: int, kind: str | None, lemma: str) -> bool:
        if lemma in self.called:
            self.chains.join(self.called[lemma], number, f"«{lemma}» again")
            return True
        for type_ in describable(kind, lemma):
            prominent = self._takes_up(number, kind, type_)
            if prominent is not None:
                self.chains.join(prominent, number, f"«{lemma}» takes it up")
                return True
        return False

    def _described_alliance(self, number: int, lemma: str) -> None:
        """«коалиция» before any name: the one that is named later, else one without a name."""
        later = self._only_named_alliance(number)
        if later is not None:
            self.chains.join(later, number, f"«{lemma}», named later in the text")
            return
        root = self.chains.add(number, ("described", "alliance"))
        self.counts.setdefault(EntityType.ALLIANCE, {})[root] = 1
        self.seen[root] = number

    def _is_person(self, index: int) -> bool:
        return any(
            self.chains.mentions[number].type is EntityType.PERSON
            and self.chains.mentions[number].kind is MentionKind.NAME
            for number in self.tree.mention_numbers(index)
        )

    def _takes_up(self, number: int, kind: str | None, type_: EntityType) -> int | None:
        """A company or state is the one that acts, else a company the last, others the main one."""
        if kind == "country":
            return state_meant(self.chains, number, self.counts.get(type_, {}))
        if kind not in {"organization", "facility", "product"}:
            return self._most_prominent(type_)
        subject = subject_before(self.chains, number, type_) if kind == "organization" else None
        if subject is not None:
            return subject
        counts = self.counts.get(type_, {})
        return max(counts, key=lambda root: self.seen[root], default=None)

    def _most_prominent(self, type_: EntityType) -> int | None:
        """The thing of the type that was mentioned most often so far, of equals the latest."""
        counts = self.counts.get(type_, {})
        if not counts:
            return None
        return max(counts, key=lambda root: (counts[root], self.seen[root]))

    def _has_complement(self, head: int) -> bool:
        """«компания по добыче», «министерство обороны»: then it is not what was named before."""
        following = head + 1
        if following >= len(self.tree.tokens):
            return False
        token = self.tree.tokens[following]
        if token.text in _QUOTES:
            return True
        if noun_class(token.lemma) == "country" or self._is_person(following):
            return False
        return token.pos in {"NOUN", "PROPN", "X"} and (
            self.tree.feat(following, "Case") == "Gen" or token.text[:1].isupper()
        )

    def _only_named_alliance(self, number: int) -> int | None:
        """The one union without a link that is named after the mention, if there is just one."""
        later = {
            self.chains.root(other): other for other in self._named_alliances if other > number
        }
        return next(iter(later.values())) if len(later) == 1 else None

    @cached_property
    def _named_alliances(self) -> list[int]:
        """Mentions that name unions without a link, the last first."""
        return [
            number
            for number in sorted(self.chains.referring, reverse=True)
            if self.chains.mentions[number].kind is MentionKind.NAME
            and (root := self.chains.root(number)) not in self.chains.links
            and self.chains.type_of(root) is EntityType.ALLIANCE
        ]
