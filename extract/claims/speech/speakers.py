"""Who says it: from a reporting cue to an entity of the document.

The speaker is searched in the reporting clause alone, never in what was said: its subject, the body
at which it is said, the source that it cites; else who spoke before.
"""

from collections.abc import Sequence

from extract.claims.speech.clauses import MAX_REACH, Clauses
from extract.claims.speech.frames import Cue, Frame
from extract.claims.speech.offices import OfficeFinder
from extract.claims.speech.referents import BODIES, PRONOUNS, Referents
from extract.claims.speech.reporting import WordClass, reporting_verbs, words_of
from extract.claims.speech.subjects import NOMINAL_POS, SubjectFinder
from extract.claims.speech.topics import Said, Speaker
from extract.records import Entity, EntityId
from ontology.vocabulary import EntityType

QUOTING_VERBS = frozenset({"цитировать", "процитировать", "приводить", "привести"})
"""Verbs whose object speaks and whose subject only passes on."""
_WORDS = frozenset({"слово", "слова", "высказывание", "цитата", "заявление"})
"""What one «приводит» of somebody's."""
_CITING = frozenset({"ссылка", "ссылаться", "сослаться"})
"""«со ссылкой на X», «ссылаясь на X»."""
_PERSONAL = frozenset({"словам", "слов", "признанию", "утверждению", "убеждению", "мнению"})
"""What only people have («по его словам»); figures and reports are those of bodies, too."""
_PASSING_ON = frozenset({"передавать", "передать", "писать"})
"""What only media do: a body that does it is one, whatever its type."""


