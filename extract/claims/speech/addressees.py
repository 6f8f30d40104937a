"""To whom it is said: «сказал X», «призвал X уйти», «потребовал от X», «в интервью X».

Only entities count: what is said to «журналистам» is said to nobody that the graph knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.claims.speech.clauses import OPENING, Clauses
from extract.claims.speech.frames import Cue
from extract.claims.speech.referents import Referents
from extract.claims.speech.reporting import WordClass, reporting_verbs, words_of
from extract.claims.speech.subjects import NOMINAL_POS
from extract.records import Entity
from ontology.vocabulary import EntityType

_FROM = frozenset({"от", "у"})
_OPENED_BY = frozenset({"в", "во", "на", "ходе", "время"})
"""Words before «интервью X», «встрече с X»; «после встречи с X» is said to somebody else."""
_WITH = {"с": "Ins", "со": "Ins", "к": "Dat", "ко": "Dat"}
"""Prepositions of the hearer behind such a noun, with its case («беседа с X», «обращение к X»)."""
_MAX_MODIFIERS = 3
"""Words between such a preposition and its noun («в недавнем большом интервью»)."""
_BODY_TYPES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.ORGANIZATION,
        EntityType.ALLIANCE,
        EntityType.GOVERNMENT_BODY,
        EntityType.MEDIA_OUTLET,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who hears the words, and the medium through which they became known."""

    hearer: Entity | None = None
    medium: Entity | None = None


class AddresseeFinder:
    """Finds the hearers of one document's statements."""

    def __init__(self, clauses: Clauses, referents: Referents) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self._referents = referents

    def find(self, cue: Cue, speaker: Entity) -> Audience:
        """To whom a cue's words are said; nobody where no verb reports them."""
        verb = reporting_verbs().get(cue.verb)
        if verb is None or cue.frame.is_unmarked:
            return Audience()
        for head in (
            *self._in_dative(cue),
            *self._in_accusative(cue, verb.frames),
            *self._asked(cue, verb.frames),
            *self._conversed_with(cue, WordClass.HEARD),
        ):
            hearer = self._entity(head, cue)
            if hearer is not None and hearer.id != speaker.id:
                is_medium = hearer.type is EntityType.MEDIA_OUTLET
                return Audience(hearer=hearer, medium=hearer if is_medium else None)
        for head in self._conversed_with(cue, WordClass.AIRED):
            medium = self._entity(head, cue)
            if medium is not None and medium.type is EntityType.MEDIA_OUTLET:
                return Audience(medium=medium)
        return Audience()

    def _entity(self, head: int, cue: Cue) -> Entity | None:
        if self._tokens[head].pos not in NOMINAL_POS or self._tokens[head].pos == "PRON":
            return None
        return self._referents.phrase(head, max(cue.last, head + 1), ())

    def _in_dative(self, cue: Cue) -> Iterator[int]:
        """«сообщил президенту X»; of media also names that have no cases («сказал Reuters»)."""
        tree = self._tree
        low, high = self._window(cue)
        for index in range(low, high):
            own = self._tokens[index].head == cue.token
            if tree.children(index, "case") or self._clauses.word(index - 1) in _FROM:
                continue
            case = tree.feat(index, "Case")
            in_dative = case == "Dat" and (own or index == cue.token + 1)
            if in_dative or self._is_told_beside(index, cue):
                yield index

    def _is_told_beside(self, index: int, cue: Cue) -> bool:
        """Whether a medium, or a foreign name in a tag, stands right behind the verb.

        Its case does not show («сообщили Reuters в полиции»); the subject is somebody else.
        """
        before = index - 1
        while before > cue.token and self._tokens[before].text in OPENING:
            before -= 1
        foreign = cue.frame.is_tag and self._tree.feat(index, "Foreign") is not None
        return before == cue.token and (foreign or self._referents.is_outlet(index))

    def _in_accusative(self, cue: Cue, frames: frozenset[str]) -> Iterator[int]:
        """«призвал X уйти», «предупредил X об угрозе»."""
        if "h" not in frames:
            return
        for child in self._tree.children(cue.token, "obj", "iobj"):
            if not self._tree.children(child, "case"):
                yield child
        beside = cue.token + 1
        if beside < len(self._tokens):  # the tree may give the hearer to the infinitive
            known = self._referents.known(beside)
            if known is not None and (
                self._tree.feat(beside, "Case") == "Acc" or known.type in _BODY_TYPES
            ):
                yield beside

    def _asked(self, cue: Cue, frames: frozenset[str]) -> Iterator[int]:
        """«потребовал от X», «спросил у X»."""
        if "f" not in frames:
            return
        for index in range(*self._window(cue, behind=_MAX_MODIFIERS)):
            if self._clauses.word(index) in _FROM:
                head = self._tokens[index].head
                if index < head and self._tree.feat(head, "Case") in {"Gen", None}:
                    yield head

    def _conversed_with(self, cue: Cue, kind: WordClass) -> Iterator[int]:
        """«в интервью X», «на встрече с X», «в письме министру X»."""
        for noun in range(*self._window(cue)):
            if self._tokens[noun].lemma not in words_of(kind) or not self._is_occasion(noun):
                continue
            for child in self._tree.children(noun, "nmod", "iobj", "obl", "appos", "flat"):
                case, word = self._tree.feat(child, "Case"), self._tree.case_word(child)
                wanted = "Dat" if word is None else _WITH.get(word)
                if child > noun and (case == wanted or (word is None and self._is_medium(child))):
                    yield child
            beside = noun + 1
            while beside < len(self._tokens) and self._tokens[beside].text in OPENING:
                beside += 1
            if beside < len(self._tokens) and self._is_medium(beside):
                yield beside

    def _is_medium(self, index: int) -> bool:
        """Whether the token names a medium or is its class noun («телеканалу», «газете»)."""
        return self._referents.is_outlet(index)

    def _is_occasion(self, noun: int) -> bool:
        """Whether «в», «на» or «в ходе» stands before the noun and its modifiers."""
        for before in range(noun - 1, max(noun - 2 - _MAX_MODIFIERS, -1), -1):
            if self._clauses.word(before) in _OPENED_BY:
                return True
            if self._tokens[before].pos not in {"ADJ", "DET", "PRON"}:
                return False
        return False

    def _window(self, cue: Cue, behind: int = 1) -> tuple[int, int]:
        """The tokens of the reporting clause, and so many behind its verb at least.

        What is said begins right behind the verb where a phrase is said («предложил X уйти»).
        """
        sentence = self._tree.sentence(cue.token)
        if cue.frame.is_tag:
            return cue.first, cue.last
        low = self._clauses.boundary_left(cue.token, sentence) + 1
        high = max(cue.last, cue.token + 1 + behind)
        return max(low, sentence.first), min(high, sentence.last)
