"""Who says it: from a reporting cue to an entity of the document.

The subject is searched in the reporting clause alone, never in what was said. Where the tree has
lost it, the order of Russian news helps: a tag has its subject behind the verb («…, сообщил X»), a
clause with «что» before it («X сообщил, что …»).
"""

from collections.abc import Sequence

from extract.claims.speech.clauses import MAX_REACH, OPENING, Clauses
from extract.claims.speech.frames import Cue, Frame
from extract.claims.speech.referents import (
    BODIES,
    PRONOUNS,
    Referents,
    Said,
    Speaker,
)
from extract.claims.speech.reporting import WordClass, reporting_verbs, words_of
from extract.records import Entity, MentionKind
from ontology.vocabulary import EntityType

QUOTING_VERBS = frozenset({"цитировать", "процитировать", "приводить", "привести"})
"""Verbs whose object speaks and whose subject only passes on."""
_WORDS = frozenset({"слово", "слова", "высказывание", "цитата", "заявление"})
"""What one «приводит» of somebody's."""
_CITING = frozenset({"ссылка", "ссылаться", "сослаться"})
"""«со ссылкой на X», «ссылаясь на X»."""
_FOLLOWING = frozenset({"следовать", "вытекать"})
"""Verbs of what follows from a document."""
_PASSING_ON = frozenset({"передавать", "передать", "писать"})
"""What only media do: a body that does it is one, whatever its type."""
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "X"})
_NO_SUBJECTS = frozenset({"это", "что", "который", "кто"})
RELATIVE_LEAD = 4
"""Tokens from the comma to «который» («, глава одной из которых …»)."""
_LABELLED, _KNOWN, _OBLIQUE, _RIGHT_SIDE = 4.0, 2.0, 2.0, 1.5
"""Weights of what speaks for a subject: the tree's label outweighs the rest but for a name on the
side where a subject belongs; the order of the weights was set on sentences that the parser got
wrong, the values between them make no difference."""


