"""From a phrase or a pronoun to the entity that can speak."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from extract.claims.speech.clauses import OPENING, Clauses
from extract.claims.speech.reporting import WordClass, words_of
from extract.claims.speech.topics import Said, Topics
from extract.mentions.nouns import noun_class
from extract.records import Entity, Mention, MentionKind
from ontology.vocabulary import EntityType

SPEAKERS = frozenset(
    {
        EntityType.PERSON,
        EntityType.FAMILY,
        EntityType.ORGANIZATION,
        EntityType.ALLIANCE,
        EntityType.MEDIA_OUTLET,
        EntityType.GOVERNMENT_BODY,
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.DISTRICT,
    }
)
"""What can speak."""
BODIES = SPEAKERS - {EntityType.PERSON, EntityType.FAMILY}
PRONOUNS = {"он": "Masc", "его": "Masc", "него": "Masc", "она": "Fem", "ее": "Fem", "её": "Fem"}
"""Pronouns that a speaker may be named by, with their gender."""
GUESSED_REACH = 1
"""Sentences back to which a pronoun may mean a person whose gender the name does not show."""
_COMPANIES = ("компания", "корпорация", "холдинг", "банк")
"""Endings of the nouns that mean a company («госкорпорация», «агрохолдинг»)."""
_INTERLOCUTORS = frozenset({"собеседник", "собеседница"})
TAKE_UP_REACH = 3
"""Sentences back to which a bare «политик» may take up the person who spoke."""


class Referents:
    """Whom the phrases of one document name as speakers."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self.topics = Topics(clauses)

    # --- phrases -----------------------------------------------------------------------------

    def phrase(self, head: int, high: int, said: Sequence[Said]) -> Entity | None:
        """Whom a noun phrase names: by apposition, by itself, or through its genitive.

        Args:
            head: the phrase's head token.
            high: the end of the clause that holds it.
            said: the statements before, in the order of the text.
        """
        if self._clauses.word(head) in PRONOUNS:
            return self.pronoun(head, self._tokens[head].start, said)
        lemma = self._tokens[head].lemma
        found = self._apposed_person(head, high) or self.named(head)
        if found is None and self._speaks_for_genitive(head, lemma):
            found = self._in_genitive(head, high, lemma)
        if found is None and lemma in words_of(WordClass.ADJECTIVAL):
            adjectives = self._tree.children(head, "amod")
            found = next((e for child in adjectives if (e := self.known(child))), None)
        single = self._tree.feat(head, "Number") != "Plur"
        if found is None and single and lemma in words_of(WordClass.OUTLET):
            found = self._last_outlet(self._tokens[head].start)
        if found is None and said and self._goes_back(head, lemma):
            found = said[-1].speaker.entity
        return found

    def _goes_back(self, head: int, lemma: str) -> bool:
        """Whether a bare «сообщение» or «пресс-служба» is that of the speaker before."""
        if lemma in words_of(WordClass.DOCUMENT):
            # «сообщения в прессе» are anybody's
            return self._tree.feat(head, "Number") != "Plur"
        return lemma in words_of(WordClass.STAFF) and not self._tree.children(head, "nmod", "amod")

    def is_bare_name(self, index: int) -> bool:
        """Whether the token heads a person's name that stands in its base form."""
        return any(
            mention.head == index
            and mention.type is EntityType.PERSON
            and mention.kind is MentionKind.NAME
            and self.topics.is_undeclined(mention)
            for mention in self._tree.mentions_over(index)
        )

    def known(self, index: int) -> Entity | None:
        """The possible speaker of which the token heads a mention."""
        for mention in self._tree.mentions_over(index):
            entity = self._tree.entity_of(mention)
            if entity is not None and mention.head == index and entity.type in SPEAKERS:
                return entity
        return None

    def named(self, head: int) -> Entity | None:
        """The possible speaker that the token or its apposition names; a name before the rest."""
        described: Entity | None = None
        animate = self._tree.feat(head, "Animacy") == "Anim"
        chain = self._chain(head)
        follower = self._behind_marks(head)
        if self._tokens[head].lemma in words_of(WordClass.OUTLET) and follower < len(self._tokens):
            chain.append(follower)
        for token in chain:
            for mention in self._tree.mentions_over(token):
                if token not in {mention.head, mention.first}:
                    continue
                if token == follower and mention.type is EntityType.PERSON and not animate:
                    continue  # «по данным газет X ушёл»: a forgotten comma
                entity = self._tree.entity_of(mention)
                if entity is None or entity.type not in SPEAKERS:
                    continue
                if token != head and animate and entity.type in BODIES:
                    continue  # «глава "X"» is not X
                if mention.kind is MentionKind.NAME:
                    return entity
                described = described or (entity if mention.head == token else None)
        return described

    def is_outlet(self, index: int) -> bool:
        """Whether the token names a medium."""
        entity = self.named(index)
        return entity is not None and entity.type is EntityType.MEDIA_OUTLET

    def has_name(self, entity: Entity) -> bool:
        """Whether the text names the entity, not only describes it."""
        return entity.is_named_in(self._tree.document.mentions)

    def _chain(self, head: int) -> list[int]:
        """The token and what stands in apposition to it, nearest first."""
        found = [head]
        for token in found:
            for child in self._tree.children(token, "appos", "flat"):
                if child not in found:
                    found.append(child)
        return found

    def conjuncts(self, head: int) -> list[int]:
        """What is joined with a phrase's head, or with the names in apposition to it."""
        chain = self._chain(head)
        found = [joined for token in chain for joined in self._tree.children(token, "conj")]
        for token in found:
            found.extend(c for c in self._tree.children(token, "conj") if c not in found)
        return found

    def body_told_of(self, noun: int) -> Entity | None:
        """«X построит завод, сообщили в госкорпорации»: the body that the sentence tells of."""
        lemma = self._tokens[noun].lemma
        if noun_class(lemma) != "organization" and not lemma.endswith(_COMPANIES):
            return None
        for index in range(self._tree.sentence(noun).first, noun):
            if self._tokens[index].rel.split(":")[0] == "nsubj" and not self._clauses.quoted[noun]:
                entity = self.named(index)
                if entity is not None and entity.type is EntityType.ORGANIZATION:
                    return entity if self.has_name(entity) else None
        return None

    def _behind_marks(self, index: int) -> int:
        """The first token after this one that is no opening mark."""
        follower = index + 1
        while follower < len(self._tokens) and self._tokens[follower].text in OPENING:
            follower += 1
        return follower

    def _apposed_person(self, head: int, high: int) -> Entity | None:
        """«президент США Дональд Трамп»: the person whose name the phrase ends with.

        A name that is declined while the post is not is somebody else («адвокат Иванова»).
        """
        chain = self._chain(head)
        nominative = self._tree.feat(head, "Case") == "Nom"
        for index in range(head, high):
            for mention in self._tree.mentions_over(index):
                if mention.first != index or mention.type is not EntityType.PERSON:
                    continue
                if mention.kind is not MentionKind.NAME:
                    continue
                if self._tree.children(mention.head, "case"):
                    continue
                own = mention.head in chain or head in range(mention.first, mention.last)
                if nominative:
                    joined = self.topics.is_undeclined(mention) and not self._is_one_of(
                        mention, head
                    )
                else:
                    joined = own or self._follows_post(mention, head)
                if joined:
                    return self._tree.entity_of(mention)
        return None

    def _is_one_of(self, mention: Mention, head: int) -> bool:
        """Whether several people are related to one («соседи X»), not named («министры X и Y»)."""
        people = self._tree.feat(head, "Animacy") == "Anim"
        plural = people and self._tree.feat(head, "Number") == "Plur"
        single = self._tree.feat(mention.head, "Number") != "Plur"
        return plural and single and not self._tree.children(mention.head, "conj")

    def holder(self, head: int) -> Entity | None:
        """The person whose name follows the post that the token heads («министр X Иванов»)."""
        for post in self._tree.mentions_over(head):
            if post.type is EntityType.PROFESSION and post.head == head:
                for mention in self._tree.mentions_over(min(post.last, len(self._tokens) - 1)):
                    person = mention.type is EntityType.PERSON and mention.first == post.last
                    if person and mention.kind is MentionKind.NAME:
                        return self._tree.entity_of(mention)
        return None

    def _follows_post(self, mention: Mention, head: int) -> bool:
        """Whether a post that the token heads ends right before the name."""
        return any(
            post.type is EntityType.PROFESSION and post.head == head and post.last == mention.first
            for post in self._tree.mentions_over(head)
        )

    def _speaks_for_genitive(self, head: int, lemma: str) -> bool:
        if lemma in words_of(WordClass.GROUP) and self._tree.feat(head, "Number") == "Plur":
            return True
        return lemma in words_of(WordClass.THROUGH) or lemma in words_of(WordClass.DOCUMENT)

    def _in_genitive(self, head: int, high: int, lemma: str) -> Entity | None:
        """The body for which a word like «пресс-служба» speaks."""
        beyond = self._tree.subtree(head, lambda child: bool(self._tree.children(child, "case")))
        for child in beyond:
            if not head < child < high or self._tokens[child].pos == "ADJ":
                continue
            if self._tree.feat(child, "Case") not in {"Gen", "Nom", None}:
                continue
            entity = self.known(child) or self.named(child)
            if entity is None:
                continue
            if lemma in words_of(WordClass.INTRODUCED) and entity.type is EntityType.MEDIA_OUTLET:
                return None  # «источники "X"» are whom X asked
            personal = lemma in words_of(WordClass.DOCUMENT) or lemma in words_of(WordClass.OWN)
            return entity if entity.type in BODIES or personal else None
        return None

    # --- descriptions and pronouns -----------------------------------------------------------

    def taken_up(self, entity: Entity | None, token: int, said: Sequence[Said]) -> Entity | None:
        """«политик», «офицер» as subject: the named person who spoke just before, if one did.

        Only a bare noun takes somebody up, and not one that introduces somebody («источник»);
        but «собеседник» is the nameless source that spoke just before.
        """
        if not said or not self._describes(entity, token):
            return None
        before = said[-1].speaker.entity
        distance = self._tree.sentence_index(token) - self._tree.sentence_index(said[-1].cue.token)
        if distance > TAKE_UP_REACH or before.type is not EntityType.PERSON:
            return None
        lemma = self._tokens[token].lemma
        if lemma in words_of(WordClass.INTRODUCED):
            nameless = not self.has_name(before)
            return before if nameless and lemma in _INTERLOCUTORS else None
        own_words = self._tree.children(token, "amod", "nmod", "det", "nummod")
        if any(self._tokens[child].lemma != "который" for child in own_words):
            return None
        own = self._tree.feat(token, "Gender")
        if own == "Masc":  # «политик добавила»: nouns in the masculine mean women, too
            own = self._tree.feat(self._tokens[token].head, "Gender") or own
        shown = self.topics.genders.get(before.id) if before.id in self.topics.certain else None
        fits = own is None or shown in {own, None}
        return before if fits and self.has_name(before) else None

    def _describes(self, entity: Entity | None, token: int) -> bool:
        """Whether the token is a noun for one person whom it does not name."""
        if entity is None:
            return (
                self._tokens[token].pos == "NOUN"
                and self._tree.feat(token, "Animacy") == "Anim"
                and self._tree.feat(token, "Number") == "Sing"
                and noun_class(self._tokens[token].lemma) != "post"
                and not any(
                    mention.type is EntityType.PERSON or mention.last - mention.first > 1
                    for mention in self._tree.mentions_over(token)
                )
            )
        if entity.type is not EntityType.PERSON or self.has_name(entity):
            return False
        mention = self._tree.mention_headed(token)
        source = self._tokens[token].lemma in _INTERLOCUTORS
        return mention is not None and (source or mention.last - mention.first == 1)

    def pronoun(self, index: int, limit: int, said: Sequence[Said]) -> Entity | None:
        """Whom «он» means as a speaker: the last subject or speaker before `limit` that fits.

        People inside quotations and inside what a person said are passed over: who speaks on in
        the next sentence is the speaker, not the person spoken of.
        """
        gender = PRONOUNS[self._clauses.word(index)]
        here = self._tree.sentence_index(index)
        unknown: Entity | None = None
        for mention in self.topics.before(limit, said):
            entity = self._tree.entity_of(mention)
            if entity is None:
                continue
            own = self.topics.genders.get(entity.id)
            far = here - self._tree.sentence_index(mention.head) > GUESSED_REACH
            if unknown is not None and far:
                return unknown  # somebody nearer, whose name does not tell
            if own == gender:
                return entity
            if own is None or not (far or entity.id in self.topics.certain):
                unknown = unknown or entity
        for mention in self._tree.mentions_over(index):
            entity = self._tree.entity_of(mention)
            if entity is not None and entity.type in SPEAKERS:
                return entity
        return unknown

    # --- media -------------------------------------------------------------------------------

    @cached_property
    def _outlets(self) -> list[tuple[int, Entity]]:
        found = []
        for mention in self._tree.document.mentions:
            entity = self._tree.entity_of(mention)
            if entity is not None and entity.type is EntityType.MEDIA_OUTLET:
                found.append((mention.start, entity))
        return found

    def _last_outlet(self, offset: int) -> Entity | None:
        """The medium named last before the offset, else the one of the article's source line."""
        number = bisect_left(self._outlets, offset, key=lambda item: item[0]) - 1
        if number >= 0:
            return self._outlets[number][1]
        cited = self._tree.document.article.cites
        for entity in self._tree.document.entities:
            if cited and not entity.mentions and cited in {entity.name, *entity.aliases}:
                return entity
        return None
