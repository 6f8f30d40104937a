"""The subject of a reporting verb: which tokens of the reporting clause may head it.

Where the tree has lost it, the order of Russian news helps: a tag has its subject behind the verb
(«…, сообщил X»), a clause with «что» before it («X сообщил, что …»).
"""

from extract.claims.speech.clauses import MAX_REACH, OPENING, Clauses
from extract.claims.speech.frames import Cue
from extract.claims.speech.referents import Referents
from extract.claims.speech.reporting import WordClass, words_of
from extract.records import Mention, MentionKind
from ontology.vocabulary import EntityType

NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "X"})
"""Parts of speech that head a speaker's phrase."""
_NO_SUBJECTS = frozenset({"это", "что", "который", "кто"})
RELATIVE_LEAD = 4
"""Tokens from the comma to «который» («, глава одной из которых …»)."""
_LABELLED, _KNOWN, _OBLIQUE, _RIGHT_SIDE = 4.0, 2.0, 2.0, 1.5
"""Weights of what speaks for a subject: the tree's label outweighs the rest but for a name on the
side where a subject belongs; the order of the weights was set on sentences that the parser got
wrong, the values between them make no difference."""


class SubjectFinder:
    """Finds the heads that the subjects of one document's reporting verbs may have."""

    def __init__(self, clauses: Clauses, referents: Referents) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self._referents = referents

    def candidates(self, cue: Cue) -> list[int]:
        """Tokens that may head the subject, the likeliest first."""
        scored = []
        subjects = set(self._tree.children(cue.token, "nsubj"))
        for index in range(*self.window(cue)):
            score = self._subject_score(index, cue, subjects)
            if score is not None:
                side = _RIGHT_SIDE if (index > cue.token) == cue.frame.is_tag else 0.0
                scored.append((-score - side, abs(index - cue.token), index))
        best = [index for _, _, index in sorted(scored)]
        media = [index for index in best if self._referents.is_outlet(index)]
        people = [index for index in best if index not in media]
        if media and people and self.agrees(people[0], cue.token):
            return [*people, *media]
        return best

    def window(self, cue: Cue) -> tuple[int, int]:
        """The tokens of the reporting clause."""
        if cue.frame.is_tag:
            return cue.first, cue.last
        inserted = cue.token
        for index in range(cue.token - 1, max(cue.first, cue.token - MAX_REACH), -1):
            if index >= inserted:
                continue
            if self._tokens[index].lemma == "который" and self._clauses.quoted[index] is None:
                return index, cue.last  # «…, который в прессе называют …»: beyond is no subject
            if self._clauses.is_finite(index) and self._clauses.quoted[index] is None:
                inserted = self._inserted_from(index, cue)
                if inserted < index:
                    continue
                # An earlier clause: only a subject that the tree gives the verb lies beyond it.
                subjects = [s for s in self._tree.children(cue.token, "nsubj") if s < index]
                if any(self._is_speaker_like(near, cue) for near in range(index + 1, cue.token)):
                    subjects = []
                return min([index + 1, *subjects]), cue.last
        return max(cue.first, cue.token - MAX_REACH), cue.last

    def _is_speaker_like(self, index: int, cue: Cue) -> bool:
        """Whether the token heads a phrase in the nominative that names a possible speaker."""
        return (
            self._may_be_subject(index, cue)
            and self._tree.feat(index, "Case") == "Nom"
            and self.agrees(index, cue.token)
            and (self._referents.known(index) or self._referents.holder(index)) is not None
        )

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
        holder = self._referents.known(index) or self._referents.holder(index)
        known = holder is not None
        labelled = index in subjects
        if not labelled and (
            case not in {"Nom", None}
            or not self.agrees(index, cue.token)
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
        if index == cue.token or token.lemma in _NO_SUBJECTS:
            return False
        if token.pos not in NOMINAL_POS and token.lemma not in words_of(WordClass.STAFF):
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
            if mention.type is not EntityType.PERSON and not self._is_misread(mention, index)
        )

    def _is_misread(self, mention: Mention, index: int) -> bool:
        """Whether a name runs on into the subject («рассказал журналистам министр …»)."""
        return (
            not mention.type.is_organization
            and self._tokens[index].rel == "nsubj"
            and self._tree.feat(index, "Animacy") == "Anim"
            and self._tree.feat(index, "Case") == "Nom" != self._tree.feat(mention.head, "Case")
        )

    def _is_named_obliquely(self, index: int) -> bool:
        """«в беседе с изданием "X"»: a name after its class noun shares that noun's case."""
        if self._tokens[index].pos == "NOUN" and self._tokens[index - 1].text not in OPENING:
            return False  # «сообщил журналистам мэр X»: a noun of its own
        before = index - 1
        while before >= 0 and self._tokens[before].text in OPENING:
            before -= 1
        return (
            before >= 0
            and self._tokens[before].pos == "NOUN"
            and self._tokens[before].lemma in words_of(WordClass.OUTLET)
            and self._tree.feat(before, "Case") not in {"Nom", None}
        )

    def agrees(self, index: int, verb: int) -> bool:
        """Whether a noun agrees with the verb in number and gender, as far as both are known."""
        for name in ("Number", "Gender"):
            noun, own = self._tree.feat(index, name), self._tree.feat(verb, name)
            if noun and own and noun != own:
                # Posts in the masculine agree with women: «представитель заявила».
                if name == "Gender" and self._tree.feat(index, "Animacy") == "Anim":
                    continue
                return self._tokens[index].text.isupper()
        return True
