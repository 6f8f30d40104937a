"""Who says it: from a reporting cue to an entity of the document.

The subject is searched in the reporting clause alone, never in what was said. Where the tree has
lost it, the order of Russian news helps: a tag has its subject behind the verb («…, сообщил X»), a
clause with «что» before it («X сообщил, что …»).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.claims.cues import Cue, Frame
from extract.claims.quotes import Quotation
from extract.claims.reporting import DOCUMENT_NOUNS, OUTLET_NOUNS, reporting_verbs
from extract.records import Entity, EntityId, Mention, MentionKind
from extract.tree import Tree
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
QUOTING_VERBS = frozenset({"цитировать", "процитировать", "приводить", "привести"})
PRONOUN_REACH = 40
"""Mentions that a pronoun looks back over; a paragraph of news holds about ten."""

_ADJECTIVAL = frozenset({"власть", "сторона"})
"""Words that speak for the state in their adjective («израильские власти»)."""
_OPENING = frozenset({"«", '"', "“", "„", "''", "'"})
_TAGS = frozenset({Frame.QUOTE_TAG, Frame.COMMA_TAG, Frame.AS_TAG})
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "X"})
_INTRODUCED = frozenset("источник собеседник очевидец свидетель эксперт аналитик".split())
TAKE_UP_REACH = 3
"""Sentences back to which a bare «политик» may take up the person who spoke."""
_PRONOUNS = {"он": "Masc", "его": "Masc", "она": "Fem", "ее": "Fem", "её": "Fem"}
_CHAIN = ("appos", "flat")
_THROUGH = frozenset(
    "пресс-служба пресс-центр пресс-бюро управление отдел департамент аппарат офис секретариат "
    "редакция руководство штаб штаб-квартира сайт канал страница аккаунт сторона власть источник "
    "сообщение заявление пресс-релиз релиз доклад отчет письмо исследование документ дирекция "
    "данные оценка прогноз статистика расчет слово правило".split()
)
"""Words that speak for the body in their genitive («пресс-служба МИД», «сообщение полиции»)."""
_OWN_WORDS = frozenset("слово оценка прогноз расчет страница аккаунт канал сайт".split())
"""Of the words above, those that are a person's own («на странице Иванова»)."""
_GROUPS = frozenset("представитель сотрудник агент член власть следователь чиновник".split())
"""People in the plural who speak for the body in their genitive («агенты ФБР»)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The entity that speaks, the token that names it, and a medium in the same clause."""

    entity: Entity
    token: int
    medium: Entity | None = None
    """The medium that is spoken to or quoted («сообщил Reuters представитель …»)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement already found: what a pronoun or a lost subject may go back to."""

    speaker: Speaker
    cue: Cue
    start: int
    stop: int