class SpeakerFinder:
    """Finds the speakers of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self._referents = Referents(clauses)

    def find(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The speaker of a cue, or why there is none.

        `said` are the statements before the cue, in the order of the text.
        """
        if cue.frame is Frame.NOMINAL:
            return self._nominal(cue, said)
        if cue.frame.is_unmarked:
            return self._unmarked(cue, said)
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
        return entity.type is EntityType.ORGANIZATION and cue.verb in _PASSING_ON

    def has_name(self, entity: Entity) -> bool:
        """Whether the text names the entity, not only describes it."""
        return self._referents.has_name(entity)

    def _nominal(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """«по его словам», «по словам X»: the owner before the noun or the phrase behind it."""
        for index in range(cue.first, cue.token):
            if self._clauses.word(index) in PRONOUNS:
                entity = self._body_before(cue, said) or self._referents.pronoun(
                    index, self._tokens[cue.first].start, said
                )
                return Speaker(entity=entity, token=index) if entity else "the pronoun is unclear"
        for index in range(cue.token + 1, cue.last):
            token = self._tokens[index]
            owner = self._clauses.word(index) in PRONOUNS  # «по словам его супруги»
            other_case = set(self._tree.children(index, "case")) - {cue.token}
            if token.pos in _NOMINAL_POS and not owner and not other_case:
                entity = self._referents.phrase(index, cue.last, said)
                if entity is not None:
                    return Speaker(entity=entity, token=index)
                break
        return "the source is no entity of the text"

    def _body_before(self, cue: Cue, said: Sequence[Said]) -> Entity | None:
        """«по ее данным»: figures are a body's that spoke just before, rather than a person's."""
        if self._tokens[cue.token].lemma == "слово" or not said:
            return None
        last = said[-1]
        here = self._tree.sentence_index(cue.token)
        near = here - self._tree.sentence_index(last.cue.token) <= 1
        return last.speaker.entity if near and last.speaker.entity.type in BODIES else None

    def _unmarked(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """The name of a label; for a quotation on its own who spoke, or is told of, just before."""
        if cue.frame is Frame.LABEL:
            entity = self._referents.named(cue.token)
            return Speaker(entity=entity, token=cue.token) if entity else "the label is no entity"
        here = self._tree.sentence_index(cue.token)
        if said and said[-1].speaker.entity.type is EntityType.PERSON:
            before = self._tree.sentence_index(self._tree.token_at(said[-1].stop - 1))
            before = max(before, self._tree.sentence_index(said[-1].cue.token))
            if here - before <= 1:
                return said[-1].speaker
        if here == 0:
            return "nobody is named before"
        entity = self._referents.topic_of(self._tree.document.sentences[here - 1])
        if entity is None:
            return "nobody is told of before"
        return Speaker(entity=entity, token=cue.token)

    def _subject(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        if cue.verb in QUOTING_VERBS:
            return self._quoted_person(cue, said)
        if said and self._continues(cue, said[-1].cue):
            return said[-1].speaker
        heads = self._candidates(cue)
        if self._is_relative(cue):
            return self._described(cue, said)
        if not heads:
            return self._body(cue, said) or self._inherited(cue, said)
        medium = self._addressed(heads[1:])
        entity = self._entity(heads[0], cue, said)
        if entity is not None:
            return Speaker(entity=entity, token=heads[0], medium=medium)
        certain = heads[0] in self._tree.children(cue.token, "nsubj") and (
            self._tree.feat(heads[0], "Case") == "Nom"
        )
        body = None if certain else self._body(cue, said)
        return body or _unknown(self._tokens[heads[0]].text)

    def _entity(self, token: int, cue: Cue, said: Sequence[Said]) -> Entity | None:
        if self._clauses.word(token) in PRONOUNS:
            limit = cue.quotation.start if cue.quotation else self._tokens[token].start
            if cue.frame is Frame.QUOTE_TAG and cue.quotation is None:
                limit = self._tree.sentence(token).start
            return self._referents.pronoun(token, limit, said)
        entity = self._referents.phrase(token, max(cue.last, cue.token + 1), said)
        return self._referents.taken_up(entity, token, said) or entity

    def _quoted_person(self, cue: Cue, said: Sequence[Said]) -> Speaker | str:
        """«…», — цитирует его (приводит слова X) Reuters: the object speaks, the subject relays."""
        low, high = self._window(cue)
        bringing = cue.verb in {"приводить", "привести"}
        if bringing and not any(self._tokens[i].lemma in _WORDS for i in range(low, high)):
            return "no words are quoted"
        outlets = (i for i in range(low, high) if self._referents.is_outlet(i))
        medium = next((self._referents.named(i) for i in outlets), None)
        for index in range(low, high):
            token = self._tokens[index]
            if token.pos not in {*_NOMINAL_POS, "DET"} or self._referents.is_outlet(index):
                continue
            entity = self._entity(index, cue, said)
            if entity is not None:
                return Speaker(entity=entity, token=index, medium=medium)
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

    def _candidates(self, cue: Cue) -> list[int]:
        """Tokens that may head the subject, the likeliest first."""
        scored = []
        subjects = set(self._tree.children(cue.token, "nsubj"))
        for index in range(*self._window(cue)):
            score = self._subject_score(index, cue, subjects)
            if score is not None:
                side = _RIGHT_SIDE if (index > cue.token) == cue.frame.is_tag else 0.0
                scored.append((-score - side, abs(index - cue.token), index))
        best = [index for _, _, index in sorted(scored)]
        media = [index for index in best if self._referents.is_outlet(index)]
        people = [index for index in best if index not in media]
        if media and people and self._agrees(people[0], cue.token):
            return [*people, *media]
        return best

    def _window(self, cue: Cue) -> tuple[int, int]:
        """The tokens of the reporting clause."""
        if cue.frame.is_tag:
            return cue.first, cue.last
        inserted = cue.token
        for index in range(cue.token - 1, max(cue.first, cue.token - MAX_REACH), -1):
            if index >= inserted:
                continue
            if self._clauses.is_finite(index) and self._clauses.quoted[index] is None:
                inserted = self._inserted_from(index, cue)
                if inserted < index:
                    continue
                # An earlier clause: only a subject that the tree gives the verb lies beyond it.
                subjects = [s for s in self._tree.children(cue.token, "nsubj") if s < index]
                return min([index + 1, *subjects]), cue.last
        return max(cue.first, cue.token - MAX_REACH), cue.last

    def _inserted_from(self, verb: int, cue: Cue) -> int:
        """Where the relative clause begins that a verb closes («В X, которым руководит Y, …»)."""
        left = self._clauses.boundary_left(verb, self._tree.sentence(verb))
        right = self._clauses.boundary_right(verb, self._tree.sentence(verb))
        opens = any(
            self._tokens[index].lemma == "который"
            for index in range(left + 1, min(left + 1 + RELATIVE_LEAD, verb))
        )
        closed = right < cue.token and self._tokens[right].text == ","
        return left if opens and closed and left > cue.first else verb

    def _subject_score(self, index: int, cue: Cue, subjects: set[int]) -> float | None:
        """How likely the token heads the subject; None if it cannot."""
        if not self._may_be_subject(index, cue):
            return None
        token = self._tokens[index]
        case = self._case(index, cue)
        known = self._referents.known(index) is not None
        labelled = index in subjects
        if not labelled and (
            case not in {"Nom", None}
            or not self._agrees(index, cue.token)
            or token.rel.split(":")[0] in {"nmod", "nummod", "amod"}
            or not (known or token.pos == "PRON")
        ):
            return None
        score = (_LABELLED if labelled else 0.0) + (_KNOWN if known else 0.0)
        return score if case in {"Nom", None} else score - _OBLIQUE

    def _case(self, index: int, cue: Cue) -> str | None:
        """Case of a noun; a name in its base form behind a tag's verb is no object to it."""
        case = self._tree.feat(index, "Case")
        if case in {"Nom", None} or not cue.frame.is_tag or index < cue.token:
            return case
        return "Nom" if self._referents.is_bare_name(index) else case

    def _may_be_subject(self, index: int, cue: Cue) -> bool:
        """Whether a noun or pronoun heads a phrase of its own, without a preposition."""
        token = self._tokens[index]
        if index == cue.token or token.pos not in _NOMINAL_POS or token.lemma in _NO_SUBJECTS:
            return False
        apart = self._clauses.quoted[index] != self._clauses.quoted[cue.token]
        if apart and not self._tree.mentions_over(index):
            return False
        return not (
            self._is_part(index)
            or self._is_named_obliquely(index)
            or self._tree.children(index, "case")
        )

    def _is_part(self, index: int) -> bool:
        """Whether the token belongs to a name or noun phrase that an earlier token heads."""
        token = self._tokens[index]
        if token.rel.split(":")[0] in {"appos", "flat"} and 0 <= token.head < index:
            # «с Си Цзиньпином Трамп»: two names run together, the second is the subject
            apart = self._tree.feat(index, "Case") == "Nom" != self._tree.feat(token.head, "Case")
            return not (apart and self._referents.known(index))
        return any(
            mention.kind is MentionKind.NAME and mention.head != index and mention.last > index + 1
            for mention in self._tree.mentions_over(index)
            if mention.type is not EntityType.PERSON
        )

    def _is_named_obliquely(self, index: int) -> bool:
        """«в беседе с изданием "X"»: a name after its class noun shares that noun's case."""
        before = index - 1
        while before >= 0 and self._tokens[before].text in OPENING:
            before -= 1
        return (
            before >= 0
            and self._tokens[before].pos == "NOUN"
            and self._tokens[before].lemma in words_of(WordClass.OUTLET)
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

    def _addressed(self, heads: Sequence[int]) -> Entity | None:
        """A medium beside the subject: the one that was spoken to."""
        for head in heads:
            entity = self._referents.named(head)
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
            follows = cue.verb in _FOLLOWING
            if token.text.lower() not in ({"из"} if follows else {"в", "во", "на"}):
                continue
            if token.pos != "ADP":
                continue
            for noun in range(index + 1, min(index + 6, high)):
                if self._tokens[noun].pos in _NOMINAL_POS:
                    entity = self._referents.phrase(noun, high, said)
                    if entity is not None and (entity.type in BODIES or "d" in frames):
                        return Speaker(entity=entity, token=noun)
                    break
        return None

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
            if distance == 0 and not self._is_told(cue, before):
                return before.speaker
        governing = None if cue.frame.is_tag else self._governing(cue, said)
        if governing is not None:
            return governing
        if tag or "d" in reporting_verbs()[cue.verb].frames:
            return "it is not told who reports it"
        if distance == 0:
            return "no subject"
        lost = not any(self._is_stranger(index) for index in range(*self._window(cue)))
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
                if self._agrees(head, governor) and self._agrees(head, cue.token):
                    entity = self._entity(head, cue, said)
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
                if self._tokens[noun].pos in _NOMINAL_POS:
                    entity = self._referents.phrase(noun, high, ())
                    if entity is not None and self.has_name(entity):
                        return Speaker(entity=entity, token=noun)
                    return None
        return None


def _unknown(word: str) -> str:
    return f"«{word}» is no entity of the text"