class SpeakerFinder:
    """Finds the speakers of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self.referents = Referents(clauses)
        self._subjects = SubjectFinder(clauses, self.referents)
        self._offices = OfficeFinder(clauses, self.referents, self._subjects)

    def find(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The speaker of a cue, or why there is none.

        `said` are the statements before the cue, in the order of the text.
        """
        if cue.frame is Frame.NOMINAL:
            return self._passed_on(cue, self._nominal(cue, said))
        if cue.frame.is_unmarked:
            return self._unmarked(cue, said)
        source = self._cited_source(cue)
        subject = self._subject(cue, said)
        if isinstance(subject, str):
            return source or subject
        if source is not None and self.is_medium(subject.entity, cue):
            origin = source if self.is_medium(source.entity, cue) else subject
            return Speaker(
                entity=source.entity, token=source.token, medium=origin.entity, relayed=True
            )
        return subject

    def _passed_on(self, cue: Cue, speaker: Speaker | str) -> Speaker | str:
        """«по данным Reuters, который ссылается на X, …»: X says it, and the medium is cited."""
        source = self._cited_source(cue)
        if source is None or isinstance(speaker, str) or not self.is_medium(speaker.entity, cue):
            return speaker
        return Speaker(
            entity=source.entity, token=source.token, medium=speaker.entity, relayed=True
        )

    def joined(self, cue: Cue, speaker: Speaker) -> list[Speaker]:
        """The other people who say it, too: «министры X и Y заявили», «X и Y считают»."""
        wordless = cue.frame in {Frame.NOMINAL, Frame.LABEL, Frame.ALONE}
        if wordless or not self._clauses.is_plural(cue.token):
            return []
        if speaker.entity.type is not EntityType.PERSON or not self.has_name(speaker.entity):
            return []
        low, high = self._subjects.window(cue)
        if not low <= speaker.token < high:
            return []
        found: dict[EntityId, Speaker] = {}
        for head in self.referents.conjuncts(speaker.token):
            entity = self.referents.phrase(head, high, ()) if low <= head < high else None
            if entity is None or entity.type is not EntityType.PERSON or not self.has_name(entity):
                continue
            if entity.id != speaker.entity.id:
                found.setdefault(entity.id, Speaker(entity=entity, token=head))
        return list(found.values())

    def is_medium(self, entity: Entity, cue: Cue) -> bool:
        """Whether a speaker only passes on: an outlet, or a body that «передаёт» or «пишет»."""
        if entity.type is EntityType.MEDIA_OUTLET:
            return True
        return entity.type is EntityType.ORGANIZATION and cue.verb in _PASSING_ON

    def has_name(self, entity: Entity) -> bool:
        """Whether the text names the entity, not only describes it."""
        return self.referents.has_name(entity)

    def _nominal(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """«по его словам», «по словам X»: the owner before the noun or the phrase behind it."""
        for index in range(cue.first, cue.token):
            if self._clauses.word(index) in PRONOUNS:
                entity = self._body_before(index, cue, said) or self.referents.pronoun(
                    index, self._tokens[cue.first].start, said
                )
                return Speaker(entity=entity, token=index) if entity else "the pronoun is unclear"
        for index in range(cue.token + 1, cue.last):
            token = self._tokens[index]
            owner = self._clauses.word(index) in PRONOUNS  # «по словам его супруги»
            other_case = set(self._tree.children(index, "case")) - {cue.token}
            if token.pos in NOMINAL_POS and not owner and not other_case:
                # «согласно прогнозу» is anybody's, not that of who spoke before
                own = token.lemma in words_of(WordClass.OWN)
                entity = self.referents.phrase(index, cue.last, () if own else said)
                if entity is not None:
                    return Speaker(entity=entity, token=index)
                break
        return "the source is no entity of the text"

    def _body_before(self, owner: int, cue: Cue, said: Sequence[Said]) -> Entity | None:
        """«по ее данным»: figures are a body's that spoke just before, rather than a person's."""
        if self._clauses.word(cue.token) in _PERSONAL or not said:
            return None
        last = said[-1]
        heads = (self._tree.document.mentions[m].head for m in last.speaker.entity.mentions)
        own = {self._tree.feat(head, "Gender") == "Fem" for head in heads}
        if last.speaker.entity.type is EntityType.MEDIA_OUTLET:
            own = {True, False}  # a newspaper, a portal: the class noun decides
        if (PRONOUNS[self._clauses.word(owner)] == "Fem") not in own:
            return None
        here = self._tree.sentence_index(cue.token)
        near = here - self._tree.sentence_index(last.cue.token) <= 1
        return last.speaker.entity if near and last.speaker.entity.type in BODIES else None

    def _unmarked(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The name of a label; for a quotation on its own who spoke, or is told of, just before."""
        if cue.frame is Frame.LABEL:
            entity = self.referents.named(cue.token)
            return Speaker(entity=entity, token=cue.token) if entity else "the label is no entity"
        here = self._tree.sentence_index(cue.token)
        if said and said[-1].speaker.entity.type is EntityType.PERSON:
            before = self._tree.sentence_index(self._tree.token_at(said[-1].stop - 1))
            before = max(before, self._tree.sentence_index(said[-1].cue.token))
            if here - before <= 1:
                return said[-1].speaker
        if here == 0:
            return "nobody is named before"
        entity = self.referents.topics.of(self._tree.document.sentences[here - 1])
        if entity is None:
            return "nobody is told of before"
        return Speaker(entity=entity, token=cue.token)

    def _subject(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        if cue.verb in QUOTING_VERBS and cue.frame is not Frame.PREVIOUS:
            return self._quoted_person(cue, said)
        if said and self._continues(cue, said[-1].cue):
            return said[-1].speaker
        heads = self._subjects.candidates(cue)
        if heads and self._clauses.is_plural(cue.token) and self._may_be_told(heads[0]):
            at_body = self._offices.find(cue, said)  # «сообщили X в полиции»: X is who was told
            if at_body is not None:
                return at_body
        if self._is_relative(cue):
            return self._described(cue, said)
        if not heads:
            return self._offices.find(cue, said) or self._inherited(cue, said)
        medium = self._addressed(heads[1:])
        entity = self._entity(heads[0], cue, said)
        if entity is not None:
            return Speaker(entity=entity, token=heads[0], medium=medium)
        certain = heads[0] in self._tree.children(cue.token, "nsubj") and (
            self._tree.feat(heads[0], "Case") == "Nom"
        )
        body = None if certain else self._offices.find(cue, said)
        return body or _unknown(self._tokens[heads[0]].text)

    def _entity(self, token: int, cue: Cue, said: Sequence[Said]) -> Entity | None:
        if self._clauses.word(token) in PRONOUNS:
            limit = cue.quotation.start if cue.quotation else self._tokens[token].start
            if cue.frame is Frame.QUOTE_TAG and cue.quotation is None:
                limit = self._tree.sentence(token).start
            return self.referents.pronoun(token, limit, said)
        # the phrase of a subject before the verb ends there: «наблюдатели упрекают X»
        high = cue.token if token < cue.token else max(cue.last, cue.token + 1)
        entity = self.referents.phrase(token, high, said)
        return self.referents.taken_up(entity, token, said) or entity

    def _quoted_person(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """«…», — цитирует его (приводит слова X) Reuters: the object speaks, the subject relays."""
        low, high = self._subjects.window(cue)
        bringing = cue.verb in {"приводить", "привести"}
        if bringing and not any(self._tokens[i].lemma in _WORDS for i in range(low, high)):
            return "no words are quoted"
        outlets = (i for i in range(low, high) if self.referents.is_outlet(i))
        medium = next((self.referents.named(i) for i in outlets), None)
        for index in range(low, high):
            token = self._tokens[index]
            if token.pos not in {*NOMINAL_POS, "DET"} or self.referents.is_outlet(index):
                continue
            entity = self._entity(index, cue, said)
            if entity is not None:
                return Speaker(entity=entity, token=index, medium=medium, relayed=True)
        return "whose words are quoted is not told"

    def _continues(self, cue: Cue, before: Cue) -> bool:
        """«X заявил, что …, и добавил, что …»: the verb goes on with the subject of the first."""
        tree = self._tree
        if cue.frame.is_tag or tree.sentence(before.token) is not tree.sentence(cue.token):
            return False
        if before.frame is Frame.NOMINAL or before.token > cue.token:
            return False
        if before.frame.is_tag and before.last <= cue.token:
            return False  # «Как говорит X, Y не верит и просит …»: the verb belongs to Y
        index = cue.token - 1
        while index > before.token and self._tokens[index].pos in {"ADV", "PART"}:
            index -= 1
        return self._tokens[index].text in {"и", "а", "но"} and all(
            tree.feat(cue.token, name) == tree.feat(before.token, name)
            for name in ("Gender", "Number", "Tense", "VerbForm")
        )

    def _is_relative(self, cue: Cue) -> bool:
        """Whether the subject of the reporting verb is «который»."""
        return any(
            self._tokens[child].lemma == "который" and self._tree.feat(child, "Case") != "Acc"
            for child in self._tree.children(cue.token, "nsubj")
        )

    def _described(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """«с министром X, который сказал: …»: whom the relative clause describes."""
        head = self._tokens[cue.token].head
        if self._tokens[cue.token].rel.startswith("acl") and cue.first <= head < cue.token:
            entity = self._entity(head, cue, said)
            if entity is not None:
                return Speaker(entity=entity, token=head)
            return _unknown(self._tokens[head].text)
        return "whom «который» stands for is unclear"

    def _addressed(self, heads: Sequence[int]) -> Entity | None:
        """A medium beside the subject: the one that was spoken to."""
        for head in heads:
            entity = self.referents.named(head)
            if entity is not None and entity.type is EntityType.MEDIA_OUTLET:
                return entity
        return None

    def _may_be_told(self, head: int) -> bool:
        """Whether a singular name that has no cases, or of a medium, stands by a plural verb."""
        foreign = self._tree.feat(head, "Foreign") is not None
        return self.referents.is_outlet(head) or (
            foreign and self.referents.known(head) is not None
        )

    def _inherited(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The speaker of a verb that has no subject of its own in the sentence.

        That of the statement before in the sentence, else the subject of the governing clause,
        else, if no other subject is in sight, that of the statement just before.
        """
        before = said[-1] if said else None
        distance = MAX_REACH
        tag = cue.frame in {Frame.COMMA_TAG, Frame.AS_TAG}
        if before is not None and not tag:
            here = self._tree.sentence_index(cue.token)
            distance = here - self._tree.sentence_index(before.cue.token)
            low = max(self._subjects.window(cue)[0], before.cue.last)
            between = any(self._is_stranger(index) for index in range(low, cue.token))
            if distance == 0 and not self._is_told(cue, before) and not between:
                return before.speaker
        unsigned = "d" in reporting_verbs()[cue.verb].frames
        governing = None if cue.frame.is_tag or unsigned else self._governing(cue, said)
        if governing is not None:
            return governing
        if tag or unsigned:
            return "it is not told who reports it"
        if distance == 0:
            return "no subject"
        sentence = self._tree.sentence(cue.token)
        topic = self.referents.topics.of_verb(cue.token, sentence)
        if topic is not None and cue.frame is not Frame.PREVIOUS:
            return Speaker(entity=topic, token=cue.token)
        low, high = self._subjects.window(cue)
        if self._tree.feat(cue.token, "VerbForm") == "Conv":
            low = sentence.first  # its subject is that of the whole sentence
        lost = not any(self._is_stranger(index) for index in range(low, high))
        singular = self._tree.feat(cue.token, "Number") != "Plur"
        if before is not None and distance == 1 and lost and singular:
            return before.speaker if cue.frame is not Frame.PREVIOUS else "no subject"
        return "no subject" if lost else "its subject is no entity of the text"

    def _is_told(self, cue: Cue, before: Said) -> bool:
        """Whether the verb lies in what the statement before reports, not beside it."""
        if self._tree.feat(cue.token, "VerbForm") == "Conv" or cue.frame.is_tag:
            return False
        return before.start <= self._tokens[cue.token].start < before.stop

    def _governing(self, cue: Cue, said: Sequence[Said]) -> Speaker | str | None:
        """The subject of the clause above a converb or a second verb; the noun of a participle."""
        sentence = self._tree.sentence(cue.token)
        participle = self._tree.feat(cue.token, "VerbForm") == "Part"
        for governor in self._tree.ancestors(cue.token):
            if not sentence.first <= governor < sentence.last:
                return None
            heads: tuple[int, ...] = ()
            if self._tokens[governor].pos in {"VERB", "AUX"}:
                heads = self._tree.children(governor, "nsubj")
            elif participle:
                heads = (governor,)
            for head in heads:
                if self._subjects.agrees(head, governor) and self._subjects.agrees(head, cue.token):
                    # «резолюция, осуждающая …» is nobody's whose words came before
                    entity = self._entity(head, cue, () if head == governor else said)
                    if entity is not None:
                        return Speaker(entity=entity, token=head)
                    return _unknown(self._tokens[head].text)
        return None

    def _is_stranger(self, index: int) -> bool:
        """A noun that may be the subject: then the verb did not lose it."""
        return (
            self._tokens[index].pos in {"NOUN", "PROPN"}
            and self._tree.feat(index, "Case") == "Nom"
            and self._clauses.quoted[index] is None
        )

    def _cited_source(self, cue: Cue) -> Speaker | None:
        """«со ссылкой на X», where X has a name: then X says it and the medium is cited."""
        sentence = self._tree.sentence(cue.token)
        high = sentence.last if cue.frame.is_tag or cue.frame is Frame.PREVIOUS else cue.last
        for index in range(cue.token + 1, min(high, len(self._tokens) - 2)):
            if self._tokens[index].lemma not in _CITING:
                continue
            for noun in range(index + 2, high):
                if self._tokens[noun].pos in NOMINAL_POS:
                    entity = self.referents.phrase(noun, high, ())
                    if entity is not None and self.has_name(entity):
                        return Speaker(entity=entity, token=noun)
                    return None
        return None


def _unknown(word: str) -> str:
    return f"«{word}» is no entity of the text"