class SpeakerFinder:
    """Finds the speakers of one document."""

    def __init__(self, tree: Tree, quoted: Sequence[Quotation | None]) -> None:
        self._tree = tree
        self._tokens = tree.tokens
        self._quoted = quoted

    def find(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The speaker of a cue, or why there is none.

        `said` are the statements before the cue, in the order of the text.
        """
        if cue.frame is Frame.NOMINAL:
            return self._nominal(cue, said)
        source = self._cited_source(cue)
        subject = self._subject(cue, said)
        if isinstance(subject, str):
            return source or subject
        if source is not None and self.is_medium(subject.entity, cue):
            return Speaker(entity=source.entity, token=source.token, medium=subject.entity)
        return subject

    def is_medium(self, entity: Entity, cue: Cue) -> bool:
        """Whether a speaker only passes on: an outlet, or a body that «передаёт» or «пишет»."""
        if entity.type is EntityType.MEDIA_OUTLET:
            return True
        return entity.type is EntityType.ORGANIZATION and cue.verb in {
            "передавать",
            "передать",
            "писать",
            "цитировать",
        }

    # --- «по словам X» -------------------------------------------------------------------------

    def _nominal(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        for index in range(cue.first, cue.last):
            if self._tokens[index].text.lower() in _PRONOUNS and index < cue.token:
                entity = self._pronoun(index, self._tokens[cue.first].start, said)
                return Speaker(entity=entity, token=index) if entity else "the pronoun is unclear"
        first = cue.token + 1
        for index in range(first, cue.last):
            token = self._tokens[index]
            if token.pos not in _NOMINAL_POS or self._tree.children(index, "case"):
                continue
            if token.pos == "PRON" and token.text.lower() not in {"него", "нее", "неё"}:
                break
            entity = self._phrase(index, first, cue.last, said)
            if entity is not None:
                return Speaker(entity=entity, token=index)
            break
        return "the source is no entity of the text"

    # --- verbs -------------------------------------------------------------------------------

    def _subject(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        if cue.verb in QUOTING_VERBS:
            return self._quoted_person(cue, said)
        if said and self._continues(cue, said[-1].cue):
            return said[-1].speaker
        body = self._body(cue, said)
        heads = list(self._candidates(cue))
        if heads:
            token = heads[0]
            medium = self._addressed(heads[1:])
            entity = self._entity(token, cue, said)
            if entity is not None:
                return Speaker(entity=entity, token=token, medium=medium)
            if body is None and medium is None:
                return f"«{self._tokens[token].text}» is no entity of the text"
        if body is not None:
            return body
        if heads:
            return f"«{self._tokens[heads[0]].text}» is no entity of the text"
        return self._inherited(cue, said)

    def _quoted_person(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """«…», — цитирует его (приводит слова X) Reuters: the object speaks, the subject relays."""
        low, high = self._window(cue)
        medium = next((self._named(i) for i in range(low, high) if self._is_outlet(i)), None)
        for index in range(low, high):
            token = self._tokens[index]
            if token.pos not in {*_NOMINAL_POS, "DET"} or self._is_outlet(index):
                continue
            entity = self._entity(index, cue, said)
            if entity is not None and entity.type in SPEAKERS:
                return Speaker(entity=entity, token=index, medium=medium)
        return "whose words are quoted is not told"

    def _continues(self, cue: Cue, before: Cue) -> bool:
        """«X заявил, что …, и добавил, что …»: the verb goes on with the subject of the first."""
        tree = self._tree
        if cue.frame in _TAGS or tree.sentence(before.token) is not tree.sentence(cue.token):
            return False
        if before.frame is Frame.NOMINAL or before.token > cue.token:
            return False
        index = cue.token - 1
        while index > before.token and self._tokens[index].pos in {"ADV", "PART"}:
            index -= 1
        return self._tokens[index].text in {"и", "а", "но"} and all(
            tree.feat(cue.token, name) == tree.feat(before.token, name)
            for name in ("Gender", "Number", "Tense", "VerbForm")
        )

    def _entity(self, token: int, cue: Cue, said: Sequence[Said]) -> Entity | None:
        word = self._tokens[token].text.lower()
        if word in _PRONOUNS:
            limit = cue.quotation.start if cue.quotation else self._tokens[token].start
            if cue.frame is Frame.QUOTE_TAG and cue.quotation is None:
                limit = self._tree.sentence(token).start
            return self._pronoun(token, limit, said)
        entity = self._phrase(token, cue.first, max(cue.last, cue.token + 1), said)
        return self._taken_up(entity, token, said) or entity

    def _taken_up(
        self, entity: Entity | None, token: int, said: Sequence[Said]
    ) -> Entity | None:
        """«политик», «актёр» as subject: the named person who spoke just before, if one did.

        Only a bare noun takes somebody up, and not one that introduces somebody («источник»).
        """
        if entity is None or entity.type is not EntityType.PERSON or self.has_name(entity):
            return None
        mention = self._tree.mention_headed(token)
        if mention is None or mention.last - mention.first > 1 or not said:
            return None
        if self._tree.children(token, "amod", "nmod"):
            return None
        before = said[-1].speaker.entity
        distance = self._tree.sentence_index(token) - self._tree.sentence_index(said[-1].cue.token)
        if self._tokens[token].lemma in _INTRODUCED or distance > TAKE_UP_REACH:
            return None
        own = self._tree.feat(token, "Gender")
        same = self._genders.get(before.id, own) == own
        return before if before.type is EntityType.PERSON and self.has_name(before) and same else None

    def _candidates(self, cue: Cue) -> Iterator[int]:
        """Tokens that may head the subject, the likeliest first."""
        scored = []
        tag = cue.frame in _TAGS
        subjects = set(self._tree.children(cue.token, "nsubj"))
        low, high = self._window(cue)
        for index in range(low, high):
            score = self._subject_score(index, cue, subjects)
            if score is None:
                continue
            behind = index > cue.token
            score += 1.5 if behind == tag else 0.0
            scored.append((-score, abs(index - cue.token), index))
        best = sorted(scored)
        media = [i for _, _, i in best if self._is_outlet(i)]
        people = [i for _, _, i in best if i not in media]
        if media and people and self._agrees(people[0], cue.token):
            return iter([*people, *media])
        return iter([i for _, _, i in best])

    def _window(self, cue: Cue) -> tuple[int, int]:
        """The tokens of the reporting clause."""
        if cue.frame in _TAGS:
            return cue.first, cue.last
        low = cue.first
        for index in range(cue.token - 1, cue.first, -1):
            finite = self._tree.feat(index, "VerbForm") == "Fin"
            if finite and self._quoted[index] is None:
                # An earlier clause: only a subject that the tree gives the verb lies beyond it.
                subjects = [s for s in self._tree.children(cue.token, "nsubj") if s < index]
                low = min([index + 1, *subjects])
                break
        return low, cue.last

    def _subject_score(self, index: int, cue: Cue, subjects: set[int]) -> float | None:
        """How likely the token heads the subject; None if it cannot."""
        token = self._tokens[index]
        if index == cue.token or token.pos not in _NOMINAL_POS or self._is_part(index):
            return None
        if self._quoted[index] != self._quoted[cue.token] and not self._tree.mentions_over(index):
            return None
        if self._is_named_obliquely(index):
            return None
        if self._tree.children(index, "case") or token.lemma in {"это", "что", "который", "кто"}:
            return None
        labelled = index in subjects
        case = self._tree.feat(index, "Case")
        if not labelled and (case not in {"Nom", None} or not self._agrees(index, cue.token)):
            return None
        if not labelled and token.rel.split(":")[0] in {"nmod", "nummod", "amod"}:
            return None
        known = self._known(index)
        if not labelled and known is None and token.pos != "PRON":
            return None
        score = 4.0 if labelled else 1.0
        return score + (2.0 if known else 0.0) - (2.0 if case not in {"Nom", None} else 0.0)

    def _is_part(self, index: int) -> bool:
        """Whether the token belongs to a name or noun phrase that an earlier token heads."""
        token = self._tokens[index]
        if token.rel.split(":")[0] in {"appos", "flat"} and 0 <= token.head < index:
            return True
        return any(
            mention.kind is MentionKind.NAME and mention.head != index and mention.last > index + 1
            for mention in self._tree.mentions_over(index)
            if mention.type is not EntityType.PERSON
        )

    def _is_named_obliquely(self, index: int) -> bool:
        """«в беседе с изданием "X"»: a name after its class noun shares that noun's case."""
        before = index - 1
        while before >= 0 and self._tokens[before].text in _OPENING:
            before -= 1
        return (
            before >= 0
            and self._tokens[before].pos == "NOUN"
            and self._tokens[before].lemma in OUTLET_NOUNS
            and self._tree.feat(before, "Case") not in {"Nom", None}
        )

    def _agrees(self, index: int, verb: int) -> bool:
        """Whether a noun agrees with the verb in number and gender, as far as both are known."""
        for name in ("Number", "Gender"):
            noun, own = self._tree.feat(index, name), self._tree.feat(verb, name)
            if noun and own and noun != own:
                # Posts in the masculine agree with women: «представитель заявила».
                if name == "Gender" and self._tree.feat(index, "Animacy") == "Anim":
                    continue
                return self._tokens[index].text.isupper()
        return True

    def _known(self, index: int) -> Entity | None:
        for mention in self._tree.mentions_over(index):
            entity = self._tree.entity_of(mention)
            if entity is not None and mention.head == index and entity.type in SPEAKERS:
                return entity
        return None

    def _is_outlet(self, index: int) -> bool:
        entity = self._named(index)
        return entity is not None and entity.type is EntityType.MEDIA_OUTLET

    def _addressed(self, heads: Sequence[int]) -> Entity | None:
        """A medium beside the subject: the one that was spoken to."""
        for head in heads:
            entity = self._named(head)
            if entity is not None and entity.type is EntityType.MEDIA_OUTLET:
                return entity
        return None

    def _body(self, cue: Cue, said: Sequence[Said]) -> Speaker | None:
        """«в МИД сообщили», «говорится в сообщении полиции»: the body or document in the Loc."""
        frames = reporting_verbs()[cue.verb].frames
        if self._tree.feat(cue.token, "Number") != "Plur" and "d" not in frames:
            return None
        low, high = self._window(cue)
        for index in range(low, high):
            token = self._tokens[index]
            if token.text.lower() not in {"в", "во", "на"} or token.pos != "ADP":
                continue
            for noun in range(index + 1, min(index + 6, high)):
                if self._tokens[noun].pos in _NOMINAL_POS:
                    entity = self._phrase(noun, noun, high, said)
                    if entity is not None and (entity.type in BODIES or "d" in frames):
                        return Speaker(entity=entity, token=noun)
                    break
        return None

    def _inherited(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The subject of the governing clause, else of the statement before in the sentence."""
        if cue.frame in _TAGS and cue.frame is not Frame.QUOTE_TAG:
            return "no subject"
        sentence = self._tree.sentence(cue.token)
        before = said[-1] if said else None
        here = before is not None and self._tree.sentence(before.cue.token) is sentence
        if here and before is not None:
            return before.speaker
        for governor in self._tree.ancestors(cue.token):
            if not sentence.first <= governor < sentence.last:
                break
            if self._tokens[governor].pos in {"VERB", "AUX"}:
                for subject in self._tree.children(governor, "nsubj"):
                    if not self._agrees(subject, governor) or not self._agrees(subject, cue.token):
                        continue
                    entity = self._entity(subject, cue, said)
                    if entity is not None:
                        return Speaker(entity=entity, token=subject)
                    return f"«{self._tokens[subject].text}» is no entity of the text"
            elif self._tree.feat(cue.token, "VerbForm") == "Part":
                entity = self._phrase(governor, sentence.first, sentence.last, said)
                if entity is not None:
                    return Speaker(entity=entity, token=governor)
        low, high = self._window(cue)
        if "d" in reporting_verbs()[cue.verb].frames:
            return "it is not told who reports it"
        if any(self._is_stranger(index) for index in range(low, high)):
            return "its subject is no entity of the text"
        near = before is not None and (
            self._tree.sentence_index(cue.token) - self._tree.sentence_index(before.cue.token) <= 1
        )
        singular = self._tree.feat(cue.token, "Number") != "Plur"
        if near and singular and before is not None and cue.frame is not Frame.PREVIOUS:
            return before.speaker
        return "no subject"

    def _is_stranger(self, index: int) -> bool:
        """A noun that may be the subject: then the verb did not lose it."""
        return (
            self._tokens[index].pos in {"NOUN", "PROPN"}
            and self._tree.feat(index, "Case") == "Nom"
            and self._quoted[index] is None
        )

    def _cited_source(self, cue: Cue) -> Speaker | None:
        """«со ссылкой на X», where X has a name: then X says it and the medium is cited."""
        for index in range(cue.token + 1, min(cue.last, len(self._tokens) - 2)):
            if self._tokens[index].lemma != "ссылка":
                continue
            for noun in range(index + 2, cue.last):
                if self._tokens[noun].pos in _NOMINAL_POS:
                    entity = self._phrase(noun, noun, cue.last, ())
                    if entity is not None and self.has_name(entity):
                        return Speaker(entity=entity, token=noun)
                    return None
        return None

    def has_name(self, entity: Entity) -> bool:
        """Whether the text names the entity, not only describes it."""
        return any(
            self._tree.document.mentions[number].kind is MentionKind.NAME
            for number in entity.mentions
        )

    # --- phrases and pronouns ----------------------------------------------------------------

    def _phrase(self, head: int, low: int, high: int, said: Sequence[Said]) -> Entity | None:
        """The entity that a noun phrase names: by apposition, by itself, through its genitive."""
        lemma = self._tokens[head].lemma
        if self._tokens[head].text.lower() in _PRONOUNS:
            return self._pronoun(head, self._tokens[head].start, said)
        person = self._apposed_person(head, low, high)
        if person is not None:
            return person
        named = self._named(head)
        if named is not None and not (lemma in _THROUGH and named.type is EntityType.PRODUCT):
            return named
        group = lemma in _GROUPS and self._tree.feat(head, "Number") == "Plur"
        if group or lemma in _THROUGH or lemma in DOCUMENT_NOUNS:
            for child in self._tree.subtree(head):
                if head < child < high and self._tree.feat(child, "Case") in {"Gen", None, "Nom"}:
                    entity = self._known(child) or self._named(child)
                    if entity is None or entity.type not in SPEAKERS:
                        continue
                    if entity.type in BODIES or lemma in DOCUMENT_NOUNS or lemma in _OWN_WORDS:
                        return entity
                    return None
        if lemma in _ADJECTIVAL:
            for child in self._tree.children(head, "amod"):
                entity = self._known(child)
                if entity is not None:
                    return entity
        if lemma in OUTLET_NOUNS:
            return self._last_outlet(self._tokens[head].start)
        if lemma in DOCUMENT_NOUNS and said:
            return said[-1].speaker.entity
        return None

    def _named(self, head: int) -> Entity | None:
        """The entity of the mention at a token or in apposition to it, bodies and people only."""
        described: Entity | None = None
        chain = self._chain(head)
        follower = head + 1
        while follower < len(self._tokens) and self._tokens[follower].text in _OPENING:
            follower += 1
        if self._tokens[head].lemma in OUTLET_NOUNS and follower < len(self._tokens):
            chain.append(follower)
        for token in chain:
            for mention in self._tree.mentions_over(token):
                if mention.head != token and mention.first != token:
                    continue
                entity = self._tree.entity_of(mention)
                if entity is None or entity.type not in SPEAKERS:
                    continue
                if mention.kind is MentionKind.NAME:
                    return entity
                described = described or (entity if mention.head == token else None)
        return described

    def _chain(self, head: int) -> list[int]:
        """The token and what stands in apposition to it, nearest first."""
        found = [head]
        for token in found:
            for child in self._tree.children(token, *_CHAIN):
                if child not in found:
                    found.append(child)
        return found

    def _apposed_person(self, head: int, low: int, high: int) -> Entity | None:
        """«президент США Дональд Трамп»: the person whose name the phrase ends with.

        A name that is declined while the post is not is somebody else («адвокат Иванова»).
        """
        chain = self._chain(head)
        nominative = self._tree.feat(head, "Case") == "Nom"
        for index in range(max(low, head), high):
            for mention in self._tree.mentions_over(index):
                if mention.first != index or mention.type is not EntityType.PERSON:
                    continue
                if mention.kind is not MentionKind.NAME:
                    continue
                if self._tree.children(mention.head, "case"):
                    continue
                own = mention.head in chain or head in range(mention.first, mention.last)
                if nominative:
                    joined = own or self._is_undeclined(mention)
                    joined = joined and self._is_undeclined(mention)
                else:
                    joined = own or self._follows_post(mention, head)
                if joined:
                    return self._tree.entity_of(mention)
        return None

    def _is_undeclined(self, mention: Mention) -> bool:
        """Whether a name stands in its base form."""
        shown = self._tree.text(mention.first, mention.last)
        return shown.lower().replace("ё", "е") == mention.name.lower().replace("ё", "е") or (
            self._tree.feat(mention.head, "Case") == "Nom"
        )

    def _follows_post(self, mention: Mention, head: int) -> bool:
        """Whether a post that the token heads ends right before the name."""
        return any(
            post.type is EntityType.PROFESSION and post.head == head and post.last == mention.first
            for post in self._tree.mentions_over(head)
        )

    def _pronoun(self, index: int, limit: int, said: Sequence[Said]) -> Entity | None:
        """Whom «он» means as a speaker: the last subject or speaker before `limit` that fits.

        People inside quotations and inside what a person said are passed over: who speaks on in
        the next sentence is the speaker, not the person spoken of.
        """
        gender = _PRONOUNS[self._tokens[index].text.lower()]
        unknown: Entity | None = None
        for mention in self._topics_before(limit, said):
            entity = self._tree.entity_of(mention)
            if entity is None:
                continue
            known = self._genders.get(entity.id)
            if known == gender:
                return entity
            if known is None:
                unknown = unknown or entity
        for mention in self._tree.mentions_over(index):
            entity = self._tree.entity_of(mention)
            if entity is not None and entity.type is EntityType.PERSON:
                return entity
        return unknown

    def _topics_before(self, limit: int, said: Sequence[Said]) -> Iterator[Mention]:
        """People that were speakers or subjects before the offset, the nearest first."""
        recent = said[-PRONOUN_REACH:]
        spoken = [(s.start, s.stop) for s in recent if s.speaker.entity.type is EntityType.PERSON]
        speaking = {s.speaker.token for s in recent}
        for mention in self._people_before(limit):
            head = mention.head
            inside = any(start <= mention.start < stop for start, stop in spoken)
            topic = not inside and self._quoted[head] is None and self._is_topic(mention)
            if topic or head in speaking:
                yield mention

    def _is_topic(self, mention: Mention) -> bool:
        """Whether the mention is a subject, or the name of one («президент Владимир Путин»)."""
        index = mention.head
        for _ in range(3):
            rel = self._tokens[index].rel.split(":")[0]
            if rel in {"nsubj", "root"}:
                return self._tree.feat(mention.head, "Case") in {"Nom", None}
            if rel not in {"appos", "flat"} or self._tokens[index].head < 0:
                return False
            index = self._tokens[index].head
        return False

    @cached_property
    def _people(self) -> tuple[Mention, ...]:
        return tuple(
            mention
            for mention in self._tree.document.mentions
            if mention.type is EntityType.PERSON and mention.kind is not MentionKind.PRONOUN
        )

    def _people_before(self, offset: int) -> Iterator[Mention]:
        """People mentioned before the offset, the nearest first, as far as a pronoun reaches."""
        starts = self._people_starts
        stop = bisect_left(starts, offset)
        for number in range(stop - 1, max(-1, stop - 1 - PRONOUN_REACH), -1):
            yield self._people[number]

    @cached_property
    def _people_starts(self) -> list[int]:
        return [mention.start for mention in self._people]

    @cached_property
    def _genders(self) -> dict[EntityId, str]:
        """Gender of each person, by the heads of all names: the commonest, the first of equals."""
        votes: dict[EntityId, Counter[str]] = {}
        for mention in self._people:
            entity = self._tree.entity_of(mention)
            gender = self._tree.feat(mention.head, "Gender")
            if entity is not None and gender is not None:
                votes.setdefault(entity.id, Counter())[gender] += 1
        return {entity: count.most_common(1)[0][0] for entity, count in votes.items()}

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
